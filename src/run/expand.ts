/** One file to all its records: an archive gives one for each file in it, anything else gives its own. */
import { createHash } from 'node:crypto';
import {
  expandArchive,
  isArchive,
  sourceOfBytes,
  webArchiveKind,
  type ArchiveEntry,
} from '../../extractors/archive/index.js';
import { LIMITS } from '../model/limits.js';
import { extractBytes, failed, openFile, type ExtractOptions, type Extracted, type Hints } from './extract.js';
import { accountRecord, openWebArchive, webDocumentsIn, webHints } from './web-archive.js';

export { isArchive } from '../../extractors/archive/index.js';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads the file at `path`. For an archive, the files inside come in the order in which they are stored, each with its
 * own `sha256` and its path inside as `source.entry`; what cannot be unpacked comes as a record that says why. A
 * document that is merely wrapped in gzip is read as the document itself: it has no path inside, so `entry` is null.
 */
export async function* extractAll(path: string, options: ExtractOptions = {}): AsyncGenerator<Extracted> {
  const web = await openWebArchive(path, path, options);
  if (web !== null) {
    try {
      yield* extractFound(web.documents(), path, options);
    } finally {
      await web.close();
    }
    return;
  }
  const opened = await openFile(path, options);
  if (!opened.ok) yield opened.extracted;
  else yield* extractAllBytes(opened.bytes, path, options);
}

async function* extractFound(
  documents: AsyncIterable<Found>,
  path: string,
  options: ExtractOptions,
): AsyncGenerator<Extracted> {
  for await (const found of documents) {
    if ('failed' in found) yield found.failed;
    else yield await extractBytes(found.bytes, path, { ...options, ...found.hints });
  }
}

/** The same for bytes that stand for the file at `path`. */
export async function* extractAllBytes(
  bytes: Uint8Array,
  path: string,
  options: ExtractOptions = {},
): AsyncGenerator<Extracted> {
  yield* extractFound(documentsIn(bytes, path, options), path, options);
}

/** The path inside an archive as an option of `extractBytes`; what was given stays where there is none. */
export const entryHint = (entry: string | null): Pick<ExtractOptions, 'entry'> => (entry === null ? {} : { entry });

/**
 * A document that a file holds, not yet read; or the record that says why there is none. `hints`: what the archive knows
 * of it, its path inside among them; what it does not know is left out.
 */
export type Found =
  | { readonly entry: string | null; readonly hints: Hints; readonly bytes: Uint8Array }
  | { readonly entry: string | null; readonly hints: Hints; readonly failed: Extracted };

/**
 * The documents that bytes hold, before they are read, so that one that is known by its hash need not be: the file
 * itself, or the files of an archive one after the other.
 */
export async function* documentsIn(
  bytes: Uint8Array,
  path: string,
  options: ExtractOptions = {},
): AsyncGenerator<Found> {
  if (!isArchive(bytes)) {
    yield { entry: null, bytes, hints: {} };
    return;
  }
  const source = sourceOfBytes(bytes);
  const web = await webArchiveKind(source, LIMITS.entries);
  if (web !== null) {
    yield* webDocumentsIn(source, web, { path, hash: sha256(bytes) }, options);
    return;
  }
  for await (const entry of expandArchive(bytes, { ...LIMITS, ...options.limits })) {
    if ('web' in entry) {
      yield { entry: entry.path, failed: nestedAccount(bytes, path, entry, options), hints: {} };
      continue;
    }
    const hints = { ...webHints(entry.hints), ...entryHint(entry.path) };
    if ('fault' in entry)
      yield { entry: entry.path, failed: failedEntry(bytes, path, entry, { ...options, ...hints }), hints }; // prettier-ignore
    else yield { entry: entry.path, bytes: entry.bytes, hints };
  }
}

/** The account of a web archive inside another archive. */
function nestedAccount(
  archive: Uint8Array,
  path: string,
  { path: entry, web }: Extract<ArchiveEntry, { readonly web: unknown }>,
  options: ExtractOptions,
): Extracted {
  const hash = sha256(`${sha256(archive)}\n${entry ?? ''}`);
  return accountRecord(web, { path, hash, size: 0 }, { ...options, ...entryHint(entry) });
}

/**
 * The record of what could not be unpacked. A file without bytes cannot be known by their hash, so its hash is made of
 * the archive's and its path inside: it stays the same, and no two such files are taken for one.
 */
function failedEntry(
  archive: Uint8Array,
  path: string,
  entry: Extract<ArchiveEntry, { readonly fault: unknown }>,
  options: ExtractOptions,
): Extracted {
  if (entry.path === null) return failed(path, archive, entry.fault, options);
  const record = failed(path, new Uint8Array(), entry.fault, options);
  const source = { ...record.extraction.source, sha256: sha256(`${sha256(archive)}\n${entry.path}`) };
  return { ...record, extraction: { ...record.extraction, source } };
}
