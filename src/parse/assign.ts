/** The cells of a data row by the columns of its header, also where the row is cut or stands shifted. */
import type { Cell } from '../model/doc.js';
import { isAnchor, overlap, type RowView } from '../grid/view.js';
import type { Column, Header } from './columns.js';
import type { TableContext } from './draft.js';

/** How well a text fits a column's role: positive fits, negative contradicts. */
export type Fit<R extends string> = (role: R | null, text: string) => number;

export type Assigned<R extends string> = ReadonlyMap<Column<R>, Cell>;

/**
 * The cells of a data row by column. On an exact grid a cell belongs to the column it overlaps most. In a ragged row
 * cells are counted; where that puts a cell under a heading that contradicts it, the row is shifted, and the assignment
 * in order that fits best is taken (`shifted` is then true).
 */
export function assignRow<R extends string>(
  context: TableContext,
  header: Header<R>,
  row: RowView,
  fit: Fit<R>,
): { cells: Assigned<R>; shifted: boolean } {
  if (context.table.columns === 'exact') {
    const cells = assignByOverlap(header, row, 0);
    const fits = fitsOf(cells, fit);
    // several contradictions: a span that ended too early or too late has moved the row
    if (fits.filter((one) => one < 0).length > 1) {
      const moved = alignInOrder(header, row, fit);
      const score = fits.reduce((sum, one) => sum + one, 0);
      if (moved && moved.score > score + CERTAIN) return { cells: moved.cells, shifted: true };
    }
    const beside = withoutCovered(header, row, cells, fit);
    return beside ? { cells: beside, shifted: beside.size > 0 } : { cells, shifted: false };
  }
  // a row that lost empty cells at its beginning or end is shorter: where it stands is told by what fits its headings
  // (a longer row stands beside a header that was cut itself)
  const missing = header.width - row.cells.length;
  const places = Array.from({ length: Math.abs(missing) + 1 }, (_, i) =>
    judged(header, row, Math.sign(missing) * i, fit),
  );
  const best = places.reduce((a, b) => (b.score > a.score + 1 ? b : a));
  const rivals = places.filter((place) => place !== best && !place.wrong && place.score > best.score - 0.01);
  // two places that fit alike give different numbers: none is taken, and the cells are reported as unread
  if (
    rivals.length &&
    !best.wrong &&
    row.cells[0]?.text !== '' &&
    row.cells.some((cell) => /^[\d.,]+$/.test(cell.text))
  )
    return { cells: new Map(), shifted: false };
  if (!best.wrong) return { cells: best.cells, shifted: false };
  const inOrder = alignInOrder(header, row, fit);
  // the margin keeps a row whose own place fits nearly as well
  if (inOrder && inOrder.score > best.score - best.stray * 2 + MARGIN) return { cells: inOrder.cells, shifted: true };
  // what contradicts its headings, in a row of another length than they have, cannot be trusted in its other cells either
  // (one cell without a heading is the label of its row)
  if (row.cells.length !== header.width && (best.contradicts || best.stray > 1))
    return { cells: new Map(), shifted: false };
  return { cells: best.cells, shifted: false };
}

/** The cells by counting, moved by `offset`, with how well they fit and whether any contradicts its heading. */
function judged<R extends string>(
  header: Header<R>,
  row: RowView,
  offset: number,
  fit: Fit<R>,
): { cells: Assigned<R>; score: number; stray: number; contradicts: boolean; wrong: boolean } {
  const cells = new Map<Column<R>, Cell>();
  const taken = new Set<Cell>();
  let [score, least] = [0, 0];
  for (const column of header.columns) {
    const cell = row.cells[column.index - offset];
    if (!cell) continue;
    cells.set(column, cell);
    taken.add(cell);
    const one = cell.text ? fit(column.role, cell.text) : 0;
    score += one;
    least = Math.min(least, one);
  }
  let stray = 0;
  for (const cell of row.cells) if (cell.text !== '' && !taken.has(cell)) stray++;
  return { cells, stray, score, contradicts: least <= -2, wrong: stray > 0 || least < 0 };
}

const fitsOf = <R extends string>(cells: Assigned<R>, fit: Fit<R>): number[] =>
  [...cells].map(([column, cell]) => (cell.text ? fit(column.role, cell.text) : 0));

const NUMBER = /^[\d.,]+$/;
const rightOf = (cells: readonly Cell[]): number => Math.max(0, ...cells.map((cell) => cell.col + cell.colSpan));

