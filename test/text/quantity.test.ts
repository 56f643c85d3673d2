import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Value } from '../../src/model/record.js';
import { toBase } from '../../src/text/base.js';
import { parseComparator } from '../../src/text/comparators.js';
import { isUnsure, parseValue } from '../../src/text/quantity.js';

type Row = readonly [
  cell: string,
  comparator: string | null,
  number: number | null,
  unit: string | null,
  date?: string,
];

describe('parseValue', () => {
  const rows: readonly Row[] = [
    // bare, with a unit, in words
    ['300', null, 300, null],
    ['0', null, 0, null],
    ['23.45万人', null, 23.45, '万人'],
    ['23.45万', null, 23.45, '万'],
    ['242202 人', null, 242202, '人'],
    ['满意度100%', null, 100, '%'],
    ['已完成100%', null, 100, '%'],
    ['98．5％', null, 98.5, '%'],
    ['98百分比', null, 98, '%'],
    ['5‰', null, 5, '‰'],
    ['1,234.56万元', null, 1234.56, '万元'],
    ['百分之九十八', null, 98, '%'],
    ['九成五', null, 95, '%'],
    ['三次', null, 3, '次'],
    ['一百二十人', null, 120, '人'],
    ['100（人）', null, 100, '人'],
    ['12学员', null, 12, '学员'],
    ['-5%', null, -5, '%'],
    // rates
    ['2元/人', null, 2, '元/人'],
    ['60元／人／年', null, 60, '元/人/年'],
    ['2万元/公里', null, 2, '万元/公里'],
    // comparators before
    ['上访率≤1%', '<=', 1, '%'],
    ['≥≥98%', '>=', 98, '%'],
    ['≧95％', '>=', 95, '%'],
    ['⩾95%', '>=', 95, '%'],
    ['>=90%', '>=', 90, '%'],
    ['=>90%', '>=', 90, '%'],
    ['＞80%', '>', 80, '%'],
    ['＜5起', '<', 5, '起'],
    ['≦ 5 天', '<=', 5, '天'],
    ['＝230亩', '=', 230, '亩'],
    ['=100%', '=', 100, '%'],
    ['大于等于3个', '>=', 3, '个'],
    ['不低于95%', '>=', 95, '%'],
    ['不得少于3次', '>=', 3, '次'],
    ['不少于三次', '>=', 3, '次'],
    ['至少2场', '>=', 2, '场'],
    ['不超过5万元', '<=', 5, '万元'],
    ['不高于3%', '<=', 3, '%'],
    ['超过500人次', '>', 500, '人次'],
    ['低于3%', '<', 3, '%'],
    ['等于10个', '=', 10, '个'],
    // comparators after
    ['98%以上', '>=', 98, '%'],
    ['95%及以上', '>=', 95, '%'],
    ['达到98%以上', '>=', 98, '%'],
    ['九成以上', '>=', 90, '%'],
    ['控制在10%以内', '<=', 10, '%'],
    ['10万元（含）以内', '<=', 10, '万元'],
    ['280人以下', '<=', 280, '人'],
    ['5个工作日内', '<=', 5, '个工作日'],
    ['30日内', '<=', 30, '日'],
    ['90%≤满意度', '>=', 90, '%'],
    // not stated
    ['达到98%', null, 98, '%'],
    ['90%左右', null, 90, '%'],
    ['3000余次', null, 3000, '次'],
    ['3万余次', null, 3, '万次'],
    ['不低于98%以下', null, 98, '%'],
    // what else may stand in the cell
    ['PM2.5浓度≤35微克/立方米', '<=', 35, '微克/立方米'],
    ['65岁以上老人健康管理率≥70%', '>=', 70, '%'],
    ['12345热线满意率95%', null, 95, '%'],
    ['2023年培训3次', null, 3, '次'],
    ['1.培训3次', null, 3, '次'],
    ['≥95%（10分）', '>=', 95, '%'],
    // dates
    ['2023年10月31日前', '<=', null, null, '2023-10-31'],
    ['2023年4月24日', null, null, null, '2023-04-24'],
    ['2023年底前', '<=', null, null, '2023-12-31'],
    ['2023年10月底前', '<=', null, null, '2023-10-31'],
    ['2023年12月31日之前完成', '<=', null, null, '2023-12-31'],
    ['不晚于2023年6月', '<=', null, null, '2023-06'],
    ['2023年', null, null, null, '2023'],
    ['2023年度', null, null, null, '2023'],
    ['20231204', null, null, null, '2023-12-04'],
    ['2023年12月31日前完成100%', null, 100, '%', '2023-12-31'],
  ];
  it.each(rows.map((row) => ({ cell: row[0], row })))('$cell', ({ row: [cell, comparator, number, unit, date] }) => {
    expect(parseValue(cell)).toMatchObject({ comparator, number, numberTo: null, unit, date: date ?? null });
  });

  it.each([
    ['3000-4000', 3000, 4000, null],
    ['90%-95%', 90, 95, '%'],
    ['90—95％', 90, 95, '%'],
    ['3～5个', 3, 5, '个'],
    ['3至5天', 3, 5, '天'],
  ])('%s is a range', (cell, number, numberTo, unit) =>
    expect(parseValue(cell)).toMatchObject({ number, numberTo, unit, comparator: null }),
  );

  it.each([
    '60元/人/年*当年度城乡居民参保人数',
    '完成30个，合格率100%',
    '100%；100%',
    '50%提高到60%',
    '10-5',
    '1:1.5',
    '7×24小时',
    '3/5',
    '5. 29%',
    '2 8 5人',
    '完成率-95%',
    '2023.12',
    '第3季度',
    '1-12月',
    '2023年1月-12月',
    '15日',
    '3级',
    '3楼',
    '1000/人',
    '5 A',
    '10月底前',
  ])('%s is never guessed', (cell) => {
    const value = parseValue(cell);
    expect(value).toMatchObject({ raw: cell, number: null, numberTo: null, unit: null, date: null, base: null });
    expect(value && isUnsure(value)).toBe(true);
  });

  it.each(['完成', '无', '全年', '十分满意', '基本达到', '零事故', '≥**人'])('%s is only words', (cell) => {
    const value = parseValue(cell);
    expect(value).toMatchObject({ raw: cell, number: null, unit: null, date: null });
    expect(value && isUnsure(value)).toBe(false);
  });

  it.each(['', ' ', '—', '－', '——', '/', '\u3000'])('%j is empty', (cell) => expect(parseValue(cell)).toBeNull());

  it('keeps the text as it is, but for layout', () =>
    expect(parseValue(' 满 意\n度≥９５％ ')?.raw).toBe('满意度≥９５％'));

  it('takes the unit of another column only where the cell has none', () => {
    expect(parseValue('98', { unit: '%' })).toMatchObject({ number: 98, unit: '%' });
    expect(parseValue('98', { unit: '百分比' })).toMatchObject({ number: 98, unit: '%' });
    expect(parseValue('5%', { unit: '人' })).toMatchObject({ number: 5, unit: '%' });
    expect(parseValue('23.45万', { unit: '人' })).toMatchObject({ unit: '万人', base: { number: 234500, unit: '人' } });
    expect(parseValue('12', { unit: '/' })).toMatchObject({ number: 12, unit: null });
    expect(parseValue('2023.12', { unit: '万元' })).toMatchObject({ number: 2023.12, unit: '万元', date: null });
  });

  it('reads a cell that is formatted as per cent', () => {
    expect(parseValue('0.98', { percent: true, value: 0.98 })).toMatchObject({ number: 98, unit: '%' });
    expect(parseValue('98%', { percent: true, value: 0.98 })).toMatchObject({ number: 98, unit: '%' });
  });

  it('gives back the number, unit and comparator that a form prints', () => {
    const signs = fc.constantFrom(
      ['', null],
      ['≥', '>='],
      ['≤', '<='],
      ['不低于', '>='],
      ['不超过', '<='],
      ['＝', '='],
    );
    const units = fc.constantFrom('%', '人', '万人', '万元', '元/人', '个', '人次', '亩', '公里', '');
    fc.assert(
      fc.property(signs, fc.integer({ min: 0, max: 10_000_000 }), units, ([sign, comparator], n, unit) => {
        const number = n / 100;
        expect(parseValue(`${sign}${number}${unit}`)).toMatchObject({ comparator, number, unit: unit || null });
      }),
      { seed: 5, numRuns: 500, examples: [[['', null], 0, '']] },
    );
  });

  it('is a value of the record whatever the cell holds', () => {
    const pieces = fc.constantFrom(
      '1',
      '23',
      '.',
      ',',
      '%',
      '≥',
      '以上',
      '年',
      '月',
      '日',
      '万',
      '元',
      '/',
      '-',
      '至',
      ' ',
      '个',
      '（',
      '）',
      '百分之',
      '九',
      '前',
      'a',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const value = parseValue(parts.join(''));
        if (value !== null) expect(Value.safeParse(value).success).toBe(true);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});

describe('spellings of one value', () => {
  const spelled: [string, string | null, number | null, string | null, string?][] = [
    ['≧95%', '>=', 95, '%'],
    ['不少于200人', '>=', 200, '人'],
    ['200人以上', '>=', 200, '人'],
    ['达到95%', null, 95, '%'],
    ['百分之九十八', null, 98, '%'],
    ['不低于百分之九十八', '>=', 98, '%'],
    ['98百分比', null, 98, '%'],
    ['大于等于95％', '>=', 95, '%'],
    ['3000余次', null, 3000, '次'],
    ['60元/人/年', null, 60, '元/人/年'],
    ['5天以内', '<=', 5, '天'],
    ['90%左右', null, 90, '%'],
    ['一百二十', null, 120, null],
    ['两千', null, 2000, null],
    ['一百二十人', null, 120, '人'],
    ['壹拾贰万元', null, 12, '万元'],
    ['二〇二三年', null, null, null, '2023'],
    ['二〇二三', null, null, null],
    ['10月底前', '<=', null, null],
    ['12月31日之前', '<=', null, null],
    ['全年', null, null, null],
    // two thirds are no decimal, so the words stay
    ['三分之二', null, null, null],
  ];
  it.each(spelled.map((row) => ({ cell: row[0], row })))(
    '$cell',
    ({ row: [cell, comparator, number, unit, date = null] }) => {
      expect(parseValue(cell)).toMatchObject({ raw: cell, comparator, number, unit, date });
    },
  );
  it('reads a range in any dash', () => {
    for (const cell of ['3000-4000元', '3000～4000元', '3000—4000元', '3000至4000元'])
      expect(parseValue(cell), cell).toMatchObject({ number: 3000, numberTo: 4000, unit: '元' });
  });
  it('gives a numeral in words the unit of its column', () => {
    expect(parseValue('一百二十', { unit: '人' })).toMatchObject({ number: 120, unit: '人' });
  });
});

describe('parseComparator', () => {
  it.each([
    ['≥', '>='],
    ['＝', '='],
    ['≤', '<='],
    ['＞', '>'],
    ['不低于', '>='],
    ['定性', null],
    ['', null],
    ['<>', null],
  ])('%s', (text, comparator) => expect(parseComparator(text)).toBe(comparator));
});

describe('toBase', () => {
  it.each([
    [23.45, '万人', 234500, '人'],
    [1.2, '万名', 12000, '人'],
    [829.3, '万元', 8293000, '元'],
    [5.29, '亿元', 529000000, '元'],
    [10.81, '万人次', 108100, '人次'],
    [3.5, '公里', 3500, '米'],
    [5, '千米', 5000, '米'],
    [2.6, '万亩', 26000, '亩'],
    [1.1, '公顷', 16.5, '亩'],
    [2, '平方公里', 2000000, '平方米'],
    [98, '%', 98, '%'],
    [5, '‰', 0.5, '%'],
    [1, '年', 12, '月'],
    [6, '个月', 6, '月'],
    [2, '万元/公里', 20000, '元/公里'],
    [3, '批次', 3, '批次'],
  ])('%d %s', (number, unit, base, baseUnit) => expect(toBase(number, unit)).toEqual({ number: base, unit: baseUnit }));
  it.each([null, '', '万', '亿'])('%s has none', (unit) => expect(toBase(1, unit)).toBeNull());

  it('knows a deadline without a year', () => {
    expect(parseValue('≤6月30日')).toMatchObject({ comparator: '<=', number: null, date: null });
    expect(parseValue('6月18日')).toMatchObject({ comparator: null, number: null, date: null });
  });
});
