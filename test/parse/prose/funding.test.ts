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

  it('gives each amount to the level that hands it down, and what was spent to the whole', () => {
    expect(
      rows(`某县2022年中央财政医疗救助补助资金绩效自评报告
一、资金情况
2022年中央下达我县医疗救助补助资金2150万元，省级下达320万元。
全年到位资金2470万元，全年支出2420.6万元，预算执行率98%。`),
    ).toEqual([
      '中央 central budget=21500000',
      '省级 province budget=3200000',
      '中央财政医疗救助补助资金 total received=24700000 executed=24206000 executionRate=0.98',
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

describe('what a project costs in all', () => {
  it('is no budget of the year that spent another', () => {
    expect(
      rows(`2022年生态修复项目绩效自评报告
一、项目概况
项目总投资1.2亿元，截至2021年底累计完成投资3860万元。
二、资金使用情况
2022年到位资金2600万元，支出2470万元，执行率95%。`),
    ).toEqual(['生态修复项目 total received=26000000 executed=24700000 executionRate=0.95']);
  });

  it('is the budget where nothing says otherwise', () => {
    expect(rows('2022年水毁修复项目绩效自评报告\n一、项目概况\n项目总投资260万元，支出198.4万元。')).toEqual([
      '水毁修复项目 total budget=2600000 executed=1984000',
    ]);
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

  it('reads what was paid for each thing', () => {
    expect(
      items(
        '一、资金使用情况\n共支付资金1428.9万元。其中：田间工程支付986.4万元，仪器购置支付312.5万元，监理及检测支付130万元。',
      ),
    ).toEqual(['田间工程 9864000', '仪器购置 3125000', '监理及检测 1300000']);
    expect(items('一、资金使用情况\n共支付资金100万元，其中：中央资金支付80万元，县级资金支付20万元。')).toEqual([]);
  });

  it('keeps the rest of a list', () => {
    expect(items('一、支出情况\n按用途分，产业发展6亿元，占60%；基础设施3亿元，占30%；其他1亿元，占10%。')).toEqual([
      '产业发展 600000000 0.6',
      '基础设施 300000000 0.3',
      '其他 100000000 0.1',
    ]);
  });

  it('reads shares in brackets', () => {
    expect(items('一、资金使用情况\n支出构成：公厕建设456万元（33.33%），民宿奖补912万元（66.67%）。')).toEqual([
      '公厕建设 4560000 0.3333',
      '民宿奖补 9120000 0.6667',
    ]);
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

describe('budget lines told in other ways', () => {
  it('goes back from parts to the whole, and reads full-width digits', () => {
    expect(
      rows(`清河县融媒体中心整体支出绩效自评报告
一、预算执行情况：２０２２年财政拨款预算６８５．２万元，其中基本支出４８５．２万元，项目支出２００万元；全年支出６７０．１５万元，预算执行率９７．８％。`),
    ).toEqual([
      '部门整体支出 total budget=6852000 executed=6701500 executionRate=0.978',
      '基本支出 other budget=4852000',
      '项目支出 other budget=2000000',
    ]);
  });

  it('leaves out what came in', () => {
    expect(
      rows(`清河县统计局2023年部门整体支出绩效自评报告
一、收支情况
2023年收入总额512.3万元，其中一般公共预算财政拨款500万元，政府性基金12.3万元。支出总额512.3万元，其中：基本支出402.3万元，占78.53%；项目支出110万元，占21.47%。`),
    ).toEqual([
      '部门整体支出 total executed=5123000',
      '基本支出 other executed=4023000',
      '项目支出 other executed=1100000',
    ]);
  });

  it('takes the role of a bare source from the heading', () => {
    expect(
      rows(`2022年基本公共卫生服务补助资金转移支付绩效自评报告
一、绩效目标分解下达情况
（一）中央和省下达转移支付预算情况
2022年中央和省下达我县基本公共卫生服务补助资金2360.5万元，其中中央资金1890万元，省级资金470.5万元。
（二）县内资金安排情况
县级配套资金236万元。`),
    ).toEqual([
      '基本公共卫生服务补助资金 total budget=23605000',
      '中央资金 central budget=18900000',
      '省级资金 province budget=4705000',
      '县级配套资金 county budget=2360000',
    ]);
  });

  it('does not list shares of counties as spending', () => {
    const text = '一、资金情况\n安排奖补资金30万元，其中：清河区12万元、东岭县10万元、西塘县8万元。';
    expect(read(text).expenditures).toEqual([]);
  });
});
