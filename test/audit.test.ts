import { describe, expect, it } from 'vitest';
import { achieved } from '../src/audit/achieved.js';
import { audit, RULES } from '../src/audit/index.js';
import { traitsOf } from '../src/audit/traits.js';
import type { Report } from '../src/model/record.js';
import { MONEY } from './audit-cases-money.js';
import { POINTS } from './audit-cases-points.js';
import { VALUES } from './audit-cases-values.js';
import { report, row, type Said } from './audit-making.js';
import { aSource } from './helpers/extraction.js';

const CASES = { ...POINTS, ...MONEY, ...VALUES };

/** What one rule says of a report. */
function hits(id: string, over: Partial<Report>): Said[] {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule.check(report(over)).map(({ expected, actual }) => ({ expected, actual }));
}

describe('audit rules', () => {
  it('every rule has a case here', () => {
    expect(Object.keys(CASES).sort()).toEqual(RULES.map((rule) => rule.id).sort());
  });

  it.each(Object.entries(CASES))('%s', (id, { bad, says, good }) => {
    expect(hits(id, bad)).toEqual(says);
    for (const one of [good].flat()) expect(hits(id, one)).toEqual([]);
  });
});

describe('what a rule needs', () => {
  const reports = Object.values(CASES).flatMap(({ bad, good }) => [bad, ...[good].flat()].map(report));

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s is asked wherever it finds something', (id, rule) => {
    const found = reports.filter((one) => rule.check(one).length > 0);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect(rule.needs === undefined || traitsOf(one)[rule.needs]).toBe(true);
      const { reports: audited } = audit({ source: aSource(), reports: [one], warnings: [] });
      expect(audited[0]?.findings.filter((finding) => finding.rule === id)).toHaveLength(rule.check(one).length);
    }
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
    ['下降20%以上', '-23.5%', true],
    ['下降20%以上', '-15%', false],
    ['≤-20%', '下降15%', false],
    ['≥-20%', '下降15%', null],
    ['增长5%以上', '-3%', false],
  ])('target %s, result %s → %s', (target, actual, met) => {
    expect(achieved(row('甲', 10, 10, target, actual))).toBe(met);
  });
});
