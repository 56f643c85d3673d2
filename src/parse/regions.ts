/** Finds place names in unit names and titles. Which place a whole document is of is told by resolve-region.ts. */
import { remembered } from '../text/remembered.js';
import { isWithin, regionIndex, regionOf } from './region-index.js';
import type { FormerName, Named, RegionRef } from './region-index.js';

export type { FormerName, RegionRef } from './region-index.js';

export interface RegionCandidate extends RegionRef {
  /** Set when the name is one of the past; code and name are those of the area that holds the place today. */
  readonly former: FormerName | null;
}

export interface RegionMatch {
  /** The words found, with the names of provinces and prefectures in front: 株洲市渌口区. */
  readonly text: string;
  /** Where they start in the text, in UTF-16 units. */
  readonly index: number;
  /** The areas they may stand for: one if they are clear, several for 鼓楼区 alone. Never empty. */
  readonly candidates: readonly RegionCandidate[];
  /** That of the candidate, if there is only one. */
  readonly former: FormerName | null;
}

interface Found {
  from: number;
  to: number;
  named: readonly Named[];
  /** Whether names in front have been used to tell which area is meant. */
  chained: boolean;
}

/** Words that also are names (老城区 of 洛阳): only at a unit's start or after the name of the area above. */
const ALSO_WORDS = new Set(['老城区', '新城区', '新市区', '城中区', '市中区', '城关区', '河口区', '港口区', '海港区', '解放区', '公安县', '新区', '江北区', '江南区', '河东区', '河西区', '中原区', '和平区', '和平县', '振兴区', '向阳区', '平安区', '东乡县', '郊区', '清河区', '小河区']); // prettier-ignore
/** Mere directions and kinds: only after the name of the area above. */
const ONLY_CHAINED = new Set(['城区', '郊区', '矿区', '东区', '西区']);
const BARE = ['内蒙古', '广西', '宁夏', '新疆', '西藏'];
/** What the name of an area or zone ends in; in a text without any of it nothing can be found. */
const MAY_NAME = new RegExp(`[省市区县旗州盟园城]|${BARE.join('|')}`);
const HAN = /[\u4e00-\u9fff]/;
/** What may stand before a short name without making another word of it. */
const BEFORE = /(?:[在对向由为是及至到从据按与]|年度?|关于|印发|附件|上报|报送|单位|部门|名称|和)$/u;

/**
 * Place names in a text, in order. Names that follow one another from the province down make one match; a name whose
 * candidates contradict the name in front of it stands alone.
 */
export const findRegion: (text: string) => readonly RegionMatch[] = remembered((text) => {
  if (!MAY_NAME.test(text)) return [];
  const matches: RegionMatch[] = [];
  for (const found of chain(text, scan(text))) {
    const refs: RegionCandidate[] = [];
    for (const { code, former } of found.named) {
      const ref = regionOf(code);
      if (ref !== null && !refs.some((other) => other.code === code)) refs.push({ ...ref, former });
    }
    if (refs.length === 0) continue;
    const former = refs.length === 1 ? (refs[0]?.former ?? null) : null;
    matches.push({ text: text.slice(found.from, found.to), index: found.from, candidates: refs, former });
  }
  return matches;
});

/** Single names, longest first at each place that ends in a word for an area. */
function scan(text: string): Found[] {
  const { byName, longest } = regionIndex();
  const found: Found[] = [];
  for (let end = 1; end <= text.length; end++) {
    if (!isKind(text.charCodeAt(end - 1))) continue;
    let first = end - 1;
    while (first > 0 && end - first < longest && isHan(text.charCodeAt(first - 1))) first--;
    for (let from = first; from <= end - 2; from++) {
      const named = byName.get(text.slice(from, end));
      if (named === undefined || !endsHere(text, from, end)) continue;
      // a longer name that ends later takes the place of one inside it (巴州 in 巴州区)
      while ((found[found.length - 1]?.from ?? -1) >= from) found.pop();
      const last = found[found.length - 1];
      if (last !== undefined && last.to > from) break;
      found.push({ from, to: end, named, chained: false });
      break;
    }
  }
  for (const name of BARE) {
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
      const to = from + name.length;
      if (found.some((other) => other.from < to && other.to > from)) continue;
      const codes = regionIndex().byStem.get(name) ?? [];
      found.push({ from, to, named: codes.map((code) => ({ code, former: null })), chained: false });
    }
  }
  return [...found, ...zones(text, found)].sort((a, b) => a.from - b.from);
}

