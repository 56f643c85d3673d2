/** Running text: which lines make one paragraph. */
import type { Paragraph } from '../../src/model/doc.js';
import { at } from '../../src/model/doc.js';
import { cleanText } from '../../src/text/clean.js';
import { displayWidth, ENUMERATOR, joinRaw, SENTENCE_END } from './lines.js';
import type { Line } from './lines.js';

/** The number of a page, alone on its line: — 2 —, 第 2 页. */
const PAGE_NUMBER = /^(?:[-—–－]\d{1,3}[-—–－]|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?)$/u;
const isPageNumber = (line: Line): boolean =>
  line.text.length < 200 && PAGE_NUMBER.test(line.text.replace(/\s+/gu, ''));

/**
 * Paragraphs of lines that follow one another; `full` is the width at which the file breaks its lines, if it does, and
 * `hanging` the one of first lines, where they alone are indented (see `hangingWidth`).
 */
export function paragraphs(lines: readonly Line[], full: number | null, hanging: number): Paragraph[] {
  const out: Paragraph[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    if (isPageNumber(line)) {
      out.push(paragraph(line, line.text, 'footer'));
      continue;
    }
    let raw = line.text;
    let last = line;
    const numbers: Line[] = [];
    for (let k = i + 1; k < lines.length; k++) {
      const next = lines[k] as Line;
      if (isPageNumber(next)) {
        numbers.push(next);
        continue;
      }
      // what stands below the number of a page follows the line above it
      const below = k - i > 1 && isPageNumber(lines[k - 1] as Line) ? { ...next, blanks: 0, feed: false } : next;
      if (!joins(last, below, full) && !hangs(line, last, below, hanging)) break;
      raw = joinRaw(raw, next);
      last = next;
      for (const number of numbers.splice(0)) out.push(paragraph(number, number.text, 'footer'));
      i = k;
    }
    const whole = paragraph(line, raw, 'body');
    if (whole.text !== '') out.push(whole);
  }
  return out;
}

const paragraph = (line: Line, raw: string, role: 'body' | 'footer'): Paragraph => ({
  kind: 'paragraph', text: cleanText(raw), raw, role, outline: null, number: null, at: at({ paragraph: line.number }),
}); // prettier-ignore

const INDENT = /^(?: {2,12}|\u3000{1,4})\S/u;

const COLUMNS = /\S(?: {3,}|\u3000{2,}|\t)\S/u;

/** How wide the lines are that paragraphs begin with, where they alone are indented; 0 where that cannot be told. */
export function hangingWidth(lines: readonly Line[]): number {
  let widest = 0;
  let seen = 0;
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (line.text.length > 200 || !INDENT.test(line.text) || COLUMNS.test(line.text)) return;
    widest = Math.max(widest, displayWidth(line.text.trimEnd()));
    if (next?.blanks === 0 && /^\S/u.test(next.text) && !SENTENCE_END.test(line.text)) seen++;
  });
  return seen >= 2 && widest >= 40 && widest <= 160 ? widest : 0;
}

/** A number that opens the rest of a sentence, not a list. */
const AMOUNT = /^\d[\d,]*\.\d/u;

/** Whether `next` stands at the margin below the long line `line` of a paragraph that began with an indent. */
function hangs(first: Line, line: Line, next: Line, widest: number): boolean {
  if (widest === 0 || next.blanks > 0 || next.feed || !INDENT.test(first.text) || !/^\S/u.test(next.text)) return false;
  if (SENTENCE_END.test(line.text) || /[：:]\s*$/u.test(line.text)) return false;
  if (ENUMERATOR.test(next.text) && !AMOUNT.test(next.text)) return false;
  return displayWidth(line.text.trimEnd()) + displayWidth(firstWord(next.text)) > widest * 0.75;
}

/** A number with its sign: it is not parted, so that the line before it ends early. */
const firstWord = (text: string): string => /^\s*[\d.,%]*/u.exec(text)?.[0] ?? '';

function joins(line: Line, next: Line, full: number | null): boolean {
  if (SENTENCE_END.test(line.text) || /[：:]\s*$/u.test(line.text)) return false;
  if (/^[\s\u3000]{2}|^[\t\u3000]/u.test(next.text)) return false;
  if (ENUMERATOR.test(next.text) && !AMOUNT.test(next.text)) return false;
  if (next.blanks === 0 && !next.feed) return full !== null && isFull(line.text, full, firstWord(next.text));
  return isTorn(line, next);
}

/** A sentence that a page break tore: a long line that stops in its middle, and a few characters that end it. */
function isTorn(line: Line, next: Line): boolean {
  if (next.blanks > 3 || line.text.trim().length < 20 || !/[，。；]/u.test(line.text)) return false;
  if (!/[\u4e00-\u9fff，、]\s*$/u.test(line.text) || !SENTENCE_END.test(next.text)) return false;
  const tail = next.text.trim();
  return tail.length <= 6 || (/[，、]\s*$/u.test(line.text) && /^[\u4e00-\u9fff]/u.test(tail)) || (next.feed && tail.length <= 40); // prettier-ignore
}

const isFull = (text: string, full: number, word: string): boolean => {
  const width = displayWidth(text.trimEnd());
  return width + displayWidth(word) > full - 4 && width <= full;
};

/**
 * The display width at which a file breaks its lines, or null if a line is a paragraph. Broken lines come close to the
 * same width and none goes beyond it.
 */
export function lineWidth(lines: readonly Line[]): number | null {
  const counts = new Map<number, number>();
  let widest = 0;
  let prose = 0;
  for (const line of lines.slice(0, 5000)) {
    if (line.text.includes('\t')) continue;
    if (line.text.length > 200) return null;
    const width = displayWidth(line.text.trimEnd());
    if (width < 20) continue;
    prose++;
    widest = Math.max(widest, width);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  if (widest < 40 || widest > 160) return null;
  let near = 0;
  for (const [width, count] of counts) if (width > widest - 4) near += count;
  return near >= 4 && near * 3 >= prose ? widest : null;
}
