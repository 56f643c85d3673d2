/** The header of an indicator block: which column holds what, and how well a text fits a column. */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import type { Assigned } from '../assign.js';
import { filled, readHeader, type Column } from '../columns.js';
import { use, type TableContext } from '../draft.js';
import { fieldRole, indicatorColumn, namesMoney } from '../labels.js';
import { contentsOf, holdsOperators, holdsUnits, holdsWords, likeness, type Contents } from './column-contents.js';
import { LEVELS, VALUES, type IndicatorHeader, type IndicatorRole } from './indicator-roles.js';
import { finerName } from './finer-name.js';
import { withLevels } from './level-columns.js';
import { oncePerPlace } from '../row-facts.js';
import { hintsOf, tellColumns } from './told-columns.js';

/** The header that starts in row `r`, or null if the row is none. */
export function indicatorHeader(context: TableContext, r: number): IndicatorHeader | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.length < 3 || cells.some((cell) => cell.text.length > 40)) return null;
  let known = 0;
  for (const { text } of cells) if (indicatorColumn(text) !== null) known++;
  return known < 2 ? null : wholeHeader(context, r);
}

/** The same for a row with headings of indicators: asked by what comes before the table, and again where the block is read. */
const wholeHeader = oncePerPlace((context, r): IndicatorHeader | null => {
  const header: IndicatorHeader = { ...readHeader<IndicatorRole>(context, r, indicatorColumn), told: [] };
  if (!mayBeHeader(header)) return null;
  const settled = settle(finerName(context, rivals(withLevels(context, inherited(context, header)))));
  const told = withBlock(tellColumns(context, withUnknown(context, settled)));
  const levels = told.columns.filter(({ role }) => LEVELS.has(role));
  if (levels.length === 0) return null;
  // a heading over the levels alone makes no table of indicators
  if (levels.every(({ role }) => role === 'levels') && !told.columns.some(({ role }) => VALUES.has(role) || role === 'points')) return null; // prettier-ignore
  // names alone, beside targets and results alone, may be any list of works
  const certain = told.told.length === 0 || levels.some(({ cell }) => !told.told.some((one) => one.cell === cell));
  return certain || isMeasured(context, told) ? told : null;
});

/** Whether enough is known of the columns: levels and values, or a whole scoring of something. */
function mayBeHeader({ columns, unknown }: IndicatorHeader): boolean {
  const has = (role: IndicatorRole): boolean => columns.some((column) => column.role === role);
  const levels = (['level1', 'level2', 'level3'] as const).filter(has).length;
  const values = [...VALUES].filter(has).length;
  // kinds of money make a header of funding, whatever else stands in it
  const amounts = columns.filter(({ role, cell }) => role !== 'target' && namesMoney(cell.text)).length;
  if (amounts >= 2 && !has('target')) return false;
  if (levels === 0 && !has('levels')) {
    const list = [...columns.map(({ cell }) => cell), ...unknown].some(
      ({ text }) => fieldRole(text) === 'projectName' || namesMoney(text),
    );
    return !list && has('target') && has('actual');
  }
  if (levels >= 2 && values >= 2) return true;
  const known = columns.length;
  if (values === 0 && has('levels')) return unknown.some((cell) => hintsOf({ cell, text: cell.text }).length > 0);
  return (values > 0 || levels === 3) && known >= 3 && known >= unknown.length;
}

/** Whether points are given, or targets and results are quantities of the same kinds. */
function isMeasured(context: TableContext, header: IndicatorHeader): boolean {
  const at = (role: IndicatorRole): Column<IndicatorRole> | undefined => header.columns.find((column) => column.role === role); // prettier-ignore
  if (at('weight') ?? at('score') ?? at('points')) return true;
  const contents = contentsOf(context, header);
  const [target, actual] = [at('target'), at('actual')].map((column) => column && contents.get(column));
  if (!target || !actual) return false;
  const { alike, unlike } = likeness(target, actual);
  return alike >= 2 && alike > 2 * unlike;
}

/** Parts of a heading have the role of the whole only where their contents do not speak for another. */
function inherited(context: TableContext, header: IndicatorHeader): IndicatorHeader {
  const targets = header.columns.filter(({ role }) => role === 'target');
  if (targets.length < 2) return header;
  const contents = contentsOf(context, header);
  const told: { cell: Cell; role: IndicatorRole; by: string }[] = [];
  const columns = header.columns.map((column) => {
    const held = contents.get(column);
    if (!targets.includes(column) || !held) return column;
    const role = partHeld(held, column === targets[0]);
    if (role === null || header.columns.some((other) => other.role === role || (role === 'level3' && LEVELS.has(other.role)))) return column; // prettier-ignore
    told.push({ cell: column.cell, role, by: 'what it holds' });
    return { ...column, role };
  });
  return { ...header, columns, told };
}

