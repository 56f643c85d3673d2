/** Unpacking one member of a zip, against a cap and its checksum (PKWARE APPNOTE.TXT 6.3.9, sections 4.3.7 and 4.4.5). */
import { crc32, inflateRawSync } from 'node:zlib';
import type { ReadFault } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import { dataStart, recoverEntries, type ZipEntry } from './zip-directory.js';

export type Member =
  | {
      readonly ok: true;
      readonly value: Uint8Array;
      /** What had to be repaired. */
      readonly notes: readonly string[];
      /** The contents do not match the stated checksum. */
      readonly altered: boolean;
    }
  | { readonly ok: false; readonly fault: ReadFault };

/** Below this size a high ratio is no sign of a bomb. */
export const RATIO_FLOOR = 1024 * 1024;

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const no = (outcome: ReadFault['outcome'], message: string): Member => ({ ok: false, fault: { outcome, message } });

/** A function that unpacks members of one zip to at most `budget` bytes. It never throws. */
export function createUnpacker(
  data: Buffer,
  limits: Pick<Limits, 'inflateRatio' | 'entries'>,
): (entry: ZipEntry, budget: number) => Member {
  let recovered: Map<string, ZipEntry> | null = null;

  /** Where a member's data starts; if its directory entry points nowhere, its local header is looked for. */
  const locate = (entry: ZipEntry): { entry: ZipEntry; start: number; moved: boolean } | null => {
    const start = dataStart(data, entry);
    if (start >= 0) return { entry, start, moved: false };
    recovered ??= new Map(recoverEntries(data, limits.entries).entries.map((e) => [e.name, e]));
    const other = recovered.get(entry.name);
    const otherStart = other === undefined ? -1 : dataStart(data, other);
    return other === undefined || otherStart < 0 ? null : { entry: other, start: otherStart, moved: true };
  };

  return (wanted, budget) => {
    const { name } = wanted;
    if (wanted.encrypted) return no('encrypted', `the member ${name} is protected by a password`);
    const found = locate(wanted);
    if (found === null) return no('damaged', `the member ${name} is not where the zip directory says`);
    const { entry, start } = found;
    const end = entry.packed === null ? data.length : start + entry.packed;
    if (end > data.length) return no('damaged', `the member ${name} is cut short`);
    const packed = data.subarray(start, end);
    const cap = Math.min(budget, Math.max(RATIO_FLOOR, packed.length * limits.inflateRatio));
    let out: Uint8Array;
    if (entry.method === 0) {
      if (packed.length > budget) return no('bomb', `the member ${name} exceeds the limit of unpacked bytes`);
      out = packed;
    } else if (entry.method === 8) {
      try {
        const chunkSize = Math.min(Math.max(entry.size + 64, 1024), 4 * 1024 * 1024, Math.max(cap, 1024));
        out = inflateRawSync(packed, { maxOutputLength: Math.max(1, cap), chunkSize });
      } catch (error) {
        const code = errorCode(error);
        if (code === 'ERR_BUFFER_TOO_LARGE' || code === 'ERR_OUT_OF_RANGE') {
          return no('bomb', `the member ${name} unpacks to more than ${cap} bytes from ${packed.length}`);
        }
        return no('damaged', `the member ${name} ${code === 'Z_BUF_ERROR' ? 'is cut short' : 'cannot be unpacked'}`);
      }
    } else {
      return no('unsupported', `the member ${name} is packed by method ${entry.method}, which is not read`);
    }
    const altered = entry.crc !== null && crc32(out) !== entry.crc;
    const notes: string[] = [];
    if (found.moved) notes.push(`the zip directory points beside the member ${name}; it was found`);
    if (altered) notes.push(`the member ${name} does not match its checksum; it may be altered`);
    return { ok: true, value: out, notes, altered };
  };
}
