import { significant, slip } from '../arithmetic.js';
import type { Hit, Rule } from '../rule.js';

export const valueSlip: Rule = {
  id: 'value.slip',
  needs: 'apart',
  severity: 'warning',
  explain:
    'Target and result of an indicator are exactly 10,000 or 100,000,000 times each other (人 for 万人, 元 for 万元), or 100 times for per cent.',
  explainZh: '指标值与实际完成值恰好相差一万倍、一亿倍，或百分数相差一百倍，疑单位有误。',
  titleZh: '指标值与完成值相差一万倍（百倍），疑单位有误',
  check: (report) =>
    report.indicators.flatMap((row): Hit[] => {
      const [target, actual] = [row.target?.base, row.actual?.base];
      if (!target || !actual || target.unit !== actual.unit || target.number <= 0 || actual.number <= 0) return [];
      const [small, large] = [target.number, actual.number].sort((a, b) => a - b);
      const hundred = row.target?.unit === '%' && row.target.comparator !== '<=' && row.target.comparator !== '<' && large === 100 * (small ?? 0) && actual.number === small; // prettier-ignore
      const factor = slip(target.number, actual.number);
      // 1 of 10,000 may be meant: round numbers tell little
      if (!hundred && (factor === null || significant(target.number) < 2)) return [];
      return [
        {
          message: `“${row.level3}”: target ${row.target?.raw ?? ''} and result ${row.actual?.raw ?? ''} are exactly ${hundred ? 100 : (factor ?? '')} times apart`,
          expected: row.target?.raw ?? null,
          actual: row.actual?.raw ?? null,
          at: row.at,
        },
      ];
    }),
};

const AT_MOST_ALL =
  /满意度|满意率|合格率|覆盖率|参保率|准确率|知晓率|知晓度|普及率|入学率|达标率|优良率|成活率|及时率|规范率|公开率/;

export const percentOver: Rule = {
  id: 'percent.over',
  severity: 'warning',
  explain: 'A satisfaction, coverage or pass rate, or a share of an amount, is above 100 %.',
  explainZh: '满意度、覆盖率、合格率等比率或金额占比超过100%。',
  titleZh: '比率超过100%',
  check: (report) => [
    ...report.indicators.flatMap(
      (row) =>
      ([row.target, row.actual] as const)
        .filter((value) => value?.unit === '%' && (value.number ?? 0) > 100 && AT_MOST_ALL.test(row.level3))
        .map((value) => ({ message: `“${row.level3}” is ${value?.raw ?? ''}`, expected: '100%', actual: value?.raw ?? null, at: row.at })), // prettier-ignore
    ),
    ...report.expenditures
      .filter((row) => (row.share ?? 0) > 1 + 1e-9)
      .map((row) => ({ message: `“${row.item}” is given a share above the whole`, expected: 1, actual: row.share, at: row.at })), // prettier-ignore
  ],
};
