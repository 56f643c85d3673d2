/** The header of an indicator block: which column holds what, and how well a text fits a column. */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import { overlap } from '../../grid/view.js';
import { parsePoints, parseWeight } from '../../text/points.js';
import type { Assigned } from '../assign.js';
import { filled, readHeader, type Column, type Header } from '../columns.js';
import { use, type TableContext } from '../draft.js';
import { indicatorColumn, labelKey } from '../labels.js';
import { namesLevel1, namesLevel2, splitLevels } from '../levels.js';
import type { IndicatorColumn } from '../../../data/labels.js';

export type IndicatorRole = IndicatorColumn | 'level1Weight' | 'level2Weight' | 'adjusted' | 'measures';
export type IndicatorHeader = Header<IndicatorRole>;

export const LEVELS = new Set<IndicatorRole>(['level1', 'level2', 'level3', 'levels']);
export const VALUES = new Set<IndicatorRole>(['target', 'actual', 'weight', 'score']);

/** The header that starts in row `r`, or null if the row is none. */
export function indicatorHeader(context: TableContext, r: number): IndicatorHeader | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.length < 3 || cells.some((cell) => cell.text.length > 40)) return null;
  const found = new Set(cells.map((cell) => indicatorColumn(cell.text)));
  const levels = ['level1', 'level2', 'level3'].filter((role) => found.has(role as IndicatorColumn)).length;
  if (levels === 0 && !found.has('levels')) return null;
  if (![...VALUES].some((role) => found.has(role as IndicatorColumn)) && levels < 3) return null;
  const known = cells.filter((cell) => indicatorColumn(cell.text) !== null).length;
  if (known < 3 || known * 2 < cells.length) return null;
  const header = readHeader<IndicatorRole>(context, r, indicatorColumn);
  return settle(withLevels(context, header));
}

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
function withLevels(context: TableContext, header: IndicatorHeader): IndicatorHeader {
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

/** Behind the results such a column explains them; left of them it explains the indicator. */
const EXPLAINS = /^(情况)?说明$/;
const WEIGHT = /权重|分值|权数|标准分/;

/** Headings that mean something else beside others: the block's own label, weights of levels, second columns of a role. */
function settle(header: IndicatorHeader): IndicatorHeader {
  const sorted = [...header.columns].sort((a, b) => a.index - b.index);
  const has = (role: IndicatorRole): boolean => sorted.some((column) => column.role === role);
  const count = (role: IndicatorRole): number => sorted.filter((column) => column.role === role).length;
  const columns: Column<IndicatorRole>[] = [];
  const unknown = [...header.unknown];
  const seen = new Set<IndicatorRole>();
  for (const [i, column] of sorted.entries()) {
    let role = column.role;
    const before = sorted[i - 1]?.role;
    if ((role === 'level1' || role === 'level2') && seen.has(role) && WEIGHT.test(column.text)) role = `${role}Weight`;
    else if (role === 'level3' && seen.has(role) && WEIGHT.test(column.text) && !seen.has('weight')) role = 'weight';
    else if (role === 'target' && seen.has('target') && /调整/.test(column.text)) role = 'adjusted';
    else if (role === 'level3' && i === 0 && (has('level1') || count('level3') > 1) && !/三级/.test(column.text))
      role = 'block';
    else if (role === 'weight' && before === 'level1' && count('weight') > 1) role = 'level1Weight';
    else if (role === 'weight' && before === 'level2' && count('weight') > 1) role = 'level2Weight';
    else if (role === 'target' && has('operator') === false && count('target') > 1 && seen.has('target'))
      role = 'outside';
    else if (role === 'level3' && seen.has('level3')) role = has('target') ? 'outside' : 'target';
    else if (role === 'outside' && seen.has('actual') && !has('reason') && EXPLAINS.test(column.text)) role = 'reason';
    else if (role === 'reason' && seen.has('reason')) role = 'measures';
    else if (seen.has(role) && role !== 'outside' && role !== 'block') role = 'outside';
    seen.add(role);
    columns.push({ ...column, role });
  }
  // an unknown heading left of level 1 is the label of the block itself
  const firstLevel = columns.find((column) => LEVELS.has(column.role));
  const left = unknown.filter((cell) => firstLevel && cell.col < firstLevel.cell.col);
  for (const cell of left) columns.unshift({ role: 'block', cell, index: cell.col, text: cell.text });
  return { ...header, columns, unknown: unknown.filter((cell) => !left.includes(cell)) };
}

const NUMERIC = /^[\d.,，％%]+分?$/;
const DASH = /^[—－\-–_/／\\]+$/;

/** A number with at most a short unit is a value, no reason. */
const VALUE_LIKE = /^[≥≤≧≦<>＜＞=＝]*[\d.,]+[\u4e00-\u9fff%％㎡/]{0,4}$/;

/** Dots and the like that a template leaves in any column. */
const isFiller = (text: string): boolean => /^[….。·\-—－\s]+$/.test(text);

/** How well a text fits a column of the block, for rows that stand shifted. */
export function indicatorFit(role: IndicatorRole | null, text: string): number {
  const numeric = NUMERIC.test(text);
  switch (role) {
    case 'level1':
      if (isFiller(text)) return 0;
      return namesLevel1(text) || /指标/.test(text) ? 3 : -3;
    case 'level2':
      if (isFiller(text)) return 0;
      return namesLevel2(text) || /指标/.test(text) ? 3 : numeric ? -3 : -1;
    case 'level3':
      return numeric ? -3 : namesLevel2(text) && /指标/.test(text) ? -1 : 2;
    case 'block':
      return /^(年度)?(绩效|绩|效|指|标)?(绩效)?(指标)?$/.test(labelKey(text)) ? 2 : -3;
    case 'weight':
    case 'score':
    case 'level1Weight':
    case 'level2Weight':
      return (role === 'score' ? parsePoints(text) : parseWeight(text)) !== null || DASH.test(text) ? 2 : -3;
    case 'reason':
    case 'measures':
      return numeric || VALUE_LIKE.test(text) ? -3 : 1;
    case 'target':
    case 'adjusted':
    case 'actual':
      return /\d/.test(text) ? 1 : text.length > 30 ? -1 : 0.2;
    default:
      return 0;
  }
}

/** Accounts for the header's cells; `tell` also for what is not loaded (once, not for each repetition). */
export function useHeader(context: TableContext, header: IndicatorHeader, tell = true): void {
  for (const cell of header.parents) use(context, cell, 'heading');
  for (const column of header.columns) use(context, column.cell, `heading:${column.role}`);
  const outside = header.columns.filter((column) => column.role === 'outside').map((column) => column.text);
  if (tell && outside.length)
    context.warnings.push(
      warn(
        'column.outside',
        `the record has no place for the column ${outside.map((text) => `“${text}”`).join(', ')}`,
        header.columns.find((column) => column.role === 'outside')?.cell.at ?? null,
      ),
    );
  for (const cell of header.unknown) {
    use(context, cell, 'heading:unknown');
    context.warnings.push(
      warn('header.unknown', `the heading “${cell.text}” of the indicator table has no known meaning`, cell.at),
    );
  }
}

export function cellOf(assigned: Assigned<IndicatorRole>, role: IndicatorRole): Cell | null {
  for (const [column, cell] of assigned) if (column.role === role) return cell;
  return null;
}
