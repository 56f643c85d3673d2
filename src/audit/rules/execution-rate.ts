import type { Rule } from '../rule.js';
import { percent, round } from '../rule.js';

export const executionRate: Rule = {
  id: 'execution.rate',
  severity: 'error',
  explain:
    'The execution rate printed is the amount executed divided by the budget of the year (or, where none is printed, the initial budget).',
  zh: '执行率应等于执行数÷预算数',
  check: (report) =>
    report.funding.flatMap((row) => {
      if (row.executionRate === null || row.executed === null) return [];
      const bases = [row.budget, row.received, row.initialBudget].filter((base) => base !== null && base > 0);
      const base = bases[0];
      if (base == null) return [];
      // any of the printed bases may be meant; 0.6 of a point covers rates printed without decimals
      const executed = row.executed;
      if (bases.some((one) => Math.abs(executed / (one ?? 1) - (row.executionRate ?? 0)) <= 0.006)) return [];
      const computed = round(executed / base, 4);
      return [
        {
          message: `“${row.label}”: the rate printed is ${percent(row.executionRate)}, its amounts give ${percent(computed)}`,
          expected: computed,
          actual: row.executionRate,
          at: row.at,
        },
      ];
    }),
};

export const executionOver: Rule = {
  id: 'execution.over',
  severity: 'warning',
  explain: 'More than the budget of the year was executed.',
  zh: '执行数超过预算数',
  check: (report) =>
    report.funding
      .filter((row) => row.budget !== null && row.executed !== null && row.executed > row.budget + 0.01)
      .map((row) => ({
        message: `“${row.label}”: more was executed than the budget of the year holds`,
        expected: row.budget,
        actual: row.executed,
        at: row.at,
      })),
};

export const executionPoints: Rule = {
  id: 'execution.points',
  severity: 'warning',
  explain: 'The points for budget execution are the execution rate times their weight, full marks at most.',
  zh: '执行率得分应等于执行率×分值',
  check: (report) =>
    report.funding.flatMap((row) => {
      if (row.executionRate === null || row.weight === null || row.score === null) return [];
      const due = round(Math.min(1, row.executionRate) * row.weight, 2);
      if (Math.abs(due - row.score) <= 0.1) return [];
      return [
        {
          message: `“${row.label}”: a rate of ${percent(row.executionRate)} of ${row.weight} points gives ${due}, the form says ${row.score}`,
          expected: due,
          actual: row.score,
          at: row.at,
        },
      ];
    }),
};
