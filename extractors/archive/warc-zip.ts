/** The directory of a zip that is too large for the memory. */
import { readDirectory, type ZipEntry } from '../shared/zip-directory.js';
import type { ByteSource } from './warc-source.js';

/** The end record with its comment (PKWARE APPNOTE.TXT 6.3.9, section 4.3.16). */
const END = 22 + 0xffff;
/** Largest directory that is read. */
const MOST = 64 * 1024 * 1024;

/** The directory of a zip that is not in memory; offsets are those of the file. Null if there is none that can be read. */
export async function zipDirectory(source: ByteSource, most: number): Promise<readonly ZipEntry[] | null> {
  const last = await source.read(Math.max(0, source.size - END), END);
  const end = last.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > last.length) return null;
  const length = last.readUInt32LE(end + 12) + (last.length - end);
  if (length > Math.min(MOST, source.size)) return null;
  const start = source.size - length;
  const list = readDirectory(await source.read(start, length), most);
  // offsets are told in relation to what was given
  return list === null ? null : list.entries.map((entry) => ({ ...entry, offset: entry.offset + start }));
}
