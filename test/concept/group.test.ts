import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptOf, groupConcepts, readOverrides, type NamedIndicator } from '../../src/concept/index.js';
import { pairs } from './pairs.js';

const named = (name: string, over: Partial<NamedIndicator> = {}): NamedIndicator => ({
  name,
  unit: null,
  level2Type: null,
  count: 1,
  ...over,
});
const ALL = [...new Set(pairs().flatMap(({ a, b }) => [a, b]))].map((name, i) => named(name, { count: i % 7 }));

describe('groups', () => {
  it('hold names of one meaning, and only those', () => {
    const groups = groupConcepts(['参保率', '全县参加医疗保险率', '未参保率', '参保人数'].map((n) => named(n)));
    expect([...groups.values()]).toEqual(['参保率', '参保人数', '参保率', '未参保率']);
    expect(groups.get('全县参加医疗保险率')).toBe('参保率');
  });

  it('do not depend on the order of the names, nor on the others', () => {
    const whole = groupConcepts(ALL);
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: 1 }), (some) => {
        const groups = groupConcepts(some);
        expect(groups.size).toBe(some.length);
        for (const [name, concept] of groups) expect(concept).toBe(whole.get(name));
        expect([...groups.keys()]).toEqual([...groups.keys()].sort());
      }),
      { numRuns: 20, seed: 5 },
    );
  });

  it('go by the commonest unit of a name', () => {
    const [households, toilets] = [
      named('改造户厕', { unit: '户', count: 3 }),
      named('改造户厕', { unit: '座', count: 8 }),
    ];
    expect(groupConcepts([households, toilets]).get('改造户厕')).toBe('户厕改造数量');
    expect(groupConcepts([toilets, households]).get('改造户厕')).toBe('户厕改造数量');
    const even = [households, { ...toilets, count: 3 }];
    expect(groupConcepts(even)).toEqual(groupConcepts([...even].reverse()));
  });

  it('follow an override for a name or for a whole concept', () => {
    const { overrides } = readOverrides('name,concept\n征缴到位率,参保率\n居民满意度,群众满意度\n');
    const groups = groupConcepts(
      ['征缴到位率', '居民满意度', '2023年居民满意率', '师生满意度'].map((n) => named(n)),
      overrides,
    );
    expect(Object.fromEntries(groups)).toEqual({
      征缴到位率: '参保率',
      居民满意度: '群众满意度',
      '2023年居民满意率': '群众满意度',
      师生满意度: '师生满意度',
    });
    expect(conceptOf('征缴到位率', {}, overrides)).toEqual({ key: '参保率/参保率', label: '参保率', family: '参保率' });
  });

  it('let an override of the name itself win over that of its concept', () => {
    const { overrides } = readOverrides('name,concept\n居民满意度,群众满意度\n全县居民满意度,居民满意度\n');
    expect(conceptOf('全县居民满意度', {}, overrides).label).toBe('居民满意度');
    expect(conceptOf('居民满意度', {}, overrides).label).toBe('群众满意度');
  });
});
