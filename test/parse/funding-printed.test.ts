/** How amounts and their units are printed: where a unit may stand, and what a cell of the funding block may hold. */
import { describe, expect, it } from 'vitest';
import { drawn } from '../../fixtures/build/drawing.js';
import { renderHtml } from '../../fixtures/build/render-html.js';
import { text, title } from '../../fixtures/build/spec.js';
import type { Extraction, Funding } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';
import { parseMoney } from '../../src/text/money.js';
import { parseValue } from '../../src/text/quantity.js';
import { findCandidates } from '../../src/text/scan.js';
import { shadow } from '../../src/text/shadow.js';

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

const KEYS = ['initialBudget', 'budget', 'received', 'executed', 'weight', 'executionRate', 'score'] as const;

const stated = ({ reports }: Extraction): unknown[] =>
  (reports[0]?.funding ?? []).map((row) => [
    row.source,
    ...KEYS.flatMap((key) => (row[key] === null ? [] : [row[key]])),
  ]);

describe('several sources as lines of one row', () => {
  const row = (amounts: string, points: string): string => `
  |资金情况（元）|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
  |^|年度资金总额 / 其中：财政拨款 / 上年结转|${amounts}|${amounts}|${amounts}|${points}|`;

  it('are a row each; what stands once is of the total', async () => {
    const found = await read(`${NAME}${row('52.5 / 50.5 / 2', '10|100% / 100% / 100%|9.5')}${INDICATORS}`);
    expect(stated(found)).toEqual([
      ['total', 52.5, 52.5, 52.5, 10, 1, 9.5],
      ['fiscal', 50.5, 50.5, 50.5, 1],
      ['carryover', 2, 2, 2, 1],
    ]);
  });

  it('are none of their sources where the lines do not come out even', async () => {
    const found = await read(`${NAME}${row('52.5 / 50.5', '10|100%|9.5')}${INDICATORS}`);
    expect(stated(found)).toEqual([['total', 10, 1, 9.5]]);
  });
});

describe('sources as columns', () => {
  it('a cell over the total and its parts is of the total, and so is a weight in its label', async () => {
    const found = await read(`${NAME}
  |资金情况（元）|项目|<|合计|中央资金|县级资金|企业自筹|<|
  |^|全年预算数|<|100|60|30|10|<|
  |^|全年执行数|<|94|60|30|4|<|
  |^|预算执行得分（满分10分）|<|9.4|<|<|<|<|${INDICATORS}`);
    expect(stated(found)).toEqual([
      ['total', 100, 94, 10, 9.4],
      ['central', 60, 60],
      ['county', 30, 30],
      ['self_raised', 10, 4],
    ]);
  });
});

describe('single values', () => {
  it('an execution rate of 0 is 0 without its sign', async () => {
    const found = await read(`${NAME}${FUNDING.replace('|96.00%|9.6|', '|96.00%|9.6|\n  |^|其他资金|0|0|0||0||').replace('资金情况', '资金情况（元）')}${INDICATORS}`); // prettier-ignore
    expect(stated(found)[1]).toEqual(['other', 0, 0, 0, 0]);
    expect(found.warnings.map(({ code }) => code)).not.toContain('value.unsure');
  });

  it.each([
    ['≤30日', '<=', 30, '日'],
    ['42日', null, 42, '日'],
    ['30日', null, null, null],
  ])('%s: days of a duration or of a month', (raw, comparator, number, unit) => {
    expect(parseValue(raw)).toMatchObject({ comparator, number, unit });
  });

  it('full-width digits in groups are one number', () => {
    expect(parseValue('１，８６０万元')).toMatchObject({ number: 1860, unit: '万元' });
    expect(parseMoney('１２，３４５，６７８．５０', 1)).toMatchObject({ yuan: 12_345_678.5 });
    expect(findCandidates(shadow('分别为１，８６０人')).map(({ number }) => number)).not.toContain(1860);
    expect(parseValue('完成1，860人')?.number ?? null).toBeNull();
  });
});

describe('headings in two rows', () => {
  it('the time below 预算数 tells which budget it is', async () => {
    const found = await read(`${NAME}
  |资金情况|资金来源|预算数（元）|<|全年执行数（元）|分值|执行率|得分|
  |^|^|年初|调整后|^|^|^|^|
  |^|年度资金总额|36|38.5|34.65|10|90%|9|${INDICATORS}`);
    expect(stated(found)).toEqual([['total', 36, 38.5, 34.65, 10, 0.9, 9]]);
  });
});
