/** Several forms in one table: beside each other, or a row for each indicator with the project in front. */
import { expect, it } from 'vitest';
import { extractBytes } from '../../src/run/extract.js';
import type { Report } from '../../src/model/record.js';

/** Rows of a table as HTML: `|` between cells, `2*text` over two columns, `3^text` over three rows. */
function html(drawing: string): Uint8Array {
  const cell = (text: string): string => {
    const [, count, mark, words] = /^(\d+)([*^])(.*)$/.exec(text) ?? [];
    const span = count === undefined ? '' : ` ${mark === '*' ? 'colspan' : 'rowspan'}="${count}"`;
    return `<td${span}>${words ?? text}</td>`;
  };
  const rows = drawing
    .trim()
    .split('\n')
    .map((row) => `<tr>${row.trim().split('|').map(cell).join('')}</tr>`);
  return new TextEncoder().encode(
    `<p>某县水利局2022年度项目支出绩效自评表</p><p>单位：万元</p><table>${rows.join('')}</table>`,
  );
}

async function read(drawing: string): Promise<{ reports: readonly Report[]; codes: string[] }> {
  const { extraction } = await extractBytes(html(drawing), 'form.html');
  return { reports: extraction.reports, codes: extraction.warnings.map(({ code }) => code) };
}

const brief = ({ projectName, funding, indicators }: Report): unknown[] => [
  projectName,
  funding.map(({ budget, executed, executionRate }) => [budget, executed, executionRate]),
  indicators.map(({ level3, target, actual, score }) => [level3, target?.raw, actual?.raw, score]),
];

it('two forms beside each other are two reports', async () => {
  const { reports } = await read(`
    项目名称|5*滴灌设施||项目名称|5*冷库建设
    主管部门|2*某县农业局|实施单位|2*某县果业站||主管部门|2*某县农业局|实施单位|2*某县供销社
    资金（万元）|年初预算数|全年预算数|全年执行数|执行率|得分||资金（万元）|年初预算数|全年预算数|全年执行数|执行率|得分
    年度资金总额|160|160|152|95%|9.5||年度资金总额|90|85|85|100%|10
    二级指标|三级指标|指标值|完成值|分值|得分||二级指标|三级指标|指标值|完成值|分值|得分
    数量指标|滴灌面积|800亩|826亩|90|90||数量指标|冷库容量|3000吨|2800吨|90|86`);
  expect(reports.map(brief)).toEqual([
    ['滴灌设施', [[1_600_000, 1_520_000, 0.95]], [['滴灌面积', '800亩', '826亩', 90]]],
    ['冷库建设', [[850_000, 850_000, 1]], [['冷库容量', '3000吨', '2800吨', 86]]],
  ]);
});

it('targets beside results of one project stay one form', async () => {
  const { reports } = await read(`
    项目名称|7*滴灌设施
    一级指标|二级指标|三级指标|指标值|一级指标|二级指标|三级指标|完成值
    产出指标|数量指标|滴灌面积|800亩|产出指标|数量指标|滴灌面积|826亩
    产出指标|质量指标|验收合格率|100%|产出指标|质量指标|验收合格率|100%
    效益指标|社会效益|受益农户|90户|效益指标|社会效益|受益农户|96户`);
  expect(reports.length).toBeLessThan(2);
});

const FLAT = `
  序号|项目名称|预算数|执行数|执行率|一级指标|三级指标|指标值|完成值|分值|得分
  3^1|3^水库加固|3^260|3^247|3^95%|产出指标|加固座数|3座|3座|40|40
  产出指标|合格率|100%|100%|20|20
  效益指标|下游人口|5200人|5430人|30|30
  2^2|2^监测设施|2^48|2^48|2^100%|产出指标|监测站点|86个|82个|50|47
  效益指标|准确率|95%|97%|40|40`;

it('a project in front of its indicators makes a report of its own, with its funding', async () => {
  const { reports, codes } = await read(FLAT);
  expect(reports.map(brief)).toEqual([
    [
      '水库加固',
      [[2_600_000, 2_470_000, 0.95]],
      [
        ['加固座数', '3座', '3座', 40],
        ['合格率', '100%', '100%', 20],
        ['下游人口', '5200人', '5430人', 30],
      ],
    ],
    [
      '监测设施',
      [[480_000, 480_000, 1]],
      [
        ['监测站点', '86个', '82个', 47],
        ['准确率', '95%', '97%', 40],
      ],
    ],
  ]);
  expect(codes).not.toContain('cell.unread');
});

it('a total right of the indicators is that of its project', async () => {
  const totals = ['自评总分', '3^97.5', '', '', '2^96', ''];
  const rows = FLAT.trim()
    .split('\n')
    .map((row, i) => `${row}${totals[i] === '' ? '' : `|${totals[i] ?? ''}`}`);
  const { reports, codes } = await read(rows.join('\n'));
  expect(reports.map(({ selfScore }) => selfScore)).toEqual([97.5, 96]);
  expect(reports.map(brief)).toEqual((await read(FLAT)).reports.map(brief));
  expect(codes).not.toContain('cell.unread');
  expect(codes).not.toContain('header.unknown');
});

it('a project named again in every row is one report still', async () => {
  const again = FLAT.replace(/3\^|2\^/g, '')
    .replace(/^ {2}(产出指标\|合格率|效益指标\|下游)/gm, '  1|水库加固|260|247|95%|$1')
    .replace(/^ {2}(效益指标\|准确)/gm, '  2|监测设施|48|48|100%|$1');
  expect((await read(again)).reports.map(brief)).toEqual((await read(FLAT)).reports.map(brief));
});
