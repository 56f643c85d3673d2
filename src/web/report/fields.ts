/** The fields of each kind of row that the page shows: their heading, their cells in the source, their text. */
import type { Period, Region, Value } from '../../model/record.js';
import type { CorrectableRecord } from '../../store/correction-table.js';
import { number } from '../show.js';
import type { ReportWord } from './words.js';

export interface ShownField {
  /** Path in the contract. */
  readonly path: string;
  readonly word: ReportWord;
  /** Words of the parser for the cells that it is read from. */
  readonly roles: readonly string[];
  readonly numeric?: boolean;
  /** Shown even where nothing was read, so that it can be filled in. */
  readonly always?: boolean;
  /** Long text that keeps its lines. */
  readonly long?: boolean;
  readonly show: (value: unknown) => Shown;
}

export interface Shown {
  readonly text: string;
  /** What it means, where the text alone does not say it. */
  readonly meaning: string;
}

const exact = (value: number): string => number(value, 6);
const NONE: Shown = { text: '', meaning: '' };

const plain = (value: unknown): Shown =>
  typeof value === 'number' ? { text: exact(value), meaning: '' } : typeof value === 'string' ? { text: value, meaning: '' } : NONE; // prettier-ignore
const year = (value: unknown): Shown => (typeof value === 'number' ? { text: String(value), meaning: '' } : NONE);
const money = (value: unknown): Shown =>
  typeof value === 'number' ? { text: exact(value / 10_000), meaning: `${exact(value)} 元` } : NONE;
const rate = (value: unknown): Shown =>
  typeof value === 'number' ? { text: `${exact(value * 100)}%`, meaning: '' } : NONE;
const region = (value: unknown): Shown => {
  if (value === null) return NONE;
  const { name, code } = value as Region;
  return { text: name, meaning: code };
};
const period = (value: unknown): Shown => {
  if (value === null) return NONE;
  const { start, end } = value as Period;
  return { text: `${start} – ${end}`, meaning: '' };
};

const SIGN: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

/** The words of a target or result, and what was made of them. */
function stated(value: unknown): Shown {
  if (value === null) return NONE;
  const { raw, comparator, number: n, numberTo, unit, date, base } = value as Value;
  const sign = comparator === null ? '' : (SIGN[comparator] ?? comparator);
  const parts = [
    n === null ? '' : `${sign}${exact(n)}${numberTo === null ? '' : `–${exact(numberTo)}`}${unit === null ? '' : ` ${unit}`}`, // prettier-ignore
    date === null ? '' : `${n === null ? sign : ''}${date}`,
    base === null || base.unit === unit ? '' : `= ${exact(base.number)} ${base.unit}`,
  ];
  return { text: raw, meaning: parts.filter((part) => part !== '').join('；') };
}

const text = (path: string, word: ReportWord, roles: readonly string[], more: Partial<ShownField> = {}): ShownField =>
  ({ path, word, roles, show: plain, ...more }); // prettier-ignore
const amount = (path: string, word: ReportWord, roles = [`funding.${path}`]): ShownField => ({ path, word, roles, show: money, numeric: true }); // prettier-ignore

/** In the order of the forms that officials fill in. */
export const FIELDS: Readonly<Record<CorrectableRecord, readonly ShownField[]>> = {
  report: [
    text('projectName', 'project', ['projectName'], { always: true }),
    text('projectCode', 'projectCode', ['projectCode']),
    text('title', 'title', ['title']),
    text('fiscalYear', 'year', ['fiscalYear'], { show: year, always: true }),
    text('kind', 'kind', []),
    text('region', 'region', ['region'], { show: region, always: true }),
    text('supervisingDepartment', 'department', ['supervisingDepartment'], { always: true }),
    text('supervisingDepartmentCode', 'departmentCode', ['supervisingDepartmentCode']),
    text('implementingUnit', 'unit', ['implementingUnit'], { always: true }),
    text('reportingUnit', 'reporting', ['reportingUnit']),
    text('period', 'period', ['period'], { show: period }),
    text('reportDate', 'date', ['reportDate']),
    text('selfScore', 'selfScore', ['selfScore', 'total'], { always: true }),
    text('grade', 'grade', ['grade']),
  ],
  form: [
    text('title', 'form', ['title', 'caption']),
    text('goal.expected', 'expected', ['goal.expected'], { long: true, always: true }),
    text('goal.actual', 'achieved', ['goal.actual'], { long: true, always: true }),
    text('totalWeight', 'totalWeight', ['total', 'total.weight'], { numeric: true }),
    text('totalScore', 'totalScore', ['total', 'total.score'], { numeric: true }),
  ],
  funding: [
    text('label', 'label', ['funding.label']),
    amount('initialBudget', 'initialBudget'),
    amount('budget', 'budget'),
    amount('received', 'received'),
    amount('executed', 'executed'),
    amount('balance', 'balance'),
    text('weight', 'weight', ['funding.weight'], { numeric: true }),
    text('executionRate', 'rate', ['funding.executionRate'], { numeric: true, show: rate }),
    text('score', 'points', ['funding.score'], { numeric: true }),
    text('reason', 'reason', ['funding.reason']),
  ],
  indicator: [
    text('level1', 'level1', ['level1', 'level1+level2']),
    text('level2', 'level2', ['level2', 'level1+level2']),
    text('level3', 'level3', ['level3']),
    text('target', 'target', ['target'], { show: stated, always: true }),
    text('actual', 'actual', ['actual'], { show: stated, always: true }),
    text('weight', 'weight', ['weight'], { numeric: true }),
    text('score', 'points', ['score'], { numeric: true }),
    text('reason', 'reason', ['reason']),
  ],
  expenditure: [
    text('item', 'item', ['expenditure.item']),
    amount('amount', 'amount', ['expenditure.amount']),
    text('share', 'share', ['expenditure.share'], { numeric: true, show: rate }),
    text('date', 'day', ['expenditure.date']),
    text('fundNature', 'nature', ['expenditure.fundNature']),
    text('purpose', 'purpose', ['expenditure.purpose']),
    text('voucher', 'voucher', ['expenditure.voucher']),
    text('note', 'note', ['expenditure.note']),
  ],
};

/** The name of a value on the page: of its row and field. */
export const keyOf = (record: CorrectableRecord, id: number, path: string): string => `${record}-${id}-${path.replace('.', '_')}`; // prettier-ignore
