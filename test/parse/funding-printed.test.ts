/** How amounts and their units are printed: where a unit may stand, and what a cell of the funding block may hold. */
import { describe, expect, it } from 'vitest';
import { drawn } from '../../fixtures/build/drawing.js';
import { renderHtml } from '../../fixtures/build/render-html.js';
import { text, title } from '../../fixtures/build/spec.js';
import type { Extraction, Funding } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';

const FUNDING = `
  |资金情况|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
  |^|年度资金总额|3600.50|3850.50|3696.48|10|96.00%|9.6|`;

const INDICATORS = `
  |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|<|
  |产出指标|数量指标|新建桥梁|5座|5座|20|20|<|`;

const NAME = '\n  |项目名称|乡道桥梁|<|<|<|<|<|<|';

async function read(table: string, below: readonly string[] = []): Promise<Extraction> {
  const blocks = [title('青山县2023年度项目支出绩效自评表'), drawn(table), ...below.map((line) => text(line))];
  const html = renderHtml({ name: 'x', page: { title: '', date: '', source: '' }, as: ['html'], blocks }, 'plain');
  return (await extractBytes(Buffer.from(html), 'x.html')).extraction;
}

const total = ({ reports }: Extraction): Funding | undefined =>
  reports[0]?.funding.find(({ source }) => source === 'total');

const UNITS: readonly (readonly [string, string, number, string | null])[] = [
  ['beside a label and its value', '|填报单位|青山县交通局|<|<|<|<|单位：元|<|', 1, '青山县交通局'],
  ['beside a label without a value', '|填报日期||<|<|<|<|金额单位：元|<|', 1, null],
  ['beside empty cells', '||<|<|<|<|<|单位：元|<|', 1, null],
  ['beside one cell of label and value', '|填报单位：青山县交通局|<|<|<|<|金额单位：万元|<|<|', 10_000, '青山县交通局'],
  ['beside the year', '|填报单位：青山县交通局|<|<|2023年度|<|<|单位：元|<|', 1, '青山县交通局'],
  ['beside the title', '|项目支出绩效自评表|<|<|<|<|<|单位：人民币元|<|', 1, null],
  [
    'behind others in one cell',
    '|填报单位（盖章）：青山县交通局　　　　　　单位：元|<|<|<|<|<|<|<|',
    1,
    '青山县交通局',
  ],
];

describe('a unit of money in the first rows of a form', () => {
  it.each(UNITS)('%s', async (_, row, factor, unit) => {
    const found = await read(`\n  ${row}${NAME}${FUNDING}${INDICATORS}`);
    expect(total(found)).toMatchObject({ initialBudget: 3600.5 * factor, budget: 3850.5 * factor, executed: 3696.48 * factor }); // prettier-ignore
    expect(found.reports[0]?.reportingUnit ?? null).toBe(unit);
    expect(found.warnings.map(({ code }) => code)).not.toContain('cell.unread');
  });

  it('holds for the forms below it only', async () => {
    const row = (unit: string): string => `\n  |填报日期|2024年3月1日|<|<|<|<|单位：${unit}|<|`;
    const second = NAME.replace('乡道桥梁', '村道护栏');
    const found = await read(
      `${row('元')}${NAME}${FUNDING}${INDICATORS}${row('万元')}${second}${FUNDING}${INDICATORS}`,
    );
    expect(found.reports.map((one) => [one.projectName, one.funding[0]?.budget])).toEqual([
      ['乡道桥梁', 3850.5],
      ['村道护栏', 38_505_000],
    ]);
  });
});

describe('a unit of money elsewhere', () => {
  it('in a note below the table', async () => {
    const found = await read(`${NAME}${FUNDING}${INDICATORS}`, [
      '注：1.资金单位为万元，保留两位小数。',
      '2.得分不超过分值。',
    ]);
    expect(total(found)).toMatchObject({ initialBudget: 36_005_000, executed: 36_964_800 });
  });

  it('in a note in the last row', async () => {
    const found = await read(`${NAME}${FUNDING}${INDICATORS}\n  |注：本表金额单位均为万元。|<|<|<|<|<|<|<|`);
    expect(total(found)).toMatchObject({ initialBudget: 36_005_000, executed: 36_964_800 });
  });

  it('not in a note of two units', async () => {
    const found = await read(`${NAME}${FUNDING}${INDICATORS}`, ['注：资金单位为万元，补助标准单位为元。']);
    expect(total(found)).toMatchObject({ initialBudget: null, executed: null });
  });

  it('in the row below the name of the block', async () => {
    const split = `
  |资金情况|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
  |（万元）|年度资金总额|3600.50|3850.50|3696.48|10|96.00%|9.6|`;
    const found = await read(`${NAME}${split}${INDICATORS}`);
    expect(total(found)).toMatchObject({ initialBudget: 36_005_000, executed: 36_964_800 });
  });
});
