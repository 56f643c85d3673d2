/** Headings that stand in no list, understood by the words they are made of; and those that must stay what they are: unread. */
import { describe, expect, it } from 'vitest';
import { drawn } from '../../fixtures/build/drawing.js';
import { renderHtml } from '../../fixtures/build/render-html.js';
import { right, title } from '../../fixtures/build/spec.js';
import type { Extraction } from '../../src/model/record.js';
import { expenditureColumn, fieldRole, fundingColumn, goalRole } from '../../src/parse/labels.js';
import { fundingSource } from '../../src/parse/levels.js';
import { extractBytes } from '../../src/run/extract.js';

const words = (text: string): string[] => text.trim().split(/\s+/);

describe('a heading by its words', () => {
  const roles: readonly (readonly [string, (text: string) => string | null, string])[] = [
    ['initialBudget', fundingColumn, '年初计划安排 年初财政批复额 原批复资金额'],
    ['budget', fundingColumn, '变更后预算金额 批复资金额 预算安排情况 计划筹集资金 调剂后安排资金'],
    ['received', fundingColumn, '已下拨资金 拨款金额 实际筹集资金 入账资金'],
    ['executed', fundingColumn, '本年用款数 支用金额 年度开支金额 完成支付金额 全年用款'],
    ['balance', fundingColumn, '结存资金 年末余额 资金余额 结转下年度使用'],
    ['executionRate', fundingColumn, '用款进度 资金支用率 预算列支比率'],
    ['weight', fundingColumn, '权数 配分 赋分 执行率满分值'],
    ['score', fundingColumn, '自评分值 执行计分'],
    ['outside', fundingColumn, '上年用款数 去年开支金额 下年预算安排 财政复核打分 审核意见'],
    ['amount', expenditureColumn, '结算金额 开支金额 兑付资金 报销金额'],
    ['date', expenditureColumn, '办理日期 兑付日期 凭证日期'],
    ['voucher', expenditureColumn, '单据编号 发票号码 报销凭单号'],
    ['fundNature', expenditureColumn, '资金渠道 经费来源 款项来源'],
    ['item', expenditureColumn, '列支内容 用款事项 结算项目名称'],
    ['purpose', expenditureColumn, '资金投向 经费用途'],
    ['projectName', fieldRole, '重点项目名称 转移支付资金名称 预算专项名称'],
    ['supervisingDepartment', fieldRole, '行业主管部门 牵头主管部门 资金主管单位'],
    ['implementingUnit', fieldRole, '项目承办单位 组织实施单位 建设单位 政策落实部门'],
    ['expected', goalRole, '既定绩效目标 预定目标 年度批复绩效目标'],
    ['actual', goalRole, '目标实际达成程度 实际达到效果 年度实际绩效'],
    ['county', fundingSource, '旗县区财政拨付 区县安排资金 市县区财政投入'],
    ['total', fundingSource, '资金投入小计 项目投资总额'],
    ['other', fundingSource, '其它各类资金'],
  ];
  for (const [role, roleOf, texts] of roles)
    it(`${role}: ${texts}`, () => {
      expect(words(texts).map((text) => [text, roleOf(text)])).toEqual(words(texts).map((text) => [text, role]));
    });

  it('is left alone where one of its words is not known, or where they contradict each other', () => {
    const amounts =
      '可用资金 应付未付金额 合同金额 中标金额 审计金额 支出计划 应支出数 完成投资额 分值占比 项目资金数 指标数';
    expect(words(amounts).filter((text) => fundingColumn(text) !== null)).toEqual([]);
    expect(words('支付对象 支付方式 发放人数 费用标准').filter((text) => expenditureColumn(text) !== null)).toEqual([]);
    const units = '监管单位 协作单位 施工单位 监理单位 审核单位 委托单位 受益单位 子项目名称 指标名称';
    expect(words(units).filter((text) => fieldRole(text) !== null)).toEqual([]);
    const goals = '未完成情况 预算执行情况 实施情况 工作完成情况 目标差异 中期目标 上年目标 长期目标';
    expect(words(goals).filter((text) => goalRole(text) !== null)).toEqual([]);
    expect(words('省市补助 资金使用 市场化资金 区域发展').filter((text) => fundingSource(text) !== null)).toEqual([]);
  });
});

