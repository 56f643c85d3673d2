import type { Funding } from '../../model/record.js';
import type { Hit, Rule } from '../rule.js';
import { sameMoney, sum, wan } from '../rule.js';

export const AMOUNTS = ['initialBudget', 'budget', 'received', 'executed', 'balance'] as const;
const NAMES = {
  initialBudget: '年初预算数',
  budget: '全年预算数',
  received: '到位资金',
  executed: '全年执行数',
  balance: '结余',
};

/** 基本支出 and 项目支出 break the same total down by what it is spent on, beside the sources it comes from. */
const BY_SPENDING = /基本支出|项目支出|人员(经费|支出)|公用(经费|支出)/;

function check(rows: readonly Funding[]): Hit[] {
  const total = rows.find((row) => row.source === 'total');
  const rest = rows.filter((row) => row.source !== 'total');
  const spending = rest.filter((row) => BY_SPENDING.test(row.label));
  const sources = rest.filter((row) => !BY_SPENDING.test(row.label));
  return [...breakdown(total, sources), ...breakdown(total, spending)];
}

function breakdown(total: Funding | undefined, parts: readonly Funding[]): Hit[] {
  if (!total || !parts.length) return [];
  return AMOUNTS.flatMap((amount) => {
    const stated = total[amount];
    const given = parts.filter((row) => row[amount] !== null);
    if (stated === null || !given.length) return [];
    const all = sum(given.map((row) => row[amount]));
    if (sameMoney(all, stated, given.length)) return [];
    // a part may be broken down again: the fiscal row then already holds the rows of its levels
    const fiscal = given.find((row) => row.source === 'fiscal' || row.source === 'local');
    const levels = given.filter((row) =>
      ['central', 'province', 'prefecture', 'county', 'township'].includes(row.source),
    );
    if (fiscal && levels.length && sameMoney(all - sum(levels.map((row) => row[amount])), stated, given.length))
      return [];
    const slip =
      all !== 0 &&
      (sameMoney(stated / all, 10_000) ||
        Math.abs(stated / all - 10_000) < 1 ||
        Math.abs(all / (stated || 1) - 10_000) < 1);
    return [
      {
        message: `${NAMES[amount]}: the parts add up to ${wan(all)}, the total row says ${wan(stated)}${slip ? ' (a slip between 元 and 万元?)' : ''}`,
        expected: all,
        actual: stated,
        at: total.at,
      },
    ];
  });
}

export const fundingParts: Rule = {
  id: 'funding.parts',
  severity: 'error',
  explain: 'The funding sources add up to the total row, for each kind of amount.',
  zh: '各来源资金之和应等于资金总额',
  check: (report) =>
    [...new Set(report.funding.map((row) => row.form))].flatMap((form) =>
      check(report.funding.filter((row) => row.form === form)),
    ),
};
