import type { Funding } from '../../model/record.js';
import { sameMoney, slip, sum, wan } from '../arithmetic.js';
import { fundingOf, totalRow } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

export const AMOUNTS = ['initialBudget', 'budget', 'received', 'executed', 'balance'] as const;
type Amount = (typeof AMOUNTS)[number];
const NAMES = {
  initialBudget: '年初预算数',
  budget: '全年预算数',
  received: '到位资金',
  executed: '全年执行数',
  balance: '结余',
};

/** 基本支出 and 项目支出 break the same total down by what it is spent on, beside the sources it comes from. */
const BY_SPENDING = /基本支出|项目支出|人员(经费|支出)|公用(经费|支出)/;

/** A total of another kind is no part: 部门整体支出总额 beside 项目支出总额. */
const ANOTHER_TOTAL = /总额|合计|总计|小计/;

/**
 * Whether some reading of the rows adds up to the total: a row either counts, or is the subtotal of the rows that follow it
 * (地方资金 before 省级, 市级, 县级), which then do not count again.
 */
function addsUp(values: readonly number[], total: number, from = 0, sofar = 0): boolean {
  const value = values[from];
  if (value === undefined) return sameMoney(sofar, total, values.length);
  if (addsUp(values, total, from + 1, sofar + value)) return true;
  if (value === 0) return false;
  for (let end = from + 1, below = 0; end < values.length; end++) {
    below += values[end] ?? 0;
    if (sameMoney(below, value, end - from) && addsUp(values, total, end + 1, sofar + value)) return true;
  }
  return false;
}

function why(parts: readonly Funding[], amount: Amount, all: number, stated: number): string {
  if (slip(all, stated, 0.01) !== null) return ' (a slip between 元 and 万元?)';
  const carried = sum(parts.filter((row) => row.source === 'carryover').map((row) => row[amount]));
  return carried > 0 && sameMoney(all - carried, stated, parts.length) ? ' (the carry-over of the year before was left out?)' : ''; // prettier-ignore
}

function breakdown(total: Funding, parts: readonly Funding[], amounts: readonly Amount[]): Hit[] {
  return amounts.flatMap((amount) => {
    const stated = total[amount];
    const given = parts.filter((row) => row[amount] !== null);
    if (stated === null || !given.length) return [];
    const values = given.map((row) => row[amount] ?? 0);
    // more rows than any form has are no breakdown of one total
    if (values.length > 16 || addsUp(values, stated)) return [];
    const all = sum(values);
    // 其中：当年财政拨款 or 其中：上级补助 alone need not be the whole
    if (given.length === 1 && all < stated) return [];
    return [
      {
        message: `${NAMES[amount]}: the parts add up to ${wan(all)}, the total row says ${wan(stated)}${why(given, amount, all, stated)}`,
        expected: all,
        actual: stated,
        at: total.at,
      },
    ];
  });
}

function check(rows: readonly Funding[]): Hit[] {
  const total = totalRow(rows);
  if (!total) return [];
  const rest = rows.filter(
    (row) => row.source !== 'total' && !(row.source === 'other' && ANOTHER_TOTAL.test(row.label)),
  );
  const sources = rest.filter((row) => !BY_SPENDING.test(row.label));
  const spending = rest.filter((row) => BY_SPENDING.test(row.label));
  // what was spent on what may be stated of the amount executed, in the only column that the form has for it
  const known = AMOUNTS.filter((amount) => {
    const all = sum(spending.map((row) => row[amount]));
    return !AMOUNTS.some((other) => sameMoney(all, total[other] ?? NaN, spending.length));
  });
  // prose names some of the sources; a form names them all
  return total.form === null ? [] : [...breakdown(total, sources, AMOUNTS), ...breakdown(total, spending, known)];
}

export const fundingParts: Rule = {
  id: 'funding.parts',
  needs: 'sources',
  severity: 'error',
  explain: 'The funding sources add up to the total row, for each kind of amount.',
  explainZh: '对每一类金额（年初预算、全年预算、到位、执行、结余），各资金来源之和应等于资金总额一行。',
  titleZh: '各来源资金之和与资金总额不符',
  check: (report) =>
    [...new Set(report.funding.map((row) => row.form))].flatMap((form) => check(fundingOf(report, form))),
};
