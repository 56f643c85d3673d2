import { describe, expect, it } from 'vitest';
import { ofThisYear } from '../../../src/parse/prose/other-years.js';
import { readScore } from '../../../src/parse/prose/score.js';
import { read } from './helper.js';

describe('ofThisYear', () => {
  it.each([
    ['2022年度预算310万元，支出305万元。2023年预算350万元', '。2023年预算350万元'],
    ['二〇二二年支出3万元；本年支出4万元', '；本年支出4万元'],
    ['本年度保障179人，上年保障193人', '本年度保障179人，'],
    ['支出较上年增长5万元', '支出较上年增长5万元'],
    ['上年结转10万元', '上年结转10万元'],
    ['2022年12月下达资金5万元', '2022年12月下达资金5万元'],
    ['2021年至2023年共支出9万元', '2021年至2023年共支出9万元'],
  ])('%s', (text, rest) => expect(ofThisYear(text, 2023)).toBe(rest));
});

describe('a narrative with figures of last year', () => {
  const report = read(
    [
      '清河县民政局2023年度临时救助项目绩效自评报告',
      '一、项目概况',
      '临时救助项目2022年度预算210万元，支出205万元。2023年初预算安排230万元，全年预算250万元，全年支出245万元，预算执行率98%。',
      '二、自评结果',
      '2022年自评得分为91.2分。经自评，该项目得96.5分，等次为优。县财政局复核得分为94分。',
      '三、指标完成情况',
      '1.产出指标。救助人数年初目标186人，实际救助179人，上年救助193人。',
    ].join('\n'),
  );

  it('gives those of its own year', () => {
    expect(report.funding).toMatchObject([
      { source: 'total', initialBudget: 2_300_000, budget: 2_500_000, executed: 2_450_000, executionRate: 0.98 },
    ]);
    expect(report.hints.selfScore?.value).toBe(96.5);
    expect(report.indicators).toMatchObject([{ level3: '救助人数', target: { number: 186 }, actual: { number: 179 } }]);
  });

  it('gives none and says so where only another year is told', () => {
    const other = read('清河县2023年度救助项目绩效自评报告\n一、项目概况\n2022年该项目预算150万元，执行146万元。');
    expect(other.funding).toEqual([]);
    expect(new Set(other.warnings.map(({ code }) => code))).toEqual(new Set(['value.unsure']));
  });
});

describe('sources and their sum', () => {
  const rows = (text: string): unknown[] =>
    read(`一、项目概况\n${text}`, { kind: 'project' }).funding.map((r) => [r.source, r.budget, r.executed]);

  it('ends the source before it', () => {
    expect(
      rows(
        '项目资金来源为中央财政补助一百万元、省级财政补助30万元、县级配套20万元，全年预算共计150万元，实际支出147万元。',
      ),
    ).toEqual([
      ['central', 1_000_000, null],
      ['province', 300_000, null],
      ['county', 200_000, null],
      ['total', 1_500_000, 1_470_000],
    ]);
  });
});

it('reads plans and results in plain words, and tells what it could not read', () => {
  const report = read(
    [
      '三、绩效指标完成情况',
      '1.产出指标。计划适配器具1200件，实际完成1180件；服务率计划达到85%以上，实际达到91.2%；亩均补助指标值500元，实际500元。',
      '2.满意度指标。农户满意度指标值≥90%，经调查为94.6%。复查满意度指标值≥90%，有待调查。',
    ].join('\n'),
  );
  expect(report.indicators.map((r) => [r.level3, r.target?.number, r.actual?.number])).toEqual([
    ['适配器具', 1200, 1180],
    ['服务率', 85, 91.2],
    ['亩均补助', 500, 500],
    ['农户满意度', 90, 94.6],
  ]);
  expect(report.warnings.map(({ message }) => message)).toEqual([expect.stringContaining('复查满意度')]);
});

it.each([
  ['项目自评得分为九十六分五，等次为优秀。', 96.5],
  ['自评得分九十六点五分。', 96.5],
  ['县财政局复核得分为95分。', null],
])('readScore %s', (text, score) => expect(readScore(text)).toBe(score));
