/** Funding as labels beside their values: amount kinds, sources, or both (计划安排资金 | 28545.30 | 实际到位资金 | …). */
import type { Cell } from '../../model/doc.js';
import { warn } from '../../model/warn.js';
import { isAnchor, overlap, type RowView } from '../../grid/view.js';
import { moneyUnit, parseMoney } from '../../text/money.js';
import { parsePoints } from '../../text/points.js';
import { filled } from '../columns.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { isSinceStart } from '../hands.js';
import { fundingColumn, isUnlistedFunding, labelKey, namesMoney } from '../labels.js';
import { fundingSource } from '../levels.js';
import type { AmountRole, FundingColumn } from '../../../data/labels.js';
import { executionRate, fundingDraft, money, NOTHING, NUMBER, type FundingDraft } from './funding-values.js';
import { isChange, ofSeveralYears } from './funding-settle.js';
import { blockUnit, isAmount } from './funding-units.js';
import { tellWords } from './funding-words.js';
import { points } from './points.js';

interface Pair {
  readonly label: Cell;
  readonly value: Cell | null;
  /** The cell that holds both, where one does (全年预算数120.5万元). */
  readonly whole?: Cell;
}

/** Labels each followed by the cell of its value. */
export function pairs(row: RowView, isLabel: (text: string) => boolean): Pair[] {
  const cells = row.cells.filter((cell) => isAnchor(cell, row));
  const found: Pair[] = [];
  for (let i = 0; i < cells.length; i++) {
    const label = cells[i];
    if (!label || label.text === '' || !isLabel(label.text)) continue;
    let value: Cell | null = null;
    for (let j = i + 1; j < cells.length; j++) {
      const cell = cells[j];
      if (!cell) break;
      if (cell.text !== '' && isLabel(cell.text)) break;
      value = cell;
      if (cell.text !== '') break;
    }
    found.push({ label, value });
  }
  return found;
}

const MARKS = new Set(['executionRate', 'weight', 'score']);
export type Mark = 'executionRate' | 'weight' | 'score';
export const isMark = (role: string | null): role is Mark => role !== null && MARKS.has(role);

/** Labels that name more than a kind of amount, or another year: their amounts are of something else than the whole project. */
const OWN_NAME =
  /^(上|去|前|往|下|次|明)年|以前年度|总投资|基本支出|项目支出|人员经费|公用经费|收入|三公|^年度(收入|支出)/;

/** A row of amount kinds beside their values (计划安排资金 | 28545.30 | 实际到位资金 | …), or null. */
export function amountPairs(context: TableContext, r: number): Pair[] | null {
  const row = context.rows[r];
  if (!row) return null;
  const kind = (text: string): FundingColumn | null => (OWN_NAME.test(labelKey(text)) ? null : fundingColumn(text));
  const glued = gluedPairs(row, kind);
  if (glued) return glued;
  if (!filled(row).some(({ text }) => namesMoney(text))) return null;
  // the label of the block stands beside several rows and before the first label
  const found = pairs(row, (text) => isAmount(kind(text)) || isMark(kind(text))).filter(
    ({ label, value }, i) => !(i === 0 && value === null && label.rowSpan > 1),
  );
  if (!found.some(({ label }) => isAmount(fundingColumn(label.text)))) return null;
  if (hasMoreNumbers(row, found)) return null;
  found.push(...labelled(row, found, kind));
  const valued = found.filter(
    ({ value }) => value !== null && (NUMBER.test(value.text) || parseMoney(value.text, 1) !== null),
  );
  return found.length >= 1 &&
    valued.length >= 1 &&
    found.every(
      ({ value }) =>
        value === null ||
        value.text === '' ||
        NOTHING.test(value.text) ||
        NUMBER.test(value.text) ||
        parseMoney(value.text, 1) !== null,
    )
    ? found
    : null;
}

const GLUED = /^([^\d:：]{2,16})[:：]?([¥￥]?[\d.,，]+[万亿]?元|[\d.]+[%％])$/;

