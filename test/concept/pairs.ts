/** Pairs of names that a person judged. Rows with an odd number were for tuning, those with an even one were held out. */
import { readFileSync } from 'node:fs';

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly heldOut: boolean;
}

export function pairs(file = 'pairs.csv'): Pair[] {
  const text = readFileSync(new URL(`../../fixtures/concepts/${file}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line, i) => {
      const [a = '', b = '', verdict = ''] = line.split(',');
      if (verdict !== 'same' && verdict !== 'different') throw new Error(`Line ${i + 2}: no verdict in ${line}`);
      return { a, b, same: verdict === 'same', heldOut: i % 2 === 1 };
    });
}
