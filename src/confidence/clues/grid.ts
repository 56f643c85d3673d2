/** Tables that are not filled: cells were lost on the way. */
import { often, type Clue, type Reading } from '../clue.js';

/** Rows that end before the others do. */
function gaps({ tables }: Reading): number {
  let found = 0;
  for (const { rows, cols, cells } of tables) {
    const filled = new Int32Array(rows);
    for (const { row, rowSpan, colSpan } of cells)
      for (let r = row; r < row + rowSpan && r < rows; r++) filled[r] = (filled[r] ?? 0) + colSpan;
    for (const width of filled) if (width > 0 && width < cols) found++;
  }
  return found;
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