/** Kinds of amounts each in one cell with its own amount and unit, and nothing else in the row but the name of the block. */
function gluedPairs(row: RowView, kind: (text: string) => FundingColumn | null): Pair[] | null {
  const found: Pair[] = [];
  for (const [i, cell] of filled(row).entries()) {
    const [, label, value] = (/[元%％]$/.test(cell.text) && GLUED.exec(cell.text)) || [];
    const role = label === undefined ? null : kind(label);
    const fits = role === 'executionRate' ? /[%％]$/.test(cell.text) : isAmount(role) && cell.text.endsWith('元');
    if (label !== undefined && value !== undefined && fits)
      found.push({ label: { ...cell, text: label }, value: { ...cell, text: value }, whole: cell });
    else if (i > 0 || /\d/.test(cell.text)) return null;
  }
  const roles = found.map(({ label }) => fundingColumn(label.text));
  return roles.some(isAmount) && new Set(roles).size === roles.length ? found : null;
}

const LABELLED = /^([^\d:：]{2,16})[:：]([¥￥]?[\d.,，]+([万亿]?元)?|[\d.]+[%％])$/;

/** Kinds that stand with their amounts in one cell beside pairs of cells (预算安排 | 286.40 | 实际支出 | 251.18 | 结余：35.22). */
function labelled(row: RowView, found: readonly Pair[], kind: (text: string) => FundingColumn | null): Pair[] {
  return filled(row).flatMap((cell) => {
    const [, label, value] = (/[:：]/.test(cell.text) && LABELLED.exec(cell.text)) || [];
    const taken = found.some((pair) => pair.label === cell || pair.value === cell);
    if (label === undefined || value === undefined || taken) return [];
    const role = kind(label);
    const fits = isMark(role)
      ? role === 'executionRate' || !/[元%％]/.test(value)
      : isAmount(role) && !/[%％]/.test(value);
    return fits ? [{ label: { ...cell, text: label }, value: { ...cell, text: value }, whole: cell }] : [];
  });
}

/** Whether numbers stand right behind a value: then the row is one of a table, and which of them is meant is not known. */
function hasMoreNumbers(row: RowView, found: readonly Pair[]): boolean {
  const cells = filled(row);
  return found.some(({ label, value }) => {
    const next = value === null ? undefined : cells[cells.indexOf(value) + 1];
    return isAmount(fundingColumn(label.text)) && next !== undefined && BARE_NUMBER.test(next.text);
  });
}

const BARE_NUMBER = /^[¥￥]?[\d０-９.,，]+$/;

/** A row of sources beside their amounts (其中：中央财政 | 15761.30 …), or null. */
export function sourcePairs(context: TableContext, r: number, kinds: readonly Kind[] = []): Pair[] | null {
  const row = context.rows[r];
  if (!row) return null;
  // a label right before another one is that of the block (资金金额 | 实施期资金总额： | 300万元)
  const found = pairs(row, (text) => fundingSource(text) !== null && !NUMBER.test(text)).filter(
    ({ value }, i, all) => !(i === 0 && value === null && all.length > 1),
  );
  if (!found.length) return null;
  const fits = found.every(
    ({ value }) =>
      value === null || NOTHING.test(value.text) || value.text === '' || parseMoney(value.text, 1) !== null,
  );
  const labels = new Set(found.map(({ label }) => label));
  const values = new Set(found.map(({ value }) => value));
  const others = filled(row).filter(
    (cell) => !labels.has(cell) && !values.has(cell) && !kindAbove(context, kinds, cell),
  );
  if (!fits || others.some((cell) => cell.col >= (found[0]?.label.col ?? 0))) return null;
  return found.every((pair) => isSumOfList(context, r, pair)) ? null : found;
}

/** The kind of an amount that stands without a label of its own in the column of that kind's amount above it. */
function kindAbove(context: TableContext, kinds: readonly Kind[], cell: Cell): Kind | null {
  if (context.table.columns !== 'exact' || !BARE_NUMBER.test(cell.text)) return null;
  return kinds.find((kind) => kind.cell?.col === cell.col && kind.cell.colSpan === cell.colSpan) ?? null;
}

const SUM = /^(支出|支付|金额|费用|付款|使用)?(合计|总计|小计|共计)(金额|支出)?$/;

/** Whether a pair is the sum at the foot of a list: amounts of other things than sources stand in the row above it. */
function isSumOfList(context: TableContext, r: number, { label, value }: Pair): boolean {
  const above = context.rows[r - 1];
  if (value === null || above === undefined || !SUM.test(labelKey(label.text))) return false;
  const cells = filled(above);
  const listed = cells.some((cell) => overlap(cell, value) > 0 && NUMBER.test(cell.text));
  return listed && !cells.some((cell) => fundingSource(cell.text) !== null || fundingColumn(cell.text) !== null);
}

