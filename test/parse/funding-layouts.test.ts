/** Layouts of the funding block: no amount in another unit, of another year or of another kind, however it is drawn. */
import { describe, expect, it } from 'vitest';
import { drawn } from '../../fixtures/build/drawing.js';
import { renderHtml } from '../../fixtures/build/render-html.js';
import { right, title } from '../../fixtures/build/spec.js';
import type { Extraction, Funding } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';

const INDICATORS = `
  |一级指标|二级指标|三级指标|年度指标值|实际完成值|得分|
  |产出指标|数量指标|新建道路|5公里|5公里|20|
  |产出指标|成本指标|人均补助（元）|2500|2464|20|`;

async function read(table: string, caption = ''): Promise<Extraction> {
  const blocks = [
    title('渌口区2023年度项目支出绩效自评表'),
    ...(caption === '' ? [] : [right(caption)]),
    drawn(`\n  |项目名称|道路养护|<|<|<|<|${table}${INDICATORS}`),
  ];
  const html = renderHtml({ name: 'x', page: { title: '', date: '', source: '' }, as: ['html'], blocks }, 'plain');
  return (await extractBytes(Buffer.from(html), 'x.html')).extraction;
}

const KEYS = [
  'initialBudget',
  'budget',
  'received',
  'executed',
  'balance',
  'weight',
  'executionRate',
  'score',
] as const;

/** What a row states, without what it does not. */
const stated = (row: Funding): Record<string, unknown> => ({
  source: row.source,
  ...Object.fromEntries(KEYS.flatMap((key) => (row[key] === null ? [] : [[key, row[key]]]))),
});

const rows = ({ reports }: Extraction): Record<string, unknown>[] =>
  reports.flatMap(({ funding }) => funding.map(stated));

