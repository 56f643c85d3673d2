/** Little-endian reading that never leaves the buffer: what lies outside reads as 0. */

export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

export function i16(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) << 16) >> 16;
}

export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
}

export function i32(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) | 0;
}

/** The bytes `[from, from + length)` as far as they exist; a view, not a copy. */
export function part(bytes: Uint8Array, from: number, length: number): Uint8Array {
  if (from < 0 || length <= 0 || from >= bytes.length) return bytes.subarray(0, 0);
  return bytes.subarray(from, Math.min(bytes.length, from + length));
}

/** UTF-16LE text of `count` characters, as far as the bytes reach. */
export function utf16(bytes: Uint8Array, from: number, count: number): string {
  const slice = part(bytes, from, Math.min(count, bytes.length) * 2);
  return Buffer.from(slice.buffer, slice.byteOffset, slice.length & ~1).toString('utf16le');
}