/** A row of points and rates beside their values, below pairs of amounts (执行率 | 97% | 得分 | 9.7), or null. */
function markPairs(context: TableContext, r: number): Pair[] | null {
  const row = context.rows[r];
  if (!row) return null;
  const found = pairs(row, (text) => isMark(fundingColumn(text)));
  const beside = row.cells.some((cell) => cell.text !== '' && !isAnchor(cell, row));
  const rate = found.some(({ label }) => fundingColumn(label.text) === 'executionRate');
  const taken = new Set(found.flatMap(({ label, value }) => (value ? [label, value] : [label])));
  const whole = filled(row).every((cell) => taken.has(cell)) && found.every(({ value }) => value !== null && (NUMBER.test(value.text) || NOTHING.test(value.text) || /^[\d.]+分$/.test(value.text))); // prettier-ignore
  return found.length > 0 && whole && (beside || rate || areOfExecution(found)) ? found : null;
}

/** Budget execution takes ten points of a hundred, twenty, seldom more. */
const MOST_POINTS = 50;

/** Whether a weight stands with a score, and both are such as budget execution has (分值 | 10 | 得分 | 9.62). */
function areOfExecution(found: readonly Pair[]): boolean {
  const number = (role: Mark): number =>
    parsePoints(found.find(({ label }) => fundingColumn(label.text) === role)?.value?.text ?? '') ?? Number.NaN;
  return number('score') <= number('weight') && number('weight') <= MOST_POINTS;
}

interface Kind {
  readonly role: AmountRole;
  readonly unit: number | null;
  /** Where its amount stands. */
  readonly cell: Cell | null;
}

/** What a block of pairs has given so far: a block is one row of funding, however many rows of the table it takes. */
interface Block {
  total: FundingDraft | null;
  /** The kinds of the last row of amounts: what sources below it are sources of. */
  kinds: Kind[];
  readonly sources: FundingDraft[];
}

/** Reads label/value pairs, and the rows of sources below them, each value in the order of the kinds above. */
export function readPairs(context: TableContext, part: FormPart, start: number): number {
  const block: Block = { total: null, kinds: [], sources: [] };
  let r = start;
  for (; r < context.rows.length; r++) {
    const row = context.rows[r];
    if (!row) break;
    if (!filled(row).length) continue;
    const amounts = amountPairs(context, r) ?? (block.total ? markPairs(context, r) : null);
    if (amounts) {
      if (r > start && !block.total) break;
      readAmounts(context, part, row, amounts, block);
      continue;
    }
    const sources = sourcePairs(context, r, block.kinds);
    if (!sources) break;
    readSourceRow(context, part, row, sources, block);
  }
  return r;
}

function readAmounts(context: TableContext, part: FormPart, row: RowView, found: readonly Pair[], block: Block): void {
  const again = found.some(({ label }) => !isChange(label.text) && !isUnlistedFunding(label.text) && isTaken(fundingColumn(label.text), block)); // prettier-ignore
  const first = found[0];
  if (!first) return;
  if (!block.total || again) {
    block.total = fundingDraft('合计', 'total', first.label);
    part.funding.push(block.total);
  }
  const draft = block.total;
  const beside = blockUnit(
    context,
    row.cells.filter((cell) => cell.col < first.label.col && cell.text !== ''),
  );
  const kinds: Kind[] = [];
  // what is added up over years is no amount of the year beside which it stands
  const ofTheYear = found.filter(({ label }) => !ofSeveralYears(label.text));
  const marks: { role: Mark; label: Cell; value: Cell | null }[] = [];
  for (const { label, value, whole } of found) {
    const role = fundingColumn(label.text);
    if (!isAmount(role) && !isMark(role)) continue;
    if (isUnlistedFunding(label.text) && isSecond(role, label, found, draft)) continue;
    if (whole) use(context, whole, 'funding.list');
    if (isAmount(role) && ofSeveralYears(label.text) && ofTheYear.some((one) => fundingColumn(one.label.text) === role))
      continue;
    use(context, label, `heading:${role}`);
    tellWords(context, label, role);
    if (isMark(role)) {
      marks.push({ role, label, value });
      continue;
    }
    const unit = moneyUnit(label.text) ?? beside.factor;
    // what was added or taken off is no budget; its cells are told as unread
    if (role === 'budget' && isChange(label.text) && value && !isWhole(value, unit, draft)) continue;
    kinds.push({ role, unit, cell: whole ?? value });
    if (value && value.text !== '') draft[role] = amount(context, value, unit, role) ?? null;
  }
  for (const { role, label, value } of marks) {
    if (!value || value.text === '') continue;
    if (role === 'executionRate') draft.executionRate = executionRate(context, value, label.text, draft);
    else draft[role] = points(context, value, `funding.${role}`);
  }
  if (kinds.length) block.kinds = kinds;
  if (kinds.some(({ role }) => role === 'executed')) part.hasResults = true;
  useRest(context, row);
}

