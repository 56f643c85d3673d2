import { describe, expect, it } from 'vitest';
import { RULES } from '../src/audit/index.js';
import { achieved } from '../src/audit/rules/target-met.js';
import { at } from '../src/model/doc.js';
import type { Form, Report } from '../src/model/record.js';
import { parseValue } from '../src/text/quantity.js';
import { aFunding, anExpenditure, anIndicator, aReport } from './helpers/extraction.js';

const form = (over: Partial<Form> = {}): Form => ({ ordinal: 1, title: '项目支出绩效自评表', goal: null, totalWeight: null, totalScore: null, at: at({ table: 1 }), ...over }); // prettier-ignore
const row = (level3: string, weight: number | null, score: number | null, target = '≥90%', actual: string | null = '95%') =>
  anIndicator({ level3, weight, score, level1: '产出指标', level1Weight: null, level2Weight: null, level2Type: 'quality', target: parseValue(target), actual: actual === null ? null : parseValue(actual), reason: null }); // prettier-ignore
const report = (over: Partial<Report>): Report =>
  aReport({ forms: [form()], funding: [], indicators: [], expenditures: [], sections: [], facts: [], people: [], findings: [], selfScore: null, grade: null, period: null, reportDate: null, fiscalYear: 2023, ...over }); // prettier-ignore

/** The messages of one rule. */
function hits(id: string, over: Partial<Report>): { expected: unknown; actual: unknown }[] {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule.check(report(over)).map(({ expected, actual }) => ({ expected, actual }));
}

const EXECUTION = aFunding({ weight: 10, score: 10, executionRate: 1, initialBudget: 100, budget: 100, executed: 100, received: null, balance: null }); // prettier-ignore

/** For each rule: a record that breaks it, what is expected to be said, and one that does not. */
const CASES: Readonly<
  Record<string, { bad: Partial<Report>; says: { expected: unknown; actual: unknown }[]; good: Partial<Report> }>
