import type { Expenditure } from '../../model/record.js';
import type { Hit, Rule } from '../rule.js';
import { percent, round, sameMoney, sum, wan } from '../arithmetic.js';

/** Lists of one sentence or table that state shares. */
function lists(rows: readonly Expenditure[]): Expenditure[][] {
  const found = new Map<string, Expenditure[]>();
  for (const row of rows) {
    if (row.share === null || row.amount === null || row.isTotal) continue;
    const key = JSON.stringify([row.form, row.at.table, row.at.paragraph]);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}

export const shareBase: Rule = {
  id: 'share.base',
  needs: 'expenditures',
  severity: 'warning',
  explain: 'Shares printed with amounts are those amounts divided by the total that the same passage states.',
  titleZh: '占比与金额÷总额不符',
  explainZh: '同一段文字或同一表中，占比应等于金额除以所述总额；列出的占比与之不符。',
  check: (report) =>
    lists(report.expenditures).flatMap((list): Hit[] => {
      const first = list[0];
      if (!first) return [];
      const parts = sum(list.map((row) => row.amount));
      const whole = Math.abs(sum(list.map((row) => row.share)) - 1) < 0.02;
      const near = report.funding.filter(
        (row) =>
          row.at.paragraph !== null && row.at.paragraph === first.at.paragraph && row.at.table === first.at.table,
      );
      const stated = near.map((row) => row.executed).find((executed) => executed !== null) ?? null;
      const fits = (total: number): boolean =>
        list.every((row) => Math.abs((row.amount ?? 0) / total - (row.share ?? 0)) <= 0.0006);
      if (stated !== null && !fits(stated)) {
        const how = whole && fits(parts) ? `; they fit the sum of the parts, ${wan(parts)}` : '';
        return [
          {
            message: `the shares (${list.map((row) => percent(row.share ?? 0)).join(', ')}) do not fit the ${wan(stated)} that the passage states${how}`,
            expected: stated,
            actual: parts,
            at: first.at,
          },
        ];
      }
      if (stated === null && whole && !fits(parts)) {
        return list
          .filter((row) => Math.abs((row.amount ?? 0) / parts - (row.share ?? 0)) > 0.0006)
          .map((row) => ({
            message: `“${row.item}” is ${percent((row.amount ?? 0) / parts)} of the list's sum, the text says ${percent(row.share ?? 0)}`,
            expected: round((row.amount ?? 0) / parts, 4),
            actual: row.share,
            at: row.at,
          }));
      }
      return [];
    }),
};

export const expenditureTotal: Rule = {
  id: 'expenditure.total',
  needs: 'expenditures',
  severity: 'error',
  explain: 'The rows of a spending table add up to its total row.',
  titleZh: '支出明细之和与合计不符',
  explainZh: '支出明细各行之和应等于合计行。',
  check: (report) =>
    report.expenditures.flatMap((total, index) => {
      if (!total.isTotal || total.amount === null) return [];
      const rows: Expenditure[] = [];
      for (let i = index - 1; i >= 0; i--) {
        const row = report.expenditures[i];
        if (!row || row.isTotal || row.at.table !== total.at.table) break;
        rows.push(row);
      }
      const all = sum(rows.map((row) => row.amount));
      if (!rows.length || sameMoney(all, total.amount, rows.length)) return [];
      return [
        {
          message: `the rows add up to ${wan(all)}, “${total.item}” says ${wan(total.amount)}`,
          expected: all,
          actual: total.amount,
          at: total.at,
        },
      ];
    }),
};
