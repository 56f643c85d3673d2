/** What kind of indicator a level names, and what kind of source a funding label names. */
import { LEVEL1_NAME, LEVEL1_WORDS, LEVEL2_NAME, LEVEL2_WORDS, SOURCE_WORDS } from '../../data/levels.js';
import type { FundingSource, Level1Type, Level2Type } from '../model/record.js';
import { labelKey } from './labels.js';

export function level1Type(name: string | null): Level1Type | null {
  if (name === null) return null;
  return LEVEL1_WORDS.find(([, words]) => words.test(name))?.[0] ?? 'other';
}

export function level2Type(name: string | null): Level2Type | null {
  if (name === null) return null;
  return LEVEL2_WORDS.find(([, words]) => words.test(name))?.[0] ?? 'other';
}

/** Whether the text is a level-1 or level-2 heading and not an indicator of its own. */
export function namesLevel1(text: string): boolean {
  return LEVEL1_NAME.test(labelKey(text));
}

export function namesLevel2(text: string): boolean {
  return LEVEL2_NAME.test(labelKey(text));
}

/** The source that a label of a funding row names, or null where it names none. */
export function fundingSource(label: string): FundingSource | null {
  const key = labelKey(label);
  if (key === '' || key.length > 24) return null;
  return SOURCE_WORDS.find(([, words]) => words.test(key))?.[0] ?? null;
}

/** 产出指标-数量指标 → its two levels; a text that is not made so gives itself alone. */
export function splitLevels(text: string): string[] {
  const parts = text.split(/\s*[-—–－/／→>＞:：、·|]\s*/).filter((part) => part !== '');
  const [first, second] = parts;
  return parts.length === 2 && first !== undefined && second !== undefined && namesLevel1(first) && second.length <= 16
    ? parts
    : [text];
}
