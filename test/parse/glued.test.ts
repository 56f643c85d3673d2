/** Values that a conversion has run together: told apart where arithmetic allows one way only, and else left out. */
import { describe, expect, it } from 'vitest';
import type { Extraction, Funding, Indicator } from '../../src/model/record.js';
import { extractBytes } from '../../src/run/extract.js';
import { looksGlued, splitsOf } from '../../src/text/glued.js';
import {
  FUNDING_HEAD,
  fundingRow,
  htmlCells,
  INDICATOR_HEAD,
  indicatorRow,
  randomDamage,
  seeded,
  textCells,
  type Damage,
  type MadeRow,
  type Manner,
} from './glued-rows.js';

interface Damaged {
  readonly row: MadeRow;
  readonly damage: Damage | null;
  readonly manner: Manner;
}

const whole = (row: MadeRow): Damaged => ({ row, damage: null, manner: 'none' });

function html(funding: readonly Damaged[], indicators: readonly Damaged[], total: string): string {
  const tr = (cells: string): string => `<tr>${cells}</tr>`;
  const rows = [
    '<tr><td>项目名称</td><td colspan="8">乡村公益岗位补助</td></tr>',
    tr(
      `<td rowspan="${funding.length + 1}">项目资金（万元）</td><td colspan="2"></td>${FUNDING_HEAD.map((text) => `<td>${text}</td>`).join('')}`,
    ),
    ...funding.map(({ row, damage, manner }) =>
      tr(`<td colspan="2">${row.label}</td>${htmlCells(row.cells, damage, manner)}`),
    ),
    tr(
      `<td rowspan="${indicators.length + 1}">绩效指标</td><td>一级指标</td><td>二级指标</td><td colspan="2">三级指标</td>${INDICATOR_HEAD.map((text) => `<td>${text}</td>`).join('')}`,
    ),
    ...indicators.map(({ row, damage, manner }, i) =>
      tr(
        `${i === 0 ? `<td rowspan="${indicators.length}">产出指标</td><td rowspan="${indicators.length}">数量指标</td>` : ''}<td colspan="2">${row.label}</td>${htmlCells(row.cells, damage, manner)}`,
      ),
    ),
    tr(`<td colspan="7">总分</td>${total}`),
  ];
  return `<html><body><h1>项目支出绩效自评表</h1><p>（2023年度）</p><table>${rows.join('')}</table></body></html>`;
}

function txt(funding: readonly Damaged[], indicators: readonly Damaged[], total: readonly string[]): string {
  const rows: string[][] = [
    ['项目名称', '乡村公益岗位补助'],
    ['项目资金（万元）', '', ...FUNDING_HEAD],
    ...funding.map(({ row, damage }) => ['', row.label, ...textCells(row.cells, damage)]),
    ['绩效指标', '一级指标', '二级指标', '三级指标', ...INDICATOR_HEAD],
    ...indicators.map(({ row, damage }, i) => [
      '',
      i === 0 ? '产出指标' : '',
      i === 0 ? '数量指标' : '',
      row.label,
      ...textCells(row.cells, damage),
    ]),
    ['总分', '', '', '', '', '', ...total],
  ];
  return `项目支出绩效自评表\n（2023年度）\n${rows.map((cells) => cells.join('\t')).join('\n')}\n`;
}

const read = async (text: string, name: string): Promise<Extraction> =>
  (await extractBytes(Buffer.from(text), name)).extraction;

const ten = (amount: number | null | undefined): number | null =>
  amount === null || amount === undefined ? null : amount / 10_000;
const funding = (row: Funding | undefined): (number | null)[] => [
  ten(row?.initialBudget),
  ten(row?.budget),
  ten(row?.executed),
  row?.weight ?? null,
  row?.executionRate ?? null,
  row?.score ?? null,
];
const indicator = (row: Indicator | undefined): (number | null)[] => [
  row?.target?.number ?? null,
  row?.actual?.number ?? null,
  row?.weight ?? null,
  row?.score ?? null,
];
const numberIn = (text: string): number => Number(/[\d.]+/.exec(text)?.[0]);
const truth = (cells: readonly string[]): number[] =>
  cells.map((text, i) =>
    cells.length === 6 && i === 4 ? Number((Number(text.replace('%', '')) / 100).toFixed(6)) : numberIn(text),
  );

