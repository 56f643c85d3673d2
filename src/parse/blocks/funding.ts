/**
 * The funding block in its directions: amount kinds as columns and sources as rows; amount kinds as labels beside their
 * values; sources as columns.
 */
import type { Cell } from '../../model/doc.js';
import type { Funding, FundingSource } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { isAnchor, overlap, type RowView } from '../../grid/view.js';
import { moneyUnit, parseMoney } from '../../text/money.js';
import { splitWeight } from '../../text/points.js';
import { parseRate } from '../../text/rate.js';
import { assignRow } from '../assign.js';
import { filled, readHeader, type Header } from '../columns.js';
import { use, type Draft, type FormPart, type Starts, type TableContext } from '../draft.js';
import { fundingColumn, isTotalLabel } from '../labels.js';
import { fundingSource } from '../levels.js';
import { headingsOf } from '../variants.js';
import { unglueFunding } from './glued-funding.js';
import { points } from './points.js';
import { headerUnit, isAmount, type Unit } from './funding-units.js';
import type { FundingColumn } from '../../../data/labels.js';

type FundingHeader = Header<FundingColumn>;

export const NOTHING = /^([—－\-–_/／\\*]+|无|\s*)$/;
export const NUMBER = /^[¥￥]?[\d０-９.,，\s]+(亿|万|千|百)?元?$|^[\d.]+[%％]$/;

/** The header of amount kinds that starts in row `r`, or null. */
export function fundingHeader(context: TableContext, r: number): FundingHeader | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  if (cells.length < 2 || cells.some((cell) => NUMBER.test(cell.text) || cell.text.length > 40)) return null;
  const roles = cells.map((cell) => fundingColumn(cell.text));
  const amounts = new Set(roles.filter(isAmount)).size;
  const others = new Set(roles.filter((role) => role === 'executionRate' || role === 'weight' || role === 'score'))
    .size;
  if (amounts < 2 && !(amounts === 1 && others >= 1)) return null;
  if (amounts + others < 2) return null;
  const header = readHeader<FundingColumn>(context, r, fundingColumn);
  // amounts beside several headings of other things (任务名称 | 完成情况) are not the funding of the project
  const next = context.rows[header.next];
  const label = next ? filled(next)[0] : undefined;
  return header.unknown.length >= 2 && (!label || fundingSource(label.text) === null) ? null : header;
}

/** How well a text fits a funding column, for rows that stand shifted. */
function fundingFit(role: FundingColumn | null, text: string): number {
  const numeric = NUMBER.test(text) || NOTHING.test(text);
  switch (role) {
    case 'label':
      return numeric ? -3 : fundingSource(text) ? 3 : 1;
    case 'reason':
      return numeric && !NOTHING.test(text) ? -2 : 1;
    case 'weight':
    case 'score':
      return numeric || /^\d+(\.\d+)?分$/.test(text) ? 1 : -3;
    case 'executionRate':
      return /%|％/.test(text) ? 2 : numeric ? 0.5 : -3;
    case null:
    case 'outside':
      return 0;
    default:
      return /%|％/.test(text) ? -3 : numeric || parseMoney(text, 1) ? 1.5 : -3;
  }
}

/** Reads the rows below a header of amount kinds; returns the first row that is none of its own. */
export function readFunding(context: TableContext, part: FormPart, header: FundingHeader, starts: Starts): number {
  const headerRow = context.rows[header.next - 1];
  const above = (headerRow?.cells ?? []).filter((cell) => cell.text !== '');
  const blockLabels = [...header.parents, ...header.unknown, ...above];
  const unit = headerUnit(context, header, blockLabels);
  const apart = (row: RowView | undefined): RowView | undefined =>
    row && mayHoldAmounts(row) ? unglueFunding(context, header, row, fundingFit, unit.factor) : row;
  const firstRow = apart(context.rows[header.next]);
  const settled = labelColumn(context, header, firstRow);
  part.headings.funding ??= headingsOf(settled);
  for (const column of settled.columns) use(context, column.cell, `heading:${column.role}`);
  for (const cell of [...header.unknown, ...header.parents]) use(context, cell, 'heading:block');
  for (const row of context.rows.slice(header.start, header.next))
    for (const cell of filled(row)) if (!context.uses.has(cell)) use(context, cell, 'heading:block');
  for (const cell of headerRow?.cells ?? [])
    if (cell.text !== '' && !context.uses.has(cell)) use(context, cell, 'heading:block');
  const left = Math.min(
    ...settled.columns.filter((column) => column.role !== 'label').map((column) => column.cell.col),
  );
  let r = header.next;
  let warned = false;
  for (; r < context.rows.length; r++) {
    const row = r === header.next ? firstRow : apart(context.rows[r]);
    if (!row) break;
    const cells = filled(row);
    if (!cells.length) continue;
    if (isFundingData(context, settled, row, left)) {
      warned = readFundingRow(context, part, settled, row, left, unit, warned) || warned;
      continue;
    }
    if (starts(r) !== null) break;
    break;
  }
  return r;
}

