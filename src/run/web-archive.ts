/** Web archives (WARC, WACZ): their documents with what the crawl knows of each, and pages' hints for what they link. */
import { createHash } from 'node:crypto';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { pageLinks, pageMeta, pageText, PAGE_HEAD_BYTES } from '../../extractors/html/page-head.js';
import { expandWebArchive, webArchiveKind, webDocuments, type ArchiveEntry, type ByteSource, type WebAccount, type WebArchiveKind, type WebHints } from '../../extractors/archive/index.js'; // prettier-ignore
import { LIMITS } from '../model/limits.js';
import { warn } from '../model/warn.js';
import { failed, type ExtractOptions, type Extracted, type Hints } from './extract.js';
import { handedOn, isPageAddress, judgeClaims, normalUrl, type Claim } from './inputs/attachments.js';
import { mergeHints } from './inputs/candidate.js';
import type { Found } from './expand.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Hints of a response; what the server did not state is left to the hints of the archive itself. */
export function webHints(hints: WebHints | undefined): Hints {
  return hints === undefined ? {} : mergeHints({ ...hints }, {});
}

/**
 * A first look over the pages of a crawl: what they say of the files that they link and that are in it. Memory: the
 * addresses of the crawl, and a title for each linked file.
 */
async function linkedFiles(
  source: ByteSource,
  kind: WebArchiveKind,
  options: ExtractOptions,
): Promise<ReadonlyMap<string, Hints>> {
  const files = new Set<string>();
  const pages: { readonly links: readonly string[]; readonly page: string; readonly hints: Hints }[] = [];
  for await (const member of webDocuments(source, kind, { ...LIMITS, ...options.limits })) {
    if (!('bytes' in member)) continue;
    const url = normalUrl(member.url, null);
    if (url === null) continue;
    if (!member.page) {
      files.add(url);
      continue;
    }
    const text = pageText(member.bytes.subarray(0, PAGE_HEAD_BYTES), member.hints.charset);
    const links = [...new Set(pageLinks(text).flatMap((link) => normalUrl(link, member.url) ?? []))].filter(
      (link) => !isPageAddress(link),
    );
    if (links.length === 0) continue;
    const meta = await pageMeta(text);
    const known = handedOn(webHints(member.hints), { title: meta.title, publishedAt: meta.publishedAt, url: null });
    pages.push({ links, page: member.url, hints: mergeHints({ url: null, title: known.title ?? null, publishedAt: known.publishedAt ?? null }, {}) }); // prettier-ignore
  }
  const claims = new Map<string, Claim[]>();
  for (const { links, page, hints } of pages) {
    const there = links.filter((link) => files.has(link));
    for (const link of there) claims.set(link, [...(claims.get(link) ?? []), { page, files: there.length, hints }]);
  }
  return new Map([...claims].flatMap(([url, own]) => {
    const hints = judgeClaims(own);
    return hints === null ? [] : [[url, hints] as const];
  })); // prettier-ignore
}

/** The account of a web archive: a record without reports, whose warnings say what was not read and how much of it. */
export function accountRecord(
  account: WebAccount,
  { path, hash, size }: { readonly path: string; readonly hash: string; readonly size: number },
  options: ExtractOptions,
): Extracted {
  const { documents, passed } = account;
  const record = failed(path, new Uint8Array(), { outcome: 'empty', message: '' }, options);
  const list = passed.map(({ reason, count }) => `${count} ${reason}`).join(', ');
  const warnings = [
    warn('report.none', `a web archive of ${documents} documents, each read by itself${list === '' ? '' : `; not read: ${list}`}`), // prettier-ignore
    ...passed.map(({ reason, count, example }) => warn('archive.skipped', `${count} ${reason}${example === null ? '' : `, such as ${example.slice(0, 500)}`}`)), // prettier-ignore
  ];
  const source = { ...record.extraction.source, sha256: hash, bytes: size, format: 'warc' };
  return { ...record, outcome: 'not-a-report', extraction: { source, reports: [], warnings } };
}

