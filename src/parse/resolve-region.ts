/** Which place a document is of, from the texts that name its unit, ranked by how much they say. */
import { isWithin, parentsOf, regionIndex, regionOf } from './region-index.js';
import type { RegionRef } from './region-index.js';
import { findRegion } from './regions.js';

export interface Resolution {
  readonly region: RegionRef | null;
  /** All areas that the texts name or may name, best first; `score` is in the unit of the weights given. */
  readonly candidates: readonly (RegionRef & { readonly score: number })[];
  /** Why no area, or only one above, could be told; null if there is no doubt or nothing is named at all. */
  readonly doubt: string | null;
  /**
   * What kind of doubt: a name that several areas have, two places named alike, a unit of a county that is not named.
   * `among`: the areas between which, or below which, other evidence may still choose; empty for two rivals.
   */
  readonly open: { readonly why: 'several' | 'rivals' | 'below'; readonly among: readonly string[] } | null;
}

interface Group {
  readonly text: string;
  readonly codes: readonly string[];
  readonly weight: number;
}

/** A second place that weighs as much as this part of the first leaves a doubt. */
const RIVAL = 0.6;

/**
 * Tells the place of a document.
 *
 * @param evidence texts that name places (units, titles, file numbers …), each with a weight greater than 0; the unit
 * itself should weigh most, running text least. The order does not matter.
 * @param options.year fiscal year of the document, if known: a name given up two years before it or earlier is then
 * taken for the place that still has it.
 */
export function resolveRegion(
  evidence: readonly { readonly text: string; readonly weight: number }[],
  options: { readonly year?: number | null } = {},
): Resolution {
  const { clear, groups } = gather(evidence, options.year ?? null);
  const hints = numberHints(evidence);
  const doubts: string[] = [];
  const open: Group[] = [];
  for (const group of groups) {
    const code = choose(group, clear, hints);
    if (code !== null) clear.set(code, (clear.get(code) ?? 0) + group.weight);
    else {
      open.push(group);
      doubts.push(`${group.text} is the name of several places: ${group.codes.map(nameOf).join(', ')}`);
    }
  }
  const scored = [...clear.keys()].map((code) => ({ code, score: total(code, clear) }));
  const order = (a: { code: string; score: number }, b: { code: string; score: number }): number =>
    b.score - a.score || depth(b.code) - depth(a.code) || (a.code < b.code ? -1 : 1);
  scored.sort(order);
  const all = [...scored, ...open.flatMap((group) => group.codes.map((code) => ({ code, score: group.weight / group.codes.length })))]; // prettier-ignore
  const candidates = all.sort(order).flatMap(({ code, score }) => {
    const ref = regionOf(code);
    return ref === null ? [] : [{ ...ref, score }];
  });
  const best = scored[0];
  const several = (group: Group | undefined): Resolution => ({
    region: null,
    candidates,
    doubt: group === undefined ? null : (doubts[open.indexOf(group)] ?? null),
    open: group === undefined ? null : { why: 'several', among: group.codes },
  });
  // the heaviest name is that of the unit
  if (best === undefined) return several([...open].sort((a, b) => b.weight - a.weight)[0]);
  const direct = clear.get(best.code) ?? 0;
  // an unclear name within the best area says that the place is below it, and not which
  const unclear = open.find((group) => group.weight >= direct || (group.weight >= direct * RIVAL && group.codes.some((code) => isWithin(code, best.code)))); // prettier-ignore
  if (unclear !== undefined) return several(unclear);
  const rival = scored.find((other) => other.code !== best.code && !isWithin(other.code, best.code) && !isWithin(best.code, other.code) && other.score >= best.score * RIVAL); // prettier-ignore
  if (rival !== undefined) {
    return {
      region: null,
      candidates,
      doubt: `the texts name both ${nameOf(best.code)} and ${nameOf(rival.code)}`,
      open: { why: 'rivals', among: [] },
    };
  }
  if (depth(best.code) < 2 && evidence.some((e) => e.weight >= direct / 2 && BELOW.test(e.text))) {
    return {
      region: null,
      candidates,
      doubt: `the unit belongs to a county or district of ${nameOf(best.code)}, not named`,
      open: { why: 'below', among: [best.code] },
    };
  }
  return { region: regionOf(best.code), candidates, doubt: null, open: null };
}

/** 区医疗保障局, 我县民政局: the unit is of a county even if only the city is named. */
const BELOW = /^\s*[我本]?[区县][\u4e00-\u9fff]{1,12}(?:局|办公室|委员会|中心|医院|学校|政府|委|办)\s*$/u;

const nameOf = (code: string): string => regionOf(code)?.name ?? code;
/** 0 province, 1 prefecture, 2 county. */
const depth = (code: string): number => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2);

/** The strongest text counts in full, the others little: prose may say the name of a city a hundred times. */
function strength(weights: readonly number[] | undefined): number {
  if (weights === undefined || weights.length === 0) return 0;
  const most = Math.max(...weights);
  return most + (weights.reduce((sum, weight) => sum + weight, 0) - most) / 10;
}

