/** Lists of projects whose headings are grouped, and levels of indicators that are written into one cell. */
import { expect, it } from 'vitest';
import type { Extraction, Report } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';

/** Rows of a table as HTML: `|` between cells, `2*text` over two columns, `3^text` over three rows. */
function html(title: string, drawing: string, below = ''): Uint8Array {
  const cell = (text: string): string => {
    const [, count, mark, words] = /^(\d+)([*^])(.*)$/.exec(text) ?? [];
    const span = count === undefined ? '' : ` ${mark === '*' ? 'colspan' : 'rowspan'}="${count}"`;
    return `<td${span}>${(words ?? text).replaceAll('\\n', '<br>')}</td>`;
  };
  const rows = drawing
    .trim()
    .split('\n')
    .map((row) => `<tr>${row.trim().split('|').map(cell).join('')}</tr>`);
  return new TextEncoder().encode(`<p>${title}</p><table>${rows.join('')}</table>${below}`);
}

const read = async (title: string, drawing: string, below = ''): Promise<Extraction> =>
  (await extractBytes(html(title, drawing, below), 'form.html')).extraction;

const listed = ({ projectName, selfScore, grade, funding }: Report): unknown[] => [
  projectName,
  selfScore,
  grade,
  ...funding.map(({ budget, executed, executionRate }) => [budget, executed, executionRate]),
];

it('a list of projects is read when its scores are grouped as its amounts are', async () => {
  const { reports } = await read(
    '某县2022年度项目支出绩效自评结果一览表',
    `2^序号|2^项目名称|2^主管部门|3*资金情况（万元）|2*自评情况|2^备注
     全年预算数|全年执行数|执行率|自评得分|自评等级
     1|校舍维修|某县教育局|120.50|118.09|98%|96.2|优|
     2|河道清淤|某县水利局|1,060|954|90%|88|良|汛期停工
     3*合计|1,180.50|1,072.09|90.8%|||`,
  );
  expect(reports.map(listed)).toEqual([
    ['校舍维修', 96.2, '优', [1_205_000, 1_180_900, 0.98]],
    ['河道清淤', 88, '良', [10_600_000, 9_540_000, 0.9]],
  ]);
});

it('only the scores of such a list may be grouped', async () => {
  const { reports } = await read(
    '某县2022年度项目支出绩效自评结果一览表',
    `2^项目名称|2^全年预算数（万元）|2*自评结果
     得分|等级
     校舍维修|120.50|96.2|优
     河道清淤|1,060|88|良`,
  );
  expect(reports.map(listed)).toEqual([
    ['校舍维修', 96.2, '优', [1_205_000, null, null]],
    ['河道清淤', 88, '良', [10_600_000, null, null]],
  ]);
});

it('tables of a document without reports are told as what was seen', async () => {
  const { reports, warnings } = await read(
    '某县2022年度绩效自评情况',
    `甲类|乙类|丙类
     校舍|一般|尚可
     河道|较好|尚可`,
  );
  expect(reports).toEqual([]);
  const none = warnings.filter(({ code }) => code === 'report.none').map(({ message }) => message);
  expect(none).toHaveLength(1);
  expect(none[0]).toMatch(/1 table\(s\) with text in 9 cell\(s\)/);
});

const LEVELS = (joint: string): string => `
  项目名称|4*校舍维修
  指标|目标值|完成值|得分|扣分原因
  ${['产出指标', '数量指标', '维修校舍面积'].join(joint)}|1200平方米|1180平方米|28|雨季
  ${['产出指标', '质量指标', '验收合格率（%）'].join(joint)}|100%|100%|20|
  ${['满意度指标', '服务对象满意度', '师生满意度'].join(joint)}|≥90%|94%|10|`;

it.each(
  ['—', '——', '–', '-', ' - ', '－', '/', '／', '→', '>', '＞', '＼', '\\', ' | ', '：'].filter((one) => one !== ' | '),
)('levels joined by “%s” in one cell are parted', async (joint) => {
  const { reports } = await read('某县2022年度项目支出绩效自评表', LEVELS(joint));
  expect(reports[0]?.indicators.map(({ level1, level2, level3, score }) => [level1, level2, level3, score])).toEqual([
    ['产出指标', '数量指标', '维修校舍面积', 28],
    ['产出指标', '质量指标', '验收合格率（%）', 20],
    ['满意度指标', '服务对象满意度', '师生满意度', 10],
  ]);
});

it('two levels joined with the name go to the level that they name', async () => {
  const { reports } = await read(
    '某县2022年度项目支出绩效自评表',
    `项目名称|4*校舍维修
     指标|目标值|完成值|得分|扣分原因
     数量指标—维修校舍面积|1200平方米|1180平方米|28|
     产出指标—验收合格率|100%|100%|20|`,
  );
  expect(reports[0]?.indicators.map(({ level1, level2, level3 }) => [level1, level2, level3])).toEqual([
    [null, '数量指标', '维修校舍面积'],
    ['产出指标', null, '验收合格率'],
  ]);
});

