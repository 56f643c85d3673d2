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
import { remembered } from '../text/remembered.js';

/** A label is never longer than this; anything longer is text. */
const LONGEST = 40;

const ENUMERATOR =
  /^(\(?[一二三四五六七八九十]{1,2}\)?[、.,]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.,)](?!\d)|[①-⑩])+/;

/** The words of a label, without brackets and what they hold, enumerators, marks and colons. */
const keyOf = remembered((text) => {
  const folded = fold(text).replace(ENUMERATOR, '');
  const plain = folded.replace(/\([^()]*\)/g, '').replace(/[(（][^()]*$/, '');
  return (plain || folded.replace(/[()]/g, '')).replace(/^[*★☆#]+|[:*★☆#.。]+$/g, '').replace(/^其中[:\-—]?/, '');
});

export const labelKey = (text: string): string => (text.length > LONGEST ? '' : keyOf(text));

function matcher<R extends string>(table: readonly (readonly [R, RegExp])[]): (text: string) => R | null {
  const find = remembered((text: string): R | null => {
    const key = labelKey(text);
    return key === '' ? null : (table.find(([, pattern]) => pattern.test(key))?.[0] ?? null);
  });
  return (text) => (text.length > LONGEST ? null : find(text));
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

const ofTotal = remembered((text) => TOTAL_LABELS.test(labelKey(text)));
const ofText = remembered((text) => {
  const key = labelKey(text);
  return TEXT_LABELS.some((pattern) => pattern.test(key));
});

export const isTotalLabel = (text: string): boolean => text.length <= LONGEST && ofTotal(text);
export const isTextLabel = (text: string): boolean => text.length <= LONGEST && ofText(text);
