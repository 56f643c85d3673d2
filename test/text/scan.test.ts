import { describe, expect, it } from 'vitest';
import { fiscalYearOf, parseDate, parsePeriod } from '../../src/text/dates.js';
import { moneyUnit, parseMoney } from '../../src/text/money.js';
import { parsePoints, splitWeight } from '../../src/text/points.js';
import { parseValue } from '../../src/text/quantity.js';
import { scanQuantities, unreadQuantities } from '../../src/text/scan.js';

const read = (text: string): string[] => scanQuantities(text).map((q) => `${q.comparator ?? ''}${q.number}${q.numberTo === null ? '' : `~${q.numberTo}`} ${q.unit}`); // prettier-ignore

describe('scanQuantities', () => {
  it.each([
    ['1—12月，支付基金5.29亿元。2、全市1.2万名群众参保，达100%', ['5.29 亿元', '1.2 万名', '100 %']],
    ['培训200余人次，接待约3万余次，满意率达98%以上', ['200 人次', '3 万次', '>=98 %']],
    ['按2023年60元/人/年*当年度参保人数确定', ['60 元/人/年']],
    ['按人平2元标准，资助每人12.2元', ['2 元', '12.2 元']],
    [
      '播放动画50条次，检查120家次，行动7批次，培训3场次，活动1次，案件2例',
      ['50 条次', '120 家次', '7 批次', '3 场次', '1 次', '2 例'],
    ],
    ['医药费用70万；宣传册5.8万份', ['70 万', '5.8 万份']],
    ['共3-5个，90%至95%', ['3~5 个', '90~95 %']],
    ['增长-5.2%，下降3个百分点', ['-5.2 %', '3 个百分点']],
    ['共计三百万元，一百二十人，百分之九十八以上', ['300 万元', '120 人', '>=98 %']],
    ['到位3，200.00万元，分别为3，200.50万元', ['3200 万元']],
    ['97 分，10分钟，3个月', ['97 分', '10 分钟', '3 个月']],
  ])('%s', (text, quantities) => {
    expect(read(text)).toEqual(quantities);
  });

  it.each([
    '（某财通〔2024〕4号）文件',
    '某财预【2023】0015号指标',
    '2023年1月至2023年12月，2023.12.04，1—12月，4月24日，2024年',
    '拨打12345热线，电话13800000000，0731-2000000',
    '第3次会议，第二批，3号楼，G60高速，PM2.5，5A级，2型',
    '1.完成情况；2、存在问题；（3）改进措施',
    '五险一金、三公经费、两病、一事一议、一老一小、十四五、二十条措施、三个方面、4个方面',
    '近3年，8:30-17:30，1:1.5，第三季度，60岁以上',
    '支付5. 29亿元，共2 8 5万元，计1，234元',
  ])('%s holds none', (text) => expect(read(text)).toEqual([]));

  it('tells what it left out', () => {
    expect(unreadQuantities('就业5，500人，培训4 200人次，计2 8 5万元，完成96%')).toEqual([
      '5，500人',
      '4 200人次',
      '2 8 5万元',
    ]);
  });

  it('tells the place, the words and the kind', () => {
    const text = '合计支付１２.５万元左右，合格率不低于95％。';
    expect(scanQuantities(text)).toEqual([
      { start: 4, end: 12, raw: '１２.５万元左右', comparator: null, number: 12.5, numberTo: null, unit: '万元', kind: 'money', base: { number: 125000, unit: '元' }, approximate: true },
      { start: 16, end: 22, raw: '不低于95％', comparator: '>=', number: 95, numberTo: null, unit: '%', kind: 'percent', base: { number: 95, unit: '%' }, approximate: false },
    ]); // prettier-ignore
  });

  it('names the kind of each unit', () => {
    const kinds = scanQuantities('3元，3%，3分，3亩，3公里，3吨，3立方米，3天，3元/人，3人，3千瓦').map((q) => q.kind);
    expect(kinds).toEqual([
      'money',
      'percent',
      'score',
      'area',
      'length',
      'weight',
      'volume',
      'duration',
      'rate',
      'count',
      'other',
    ]);
  });
});

describe('long texts', () => {
  const units = [
    '1',
    '12',
    '1,',
    '1.',
    '1-',
    '百',
    '一',
    '≥',
    '(',
    '2023年',
    '九成',
    '万元',
    '1 ',
    'a1',
    '/人',
    '1:',
    '(1)',
    '单位',
    ' ',
  ];
  it.each(units)('%j a hundred thousand characters over ends', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    scanQuantities(text);
    parseValue(text);
    expect(parseMoney(text, 1)).toBeNull();
    expect(parsePoints(text) ?? Infinity).toBe(Infinity);
    for (const read of [moneyUnit, parseDate, parsePeriod, fiscalYearOf, splitWeight]) read(text);
  });
});
