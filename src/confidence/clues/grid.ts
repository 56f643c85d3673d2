/** Tables that are not filled: cells were lost on the way. */
import { often, type Clue, type Reading } from '../clue.js';

/** Rows that end before the others do. */
function gaps({ tables }: Reading): number {
  return tables.reduce((n, table) => {
    const filled = Array.from({ length: table.rows }, () => 0);
    for (const cell of table.cells)
      for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, table.rows); r++)
        filled[r] = (filled[r] ?? 0) + cell.colSpan;
    return n + filled.filter((width) => width > 0 && width < table.cols).length;
  }, 0);
}

export const GRID: readonly Clue[] = [
  {
    code: 'grid.gaps',
    favours: false,
    zh: '行有缺格',
    explain: 'Rows of a table that end before the others: a cell may be missing in the midst of them.',
    find: (reading) => {
      const times = gaps(reading);
      const rows = reading.tables.reduce((n, table) => n + table.rows, 0);
      return times === 0 ? null : { amount: Math.max(times / rows, often(times) / 2), times, note: `${times} row(s) of tables are not filled to their end` }; // prettier-ignore
    },
  },
];
