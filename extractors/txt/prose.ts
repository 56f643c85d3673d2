/** Running text: which lines make one paragraph. */
import type { Paragraph } from '../../src/model/doc.js';
import { at } from '../../src/model/doc.js';
import { cleanText } from '../../src/text/clean.js';
import { displayWidth, ENUMERATOR, joinRaw, SENTENCE_END } from './lines.js';
import type { Line } from './lines.js';

/** Paragraphs of lines that follow one another; `full` is the width at which the file breaks its lines, if it does. */
export function paragraphs(lines: readonly Line[], full: number | null): Paragraph[] {
  const out: Paragraph[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    let raw = line.text;
    let last = line;
    for (let next = lines[i + 1]; next !== undefined && joins(last, next, full); next = lines[i + 1]) {
      raw = joinRaw(raw, next);
      last = next;
      i++;
    }
    const text = cleanText(raw);
    if (text === '') continue;
    const place = at({ paragraph: line.number });
    out.push({ kind: 'paragraph', text, raw, role: 'body', outline: null, number: null, at: place });
  }
  return out;
}

function joins(line: Line, next: Line, full: number | null): boolean {
  if (SENTENCE_END.test(line.text) || /[：:]\s*$/u.test(line.text)) return false;
  if (/^[\s\u3000]{2}|^[\t\u3000]/u.test(next.text) || ENUMERATOR.test(next.text)) return false;
  if (next.blanks === 0 && !next.feed) return full !== null && isFull(line.text, full);
  return isTorn(line, next);
}

/** A sentence that a page break tore: a long line that stops in its middle, and a few characters that end it. */
function isTorn(line: Line, next: Line): boolean {
  if (next.blanks > 3 || line.text.trim().length < 20 || !/[，。；]/u.test(line.text)) return false;
  if (!/[\u4e00-\u9fff，、]\s*$/u.test(line.text) || !SENTENCE_END.test(next.text)) return false;
  const tail = next.text.trim();
  return tail.length <= 6 || (/[，、]\s*$/u.test(line.text) && /^[\u4e00-\u9fff]/u.test(tail)) || (next.feed && tail.length <= 40); // prettier-ignore
}

const isFull = (text: string, full: number): boolean => {
  const width = displayWidth(text.trimEnd());
  return width > full - 4 && width <= full;
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
