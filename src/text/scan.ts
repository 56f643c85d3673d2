/** Quantities in running Chinese text. */
import type { Base, Comparator, FactKind } from '../model/record.js';
import { toBase } from './base.js';
import { comparatorAfter, comparatorBefore, joinComparators } from './comparators.js';
import { NUMBER, decimal, scaleNumber } from './decimal.js';
import { NUMERAL_CHARS, parseChineseNumeral } from './numerals.js';
import { spansOfNoQuantity } from './not-quantities.js';
import { remembered } from './remembered.js';
import { shadow } from './shadow.js';
import { unitAt, type UnitMatch } from './units.js';

/** A number of a text with what stands around it. `start` to `end` are UTF-16 places of the text. */
export interface Candidate {
  /** The number, its unit and its comparator together. */
  readonly start: number;
  readonly end: number;
  /** The number alone. */
  readonly at: number;
  readonly comparator: Comparator | null;
  readonly number: number;
  readonly numberTo: number | null;
  /** Null: no known unit follows. */
  readonly unit: string | null;
  readonly kind: FactKind;
  readonly approximate: boolean;
  /** The sign or the extent of the number is not certain, so no value may be taken from it. */
  readonly unsure: boolean;
}

export interface Quantity extends Omit<Candidate, 'at' | 'unit' | 'unsure'> {
  readonly raw: string;
  readonly unit: string;
  readonly base: Base | null;
}

const DIGITS = new RegExp(`(?<![\\d.])${NUMBER}`, 'g');
const SECOND = new RegExp(`\\s?(?:-{1,2}|~{1,2}|至|到)\\s?(${NUMBER})`, 'y');
const PARTS = new RegExp(
  `百分之百|百分百|([百千])分之([${NUMERAL_CHARS}点]{1,10}|\\d{1,3}(?:\\.\\d+)?)|(?<![${NUMERAL_CHARS}])([一二三四五六七八九])成([一二三四五六七八九半]?)(?=以上|以下|左右|以内|$|[\\s,，。;、)])`,
  'g',
);
const WORDS = new RegExp(
  `(?<![第数几${NUMERAL_CHARS}])[一二三四五六七八九两十壹贰叁肆伍陆柒捌玖拾][${NUMERAL_CHARS}]{1,20}`,
  'g',
);
// what every match of the two begins with: two numerals, 九成 or 百分
const HAS_WORDS = new RegExp(`[一二三四五六七八九两十壹贰叁肆伍陆柒捌玖拾][${NUMERAL_CHARS}成]|[百千]分`);
// no 条, 项 and 期, which in words mostly count the parts of a text: 二十条意见
const WORD_UNITS =
  /^(?:万|亿|千|百|十万|百万|千万|万亿)?(?:元|人|名|户|家|人次|亩|公里|公顷|平方米|吨|个|件|套|台|辆|户次|场|场次|处|座|间|所|份|册|株|头|只|棵|羽|公斤|立方米|台套|张|盏|栋)$/;
