/** A table as text shows it: rows of cells numbered as they stand, before it becomes part of a Doc. */
import type { Basis, Cell, Table } from '../../src/model/doc.js';
import { at } from '../../src/model/doc.js';
import { cleanLines, cleanText } from '../../src/text/clean.js';

export interface RawCell {
  readonly raw: string;
  /** 1-based line of the cell's first line. */
  readonly line: number;
}

export interface RawTable {
  readonly rows: readonly (readonly RawCell[])[];
  readonly basis: Basis;
  readonly columns: 'exact' | 'ragged';
}

/**
 * What a detector says of the lines from `start` on: nothing (null), or that the lines up to `end` (exclusive) are a
 * table or, with `table` null, certainly prose, so that they need not be looked at again.
 */
export type Found = { readonly end: number; readonly table: RawTable | null } | null;

/** The table as a block of a Doc; `index` is its 1-based number in the document. */
export function buildTable(raw: RawTable, index: number): Table {
  const cells: Cell[] = [];
  let cols = 0;
  raw.rows.forEach((row, r) => {
    cols = Math.max(cols, row.length);
    row.forEach((cell, c) => {
      cells.push({
        row: r,
        col: c,
        rowSpan: 1,
        colSpan: 1,
        text: cleanText(cell.raw),
        raw: cell.raw,
        lines: cleanLines(cell.raw),
        basis: raw.basis,
        at: at({ table: index, row: r + 1, column: c + 1, paragraph: cell.line }),
        tables: [],
      });
    });
  });
  return {
    kind: 'table',
    rows: raw.rows.length,
    cols,
    cells,
    caption: null,
    parts: [{ page: null, fromRow: 0, toRow: raw.rows.length - 1 }],
    columns: raw.columns,
    at: at({ table: index, paragraph: cells[0]?.at.paragraph ?? null }),
  };
}
