/**
 * Texts in which every character is set apart from the next (项 目 名 称   4 5 0 . 0 0), as some programs copy them out of
 * a PDF: one gap parts characters, a wider one parts cells.
 */
import type { Line } from './lines.js';

const GAP = /[ \u00a0\u3000]+/g;
/** Lines with so many characters tell something. */
const LONG = 3;
/** The share of lines that must be set apart, and of wide gaps that must be equally wide. */
const ENOUGH = 0.9;
const FEWEST = 5;

/** Whether each stretch between gaps is one character; a few may stand together (10, kg). */
function isApart(text: string): boolean {
  const pieces = text.trim().split(/\s+/u);
  const characters = pieces.reduce((sum, piece) => sum + [...piece].length, 0);
  return pieces.length >= LONG && pieces.length >= characters * ENOUGH;
}

/**
 * The lines with a tab for each gap that parts cells, if the whole text is set apart and its wide gaps are all of one
 * width. Where they differ, columns are aligned by them, and nothing is changed. Gaps between characters stay.
 */
export function tabsForWideGaps(lines: readonly Line[]): readonly Line[] {
  const told = lines.filter(({ text }) => [...text.replace(/\s+/gu, '')].length >= LONG);
  if (told.length < FEWEST || told.some(({ text }) => text.includes('\t'))) return lines;
  if (told.filter(({ text }) => isApart(text)).length < told.length * ENOUGH) return lines;
  const widths = new Map<number, number>();
  for (const { text } of told)
    for (const [gap] of text.trim().matchAll(GAP)) widths.set(gap.length, (widths.get(gap.length) ?? 0) + 1);
  const [inner = 0] = [...widths].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  const wide = [...widths].filter(([width]) => width > inner);
  const all = wide.reduce((sum, [, count]) => sum + count, 0);
  const even = Math.max(0, ...wide.map(([, count]) => count));
  if (inner === 0 || all < FEWEST || even < all * ENOUGH) return lines;
  return lines.map((line) => ({
    ...line,
    text: line.text.trim().replace(GAP, (gap) => (gap.length > inner ? '\t' : gap)),
  }));
}
