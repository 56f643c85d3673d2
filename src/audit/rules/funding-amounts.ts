import type { Funding } from '../../model/record.js';
import { samePrinted, slip, wan } from '../arithmetic.js';
import type { Hit, Rule } from '../rule.js';

/** The balances that the other amounts of the row allow for. */
const balances = (row: Funding): number[] =>
  row.executed === null
    ? []
    : [row.received, row.budget, row.initialBudget].flatMap((base) =>
        base === null ? [] : [base - (row.executed ?? 0)],
      );

export const fundingBalance: Rule = {
  id: 'funding.balance',
  needs: 'balances',
  severity: 'error',
  explain: 'The balance is what was received (or budgeted) less what was executed.',
  explainZh: '结余应等于到位资金（或预算数）减去执行数。',
  titleZh: '结余与到位（预算）数减执行数不符',
  check: (report) =>
    report.funding.flatMap((row): Hit[] => {
      const due = balances(row);
      const { balance } = row;
      // places are those of the amounts subtracted, not of their difference
      // prose speaks of balances carried from year to year, too
      if (balance === null || due.length === 0 || row.form === null) return [];
      if (due.some((one) => Math.abs(one - balance) <= 100 || samePrinted(one, balance))) return [];
      return [
        {
          message: `“${row.label}”: the balance printed is ${wan(balance)}, the amounts leave ${due.map(wan).join(' or ')}`,
          expected: due[0] ?? null,
          actual: balance,
          at: row.at,
        },
      ];
    }),
};

const more = (row: Funding, a: number | null, b: number | null): boolean =>
  a !== null && b !== null && a > b + 0.01 && !samePrinted(a, b) && row.form !== null;

export const fundingReceived: Rule = {
  id: 'funding.received',
  needs: 'funding',
  severity: 'info',
  explain: 'More was received than the budget of the year holds.',
  explainZh: '实际到位资金大于全年预算数。',
  titleZh: '到位资金超过预算数',
  check: (report) =>
    report.funding
      .filter((row) => more(row, row.received, row.budget))
      .map((row) => ({
        message: `“${row.label}”: ${wan(row.received ?? 0)} was received, the budget of the year is ${wan(row.budget ?? 0)}`,
        expected: row.budget,
        actual: row.received,
        at: row.at,
      })),
};

export const executionUnfunded: Rule = {
  id: 'execution.unfunded',
  needs: 'funding',
  severity: 'warning',
  explain: 'More was executed than was received.',
  explainZh: '执行数大于实际到位资金。',
  titleZh: '执行数超过到位资金',
  check: (report) =>
    report.funding
      .filter((row) => more(row, row.executed, row.received))
      .map((row) => ({
        message: `“${row.label}”: ${wan(row.executed ?? 0)} was executed, but only ${wan(row.received ?? 0)} received`,
        expected: row.received,
        actual: row.executed,
        at: row.at,
      })),
};

const SIGNED = ['initialBudget', 'budget', 'received', 'executed', 'weight', 'executionRate'] as const;

export const amountNegative: Rule = {
  id: 'amount.negative',
  severity: 'error',
  explain: 'No budget, amount received or executed, rate or weight is negative.',
  explainZh: '预算数、到位数、执行数、执行率和分值不应为负数。',
  titleZh: '金额、执行率或分值为负数',
  check: (report) => [
    ...report.funding.flatMap((row) =>
      SIGNED.filter((key) => (row[key] ?? 0) < 0).map((key) => ({
        message: `“${row.label}”: ${key} is ${row[key] ?? ''}`,
        expected: null,
        actual: row[key],
        at: row.at,
      })),
    ),
    ...report.indicators
      .filter((row) => (row.weight ?? 0) < 0)
      .map((row) => ({ message: `“${row.level3}” has a weight of ${row.weight ?? ''}`, expected: null, actual: row.weight, at: row.at })), // prettier-ignore
  ],
};

const PAIRS = [
  ['budget', 'executed'],
  ['received', 'executed'],
  ['initialBudget', 'budget'],
  ['budget', 'received'],
] as const;

/** Amounts of one row that are 10,000 or 100,000,000 times each other: exactly, or as the rate printed would have them. */
function slipped(row: Funding): Hit[] {
  for (const [first, second] of PAIRS) {
    const [a, b] = [row[first], row[second]];
    if (a === null || b === null || a <= 0 || b <= 0) continue;
    const rate = second === 'executed' ? row.executionRate : null;
    const factor = slip(a, b) ?? (rate !== null && rate > 0 ? slip(a * rate, b, 0.01) : null);
    if (factor === null) continue;
    const due = a > b ? b * factor : b / factor;
    return [
      {
        message: `“${row.label}”: ${first} is ${wan(a)} and ${second} ${wan(b)}, ${factor} times apart (a slip between units?)`,
        expected: due,
        actual: b,
        at: row.at,
      },
    ];
  }
  return [];
}

export const unitSlip: Rule = {
  id: 'funding.unit-slip',
  needs: 'funding',
  severity: 'error',
  explain:
    'Amounts of one funding row are 10,000 or 100,000,000 times each other: 元 and 万元 (or 亿元) were mixed up.',
  explainZh: '同一行的金额恰好相差一万倍或一亿倍，疑为元、万元、亿元混用。',
  titleZh: '金额相差一万倍，疑单位有误',
  check: (report) => report.funding.flatMap(slipped),
};
