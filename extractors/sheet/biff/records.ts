/** The records of a workbook stream and the strings in them ([MS-XLS] 2.1.4 and 2.5.293). */
import { part, u16, u8 } from '../../shared/bytes.js';

export interface BiffRecord {
  readonly type: number;
  readonly body: Uint8Array;
  /** Offset of the record in the stream. */
  readonly offset: number;
}

export const BOF = 0x0809;
export const EOF = 0x000a;
export const CONTINUE = 0x003c;

/** All records in order; `cut` if the stream ends inside one. */
export function readRecords(stream: Uint8Array): { readonly records: readonly BiffRecord[]; readonly cut: boolean } {
  const records: BiffRecord[] = [];
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = u16(stream, at);
    const length = u16(stream, at + 2);
    // the stream is filled up with zeros to the end of its last sector
    if (type === 0 && length === 0) break;
    records.push({ type, body: part(stream, at + 4, length), offset: at });
    at += 4 + length;
  }
  return { records, cut: at > stream.length };
}

/** The body of a record and those of the records that continue it. */
export function withContinues(records: readonly BiffRecord[], index: number): Uint8Array[] {
  const own = records[index];
  const bodies = own === undefined ? [] : [own.body];
  for (let i = index + 1; records[i]?.type === CONTINUE; i++) bodies.push(records[i]?.body ?? new Uint8Array());
  return bodies;
}

export interface Cursor {
  /** Whether all bytes are read. */
  done(): boolean;
  u8(): number;
  u16(): number;
  u32(): number;
  skip(bytes: number): void;
  /** `count` characters after a byte of flags; what follows them (runs, phonetics) is passed over. */
  unicode(count: number): string;
  /** `count` bytes, as far as they reach. */
  bytes(count: number): Uint8Array;
}

/** Reads over the joints of continued records: a string that crosses one has its width stated anew (2.5.293). */
export function cursor(bodies: readonly Uint8Array[]): Cursor {
  let index = 0;
  let at = 0;
  const settle = (): void => {
    while (index < bodies.length && at >= (bodies[index]?.length ?? 0)) {
      index++;
      at = 0;
    }
  };
  const byte = (): number => {
    settle();
    const value = u8(bodies[index] ?? new Uint8Array(), at);
    at++;
    return value;
  };
  const short = (): number => byte() | (byte() << 8);
  const skip = (bytes: number): void => {
    let left = bytes;
    while (left > 0) {
      settle();
      if (index >= bodies.length) return;
      const step = Math.min(left, (bodies[index]?.length ?? 0) - at);
      at += step;
      left -= step;
    }
  };
  return {
    done() {
      settle();
      return index >= bodies.length;
    },
    u8: byte,
    u16: short,
    u32: () => (short() | (short() << 16)) >>> 0,
    skip,
    bytes(count) {
      const out: Uint8Array[] = [];
      let left = count;
      while (left > 0) {
        settle();
        const body = bodies[index];
        if (body === undefined) break;
        const piece = body.subarray(at, at + left);
        out.push(piece);
        at += piece.length;
        left -= piece.length;
      }
      return Buffer.concat(out);
    },
    unicode(count) {
      const flags = byte();
      const runs = (flags & 8) === 0 ? 0 : short();
      const extra = (flags & 4) === 0 ? 0 : (short() | (short() << 16)) >>> 0;
      let wide = (flags & 1) !== 0;
      let out = '';
      let left = count;
      while (left > 0) {
        const body = bodies[index];
        if (body === undefined) break;
        const room = wide ? (body.length - at) >> 1 : body.length - at;
        if (room <= 0) {
          index++;
          at = 0;
          if (index >= bodies.length) break;
          wide = (byte() & 1) !== 0;
          continue;
        }
        const take = Math.min(left, room);
        const width = wide ? 2 : 1;
        const piece = Buffer.from(body.buffer, body.byteOffset + at, take * width);
        out += piece.toString(wide ? 'utf16le' : 'latin1');
        at += take * width;
        left -= take;
      }
      skip(runs * 4 + extra);
      return out;
    },
  };
}
