/** One file to all its records: an archive gives one for each file in it, anything else gives its own. */
import { createHash } from 'node:crypto';
import { expandArchive, isArchive, type ArchiveEntry } from '../../extractors/archive/index.js';
import { LIMITS } from '../model/limits.js';
import { extractBytes, failed, openFile, type ExtractOptions, type Extracted } from './extract.js';

export { isArchive } from '../../extractors/archive/index.js';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads the file at `path`. For an archive, the files inside come in the order in which they are stored, each with its
 * own `sha256` and its path inside as `source.entry`; what cannot be unpacked comes as a record that says why. A
 * document that is merely wrapped in gzip is read as the document itself: it has no path inside, so `entry` is null.
 */
export async function* extractAll(path: string, options: ExtractOptions = {}): AsyncGenerator<Extracted> {
  const opened = await openFile(path, options);
  if (!opened.ok) yield opened.extracted;
  else yield* extractAllBytes(opened.bytes, path, options);
}

/** The same for bytes that stand for the file at `path`. */
export async function* extractAllBytes(
  bytes: Uint8Array,
  path: string,
  options: ExtractOptions = {},
): AsyncGenerator<Extracted> {
  if (!isArchive(bytes)) {
    yield await extractBytes(bytes, path, options);
    return;
  }
  const limits = { ...LIMITS, ...options.limits };
  for await (const entry of expandArchive(bytes, limits)) {
    const inside = entry.path === null ? options : { ...options, entry: entry.path };
    if ('fault' in entry) yield failedEntry(bytes, path, entry, inside);
    else yield await extractBytes(entry.bytes, path, inside);
  }
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