> = {
  'score.total': {
    bad: {
      forms: [form({ totalScore: 97, totalWeight: 100 })],
      funding: [EXECUTION],
      indicators: [row('甲', 50, 50), row('乙', 40, 38)],
    },
    says: [{ expected: 98, actual: 97 }],
    good: {
      forms: [form({ totalScore: 98, totalWeight: 100 })],
      funding: [EXECUTION],
      indicators: [row('甲', 50, 50), row('乙', 40, 38)],
    },
  },
  'weight.total': {
    bad: { forms: [form({ totalWeight: 100 })], indicators: [row('甲', 50, 50), row('乙', 40, 38)] },
    says: [{ expected: 90, actual: 100 }],
    good: {
      forms: [form({ totalWeight: 100 })],
      funding: [EXECUTION],
      indicators: [row('甲', 50, 50), row('乙', 40, 38)],
    },
  },
  'score.range': {
    bad: { indicators: [row('甲', 10, 12)] },
    says: [{ expected: 10, actual: 12 }],
    good: { indicators: [row('甲', 10, 10)], funding: [EXECUTION] },
  },
  'level.weight': {
    bad: {
      indicators: [
        { ...row('甲', 20, 20), level1Weight: 50 },
        { ...row('乙', 20, 20), level1Weight: 50 },
      ],
    },
    says: [{ expected: 50, actual: 40 }],
    good: {
      indicators: [
        { ...row('甲', 30, 20), level1Weight: 50 },
        { ...row('乙', 20, 20), level1Weight: 50 },
      ],
    },
  },
  'funding.parts': {
    bad: {
      funding: [
        aFunding({ source: 'total', initialBudget: 0, budget: null, received: null, executed: null, balance: null }),
        aFunding({
          source: 'fiscal',
          initialBudget: 500_000,
          budget: null,
          received: null,
          executed: null,
          balance: null,
        }),
      ],
    },
    says: [{ expected: 500_000, actual: 0 }],
    good: {
      funding: [
        aFunding({
          source: 'total',
          budget: 3_000_000,
          initialBudget: null,
          received: null,
          executed: null,
          balance: null,
        }),
        aFunding({
          source: 'central',
          budget: 2_000_000,
          initialBudget: null,
          received: null,
          executed: null,
          balance: null,
        }),
        aFunding({
          source: 'county',
          budget: 1_000_000,
          initialBudget: null,
          received: null,
          executed: null,
          balance: null,
        }),
      ],
    },
  },
  'execution.rate': {
    bad: { funding: [{ ...EXECUTION, budget: 200, initialBudget: 200, executed: 100, executionRate: 0.98 }] },
    says: [{ expected: 0.5, actual: 0.98 }],
    good: { funding: [{ ...EXECUTION, budget: 726.61, initialBudget: 600, executed: 712.08, executionRate: 0.98 }] },
  },
  'execution.over': {
    bad: { funding: [{ ...EXECUTION, budget: 100, executed: 120 }] },
    says: [{ expected: 100, actual: 120 }],
    good: { funding: [EXECUTION] },
  },
  'execution.points': {
    bad: { funding: [{ ...EXECUTION, executionRate: 0.5, score: 10 }] },
    says: [{ expected: 5, actual: 10 }],
    good: { funding: [{ ...EXECUTION, executionRate: 0.981, score: 9.8 }] },
  },
  'share.base': {
    bad: {
      funding: [aFunding({ form: null, label: '基本支出', source: 'other', executed: 2000, at: at({ paragraph: 9 }) })],
      expenditures: [
        anExpenditure({ item: '工资福利支出', amount: 750, share: 0.75, at: at({ paragraph: 9 }) }),
        anExpenditure({ item: '商品和服务支出', amount: 250, share: 0.25, at: at({ paragraph: 9 }) }),
      ],
    },
    says: [{ expected: 2000, actual: 1000 }],
    good: {
      funding: [aFunding({ form: null, label: '基本支出', source: 'other', executed: 1000, at: at({ paragraph: 9 }) })],
      expenditures: [
        anExpenditure({ item: '工资福利支出', amount: 750, share: 0.75, at: at({ paragraph: 9 }) }),
        anExpenditure({ item: '商品和服务支出', amount: 250, share: 0.25, at: at({ paragraph: 9 }) }),
      ],
    },
  },
  'expenditure.total': {
    bad: {
      expenditures: [
        anExpenditure({ amount: 26_000_000, share: null, at: at({ table: 2, row: 2 }) }),
        anExpenditure({
          item: '支出合计',
          amount: 28_000_000,
          share: null,
          isTotal: true,
          at: at({ table: 2, row: 3 }),
        }),
      ],
    },
    says: [{ expected: 26_000_000, actual: 28_000_000 }],
    good: {
      expenditures: [
        anExpenditure({ amount: 28_000_000, share: null, at: at({ table: 2, row: 2 }) }),
        anExpenditure({
          item: '支出合计',
          amount: 28_000_000,
          share: null,
          isTotal: true,
          at: at({ table: 2, row: 3 }),
        }),
      ],
    },
  },
  'reason.missing': {
    bad: { indicators: [row('甲', 10, 9)] },
    says: [{ expected: 10, actual: 9 }],
    good: { indicators: [{ ...row('甲', 10, 9), reason: '宣传不够' }, row('乙', 10, 10)] },
  },
  'target.unmet': {
    bad: { indicators: [row('甲', 10, 9, '≥95%', '94%')] },
    says: [{ expected: '≥95%', actual: '94%' }],
    good: { indicators: [row('甲', 10, 9, '≥95%', '95%'), row('乙', 10, 9, '≥95%', '良好')] },
  },
  'target.unmet-full-marks': {
    bad: { indicators: [row('甲', 10, 10, '23.45万人', '22.51万人')] },
    says: [{ expected: '23.45万人', actual: '22.51万人' }],
    good: { indicators: [row('甲', 10, 10, '2023年10月31日前', '2023年4月24日'), row('乙', 10, 9, '≥95%', '94%')] },
  },
  'actual.empty-full-marks': {
    bad: { indicators: [row('甲', 10, 10, '≥95%', null)] },
    says: [{ expected: '≥95%', actual: null }],
    good: { indicators: [row('甲', 10, 0, '≥95%', null)] },
  },
  'target.direction': {
    bad: { indicators: [row('群众满意度', 10, 10, '≤95%', '94%')] },
    says: [{ expected: '≤95%', actual: '94%' }],
    good: { indicators: [row('群众投诉率', 10, 10, '≤1%', '0%'), row('群众满意度', 10, 10)] },
  },
  'score.stated': {
    bad: { selfScore: 98, forms: [form({ totalScore: 97 })] },
    says: [{ expected: 97, actual: 98 }],
    good: { selfScore: 97, forms: [form({ totalScore: 97 })] },
  },
  'grade.band': {
    bad: { selfScore: 85, grade: '优' },
    says: [{ expected: '良', actual: '优' }],
    good: { selfScore: 90, grade: '优' },
  },
  'indicator.duplicate': {
    bad: { indicators: [row('甲', 10, 10), row('甲', 10, 10)] },
    says: [{ expected: null, actual: '甲' }],
    good: { indicators: [row('甲', 10, 10), { ...row('甲', 10, 10), form: 2 }] },
  },
  'year.mismatch': {
    bad: { fiscalYear: 2023, reportDate: '2022-08-16' },
    says: [{ expected: 2024, actual: '2022-08-16' }],
    good: { fiscalYear: 2023, reportDate: '2024-03-16', period: { start: '2023-01', end: '2023-12' } },
  },
  'goal.copied': {
    bad: { forms: [form({ goal: { expected: '确保全县群众病有所医', actual: '确保全县群众病有所医' } })] },
    says: [{ expected: null, actual: null }],
    good: { forms: [form({ goal: { expected: '确保全县群众病有所医', actual: '参保率达到96%' } })] },
  },
};

describe('audit rules', () => {
  it('every rule has a case here', () => {
    expect(Object.keys(CASES).sort()).toEqual(RULES.map((rule) => rule.id).sort());
  });

  it.each(Object.entries(CASES))('%s', (id, { bad, says, good }) => {
    expect(hits(id, bad)).toEqual(says);
    expect(hits(id, good)).toEqual([]);
  });
});

describe('achieved', () => {
  it.each([
    ['≥95%', '95%', true],
    ['≤1%', '0.5%', true],
    ['≤1%', '2%', false],
    ['=100%', '99%', false],
    ['12万元', '120000元', true],
    ['100人', '95户', null],
    ['3000-4000元', '3500元', null],
    ['2023年10月31日前', '2023年11月2日', false],
    ['完成', '完成', null],
  ])('target %s, result %s → %s', (target, actual, met) => {
    expect(achieved(row('甲', 10, 10, target, actual))).toBe(met);
  });
});
