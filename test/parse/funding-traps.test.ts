/** Amounts in tables that say little of what they are: those of last year, of no known heading, sums of lists, units apart. */
import { describe, expect, it } from 'vitest';
import { drawn } from '../../fixtures/build/drawing.js';
import { renderHtml } from '../../fixtures/build/render-html.js';
import { right, title } from '../../fixtures/build/spec.js';
import type { Funding } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';

const INDICATORS = `
  |一级指标|二级指标|三级指标|年度指标值|实际完成值|得分|
  |产出指标|数量指标|新建道路|5公里|5公里|20|`;

async function read(table: string, caption: string): Promise<readonly Funding[]> {
  const blocks = [
    title('渌口区2023年度项目支出绩效自评表'),
    ...(caption === '' ? [] : [right(caption)]),
    drawn(table),
    drawn(INDICATORS),
  ];
  const html = renderHtml({ name: 'x', page: { title: '', date: '', source: '' }, as: ['html'], blocks }, 'plain');
  const { extraction } = await extractBytes(Buffer.from(html), 'x.html');
  return extraction.reports.flatMap(({ funding }) => funding);
}

const KEYS = ['source', 'initialBudget', 'budget', 'received', 'executed', 'balance', 'weight', 'executionRate', 'score'] as const; // prettier-ignore

/** What a row states, without what it does not. */
const stated = (row: Funding): Record<string, unknown> =>
  Object.fromEntries(KEYS.flatMap((key) => (row[key] === null ? [] : [[key, row[key]]])));

const CASES: readonly (readonly [string, string, string, readonly Record<string, unknown>[]])[] = [
  [
    'a column of last year, a part of the executed amount and a sign below the rate',
    '',
    `
  |年度预算资金（万元）|资金构成|上年决算数|年初预算|全年预算|全年执行|其中：结转执行|执行率|分值|得分|
  |^|^|^|^|^|^|^|（%）|||
  |^|部门预算总额|7,215.36|6,840.00|7,105.22|6,963.12|410.00|98|10|9.8|
  |^|其中：基本支出|1,020.11|980.00|1,035.22|1,035.22|0|100|||
  |^|项目支出|6,195.25|5,860.00|6,070.00|5,927.90|410.00|97.66|||`,
    [
      { source: 'total', initialBudget: 68_400_000, budget: 71_052_200, executed: 69_631_200, weight: 10, executionRate: 0.98, score: 9.8 }, // prettier-ignore
      { source: 'other', initialBudget: 9_800_000, budget: 10_352_200, executed: 10_352_200, executionRate: 1 },
      { source: 'other', initialBudget: 58_600_000, budget: 60_700_000, executed: 59_279_000, executionRate: 0.9766 },
    ],
  ],
  [
    'numbers in a row below headings that are not known: none is the budget',
    '单位：万元',
    `
  |甲栏|乙栏|丙栏|丁栏|
  |部门预算|7215.36|6840.00|7105.22|`,
    [],
  ],
  [
    'last year beside this year',
    '单位：万元',
    `
  |上年预算数|110|全年预算数|120|
  |上年支出数|100|全年支出数|118|`,
    [{ source: 'total', budget: 1_200_000, executed: 1_180_000 }],
  ],
  [
    'label and amount in one cell',
    '',
    `
  |资金情况|全年预算数120.5万元|全年执行数：118.09万元|执行率98%|`,
    [{ source: 'total', budget: 1_205_000, executed: 1_180_900, executionRate: 0.98 }],
  ],
  [
    'upright brackets around the unit',
    '',
    `
  |资金︵元︶|年初预算数|全年预算数|全年执行数|执行率|
  |合计|120000|110000|99000|90%|`,
    [{ source: 'total', initialBudget: 120_000, budget: 110_000, executed: 99_000, executionRate: 0.9 }],
  ],
  [
    'the unit in a cell of its own beside its label',
    '',
    `
  |主管部门|某某局|单位|千元|
  |资金来源|年初预算数|全年预算数|全年执行数|
  |合计|3600|4200|4116|`,
    [{ source: 'total', initialBudget: 3_600_000, budget: 4_200_000, executed: 4_116_000 }],
  ],
  [
    'the sum of a list of spending',
    '单位：元',
    `
  |大类|开销|
  |印刷|1200|
  |差旅|800|
  |支出合计|2000|`,
    [],
  ],
];

describe('funding that is easily mistaken', () => {
  it.each(CASES)('%s', async (_, caption, table, wanted) => {
    expect((await read(table, caption)).map(stated)).toEqual(wanted);
  });
});
