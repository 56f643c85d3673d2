/**
 * Cleaning text for the record: layout whitespace, control characters and conversion residue go, the wording stays.
 *
 * Never NFKC here: stored text keeps its own characters. For matching, fold a shadow (`fold`).
 */
import { remembered } from './remembered.js';

/** Han, kana-free: ideographs, their punctuation and full-width forms; whitespace beside one of them is layout. */
const WIDE =
  '\\u2e80-\\u303f\\u31c0-\\u31ef\\u3200-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u{20000}-\\u{3ffff}“”‘’…—·×÷≥≤≧≦±℃№☑☐□■√';
const SPACE = '[\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';

const BOOKMARK = /\[bookmark: ?[^\]\n]{0,80}\]/g;
// C0 and C1 but for tab, line feed and carriage return; zero-width and bidi marks; soft hyphen; BOM
const CONTROLS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]/g;
// Kangxi radicals stand in PDFs for the ideographs they look like (⽬ for 目); compatibility ideographs likewise
const RADICALS = /[\u2e80-\u2fd5\uf900-\ufaff]/g;
// what one of the three begins with; most texts have none of it
const RESIDUE = new RegExp(`\\[bookmark:|${CONTROLS.source}|${RADICALS.source}`);
const EDGES = new RegExp(`^${SPACE}|${SPACE}$`, 'gu');
const AFTER_WIDE = new RegExp(`(?<=[${WIDE}])${SPACE}`, 'gu');
const BEFORE_WIDE = new RegExp(`${SPACE}(?=[${WIDE}])`, 'gu');
const BEFORE_SIGN = new RegExp(`(?<=\\d)${SPACE}(?=[%‰°,.;:)\\]])`, 'gu');
const RUN = new RegExp(SPACE, 'gu');
const HAS_SPACE = new RegExp(SPACE.slice(0, -1), 'u');
const PLAIN = /^[\x21-\x7e]*$/;

/** Drops what is no text at all (controls, bookmarks) and restores ideographs; line breaks and spaces stay. */
export function stripControls(raw: string): string {
  if (!RESIDUE.test(raw)) return raw;
  return raw
    .replace(BOOKMARK, '')
    .replace(CONTROLS, '')
    .replace(RADICALS, (c) => c.normalize('NFKC'));
}

/**
 * One cell, heading or sentence on one line. Whitespace next to a Chinese character is layout and goes; between two
 * words in Latin letters or two numbers one space stays.
 */
export const cleanText: (raw: string) => string = remembered((raw) => {
  if (PLAIN.test(raw)) return raw;
  const text = stripControls(raw);
  if (!HAS_SPACE.test(text)) return text;
  // runs first: the patterns after it would take quadratic time on a long one
  return text
    .replace(RUN, ' ')
    .replace(EDGES, '')
    .replace(AFTER_WIDE, '')
    .replace(BEFORE_WIDE, '')
    .replace(BEFORE_SIGN, '');
});

/** The lines of a text, each cleaned, without empty ones. */
export function cleanLines(raw: string): string[] {
  return raw
    .split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/)
    .map(cleanText)
    .filter((line) => line !== '');
}

/**
 * A shadow for matching labels only, never stored: compatibility forms folded, all whitespace gone, brackets and
 * colons in one form, lower case.
 */
export function fold(text: string): string {
  return stripControls(text)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〔【［〈《]/g, '(')
    .replace(/[〕】］〉》]/g, ')')
    .replace(/[﹕∶：]/g, ':')
    .toLowerCase();
}
