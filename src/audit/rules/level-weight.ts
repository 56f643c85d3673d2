import type { Indicator } from '../../model/record.js';
import type { Hit, Rule } from '../rule.js';
import { pointsSlack, sum } from '../arithmetic.js';

type Level = 'level1' | 'level2';

function groups(rows: readonly Indicator[], level: Level): Map<string, Indicator[]> {
  const found = new Map<string, Indicator[]>();
  for (const row of rows) {
    if (row[level] === null || row[`${level}Weight`] === null) continue;
    const key = [row.form, row.level1, level === 'level2' ? row.level2 : null, row[`${level}Weight`]].join('\n');
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

function check(rows: readonly Indicator[], level: Level): Hit[] {
  return [...groups(rows, level).values()].flatMap((group) => {
    const first = group[0];
    const stated = first?.[`${level}Weight`] ?? null;
    if (!first || stated === null || group.every((row) => row.weight === null)) return [];
    const all = sum(group.map((row) => row.weight));
    // a row without a weight may hold what is missing
    if (all < stated && group.some((row) => row.weight === null)) return [];
    if (
      Math.abs(all - stated) <=
      pointsSlack(
        stated,
        group.map((row) => row.weight),
      )
    )
      return [];
    return [
      {
        message: `“${first[level] ?? ''}” is given ${stated} points, the indicators below it add up to ${all}`,
        expected: stated,
        actual: all,
        at: first.at,
      },
    ];
  });
}

export const levelWeight: Rule = {
  id: 'level.weight',
  needs: 'levelWeights',
  severity: 'warning',
  explain: 'The weight printed with a level 1 or level 2 (产出指标（50分）) is the sum of the weights below it.',
  titleZh: '一、二级指标分值与其下各项之和不符',
  explainZh: '一级、二级指标旁注明分值（如“产出指标（50分）”）时，其下各项分值之和应与之相等。',
  check: (report) => [...check(report.indicators, 'level1'), ...check(report.indicators, 'level2')],
};
