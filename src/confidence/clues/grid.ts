/** How the tables were known: declared by the format, drawn, or guessed from positions. */
import type { Basis } from '../../model/doc.js';
import { often, type Clue, type Reading } from '../clue.js';

const share = ({ tables }: Reading, basis: Basis): { times: number; amount: number } => {
  const cells = tables.reduce((n, table) => n + table.cells.length, 0);
  const times = tables.reduce((n, table) => n + table.cells.filter((cell) => cell.basis === basis).length, 0);
  return { times, amount: cells === 0 ? 0 : times / cells };
};

const basis = (code: string, basis: Basis, zh: string, explain: string): Clue => ({
  code,
  favours: false,
  zh,
  explain,
  find: (reading) => {
    const { times, amount } = share(reading, basis);
    return times === 0 ? null : { amount, times, note: `${times} cell(s) stand where their text says, not where lines or the format do` }; // prettier-ignore
  },
});

/** Cells of a row that is not filled to the end, or rows of odd length: cells were lost. */
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
  basis(
    'grid.inferred',
    'inferred',
    '表格由文本推断',
    'Cells of a text file: merged cells are not told, a lost tab moves a row.',
  ),
  basis(
    'grid.aligned',
    'aligned',
    '表格由位置推断',
    'Cells of a page without ruled lines: columns are told by positions only.',
  ),
  {
    code: 'grid.ragged',
    favours: false,
    zh: '合并单元格丢失',
    explain: 'A table whose merged cells are lost: columns are told by the words of its cells.',
    find: ({ tables }) => {
      const times = tables.filter((table) => table.columns === 'ragged').length;
      return times === 0 ? null : { amount: times / tables.length, times, note: `${times} table(s) have lost their merged cells` }; // prettier-ignore
    },
  },
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