it('names that hold such signs and no levels are left whole', async () => {
  const { reports } = await read(
    '某县2022年度项目支出绩效自评表',
    `项目名称|4*校舍维修
     三级指标|目标值|完成值|得分|扣分原因
     K12—K18段养护里程|6公里|6公里|28|
     投入/产出比|≥1.5|1.6|20|
     经济—社会效益增长|≥5%|6%|10|
     质量—数量兼顾率|≥5%|6%|10|`,
  );
  expect(reports[0]?.indicators.map(({ level1, level2, level3 }) => [level1, level2, level3])).toEqual([
    [null, null, 'K12—K18段养护里程'],
    [null, null, '投入/产出比'],
    [null, null, '经济—社会效益增长'],
    [null, null, '质量—数量兼顾率'],
  ]);
});

const amounts = ({ funding }: Report): unknown[] =>
  funding.map(({ source, budget, received, executed, balance }) => [source, budget, received, executed, balance]);

it('sources below parallel pairs give each kind its amount, the last of which has no label of its own', async () => {
  const { reports } = await read(
    '某县2022年度项目支出绩效自评表',
    `项目名称|3*苗圃建设|主管部门|3*某县林业局
     3^资金安排（万元）|预算安排|240.80|资金到位|240.80|实际支出|220.30|结余：20.50
     其中：中央|150.00|中央|150.00|中央|141.80|8.20
     县级|90.80|县级|90.80|县级|78.50|12.30
     一级指标|二级指标|三级指标|年度指标值|实际值|权重|得分|自评等级
     产出指标|数量指标|苗木数量|8万株|7.9万株|60|59|☑优□良□中□差
     产出指标|质量指标|成活率|≥90%|94%|40|40|☑优□良□中□差
     5*合计|100|99|□优☑良□中□差`,
  );
  expect(reports.map(amounts)).toEqual([
    [
      ['total', 2_408_000, 2_408_000, 2_203_000, 205_000],
      ['central', 1_500_000, 1_500_000, 1_418_000, 82_000],
      ['county', 908_000, 908_000, 785_000, 123_000],
    ],
  ]);
  expect(reports[0]?.grade).toBe('良');
});

it('kinds of money with their sources as lines of one cell each are rows of funding', async () => {
  const { reports } = await read(
    '某县2022年度项目支出绩效自评表',
    `项目名称|4*县道改建
     资金安排及执行|年初预算：1.2亿元\\n其中：中央车购税8,000万元\\n县级配套4,000万元|全年预算：1.1亿元，其中：中央车购税7,500万元，县级配套3,500万元|全年执行：10,450.5万元\\n其中：中央车购税7,500万元\\n县级配套2,950.5万元|执行率：95%\\n得分：9.5/10
     指标|目标值|完成值|得分/满分|扣分原因
     产出指标—数量指标—路面里程|16公里|16公里|90/90|`,
  );
  const [report] = reports;
  expect(
    report?.funding.map(({ source, initialBudget, budget, executed }) => [source, initialBudget, budget, executed]),
  ).toEqual([
    ['total', 120_000_000, 110_000_000, 104_505_000],
    ['central', 80_000_000, 75_000_000, 75_000_000],
    ['county', 40_000_000, 35_000_000, 29_505_000],
  ]);
  expect(report?.funding.map(({ weight, score, executionRate }) => [weight, score, executionRate])[0]).toEqual([
    10, 9.5, 0.95,
  ]);
});

it('a text among such cells that is no amount leaves all of them unread and told', async () => {
  const { reports, warnings } = await read(
    '某县2022年度项目支出绩效自评表',
    `项目名称|4*县道改建
     资金安排及执行|年初预算：1.2亿元\\n其中：中央车购税8,000万元|全年预算见附件2|全年执行：10,450.5万元|备注
     指标|目标值|完成值|得分/满分|扣分原因
     产出指标—数量指标—路面里程|16公里|16公里|90/90|`,
  );
  expect(reports[0]?.funding).toEqual([]);
  expect(warnings.filter(({ message }) => message.includes('1.2亿元'))).toHaveLength(1);
});

it('a source whose label stands in one cell with its first amount keeps its amounts', async () => {
  const { reports } = await read(
    '某县2022年度项目支出绩效自评表',
    `项目名称|6*幸福院补助
     3^预算执行情况（万元）|年初预算|全年预算|执行数|执行率|分值|得分
     160|160|148|92.5%|10|9.25
     其中：财政拨款140|140|128|91.4%|—|—
     一级指标|二级指标|三级指标|指标值|完成值|分值|得分
     产出指标|数量指标|补助家数|70家|70家|90|90`,
  );
  expect(
    reports[0]?.funding.map(({ source, initialBudget, budget, executed, executionRate }) => [
      source,
      initialBudget,
      budget,
      executed,
      executionRate,
    ]),
  ).toEqual([
    ['total', 1_600_000, 1_600_000, 1_480_000, 0.925],
    ['fiscal', 1_400_000, 1_400_000, 1_280_000, 0.914],
  ]);
});