/** Whether a row names a source or holds nothing but numbers: only in such a row can a text be several amounts. */
function mayHoldAmounts(row: RowView): boolean {
  const cells = filled(row);
  return (
    cells.some((cell) => fundingSource(cell.text) !== null) || cells.every((cell) => /^[\d.,%％\s]+$/.test(cell.text))
  );
}

/** A heading such as 年度预算数（万元） may stand over the labels of the rows: then its column is the label column. */
function labelColumn(context: TableContext, header: FundingHeader, next: RowView | undefined): FundingHeader {
  if (!next) return header;
  const lost = Math.max(0, header.width - next.cells.length);
  const isSource = (cell: Cell | undefined): boolean =>
    cell !== undefined && cell.text !== '' && fundingSource(cell.text) !== null && !NUMBER.test(cell.text);
  const columns = header.columns.map((column) => {
    const below =
      context.table.columns === 'exact'
        ? [next.cells.find((candidate) => overlap(candidate, column.cell) > 0)]
        : next.cells.length > header.width
          ? []
          : [next.cells[column.index], next.cells[column.index - lost]];
    return below.some(isSource) && isAmount(column.role) ? { ...column, role: 'label' as const } : column;
  });
  // in a ragged table the block's label stands over empty cells
  const unlabelled = columns.filter(
    (column) => context.table.columns === 'exact' || column.index > 0 || next.cells[0]?.text !== '',
  );
  // what stands left of the labels is the block's own name (预算执行情况（10分）), whatever it reads like
  const label = columns.find((column) => column.role === 'label');
  return { ...header, columns: label ? unlabelled.filter((column) => column.cell.col >= label.cell.col) : unlabelled };
}

function labelCells(context: TableContext, header: FundingHeader, row: RowView, left: number): Cell[] {
  const label = header.columns.find((column) => column.role === 'label');
  return row.cells.filter((cell, index) => {
    if (cell.text === '' || !isAnchor(cell, row)) return false;
    if (NUMBER.test(cell.text)) return false;
    if (label && (context.table.columns === 'exact' ? overlap(cell, label.cell) > 0 : index === label.index))
      return true;
    if (context.table.columns === 'exact') return cell.col < left;
    // a header that was cut at its beginning is shorter than the rows below it
    return index < Math.max(firstValueIndex(header), row.cells.length - header.width);
  });
}

function firstValueIndex(header: FundingHeader): number {
  return Math.min(...header.columns.filter((column) => column.role !== 'label').map((column) => column.index));
}

function isFundingData(context: TableContext, header: FundingHeader, row: RowView, left: number): boolean {
  const labels = labelCells(context, header, row, left);
  const label = labels.at(-1);
  // a row without a label: its amounts are those of the whole project
  if (!label) return isUnlabelled(context, header, row);
  if (label.text.length > 40) return false;
  if (/分$/.test(label.text) && isTotalLabel(label.text)) return false;
  if (fundingSource(label.text) !== null) return true;
  // an unknown label counts as a source only where amounts stand beside it
  const { cells } = assignRow(context, header, row, fundingFit);
  const values = [...cells].filter(([column, cell]) => column.role !== 'label' && cell !== label && cell.text !== '');
  return (
    values.length > 0 &&
    values.some(([column, cell]) => isAmount(column.role) && parseMoney(cell.text, 1) !== null) &&
    values.every(([column, cell]) => fundingFit(column.role, cell.text) > 0)
  );
}

function isUnlabelled(context: TableContext, header: FundingHeader, row: RowView): boolean {
  if (header.columns.some((column) => column.role === 'label')) return false;
  const { cells } = assignRow(context, header, row, fundingFit);
  const own = [...cells].filter(([, cell]) => isAnchor(cell, row) && cell.text !== '');
  return (
    own.length === filled(row).length &&
    own.some(([column]) => isAmount(column.role)) &&
    own.every(([column, cell]) => fundingFit(column.role, cell.text) > 0)
  );
}

