/** Who evaluates: another's evaluation is none of the unit's own, whoever helped to write that. */
import { expect, it } from 'vitest';
import { extractBytes } from '../../src/run/extract.js';

const TABLE = `<table>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>分值</td><td>得分</td><td>评分说明</td></tr>
<tr><td>过程</td><td>资金管理</td><td>预算执行率</td><td>40</td><td>34</td><td>执行率85%</td></tr>
<tr><td>产出</td><td>产出数量</td><td>改造泵站座数</td><td>60</td><td>53</td><td>完成7座，计划8座</td></tr>
<tr><td colspan="3">合计</td><td>100</td><td>87</td><td></td></tr></table>`;

async function read(lines: readonly string[], table = TABLE): Promise<{ reports: number; codes: string[] }> {
  const page = lines.map((line) => `<p>${line}</p>`).join('\n') + table;
  const { extraction } = await extractBytes(new TextEncoder().encode(page), 'report.html');
  return { reports: extraction.reports.length, codes: extraction.warnings.map(({ code }) => code) };
}

const BODY = [
  '一、项目概况',
  '项目2022年安排预算820万元，支出697万元。',
  '二、评价工作开展情况',
  '受某县财政局委托，我所成立评价工作组开展现场评价。项目单位自评得分97分。',
  '三、评价结论',
  '该项目综合得分87分，评价等级为“良”。',
];

it('an evaluation that the finance bureau gave to an agency is none of the unit, though it tells the self score', async () => {
  const cover = ['2022年度泵站改造项目', '财政重点绩效评价报告', '委托单位：某县财政局', '评价机构：某会计师事务所'];
  for (const table of [TABLE, '']) {
    const { reports, codes } = await read([...cover, ...BODY], table);
    expect([reports, codes.filter((code) => code.startsWith('report.'))]).toEqual([0, ['report.external']]);
  }
});

it('the same without a word in the title of who evaluates', async () => {
  const { reports, codes } = await read([
    '2022年度泵站改造项目绩效评价报告',
    '委托单位：某县财政局',
    '第三方机构：某咨询有限公司',
    ...BODY,
  ]);
  expect([reports, codes.includes('report.external')]).toEqual([0, true]);
});

it('a self-evaluation report that an agency helped to write stays one', async () => {
  const cover = ['2022年度泵站改造项目', '绩效自评报告', '委托单位：某县水利局', '受托机构：某会计师事务所'];
  const body = BODY.map((line) => line.replace('受某县财政局委托，', '受某县水利局委托，'));
  for (const table of [TABLE, '']) expect((await read([...cover, ...body], table)).reports).toBe(1);
});

it('a unit that asks an agency for help with an evaluation of its own', async () => {
  const { reports } = await read([
    '2022年度泵站改造项目支出绩效评价报告',
    '某县水利局',
    '一、项目概况',
    '根据某县财政局通知，本单位成立自评工作小组，受我局委托的某咨询公司协助本次自评。',
    '二、评价结论',
    '本次自评得分87分，评价等级为“良”。',
  ]);
  expect(reports).toBe(1);
});