/** Whether a label that only its words explain asks for what the block has, or is stated beside it under a known label. */
const isSecond = (role: AmountRole | Mark, label: Cell, found: readonly Pair[], draft: FundingDraft): boolean =>
  draft[role] !== null || isSinceStart(label.text) || found.some((one) => one.label !== label && fundingColumn(one.label.text) === role); // prettier-ignore

/** A budget after changes is seldom much less than the first one; what was added or taken off is. */
const LEAST_LEFT = 0.8;

/** Whether the amount of a heading such as 调整预算数 can be what the budget came to, and not the change alone. */
function isWhole(value: Cell, unit: number | null, { budget, initialBudget }: FundingDraft): boolean {
  const yuan = parseMoney(value.text, unit ?? 1)?.yuan ?? 0;
  return budget === null && yuan >= 0 && (initialBudget === null || yuan >= LEAST_LEFT * initialBudget);
}

/** Whether the block has a value of this kind already. */
const isTaken = (role: FundingColumn | null, { total }: Block): boolean =>
  role !== null && role in EMPTY && total !== null && total[role as keyof typeof EMPTY] !== null;

const EMPTY = { initialBudget: null, budget: null, received: null, executed: null, balance: null, weight: null, executionRate: null, score: null }; // prettier-ignore

function readSourceRow(
  context: TableContext,
  part: FormPart,
  row: RowView,
  sources: readonly Pair[],
  block: Block,
): void {
  const { kinds } = block;
  const stated = blockUnit(
    context,
    row.cells.filter((cell) => cell.text !== '' && !NUMBER.test(cell.text)),
  );
  const read: FundingDraft[] = [];
  const same = new Set(sources.map(({ label }) => labelKey(label.text))).size === 1;
  for (const [i, { label, value }] of sources.entries()) {
    // the same source before every value: one row; different sources side by side: a row each
    const kind = kinds.length > 1 || same ? kinds[i] : kinds[0];
    const role: AmountRole = kind?.role ?? 'budget';
    const known = block.sources.find((one) => labelKey(one.label) === labelKey(label.text) && one[role] === null);
    const draft = known ?? fundingDraft(label.text, fundingSource(label.text) ?? 'other', label);
    if (!known) {
      block.sources.push(draft);
      part.funding.push(draft);
    }
    read.push(draft);
    use(context, label, 'funding.label');
    if (value && value.text !== '')
      draft[role] = amount(context, value, moneyUnit(label.text) ?? kind?.unit ?? stated.factor, role) ?? null;
  }
  const [only, ...others] = new Set(read);
  for (const cell of filled(row)) {
    const kind = context.uses.has(cell) ? null : kindAbove(context, kinds, cell);
    if (kind && only && others.length === 0 && only[kind.role] === null)
      only[kind.role] = amount(context, cell, kind.unit ?? stated.factor, kind.role) ?? null;
  }
  useRest(context, row);
}

export function amount(
  context: TableContext,
  cell: Cell,
  unit: number | null,
  role: AmountRole,
): number | null | undefined {
  const read = money(context, cell, unit, role);
  if (read === undefined)
    context.warnings.push(warn('unit.unknown', `the amount “${cell.text}” has no unit of money (元 or 万元)`, cell.at));
  return read;
}

/** Labels left of the pairs (资金金额) belong to the block. */
function useRest(context: TableContext, row: RowView): void {
  for (const cell of filled(row))
    if (!context.uses.has(cell) && cell.text.length <= 20 && !/\d/.test(cell.text)) use(context, cell, 'heading:block');
}