/** An area's own strength and, up to a quarter of it, that of the areas above: a county's report names its city too. */
function total(code: string, clear: ReadonlyMap<string, number>): number {
  const own = clear.get(code) ?? 0;
  const above = parentsOf(code).reduce((sum, parent) => sum + (clear.get(parent) ?? 0), 0);
  return own + Math.min(above / 2, own / 4);
}

/** Strengths of the areas that are named clearly, and names that several areas have. */
function gather(
  evidence: readonly { text: string; weight: number }[],
  year: number | null,
): { clear: Map<string, number>; groups: Group[] } {
  const named = new Map<string, { text: string; codes: readonly string[]; weights: number[] }>();
  for (const { text, weight } of evidence) {
    const seen = new Set<string>();
    for (const match of findRegion(text)) {
      const alive = match.candidates.filter(({ former }) => former === null || year === null || former.year > year - 2);
      const codes = (alive.length > 0 ? alive : match.candidates).map((ref) => ref.code);
      const key = codes.join();
      if (seen.has(key)) continue;
      seen.add(key);
      const entry = named.get(key) ?? { text: match.text, codes, weights: [] };
      entry.weights.push(weight);
      named.set(key, entry);
    }
  }
  const clear = new Map<string, number>();
  const groups: Group[] = [];
  // in order of code, so that the order of the evidence does not matter
  for (const [, { text, codes, weights }] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [only] = codes;
    if (codes.length === 1 && only !== undefined) clear.set(only, strength(weights));
    else groups.push({ text, codes, weight: strength(weights) });
  }
  return { clear, groups };
}

/** The one area of a group that the other texts speak for, or null. */
function choose(group: Group, clear: ReadonlyMap<string, number>, hints: ReadonlySet<string>): string | null {
  const support = group.codes.map((code) => {
    const named = clear.get(code) ?? 0;
    const above = parentsOf(code).reduce((sum, parent) => sum + (clear.get(parent) ?? 0), 0);
    // counties of the same prefecture speak for it, less
    const near = [...clear].reduce((sum, [other, w]) => sum + (depth(other) === 2 && other !== code && other.slice(0, 4) === code.slice(0, 4) && !other.startsWith('90', 2) ? w / 2 : 0), 0); // prettier-ignore
    return { code, score: 2 * named + above + near };
  });
  const most = Math.max(...support.map((s) => s.score));
  const first = support.filter((s) => s.score === most);
  const second = Math.max(0, ...support.filter((s) => s.score < most).map((s) => s.score));
  if (second > 0 && second >= most * RIVAL) return null;
  if (first.length === 1) return first[0]?.code ?? null;
  // the first character of city or province tells more than that of a name which all of them have
  for (const initials of [initialsAbove, initialsOf]) {
    const hinted = first.filter((s) => hintFor(initials(s.code), hints));
    if (hinted.length === 1) return hinted[0]?.code ?? null;
    if (hinted.length > 1 && hinted.length < first.length) return null;
  }
  return null;
}

const YEAR = /[〔【［[（(]\s*(?:19|20)\d\d\s*[〕】］\])）]/gu;

/** What stands in front of file numbers: 渌财通〔2024〕4号 gives 渌财通. */
function numberHints(evidence: readonly { text: string }[]): Set<string> {
  const hints = new Set<string>();
  for (const { text } of evidence) {
    for (const found of text.matchAll(YEAR)) {
      const before = /[\u4e00-\u9fff]+$/u.exec(text.slice(Math.max(0, found.index - 6), found.index));
      if (before !== null) hints.add(before[0]);
    }
  }
  return hints;
}

/** What file numbers of a province begin with, by the first two digits of its code. */
const PROVINCES: Readonly<Record<string, string>> = {
  11: '京', 12: '津', 13: '冀', 14: '晋', 15: '蒙', 21: '辽', 22: '吉', 23: '黑', 31: '沪', 32: '苏', 33: '浙', 34: '皖',
  35: '闽', 36: '赣', 37: '鲁', 41: '豫', 42: '鄂', 43: '湘', 44: '粤', 45: '桂', 46: '琼', 50: '渝', 51: '川', 52: '黔贵',
  53: '云滇', 54: '藏', 61: '陕', 62: '甘陇', 63: '青', 64: '宁', 65: '新',
}; // prettier-ignore

const initialsOf = (code: string): string => regionIndex().names.get(code)?.[0] ?? '';
const initialsAbove = (code: string): string =>
  (PROVINCES[code.slice(0, 2)] ?? '') +
  parentsOf(code)
    .filter((parent) => depth(parent) === 1)
    .map(initialsOf)
    .join('');

/** Whether a file number starts with one of these characters: 株财 for 株洲市, 渌财通 for 渌口区. */
function hintFor(initials: string, hints: ReadonlySet<string>): boolean {
  // the words before it may belong to the sentence: 根据渌财通
  const begins = new RegExp(`(?:^|[根据按照依和与及])[${initials}].?[财政办发医民教农人卫府委]`, 'u');
  return initials !== '' && [...hints].some((hint) => begins.test(hint));
}
