/** Tables that run over pages → one table each. */
import { above, continuedLabels, isBlank, isSplitRow, lastRowOf, textOf } from './continued-rows.js';
import type { LaidCell, LaidTable } from './laid-table.js';
import type { PageItem, PageLayout } from './page-layout.js';

/** Outer borders of the parts of one table agree within this. Points. */
const SAME_BORDER = 4;
/** Inner borders within this are one column's. Points. */
const SAME_COLUMN = 3.5;
/** More room than the next row needs, plus this, was left on the page: the break is meant. Points. */
const LEFT_FREE = 24;
/** Most rows that are repeated at the top of each page. */
const HEADER_ROWS = 6;

/** Columns of both tables as one list of borders, and where each table's own borders are in it. */
export function unifyColumns(
  a: readonly number[],
  b: readonly number[],
): { xs: number[]; mapA: number[]; mapB: number[] } {
  const xs: number[] = [];
  const mapA: number[] = [];
  const mapB: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (Math.abs(x - y) <= SAME_COLUMN) {
      mapA.push(xs.length);
      mapB.push(xs.length);
      xs.push(x);
      i++;
      j++;
    } else if (x < y) {
      mapA.push(xs.length);
      xs.push(x);
      i++;
    } else {
      mapB.push(xs.length);
      xs.push(y);
      j++;
    }
  }
  return { xs, mapA, mapB };
}

/** The table on other column borders. */
function recolumn(table: LaidTable, xs: readonly number[], map: readonly number[]): LaidTable {
  // as many borders as before are the same borders
  if (xs.length === table.xs.length) return { ...table, xs };
  const cells = table.cells.map((cell) => {
    const col = map[cell.col] ?? cell.col;
    return { ...cell, col, colSpan: (map[cell.col + cell.colSpan] ?? col + 1) - col };
  });
  return { ...table, xs, cells };
}

const sameRow = (a: readonly LaidCell[], b: readonly LaidCell[]): boolean =>
  a.length === b.length &&
  a.every((cell, i) => {
    const other = b[i];
    return (
      other !== undefined &&
      cell.col === other.col &&
      cell.colSpan === other.colSpan &&
      cell.rowSpan === other.rowSpan &&
      textOf(cell) === textOf(other)
    );
  });

/** Words of different meaning in three cells or more, and nothing else: the names of columns. */
function isHeading(row: readonly LaidCell[]): boolean {
  const texts = row.filter((cell) => !isBlank(cell)).map(textOf);
  return (
    texts.length > 2 && new Set(texts).size === texts.length && texts.every((t) => /^\D*\p{Script=Han}{2}\D*$/u.test(t))
  );
}

/** How many rows at the top of `next` repeat rows of `first`, from row `from` on. Both stand on the same columns. */
function repeatedFrom(first: LaidTable, next: LaidTable, from: number): number {
  const row = (table: LaidTable, r: number): readonly LaidCell[] => table.cells.filter((cell) => cell.row === r);
  let [equal, columns] = [0, 0];
  for (let r = 0; r < Math.min(HEADER_ROWS, first.rows - from, next.rows - 1); r++) {
    const [a, b] = [row(first, from + r), row(next, r)];
    // inner rows may be alike by chance, the names of columns (and what is merged with them) are not
    const names = r === 0 ? isHeading(b) : next.cells.some((cell) => cell.row < r && lastRowOf(cell) >= r);
    if (!sameRow(a, b) || (from > 0 && !names)) break;
    columns = Math.max(columns, a.filter((cell) => !isBlank(cell)).length);
    equal = r + 1;
  }
  // a title alone may well stand over two tables; and no cell may reach out of the repeated rows
  if (columns < 2 || next.cells.some((cell) => cell.row < equal && lastRowOf(cell) >= equal)) return 0;
  return equal;
}

/** How many rows at the top of `next` repeat the top of `first`. Both stand on the same columns. */
export const repeatedRows = (first: LaidTable, next: LaidTable): number => repeatedFrom(first, next, 0);

/**
 * The same, where the table in whose head they stand follows another without a gap and both were laid as one: then the
 * heading is one of the inner rows of `first`.
 */
function repeatedInside(first: LaidTable, next: LaidTable): number {
  for (let from = first.rows - 1; from > 0; from--) {
    const rows = repeatedFrom(first, next, from);
    if (rows > 0) return rows;
  }
  return 0;
}

