/** Bytes that are read in pieces: those of a file, or a part of them. A web archive can be larger than the memory. */

export interface ByteSource {
  readonly size: number;
  /** The bytes from `from` on, `length` of them, fewer only at the end of the source. */
  read(from: number, length: number): Promise<Buffer>;
}

export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: data.length, read: async (from, length) => data.subarray(from, from + length) };
}

/** A stretch of another source. */
export function partOf(source: ByteSource, start: number, size: number): ByteSource {
  return {
    size: Math.max(0, Math.min(size, source.size - start)),
    read: (from, length) => source.read(start + from, Math.max(0, Math.min(length, size - from))),
  };
}

/** Bytes one after the other, as they come out of a source or of its packing. */
export interface ByteStream {
  /** A line without its end; at most `most` bytes of it; null at the end. */
  line(most: number): Promise<Buffer | null>;
  /** The next `length` bytes, fewer only at the end. */
  take(length: number): Promise<Buffer>;
  /** Passes over bytes and tells how many there were. */
  skip(length: number): Promise<number>;
  /** Bytes that are left, where that is known. */
  left(): number | null;
}

/** A stream over pieces; `next` gives null at the end. `size`: of all pieces, where that is known. */
export function streamOf(next: () => Promise<Buffer | null>, size: number | null): ByteStream {
  let piece: Buffer = Buffer.alloc(0);
  let ended = false;
  let passed = 0;
  const fill = async (): Promise<boolean> => {
    while (piece.length === 0 && !ended) {
      const more = await next();
      if (more === null) ended = true;
      else piece = more;
    }
    return piece.length > 0;
  };
  const cut = (length: number): Buffer => {
    const out = piece.subarray(0, length);
    piece = piece.subarray(out.length);
    passed += out.length;
    return out;
  };
  const joined = (parts: readonly Buffer[]): Buffer => (parts.length === 1 ? (parts[0] ?? piece) : Buffer.concat(parts)); // prettier-ignore
  return {
    async line(most) {
      const parts: Buffer[] = [];
      for (let length = 0; length < most && (await fill());) {
        const end = piece.indexOf(0x0a);
        const part = cut(Math.min(end < 0 ? piece.length : end + 1, most - length));
        parts.push(part);
        length += part.length;
        if (part.at(-1) === 0x0a) break;
      }
      if (parts.length === 0) return null;
      const whole = joined(parts);
      const end = whole.at(-1) !== 0x0a ? whole.length : whole.at(-2) === 0x0d ? whole.length - 2 : whole.length - 1;
      return whole.subarray(0, end);
    },
    async take(length) {
      const parts: Buffer[] = [];
      for (let got = 0; got < length && (await fill());) {
        const part = cut(length - got);
        parts.push(part);
        got += part.length;
      }
      return joined(parts);
    },
    async skip(length) {
      let done = 0;
      while (done < length && (await fill())) done += cut(length - done).length;
      return done;
    },
    left: () => (size === null ? null : size - passed),
  };
}

/** Bytes that are read from the source at once. */
export const PIECE = 128 * 1024;

/** The bytes of a source from its beginning. */
export function plainStream(source: ByteSource): ByteStream {
  let at = 0;
  return streamOf(async () => {
    const piece = await source.read(at, PIECE);
    at += piece.length;
    return piece.length === 0 ? null : piece;
  }, source.size);
}
