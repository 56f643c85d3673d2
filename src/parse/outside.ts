/** What is known of a document from outside it: the title of the link, names of file and folders, a manifest, the portal. */
import type { Source } from '../model/record.js';
import { fiscalYearOf } from '../text/dates.js';
import { looksLikeUnit, readTitle, yearIn } from './prose/title.js';
import { isWithin, regionIndex } from './region-index.js';
import { findRegion } from './regions.js';
import type { Ground, Stated } from './trust.js';

/** Given with a document by whoever brings it; null or left out where it is not known. */
export interface Known {
  /** The title of the link that led to it. */
  readonly title?: string | null;
  /** An area's name from the province down (湖南省株洲市渌口区), or its code of GB/T 2260. */
  readonly region?: string | null;
  readonly year?: number | null;
  readonly unit?: string | null;
  /** Name or host of the portal. */
  readonly site?: string | null;
}

/** The areas that a text outside the document may mean: one if it is clear. */
export interface Place {
  readonly codes: readonly string[];
  readonly ground: Ground;
  readonly text: string;
  /** Whether it was given as the area of the document, at whatever level, and not merely found in a name. */
  readonly given: boolean;
}

export interface Outside {
  /** The most trusted first. */
  readonly places: readonly Place[];
  readonly years: readonly Stated<number>[];
  readonly units: readonly Stated<string>[];
  readonly hosts: readonly string[];
}

/** Reads the source's names and what is known. Years of folders that may be those of publication are left out. */
export function readOutside(source: Source, known: Known): Outside {
  const parts = [source.path, source.entry ?? ''].flatMap((path) => path.split(/[\\/]+/)).filter((part) => part !== '');
  // the path of the archive itself ends in its name, which says as much as a folder does
  const stem = (parts.at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const folders = parts.slice(0, -1);
  const url = source.url === null ? null : (/^[a-z]+:\/\/([^/:?#]+)/i.exec(source.url)?.[1] ?? null);
  const site = known.site ?? null;
  const link = known.title ?? null;
  const places: (Place | null)[] = [
    link === null ? null : placeIn(link, 'link-title'),
    placeIn(stem, 'file-name'),
    placeOfPath(folders, 'folder', false),
    regionGiven(known.region ?? null),
    known.unit ? placeIn(known.unit, 'manifest') : null,
    site === null ? null : placeIn(site, 'host'),
  ];
  const years: (Stated<number> | null)[] = [
    link === null ? null : stated(fiscalYearOf(link) ?? yearIn(link), 'link-title'),
    stated(yearOfName(stem), 'file-name'),
    stated(yearOfFolders(folders, source.publishedAt), 'folder'),
    stated(known.year ?? null, 'manifest'),
  ];
  const units: (Stated<string> | null)[] = [
    stated(link === null ? null : readTitle(link).unit, 'link-title'),
    stated(readTitle(stem).unit, 'file-name'),
    known.unit && looksLikeUnit(known.unit) ? stated(known.unit, 'manifest') : null,
  ];
  return {
    places: places.filter((place) => place !== null),
    years: years.filter((year) => year !== null),
    units: units.filter((unit) => unit !== null),
    hosts: [url, site].filter((host) => host !== null && /^[\w.-]+$/.test(host)) as string[],
  };
}

function stated<T>(value: T | null, ground: Ground): Stated<T> | null {
  return value === null ? null : { value, ground, at: null };
}

/** The one place that a text names; none where it names two that lie apart. */
function placeIn(text: string, ground: Ground): Place | null {
  const found = findRegion(text).map((match) => match.candidates.map((ref) => ref.code));
  const [first] = found;
  if (first === undefined) return null;
  const apart = found.some((codes) =>
    codes.every((code) => first.every((own) => own !== code && !isWithin(own, code))),
  );
  return apart ? null : { codes: first, ground, text, given: false };
}

function regionGiven(region: string | null): Place | null {
  if (region === null || region.trim() === '') return null;
  const code = /^\s*(\d{6})(?:0{3}|0{6})?\s*$/.exec(region)?.[1];
  if (code !== undefined)
    return regionIndex().names.has(code) ? { codes: [code], ground: 'manifest', text: region, given: true } : null;
  return placeOfPath(region.split(/[\\/>\s,，·-]+/), 'manifest', true);
}

/** 湖南省 / 株洲市 / 渌口区, also without the last words (湖南 / 株洲 / 渌口). Other names between them say nothing. */
function placeOfPath(parts: readonly string[], ground: Ground, given: boolean): Place | null {
  let codes: readonly string[] = [];
  const texts: string[] = [];
  for (const part of parts) {
    const found = areasNamed(part.replace(/^\d{1,3}[\s._、-]+/, ''), codes);
    const [match] =
      found.length > 0 ? [found] : findRegion(part).map(({ candidates }) => candidates.map((c) => c.code));
    if (match === undefined) continue;
    const within = match.filter((code) => codes.some((above) => code === above || isWithin(code, above)));
    // a part that lies elsewhere begins anew: folders of one run may stand in those of another
    codes = within.length > 0 ? within : match;
    if (within.length === 0) texts.length = 0;
    texts.push(part);
  }
  return codes.length === 0 ? null : { codes, ground, text: texts.join('/'), given };
}

/** Areas whose name, with or without its last word, is the whole of a text. A county's short name only below its city. */
function areasNamed(text: string, above: readonly string[]): string[] {
  const { byName, byStem, names } = regionIndex();
  if (/^\d{6}$/.test(text) && names.has(text)) return [text];
  const full = byName.get(text);
  if (full) return full.map(({ code }) => code);
  const stem = byStem.get(text);
  if (above.length === 0 || text.length < 2) return [...(stem ?? [])];
  const below = [...names]
    .filter(([code, name]) => name.slice(0, -1) === text && above.some((parent) => isWithin(code, parent)))
    .map(([code]) => code);
  return below.length > 0 ? below : [...(stem ?? [])];
}

const BARE_YEAR = /(?<!\d)(20\d{2})(?!\d)/g;

/** 2023年度…自评表 and report-2023; not 20240512 nor two different years. */
function yearOfName(name: string): number | null {
  const marked = fiscalYearOf(name);
  if (marked !== null) return marked;
  const years = new Set([...name.matchAll(BARE_YEAR)].map((match) => Number(match[1])));
  const [year] = years;
  return years.size === 1 && year !== undefined && year < 2100 ? year : null;
}

/** The year that is the whole name of a folder, unless it may be that of publication. */
function yearOfFolders(folders: readonly string[], publishedAt: string | null): number | null {
  const years = new Set(folders.flatMap((name) => /^(20\d{2})(?:年度?)?$/.exec(name)?.[1] ?? []).map(Number));
  const [year] = years;
  if (years.size !== 1 || year === undefined) return null;
  return publishedAt !== null && publishedAt.startsWith(String(year)) ? null : year;
}