/** Documents of a web archive as `documentsIn` gives them; the last is the account. `hash`: of the archive's bytes. */
export async function* webDocumentsIn(
  source: ByteSource,
  kind: WebArchiveKind,
  at: { readonly path: string; readonly hash: string },
  options: ExtractOptions = {},
): AsyncGenerator<Found> {
  const { path, hash } = at;
  const linked = await linkedFiles(source, kind, options);
  let unnamed = 0;
  for await (const entry of expandWebArchive(source, kind, { ...LIMITS, ...options.limits })) {
    if ('web' in entry) {
      yield { entry: null, failed: accountRecord(entry.web, { path, hash, size: source.size }, options), hints: {} };
      continue;
    }
    const hints = mergeHints(hintsOf(entry, linked), { entry: entry.path });
    if ('bytes' in entry) {
      yield { entry: entry.path, bytes: entry.bytes, hints };
      continue;
    }
    const record = failed(path, new Uint8Array(), entry.fault, { ...options, ...hints });
    const own = sha256(`${hash}\n${entry.path ?? `#${unnamed++}`}`);
    const known = { ...record.extraction.source, sha256: own };
    yield { entry: entry.path, failed: { ...record, extraction: { ...record.extraction, source: known } }, hints };
  }
}

function hintsOf(entry: Exclude<ArchiveEntry, { web: unknown }>, linked: ReadonlyMap<string, Hints>): Hints {
  const own = webHints(entry.hints);
  const url = typeof own.url === 'string' ? normalUrl(own.url, null) : null;
  const page = url === null ? undefined : linked.get(url);
  // what the page says of when it was published is better than when the file was put there
  return page === undefined ? own : mergeHints(mergeHints({ publishedAt: page.publishedAt ?? null }, own), page);
}

/** Bytes of a file that are hashed at once. */
const PIECE = 1024 * 1024;

async function hashOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size;) {
    const piece = await source.read(at, PIECE);
    if (piece.length === 0) break;
    hash.update(piece);
    at += piece.length;
  }
  return hash.digest('hex');
}

function sourceOf(handle: FileHandle, size: number, beat: () => void): ByteSource {
  return {
    size,
    async read(from, length) {
      beat();
      const wanted = Math.max(0, Math.min(length, size - from));
      const buffer = Buffer.allocUnsafe(wanted);
      let read = 0;
      for (let n = 1; n > 0 && read < wanted; read += n)
        ({ bytesRead: n } = await handle.read(buffer, read, wanted - read, from + read));
      return buffer.subarray(0, read);
    },
  };
}

export interface OpenedWebArchive {
  readonly bytes: number;
  readonly sha256: string;
  readonly documents: () => AsyncGenerator<Found>;
  readonly close: () => Promise<void>;
}

const NAMED = /\.(?:warc|wacz)(?:\.gz)?$/i;

/**
 * Opens the file at `where` if it is a web archive, so that it is read in pieces however large it is. Null for any other
 * file, which costs nothing unless its name or size (more than a file may have in memory) suggests one. `path`: as it is recorded.
 */
export async function openWebArchive(
  where: string | Buffer,
  path: string,
  options: ExtractOptions = {},
  beat: () => void = () => undefined,
): Promise<OpenedWebArchive | null> {
  const limits = { ...LIMITS, ...options.limits };
  let handle: FileHandle | null = null;
  try {
    const info = await stat(where);
    if (!info.isFile() || !(NAMED.test(path) || info.size > limits.fileBytes)) return null;
    handle = await open(where, 'r');
    const source = sourceOf(handle, info.size, beat);
    const kind = await webArchiveKind(source, limits.entries);
    if (kind !== null) {
      const hash = await hashOf(source);
      const opened = handle;
      handle = null;
      return {
        bytes: info.size,
        sha256: hash,
        documents: () => webDocumentsIn(source, kind, { path, hash }, options),
        close: () => opened.close(),
      };
    }
    return null;
  } catch {
    // whoever reads the file as any other will say what is wrong
    return null;
  } finally {
    await handle?.close();
  }
}
