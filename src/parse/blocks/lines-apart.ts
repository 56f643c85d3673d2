/** Several indicators in one row, a line each in every cell (1.新建道路 / 2.新建桥梁 | 5公里 / 2座 | 10 / 10). */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import { isAnchor, type RowView } from '../../grid/view.js';
import { parsePoints, parseWeight } from '../../text/points.js';
import { isUnsure, parseValue } from '../../text/quantity.js';
import type { Assigned } from '../assign.js';
import type { Column } from '../columns.js';
import { use, type TableContext } from '../draft.js';
import { VALUES, type IndicatorRole } from './indicator-roles.js';

const NUMBERED = /^(?:[（(]?\d{1,2}[）)、．]|\d{1,2}\.(?!\d)|[①-⑩])\s*/;
const MOST_LINES = 20;

/**
 * One assignment for each indicator, where each cell of values has as many lines as the name has and each line can be read
 * alone; null if the row is one indicator. Lines that a page broke do not come out even.
 */
export function linesApart(
  context: TableContext,
  row: RowView,
  assigned: Assigned<IndicatorRole>,
): Assigned<IndicatorRole>[] | null {
  const name = cellUnder(assigned, 'level3', row);
  const count = name?.lines.length ?? 0;
  if (!name || count < 2 || count > MOST_LINES) return null;
  const values = [...assigned].filter(
    ([{ role }, cell]) => VALUES.has(role) && isAnchor(cell, row) && cell.text !== '' && cell !== name,
  );
  const points = values.filter(([{ role }]) => role === 'weight' || role === 'score');
  const even = values.every(([{ role }, cell]) => cell.lines.length === count && cell.lines.every((line) => reads(role, line))); // prettier-ignore
  // weights or scores line by line confirm it; without them every name must have a number of its own
  const confirmed = points.length > 0 || name.lines.every((line) => NUMBERED.test(line));
  if (values.length < 2 || !even || !confirmed || !name.lines.every(isName)) return null;
  const rows = name.lines.map(
    (_, i) => new Map([...assigned].map(([column, cell]) => [column, piece(column, cell, row, i, count)])),
  );
  for (const [{ role }, cell] of assigned)
    if (isAnchor(cell, row) && cell.lines.length === count) use(context, cell, role);
  context.warnings.push(
    warn('value.inferred', `a row of ${count} lines in each cell was read as ${count} indicators`, name.at),
  );
  return rows;
}

function cellUnder(assigned: Assigned<IndicatorRole>, wanted: IndicatorRole, row: RowView): Cell | null {
  for (const [{ role }, cell] of assigned) if (role === wanted && isAnchor(cell, row)) return cell;
  return null;
}

const isName = (line: string): boolean => /[\u4e00-\u9fff]{2}/.test(line.replace(NUMBERED, ''));

function reads(role: IndicatorRole, line: string): boolean {
  if (role === 'weight') return parseWeight(line) !== null;
  if (role === 'score') return parsePoints(line) !== null;
  const value = parseValue(line.replace(NUMBERED, ''));
  return value !== null && !isUnsure(value);
}

/** The part of a cell that is of the indicator with this index: its line, or the whole of what holds for all of them. */
function piece(column: Column<IndicatorRole>, cell: Cell, row: RowView, i: number, count: number): Cell {
  if (!isAnchor(cell, row) || cell.lines.length !== count) {
    // what only one line says cannot be shared out; it stays with the first
    const alone = column.role === 'reason' || column.role === 'measures';
    return alone && i > 0 ? { ...cell, text: '', raw: '', lines: [] } : cell;
  }
  const line = cell.lines[i] ?? '';
  const text = column.role === 'weight' || column.role === 'score' ? line : line.replace(NUMBERED, '');
  return { ...cell, text, raw: line, lines: [text] };
}
