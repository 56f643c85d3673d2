/** Tables whose rows are texts: reports in rows, remarks below indicators. */
import { expect, it } from 'vitest';
import { extractBytes } from '../../src/run/extract.js';
import type { Report } from '../../src/model/record.js';

async function read(tables: string): Promise<{ reports: readonly Report[]; unread: string[] }> {
  const { extraction } = await extractBytes(new TextEncoder().encode(tables), 'page.html');
  const unread = extraction.warnings.filter(({ code }) => code === 'cell.unread').map(({ message }) => message);
  return { reports: extraction.reports, unread };
}

const table = (rows: readonly string[]): string => `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
const td = (text: string, columns = 1, rows = 1): string => `<td colspan="${columns}" rowspan="${rows}">${text}</td>`;

const INDICATORS = [
  td('一级指标') + td('二级指标') + td('三级指标') + td('指标性质') + td('指标值') + td('度量单位') + td('实际完成值') + td('分值') + td('得分'),
  td('产出指标') + td('数量指标') + td('清淤渠道长度') + td('&gt;=') + td('26') + td('公里') + td('27.4') + td('60') + td('60'),
  td('满意度指标') + td('服务对象满意度') + td('用水户满意度') + td('&gt;=') + td('90') + td('%') + td('88.6') + td('30') + td('28.5'),
]; // prettier-ignore

it('a report in rows of a table is read row by row', async () => {
  const { reports, unread } = await read(
    table([
      td('部门整体支出绩效自评情况', 3),
      td('单位名称：某县水务局', 2) + td('单位：万元'),
      td('一、部门基本情况', 1, 2) + td('（一）部门概况') + td('内设股室6个。'),
      td('（二）部门绩效目标的设立情况') + td('设立绩效目标9项。'),
      td('二、绩效自评工作情况') + td('（一）绩效自评的目的') + td('提高资金使用效益。'),
      td('三、评价情况分析及综合评价结论', 2) + td('部门整体支出绩效自评得分93.6分，自评等级为“优”。'),
      td('四、存在的问题和整改情况', 2) + td('预算编制不够精准。'),
      td('五、绩效自评结果应用', 2) + td('与下年预算挂钩。'),
    ]) +
      '<p>部门整体支出绩效自评表</p>' +
      table(INDICATORS),
  );
  expect(unread).toEqual([]);
  expect(reports.map(({ kind, selfScore, grade }) => [kind, selfScore, grade])).toEqual([['department', 93.6, '优']]);
  expect(reports[0]?.sections.map(({ level, heading, text }) => [level, heading, text])).toEqual([
    [2, '部门概况', '内设股室6个。'],
    [2, '部门绩效目标的设立情况', '设立绩效目标9项。'],
    [2, '绩效自评的目的', '提高资金使用效益。'],
    [1, '评价情况分析及综合评价结论', '部门整体支出绩效自评得分93.6分，自评等级为“优”。'],
    [1, '存在的问题和整改情况', '预算编制不够精准。'],
    [1, '绩效自评结果应用', '与下年预算挂钩。'],
  ]);
});

it.each(['其他需说明的事项', '补充内容'])(
  'a row of remarks (%s) below the indicators is none of them',
  async (label) => {
    const { reports } = await read(
      '<p>项目支出绩效自评表</p>' +
        table([
          td('项目名称') + td('灌区清淤', 8),
          ...INDICATORS,
          td(label) + td('无', 8),
          td('总分', 7) + td('100') + td('98.2'),
        ]),
    );
    expect(reports[0]?.indicators.map(({ level3 }) => level3)).toEqual(['清淤渠道长度', '用水户满意度']);
    expect(reports[0]?.forms.map(({ totalWeight, totalScore }) => [totalWeight, totalScore])).toEqual([[100, 98.2]]);
  },
);

it('duties beside the label of the goals are no goal', async () => {
  const { reports, unread } = await read(
    '<p>部门整体支出绩效自评表</p>' +
      table([
        td('部门名称') + td('某县水务局', 8),
        td('部门总体目标', 1, 2) + td('部门职责', 2) + td('负责全县水资源管理。', 6),
        td('总体绩效目标', 2) + td('保障城乡供水安全。', 6),
        ...INDICATORS,
      ]),
  );
  expect(reports[0]?.forms.map(({ goal }) => goal?.expected)).toEqual(['保障城乡供水安全。']);
  expect(reports[0]?.sections.map(({ heading, text }) => [heading, text])).toEqual([
    ['部门职责', '负责全县水资源管理。'],
  ]);
  expect(unread).toEqual([]);
});
