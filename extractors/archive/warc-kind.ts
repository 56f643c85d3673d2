/** Telling web archives by their bytes: WARC, plain or packed by gzip, and WACZ. */
import { inflateRawSync, constants } from 'node:zlib';
import { gzipDataStart } from './warc-gzip.js';
import { isWarcStart } from './warc-record.js';
import type { ByteSource } from './warc-source.js';
import { zipDirectory } from './warc-zip.js';

export type WebArchiveKind = 'warc' | 'wacz';

/** Bytes of a file that are enough to tell. */
export const LOOK = 16 * 1024;

function isPackedWarc(head: Buffer): boolean {
  const start = gzipDataStart(head);
  if (start === null) return false;
  try {
    // what stands there is only the beginning of the packed data; a bomb stops at the first bytes
    const begin = inflateRawSync(head.subarray(start, start + 512), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1024 * 1024 }); // prettier-ignore
    return isWarcStart(begin.subarray(0, 64));
  } catch {
    return false;
  }
}

/** Whether a file that begins so is a WARC. */
export const isWarcHead = (data: Buffer): boolean => isWarcStart(data) || isPackedWarc(data.subarray(0, LOOK));

/** Whether the members of a zip are those of a WACZ. */
export const isWaczNames = (names: readonly string[]): boolean =>
  names.includes('datapackage.json') && names.some((name) => ARCHIVE.test(name));

/** Members of a WACZ that are web archives. */
export const ARCHIVE = /^archive\/[^/]+\.warc(?:\.gz)?$/i;

/** The kind of a file that is not in memory; null if it is no web archive. */
export async function webArchiveKind(source: ByteSource, entries: number): Promise<WebArchiveKind | null> {
  const head = await source.read(0, LOOK);
  if (isWarcHead(head)) return 'warc';
  if (head.length < 4 || head.readUInt32LE(0) !== 0x04034b50) return null;
  const list = await zipDirectory(source, entries);
  return list !== null && isWaczNames(list.map(({ name }) => name)) ? 'wacz' : null;
}