const ZONE =
  /经济(?:技术)?开发区|经开区|高新(?:技术)?(?:产业)?(?:开发|园)?区|(?:产业|工业)(?:园|集中|开发)区|产业新城/gu;

/** 渌口经济开发区: a zone belongs to the place whose name, without its last word, stands before it. */
function zones(text: string, found: readonly Found[]): Found[] {
  const { byStem, countyByStem } = regionIndex();
  const named: Found[] = [];
  for (const { index } of text.matchAll(ZONE)) {
    for (let from = Math.max(0, index - 5); from <= index - 2; from++) {
      const name = text.slice(from, index);
      const county = countyByStem.get(name);
      const codes = byStem.get(name) ?? (county === undefined ? [] : [county]);
      // 沙市 in 长沙市高新区 is none
      if (codes.length === 0 || found.some((other) => other.from < index && other.to > from)) continue;
      named.push({ from, to: index, named: codes.map((code) => ({ code, former: null })), chained: false });
      break;
    }
  }
  return named;
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** 省市区县旗州盟 */
function isKind(code: number): boolean {
  return (
    code === 0x7701 || code === 0x5e02 || code === 0x533a || code === 0x53bf || code === 0x65d7 || code === 0x5dde || code === 0x76df // prettier-ignore
  );
}

/** Whether what follows leaves the name a name: not 东方市场, 全州县市, 中原区域; but 攸县市场监督管理局. */
function endsHere(text: string, from: number, end: number): boolean {
  const next = text[end] ?? '';
  const kind = text[end - 1];
  if (kind === '市') return next !== '场';
  if (kind === '区') return !/[域间段]/u.test(next);
  if (next === '市' && (kind === '县' || kind === '州')) return /[场政]/u.test(text[end + 1] ?? '');
  if (kind === '县') return !/[域区]/u.test(next) && (end - from > 2 || !/[级内外直乡城以]/u.test(next));
  if (kind === '州') return !/[区县]/u.test(next);
  return true;
}

/** Puts names together that follow one another, and drops those that are only parts of other words. */
function chain(text: string, found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const one of found) {
    const before = out[out.length - 1];
    if (before !== undefined && before.to === one.from) {
      const within = one.named.filter((named) => before.named.some((parent) => inside(named, parent)));
      if (within.length > 0) {
        const today = within.filter((named) => named.former === null);
        out[out.length - 1] = { ...one, from: before.from, named: today.length > 0 ? today : within, chained: true };
        continue;
      }
    }
    const stem = stemBefore(text, one);
    if (stem !== null) {
      const above = out[out.length - 1];
      const joined = above !== undefined && above.to === stem.from && stem.named.every((named) => above.named.some((p) => inside(named, p))); // prettier-ignore
      if (joined) out.pop();
      out.push(joined ? { ...stem, from: above.from } : stem);
      continue;
    }
    if (stands(text, one)) out.push(one);
  }
  return out;
}

function inside(named: Named, parent: Named): boolean {
  return isWithin(named.code, parent.code) || (named.former !== null && isWithin(named.former.code, parent.code));
}

/** 株洲渌口区, 湖南株洲市: the area above without its last word. */
function stemBefore(text: string, one: Found): Found | null {
  const { byStem } = regionIndex();
  for (let length = 5; length >= 2; length--) {
    const from = one.from - length;
    if (from < 0) continue;
    const codes = byStem.get(text.slice(from, one.from));
    const named = one.named.filter((n) => codes?.some((code) => inside(n, { code, former: null })) === true);
    if (named.length === 0) continue;
    const whole = { ...one, from, named, chained: true };
    return stemBefore(text, whole) ?? whole;
  }
  return null;
}

/** Whether a name without the area above in front of it may be trusted to be one. */
function stands(text: string, one: Found): boolean {
  const name = text.slice(one.from, one.to);
  if (ONLY_CHAINED.has(name)) return false;
  const before = text.slice(Math.max(0, one.from - 4), one.from);
  if (before === '' || !HAN.test(before.slice(-1))) return true;
  const risky = name.length <= 2 || ALSO_WORDS.has(name) || name.endsWith('山区');
  return !risky || (name.length > 2 && !name.endsWith('山区') ? BEFORE.test(before) : /(?:年度?|关于|印发|在|由)$/u.test(before)); // prettier-ignore
}
