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
 */
export function resolveRegion(evidence: readonly { readonly text: string; readonly weight: number }[]): Resolution {
  const { clear, groups } = gather(evidence);
  const hints = numberHints(evidence);
  const doubts: string[] = [];
  const open: Group[] = [];
  for (const group of merged(groups)) {
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
  if (best === undefined) return { region: null, candidates, doubt: doubts[0] ?? null };
  const direct = clear.get(best.code) ?? 0;
  // an unclear name within the best area says that the place is below it, and not which
  const unclear = open.find((group) => group.weight >= direct || (group.weight >= direct * RIVAL && group.codes.some((code) => isWithin(code, best.code)))); // prettier-ignore
  if (unclear !== undefined) return { region: null, candidates, doubt: doubts[open.indexOf(unclear)] ?? null };
  const rival = scored.find((other) => other.code !== best.code && !isWithin(other.code, best.code) && !isWithin(best.code, other.code) && other.score >= best.score * RIVAL); // prettier-ignore
  if (rival !== undefined) {
    return { region: null, candidates, doubt: `the texts name both ${nameOf(best.code)} and ${nameOf(rival.code)}` };
  }
  return { region: regionOf(best.code), candidates, doubt: null };
}

const nameOf = (code: string): string => regionOf(code)?.name ?? code;
/** 0 province, 1 prefecture, 2 county. */
const depth = (code: string): number => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2);

/** An area's own weight, and half of what names the areas above it: a county's report names its province too. */
function total(code: string, clear: ReadonlyMap<string, number>): number {
  return parentsOf(code).reduce((sum, parent) => sum + (clear.get(parent) ?? 0) / 2, clear.get(code) ?? 0);
}

/** Weights of the areas that are named clearly, and names that several areas have. */
function gather(evidence: readonly { text: string; weight: number }[]): {
  clear: Map<string, number>;
  groups: Group[];
} {
  const clear = new Map<string, number>();
  const groups: Group[] = [];
  for (const { text, weight } of evidence) {
    // a name that is said often in one text counts little more than once
    const counts = new Map<string, { codes: string[]; times: number; text: string }>();
    for (const match of findRegion(text)) {
      const codes = match.candidates.map((ref) => ref.code);
      const key = codes.join();
      const entry = counts.get(key) ?? { codes, times: 0, text: match.text };
      entry.times++;
      counts.set(key, entry);
    }
    for (const { codes, times, text: words } of counts.values()) {
      const worth = weight * Math.min(1.5, 1 + (times - 1) / 10);
      const [only] = codes;
      if (codes.length === 1 && only !== undefined) clear.set(only, (clear.get(only) ?? 0) + worth);
      else groups.push({ text: words, codes, weight: worth });
    }
  }
  return { clear, groups };
}

/** The same unclear name in several texts is one group. */
function merged(groups: readonly Group[]): Group[] {
  const byCodes = new Map<string, Group>();
  for (const group of groups) {
    const other = byCodes.get(group.codes.join());
    byCodes.set(group.codes.join(), { ...group, weight: group.weight + (other?.weight ?? 0) });
  }
  return [...byCodes.values()];
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
  if (most === 0) return null;
  const first = support.filter((s) => s.score === most);
  const second = Math.max(0, ...support.filter((s) => s.score < most).map((s) => s.score));
  if (second >= most * RIVAL) return null;
  if (first.length === 1) return first[0]?.code ?? null;
  const hinted = first.filter((s) => hintFor(s.code, hints));
  return hinted.length === 1 ? (hinted[0]?.code ?? null) : null;
}

const NUMBER = /([\u4e00-\u9fff]{1,6})[〔【［[（(]\s*(?:19|20)\d\d\s*[〕】］\])）]/gu;

/** What stands in front of file numbers: 渌财通〔2024〕4号 gives 渌财通. */
function numberHints(evidence: readonly { text: string }[]): Set<string> {
  const hints = new Set<string>();
  for (const { text } of evidence) for (const found of text.matchAll(NUMBER)) hints.add(found[1] ?? '');
  return hints;
}

/** Whether a file number starts with the short name of the area's prefecture or of the area itself: 株财 for 株洲市. */
function hintFor(code: string, hints: ReadonlySet<string>): boolean {
  const { names } = regionIndex();
  const own = [code, ...parentsOf(code).filter((parent) => depth(parent) === 1)];
  return own.some((c) => {
    const first = names.get(c)?.[0] ?? '';
    // the words before it may belong to the sentence: 根据渌财通
    return first !== '' && [...hints].some((hint) => new RegExp(`(?:^|[根据按照依和与及])${first}.?[财政办发医民教农人卫府委]`, 'u').test(hint)); // prettier-ignore
  });
}
