/**
 * A shadow of a text in which each character has one form (full-width digits, the many dashes and tildes, ≧ and ⩾),
 * of the same length as the text, so that a place found in the shadow is the same place in the text. Never stored.
 */
import { remembered } from './remembered.js';

const ODD: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '≧': '≥',
  '⩾': '≥',
  '≦': '≤',
  '⩽': '≤',
  '﹪': '%',
  '﹥': '>',
  '〉': '>',
  '﹤': '<',
  '〈': '<',
  '﹦': '=',
  '﹣': '-',
  '﹢': '+',
  '￥': '¥',
  '〔': '(',
  '〕': ')',
  '︵': '(',
  '︶': ')',
  '【': '(',
  '】': ')',
  '∶': ':',
  '﹕': ':',
  '○': '〇',
  '·': '·',
  '•': '·',
};
const DASHES = '‐‑‒–—―─━−－﹘';
const TILDES = '～〜∼˜∽';

const FORMS = new Map<string, string>(Object.entries(ODD));
for (const dash of DASHES) FORMS.set(dash, '-');
for (const tilde of TILDES) FORMS.set(tilde, '~');
// the full-width comma stays: in Chinese text it parts clauses, it does not group digits, but for full-width ones
for (let code = 0xff01; code <= 0xff5e; code++) {
  const wide = String.fromCharCode(code);
  if (wide !== '，' && !FORMS.has(wide)) FORMS.set(wide, String.fromCharCode(code - 0xfee0));
}

const HAS_FORM = new RegExp(`[${[...FORMS.keys()].join('')}]`, 'g');

const WIDE_GROUPS = /(?<![０-９][，．]?|分别.{0,12})[０-９]{1,3}(?:，[０-９]{3})+(?![０-９，])/g;

const formed = (text: string): string => {
  const grouped = /[０-９]，/.test(text) ? text.replace(WIDE_GROUPS, (number) => number.replaceAll('，', ',')) : text;
  return grouped.replace(HAS_FORM, (c) => FORMS.get(c) ?? c);
};

/** The text with one form for each character; same length in UTF-16 units. */
export const shadow: (text: string) => string = remembered(formed);

/** The shadow without any whitespace, for cells whose parts a conversion has spaced out. */
export const tightShadow: (text: string) => string = remembered((text) => formed(text).replace(/\s+/g, ''));
