/** Tables as they lie on pages: cells with their lines, before they become blocks of a Doc. */
import type { Basis } from '../../src/model/doc.js';
import type { FilledGrid } from './assign.js';
import { gridBox } from './assign.js';
import type { Line } from './lines.js';
import { linesOf } from './lines.js';
import type { Box } from './page.js';
import { capacityOf } from './wrap.js';

export interface LaidCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Page on which the cell begins, and its box there. */
  readonly page: number;
  readonly box: Box;
  readonly lines: readonly Line[];
  /** Room for text along its lines, in points. */
  readonly capacity: number;
  readonly basis: Basis;
  readonly tables: readonly LaidTable[];
}

export interface LaidTable {
  readonly rows: number;
  /** Column borders: one more than there are columns. */
  readonly xs: readonly number[];
  readonly cells: readonly LaidCell[];
  readonly parts: readonly { readonly page: number; readonly fromRow: number; readonly toRow: number }[];
  /** On the page of the first part. */
  readonly box: Box;
  /** First and last row borders, on the first and on the last page. */
  readonly top: number;
  readonly bottom: number;
  /** Whether a rule is drawn along the top (bottom). */
  readonly ruledTop: boolean;
  readonly ruledBottom: boolean;
  /** Height of the first row, for judging whether it could have stood on the page before. */
  readonly firstRow: number;
}

/** The extent of a box along lines that run as `line` does. */
function along(line: Line | undefined, [x0, y0, x1, y1]: Box): readonly [number, number] {
  if (line?.turn === 90) return [y0, y1];
  if (line?.turn === 270) return [-y1, -y0];
  if (line?.turn === 180) return [-x1, -x0];
  return [x0, x1];
}

/** Room for text along the lines of a cell. */
export function cellCapacity(lines: readonly Line[], box: Box): number {
  const [from, to] = along(lines[0], box);
  return capacityOf(lines, from, to);
}

/** A ruled grid with its characters, as a table on one page. */
export function layTable(filled: FilledGrid, page: number): LaidTable {
  const { grid } = filled;
  const cells = grid.cells.map((cell, index): LaidCell => {
    const lines = linesOf(filled.glyphs[index] ?? [], true);
    const tables = filled.nested.filter((n) => n.cell === index).map((n) => layTable(n.grid, page));
    const { row, col, rowSpan, colSpan, box } = cell;
    const capacity = cellCapacity(lines, box);
    return { row, col, rowSpan, colSpan, box, page, lines, capacity, basis: 'ruled', tables };
  });
  const rows = grid.ys.length - 1;
  const [top, second, bottom] = [grid.ys[0] ?? 0, grid.ys[1] ?? 0, grid.ys.at(-1) ?? 0];
  return {
    rows,
    xs: grid.xs,
    cells,
    parts: [{ page, fromRow: 0, toRow: rows - 1 }],
    box: gridBox(grid),
    top,
    bottom,
    ruledTop: grid.top,
    ruledBottom: grid.bottom,
    firstRow: second - top,
  };
}
