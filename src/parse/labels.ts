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
import {
  EXPENDITURE_PARTS,
  FIELD_PARTS,
  FUNDING_PARTS,
  GOAL_PARTS,
  INDICATOR_PARTS,
} from '../../data/heading-parts.js';
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

type Table<R extends string> = readonly (readonly [R, RegExp])[];

const findIn = <R extends string>(table: Table<R>, key: string): R | null =>
  table.find(([, pattern]) => pattern.test(key))?.[0] ?? null;

/** The words that a heading is made of are asked only where the whole heading stands in no list. */
function matcher<R extends string>(table: Table<R>, parts: Table<R> = []): (text: string) => R | null {
  const find = remembered((text: string): R | null => {
    const key = labelKey(text);
    if (key === '') return null;
    return findIn(table, key) ?? (MADE_OF_WORDS.test(key) ? findIn(parts, key) : null);
  });
  return (text) => (text.length > LONGEST ? null : find(text));
}

/** Whether a text stands in no list and only the words it is made of say what it heads. */
function unlisted<R extends string>(table: Table<R>, role: (text: string) => R | null): (text: string) => boolean {
  return (text) => {
    const plain = text.replace(YEAR, '');
    return role(plain) !== null && findIn(table, labelKey(plain)) === null;
  };
}

const YEAR = /20\d{2}\s*年?\s*度?/;

/** Headings made of several words: no numbers, no sentences. */
const MADE_OF_WORDS = /^[\u4e00-\u9fff、/]{2,16}$/;

export const fieldRole: (text: string) => FieldRole | null = matcher(FIELD_LABELS, FIELD_PARTS);
export const fundingColumn: (text: string) => FundingColumn | null = matcher(FUNDING_COLUMNS, FUNDING_PARTS);
export const indicatorColumn: (text: string) => IndicatorColumn | null = matcher(INDICATOR_COLUMNS, INDICATOR_PARTS);
export const goalRole: (text: string) => GoalRole | null = matcher(GOAL_LABELS, GOAL_PARTS);
export const expenditureColumn: (text: string) => ExpenditureColumn | null = matcher(EXPENDITURE_COLUMNS, EXPENDITURE_PARTS); // prettier-ignore
export const isUnlistedField: (text: string) => boolean = unlisted(FIELD_LABELS, fieldRole);
export const isUnlistedFunding: (text: string) => boolean = unlisted(FUNDING_COLUMNS, fundingColumn);
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
