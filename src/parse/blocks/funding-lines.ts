/** Several sources as lines of the cells of one row (年度资金总额 / 其中：财政拨款 beside 520.00 / 500.00). */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import { isAnchor, overlap, rowOf, type RowView } from '../../grid/view.js';
import type { Header } from '../columns.js';
import { use, type TableContext } from '../draft.js';
import { fundingSource } from '../levels.js';
import type { FundingColumn } from '../../../data/labels.js';
import { isAmount } from './funding-units.js';
import { NOTHING, NUMBER } from './funding-values.js';

const MOST_LINES = 12;

/** Whether each line of a cell names a source of its own: one label would be one source broken over lines. */
export const namesSources = (cell: Cell): boolean =>
  cell.lines.length > 1 && cell.lines.length <= MOST_LINES && cell.lines.every((line) => fundingSource(line) !== null);

const isValue = (line: string): boolean => NUMBER.test(line) || NOTHING.test(line) || /^[\d.]+[%％分]$/.test(line);

/**
 * A row for each source, where every cell has a line for each; a rate, points or a reason that has one line only is of the
 * total, and stays unread where there is none. Null if the row is one source, or its lines do not come out even.
 */
export function fundingLines(context: TableContext, header: Header<FundingColumn>, row: RowView): RowView[] | null {
  const label = row.filled.find(namesSources);
  if (!label) return null;
  const count = label.lines.length;
  const values = row.filled.filter((cell) => cell.col > label.col);
  const lined = values.filter((cell) => cell.lines.length === count && cell.lines.every(isValue));
  const rest = values.filter((cell) => !lined.includes(cell));
  const amounts = header.columns.filter(({ role }) => isAmount(role));
  const isOfAmount = (cell: Cell): boolean => amounts.some((column) => overlap(column.cell, cell) > 0);
  if (context.table.columns !== 'exact' || !lined.some(isOfAmount)) return null;
  if (rest.some((cell) => isOfAmount(cell) || (cell.lines.length > 1 && cell.lines.every(isValue)))) return null;
  const total = label.lines.findIndex((line) => fundingSource(line) === 'total');
  for (const cell of [label, ...lined, ...(total < 0 ? [] : rest)]) use(context, cell, 'funding.lines');
  context.warnings.push(warn('value.inferred', `a row of ${count} lines in each cell was read as ${count} sources of money`, label.at)); // prettier-ignore
  return label.lines.map((_, i) =>
    rowOf(
      row.index,
      row.cells.map((cell) => {
        if (cell === label || lined.includes(cell)) return line(cell, cell.lines[i] ?? '');
        return isAnchor(cell, row) && cell.col > label.col && i !== total ? line(cell, '') : cell;
      }),
    ),
  );
}

const line = (cell: Cell, text: string): Cell => ({ ...cell, text, raw: text, lines: text === '' ? [] : [text] });
