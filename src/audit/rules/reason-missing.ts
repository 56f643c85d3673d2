import type { Indicator, Report } from '../../model/record.js';
import { achieved } from '../achieved.js';
import { sum } from '../arithmetic.js';
import { formsOf, fundingOf, indicatorsOf, losesPoints } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

// Only rows of forms are judged here: prose gives its reasons where it likes, often sentences later.

const points = (row: Indicator): string => `“${row.level3}” scores ${row.score ?? ''} of ${row.weight ?? ''} points`;

function check(report: Report, form: number | null): Hit[] {
  const rows = indicatorsOf(report, form);
  const silent = rows.filter((row) => losesPoints(row) && row.reason === null && achieved(row) !== true);
  const [first] = silent;
  if (!first) return [];
  const explains = [...rows, ...fundingOf(report, form)].some((row) => row.reason !== null);
  if (explains || silent.length === 1)
    return silent.map((row) => ({ message: `${points(row)} without a reason`, expected: row.weight, actual: row.score, at: row.at })); // prettier-ignore
  // a form without a single reason has no such column, or nobody filled it: that is one remark, not one a row
  return [
    {
      message: `the form gives no reason for any of the ${silent.length} indicators that lose points: ${silent.map(points).join('; ')}`,
      expected: sum(silent.map((row) => row.weight)),
      actual: sum(silent.map((row) => row.score)),
      at: first.at,
    },
  ];
}

export const reasonMissing: Rule = {
  id: 'reason.missing',
  needs: 'losses',
  severity: 'warning',
  explain:
    'An indicator that scores less than its weight gives a reason; a form that gives none at all is told of once.',
  explainZh: '未得满分的指标应说明偏差原因；全表均未说明的，每表只提示一次。',
  titleZh: '未得满分而未说明原因',
  check: (report) => formsOf(report).flatMap((form) => (form === null ? [] : check(report, form))),
};

export const scoreDeducted: Rule = {
  id: 'score.deducted',
  needs: 'losses',
  severity: 'info',
  explain: 'An indicator loses points although its result reaches its target, and no reason is given.',
  explainZh: '实际完成值已达到指标值，却被扣分且未说明原因。',
  titleZh: '已达到指标值却扣分，未说明原因',
  check: (report) =>
    report.indicators
      .filter((row) => row.form !== null && losesPoints(row) && row.reason === null && achieved(row) === true)
      .map((row) => ({
        message: `${points(row)}, though its result ${row.actual?.raw ?? ''} reaches the target ${row.target?.raw ?? ''} and no reason is given`,
        expected: row.weight,
        actual: row.score,
        at: row.at,
      })),
};

export const unmetUnexplained: Rule = {
  id: 'target.unmet-unexplained',
  needs: 'unmet',
  severity: 'warning',
  explain: 'A result that is not scored does not reach its target, and no reason is given.',
  explainZh: '未评分的表中，实际完成值未达到指标值且未说明原因。',
  titleZh: '未达到指标值而未说明原因',
  check: (report) =>
    report.indicators
      .filter((row) => row.form !== null && row.score === null && row.reason === null && achieved(row) === false)
      .map((row) => ({
        message: `“${row.level3}”: the result ${row.actual?.raw ?? ''} does not reach the target ${row.target?.raw ?? ''}, and no reason is given`,
        expected: row.target?.raw ?? null,
        actual: row.actual?.raw ?? null,
        at: row.at,
      })),
};

export const reasonSame: Rule = {
  id: 'reason.same',
  needs: 'losses',
  severity: 'info',
  explain: 'Three or more indicators that lose points all give the very same reason.',
  explainZh: '三项以上扣分指标的原因文字完全相同。',
  titleZh: '各项扣分原因雷同',
  check: (report) =>
    formsOf(report).flatMap((form) => {
      const rows = indicatorsOf(report, form).filter((row) => losesPoints(row) && row.reason !== null);
      const [first] = rows;
      if (!first?.reason || first.reason.length < 5 || rows.length < 3) return [];
      if (rows.some((row) => row.reason !== first.reason)) return [];
      return [{ message: `${rows.length} indicators that lose points give the same reason`, expected: null, actual: first.reason, at: first.at }]; // prettier-ignore
    }),
};