const LOOSE_BEFORE = /(?:约|大约|近|将近|接近|超|逾|达到约)\s?$/;
const LOOSE_AFTER = /\s?(?:左右|上下|多(?![于次项种])|余)/y;
const MORE = /\s?[余多几](?![于年])/y;
// 5. 29亿元 and 2 8 5万元 are numbers that a conversion has torn; their last part alone is wrong
const TORN = /\d(?:[.,]?\s+|\s*\.|，)$/;
// what stands in a text that has any number of which `read` is not sure: a dash, a dot, a gap or a comma at the number
const MAYBE_UNSURE = /-\d|\d\.(?!\d)|\.\d+\.|\d[.,]?\s+[\d.]|\d，\d|\d\s?[-~至到]/;
const SIGN_BEFORE = /(?:^|[\s([:,，;<>=≤≥为]|增长|增幅|增速|下降|同比)$/;

// 3，200.00万元: a full-width comma parts clauses, but not in front of three digits and decimals
const GROUPED = /(?<![\d.,，]|分别.{0,12})(\d{1,3})，(\d{3}\.\d{1,2})(?!\d)/g;

/** Every number of a shadow that may be a quantity, with or without a unit, in order. Ranges are one. */
export function findCandidates(text: string): Candidate[] {
  if (!/\d/.test(text)) return inOrder(findWords(text));
  const dark = text.includes('，') ? text.replace(GROUPED, '$1,$2') : text;
  const spans = spansOfNoQuantity(dark);
  const found: Candidate[] = [];
  let span = 0;
  let last = 0;
  for (const match of dark.matchAll(DIGITS)) {
    const at = match.index;
    while (span < spans.length && (spans[span]?.end ?? 0) <= at) span++;
    const none = spans[span];
    if (at < last || (none !== undefined && none.start <= at && at < none.end)) continue;
    const candidate = read(dark, at, at + match[0].length, decimal(match[0]));
    found.push(candidate);
    last = candidate.end;
  }
  return inOrder(found.concat(findWords(dark)));
}

const inOrder = (found: Candidate[]): Candidate[] => (found.length > 1 ? found.sort((a, b) => a.at - b.at) : found);

/** Reads what stands around one number in digits. */
function read(dark: string, at: number, numberEnd: number, number: number): Candidate {
  const minus = dark[at - 1] === '-';
  const negative = minus && SIGN_BEFORE.test(dark.slice(Math.max(0, at - 4), at - 1));
  let unit = unitBehind(dark, numberEnd);
  let end = unit?.end ?? numberEnd;
  let numberTo: number | null = null;
  let unsure = (minus && !negative) || dark[numberEnd] === '.' || TORN.test(dark.slice(Math.max(0, at - 4), at));
  SECOND.lastIndex = end;
  const second = SECOND.exec(dark);
  if (second) {
    const to = decimal(second[1] ?? '');
    const secondEnd = SECOND.lastIndex;
    const secondUnit = unitBehind(dark, secondEnd);
    const same = unit === null || unit.unit === secondUnit?.unit;
    if (same && to > number && !minus) {
      numberTo = to;
      unit = secondUnit ?? unit;
      end = secondUnit?.end ?? secondEnd;
    } else if (unit === null) unsure = true;
  }
  return around(dark, {
    at,
    end,
    number: negative ? -number : number,
    numberTo,
    unit,
    unsure,
    from: negative ? at - 1 : at,
  });
}

interface Core {
  readonly at: number;
  readonly from: number;
  readonly end: number;
  readonly number: number;
  readonly numberTo: number | null;
  readonly unit: Pick<UnitMatch, 'unit' | 'kind' | 'approximate'> | null;
  readonly unsure: boolean;
}

/** Adds the comparator before or after, and whether the number is said to be rough. */
function around(dark: string, core: Core): Candidate {
  const before = comparatorBefore(dark, core.from);
  const loose = LOOSE_BEFORE.test(dark.slice(Math.max(0, core.from - 4), core.from));
  LOOSE_AFTER.lastIndex = core.end;
  const rough = LOOSE_AFTER.test(dark);
  const tail = rough ? LOOSE_AFTER.lastIndex : core.end;
  const after = comparatorAfter(dark, tail);
  return {
    start: before?.place ?? core.from,
    end: after?.place ?? tail,
    at: core.at,
    comparator: joinComparators(before?.comparator ?? null, after?.comparator ?? null),
    number: core.number,
    numberTo: core.numberTo,
    unit: core.unit?.unit ?? null,
    kind: core.unit?.kind ?? 'count',
    approximate: loose || rough || (core.unit?.approximate ?? false),
    unsure: core.unsure,
  };
}

/** The unit behind a number, also over 余, 多 and 几: 200余人次. */
function unitBehind(dark: string, at: number): UnitMatch | null {
  MORE.lastIndex = at;
  const unit = MORE.test(dark) ? unitAt(dark, MORE.lastIndex) : null;
  return unit ? { ...unit, approximate: true } : unitAt(dark, at);
}

/** Numbers in words, only where they are certain: 百分之九十八, 九成五, 三百万元, 一百二十人. */
function findWords(dark: string): Candidate[] {
  const found: Candidate[] = [];
  if (!HAS_WORDS.test(dark)) return found;
  for (const match of dark.matchAll(PARTS)) {
    const fraction = /分百|之百$/.test(match[0]) ? 1 : parseChineseNumeral(match[0]);
    if (fraction === null) continue;
    const perMille = match[1] === '千';
    const unit = { unit: perMille ? '‰' : '%', kind: 'percent', approximate: false } as const;
    const number = scaleNumber(fraction, perMille ? 3 : 2);
    const end = match.index + match[0].length;
    found.push(around(dark, { at: match.index, from: match.index, end, number, numberTo: null, unit, unsure: false }));
  }
  const parts = found.map((one) => one.at);
  for (const match of dark.matchAll(WORDS)) {
    const text = match[0].replace(/(?:万亿|[万亿])$/, '');
    const number = parseChineseNumeral(text);
    const unit = number === null || parts.includes(match.index) ? null : unitBehind(dark, match.index + text.length);
    if (number === null || unit === null || !WORD_UNITS.test(unit.unit)) continue;
    found.push(
      around(dark, { at: match.index, from: match.index, end: unit.end, number, numberTo: null, unit, unsure: false }),
    );
  }
  return found;
}

/**
 * Every quantity with a unit in a running text, in order. Years, dates, document and list numbers, identifiers, numbers without
 * a unit and numbers whose sign is unclear are none. A bare multiplier is a unit: 70万.
 */
export const scanQuantities: (text: string) => readonly Quantity[] = remembered((text) => {
  const found: Quantity[] = [];
  for (const one of findCandidates(shadow(text))) {
    const { start, end, comparator, number, numberTo, unit, kind, approximate } = one;
    if (one.unsure || unit === null) continue;
    const raw = text.slice(start, end);
    found.push({ start, end, raw, comparator, number, numberTo, unit, kind, base: toBase(number, unit), approximate });
  }
  return found;
});

/** What stands in a text like a quantity but was read as none, since its number is torn or its sign not certain: 5，500人. */
export function unreadQuantities(text: string): string[] {
  const dark = shadow(text);
  if (!MAYBE_UNSURE.test(dark)) return [];
  return findCandidates(dark)
    .filter((one) => one.unsure && one.unit !== null)
    .map((one) => {
      const before = /[\d.,，\s-]{0,12}$/.exec(dark.slice(0, one.at))?.[0].trimStart() ?? '';
      return text.slice(one.at - before.length, one.end);
    });
}