const fund = (...cells: string[]): MadeRow => ({ label: '年度资金总额', cells });
const row = (...cells: string[]): MadeRow => ({ label: '发放补助户数', cells });
const REST = row('100%', '100%', '80', '80');

describe('cells of a funding row run together', () => {
  it.each([
    ['all but the first', fund('20', '20', '20', '10', '100.00%', '10'), 1, 5],
    ['rate and score', fund('20', '20', '19.9', '10', '99.5%', '9.95'), 4, 5],
    ['executed amount to rate', fund('100.00', '100.00', '99.50', '10', '99.5%', '9.95'), 2, 4],
    ['amounts only', fund('1350', '1420.5', '1406.3', '10', '99%', '9.9'), 1, 2],
    ['weight and rate', fund('20', '20', '20', '10', '100%', '10'), 3, 4],
  ])('%s', async (_, made, from, to) => {
    for (const gap of ['', ' ', '\n'])
      for (const manner of ['front', 'back', 'wide'] as const) {
        const extraction = await read(
          html([{ row: made, damage: { from, to, gap }, manner }], [whole(REST)], '<td>80</td><td>80</td>'),
          'form.html',
        );
        expect(funding(extraction.reports[0]?.funding[0]), `${manner} “${gap}”`).toEqual(truth(made.cells));
        expect(extraction.warnings.map(({ code }) => code)).toContain('value.inferred');
      }
    const short = await read(
      txt([{ row: made, damage: { from, to, gap: '' }, manner: 'short' }], [whole(REST)], ['80', '80']),
      'form.txt',
    );
    expect(funding(short.reports[0]?.funding[0])).toEqual(truth(made.cells));
  });

  it('leaves two amounts apart that nothing tells apart, with a warning', async () => {
    const made = fund('20', '20.00', '20.002', '', '', '');
    const extraction = await read(
      html([{ row: made, damage: { from: 1, to: 2, gap: '' }, manner: 'front' }], [whole(REST)], ''),
      'form.html',
    );
    expect(funding(extraction.reports[0]?.funding[0])).toEqual([20, null, null, null, null, null]);
    expect(extraction.warnings.find(({ code }) => code === 'value.unsure')?.message).toContain('20.0020.002');
  });
});

describe('cells of an indicator row run together', () => {
  it.each([
    ['weight and score', row('≥200户', '210户', '10', '10'), 2, 3],
    ['weight and a score with decimals', row('≥200户', '190户', '10', '9.5'), 2, 3],
    ['target and result in per cent', row('≥95%', '96%', '10', '10'), 0, 1],
    ['target and result alike', row('100%', '100%', '10', '10'), 0, 1],
    ['counts with their units', row('200户', '200户', '10', '10'), 0, 1],
    ['deadlines', row('2023年12月31日前', '2023年12月', '10', '10'), 0, 1],
    ['result and weight', row('≥95%', '96%', '10', '10'), 1, 2],
  ])('%s', async (_, made, from, to) => {
    const whole = { row: made, damage: null, manner: 'none' } as const;
    const right = await read(
      html([], [whole, { row: REST, damage: null, manner: 'none' }], '<td>90</td><td>89.5</td>'),
      'form.html',
    );
    const wanted = right.reports[0]?.indicators.map(({ target, actual, weight, score }) => ({
      target,
      actual,
      weight,
      score,
    }));
    for (const manner of ['front', 'back', 'wide'] as const) {
      const extraction = await read(
        html(
          [],
          [
            { row: made, damage: { from, to, gap: '' }, manner },
            { row: REST, damage: null, manner: 'none' },
          ],
          '<td>90</td><td>89.5</td>',
        ),
        'form.html',
      );
      expect(
        extraction.reports[0]?.indicators.map(({ target, actual, weight, score }) => ({
          target,
          actual,
          weight,
          score,
        })),
        manner,
      ).toEqual(wanted);
      expect(extraction.warnings.map(({ code }) => code)).toContain('value.inferred');
    }
  });
});

