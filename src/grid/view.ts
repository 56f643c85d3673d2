/** Views of a table: which cells a row holds, in column order, and which cell covers a position. */
import type { Cell, Table } from '../model/doc.js';

export interface RowView {
  /** 0-based grid row. */
  readonly index: number;
  /** The cells that cover this row, from left to right, each once. */
  readonly cells: readonly Cell[];
  /** Those of them that start in this row and hold a text. */
  readonly filled: readonly Cell[];
}

/** The row of these cells, which come in column order. */
export function rowOf(index: number, cells: readonly Cell[]): RowView {
  return { index, cells, filled: cells.filter((cell) => cell.row === index && cell.text !== '') };
}

/** The rows of a table; a cell that spans rows shows in each of them (compare `cell.row` to tell its anchor). */
export function rowViews(table: Table): RowView[] {
  const rows: Cell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    const end = Math.min(cell.row + cell.rowSpan, table.rows);
    for (let r = cell.row; r < end; r++) rows[r]?.push(cell);
  }
  return rows.map((cells, index) =>
    rowOf(
      index,
      cells.sort((a, b) => a.col - b.col),
    ),
  );
}

/** Columns that two cells share. */
export function overlap(a: Cell, b: Cell): number {
  return Math.min(a.col + a.colSpan, b.col + b.colSpan) - Math.max(a.col, b.col);
}

/** Whether the cell starts in this row (and is not a continuation from above). */
export function isAnchor(cell: Cell, row: RowView): boolean {
  return cell.row === row.index;
}
