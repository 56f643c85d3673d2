/** What kind of indicator a level names, and what kind of source a funding label names. */
import { LEVEL1_NAME, LEVEL1_WORDS, LEVEL2_NAME, LEVEL2_WORDS, SOURCE_WORDS } from '../../data/levels.js';
import { LEVEL1_PARTS, SOURCE_PARTS } from '../../data/heading-parts.js';
import type { FundingSource, Level1Type, Level2Type } from '../model/record.js';
import { remembered } from '../text/remembered.js';
import { labelKey } from './labels.js';

const typeOf1 = remembered(
  (name): Level1Type =>
    [LEVEL1_WORDS, LEVEL1_PARTS]
      .map((table) => table.find(([, words]) => words.test(name))?.[0])
      .find((type) => type !== undefined) ?? 'other',
);
const typeOf2 = remembered((name): Level2Type => LEVEL2_WORDS.find(([, words]) => words.test(name))?.[0] ?? 'other');

export const level1Type = (name: string | null): Level1Type | null => (name === null ? null : typeOf1(name));
export const level2Type = (name: string | null): Level2Type | null => (name === null ? null : typeOf2(name));

/** Whether the text is a level-1 or level-2 heading and not an indicator of its own. */
export const namesLevel1: (text: string) => boolean = remembered((text) => LEVEL1_NAME.test(labelKey(text)));
export const namesLevel2: (text: string) => boolean = remembered((text) => LEVEL2_NAME.test(labelKey(text)));

/** The source that a label of a funding row names, or null where it names none. */
export const fundingSource: (label: string) => FundingSource | null = remembered((label) => {
  const key = labelKey(label);
  if (key === '' || key.length > 24) return null;
  const named = (table: typeof SOURCE_WORDS): FundingSource | undefined =>
    table.find(([, words]) => words.test(key))?.[0];
  return named(SOURCE_WORDS) ?? named(SOURCE_PARTS) ?? null;
});

/** 产出指标-数量指标 → its two levels; a text that is not made so gives itself alone. */
export function splitLevels(text: string): string[] {
  const parts = text.split(/\s*[-—–－/／→>＞:：、·|]\s*/).filter((part) => part !== '');
  const [first, second] = parts;
  return parts.length === 2 && first !== undefined && second !== undefined && namesLevel1(first) && second.length <= 16
    ? parts
    : [text];
}
