import type { Rule } from '../rule.js';
import { pointsSlack, round, sum } from '../arithmetic.js';
import { executionWeights, fits, indicatorsOf } from '../rows.js';

export const weightTotal: Rule = {
  id: 'weight.total',
  needs: 'weights',
  severity: 'error',
  explain: 'The weights of the indicators, with that of budget execution, add up to the total that the form prints.',
  titleZh: '各项分值之和与总分值不符',
  explainZh: '表中印有总分值时，各项指标分值与预算执行分值之和应等于该总分值。',
  check: (report) =>
    report.forms.flatMap((form) => {
      const weights = indicatorsOf(report, form.ordinal)
        .map((row) => row.weight)
        .filter((weight) => weight !== null);
      if (form.totalWeight === null || !weights.length) return [];
      const execution = executionWeights(report, form);
      const indicators = sum(weights);
      if (fits(form.totalWeight, indicators, execution, pointsSlack(form.totalWeight, weights))) return [];
      const all = round(indicators + (execution[0]?.[0] ?? 0));
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
