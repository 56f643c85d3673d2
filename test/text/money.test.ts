import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyUnit, parseMoney } from '../../src/text/money.js';

describe('moneyUnit', () => {
  it.each([
    ['（万元）', 1e4],
    ['单位：元', 1],
    ['项目资金(万元)', 1e4],
    ['金额:万元', 1e4],
    ['支付金额（千元）', 1e3],
    ['单位:百万元', 1e6],
    ['亿元', 1e8],
    ['预算数（单位：万元，%）', 1e4],
    ['单 位：万 元', 1e4],
    ['资金总额（元）', 1],
    ['资金总额万元', 1e4],
    ['以万元为单位', 1e4],
  ])('%s states %d yuan', (text, unit) => expect(moneyUnit(text)).toBe(unit));

  it.each([
    ['年初预算数'],
    ['单元'],
    ['元旦活动'],
    ['多元化'],
    ['一元化'],
    ['（万美元）'],
    ['（美元）'],
    ['单位：元/人'],
    ['项目资金300万元'],
    ['（元）或（万元）'],
    [''],
  ])('%s states none', (text) => expect(moneyUnit(text)).toBeNull());
});

describe('parseMoney', () => {
  it.each([
    ['300 万元', 3000000],
    ['829.3万', 8293000],
    ['¥12.5万元', 125000],
    ['12万元整', 120000],
    ['300.00元', 300],
    ['1.2亿元', 120000000],
    ['５千元', 5000],
    ['壹拾贰万元整', 120000],
  ])('the unit of %s wins over the column', (text, yuan) => {
    for (const unit of [1, 1e4, null]) expect(parseMoney(text, unit)).toEqual({ yuan, own: true });
  });

  it.each([
    ['28545.30', 285453000],
    ['1,234.56', 12345600],
    ['1，234.56', 12345600],
    ['１００', 1000000],
    ['0', 0],
    ['-3.2', -32000],
    ['(1,234.50)', -12345000],
  ])('%s takes the unit of its column', (text, yuan) => {
    expect(parseMoney(text, 1e4)).toEqual({ yuan, own: false });
    expect(parseMoney(text, null)).toBeNull();
  });

  it.each([
    '',
    ' ',
    '—',
    '－',
    '-',
    '/',
    '无',
    '已拨付',
    '60元/人',
    '60元/人/年',
    '3 4',
    '300、200',
    '12美元',
    '(300)',
    '1:2',
    '98%',
    '约12万元',
  ])('%s is no amount', (text) => expect(parseMoney(text, 1e4)).toBeNull());

  it('is exact to the fen in every unit', () => {
    const units = [['元', 0], ['千元', 3], ['万元', 4], ['百万元', 6], ['亿元', 8]] as const; // prettier-ignore
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e14 }),
        fc.constantFrom(...units),
        fc.boolean(),
        (fen, [unit, power], grouped) => {
          const digits = String(fen).padStart(power + 3, '0');
          const cut = digits.length - power - 2;
          const whole = String(BigInt(digits.slice(0, cut)));
          const text = `${grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}.${digits.slice(cut)}`;
          const yuan = Number(`${fen}e-2`);
          expect(parseMoney(text + unit, null)?.yuan).toBe(yuan);
          expect(parseMoney(text, 10 ** power)?.yuan).toBe(yuan);
        },
      ),
      { seed: 2, numRuns: 1000 },
    );
  });
});
