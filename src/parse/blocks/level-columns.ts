/** Columns of levels whose headings do not say so: told by the names of levels that stand below them. */
import type { Cell } from '../../model/doc.js';
import { overlap } from '../../grid/view.js';
import { filled, type Column } from '../columns.js';
import type { TableContext } from '../draft.js';
import { namesLevel1, namesLevel2, splitLevels } from '../levels.js';
import type { IndicatorHeader, IndicatorRole } from './indicator-roles.js';

/** What the cells of a row are, from the left: levels by their names, and one that names an indicator behind them. */
function rolesOf(below: readonly Cell[]): IndicatorRole[] | null {
  const roles: IndicatorRole[] = [];
  for (const { text } of below) {
    if (roles.length === 0 && namesLevel1(text)) roles.push('level1');
    else if (!roles.includes('level2') && !roles.includes('level3') && namesLevel2(text)) roles.push('level2');
    else if (text !== '' && roles.length > 0 && !roles.includes('level3')) roles.push('level3');
    else return null;
  }
  return roles.length > 1 ? roles : null;
}

/** A heading over several columns, of levels and of names (指标名称 over 数量指标 | 补助人数, 指标体系 over 产出指标 | 数量指标). */
function splitName(
  context: TableContext,
  header: IndicatorHeader,
  column: Column<IndicatorRole>,
): Column<IndicatorRole>[] | null {
  const { role, cell } = column;
  if ((role !== 'level3' && role !== 'levels') || cell.colSpan < 2 || context.table.columns !== 'exact') return null;
  const row = context.rows.slice(header.next).find((candidate) => filled(candidate).length > 2);
  const below = row?.cells.filter((candidate) => overlap(candidate, cell) > 0) ?? [];
  const roles = rolesOf(below);
  // a heading of names covers names; one of levels covers names only where no other heading does
  const named = header.columns.some((other) => other !== column && other.role === 'level3');
  if (!roles || (role === 'level3' ? roles.at(-1) !== 'level3' : named && roles.includes('level3'))) return null;
  return below.map((one, i) => {
    const from = i === 0 ? cell.col : one.col;
    const to = below[i + 1]?.col ?? cell.col + cell.colSpan;
    return { ...column, role: roles[i] ?? role, cell: { ...cell, col: from, colSpan: to - from } };
  });
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
