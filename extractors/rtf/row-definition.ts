/** \trowd … \cellx: where the cells of a row stand (Rich Text Format 1.9.1, "Table Definitions"). */
import type { Merge } from '../../src/grid/edges.js';
import type { RawEdge } from '../shared/row-tables.js';

export interface RowDefinition {
  left: number;
  cells: RawEdge[];
  vertical: Merge;
  horizontal: Merge;
}

export function newRow(): RowDefinition {
  return { left: 0, cells: [], vertical: 'none', horizontal: 'none' };
}

/** More cells than this in one row are damage; Word allows 63. */
const MOST_CELLS = 1000;

/** Takes in a control word; false when it is none that describes a row. The merge flags stand before their \cellx. */
export function defineRow(row: RowDefinition, word: string, value: number | null): boolean {
  switch (word) {
    case 'trleft':
      row.left = value ?? 0;
      return true;
    case 'clvmgf':
      row.vertical = 'start';
      return true;
    case 'clvmrg':
      row.vertical = 'continue';
      return true;
    case 'clmgf':
      row.horizontal = 'start';
      return true;
    case 'clmrg':
      row.horizontal = 'continue';
      return true;
    case 'cellx': {
      const left = row.cells.at(-1)?.right ?? row.left;
      const right = Math.max(left, value ?? left);
      if (row.cells.length < MOST_CELLS) {
        row.cells.push({ left, right, vertical: row.vertical, horizontal: row.horizontal });
      }
      row.vertical = 'none';
      row.horizontal = 'none';
      return true;
    }
    default:
      return false;
  }
}
