import type { Funding } from '../../model/record.js';
import { decimals, moneyPlace, percent, round, slip } from '../arithmetic.js';
import type { Rule } from '../rule.js';

const BASES = ['budget', 'received', 'initialBudget'] as const;
const NAMES = { budget: 'the budget of the year', received: 'the funds received', initialBudget: 'the initial budget' };
type Base = (typeof BASES)[number];

/** Whether the rate printed is what the amount gives: rounded or cut at its last place, from amounts rounded at theirs. */
function fits(rate: number, executed: number, base: number): boolean {
  const due = executed / base;
  const unit = 10 ** -Math.max(2, decimals(rate));
  const place = Math.max(moneyPlace(executed), moneyPlace(base));
  const hidden = Math.min(0.005, ((place / 2) * (1 + due)) / base);
  // a full 100 % is never cut from more
  return rate - due <= unit / 2 + hidden + 1e-9 && due - rate <= unit + hidden;
}

const fitting = (row: Funding): Base[] =>
  BASES.filter((key) => {
    const base = row[key];
    return row.executionRate !== null && row.executed !== null && base !== null && base > 0 && fits(row.executionRate, row.executed, base); // prettier-ignore
  });

export const executionRate: Rule = {
  id: 'execution.rate',
  needs: 'rates',
  severity: 'error',
  explain:
    'The execution rate printed is the amount executed divided by the budget of the year (or, where none is printed, the funds received or the initial budget).',
  explainZh:
    '表中执行率应等于执行数除以全年预算数；未列全年预算数的，除以到位资金或年初预算数。按印出的小数位数容许舍入或截尾。',
  titleZh: '执行率与执行数÷预算数不符',
  check: (report) =>
    report.funding.flatMap((row) => {
      const { executionRate: rate, executed } = row;
      if (rate === null || executed === null || fitting(row).length > 0) return [];
      // a budget that other rows of the form state and this one does not was there and could not be read
      const unread = row.budget === null && report.funding.some((one) => one.form === row.form && one.budget !== null);
      const base = row.budget ?? row.received ?? (unread ? null : row.initialBudget);
      if (base === null || base <= 0 || slip(executed, base * rate, 0.01) !== null) return [];
      // several sources share one rate or amount where the prose says how much came from whom
      const computed = round(executed / base, 4);
      return [
        {
          message: `“${row.label}”: the rate printed is ${percent(rate)}, its amounts give ${percent(computed)}`,
          expected: computed,
          actual: rate,
          at: row.at,
        },
      ];
    }),
};

export const executionBase: Rule = {
  id: 'execution.base',
  needs: 'rates',
  severity: 'info',
  explain:
    'The execution rate printed is a share of the funds received or the initial budget, not of the budget of the year.',
  explainZh: '表中执行率以到位资金或年初预算数为分母，而非全年预算数。',
  titleZh: '执行率的分母不是全年预算数',
  check: (report) =>
    report.funding.flatMap((row) => {
      const [base] = fitting(row);
      if (base === undefined || base === 'budget' || row.budget === null || row.budget <= 0) return [];
      const computed = round((row.executed ?? 0) / row.budget, 4);
      return [
        {
          message: `“${row.label}”: the rate of ${percent(row.executionRate ?? 0)} is of ${NAMES[base]}; of the budget of the year it is ${percent(computed)}`,
          expected: computed,
          actual: row.executionRate,
          at: row.at,
        },
      ];
    }),
};

export const executionOver: Rule = {
  id: 'execution.over',
  needs: 'funding',
  severity: 'warning',
  explain: 'More than the budget of the year was executed.',
  explainZh: '全年执行数大于全年预算数。',
  titleZh: '执行数超过预算数',
  check: (report) =>
    report.funding
      .filter(
        (row) =>
          row.budget !== null &&
          row.executed !== null &&
          row.executed > row.budget + 0.01 &&
          (row.budget <= 0 || slip(row.executed, row.budget * (row.executionRate ?? 1), 0.01) === null),
      )
      .map((row) => ({
        message: `“${row.label}”: more was executed than the budget of the year holds`,
        expected: row.budget,
        actual: row.executed,
        at: row.at,
      })),
};
