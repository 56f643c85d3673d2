/**
 * The members of a gzip file one after the other (RFC 1952, section 2.2). Web archives hold one record a member, so a
 * damaged one costs no other.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import { PIECE, streamOf, type ByteSource, type ByteStream } from './warc-source.js';

/** Longest header of a member that is believed. */
const HEADER = 64 * 1024;
/** Places at which a member is looked for after damage, in one file. */
const SEARCHES = 2000;

/** Where the packed data of a member starts that begins at the start of `head`; null if none begins there. */
export function gzipDataStart(head: Buffer): number | null {
  if (head.length < 10 || head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8) return null;
  const flags = head[3] ?? 0;
  if ((flags & 0xe0) !== 0) return null;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (at + 2 <= head.length ? head.readUInt16LE(at) : 0);
  for (const bit of [8, 16]) {
    if ((flags & bit) === 0) continue;
    const end = head.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at <= head.length ? at : null;
}

export interface GzipMember {
  /** Where it begins in the file. */
  readonly at: number;
  readonly stream: ByteStream;
  /** What is wrong with it, told once its stream has ended; null if it is whole. */
  damage(): string | null;
}

/** Limits what all members of a file unpack to. */
export interface Allowance {
  bytes: number;
}

const BOMB = 'it unpacks to more than the limit';
/** The fault that means that nothing after the member may be read. */
export const isBomb = (damage: string | null): boolean => damage === BOMB;

interface Opened {
  readonly member: GzipMember;
  /** Passes over what is left of the member; tells where it ends, null if that cannot be told. */
  finish(): Promise<number | null>;
}

function openMember(source: ByteSource, at: number, start: number, allowance: Allowance): Opened {
  const engine = createInflateRaw({ chunkSize: 64 * 1024 });
  const pieces = engine[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let damage: string | null = null;
  let end: number | null = null;
  let [sum, size, closed] = [0, 0, false];

  const feed = async (): Promise<void> => {
    for (let fed = 0; ;) {
      const piece = await source.read(start + fed, PIECE);
      if (piece.length === 0) {
        engine.end();
        return;
      }
      fed += piece.length;
      const failed = await new Promise<boolean>((resolve) => engine.write(piece, (error) => resolve(error != null)));
      // what is left over belongs to the next member
      if (failed || closed || engine.bytesWritten < fed) return;
    }
  };
  // errors come to whoever takes the pieces
  void feed().catch((error: unknown) => engine.destroy(error instanceof Error ? error : new Error(String(error))));

  const close = async (): Promise<void> => {
    closed = true;
    const written = engine.bytesWritten;
    engine.destroy();
    if (damage !== null) return;
    const trailer = await source.read(start + written, 8);
    if (trailer.length < 8) damage = 'it is cut short';
    else if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== size % 2 ** 32) damage = 'its contents do not match their checksum'; // prettier-ignore
    end = start + written + trailer.length;
  };

  const next = async (): Promise<Buffer | null> => {
    if (closed) return null;
    try {
      const result = await pieces.next();
      if (result.done !== true) {
        const piece = result.value;
        allowance.bytes -= piece.length;
        if (allowance.bytes >= 0) {
          sum = crc32(piece, sum);
          size += piece.length;
          return piece;
        }
        damage = BOMB;
      }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      damage = code === 'Z_BUF_ERROR' ? 'it is cut short' : 'it cannot be unpacked';
    }
    await close();
    return null;
  };
  const stream = streamOf(next, null);
  return {
    member: { at, stream, damage: () => damage },
    async finish() {
      await stream.skip(Number.MAX_SAFE_INTEGER);
      return end;
    },
  };
}

/** Where the next member may begin; null if there is none. */
async function search(source: ByteSource, from: number): Promise<number | null> {
  for (let at = from; at < source.size;) {
    const piece = await source.read(at, PIECE);
    const found = piece.indexOf(Buffer.from([0x1f, 0x8b, 8]));
    if (found >= 0) return at + found;
    if (piece.length < 3) return null;
    at += piece.length - 2;
  }
  return null;
}

export type MemberOrGap = GzipMember | { readonly at: number; readonly gap: string };

/**
 * Members in their order. The stream of each must be used before the next is asked for. Bytes between members that are
 * none come as a gap; members after it are found again.
 */
export async function* gzipMembers(source: ByteSource, allowance: Allowance): AsyncGenerator<MemberOrGap> {
  let searches = 0;
  let lost = false;
  for (let at = 0; at < source.size;) {
    const start = gzipDataStart(await source.read(at, HEADER));
    if (start !== null) {
      const opened = openMember(source, at, at + start, allowance);
      yield opened.member;
      const end = await opened.finish();
      if (isBomb(opened.member.damage())) return;
      lost = false;
      if (end !== null) {
        at = end;
        continue;
      }
    } else if (!lost) {
      // files may be filled up with zeros
      const rest = await source.read(at, PIECE);
      if (!rest.every((byte) => byte === 0)) yield { at, gap: `what stands at byte ${at} is no gzip member` };
      lost = true;
    }
    const found = ++searches > SEARCHES ? null : await search(source, at + 1);
    if (found === null) {
      if (searches > SEARCHES) yield { at, gap: `the file is damaged in more than ${SEARCHES} places; the rest was not read` }; // prettier-ignore
      return;
    }
    at = found;
  }
}
