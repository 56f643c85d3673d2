import { pointsSlack, round, sum } from '../arithmetic.js';
import { executionWeights, fits, formsOf, fundingOf, indicatorsOf } from '../rows.js';
import type { Rule } from '../rule.js';

export const weightHundred: Rule = {
  id: 'weight.hundred',
  needs: 'weights',
  severity: 'warning',
  explain: 'Where no total is printed, the weights of the indicators and of budget execution add up to 100.',
  explainZh: '表中未印总分值时，各项指标分值与预算执行分值之和应为100分。',
  titleZh: '各项分值之和不为100分',
  check: (report) => {
    if (formsOf(report).filter((form) => indicatorsOf(report, form).some((row) => row.weight !== null)).length !== 1)
      return [];
    return report.forms.flatMap((form) => {
      const rows = indicatorsOf(report, form.ordinal);
      const weights = rows.map((row) => row.weight);
      // a form whose rows are not all weighted, or with few rows, may have been read in part
      if (form.totalWeight !== null || rows.length < 3 || weights.includes(null)) return [];
      const execution = executionWeights(report, form);
      // budget execution left out of the form
      if ([80, 90].includes(sum(weights)) && !fundingOf(report, form.ordinal).some((row) => row.weight !== null))
        return [];
      const indicators = sum(weights);
      if (fits(100, indicators, execution, pointsSlack(100, weights))) return [];
      const all = round(indicators + (execution[0]?.[0] ?? 0));
      return [
        {
          message: `the weights of form ${form.ordinal}, which prints no total, add up to ${all}`,
          expected: 100,
          actual: all,
          at: form.at,
        },
      ];
    });
  },
};
