/**
 * WACZ 1.1 (specs.webrecorder.net/wacz): a zip of web archives in `archive/`, with the titles of pages in
 * `pages/*.jsonl`. Its archives are stored without packing of their own, so they are read where they lie.
 */
import { inflateRawSync } from 'node:zlib';
import type { ReadFault } from '../../src/model/doc.js';
import type { ZipEntry } from '../shared/zip-directory.js';
import { type Budget, capOf } from './entry.js';
import { zipDirectory } from './warc-zip.js';
import { partOf, sourceOfBytes, type ByteSource } from './warc-source.js';
import { ARCHIVE } from './warc-kind.js';
import { type Counter, webMembers, type WebMember } from './warc.js';

const PAGES = /^pages\/[^/]+\.jsonl$/i;
/** Largest list of pages that is read. */
const MOST = 64 * 1024 * 1024;

type Opened = { readonly ok: true; readonly source: ByteSource } | { readonly ok: false; readonly fault: ReadFault };
const fault = (outcome: ReadFault['outcome'], message: string): Opened => ({ ok: false, fault: { outcome, message } });

/** A member where it lies; one that is packed is unpacked into memory. */
async function openEntry(source: ByteSource, entry: ZipEntry, budget: Budget): Promise<Opened> {
  const header = await source.read(entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
    return fault('damaged', `the member ${entry.name} is not where the zip directory says`);
  if (entry.encrypted) return fault('encrypted', `the member ${entry.name} is protected by a password`);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = entry.packed ?? 0;
  const part = partOf(source, start, packed);
  if (entry.method === 0) return { ok: true, source: part };
  if (entry.method !== 8) return fault('unsupported', `the member ${entry.name} is packed by method ${entry.method}, which is not read`); // prettier-ignore
  const { fileBytes } = budget.limits;
  if (packed > fileBytes) return fault('too-big', `the member ${entry.name} is packed in the zip and has more than ${fileBytes} bytes; unpack the file`); // prettier-ignore
  try {
    const cap = Math.min(fileBytes, capOf(packed, budget));
    const bytes = inflateRawSync(await part.read(0, packed), { maxOutputLength: Math.max(1, cap) });
    return { ok: true, source: sourceOfBytes(bytes) };
  } catch {
    return fault('damaged', `the member ${entry.name} cannot be unpacked, or only to more than the limit`);
  }
}

/** Titles of pages by their address. */
async function titlesOf(source: ByteSource, entries: readonly ZipEntry[], budget: Budget): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const entry of entries.filter(({ name }) => PAGES.test(name))) {
    const opened = await openEntry(source, entry, budget);
    if (!opened.ok || opened.source.size > MOST) continue;
    const text = (await opened.source.read(0, opened.source.size)).toString('utf8');
    for (const line of text.split('\n')) {
      const [, url, title] = pageOf(line) ?? [];
      if (url !== undefined && title !== undefined && !titles.has(url)) titles.set(url, title);
    }
  }
  return titles;
} // prettier-ignore

function pageOf(line: string): readonly [true, string, string] | null {
  try {
    const page: unknown = line.trim() === '' ? null : JSON.parse(line);
    if (typeof page !== 'object' || page === null || !('url' in page) || !('title' in page)) return null;
    const { url, title } = page;
    return typeof url === 'string' && typeof title === 'string' && title !== '' && title !== url ? [true, url, title] : null; // prettier-ignore
  } catch {
    return null;
  }
}

/** Gives out the documents of all archives in a WACZ. */
export async function* waczMembers(source: ByteSource, budget: Budget, counter: Counter): AsyncGenerator<WebMember> {
  const entries = await zipDirectory(source, budget.limits.entries);
  if (entries === null) {
    yield { url: null, fault: { outcome: 'damaged', message: 'the zip container has no readable directory' } };
    return;
  }
  const titles = await titlesOf(source, entries, budget);
  for (const entry of entries) {
    if (!ARCHIVE.test(entry.name)) continue;
    const opened = await openEntry(source, entry, budget);
    if (!opened.ok) {
      yield { url: null, fault: opened.fault };
      continue;
    }
    for await (const member of webMembers(opened.source, budget, counter)) {
      const title = 'bytes' in member ? titles.get(member.url) : undefined;
      if (title === undefined || !('bytes' in member)) yield member;
      else yield { ...member, hints: { ...member.hints, title } };
    }
  }
}
