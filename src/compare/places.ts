/** Rows of a table: which place a figure belongs to, and what the place is called there. */
import type { Figure, LeftOutReason } from './answer.js';
import type { Level } from './question.js';

export interface Place {
  readonly key: string;
  readonly code: string | null;
  readonly province: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
}

type Region = Pick<Figure, 'regionCode' | 'regionName' | 'provinceCode' | 'province' | 'prefectureCode' | 'prefecture' | 'county'>; // prettier-ignore

/** The row of a region at a level, or why it has none. Counties that a province governs itself are a row of it. */
export function placeOf(region: Region, level: Level): Place | LeftOutReason {
  const { regionCode, regionName, provinceCode, province, prefectureCode, prefecture, county } = region;
  if (provinceCode === null || (regionCode === null && regionName === null)) return 'no-region';
  if (level === 'county') {
    if (county === null) return 'above';
    return { key: regionCode ?? regionName ?? '', code: regionCode, province, prefecture, county };
  }
  if (level === 'province') return { key: provinceCode, code: provinceCode, province, prefecture: null, county: null };
  if (prefectureCode === null && county === null) return 'above';
  const code = prefectureCode ?? provinceCode;
  return { key: code, code, province, prefecture: prefecture ?? `${province ?? ''}直辖`, county: null };
}

/** The shortest names that tell places apart: 临湘市, or 株洲市 城区 beside another 城区. */
export function labelsOf(places: readonly Place[]): Map<string, string> {
  const forms = [
    (p: Place) => p.county ?? p.prefecture ?? p.province ?? p.key,
    (p: Place) => [p.prefecture ?? p.province, p.county].filter((part) => part !== null).join(' '),
    (p: Place) => [p.province, p.prefecture, p.county].filter((part) => part !== null).join(' '),
    (p: Place) => p.key,
  ];
  const labels = new Map<string, string>();
  let left = [...new Map(places.map((place) => [place.key, place])).values()];
  for (const form of forms) {
    const uses = new Map<string, number>();
    for (const place of left) uses.set(form(place), (uses.get(form(place)) ?? 0) + 1);
    const still: Place[] = [];
    for (const place of left) {
      if (uses.get(form(place)) === 1) labels.set(place.key, form(place));
      else still.push(place);
    }
    left = still;
  }
  for (const place of left) labels.set(place.key, place.key);
  return labels;
}
