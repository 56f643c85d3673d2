import { samePrinted, wan } from '../arithmetic.js';
import { fundingOf, totalRow } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

export const expenditureExecuted: Rule = {
  id: 'expenditure.executed',
  needs: 'expenditures',
  severity: 'warning',
  explain: 'The total of a spending table is the amount executed by the funding table of the same form.',
  explainZh: '支出明细的合计应等于同表资金情况中的执行数。',
  titleZh: '支出合计与执行数不符',
  check: (report) => {
    const totals = report.expenditures.filter((row) => row.isTotal && row.form !== null && row.amount !== null);
    const [total] = totals;
    // several tables of payments, or several subjects, cover parts
    if (!total || totals.length !== 1 || total.amount === null) return [];
    const executed = totalRow(fundingOf(report, total.form))?.executed ?? null;
    if (executed === null || samePrinted(executed, total.amount)) return [];
    return [
      {
        message: `“${total.item}” of the spending table is ${wan(total.amount)}, the funding table says ${wan(executed)} executed`,
        expected: executed,
        actual: total.amount,
        at: total.at,
      } satisfies Hit,
    ];
  },
};

export const shareSum: Rule = {
  id: 'share.sum',
  needs: 'expenditures',
  severity: 'warning',
  explain: 'The shares of one list are more than the whole.',
  explainZh: '同一列表各项占比之和超过100%。',
  titleZh: '占比之和超过100%',
  check: (report) => {
    const lists = new Map<string, { readonly share: number; readonly hit: Hit }[]>();
    for (const row of report.expenditures) {
      if (row.share === null || row.isTotal || row.share >= 1) continue;
      const key = JSON.stringify([row.form, row.at.table, row.at.paragraph, row.at.table === null]);
      const hit: Hit = { message: row.item, expected: 1, actual: row.share, at: row.at };
      lists.set(key, [...(lists.get(key) ?? []), { share: row.share, hit }]);
    }
    return [...lists.values()].flatMap((list): Hit[] => {
      const [first] = list;
      const all = list.reduce((total, { share }) => total + share, 0);
      // several lists of one paragraph, each a whole, are no fault
      if (!first || list.length < 2 || all <= 1.02 || Math.abs(all - Math.round(all)) <= 0.02) return [];
      const stated = Math.round(all * 10_000) / 10_000;
      return [{ message: `the shares from “${first.hit.message}” on add up to ${Math.round(stated * 10_000) / 100}%`, expected: 1, actual: stated, at: first.hit.at }]; // prettier-ignore
    });
  },
};
