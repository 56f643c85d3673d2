/** Matching the labels of a form to their meaning (the knowledge stands in data/labels.ts). */
import {
  EXPENDITURE_COLUMNS,
  FIELD_LABELS,
  FUNDING_COLUMNS,
  GOAL_LABELS,
  INDICATOR_COLUMNS,
  ROSTER_COLUMNS,
  TEXT_LABELS,
  TOTAL_LABELS,
} from '../../data/labels.js';
import type {
  ExpenditureColumn,
  FieldRole,
  FundingColumn,
  GoalRole,
  IndicatorColumn,
  RosterColumn,
} from '../../data/labels.js';
import { fold } from '../text/clean.js';

/** A label is never longer than this; anything longer is text. */
const LONGEST = 40;
const CACHE = 5_000;

/** The same text in memory of its own: a piece of a document would keep the whole document's text alive. */
const apart = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** Remembers the last results of a pure function of a label; bounded, so that a long run stays flat. */
function remembered<T>(compute: (text: string) => T): (text: string) => T {
  let cache = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return compute(text);
    const known = cache.get(text);
    if (known !== undefined) return known;
    const key = apart(text);
    const fresh = compute(key);
    if (cache.size >= CACHE) cache = new Map();
    cache.set(key, fresh);
    return fresh;
  };
}

const ENUMERATOR =
  /^(\(?[一二三四五六七八九十]{1,2}\)?[、.,]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.,)](?!\d)|[①-⑩])+/;

/** The words of a label, without brackets and what they hold, enumerators, marks and colons. */
export const labelKey: (text: string) => string = remembered((text) => {
  if (text.length > LONGEST) return '';
  const folded = fold(text).replace(ENUMERATOR, '');
  const plain = folded.replace(/\([^()]*\)/g, '').replace(/[(（][^()]*$/, '');
  return (plain || folded.replace(/[()]/g, '')).replace(/^[*★☆#]+|[:*★☆#.。]+$/g, '').replace(/^其中[:\-—]?/, '');
});

function matcher<R extends string>(table: readonly (readonly [R, RegExp])[]): (text: string) => R | null {
  const find = remembered((text: string): { role: R | null } => {
    const key = labelKey(text);
    if (key === '') return { role: null };
    return { role: table.find(([, pattern]) => pattern.test(key))?.[0] ?? null };
  });
  return (text) => find(text).role;
}

export const fieldRole: (text: string) => FieldRole | null = matcher(FIELD_LABELS);
export const fundingColumn: (text: string) => FundingColumn | null = matcher(FUNDING_COLUMNS);
export const indicatorColumn: (text: string) => IndicatorColumn | null = matcher(INDICATOR_COLUMNS);
export const goalRole: (text: string) => GoalRole | null = matcher(GOAL_LABELS);
export const expenditureColumn: (text: string) => ExpenditureColumn | null = matcher(EXPENDITURE_COLUMNS);
export const rosterColumn: (text: string) => RosterColumn | null = matcher(ROSTER_COLUMNS);

const MONEY: ReadonlySet<FundingColumn | null> = new Set<FundingColumn>(['initialBudget', 'budget', 'received', 'executed', 'balance']); // prettier-ignore

/** Whether a heading names a kind of money (预算数, 执行数). */
export const namesMoney = (text: string): boolean => MONEY.has(fundingColumn(text));

export function isTotalLabel(text: string): boolean {
  return text.length <= LONGEST && TOTAL_LABELS.test(labelKey(text));
}

export function isTextLabel(text: string): boolean {
  if (text.length > LONGEST) return false;
  const key = labelKey(text);
  return TEXT_LABELS.some((pattern) => pattern.test(key));
}
