import type { Form, Indicator, Report } from '../../model/record.js';
import { pointsSlack, round, sum } from '../arithmetic.js';
import { executionWeights, fits, indicatorsOf } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

/** The weights printed with the groups of a level, each group once; null where a row's group prints none. */
function printed(rows: readonly Indicator[], level: 'level1' | 'level2'): number[] | null {
  const found = new Map<string, number>();
  for (const row of rows) {
    const weight = row[`${level}Weight`];
    if (row[level] === null || weight === null) return null;
    found.set(`${row.level1 ?? ''}\n${row[level] ?? ''}\n${weight}`, weight);
  }
  return found.size > 0 ? [...found.values()] : null;
}

function wholeForm(report: Report, form: Form): Hit[] {
  const rows = indicatorsOf(report, form.ordinal);
  const weights = printed(rows, 'level1');
  if (weights === null || weights.length < 2) return [];
  const all = sum(weights);
  const total = form.totalWeight ?? 100;
  const execution = executionWeights(report, form);
  if (fits(total, all, execution, pointsSlack(total, weights))) return [];
  // the rows below add up to the same: that is told of the rows
  if (form.totalWeight !== null && Math.abs(sum(rows.map((row) => row.weight)) - all) < 1e-6) return [];
  const given = round(all + (execution[0]?.[0] ?? 0));
  return [
    {
      message: `the weights of the levels of form ${form.ordinal} (${weights.join(' + ')}), with budget execution, are ${given} points, not ${total}`,
      expected: total,
      actual: given,
      at: form.at,
    },
  ];
}

function below(report: Report): Hit[] {
  const groups = new Map<string, Indicator[]>();
  for (const row of report.indicators) {
    if (row.level1 === null || row.level1Weight === null) continue;
    const key = `${row.form ?? ''}\n${row.level1}\n${row.level1Weight}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    const weights = printed(rows, 'level2');
    if (!first || first.level1Weight === null || weights === null) return [];
    const all = sum(weights);
    if (Math.abs(all - first.level1Weight) <= pointsSlack(first.level1Weight, weights)) return [];
    return [
      {
        message: `“${first.level1 ?? ''}” is given ${first.level1Weight} points, its levels 2 add up to ${weights.join(' + ')} = ${all}`,
        expected: first.level1Weight,
        actual: all,
        at: first.at,
      },
    ];
  });
}

export const levelTotal: Rule = {
  id: 'level.total',
  needs: 'levelWeights',
  severity: 'warning',
  explain:
    'The weights printed with the levels 1, with that of budget execution, add up to the total of the form (100 where it prints none), and those of the levels 2 to that of their level 1.',
  explainZh:
    '各一级指标旁注明的分值与预算执行分值之和应等于总分值（未印总分值的按100分），各二级指标分值之和应等于所属一级指标分值。',
  titleZh: '各级指标分值之和与上级分值不符',
  check: (report) => [...report.forms.flatMap((form) => wholeForm(report, form)), ...below(report)],
};
