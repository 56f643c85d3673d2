import type { Funding, Report } from '../../model/record.js';
import { halfPlace, percent, round } from '../arithmetic.js';
import { leftForExecution } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

interface Due {
  readonly row: Funding;
  readonly rate: number;
  readonly weight: number;
  readonly score: number;
  readonly due: number;
}

/** Rows whose points are not their rate times their weight, by the rate printed and by the one that the amounts give. */
function off(report: Report): Due[] {
  return report.funding.flatMap((row) => {
    const { score } = row;
    // a form may print the points and not their weight
    const weight =
      row.weight ?? (row.source === 'total' && row.form !== null ? leftForExecution(report, row.form) : null);
    const computed = row.executed !== null && row.budget !== null && row.budget > 0 ? row.executed / row.budget : null;
    const rates = [row.executionRate, computed].filter((rate) => rate !== null);
    const [rate] = rates;
    if (rate === undefined || weight === null || weight <= 0 || score === null || score > weight || score < 0)
      return [];
    const dues = rates.map((one) => Math.max(0, Math.min(1, one)) * weight);
    // points are rounded at their last place, or cut there; one place at least, so that 9.8 may stand for 9.81
    const slack = 2 * halfPlace(score, 1) + 1e-9;
    if (dues.some((due) => Math.abs(due - score) <= slack)) return [];
    return [{ row, rate, weight, score, due: round(Math.max(0, Math.min(1, rate)) * weight, 2) }];
  });
}

/** Points in whole numbers or full marks at a good rate, or none at a poor one: steps, as many places grade execution. */
const stepped = ({ rate, weight, score }: Due): boolean =>
  (rate >= 0.8 && score >= rate * weight && (score === weight || Number.isInteger(score))) ||
  (score === 0 && rate < 0.6);

const hit = ({ row, rate, weight, score, due }: Due, more: string): Hit => ({
  message: `“${row.label}”: a rate of ${percent(rate)} of ${weight} points gives ${due}, the form says ${score}${more}`,
  expected: due,
  actual: score,
  at: row.at,
});

export const executionPoints: Rule = {
  id: 'execution.points',
  needs: 'executionScores',
  severity: 'warning',
  explain: 'The points for budget execution are the execution rate times their weight, full marks at most.',
  explainZh: '预算执行得分应为执行率乘以其分值，最高为满分。',
  titleZh: '执行率得分与执行率×分值不符',
  check: (report) =>
    off(report)
      .filter((due) => !stepped(due))
      .map((due) => hit(due, '')),
};

export const executionSteps: Rule = {
  id: 'execution.steps',
  needs: 'executionScores',
  severity: 'info',
  explain:
    'The points for budget execution are not the rate times their weight; they were perhaps rounded or given in steps.',
  explainZh: '预算执行得分不等于执行率乘以分值，可能取整或按分档计分。',
  titleZh: '执行率得分可能按分档或取整计算',
  check: (report) =>
    off(report)
      .filter(stepped)
      .map((due) => hit(due, '; perhaps points are given in steps')),
};
