import { describe, expect, it } from 'vitest';
import type { Funding } from '../../../src/model/record.js';
import { read } from './helper.js';

const MONEY = ['initialBudget', 'budget', 'received', 'executed', 'balance', 'executionRate'] as const;
const row = (f: Funding): string =>
  [f.label, f.source, ...MONEY.flatMap((k) => (f[k] === null ? [] : [`${k}=${String(f[k])}`]))].join(' ');
const rows = (text: string): string[] => read(text).funding.map(row);

describe('budget lines', () => {
  it('reads a project by the standard sentence of final accounts', () => {
    expect(rows('一、项目决算情况\n项目全年预算数500万元,执行数480万元,完成预算的96%。')).toEqual([
      '项目资金 total budget=5000000 executed=4800000 executionRate=0.96',
    ]);
  });

  it('keeps initial and adjusted budget, spending and balance apart', () => {
    expect(
      rows(`2023年文化惠民演出项目绩效自评报告
一、基本情况
文化惠民演出项目年初预算安排60万元，年中追加15万元，调整后预算数为75万元，全年实际支出72.3万元，预算执行率96.4%，结余2.7万元。`),
    ).toEqual([
      '文化惠民演出项目 total initialBudget=600000 budget=750000 executed=723000 balance=27000 executionRate=0.964',
    ]);
  });

  it('reads sources of funds after 其中', () => {
    expect(
      rows(`2022年农村危房改造项目绩效自评报告
一、资金情况
共下达资金1850万元，其中：中央资金1200万元，省级资金350万元，县级配套300万元，资金到位率100%。
截至2022年12月31日，实际支出1790.5万元，预算执行率96.78%。`),
    ).toEqual([
      '农村危房改造项目 total budget=18500000 executed=17905000 executionRate=0.9678',
      '中央资金 central budget=12000000',
      '省级资金 province budget=3500000',
      '县级配套 county budget=3000000',
    ]);
  });

  it('reads a department by its parts, also when a new sentence goes on with 其中', () => {
    expect(
      rows(`2022年度清河县水利局整体支出绩效自评报告
二、预算执行情况
2022年部门整体支出年初预算2100万元，调整后预算2350万元，实际支出2298.6万元，预算完成率97.81%。其中：基本支出1500万元，项目支出798.6万元。`),
    ).toEqual([
      '部门整体支出 total initialBudget=21000000 budget=23500000 executed=22986000 executionRate=0.9781',
      '基本支出 other executed=15000000',
      '项目支出 other executed=7986000',
    ]);
  });

  it('takes a part from the heading above it', () => {
    expect(
      rows(`2023年度清河县文化局部门整体支出绩效自评报告
一、一般公共预算支出情况
（一）基本支出情况
年初预算数为830.5万元，决算数为850万元，其中人员经费780万元，公用经费70万元。
（二）项目支出情况
2023年项目支出430万元。`),
    ).toEqual(['基本支出 other initialBudget=8305000 executed=8500000', '项目支出 other executed=4300000']);
  });

  it('finds none in other amounts', () => {
    expect(
      rows(`2023年老旧小区改造项目绩效自评报告
一、项目概况
改造小区12个，涉及居民3500户，发放补贴600元/户，拉动投资增长5.2%。
二、存在问题
资金缺口200万元，年初预算安排30万元仍显不足。`),
    ).toEqual([]);
  });

  it('gives none where forms hold the figures', () => {
    const text = '一、资金情况\n项目全年预算数500万元,执行数480万元。';
    expect(read(text, { hasForms: true }).funding).toEqual([]);
    expect(read(text).funding).toHaveLength(1);
  });
});

describe('spending lists', () => {
  const items = (text: string): string[] =>
    read(text).expenditures.map((x) => [x.item, x.amount, x.share].filter((v) => v !== null).join(' '));

  it('reads categories with shares and lists sorted by something', () => {
    expect(
      items(`2023年度清河县档案局整体支出绩效自评报告
一、支出情况
基本支出部分，工资福利支出300.5万元，占比75.13%、商品和服务支出90万元，占比22.5%、资本性支出9.5万元，占比2.37%。
项目支出按项目名称分类，其中档案数字化经费40万元；库房维修25万；宣传经费5万元。`),
    ).toEqual([
      '工资福利支出 3005000 0.7513',
      '商品和服务支出 900000 0.225',
      '资本性支出 95000 0.0237',
      '档案数字化经费 400000',
      '库房维修 250000',
      '宣传经费 50000',
    ]);
  });

  it('reads a list that adds up to the amount before it', () => {
    expect(
      items('一、资金使用情况\n全年共支出30万元，主要用于：印刷宣传资料8万元、培训场地租赁12万元、专家劳务10万元。'),
    ).toEqual(['印刷宣传资料 80000', '培训场地租赁 120000', '专家劳务 100000']);
  });

  it('splits a budget between two purposes told in full sentences', () => {
    expect(
      items(`困难群众帮扶经费专项支出绩效自评报告
一、项目概况
本次对困难群众帮扶经费开展绩效评价，金额为20万元，主要用于临时救助及助学帮扶工作。
二、资金情况
区财政下达困难群众帮扶经费20万元，预算执行率100%。
三、完成情况
根据临时救助人员台账据实核定，委托机构服务一年，服务费用14万元。根据助学帮扶对象名单，委托期限一年，服务费用6万元。`),
    ).toEqual(['临时救助 140000', '助学帮扶 60000']);
  });

  it('does not make a list of amounts that only follow each other', () => {
    expect(items('一、工作成效\n共拒付不合理费用8.43万元，追回基金5.68万元，罚款4.54万元。')).toEqual([]);
  });
});
