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

/** Signs that join a level to what stands below it: dashes of any length, arrows, slashes, bars, colons. */
const JOINT = /\s*[-‐‑‒–—―─－﹣→⇒>＞/／\\＼|｜:：、·]+\s*/;

/** 产出指标-数量指标 → its two levels; a text that is not made so gives itself alone. */
export function splitLevels(text: string): string[] {
  const parts = text.split(JOINT).filter((part) => part !== '');
  const [first, second] = parts;
  return parts.length === 2 && first !== undefined && second !== undefined && namesLevel1(first) && second.length <= 16
    ? parts
    : [text];
}

export interface NameWithLevels {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly name: string;
}

/** Words that only a level is called; 成本 or 质量 alone may begin a name (质量-数量兼顾率). */
const SURELY_LEVEL = /(指标|目标)([（(].*)?$|.满意度([（(].*)?$/;

/**
 * An indicator's name behind the levels above it in one cell (产出指标—数量指标—维修面积, 数量指标：维修面积); null where it
 * begins with no level. Signs within the name itself stay.
 */
export function levelsInName(text: string): NameWithLevels | null {
  const [first, rest] = atJoint(text);
  if (rest === null) return null;
  const [second, last] = atJoint(rest);
  if (namesLevel1(first) && last !== null && namesLevel2(second)) return { level1: first, level2: second, name: last };
  if (!SURELY_LEVEL.test(first)) return null;
  if (namesLevel2(first)) return { level1: null, level2: first, name: rest };
  return namesLevel1(first) ? { level1: first, level2: null, name: rest } : null;
}

function atJoint(text: string): [string, string | null] {
  const at = JOINT.exec(text);
  const rest = at ? text.slice(at.index + at[0].length) : '';
  return at && at.index > 0 && rest !== '' ? [text.slice(0, at.index), rest] : [text, null];
}