/** Puts `next`, the part on the next page, below `table`. */
export function appendPart(table: LaidTable, next: LaidTable): LaidTable {
  const { xs, mapA, mapB } = unifyColumns(table.xs, next.xs);
  const [a, whole] = [recolumn(table, xs, mapA), recolumn(next, xs, mapB)];
  const skip = repeatedRows(a, whole) || repeatedInside(a, whole);
  const b: LaidTable =
    skip === 0
      ? whole
      : {
          ...whole,
          rows: whole.rows - skip,
          cells: whole.cells.filter((c) => c.row >= skip).map((c) => ({ ...c, row: c.row - skip })),
        };
  const split = isSplitRow(a, b);
  const offset = split ? a.rows - 1 : a.rows;
  const grown = new Map<LaidCell, LaidCell>();
  const taken = new Set<LaidCell>();
  if (split)
    for (const cell of b.cells.filter((c) => c.row === 0)) {
      const upper = above(a, cell);
      if (upper === undefined) continue;
      taken.add(cell);
      grown.set(upper, {
        ...upper,
        rowSpan: upper.rowSpan + cell.rowSpan - 1,
        lines: [...upper.lines, ...cell.lines],
        tables: [...upper.tables, ...cell.tables],
      });
    }
  else
    for (const [cell, upper] of continuedLabels(a, b)) {
      taken.add(cell);
      grown.set(upper, { ...upper, rowSpan: upper.rowSpan + cell.rowSpan, lines: [...upper.lines, ...cell.lines] });
    }
  const cells = [
    ...a.cells.map((cell) => grown.get(cell) ?? cell),
    ...b.cells.filter((cell) => !taken.has(cell)).map((cell) => ({ ...cell, row: cell.row + offset })),
  ].sort((p, q) => p.row - q.row || p.col - q.col);
  const parts = b.parts.map((part) => ({
    page: part.page,
    fromRow: offset,
    toRow: offset + b.rows - 1,
  }));
  return {
    ...a,
    rows: offset + b.rows,
    cells,
    parts: [...a.parts, ...parts],
    bottom: b.bottom,
    ruledBottom: b.ruledBottom,
  };
}

/**
 * Whether `next`, first on its page, may be the rest of `table`, last on the page before.
 * @param room points left on that page below the table
 */
export function mayContinue(table: LaidTable, next: LaidTable, room: number): boolean {
  const agree = (x: number | undefined, y: number | undefined): boolean =>
    x !== undefined && y !== undefined && Math.abs(x - y) <= SAME_BORDER;
  if (!agree(table.xs[0], next.xs[0]) || !agree(table.xs.at(-1), next.xs.at(-1))) return false;
  if (room <= next.firstRow + LEFT_FREE) return true;
  const { xs, mapA, mapB } = unifyColumns(table.xs, next.xs);
  return repeatedRows(recolumn(table, xs, mapA), recolumn(next, xs, mapB)) > 0;
}

/** Where the text of each page may end: as far down as on any page of the same size. */
function lowest(pages: readonly PageLayout[], bodies: readonly (readonly PageItem[])[]): Map<string, number> {
  const out = new Map<string, number>();
  pages.forEach((page, i) => {
    const key = sizeOf(page);
    for (const item of bodies[i] ?? [])
      out.set(key, Math.max(out.get(key) ?? 0, item.kind === 'line' ? item.line.box[3] : item.table.bottom));
  });
  return out;
}

const sizeOf = (page: PageLayout): string => `${Math.round(page.width)}x${Math.round(page.height)}`;

/**
 * Joins tables over page breaks.
 * @param bodies for each page its items in order, without page numbers and running heads
 */
export function joinTables(pages: readonly PageLayout[], bodies: readonly (readonly PageItem[])[]): PageItem[] {
  const limits = lowest(pages, bodies);
  const out: PageItem[] = [];
  pages.forEach((page, i) => {
    const body = bodies[i] ?? [];
    const [first, ...others] = body;
    const before = pages[i - 1];
    const last = out.at(-1);
    if (first?.kind === 'table' && last?.kind === 'table' && before?.number === page.number - 1) {
      const lastPart = last.table.parts.at(-1);
      const room = (limits.get(sizeOf(before)) ?? 0) - last.table.bottom;
      if (lastPart?.page === before.number && mayContinue(last.table, first.table, room)) {
        out[out.length - 1] = { ...last, table: appendPart(last.table, first.table) };
        out.push(...others);
        return;
      }
    }
    out.push(...body);
  });
  return out;
}