const INDICATORS = `
  |一级指标|二级指标|三级指标|年度指标值|实际完成值|得分|
  |产出指标|数量指标|新建道路|5公里|5公里|20|`;

async function read(table: string): Promise<Extraction> {
  const blocks = [title('渌口区2023年度项目支出绩效自评表'), right('单位：万元'), drawn(table), drawn(INDICATORS)];
  const html = renderHtml({ name: 'x', page: { title: '', date: '', source: '' }, as: ['html'], blocks }, 'plain');
  return (await extractBytes(Buffer.from(html), 'x.html')).extraction;
}

const KEYS = ['source', 'initialBudget', 'budget', 'received', 'executed', 'balance', 'executionRate', 'score'] as const; // prettier-ignore
const funding = ({ reports }: Extraction): Record<string, unknown>[] =>
  reports.flatMap((report) =>
    report.funding.map((row) =>
      Object.fromEntries(KEYS.flatMap((key) => (row[key] === null ? [] : [[key, row[key]]]))),
    ),
  );

describe('what only words tell yields to', () => {
  const CASES: readonly (readonly [string, string, readonly Record<string, unknown>[]])[] = [
    [
      'a heading that is known: two kinds of spending are never mixed',
      `
      |资金来源|全年预算数|全年执行数|本年用款数|执行率|
      |年度资金总额|200|190|150|95%|`,
      [{ source: 'total', budget: 2_000_000, executed: 1_900_000, executionRate: 0.95 }],
    ],
    [
      'a printed rate that contradicts it',
      `
      |资金来源|全年预算数|支用金额|执行率|
      |年度资金总额|200|150|95%|`,
      [{ source: 'total', budget: 2_000_000, executionRate: 0.95 }],
    ],
    [
      'nothing where the rate agrees, also added up',
      `
      |资金来源|全年预算数|累计支用金额|执行率|
      |年度资金总额|200|190|95%|`,
      [{ source: 'total', budget: 2_000_000, executed: 1_900_000, executionRate: 0.95 }],
    ],
    [
      'the year: what is added up over years is no spending of this one',
      `
      |资金来源|全年预算数|累计支用金额|得分|
      |年度资金总额|200|190|9.5|`,
      [{ source: 'total', budget: 2_000_000, score: 9.5 }],
    ],
    [
      'a known label beside it',
      `
      |全年预算数|200|全年执行数|190|本年用款数|150|`,
      [{ source: 'total', budget: 2_000_000, executed: 1_900_000 }],
    ],
    [
      'a known label above it',
      `
      |全年预算数|200|全年执行数|190|
      |批复资金额|180|本年用款数|150|`,
      [{ source: 'total', budget: 2_000_000, executed: 1_900_000 }],
    ],
  ];
  it.each(CASES)('%s', async (_, table, wanted) => {
    expect(funding(await read(table))).toEqual(wanted);
  });

  it('is told as inferred', async () => {
    const { warnings } = await read(`
      |资金来源|批复资金额|支用金额|支用率|
      |年度资金总额|200|190|95%|`);
    const told = warnings.filter(({ code }) => code === 'value.inferred').map(({ message }) => message);
    expect(told).toHaveLength(3);
    expect(told.join()).toContain('“支用金额” was taken for the executed of the funding');
  });

  it('the label that is known, for the units of a form', async () => {
    const { reports } = await read(`
      |建设单位|渌口区城投公司|<|实施单位|渌口区交通运输局|
      |资金来源|全年预算数|全年执行数|执行率|得分|
      |年度资金总额|200|190|95%|9.5|`);
    expect(reports[0]?.implementingUnit).toBe('渌口区交通运输局');
  });
});
