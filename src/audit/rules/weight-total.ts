import type { Rule } from '../rule.js';
import { samePoints, sum } from '../rule.js';

export const weightTotal: Rule = {
  id: 'weight.total',
  severity: 'error',
  explain: 'The weights of the indicators, with that of budget execution, add up to the total that the form prints.',
  zh: '各项分值之和应等于总分值',
  check: (report) =>
    report.forms.flatMap((form) => {
      const weights = report.indicators.filter((row) => row.form === form.ordinal && row.weight !== null);
      if (form.totalWeight === null || !weights.length) return [];
      const funding = report.funding.filter((row) => row.form === form.ordinal).map((row) => row.weight);
      const indicators = sum(weights.map((row) => row.weight));
      const all = sum([indicators, ...funding]);
      if (samePoints(all, form.totalWeight) || (form.totalWeight !== 100 && samePoints(indicators, form.totalWeight)))
        return [];
      return [
        {
          message: `the weights of form ${form.ordinal} add up to ${all}, its total row says ${form.totalWeight}`,
          expected: all,
          actual: form.totalWeight,
          at: form.at,
        },
      ];
    }),
};
