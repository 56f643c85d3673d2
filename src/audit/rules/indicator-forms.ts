import type { Indicator } from '../../model/record.js';
import { bare } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

const SIDES = ['target', 'actual'] as const;
const WORDS = { target: 'target', actual: 'result' };

export const indicatorForms: Rule = {
  id: 'indicator.forms',
  needs: 'severalForms',
  severity: 'warning',
  explain: 'Two forms of one report state the same indicator with different targets or results.',
  explainZh: '同一报告的两张表中，同一指标的指标值或实际完成值不一致。',
  titleZh: '同一指标在两张表中数值不一致',
  check: (report) => {
    if (report.indicators.every((row) => row.form === report.indicators[0]?.form)) return [];
    const first = new Map<string, Indicator>();
    return report.indicators.flatMap((row): Hit[] => {
      if (row.form === null) return [];
      const key = `${row.level2Type ?? ''}\n${bare(row.level3)}`;
      const other = first.get(key);
      if (!other) first.set(key, row);
      if (!other || other.form === row.form) return [];
      return SIDES.flatMap((side) => {
        const [a, b] = [other[side]?.base, row[side]?.base];
        if (!a || !b || a.unit !== b.unit || Math.abs(a.number - b.number) <= 1e-9 * Math.abs(a.number)) return [];
        return [
          {
            message: `“${row.level3}”: the ${WORDS[side]} is ${other[side]?.raw ?? ''} in form ${other.form ?? ''} and ${row[side]?.raw ?? ''} in form ${row.form ?? ''}`,
            expected: other[side]?.raw ?? null,
            actual: row[side]?.raw ?? null,
            at: row.at,
          },
        ];
      });
    });
  },
};