/** Every number of the rows that is neither the right one nor left out. */
function wrong(made: readonly MadeRow[], got: readonly (number | null)[][]): string[] {
  return made.flatMap((row, i) => {
    const want = truth(row.cells);
    return (got[i] ?? []).flatMap((number, j) =>
      number === null || Math.abs(number - (want[j] ?? NaN)) < 1e-6
        ? []
        : [`${row.label} ${row.cells.join(' | ')}: ${String(number)} for ${String(want[j])}`],
    );
  });
}

describe('rows run together at random', () => {
  const ROWS = 2_000;
  it(`give the right numbers or none: ${ROWS} rows`, async () => {
    const random = seeded(20231231);
    let rows = 0;
    let told = 0;
    let values = 0;
    const bad: string[] = [];
    for (let n = 0; rows < ROWS; n++) {
      const sources = ['年度资金总额', '其中：当年财政拨款', '上年结转资金'].map((label) => fundingRow(random, label));
      const weights = [10, 15, 20, 5, 12, 28];
      const indicators = weights.map((weight, i) => indicatorRow(random, `完成任务${'甲乙丙丁戊己'[i] ?? ''}`, weight));
      const textual = n % 3 === 2;
      const damage = (made: MadeRow): Damaged => {
        const one = randomDamage(random, made.cells.length);
        if (random() < 0.25) return { row: made, damage: null, manner: 'none' };
        rows++;
        values += one.to - one.from + 1;
        const manner = textual ? 'short' : (['front', 'back', 'wide'] as const)[Math.floor(random() * 3)];
        return {
          row: made,
          damage: textual && one.gap === '\n' ? { ...one, gap: ' ' } : one,
          manner: manner ?? 'front',
        };
      };
      const [f, k] = [sources.map(damage), indicators.map(damage)];
      const score = indicators.reduce((sum, made) => sum + numberIn(made.cells[3] ?? ''), 0).toFixed(1);
      const printed = random() < 0.7;
      const document = textual
        ? txt(f, k, printed ? ['90', score] : [])
        : html(f, k, printed ? `<td>90</td><td>${score}</td>` : '<td></td><td></td>');
      const { reports, warnings } = await read(document, textual ? 'form.txt' : 'form.html');
      const report = reports[0];
      const byLabel = sources.map((made) => funding(report?.funding.find(({ label }) => label === made.label)));
      const byName = indicators.map((made) =>
        indicator(report?.indicators.find(({ level3 }) => level3 === made.label)),
      );
      bad.push(
        ...wrong(sources, byLabel).map((line) => `${n}: ${line}`),
        ...wrong(indicators, byName).map((line) => `${n}: ${line}`),
      );
      told += warnings.filter(({ code }) => code === 'value.inferred').length;
    }
    expect(bad).toEqual([]);
    // most can be told apart; if hardly any were, the test would say nothing
    expect(told / rows).toBeGreaterThan(0.5);
    expect(values).toBeGreaterThan(rows * 2);
  });
});

describe('cutting a text into parts', () => {
  it.each([
    [
      '1010',
      ['points', 'points'],
      [
        ['10', '10'],
        ['101', '0'],
      ],
    ],
    ['109.5', ['points', 'points'], [['10', '9.5']]],
    ['≥95%96%', ['value', 'value'], [['≥95%', '96%']]],
    ['200户200户', ['value', 'value'], [['200户', '200户']]],
    ['10 9.5', ['points', 'points'], [['10', '9.5']]],
  ] as const)('%s', (text, kinds, wanted) => {
    expect(splitsOf(text, kinds)).toEqual(wanted);
  });

  it('gives up where there are too many ways', () => {
    expect(splitsOf('1'.repeat(110), ['amount', 'amount', 'amount', 'amount', 'amount'])).toBeNull();
  });

  it('a code, a year, a date or a range does not look like several values', () => {
    for (const text of [
      '43021223Y001',
      '2023',
      '2023年12月31日前',
      '3000-4000元',
      '≥95%',
      '13.5万人',
      '12345678901',
      '60元/人/年',
    ])
      expect(looksGlued(text), text).toBe(false);
  });
});
