/** Lines of prose → paragraphs. */
import type { LaidTable } from './laid-table.js';
import type { Line } from './lines.js';
import type { PageItem } from './page-layout.js';
import { segmentsOf } from './segments.js';
import { isFull, startsItem } from './wrap.js';

/** The column that prose is set in. */
export interface Measure {
  readonly left: number;
  readonly right: number;
}

/** Widest margin that is assumed where too little text shows the real one: Word's default. Points. */
const MARGIN = 90;

/** Where a line ends, without a mark that hangs over the margin. */
const endOf = (line: Line): number => (/[，。、；：！？）”]$/u.test(line.text) ? line.to - line.size : line.to);

/**
 * Where the text of pages of one size begins and ends. `bounds` are the left and right ends of its tables.
 */
export function measureOf(
  lines: readonly Line[],
  bounds: readonly (readonly [number, number])[],
  width: number,
): Measure {
  let [left, right] = [width - MARGIN, 0];
  for (const line of lines) [left, right] = [Math.min(left, line.from), Math.max(right, endOf(line))];
  // lines that end alike, give or take a character that did not fit, show the right margin; ends of sentences and
  // titles in the middle may do so by chance
  const alike = lines.filter((l) => endOf(l) > right - l.size);
  const broken = alike.some((l) => l.from < left + 4 * l.size && !/[。；！？]$/u.test(l.text.trimEnd()));
  if (alike.length >= 2 && broken && right - left > width / 2) return { left, right };
  for (const [from, to] of bounds) [left, right] = [Math.min(left, from), Math.max(right, to - 6)];
  return { left: Math.min(left, MARGIN), right: Math.max(right, width - MARGIN) };
}

/** Whether stretches of the line stand apart (names and dates of a signature line); a list number may. */
function isSpread(line: Line): boolean {
  const segments = segmentsOf(line);
  return segments.length > 2 || (segments.length === 2 && (segments[0]?.glyphs.length ?? 0) > 4);
}

/**
 * Whether `next` goes on with the paragraph of `line`: `line` has no room left, `next` starts at the margin, both are
 * set alike and follow each other closely. `nextMeasure`: the column of `next` on a page with two; `pageBreak`: `next`
 * is the first line of the page after.
 */
export function continues(
  line: Line,
  next: Line,
  measure: Measure,
  nextMeasure: Measure | null,
  pageBreak: boolean,
): boolean {
  if (line.turn !== 0 || next.turn !== 0 || isSpread(line) || isSpread(next) || startsItem(line, next)) return false;
  if (Math.abs(line.size - next.size) > 0.15 * line.size) return false;
  if (next.from > (nextMeasure ?? measure).left + 0.9 * next.size) return false;
  const nextColumn = nextMeasure !== null && nextMeasure.left > measure.right;
  if (!pageBreak && !nextColumn) {
    const step = next.middle - line.middle;
    if (step <= 0 || step > 2.6 * line.size) return false;
  }
  return isFull(line, next, measure.right - line.from);
}

export type BodyItem =
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[]; readonly page: number }
  | { readonly kind: 'table'; readonly table: LaidTable };

/** Joins lines that follow each other, over page breaks too; a table between them parts them. */
export function groupParagraphs(
  items: readonly PageItem[],
  measure: (page: number) => Measure | undefined,
): BodyItem[] {
  const out: BodyItem[] = [];
  let lines: Line[] = [];
  let [last, lastPage, lastColumn]: [Line | undefined, number, Measure | null] = [undefined, 0, null];
  for (const item of items) {
    if (item.kind === 'table') {
      out.push({ kind: 'table', table: item.table });
      last = undefined;
      continue;
    }
    const column = lastColumn ?? measure(lastPage);
    if (
      last !== undefined &&
      column !== undefined &&
      continues(last, item.line, column, item.column, lastPage !== item.page)
    )
      lines.push(item.line);
    else out.push({ kind: 'paragraph', lines: (lines = [item.line]), page: item.page });
    [last, lastPage, lastColumn] = [item.line, item.page, item.column];
  }
  return out;
}