/**
 * The cells of a row that ends left of its header because the page left a cell out that others cover: all of them stand
 * that much too far to the left. Null where nothing speaks for it; no cells at all where one contradicts its heading and
 * the row does not fit moved either.
 */
function withoutCovered<R extends string>(
  header: Header<R>,
  row: RowView,
  placed: Assigned<R>,
  fit: Fit<R>,
): Assigned<R> | null {
  // an empty cell over several rows fills what such rows leave free on paper
  const own = row.cells.filter((cell) => cell.text !== '' || (cell.rowSpan === 1 && isAnchor(cell, row)));
  const right = rightOf(header.columns.map((column) => column.cell));
  const gap = right - rightOf(own);
  const short = right > rightOf(row.cells);
  if (gap <= 0 || row.cells.length === 0) return null;
  const fits = fitsOf(placed, fit);
  const first = Math.min(...header.columns.filter(({ role }) => role !== 'label').map(({ cell }) => cell.col));
  const contradicts = fits.some((one) => one < 0);
  // a number left of all columns of numbers
  const outside = row.filled.some((cell) => NUMBER.test(cell.text) && cell.col + cell.colSpan <= first);
  if (!contradicts && !outside) return null;
  const moved = assignByOverlap(header, row, gap);
  const better = fitsOf(moved, fit);
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  if (better.every((one) => one >= 0) && sum(better) >= sum(fits) + (short || outside ? 0 : 1)) return moved;
  return contradicts && short ? new Map<Column<R>, Cell>() : null;
}

/** Whether the row stands too far to the left for want of a covered cell: its texts are whole then. */
export const standsLeft = <R extends string>(context: TableContext, header: Header<R>, row: RowView, fit: Fit<R>): boolean =>
  context.table.columns === 'exact' && (withoutCovered(header, row, assignByOverlap(header, row, 0), fit)?.size ?? 0) > 0; // prettier-ignore

/** `gap`: grid columns by which the row's own cells stand too far to the left. */
function assignByOverlap<R extends string>(header: Header<R>, row: RowView, gap: number): Assigned<R> {
  const cells = new Map<Column<R>, Cell>();
  for (const column of header.columns) {
    let best: Cell | null = null;
    let most = 0;
    for (const cell of row.cells) {
      const shared = overlap(column.cell, gap > 0 && cell.row === row.index ? { ...cell, col: cell.col + gap } : cell);
      if (shared > most || (shared === most && shared > 0 && best?.text === '')) {
        most = shared;
        best = cell;
      }
    }
    if (best) cells.set(column, best);
  }
  return cells;
}

const SHIFT_COST = 0.4;
const MARGIN = 1.5;
/** On a declared grid much more must speak for a shift. */
const CERTAIN = 5;

/** Dynamic programme: filled cells to columns, order kept, best summed fit less the distance moved. */
function alignInOrder<R extends string>(
  header: Header<R>,
  row: RowView,
  fit: Fit<R>,
): { cells: Assigned<R>; score: number } | null {
  const tokens = row.cells.map((cell, index) => ({ cell, index })).filter(({ cell }) => cell.text !== '');
  const columns = header.columns;
  if (tokens.length > columns.length) return null;
  const n = tokens.length;
  const m = columns.length;
  const best: number[][] = Array.from({ length: n + 1 }, () => new Array<number>(m + 1).fill(-Infinity));
  const value = (i: number, j: number): number => {
    const token = tokens[i];
    const column = columns[j];
    if (!token || !column) return -Infinity;
    return fit(column.role, token.cell.text) - SHIFT_COST * Math.abs(column.index - token.index);
  };
  for (let j = 0; j <= m; j++) (best[n] as number[])[j] = 0;
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const skip = best[i]?.[j + 1] ?? -Infinity;
      const take = value(i, j) + (best[i + 1]?.[j + 1] ?? -Infinity);
      (best[i] as number[])[j] = Math.max(skip, take);
    }
  const total = best[0]?.[0] ?? -Infinity;
  if (!Number.isFinite(total)) return null;
  const cells = new Map<Column<R>, Cell>();
  for (let i = 0, j = 0; i < n && j < m; j++) {
    const token = tokens[i];
    const column = columns[j];
    if (!token || !column) break;
    const take = value(i, j) + (best[i + 1]?.[j + 1] ?? -Infinity);
    if (take >= (best[i]?.[j + 1] ?? -Infinity)) {
      cells.set(column, token.cell);
      i++;
    }
  }
  return { cells, score: total };
}
