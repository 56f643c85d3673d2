/** Money that agrees with itself: rates with amounts, parts with totals, points with rates. */
import type { Funding, Report } from '../../model/record.js';
import { counted, type Clue } from '../clue.js';

function found(report: Report, rule: string): number {
  let times = 0;
  for (const finding of report.findings) if (finding.rule === rule) times++;
  return times;
}

/** Two characters are the shortest word. */
const WORDS = /\p{Script=Han}.*?\p{Script=Han}/su;

const bases = (row: Funding): (number | null)[] => [row.budget, row.received, row.initialBudget];

/** A rate of an amount by another; a rate of 0 or of nothing tells nothing. */
const rated = (row: Funding): boolean =>
  row.executionRate !== null && row.executed !== null && row.executed > 0 && bases(row).some((base) => (base ?? 0) > 0);

const agrees = (row: Funding): boolean =>
  rated(row) &&
  bases(row).some(
    (base) => base !== null && base > 0 && Math.abs((row.executed ?? 0) / base - (row.executionRate ?? 0)) <= 0.006,
  );

const pointed = (row: Funding): boolean => row.executionRate !== null && row.weight !== null && row.score !== null;

function farApart(row: Funding): boolean {
  const planned = row.budget ?? row.received ?? row.initialBudget;
  if (planned === null || row.executed === null || planned <= 0 || row.executed <= 0) return false;
  const rate = row.executed / planned;
  return (rate < 0.1 || rate > 3) && !agrees(row);
}

export const MONEY: readonly Clue[] = [
  counted({ code: 'rate.agrees', favours: true, zh: '执行率相符', explain: 'The execution rate printed is that of the amounts beside it.' }, 'the execution rate is that of the amounts in {n} row(s)', ({ report }) => report.funding.filter(agrees).length), // prettier-ignore
  counted({ code: 'rate.differs', favours: false, zh: '执行率不符', explain: 'The execution rate printed is not that of the amounts beside it.' }, 'the execution rate is not that of the amounts in {n} row(s)', ({ report }) => report.funding.filter((row) => rated(row) && !agrees(row)).length), // prettier-ignore
  counted({ code: 'parts.open', favours: false, zh: '分项资金不符', explain: 'The sources of funding do not add up to their total.' }, '{n} kind(s) of amounts do not add up', ({ report }) => found(report, 'funding.parts')), // prettier-ignore
  counted({ code: 'points.agree', favours: true, zh: '执行得分相符', explain: 'The points for execution are the rate times their weight.' }, 'the points for execution are the rate times the weight in {n} row(s)', ({ report }) => (found(report, 'execution.points') > 0 ? 0 : report.funding.filter(pointed).length)), // prettier-ignore
  counted({ code: 'points.differ', favours: false, zh: '执行得分不符', explain: 'The points for execution are not the rate times their weight.' }, 'the points for execution are not the rate times the weight in {n} row(s)', ({ report }) => found(report, 'execution.points')), // prettier-ignore
  counted({ code: 'executed.over', favours: false, zh: '执行数超预算', explain: 'More was spent than planned, which is rare: columns may be mixed up.' }, 'more was spent than planned in {n} row(s)', ({ report }) => found(report, 'execution.over')), // prettier-ignore
  counted({ code: 'money.far-apart', favours: false, zh: '预算与执行悬殊', explain: 'Funds spent are a tenth of those planned, or less, without a rate that says so: an amount may be of another column or unit.' }, 'planned and spent funds are far apart in {n} row(s)', ({ report }) => report.funding.filter(farApart).length), // prettier-ignore
  counted({ code: 'money.no-name', favours: false, zh: '资金来源名称异常', explain: 'A row of funding whose label has no words.' }, '{n} row(s) of funding have no label that is one', ({ report }) => report.funding.filter(({ label }) => !WORDS.test(label)).length), // prettier-ignore
  counted({ code: 'money.points', favours: false, zh: '分值得分超限', explain: 'Points of a row of funding that are none: a weight above 30 or a score above its weight.' }, '{n} row(s) of funding have points that are none', ({ report }) => report.funding.filter((row) => (row.weight ?? 0) > 30 || (row.score ?? 0) > (row.weight ?? 100)).length), // prettier-ignore
];
