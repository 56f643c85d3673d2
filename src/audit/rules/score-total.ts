import type { Rule } from '../rule.js';
import { samePoints, sum } from '../rule.js';

export const scoreTotal: Rule = {
  id: 'score.total',
  severity: 'error',
  explain:
    'The points scored by the indicators, with those for budget execution, add up to the total that the form prints.',
  zh: '各项得分之和应等于总分',
  check: (report) =>
    report.forms.flatMap((form) => {
      const scores = report.indicators.filter((row) => row.form === form.ordinal && row.score !== null);
      if (form.totalScore === null || !scores.length) return [];
      const funding = report.funding.filter((row) => row.form === form.ordinal).map((row) => row.score);
      const indicators = sum(scores.map((row) => row.score));
      const all = sum([indicators, ...funding]);
      // some forms leave the points for budget execution out of the total
      if (samePoints(all, form.totalScore) || (form.totalWeight !== 100 && samePoints(indicators, form.totalScore)))
        return [];
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
