import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleDecimal, scaleNumber } from '../../src/text/decimal.js';
import { formatChineseNumeral, parseChineseNumeral } from '../../src/text/numerals.js';
import { shadow } from '../../src/text/shadow.js';

describe('parseChineseNumeral', () => {
  it.each([
    ['一百二十', 120],
    ['二〇二三', 2023],
    ['二○二三', 2023],
    ['两千', 2000],
    ['廿', 20],
    ['卅五', 35],
    ['半', 0.5],
    ['壹拾贰万', 120000],
    ['三点五万', 35000],
    ['3.5万', 35000],
    ['百分之九十', 0.9],
    ['百分之九十八点五', 0.985],
    ['千分之三', 0.003],
    ['九成', 0.9],
    ['九成五', 0.95],
    ['四分之三', 0.75],
    ['十', 10],
    ['一百零二', 102],
    ['一百二', 120],
    ['三万五', 35000],
    ['一万零三百', 10300],
    ['两百万', 2000000],
    ['一万亿零三', 1000000000003],
  ])('%s is %d', (text, number) => expect(parseChineseNumeral(text)).toBe(number));

  it.each(['', '百', '千万', '百姓', '十百', '一一百', '三四十', '一百零', '万', '元', '三点'])('%s is none', (text) =>
    expect(parseChineseNumeral(text)).toBeNull(),
  );

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (n) => {
        expect(parseChineseNumeral(formatChineseNumeral(n))).toBe(n);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('refuses to write what has no numeral', () => expect(() => formatChineseNumeral(1.5)).toThrow(RangeError));
});

describe('scaleDecimal', () => {
  it('moves the point without dust', () => {
    expect(scaleDecimal('829.3', 4)).toBe(8293000);
    expect(scaleDecimal('28545.30', 4)).toBe(285453000);
    expect(scaleDecimal('1.005', 2)).toBe(100.5);
    expect(scaleDecimal('1,234.56', -2)).toBe(12.3456);
    expect(scaleNumber(1e-7, 7)).toBe(1);
    expect(Object.is(scaleDecimal('-0', 2), 0)).toBe(true);
    expect(scaleDecimal('', 2)).toBeNaN();
  });
});

describe('shadow', () => {
  it('keeps every place and leaves the full-width comma', () => {
    const text = '１２％，≧３－４～５　¥〔２〕';
    expect(shadow(text)).toBe('12%，≥3-4~5 ¥(2)');
    expect(shadow(text)).toHaveLength(text.length);
  });
});
