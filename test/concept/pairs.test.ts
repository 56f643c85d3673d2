import { describe, expect, it } from 'vitest';
import { conceptKey } from '../../src/concept/index.js';
import { pairs, type Pair } from './pairs.js';

function judge(judged: readonly Pair[]): { precision: number; recall: number; wrong: string[] } {
  const together = judged.filter(({ a, b }) => conceptKey(a).key === conceptKey(b).key);
  const right = together.filter((pair) => pair.same).length;
  return {
    precision: right / together.length,
    recall: right / judged.filter((pair) => pair.same).length,
    wrong: together.filter((pair) => !pair.same).map(({ a, b }) => `${a} = ${b}`),
  };
}

describe('pairs judged by hand', () => {
  it('are many, of both kinds, in both halves', () => {
    expect(pairs().length).toBeGreaterThanOrEqual(400);
    for (const heldOut of [false, true]) {
      const half = pairs().filter((pair) => pair.heldOut === heldOut);
      expect(half.filter((pair) => pair.same).length).toBeGreaterThan(100);
      expect(half.filter((pair) => !pair.same).length).toBeGreaterThan(100);
    }
  });

  it('that were held out are told apart and put together', () => {
    const { precision, recall, wrong } = judge(pairs().filter((pair) => pair.heldOut));
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });

  it('that were tuned on still are', () => {
    const { precision, recall, wrong } = judge(pairs().filter((pair) => !pair.heldOut));
    expect(precision, wrong.join('\n')).toBe(1);
    expect(recall).toBeGreaterThanOrEqual(0.98);
  });

  it('that were judged later, of names that the vocabulary was not made from, are never put together wrongly', () => {
    const later = pairs('later-pairs.csv');
    expect(later.length).toBeGreaterThan(200);
    const { precision, recall, wrong } = judge(later.filter((pair) => pair.heldOut));
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
    // what it does not know it leaves apart
    expect(recall).toBeGreaterThanOrEqual(0.7);
  });
});
