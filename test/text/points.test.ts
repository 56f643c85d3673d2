import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePoints, splitWeight, parseWeight } from '../../src/text/points.js';
import { parseRate } from '../../src/text/rate.js';

describe('parsePoints', () => {
  it.each([
    ['10分', 10],
    ['（50分）', 50],
    ['10', 10],
    ['9.81', 9.81],
    ['5.0', 5],
    ['９．５分', 9.5],
    ['满分10分', 10],
  ])('%s is %d', (text, points) => expect(parsePoints(text)).toBe(points));
  it.each(['', '—', '/', '10%', '9/10', '10 10', '优', '3人'])('%s states none', (text) =>
    expect(parsePoints(text)).toBeNull(),
  );
});

describe('splitWeight', () => {
  it.each([
    ['产出指标（50分）', '产出指标', 50],
    ['满意度指标(10)', '满意度指标', 10],
    ['产出指标50分', '产出指标', 50],
    ['产出指标（共 50 分）', '产出指标', 50],
    ['产出指标：50分', '产出指标', 50],
    ['成本指标（权重20%）', '成本指标', 20],
    ['（30分）', '', 30],
    ['效益指标【12.5分】', '效益指标', 12.5],
  ])('%s', (text, label, weight) => expect(splitWeight(text)).toEqual({ label, weight }));
  it.each([
    '指标（项目）',
    '满意度（≥95%）',
    '参保率（2023年度）',
    '参保人数（2023）',
    '得分≥90分',
    '数量指标',
    '合格率(95%)',
  ])('%s keeps its brackets', (label) => expect(splitWeight(label)).toEqual({ label, weight: null }));
});

describe('parseRate', () => {
  it.each([
    ['100%', 1],
    ['98.08％', 0.9808],
    ['百分之九十八', 0.98],
    ['98百分比', 0.98],
    ['5‰', 0.005],
    ['0%', 0],
  ])('%s is %d', (text, rate) => expect(parseRate(text)).toBe(rate));
  it.each(['', '—', '98', '0.98', '1', '98%以上', '100% 98%', '5个百分点'])('%s is not certain', (text) =>
    expect(parseRate(text)).toBeNull(),
  );
  it('takes a bare number as the caller says', () => {
    expect(parseRate('98.08', { bare: 'percent' })).toBe(0.9808);
    expect(parseRate('0.9808', { bare: 'fraction' })).toBe(0.9808);
    expect(parseRate('98%', { bare: 'fraction' })).toBe(0.98);
  });
  it('reads what a form prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => {
        expect(parseRate(`${(n / 100).toFixed(2)}%`)).toBe(Number(`${n}e-4`));
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('weights in per cent', () => {
  it('are points of the usual hundred where the label is a level or the column one of weights', () => {
    expect(splitWeight('产出（50%）', { level: true })).toEqual({ label: '产出', weight: 50 });
    expect(splitWeight('验收合格率（100%）')).toEqual({ label: '验收合格率（100%）', weight: null });
    expect(['20%', '20', '10分', '—'].map(parseWeight)).toEqual([20, 20, 10, null]);
  });
});
