import { describe, expect, it } from 'vitest';
import { cleanLines, cleanText, fold } from '../src/text/clean.js';

describe('cleanText', () => {
  it.each([
    ['社会效\n益指标', '社会效益指标'],
    ['城乡 居民 参 保', '城乡居民参保'],
    [' \u3000区医疗保障局', '区医疗保障局'],
    ['242202 人', '242202人'],
    ['95 %', '95%'],
    ['Word 2016  版', 'Word 2016版'],
    ['≥ 98%', '≥98%'],
    ['[bookmark: _GoBack]按照', '按照'],
    ['⽬标', '目标'],
    ['12\u200b万\u0007元\f', '12万元'],
    ['a\nb', 'a b'],
    ['（盖章） 株洲市', '（盖章）株洲市'],
  ])('%j → %j', (raw, clean) => expect(cleanText(raw)).toBe(clean));

  it('keeps the wording: full-width digits and brackets stay', () => {
    expect(cleanText('１００％（A）')).toBe('１００％（A）');
  });
});

describe('cleanLines', () => {
  it('splits at every kind of line end and drops empty lines', () => {
    expect(cleanLines('绩\n效\r\n\u3000\n指\u000b标')).toEqual(['绩', '效', '指', '标']);
  });
});

describe('fold', () => {
  it('makes the forms of one label equal', () => {
    expect(fold('指标（目标）值 ：')).toBe(fold('指标(目标)值:'));
  });
});
