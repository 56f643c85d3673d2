import type { At } from '../../model/record.js';
import type { Hint, HintName, ProseHints } from './types.js';

type ValueOf<K extends HintName> = NonNullable<ProseHints[K]> extends Hint<infer T> ? T : never;

export interface HintBook {
  /** Keeps the value if its evidence is better than what is there; of equals the first stays. Null is no hint. */
  offer<K extends HintName>(name: K, value: ValueOf<K> | null, at: At, rank: number): void;
  hints(): ProseHints;
}

export function hintBook(): HintBook {
  const book: { -readonly [K in HintName]?: ProseHints[K] } = {};
  const set = <K extends HintName>(name: K, hint: ProseHints[K]): void => {
    book[name] = hint;
  };
  return {
    offer(name, value, at, rank) {
      const known = book[name];
      if (value === null || (known && known.rank >= rank)) return;
      set(name, { value, at, rank } as unknown as ProseHints[typeof name]);
    },
    hints: () => ({ ...book }),
  };
}