/** What a column that reads like one of targets holds instead; names stand in the first one (指标 | 目标 | 完成). */
function partHeld(held: Contents, isFirst: boolean): IndicatorRole | null {
  if (holdsOperators(held)) return 'operator';
  if (holdsUnits(held)) return 'unit';
  return isFirst && holdsWords(held) && held.own.every((text) => !/\d/.test(text)) ? 'level3' : null;
}

/** Of two columns that claim the results, one of money is none, and one whose words speak of something else is not known. */
function rivals(header: IndicatorHeader): IndicatorHeader {
  const claims = header.columns.filter(({ role }) => role === 'actual');
  if (claims.length < 2) return header;
  const target = header.columns.find(({ role }) => role === 'target');
  const isMoney = ({ cell }: Column<IndicatorRole>): boolean => namesMoney(cell.text);
  const isOther = (column: Column<IndicatorRole>): boolean => {
    const hints = hintsOf(column);
    return hints.length > 0 && !hints.includes('actual');
  };
  const isEarly = ({ index }: Column<IndicatorRole>): boolean => target !== undefined && index < target.index;
  let left = claims;
  const dropped = new Map<Column<IndicatorRole>, IndicatorRole>();
  for (const [test, role] of [
    [isMoney, 'outside'],
    [isOther, 'unknown'],
    [isEarly, 'outside'],
  ] as const) {
    const out = left.filter(test);
    if (out.length === left.length) continue;
    for (const column of out) dropped.set(column, role);
    left = left.filter((column) => !out.includes(column));
  }
  const open = [...dropped].filter(([, role]) => role === 'unknown').map(([column]) => column);
  return {
    ...header,
    columns: header.columns
      .filter((column) => !open.includes(column))
      .map((column) => ({ ...column, role: dropped.get(column) ?? column.role })),
    unknown: [...header.unknown, ...open.map(({ cell }) => cell)],
    strays: [...header.strays, ...open],
  };
}

/** What stands unknown left of the levels is the label of the block itself. */
function withBlock(header: IndicatorHeader): IndicatorHeader {
  const first = header.columns.findIndex(({ role }) => LEVELS.has(role));
  const columns = header.columns.map((column, i) =>
    column.role === 'unknown' && i < first ? { ...column, role: 'block' as const } : column,
  );
  const known = (cell: Cell): boolean => columns.some((column) => column.cell === cell && column.role !== 'unknown');
  return { ...header, columns, unknown: header.unknown.filter((cell) => !known(cell)) };
}

/** Columns without a known heading take their place among the others, so that rows are counted right. */
function withUnknown(context: TableContext, header: IndicatorHeader): IndicatorHeader {
  const { columns, strays, unknown } = header;
  const added = strays.filter(
    ({ cell }) =>
      !columns.some((column) => column.cell === cell) &&
      (cell.text === '' ? context.table.columns === 'exact' : unknown.includes(cell)),
  );
  const all = [...columns, ...added.map((stray) => ({ ...stray, role: 'unknown' as const }))];
  return { ...header, columns: all.sort((a, b) => a.index - b.index) };
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
    // 自评分值 beside 分值: what it holds tells whether it is the score
    else if (role === 'weight' && seen.has('weight') && !has('score') && /自评/.test(column.text)) role = 'unknown';
    else if (role === 'level3' && seen.has('level3')) role = has('target') ? 'outside' : 'target';
    else if (role === 'outside' && seen.has('actual') && !has('reason') && EXPLAINS.test(column.text)) role = 'reason';
    else if (role === 'reason' && seen.has('reason')) role = 'measures';
    else if (seen.has(role) && role !== 'outside' && role !== 'block' && role !== 'unknown') role = 'outside';
    seen.add(role);
    columns.push({ ...column, role });
  }
  return { ...header, columns };
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
  if (tell)
    for (const { cell, role, by } of header.told)
      context.warnings.push(
        warn(
          'value.inferred',
          `${cell.text === '' ? 'a column without a heading' : `the column “${cell.text}”`} of the indicator table was taken for its ${role}, told by ${by}`,
          cell.at,
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
