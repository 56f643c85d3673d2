/**
 * Opening the zip container of an office document with a budget, so that a bomb costs nothing and a damaged file gives
 * what is left of it. PKWARE APPNOTE.TXT 6.3.9, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16.
 *
 * Declared sizes are never trusted: every member is inflated against a cap of its own and then held against its
 * checksum. Nothing here throws; faults come back as data.
 */
import type { ReadFault } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import { decodeXmlBytes } from './xml-bytes.js';
import { readDirectory, recoverEntries, type ZipEntry } from './zip-directory.js';
import { createUnpacker } from './zip-member.js';

export type ZipLimits = Pick<Limits, 'inflatedBytes' | 'inflateRatio' | 'entries'>;

export type ZipPart<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: ReadFault };

export interface ZipReader {
  /** Names of the members that are files, with `/` between folders, in the order of the directory. */
  names(): readonly string[];
  has(name: string): boolean;
  /** The name as it stands in the container for a name that may differ in case or by a leading `/`; null if none. */
  resolve(name: string): string | null;
  /** Contents of a member; a fault `damaged` if it is not there or cut short, `encrypted`, `bomb` or `unsupported`. */
  bytes(name: string): ZipPart<Uint8Array>;
  /** Contents of an XML or text member: by byte order mark, else the XML declaration, else UTF-8. */
  text(name: string): ZipPart<string>;
  /** What had to be repaired so far. */
  warnings(): readonly Warning[];
}

export type ZipOpened =
  { readonly ok: true; readonly zip: ZipReader } | { readonly ok: false; readonly fault: ReadFault };

/** Whether the bytes start like a zip file (also an empty or a split one). */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6) || (bytes[2] === 7 && bytes[3] === 8);
}

/** Opens a zip from its bytes. A missing or broken central directory is rebuilt from the local headers. */
export function openZip(bytes: Uint8Array, limits: ZipLimits): ZipOpened {
  const no = (outcome: ReadFault['outcome'], message: string) => ({ ok: false as const, fault: { outcome, message } });
  if (bytes.length === 0) return no('empty', 'the file has no bytes');
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const warnings: Warning[] = [];

  let list = readDirectory(data, limits.entries);
  if (list === null) {
    list = recoverEntries(data, limits.entries);
    if (list.entries.length === 0) return no('damaged', 'the zip container has no readable directory and no members');
    warnings.push(
      warn('structure.repaired', 'the directory at the end of the zip container is missing or damaged; it was rebuilt'),
    );
  }
  if (list.tooMany) return no('bomb', `the zip container lists more than ${limits.entries} members`);

  const members = new Map<string, ZipEntry>();
  for (const entry of list.entries) if (!entry.name.endsWith('/')) members.set(entry.name, entry);
  const folded = new Map<string, string>();
  for (const name of members.keys()) folded.set(name.toLowerCase(), name);

  let budget = limits.inflatedBytes;
  const unpack = createUnpacker(data, limits);

  const read = (name: string): ZipPart<Uint8Array> => {
    const entry = members.get(name);
    if (entry === undefined) return no('damaged', `the member ${name} is missing`);
    const part = unpack(entry, budget);
    if (!part.ok) return part;
    budget -= part.value.length;
    for (const note of part.notes) warnings.push(warn('structure.repaired', note));
    return { ok: true, value: part.value };
  };

  const zip: ZipReader = {
    names: () => [...members.keys()],
    has: (name) => members.has(name),
    resolve: (name) => {
      const plain = name.startsWith('/') ? name.slice(1) : name;
      return members.has(plain) ? plain : (folded.get(plain.toLowerCase()) ?? null);
    },
    bytes: read,
    text: (name) => {
      const part = read(name);
      return part.ok ? { ok: true, value: decodeXmlBytes(part.value) } : part;
    },
    warnings: () => warnings,
  };
  return { ok: true, zip };
}
