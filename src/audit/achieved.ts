/** Whether an indicator met its target. */
import { DOWN_TO, FALLS, LESS_IS_BETTER } from '../model/direction.js';
import type { Indicator } from '../model/record.js';

const says = (words: readonly string[], text: string): boolean => words.some((word) => text.includes(word));

/**
 * Whether the result reaches the target: true, false, or null where the two cannot be compared. Without a comparator a
 * target is a floor, but for costs, times and what is better when it is less, where only equality is certain; a fall may
 * be printed as a size or with a sign, 下降20%以上 and -23.5% (the view v_indicator judges alike).
 */
export function achieved(row: Indicator): boolean | null {
  const { target, actual } = row;
  if (!target || !actual) return null;
  if (target.date !== null && actual.date !== null && target.date.length === 10 && actual.date.length === 10)
    return actual.date <= target.date;
  if (!target.base || !actual.base || target.base.unit !== actual.base.unit) return null;
  const t = target.base.number;
  const a = actual.base.number;
  if ((t < 0 || a < 0) && says(FALLS, row.level3 + target.raw + actual.raw)) return fell(t, a, target.comparator);
  switch (target.comparator) {
    case '>=':
      return a >= t - 1e-9;
    case '>':
      return a > t;
    case '<=':
      return a <= t + 1e-9;
    case '<':
      return a < t;
    case '=':
      return Math.abs(a - t) < 1e-9;
    case null:
      if (target.numberTo !== null) return null;
      if (Math.abs(a - t) < 1e-9) return true;
      // a ceiling or a plan may be meant: only equality is certain
      return lessMayBeMeant(row, t) ? null : a > t;
  }
}

/** A cost, a time, a fall below zero or to a level, or what is named as better when it is less. */
function lessMayBeMeant(row: Indicator, t: number): boolean {
  if (row.level1Type === 'cost' || /cost|timeliness/.test(row.level2Type ?? '') || t < 0) return true;
  return says(LESS_IS_BETTER, row.level3) || says(DOWN_TO, row.level3 + (row.target?.raw ?? ''));
}

/** Target and result of a fall, one of them at least with a sign. */
function fell(t: number, a: number, comparator: string | null): boolean | null {
  if (t < 0 && a < 0) {
    if (Math.abs(a - t) < 1e-9) return true;
    // at least -20%: the size is as likely meant as the number
    return comparator === '<=' || comparator === '<' ? a < t : null;
  }
  const outwards = t < 0 ? ['<=', '<'] : ['>=', '>'];
  if (comparator !== null && !outwards.includes(comparator)) return null;
  return Math.abs(a) >= Math.abs(t) - 1e-9;
}
