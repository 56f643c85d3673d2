import { expect, it } from 'vitest';
import { cleanText, stripControls } from '../../src/text/clean.js';
import { remembered } from '../../src/text/remembered.js';
import { scanQuantities } from '../../src/text/scan.js';
import { shadow, tightShadow } from '../../src/text/shadow.js';

it('asks once for each text and shares what it got', () => {
  const asked: string[] = [];
  const parts = remembered((text) => {
    asked.push(text);
    return text.split('、');
  });
  const first = parts('甲、乙');
  expect(parts(['甲', '乙'].join('、'))).toBe(first);
  expect(parts('丙')).toEqual(['丙']);
  expect(asked).toEqual(['甲、乙', '丙']);
});

it('remembers null, 0 and the empty text as well', () => {
  let asked = 0;
  const of = remembered((text) => (asked++, text === '' ? null : 0));
  expect([of(''), of(''), of('无'), of('无')]).toEqual([null, null, 0, 0]);
  expect(asked).toBe(2);
});

it('forgets when its room is full, and never keeps a long text', () => {
  const asked: string[] = [];
  const of = remembered((text) => (asked.push(text), text.length), 100);
  for (const text of ['一', '二', '三', '四', '五', '一']) of(text);
  expect(asked.join('')).toBe('一二三四五一');
  const long = '长'.repeat(501);
  of(long);
  of(long);
  expect(asked.filter((text) => text === long)).toHaveLength(2);
});

it('gives the same for a text of its own and for a piece of a longer one', () => {
  const whole = '绩效指标：年度指标值≥９５％，实际完成值为 98%'.repeat(20);
  for (let from = 0; from < 40; from++) {
    const piece = whole.slice(from, from + 25);
    expect(shadow(piece)).toBe(shadow([...piece].join('')));
    expect(shadow(piece)).toHaveLength(25);
  }
});

it('a clean text is its own cleaned text', () => {
  for (const text of ['', '产出指标', '培训次数（次）', '≥95%', 'A b c']) {
    expect(cleanText(text)).toBe(text);
    expect(stripControls(text)).toBe(text);
  }
  expect(stripControls('产\u200b出[bookmark: a]⽬标\ufeff')).toBe('产出目标');
  expect(cleanText('满意 度\u3000指标  98 %')).toBe('满意度指标98%');
});

it('a tight shadow has one form for each character and no spaces', () => {
  expect(tightShadow('（５０ 分）')).toBe('(50分)');
});

it('what was found stands for every later reader', () => {
  expect(scanQuantities('培训3次')).toBe(scanQuantities('培训3次'));
});
