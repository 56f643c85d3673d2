/** The directory of a zip file: central records, zip64 extras, and a rebuild from local headers when it is lost. */

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** Null where it is not known before unpacking. */
  readonly crc: number | null;
  /** Packed size; null where it is not known before unpacking. */
  readonly packed: number | null;
  /** Unpacked size as declared: a hint only. */
  readonly size: number;
  /** Offset of the local header. */
  readonly offset: number;
}

export interface ZipList {
  readonly entries: readonly ZipEntry[];
  readonly tooMany: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const UNKNOWN = 0xffffffff;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

/** A member's name: UTF-8 by its flag, or if it decodes strictly; else GB18030, as Chinese Windows writes it. */
function decodeName(raw: Buffer, flags: number): string {
  let name: string;
  if (raw.every((byte) => byte < 0x80)) name = raw.toString('latin1');
  else if ((flags & 0x800) !== 0) name = raw.toString('utf8');
  else {
    try {
      name = strictUtf8.decode(raw);
    } catch {
      name = gb18030.decode(raw);
    }
  }
  name = name.replaceAll('\\', '/');
  return name.startsWith('/') ? name.slice(1) : name;
}

/** Reads 8-byte values of a zip64 extra field (APPNOTE 4.5.3) in the order in which the fixed fields overflow. */
function zip64Values(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const id = extra.readUInt16LE(at);
    const size = extra.readUInt16LE(at + 2);
    if (id === 1) {
      const values: number[] = [];
      for (let v = at + 4; v + 8 <= Math.min(extra.length, at + 4 + size); v += 8) {
        values.push(Number(extra.readBigUInt64LE(v)));
      }
      return values;
    }
    at += 4 + size;
  }
  return [];
}

interface Region {
  readonly start: number;
  readonly count: number;
  /** What has to be added to offsets when something was put before the container. */
  readonly shift: number;
}

function findRegion(data: Buffer): Region | null {
  const lowest = Math.max(0, data.length - 22 - 0xffff);
  for (let end = data.length - 22; end >= lowest; end--) {
    if (data[end] !== 0x50 || data.readUInt32LE(end) !== END) continue;
    let count = data.readUInt16LE(end + 10);
    let size = data.readUInt32LE(end + 12);
    let start = data.readUInt32LE(end + 16);
    let tail = end;
    const locator = end - 20;
    if ((start === UNKNOWN || count === 0xffff) && locator >= 0 && data.readUInt32LE(locator) === END64_LOCATOR) {
      const at = Number(data.readBigUInt64LE(locator + 8));
      if (at >= 0 && at + 56 <= data.length && data.readUInt32LE(at) === END64) {
        count = Number(data.readBigUInt64LE(at + 32));
        size = Number(data.readBigUInt64LE(at + 40));
        start = Number(data.readBigUInt64LE(at + 48));
        tail = at;
      }
    }
    const real = tail - size;
    if (real >= 0 && real + 4 <= data.length && data.readUInt32LE(real) === CENTRAL) {
      return { start: real, count, shift: real - start };
    }
    if (start + 4 <= data.length && data.readUInt32LE(start) === CENTRAL) return { start, count, shift: 0 };
    return null;
  }
  return null;
}

/** The central directory; null if there is none that can be read to its end. Stops after `most` entries. */
export function readDirectory(data: Buffer, most: number): ZipList | null {
  const region = findRegion(data);
  if (region === null) return null;
  const entries: ZipEntry[] = [];
  let at = region.start;
  while (at + 46 <= data.length && data.readUInt32LE(at) === CENTRAL) {
    if (entries.length >= most) return { entries, tooMany: true };
    const flags = data.readUInt16LE(at + 8);
    const nameLength = data.readUInt16LE(at + 28);
    const extraLength = data.readUInt16LE(at + 30);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd + extraLength > data.length) break;
    let packed = data.readUInt32LE(at + 20);
    let size = data.readUInt32LE(at + 24);
    let offset = data.readUInt32LE(at + 42);
    if (packed === UNKNOWN || size === UNKNOWN || offset === UNKNOWN) {
      const wide = zip64Values(data.subarray(nameEnd, nameEnd + extraLength));
      if (size === UNKNOWN) size = wide.shift() ?? size;
      if (packed === UNKNOWN) packed = wide.shift() ?? packed;
      if (offset === UNKNOWN) offset = wide.shift() ?? offset;
    }
    const method = data.readUInt16LE(at + 10);
    entries.push({
      name: decodeName(data.subarray(at + 46, nameEnd), flags),
      method,
      encrypted: (flags & 1) !== 0 || method === 99,
      crc: data.readUInt32LE(at + 16),
      packed,
      size,
      offset: offset + region.shift,
    });
    at = nameEnd + extraLength + data.readUInt16LE(at + 32);
  }
  return entries.length < Math.min(region.count, 0xffff) || entries.length === 0 ? null : { entries, tooMany: false };
}

/** Where the data of a member starts, or -1 if no local header stands at its offset. */
export function dataStart(data: Buffer, entry: ZipEntry): number {
  const at = entry.offset;
  if (!(at >= 0) || at + 30 > data.length || data.readUInt32LE(at) !== LOCAL) return -1;
  const start = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
  return start <= data.length ? start : -1;
}

/** Walks the local headers from the front; a later member of the same name wins, as in the central directory. */
export function recoverEntries(data: Buffer, most: number): ZipList {
  const entries: ZipEntry[] = [];
  const mark = Buffer.from('PK\u0003\u0004', 'latin1');
  let at = data.indexOf(mark);
  while (at >= 0 && at + 30 <= data.length) {
    if (entries.length >= most) return { entries, tooMany: true };
    const flags = data.readUInt16LE(at + 6);
    const nameLength = data.readUInt16LE(at + 26);
    const nameEnd = at + 30 + nameLength;
    const start = nameEnd + data.readUInt16LE(at + 28);
    let next = at + 4;
    if (nameLength > 0 && nameEnd <= data.length) {
      const method = data.readUInt16LE(at + 8);
      const packed = data.readUInt32LE(at + 18);
      // sizes follow the data when bit 3 is set
      const known = (flags & 8) === 0 || packed > 0;
      entries.push({
        name: decodeName(data.subarray(at + 30, nameEnd), flags),
        method,
        encrypted: (flags & 1) !== 0 || method === 99,
        crc: known ? data.readUInt32LE(at + 14) : null,
        packed: known ? packed : null,
        size: known ? data.readUInt32LE(at + 22) : 0,
        offset: at,
      });
      if (known && start + packed <= data.length) next = start + packed;
    }
    at = data.indexOf(mark, next);
  }
  return { entries, tooMany: false };
}
