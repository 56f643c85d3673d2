/** Columns of levels whose headings do not say so: told by the names of levels that stand below them. */
import type { Cell } from '../../model/doc.js';
import { overlap } from '../../grid/view.js';
import { filled, type Column } from '../columns.js';
import type { TableContext } from '../draft.js';
import { namesLevel1, namesLevel2, splitLevels } from '../levels.js';
import type { IndicatorHeader, IndicatorRole } from './indicator-roles.js';

/** A heading over two columns, of level 2 and of names (指标名称 over 数量指标 | 补助人数). */
function splitName(
  context: TableContext,
  header: IndicatorHeader,
  column: Column<IndicatorRole>,
): Column<IndicatorRole>[] | null {
  if (column.role !== 'level3' || column.cell.colSpan < 2 || context.table.columns !== 'exact') return null;
  const row = context.rows.slice(header.next).find((candidate) => filled(candidate).length > 2);
  const below = row?.cells.filter((cell) => overlap(cell, column.cell) > 0) ?? [];
  const [left, right] = below;
  if (!left || !right || !namesLevel2(left.text)) return null;
  const at = right.col;
  return [
    { ...column, role: 'level2', cell: { ...column.cell, colSpan: at - column.cell.col } },
    { ...column, cell: { ...column.cell, col: at, colSpan: column.cell.col + column.cell.colSpan - at } },
  ];
}

/** A column whose first cells name levels (产出指标-数量指标) holds levels, whatever its heading is. */
export function withLevels(context: TableContext, header: IndicatorHeader): IndicatorHeader {
  if (header.columns.some(({ role }) => role === 'level1' || role === 'level2')) return header;
  // rows of one cell name a level for the rows below them and say nothing of the columns
  const next = context.rows.slice(header.next).find((row) => filled(row).length > 1);
  if (!next) return header;
  const first = (cell: Cell, index: number): Cell | undefined =>
    context.table.columns === 'exact'
      ? next.cells.find((candidate) => overlap(candidate, cell) > 0 && candidate.colSpan <= cell.colSpan)
      : next.cells[index];
  let found = false;
  const settled = (role: IndicatorRole, cell: Cell, index: number): IndicatorRole => {
    if (found || (role !== 'outside' && role !== 'block' && role !== 'levels')) return role;
    const text = first(cell, index)?.text ?? '';
    if (splitLevels(text).length === 2) {
      found = true;
      return 'levels';
    }
    if (!namesLevel1(text) && !namesLevel2(text)) return role;
    found = true;
    return namesLevel1(text) ? 'level1' : 'level2';
  };
  const columns = header.columns
    .flatMap((column) => splitName(context, header, column) ?? [column])
    .map((column) => ({
      ...column,
      role: settled(column.role, column.cell, column.index),
    }));
  const unknown = header.unknown.filter((cell) => {
    const role = settled('outside', cell, cell.col);
    if (role !== 'outside') columns.push({ role, cell, index: cell.col, text: cell.text });
    return role === 'outside';
  });
  const split = header.columns.filter((column) => !columns.some((one) => one.cell === column.cell));
  return { ...header, columns, unknown, parents: [...header.parents, ...split.map((column) => column.cell)] };
}
