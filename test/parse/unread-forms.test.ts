/** Headings below which nothing was read are told: all rows of a table are missing there. */
import { describe, expect, it } from 'vitest';
import { extractBytes } from '../../src/run/extract.js';

const REPORT = [
  '某某县2023年蔬菜基地建设项目绩效自评报告',
  '一、项目概况',
  '蔬菜基地建设项目由某某县农业农村局组织实施，年初预算1200万元，全年支出1026万元，自评得分95分。',
  '二、绩效目标完成情况',
];

async function told(blocks: readonly string[]): Promise<string[]> {
  const html = [...REPORT, ...blocks].map((text) => (text.startsWith('<') ? text : `<p>${text}</p>`)).join('');
  const { extraction } = await extractBytes(new TextEncoder().encode(html), 'page.html');
  return extraction.warnings.filter(({ code }) => code === 'form.unread').map(({ message }) => message);
}

const table = (rows: readonly string[]): string =>
  `<table>${rows
    .map(
      (row) =>
        `<tr>${row
          .split('|')
          .map((text) => `<td>${text}</td>`)
          .join('')}</tr>`,
    )
    .join('')}</table>`;

describe('form.unread', () => {
  it.each([
    ['一级指标二级指标三级指标标准分自评分', 'indicators'],
    ['资金来源 年初预算 全年预算 全年执行 执行率', 'funding'],
  ])('is raised by a line that heads a table: %s', async (line, what) => {
    expect(await told([line, '产出指标数量指标建成大棚100座100座'])).toEqual([
      expect.stringContaining(`headings of ${what}`),
    ]);
  });

  it('is raised by headings of a table with nothing below them', async () => {
    const rows = [
      '项目名称|蔬菜基地|||',
      '资金（万元）|年初预算数|全年预算数|全年执行数|执行率',
      '年度资金总额|100|100|95|95%',
      '一级指标|二级指标|三级指标|指标值|完成值',
    ];
    expect(await told([table(rows)])).toHaveLength(1);
  });

  it('is raised by torn headings, and a report without a row has a low confidence', async () => {
    const rows = ['一级指|二级指|指标值|完成值|分值|得分', '标|标||||', '产出指|数量指|9座|9座|十|十', '标|标||||'];
    expect(await told([table(rows)])).toEqual([expect.stringContaining('headings of indicators')]);
    const html = [...REPORT, table(rows)].map((text) => (text.startsWith('<') ? text : `<p>${text}</p>`)).join('');
    const { extraction } = await extractBytes(new TextEncoder().encode(html), 'page.html');
    expect(extraction.reports.map(({ confidence }) => (confidence ?? 1) < 0.5)).toEqual([true]);
  });

  it.each([
    '设置一级指标3个、二级指标6个、三级指标12个，分值合计100分。',
    '年初预算、全年预算、全年执行数和执行率见附表。',
    '自评得分',
  ])('is not raised by a sentence or a bare label: %s', async (line) => {
    expect(await told([line])).toEqual([]);
  });

  it('is not raised where the table was read', async () => {
    const rows = ['项目名称|蔬菜基地|||', '一级指标|二级指标|三级指标|指标值|完成值', '产出指标|数量指标|大棚|9座|9座'];
    expect(await told([table(rows)])).toEqual([]);
  });
});
