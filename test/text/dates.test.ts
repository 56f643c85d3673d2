import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiscalYearOf, findDates, isoDate, lastDay, parseDate, parsePeriod } from '../../src/text/dates.js';

describe('parseDate', () => {
  it.each([
    ['2023年10月31日', '2023-10-31'],
    ['2023.12.04', '2023-12-04'],
    ['2023-12-4', '2023-12-04'],
    ['2023/12/4', '2023-12-04'],
    ['20231204', '2023-12-04'],
    ['２０２３年１月２日', '2023-01-02'],
    ['二〇二三年十月三十一日', '2023-10-31'],
    ['二○二二年八月', '2022-08'],
    ['2023年10月', '2023-10'],
    ['2023年10月底', '2023-10-31'],
    ['2024年2月底', '2024-02-29'],
    ['2023年年底', '2023-12-31'],
    ['2024年 3月 16日', '2024-03-16'],
    ['2 0 2 4年3月1 6日', '2024-03-16'],
    ['2024-03-16 星期六', '2024-03-16'],
    ['2023-12-04 08:30', '2023-12-04'],
    ['报告日期：2022年8月16日', '2022-08-16'],
    ['2023.12', '2023-12'],
  ])('%s is %s', (text, date) => expect(parseDate(text)).toBe(date));
  it.each([
    '',
    '2023年13月',
    '2023年2月30日',
    '2023',
    '12月31日',
    '2023年1月2日至2023年3月4日',
    '完成',
    '2023-13-01',
    '123456789',
  ])('%s is none', (text) => expect(parseDate(text)).toBeNull());
  it('tells the places of dates in a text', () => {
    expect(findDates('于2023年4月24日拨付，2024年验收').map((d) => [d.start, d.end, d.date])).toEqual([
      [1, 11, '2023-04-24'],
      [14, 19, '2024'],
    ]);
  });
  it('reads every day it can write, and no day that is not', () => {
    const int = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(int(1900, 2099), int(0, 14), int(0, 33), (year, month, day) => {
        const real = month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
        const iso = real ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null;
        expect(isoDate(year, month, day)).toBe(iso);
        for (const text of [`${year}年${month}月${day}日`, `${year}.${month}.${day}`, `${year}/${month}/${day}`])
          expect(parseDate(text)).toBe(iso);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('parsePeriod', () => {
  it.each([
    ['2021年1月起至  2021年 12月止', '2021-01', '2021-12'],
    ['2023年1月至12月', '2023-01', '2023-12'],
    ['2023年1-12月', '2023-01', '2023-12'],
    ['2023年1月1日—2023年12月31日', '2023-01-01', '2023-12-31'],
    ['2023年1月1日至12月31日', '2023-01-01', '2023-12-31'],
    ['2023.01-2023.12', '2023-01', '2023-12'],
    ['2023-01-01至2023-12-31', '2023-01-01', '2023-12-31'],
    ['2021-2023年', '2021', '2023'],
    ['项目期限为2023年1月至2023年12月，', '2023-01', '2023-12'],
  ])('%s', (text, start, end) => expect(parsePeriod(text)).toEqual({ start, end }));
  it.each(['2023年度', '2023年', '2023年6月-1月', '1-12月', '2023年13月至14月', ''])('%s is none', (text) =>
    expect(parsePeriod(text)).toBeNull(),
  );
});

describe('fiscalYearOf', () => {
  it.each([
    ['（2023年度）', 2023],
    ['( 2021 年度)', 2021],
    ['2022年度)', 2022],
    ['二〇二三年度项目支出', 2023],
    ['2023年绩效自评报告', 2023],
    ['2024年开展2023年度绩效自评', 2023],
  ])('%s', (text, year) => expect(fiscalYearOf(text)).toBe(year));
  it.each(['2023年10月', '2021-2023年度', '2022年度、2023年度', '20xx年度', '（2023）4号', ''])(
    '%s is not certain',
    (text) => expect(fiscalYearOf(text)).toBeNull(),
  );
});