function readFundingRow(
  context: TableContext,
  part: FormPart,
  header: FundingHeader,
  row: RowView,
  left: number,
  unit: Unit,
  warned: boolean,
): boolean {
  const labels = labelCells(context, header, row, left);
  const label = labels.at(-1) ?? filled(row)[0];
  if (!label) return false;
  for (const cell of labels) use(context, cell, 'funding.label');
  const { cells, shifted } = assignRow(context, header, row, fundingFit);
  if (shifted)
    context.warnings.push(warn('row.shifted', `the funding row “${label.text}” did not fit its header`, label.at));
  const draft = labels.length
    ? fundingDraft(label.text, fundingSource(label.text) ?? 'other', label)
    : fundingDraft('合计', 'total', label);
  let unitMissing = false;
  for (const [column, cell] of cells) {
    if ((labels.length > 0 && cell === label) || cell.text === '' || labels.includes(cell) || !isAnchor(cell, row))
      continue;
    const role = column.role;
    if (isAmount(role)) {
      const factor = moneyUnit(column.text) ?? unit.factor;
      const amount = money(context, cell, factor, role);
      if (amount === undefined) unitMissing = true;
      else if (draft[role] === null) draft[role] = amount;
      else if (amount !== null && amount !== draft[role])
        context.warnings.push(
          warn(
            'cell.unread',
            `“${cell.text.slice(0, 30)}” is a second amount of one kind (${role}) in its row`,
            cell.at,
          ),
        );
    } else if (role === 'weight' || role === 'score') draft[role] = points(context, cell, `funding.${role}`);
    else if (role === 'executionRate') {
      const rate = executionRate(context, cell, column.text, draft);
      draft.executionRate ??= rate;
    } else if (role === 'reason') {
      use(context, cell, 'funding.reason');
      draft.reason = NOTHING.test(cell.text) ? null : cell.text;
    } else use(context, cell, `funding.${role}`);
  }
  if (draft.source === 'total' && !header.columns.some((column) => column.role === 'weight'))
    draft.weight = printedWeight(header);
  if (unitMissing && !warned)
    context.warnings.push(warn('unit.unknown', 'the funding table states no unit of money (元 or 万元)', label.at));
  part.funding.push(draft);
  if (header.columns.some((column) => column.role === 'executed')) part.hasResults = true;
  return unitMissing;
}

/** The weight of budget execution printed with a heading (得分（10分）) or with the label of the block. */
function printedWeight(header: FundingHeader): number | null {
  const score = header.columns.find((column) => column.role === 'score');
  const texts = [
    ...(score ? [score.text] : []),
    ...header.parents.map((cell) => cell.text),
    ...header.unknown.map((cell) => cell.text),
  ];
  return texts.map((text) => splitWeight(text).weight).find((weight) => weight !== null) ?? null;
}

export type FundingDraft = { -readonly [K in keyof Draft<Funding>]: Draft<Funding>[K] };

export function fundingDraft(label: string, source: FundingSource, cell: Cell): FundingDraft {
  return { label: label.replace(/[:：]$/, ''), source, initialBudget: null, budget: null, received: null, executed: null, balance: null, weight: null, executionRate: null, score: null, reason: null, at: cell.at }; // prettier-ignore
}

/** Yuan; null where the cell states nothing; undefined where a number stands without any unit. */
export function money(
  context: TableContext,
  cell: Cell,
  factor: number | null,
  what: string,
): number | null | undefined {
  use(context, cell, `funding.${what}`);
  if (NOTHING.test(cell.text)) return null;
  const amount = parseMoney(cell.text, factor);
  if (amount) return amount.yuan;
  // nothing is nothing in any unit
  if (/^[0０]+([.．][0０]+)?$/.test(cell.text)) return 0;
  if (factor === null && parseMoney(cell.text, 1)) return undefined;
  context.warnings.push(
    warn('value.unsure', `“${cell.text.slice(0, 40)}” is no single amount of money (${what})`, cell.at),
  );
  return null;
}

export function executionRate(context: TableContext, cell: Cell, heading: string, row: FundingDraft): number | null {
  use(context, cell, 'funding.executionRate');
  if (NOTHING.test(cell.text)) return null;
  if (cell.value?.percent) return parseRate(cell.text) ?? cell.value.number;
  const rate = parseRate(cell.text, /[%％]/.test(heading) ? { bare: 'percent' } : {});
  if (rate !== null) return rate;
  // a bare number: the row's own arithmetic tells whether it is a fraction or a percentage
  const bare = parseRate(cell.text, { bare: 'fraction' });
  const base = row.budget ?? row.initialBudget;
  if (bare !== null && base && row.executed !== null) {
    const computed = row.executed / base;
    for (const candidate of [bare, parseRate(cell.text, { bare: 'percent' }) ?? Number.NaN]) {
      if (Math.abs(candidate - computed) <= 0.006) {
        context.warnings.push(
          warn(
            'value.inferred',
            `“${cell.text}” was read as an execution rate of ${(candidate * 100).toFixed(2)}% by the row's own amounts`,
            cell.at,
          ),
        );
        return candidate;
      }
    }
  }
  context.warnings.push(
    warn('value.unsure', `“${cell.text.slice(0, 30)}” is no rate that can be told for certain`, cell.at),
  );
  return null;
}
