/** Comparators in every spelling, before a number (≥, 不低于) or after it (以上, 以内). They work on a shadow. */
import type { Comparator } from '../model/record.js';
import { tightShadow } from './shadow.js';

const BEFORE: readonly (readonly [Comparator, string])[] = [
  [
    '>=',
    '大于等于|大于或等于|大于或者等于|高于等于|高于或等于|多于等于|多于或等于|不[得能应可]?低于|不[得能应可]?少于|不[得能应可]?小于|未低于|不低過|至少|最少|最低',
  ],
  [
    '<=',
    '小于等于|小于或等于|小于或者等于|低于等于|低于或等于|少于等于|少于或等于|不[得能应可]?高于|不[得能应可]?超过|不[得能应可]?超出|不超|未超过|未超出|未超|未高于|不[得能应可]?大于|不[得能应可]?多于|至多|最多',
  ],
  ['>', '大于|高于|超过|多于'],
  ['<', '小于|低于|少于|不足|不到'],
  ['=', '等于'],
];
const SYMBOLS = '[<>=≤≥]{1,4}';
const BEFORE_NUMBER = new RegExp(
  `(?:(${SYMBOLS})|${BEFORE.map(([, words]) => `(${words})`).join('|')})\\s*(?:(?:约|为|达|达到|人民币|于|:|¥)\\s*)?$`,
);
const WHOLE = new RegExp(`^(?:(${SYMBOLS})|${BEFORE.map(([, words]) => `(${words})`).join('|')})$`);
const AFTER_NUMBER =
  /^\s?(?:\(含\)|\(包含\))?(?:(及以上|或以上|以上|之上)|(及以下|或以下|及以内|以下(?!简称|同|问题|方面)|之下|以内|之内|范围内|内(?![容部外科设地])))/;
const LONGEST = 14;

/** What a run of signs says: ≥, >=, =>, ≥≥ are one thing. Null if it contradicts itself. */
export function comparatorOfSigns(signs: string): Comparator | null {
  const up = /[>≥]/.test(signs);
  const down = /[<≤]/.test(signs);
  if (up && down) return null;
  const equal = /[=≤≥]/.test(signs);
  if (up) return equal ? '>=' : '>';
  if (down) return equal ? '<=' : '<';
  return equal ? '=' : null;
}

const pick = (match: RegExpExecArray): Comparator | null => {
  if (match[1] !== undefined) return comparatorOfSigns(match[1]);
  const group = BEFORE.findIndex((_, index) => match[index + 2] !== undefined);
  return BEFORE[group]?.[0] ?? null;
};

export interface ComparatorMatch {
  readonly comparator: Comparator | null;
  /** Its outer place: where it begins before the number, or ends behind it. */
  readonly place: number;
}

/** The comparator that ends right before a place. */
export function comparatorBefore(dark: string, at: number): ComparatorMatch | null {
  const from = Math.max(0, at - LONGEST);
  const match = BEFORE_NUMBER.exec(dark.slice(from, at));
  return match ? { comparator: pick(match), place: from + match.index } : null;
}

/** The comparator that begins right at a place, behind a number and its unit. */
export function comparatorAfter(dark: string, at: number): ComparatorMatch | null {
  const match = AFTER_NUMBER.exec(dark.slice(at, at + LONGEST));
  return match ? { comparator: match[1] === undefined ? '<=' : '>=', place: at + match[0].length } : null;
}

/** Of two statements about one number the one before it wins; if they point in two directions there is none. */
export function joinComparators(before: Comparator | null, after: Comparator | null): Comparator | null {
  if (before === null || after === null) return before ?? after;
  return before.startsWith(after.slice(0, 1)) ? before : null;
}

/** A cell that holds nothing but a comparator, as in an operator column: `≥`, `＝`, `不低于`. Null for 定性 and all else. */
export function parseComparator(text: string): Comparator | null {
  const match = WHOLE.exec(tightShadow(text));
  return match ? pick(match) : null;
}
