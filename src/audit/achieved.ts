/** Whether an indicator met its target. */
import type { Indicator } from '../model/record.js';

/**
 * Whether the result reaches the target: true, false, or null where the two cannot be compared. Without a comparator a
 * target is a floor, but for costs and times, where only equality is certain (the view v_indicator judges alike).
 */
export function achieved(row: Indicator): boolean | null {
  const { target, actual } = row;
  if (!target || !actual) return null;
  if (target.date !== null && actual.date !== null && target.date.length === 10 && actual.date.length === 10)
    return actual.date <= target.date;
  if (!target.base || !actual.base || target.base.unit !== actual.base.unit) return null;
  const t = target.base.number;
  const a = actual.base.number;
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
      // a cost or a time without a comparator may be a ceiling or a plan: only equality is certain
      return row.level1Type === 'cost' || /cost|timeliness/.test(row.level2Type ?? '') ? null : a > t;
  }
}
