import type { Rule } from '../rule.js';

export const duplicateIndicator: Rule = {
  id: 'indicator.duplicate',
  needs: 'indicators',
  severity: 'info',
  explain: 'The same indicator stands twice in a form, under the same levels and with the same target.',
  titleZh: '同一指标重复出现',
  explainZh: '同一表中，同一级次下名称和指标值完全相同的指标出现两次。',
  check: (report) => {
    if (new Set(report.indicators.map((row) => row.level3)).size === report.indicators.length) return [];
    const seen = new Map<string, number>();
    return report.indicators.flatMap((row) => {
      const key = [row.form, row.level1, row.level2, row.level3, row.target?.raw].join('\n');
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return count === 2
        ? [
            {
              message: `“${row.level3}” stands twice in form ${row.form ?? '–'}`,
              expected: null,
              actual: row.level3,
              at: row.at,
            },
          ]
        : [];
    });
  },
};
