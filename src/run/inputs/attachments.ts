/**
 * Pages and the files they link. An attachment (附件1.docx) often says less of itself than the page that links it: the
 * page's title, date and address are hints for it. Only files that are among the candidates get any.
 */
import { open, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { PAGE_HEAD_BYTES, pageLinks, pageMeta, pageText } from '../../../extractors/html/page-head.js';
import type { Hints } from '../extract.js';
import { mergeHints, type Candidate } from './candidate.js';

const PAGE = /^\.(?:html?|shtml|xhtml|jsp|jspx|aspx?|php|do)?$/i;
/** Whether a file is a page by its name; one without an ending may be. */
export const isPageName = (path: string): boolean => PAGE.test(extname(path));

/** The address without its fragment, in one spelling; null if it is none. */
export function normalUrl(text: string, base: string | null): string | null {
  try {
    const url = base === null ? new URL(text) : new URL(text, base);
    if (!/^https?:$/.test(url.protocol)) return null;
    url.hash = '';
    return url.href;
  } catch {
    return null;
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Whether an address is that of a page, or of a folder, by its ending: nothing is handed on to those. */
export const isPageAddress = (url: string): boolean => /(?:\/|\.s?html?|\.xhtml)(?:[?#].*)?$/i.test(url);

/** Where on the disk a link of a page may lead: relative to it, or saved beside it under the address's last part. */
function placesOf(page: string, link: string): readonly string[] {
  const bare = link.replace(/[?#].*$/s, '');
  if (bare === '') return [];
  const folder = dirname(page);
  const relative = /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(bare) ? [] : [join(folder, decoded(bare)), join(folder, bare)];
  const last = decoded(bare).split(/[\\/]/).at(-1) ?? '';
  const stem = basename(page, extname(page));
  const beside = last === '' ? [] : ['', `${stem}_files`, `${stem}.files`].map((inner) => join(folder, inner, last));
  return [...relative, ...beside];
}

/** A page that links a file. */
export interface Claim {
  readonly page: string;
  /** Files of the run that the page links: a list of all attachments says less than the page of one. */
  readonly files: number;
  readonly hints: Hints;
}

/**
 * What pages say of a file that several of them link: the page that links the fewest files counts. Pages that link as
 * many and have another title contradict each other, so nothing is taken from them.
 */
export function judgeClaims(claims: readonly Claim[]): Hints | null {
  const least = Math.min(...claims.map(({ files }) => files));
  const best = claims.filter(({ files }) => files === least);
  const [first] = best;
  if (first === undefined || best.some(({ hints }) => hints.title !== first.hints.title)) return null;
  return first.hints;
}

/** What a page hands on to what it links: all that is known of it but how it is written. */
export function handedOn(known: Hints, meta: Pick<Hints, 'title' | 'publishedAt' | 'url'>): Hints {
  return mergeHints(meta, { ...known, charset: null, entry: null });
}

async function beginningOf(path: string): Promise<Uint8Array | null> {
  // a pipe would keep whoever opens it waiting
  const info = await stat(path).catch(() => null);
  const handle = info?.isFile() === true ? await open(path, 'r').catch(() => null) : null;
  if (handle === null) return null;
  try {
    const buffer = Buffer.allocUnsafe(Math.min(PAGE_HEAD_BYTES, info?.size ?? 0));
    let read = 0;
    for (let n = 1; n > 0 && read < buffer.length; read += n)
      ({ bytesRead: n } = await handle.read(buffer, read, buffer.length - read, read));
    return buffer.subarray(0, read);
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}

/** Gives attachments the hints of their pages. Order and number of the candidates stay. */
export async function withPageHints(candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
  const files = new Map<string, number>();
  const addresses = new Map<string, number>();
  candidates.forEach(({ path, hints }, i) => {
    if (/^\.(?:s?html?|xhtml)$/i.test(extname(path))) return;
    files.set(resolve(path), i);
    const url = typeof hints.url === 'string' ? normalUrl(hints.url, null) : null;
    if (url !== null && !addresses.has(url)) addresses.set(url, i);
  });
  const claims = new Map<number, Claim[]>();
  if (files.size === 0) return candidates;
  for (const [index, { path, hints }] of candidates.entries()) {
    if (!isPageName(path)) continue;
    const bytes = await beginningOf(path);
    const head = bytes === null ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    if (bytes === null || !/<a\s/i.test(head)) continue;
    const source = pageText(bytes, hints.charset ?? null);
    let base = typeof hints.url === 'string' ? hints.url : null;
    // saved pages say where they were: the tag is looked for without reading the rest
    base ??= /<link\s[^>]*rel=["']?canonical["']?[^>]*href=["']([^"']+)/i.exec(source)?.[1] ?? null;
    base ??= /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/.exec(source.slice(0, 4000))?.[1] ?? null;
    const linked = new Map<number, string | null>();
    for (const link of pageLinks(source)) {
      const url = normalUrl(link, base);
      const found = (url === null ? undefined : addresses.get(url)) ?? placesOf(path, link).map((place) => files.get(resolve(place))).find((i) => i !== undefined); // prettier-ignore
      if (found !== undefined && found !== index && !linked.has(found)) linked.set(found, normalUrl(link, null));
    }
    if (linked.size === 0) continue;
    const meta = await pageMeta(source);
    for (const [target, url] of linked) {
      const own = handedOn(hints, { title: meta.title, publishedAt: meta.publishedAt, url: url ?? meta.url });
      claims.set(target, [...(claims.get(target) ?? []), { page: path, files: linked.size, hints: own }]);
    }
  }
  return candidates.map((candidate, i) => {
    const claimed = claims.get(i);
    const hints = claimed === undefined ? null : judgeClaims(claimed);
    return hints === null ? candidate : { ...candidate, hints: mergeHints(candidate.hints, hints) };
  });
}