const CASES: readonly (readonly [string, string, string, readonly Record<string, unknown>[]])[] = [
  [
    'a unit in one heading is of its column',
    '单位：元',
    `
  |资金来源|年初预算数|全年预算数|全年执行数（万元）|执行率|得分|
  |年度资金总额|3,600,000.00|3,850,000.00|369.60|96.00%|9.6|`,
    [{ source: 'total', initialBudget: 3_600_000, budget: 3_850_000, executed: 3_696_000, executionRate: 0.96, score: 9.6 }], // prettier-ignore
  ],
  [
    'the unit of an indicator is none of the funding',
    '单位：万元',
    `
  |资金来源|年初预算数|全年预算数|全年执行数|执行率|得分|
  |年度资金总额|360|385|369.60|96.00%|9.6|`,
    [{ source: 'total', initialBudget: 3_600_000, budget: 3_850_000, executed: 3_696_000, executionRate: 0.96, score: 9.6 }], // prettier-ignore
  ],
  [
    'units of rows, below a header that reads like one of indicators',
    '单位：万元',
    `
  |资金情况|指标|年初预算数|全年预算数|全年执行数|得分|
  |^|年度资金总额（元）|1200000|1200000|1140000|9.5|
  |^|其中：财政拨款（万元）|120|120|114||`,
    [
      { source: 'total', initialBudget: 1_200_000, budget: 1_200_000, executed: 1_140_000, score: 9.5 },
      { source: 'fiscal', initialBudget: 1_200_000, budget: 1_200_000, executed: 1_140_000 },
    ],
  ],
  [
    'amounts of the year beside those of all years',
    '单位：万元',
    `
  |资金|总投资|累计到位|本年预算数|本年支出数|累计支出数|
  |合计|5000|4200|1200|1180|4100|`,
    [{ source: 'total', budget: 12_000_000, executed: 11_800_000 }],
  ],
  [
    'a change is no budget',
    '单位：元',
    `
  |年初批复数|年中调整数|调整后批复数|决算数|执行率|得分|
  |860000.00|-35000.00|825000.00|825000.00|100%|10|`,
    [{ source: 'total', initialBudget: 860_000, budget: 825_000, executed: 825_000, executionRate: 1, score: 10 }],
  ],
  [
    'pairs one below another are one row',
    '',
    `
  |资金情况|预算数（元）|1850000|<|<|<|
  |^|到位数（元）|1850000|<|<|<|
  |^|支出数（元）|1794500|<|<|<|
  |^|结余数（元）|55500|<|<|<|
  |^|执行率|97%|<|<|<|`,
    [{ source: 'total', budget: 1_850_000, received: 1_850_000, executed: 1_794_500, balance: 55_500, executionRate: 0.97 }], // prettier-ignore
  ],
  [
    'pairs over several rows, with points',
    '',
    `
  |资金（万元）|年初批复数|200|调整后预算数|180|<|
  |^|全年支付数|174.6|分值|10|<|
  |^|支付率|97%|得分|9.7|<|`,
    [{ source: 'total', initialBudget: 2_000_000, budget: 1_800_000, executed: 1_746_000, weight: 10, executionRate: 0.97, score: 9.7 }], // prettier-ignore
  ],
  [
    'rows of two years',
    '单位：万元',
    `
  |资金|预算数|执行数|执行率|得分|备注|
  |2022年|100|90|90%|||
  |2023年|120|114|95%|9.5||`,
    [{ source: 'total', budget: 1_200_000, executed: 1_140_000, executionRate: 0.95, score: 9.5 }],
  ],
  [
    'columns of two years',
    '',
    `
  |项目资金（万元）|2022年预算数|2022年执行数|2023年预算数|2023年执行数|得分|
  |年度资金总额|150|147|180|171|9.5|`,
    [{ source: 'total', budget: 1_800_000, executed: 1_710_000, score: 9.5 }],
  ],
  [
    'a row of numbers without a label is the total',
    '',
    `
  |计划投入资金（万元）|实际投入资金（万元）|实际使用资金（万元）|结余资金（万元）|资金使用率|得分（满分10分）|
  |450|450|436.5|13.5|97%|9.7|`,
    [{ source: 'total', budget: 4_500_000, received: 4_500_000, executed: 4_365_000, balance: 135_000, weight: 10, executionRate: 0.97, score: 9.7 }], // prettier-ignore
  ],
  [
    'sources under kinds, in two header rows',
    '单位：万元',
    `
  |预算安排|<|<|实际支出|<|<|
  |小计|中央|县级|小计|中央|县级|
  |300|200|100|280|190|90|`,
    [
      { source: 'total', budget: 3_000_000, executed: 2_800_000 },
      { source: 'central', budget: 2_000_000, executed: 1_900_000 },
      { source: 'county', budget: 1_000_000, executed: 900_000 },
    ],
  ],
  [
    'a change among pairs',
    '单位：万元',
    `
  |预算执行情况|年初预算数|<|100|<|<|
  |^|调整预算数|<|10|<|<|
  |^|全年预算数|<|110|<|<|
  |^|实际支出数|<|99|<|<|
  |^|预算执行率|<|90%|<|<|`,
    [{ source: 'total', initialBudget: 1_000_000, budget: 1_100_000, executed: 990_000, executionRate: 0.9 }],
  ],
  [
    'sources as columns, with their rate',
    '单位：万元',
    `
  |资金来源|中央资金|省级资金|县级资金|合计|执行率|
  |预算数|200|60|40|300||
  |执行数|190|55|35|280|93.33%|`,
    [
      { source: 'central', budget: 2_000_000, executed: 1_900_000 },
      { source: 'province', budget: 600_000, executed: 550_000 },
      { source: 'county', budget: 400_000, executed: 350_000 },
      { source: 'total', budget: 3_000_000, executed: 2_800_000, executionRate: 0.9333 },
    ],
  ],
];

describe('funding in other layouts', () => {
  it.each(CASES)('%s', async (_, caption, table, wanted) => {
    expect(rows(await read(table, caption))).toEqual(wanted);
  });

  it('tells which columns and rows of other years were left out', async () => {
    const { warnings } = await read(
      `
  |资金|总投资|累计到位|本年预算数|本年支出数|累计支出数|
  |合计|5000|4200|1200|1180|4100|`,
      '单位：万元',
    );
    expect(warnings.filter(({ code }) => code === 'column.outside').map(({ message }) => message)).toEqual([
      expect.stringMatching(/总投资.*累计到位.*累计支出数/),
    ]);
  });

  it('takes neither of two amounts of one kind that differ', async () => {
    const extraction = await read(
      `
  |资金来源|财政预算数|财政预算数|执行数|分值|得分|
  |合计|300|250|240|10|9|`,
      '单位：万元',
    );
    expect(rows(extraction)).toEqual([{ source: 'total', executed: 2_400_000, weight: 10, score: 9 }]);
    expect(extraction.warnings.some(({ code }) => code === 'value.unsure')).toBe(true);
  });
});
