/** An indicator block on its side: what each row holds stands in the first column, and each indicator is a column. */
import type { Cell, Table } from '../../model/doc.js';
import { rowViews } from '../../grid/view.js';
import { filled } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { indicatorColumn } from '../labels.js';
import { indicatorHeader } from './indicator-header.js';
import { LEVELS, VALUES, type IndicatorRole } from './indicator-roles.js';
import { readIndicators } from './indicators.js';

/** Fewer rows than this are no block: a form has at least names, targets and results, and something more. */
const FEWEST_ROWS = 4;

export interface Rotated {
  /** First row below the block. */
  readonly next: number;
  /** Column of the labels. */
  readonly left: number;
}

/** The block that starts in row `r`, or null. Its rows begin with a level and go on with what an indicator has. */
export function rotatedBlock(context: TableContext, r: number): Rotated | null {
  if (context.table.columns !== 'exact') return null;
  const first = labelOf(context, r, null);
  if (!first || !LEVELS.has(indicatorColumn(first.text) ?? 'unknown')) return null;
  const found = new Set<IndicatorRole>();
  let next = r;
  for (; next < context.rows.length; next++) {
    const label = labelOf(context, next, first.col);
    const role = label ? indicatorColumn(label.text) : null;
    if (role === null || found.has(role)) break;
    found.add(role);
  }
  const values = [...VALUES].filter((role) => found.has(role)).length;
  if (next - r < FEWEST_ROWS || !found.has('level3') || values < 2) return null;
  return { next, left: first.col };
}

/** The label of a row: its first text, or the second where the first is the label of the whole block beside it. */
function labelOf(context: TableContext, r: number, col: number | null): Cell | null {
  const row = context.rows[r];
  const cells = row ? filled(row) : [];
  const [one, two] = cells;
  if (cells.length < 2 || !one) return null;
  const label = one.rowSpan >= FEWEST_ROWS && two ? two : one;
  // all labels of the block stand in one column, each in one row
  if (label.rowSpan !== 1 || (col !== null && label.col !== col)) return null;
  return cells.length - (label === two ? 1 : 0) < 2 && col === null ? null : label;
}

/** Reads the block as if it stood upright; returns the first row below it. */
export function readRotated(context: TableContext, part: FormPart, r: number, { next, left }: Rotated): number {
  const originals = new Map<Cell, Cell>();
  const seen = new Set<Cell>();
  for (const row of context.rows.slice(r, next))
    for (const cell of row.cells) {
      if (cell.row < r || cell.row + cell.rowSpan > next || seen.has(cell)) continue;
      seen.add(cell);
      if (cell.col < left) use(context, cell, 'heading:block');
      else originals.set(upright(cell, r, left), cell);
    }
  const cells = [...originals.keys()].sort((a, b) => a.row - b.row || a.col - b.col);
  const table: Table = {
    ...context.table,
    rows: Math.max(...cells.map((cell) => cell.row + cell.rowSpan)),
    cols: next - r,
    cells,
  };
  const turned: TableContext = { ...context, table, rows: rowViews(table), uses: new Map() };
  const header = indicatorHeader(turned, 0);
  if (!header) return r + 1;
  readIndicators(turned, part, header, () => null);
  for (const [cell, what] of turned.uses) use(context, originals.get(cell), what);
  return next;
}

/** The cell with rows and columns changed over. */
const upright = (cell: Cell, top: number, left: number): Cell => ({
  ...cell,
  row: cell.col - left,
  col: cell.row - top,
  rowSpan: cell.colSpan,
  colSpan: cell.rowSpan,
});
