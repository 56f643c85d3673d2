/** Lines as they are broken on the page → paragraphs as they were written. */
import { cleanText } from '../../src/text/clean.js';
import type { Line } from './lines.js';

/** The least that must move to the next line together: a word or number, or one Chinese character with its closing marks. */
const FIRST_UNIT = /^(?:[^\s\u2e80-\u9fff\uf900-\uffef]+|\S[，。；：、！？）】》”’%％]*)/u;
const ITEM = /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]\d{1,2}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳]|注[：:])/u;
/** A comparison that starts a line after another value is a value of its own. */
const COMPARATOR = /^[≥≤≧≦＞＜＝<>=]/u;
const SENTENCE_END = /[。；;！？!?：:]$/u;

/** Length along the line of the characters that would have to move up. */
function firstUnit(line: Line): number {
  const unit = FIRST_UNIT.exec(line.text.trimStart())?.[0] ?? '';
  let length = 0;
  let end: number | null = null;
  let count = 0;
  for (const g of line.glyphs) {
    if (count >= unit.length) break;
    count += g.text.length;
    length = Math.max(length, end === null ? g.x1 - g.x0 : 0);
    end ??= g.x0;
  }
  const [first, last] = [line.glyphs[0], line.glyphs[Math.max(0, Math.min(line.glyphs.length, count) - 1)]];
  if (first === undefined || last === undefined) return 0;
  if (line.turn !== 0) return count * line.size;
  return Math.max(length, Math.abs(last.x1 - first.x0));
}

/** Whether `line` is so full, in a column of `capacity` points, that `next` may be its continuation. */
export function isFull(line: Line, next: Line, capacity: number): boolean {
  return line.to - line.from + firstUnit(next) > capacity - 0.05 * line.size;
}

const WORD_END = /[\p{Script=Latin}\d.,%]$/u;
const WORD_START = /^[\p{Script=Latin}\d.,%]/u;

/** Whether the line is one unbroken word or number: only such a one is broken in its midst. */
const isOneWord = (line: Line): boolean => /^[\p{Script=Latin}\d.,%~≥≤<>=+-]+$/u.test(line.text.trim());

/**
 * The text of lines that follow each other in one paragraph. Chinese is joined without a space; so is a word or number
 * that fills its whole line and was broken because nothing else was left to break at.
 */
export function joinLines(lines: readonly Line[], capacity: number): string {
  let out = '';
  let previous: Line | undefined;
  for (const line of lines) {
    const text = line.text.trim();
    if (previous !== undefined && out !== '' && text !== '') {
      const broken = WORD_END.test(out) && WORD_START.test(text);
      const step = (line.glyphs[0]?.x1 ?? 0) - (line.glyphs[0]?.x0 ?? 0);
      const filled = previous.to - previous.from + step > capacity - 0.05 * previous.size;
      out += broken && filled && isOneWord(previous) ? '' : ' ';
    }
    out += text;
    previous = line;
  }
  return cleanText(out);
}

/** Space left free at each side of a cell, at most: what Word and WPS leave by default. Points. */
const PADDING = 5.6;

/** Room for text in a cell whose borders stand `from` and `to`. */
export function capacityOf(lines: readonly Line[], from: number, to: number): number {
  let left = PADDING;
  let right = PADDING;
  for (const line of lines) {
    left = Math.min(left, line.from - from);
    right = Math.min(right, to - line.to);
  }
  return to - from - Math.max(0, left) - Math.max(0, right);
}

/** Whether `next` begins an item of a list, or a value, of its own, however full the line before it is. */
export function startsItem(line: Line, next: Line): boolean {
  const [before, text] = [line.text.trim(), next.text.trim()];
  return (ITEM.test(text) && SENTENCE_END.test(before)) || (COMPARATOR.test(text) && /\d/.test(before));
}

/** Groups a cell's lines into the paragraphs they were broken from: a line that had room for more ends its paragraph. */
export function cellParagraphs(lines: readonly Line[], capacity: number): Line[][] {
  const out: Line[][] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const current = out.at(-1);
    const item = previous !== undefined && startsItem(previous, line);
    if (current !== undefined && previous !== undefined && !item && isFull(previous, line, capacity))
      current.push(line);
    else out.push([line]);
    previous = line;
  }
  return out;
}
