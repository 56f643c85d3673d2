/** Lines of prose → paragraphs. */
import type { LaidTable } from './laid-table.js';
import type { Line } from './lines.js';
import type { PageItem } from './page-layout.js';
import { isFull } from './wrap.js';

/** The column that prose is set in. */
export interface Measure {
  readonly left: number;
  readonly right: number;
}

/** Widest margin that is assumed where too little text shows the real one: Word's default. Points. */
const MARGIN = 90;

/**
 * Where the text of a page begins and ends. `bounds` are the left and right ends of its tables.
 */
export function measureOf(
  lines: readonly Line[],
  bounds: readonly (readonly [number, number])[],
  width: number,
): Measure {
  let [left, right] = [width - MARGIN, 0];
  for (const line of lines) [left, right] = [Math.min(left, line.from), Math.max(right, line.to)];
  // lines that end alike show the right margin of justified text
  const justified = lines.filter((l) => l.to > right - 2).length >= 2 && right - left > width / 2;
  if (justified) return { left, right };
  for (const [from, to] of bounds) [left, right] = [Math.min(left, from), Math.max(right, to - 6)];
  return { left: Math.min(left, MARGIN), right: Math.max(right, width - MARGIN) };
}

/**
 * Whether `next` goes on with the paragraph of `line`: `line` has no room left, `next` starts at the margin, both are
 * set alike and follow each other closely. `pageBreak`: `next` is the first line of the page after.
 */
export function continues(line: Line, next: Line, measure: Measure, pageBreak: boolean): boolean {
  if (line.turn !== 0 || next.turn !== 0) return false;
  if (Math.abs(line.size - next.size) > 0.15 * line.size) return false;
  if (next.from > measure.left + 0.9 * next.size) return false;
  if (!pageBreak) {
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
  let [last, lastPage]: [Line | undefined, number] = [undefined, 0];
  for (const item of items) {
    if (item.kind === 'table') {
      out.push({ kind: 'table', table: item.table });
      last = undefined;
      continue;
    }
    const column = measure(lastPage);
    if (last !== undefined && column !== undefined && continues(last, item.line, column, lastPage !== item.page))
      lines.push(item.line);
    else out.push({ kind: 'paragraph', lines: (lines = [item.line]), page: item.page });
    [last, lastPage] = [item.line, item.page];
  }
  return out;
}
