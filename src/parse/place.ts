/** Where a report is from: the document's own words first, then what lies outside it, and what contradicts. */
import type { Region, Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import type { Outside, Place } from './outside.js';
import { hostFits } from './portal-host.js';
import { isWithin, regionOf } from './region-index.js';
import { findRegion } from './regions.js';
import { resolveRegion, type Resolution } from './resolve-region.js';
import { byTrust, weightOf, wordsFor, type Stated } from './trust.js';

/** Contractors and schools come from anywhere; only public bodies say where a report is from. */
const FIRM = /公司|集团|企业|合作社|大学|研究院|事务所/;

const isCounty = (code: string): boolean => !code.endsWith('00');
const nested = (a: string, b: string): boolean => a === b || isWithin(a, b) || isWithin(b, a);
const named = (code: string): string => regionOf(code)?.name ?? code;
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const source = (place: Place): string => `${wordsFor(place.ground)} (“${shown(place.text)}”)`;

/**
 * The area of a report, or null with a warning that says why. `texts` are all texts of the document that may name a
 * place. An area that rests on something outside the document is told, and so is one that contradicts another.
 */
export function placeOf(
  texts: readonly Stated<string>[],
  outside: Outside,
  year: number | null,
  warnings: Warning[],
): Region | null {
  const weigh = (of: readonly Stated<string>[]): Resolution =>
    resolveRegion(
      of.map(({ value, ground }) => ({ text: value, weight: FIRM.test(value) ? 1 : weightOf(ground) })),
      { year },
    );
  const full = weigh(texts);
  let region = full.region;
  if (!region && full.open?.why === 'rivals') region = mostTrusted(texts, weigh);
  if (region) {
    const { code } = region;
    const told = texts.some((text) => weightOf(text.ground) > 1 && names(text.value, code));
    return told ? checked(region, texts, outside, warnings) : ofSentences(region, outside, warnings);
  }
  const chosen = choice(full, outside);
  if (chosen !== null) {
    warnings.push(warn('subject.hinted', `the region ${named(chosen.code)} rests on ${chosen.by}, not on the document alone`)); // prettier-ignore
    return regionOf(chosen.code);
  }
  const doubt = full.doubt ?? disagreement(outside) ?? 'the document names no place that can be told';
  warnings.push(warn('region.unsure', doubt));
  return null;
}

const names = (text: string, code: string): boolean =>
  findRegion(text).some(({ candidates }) => candidates.some((ref) => nested(ref.code, code)));

/** Of two places named alike, the one that the cells of the form name; a cover copied from elsewhere does not undo it. */
function mostTrusted(
  texts: readonly Stated<string>[],
  weigh: (of: readonly Stated<string>[]) => Resolution,
): Region | null {
  return weigh(texts.filter(({ ground }) => ground === 'header')).region;
}

/** A place that only running text names may be a mere mention: a manifest may make it narrower, or leave it open. */
function ofSentences(region: Region, outside: Outside, warnings: Warning[]): Region | null {
  for (const place of outside.places) {
    const [code] = place.codes;
    if (place.codes.length !== 1 || code === undefined) continue;
    if (nested(code, region.code)) {
      if (!isWithin(code, region.code)) return region;
      warnings.push(warn('subject.hinted', `the region ${named(code)} rests on ${source(place)}; the document names ${region.name} only`)); // prettier-ignore
      return regionOf(code);
    }
    warnings.push(warn('region.unsure', `the text mentions ${region.name}, but ${source(place)} says ${named(code)}; neither was taken`)); // prettier-ignore
    return null;
  }
  return region;
}

/** Tells every public body of the document, and everything known from outside, that lies elsewhere. */
function checked(region: Region, texts: readonly Stated<string>[], outside: Outside, warnings: Warning[]): Region {
  for (const { value, ground, at } of texts) {
    if (weightOf(ground) <= 1 || FIRM.test(value)) continue;
    const first = findRegion(value)[0];
    const [code, ...others] = first?.candidates.map((ref) => ref.code) ?? [];
    // only the name in front says whose it is: 对口支援某县 stands later
    if (first === undefined || code === undefined || others.length > 0 || !leads(value, first.index)) continue;
    if (nested(code, region.code)) continue;
    warnings.push(warn('subject.conflict', `the region was taken to be ${region.name}, but ${wordsFor(ground)} (“${shown(value)}”) names ${named(code)}`, at)); // prettier-ignore
    break;
  }
  for (const place of outside.places) {
    if (place.codes.some((code) => nested(code, region.code))) continue;
    warnings.push(warn('subject.conflict', `the document is of ${region.name}, but ${source(place)} says ${place.codes.map(named).join(' or ')}; the document was followed`)); // prettier-ignore
  }
  return region;
}

const leads = (text: string, index: number): boolean =>
  /^(?:附件\d*[:：]?|关于|中共|中国共产党|国家税务总局|[（(]?(?:20\d{2}年度?)[)）]?)*$/.test(text.slice(0, index));

/** The area that something outside the document chooses among those it leaves open, the most trusted first. */
function choice(full: Resolution, outside: Outside): { code: string; by: string } | null {
  const { open } = full;
  if (open?.why === 'rivals') return null;
  for (const place of byTrust(outside.places)) {
    const code = open === null ? alone(place, outside) : narrowed(place, open);
    if (code !== null) return { code, by: source(place) };
  }
  if (open?.why !== 'several') return null;
  for (const host of outside.hosts) {
    const fits = open.among.filter((code) => hostFits(host, code));
    const [code] = fits;
    if (fits.length === 1 && code !== undefined) return { code, by: `the sound of the portal's address (${host})` };
  }
  return null;
}

function narrowed(place: Place, open: NonNullable<Resolution['open']>): string | null {
  const fits =
    open.why === 'several'
      ? open.among.filter((code) => place.codes.some((other) => code === other || isWithin(code, other)))
      : place.codes.filter((code) => isCounty(code) && open.among.some((above) => isWithin(code, above)));
  const [code] = fits;
  return fits.length === 1 && code !== undefined ? code : null;
}

/** A document that names no place at all: a county that nothing else contradicts, or what was given for it. */
function alone(place: Place, outside: Outside): string | null {
  const [code] = place.codes;
  if (place.codes.length !== 1 || code === undefined) return null;
  if (!isCounty(code) && !place.given) return null;
  return outside.places.every((other) => other.codes.some((own) => nested(own, code))) ? code : null;
}

function disagreement({ places }: Outside): string | null {
  const counties = places.filter(({ codes }) => codes.length === 1 && codes.every(isCounty));
  const [first, ...others] = counties;
  const other = others.find(({ codes }) => first !== undefined && codes[0] !== first.codes[0]);
  if (first === undefined || other === undefined) return null;
  return `the document names no place, and ${source(first)} and ${source(other)} name different ones`;
}
