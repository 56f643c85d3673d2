/** Patterns of labels taken apart and made smaller: what is needed stays, what only others need goes. */
import { describe, expect, it } from 'vitest';
import { alternatives, PATTERNS, reduced, SECTION_WORDS } from '../../bench/vocabulary.js';

const matches = (source: string, text: string): boolean => new RegExp(source).test(text);

describe('alternatives of a pattern', () => {
  it('are found at every depth, outer ones first', () => {
    const source = '^(a|b(c|d)?)$|e';
    expect(alternatives(source).map(({ from, to }) => source.slice(from, to))).toEqual([
      '^(a|b(c|d)?)$',
      'a',
      'b(c|d)?',
      'c',
      'd',
      'e',
    ]);
  });

  it('are none inside a lookahead, a class or behind a backslash', () => {
    const source = '^(?!x|y)[(|)]\\|z$';
    expect(alternatives(source).map(({ from, to }) => source.slice(from, to))).toEqual([source]);
  });
});

describe('a reduced pattern', () => {
  const pattern = /^(年初|全年)?(预算|批复)(数|金额)?$|^预算总额$/;

  it('keeps what is needed, with what its parts give together, and loses the rest', () => {
    const { source, out } = reduced(pattern, ['年初预算数', '全年批复']);
    for (const text of ['年初预算数', '全年批复', '全年预算数', '批复数'])
      expect(matches(source, text), text).toBe(true);
    for (const text of ['预算金额', '预算总额']) expect(matches(source, text), text).toBe(false);
    expect(out).toEqual(['金额', '^预算总额$']);
  });

  it('matches nothing where nothing is needed', () => {
    expect(matches(reduced(pattern, []).source, '预算数')).toBe(false);
  });

  it('never gains a match, for every pattern of the reader', () => {
    const texts = [
      '项目名称',
      '主管部门',
      '年初预算数',
      '全年执行数',
      '三级指标',
      '年度指标值',
      '得分',
      '其中：财政拨款',
      '合计',
    ];
    for (const [i, known] of PATTERNS.entries()) {
      const needed = texts.filter((text, t) => (t + i) % 2 === 0 && known.test(text));
      const smaller = new RegExp(reduced(known, needed).source, known.flags);
      for (const text of texts) {
        if (needed.includes(text)) expect(smaller.test(text), `${known.source} keeps ${text}`).toBe(true);
        if (!known.test(text)) expect(smaller.test(text), `${known.source} gains ${text}`).toBe(false);
      }
    }
  });

  it('is made from patterns and words of sections that there are', () => {
    expect(PATTERNS.length).toBeGreaterThan(50);
    expect(SECTION_WORDS.length).toBeGreaterThan(20);
  });
});
