import type { Rule } from '../rule.js';
import { pointsSlack, round, sum } from '../arithmetic.js';
import { executionScores, fits, fundingOf, indicatorsOf } from '../rows.js';

export const scoreTotal: Rule = {
  id: 'score.total',
  needs: 'scores',
  severity: 'error',
  explain:
    'The points scored by the indicators, with those for budget execution, add up to the total that the form prints.',
  titleZh: '各项得分之和与总分不符',
  explainZh: '表中印有总分时，各项指标得分与预算执行得分之和应等于该总分；小数位数引起的差额不计。',
  check: (report) =>
    report.forms.flatMap((form) => {
      const rows = indicatorsOf(report, form.ordinal);
      const scores = rows.map((row) => row.score).filter((score) => score !== null);
      if (form.totalScore === null || !scores.length) return [];
      const execution = executionScores(report, form);
      const slack = pointsSlack(form.totalScore, [
        ...scores,
        ...fundingOf(report, form.ordinal).map((row) => row.score),
      ]);
      const indicators = sum(scores);
      if (fits(form.totalScore, indicators, execution, slack)) return [];
      // rows that state a weight and no score may hold the difference; that they lack it is a finding of its own
      const open = sum(rows.filter((row) => row.score === null).map((row) => row.weight));
      const all = round(indicators + (execution[0]?.[0] ?? 0));
      if (open > 0 && form.totalScore >= all - slack && form.totalScore <= all + open + slack) return [];
      return [
        {
          message: `the scores of form ${form.ordinal} add up to ${all}, its total row says ${form.totalScore}`,
          expected: all,
          actual: form.totalScore,
          at: form.at,
        },
      ];
    }),
};
