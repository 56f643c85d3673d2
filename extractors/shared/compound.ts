/**
 * OLE compound files ([MS-CFB]), the container of .doc, .xls, .wps, .et and of encrypted OOXML.
 *
 * Streams are read lazily and every sector chain is bounded by the size of the file, so a chain that bites its own tail
 * ends instead of filling the memory. What is damaged but readable is read.
 */
import { i32, part, u16, u32, u8, utf16 } from './bytes.js';

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
const END_OF_CHAIN = 0xfffffffe;
const HIGHEST_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;

export interface CompoundEntry {
  /** Names from below the root joined with `/`: `WordDocument`, `ObjectPool/_1/CONTENTS`. */
  readonly path: string;
  readonly kind: 'storage' | 'stream';
  /** Length as the directory states it, bytes. */
  readonly size: number;
}

export interface CompoundFile {
  readonly entries: readonly CompoundEntry[];
  /** Bytes of a stream (matched without regard to case); null where there is none. Shorter than stated when cut. */
  stream(path: string): Uint8Array | null;
}

export type CompoundResult =
  { readonly ok: true; readonly file: CompoundFile } | { readonly ok: false; readonly message: string };

/** What program's file an OLE container is, by the streams in it. */
export type CompoundKind =
  | 'word' | 'excel' | 'powerpoint' | 'encrypted-ooxml' | 'works' | 'hwp' | 'message' | 'other'; // prettier-ignore

/** Whether the bytes start like a compound file. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/** Kind of the container, or null when the bytes are no compound file that can be opened. Cheap: no stream is read. */
export function compoundKind(bytes: Uint8Array): CompoundKind | null {
  if (!isCompoundFile(bytes)) return null;
  const opened = openCompound(bytes);
  return opened.ok ? kindOf(opened.file) : null;
}

/**
 * Whether the bytes are an Office Open XML document (docx, xlsx …) behind a password: a compound file that holds the
 * stream EncryptedPackage ([MS-OFFCRYPTO] 2.3.1).
 */
export function isEncryptedPackage(bytes: Uint8Array): boolean {
  return compoundKind(bytes) === 'encrypted-ooxml';
}

export function kindOf(file: CompoundFile): CompoundKind {
  const names = new Set(file.entries.map((entry) => entry.path.toLowerCase()));
  if (names.has('encryptedpackage')) return 'encrypted-ooxml';
  if (names.has('worddocument')) return 'word';
  if (names.has('workbook') || names.has('book')) return 'excel';
  if (names.has('powerpoint document') || names.has('pp40') || names.has('pp97_dualstorage')) return 'powerpoint';
  if (names.has('matost') || names.has('spellingstrings') || names.has('wksssworkbook')) return 'works';
  if (names.has('fileheader') && names.has('docinfo')) return 'hwp';
  if ([...names].some((name) => name.startsWith('__substg1.0_'))) return 'message';
  return 'other';
}

interface Directory {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Opens a compound file. `message` says what is wrong where nothing can be read. */
export function openCompound(bytes: Uint8Array): CompoundResult {
  if (!isCompoundFile(bytes)) return { ok: false, message: 'no OLE compound file: the signature is missing' };
  if (bytes.length < 1024) return { ok: false, message: `OLE compound file cut after ${bytes.length} bytes` };
  const shift = u16(bytes, 30);
  if (shift !== 9 && shift !== 12) return { ok: false, message: `OLE compound file with sector size 2^${shift}` };
  const sectorSize = 1 << shift;
  const sectors = Math.ceil(bytes.length / sectorSize);
  const sector = (number: number) => part(bytes, (number + 1) * sectorSize, sectorSize);

  const fatSectors = fatSectorNumbers(bytes, sectorSize, sectors, sector);
  const perSector = sectorSize / 4;
  const next = (number: number): number => {
    const holder = fatSectors[Math.floor(number / perSector)];
    if (holder === undefined || holder >= sectors) return END_OF_CHAIN;
    const at = (holder + 1) * sectorSize + (number % perSector) * 4;
    return at + 4 <= bytes.length ? u32(bytes, at) : END_OF_CHAIN;
  };
  const chain = (start: number, size: number): Uint8Array => {
    const wanted = Math.min(size, bytes.length);
    return join(follow(start, next, Math.ceil(wanted / sectorSize), sectors), sector, wanted);
  };

  const directory = readDirectory(chain(u32(bytes, 48), bytes.length));
  const root = directory[0];
  if (root?.type !== 5) return { ok: false, message: 'OLE compound file without a directory' };

  let mini: { readonly stream: Uint8Array; readonly fat: Uint8Array } | null = null;
  const miniParts = () =>
    (mini ??= { stream: chain(root.start, root.size), fat: chain(u32(bytes, 60), u32(bytes, 64) * sectorSize) });
  const cutoff = u32(bytes, 56) || 4096;
  const content = (entry: Directory): Uint8Array => {
    if (entry.size >= cutoff) return chain(entry.start, entry.size);
    const { stream, fat } = miniParts();
    const nextMini = (number: number) => (number * 4 + 4 <= fat.length ? u32(fat, number * 4) : END_OF_CHAIN);
    const numbers = follow(entry.start, nextMini, Math.ceil(entry.size / 64), stream.length / 64);
    return join(numbers, (number) => part(stream, number * 64, 64), entry.size);
  };

  const entries: CompoundEntry[] = [];
  const byName = new Map<string, Directory>();
  for (const [index, path] of entryPaths(directory)) {
    const entry = directory[index];
    if (entry === undefined) continue;
    entries.push({ path, kind: entry.type === 2 ? 'stream' : 'storage', size: entry.size });
    const key = path.toLowerCase();
    if (entry.type === 2 && !byName.has(key)) byName.set(key, entry);
  }
  return {
    ok: true,
    file: {
      entries,
      stream(path) {
        const entry = byName.get(path.toLowerCase());
        return entry === undefined ? null : content(entry);
      },
    },
  };
}

/** The first 109 FAT sectors stand in the header, the rest in a chain of DIFAT sectors ([MS-CFB] 2.5). */
function fatSectorNumbers(
  bytes: Uint8Array,
  sectorSize: number,
  sectors: number,
  sector: (number: number) => Uint8Array,
): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < 109; i++) {
    const number = u32(bytes, 76 + i * 4);
    if (number > HIGHEST_SECTOR) break;
    numbers.push(number);
  }
  const seen = new Set<number>();
  let at = u32(bytes, 68);
  while (at <= HIGHEST_SECTOR && at < sectors && !seen.has(at)) {
    seen.add(at);
    const difat = sector(at);
    for (let i = 0; i < sectorSize / 4 - 1; i++) {
      const number = u32(difat, i * 4);
      if (number <= HIGHEST_SECTOR && number < sectors) numbers.push(number);
    }
    at = u32(difat, sectorSize - 4);
  }
  return numbers;
}

/** Sector numbers of a chain: never longer than `wanted`, never a sector twice, never outside the file. */
function follow(start: number, next: (number: number) => number, wanted: number, sectors: number): number[] {
  const numbers: number[] = [];
  const seen = new Set<number>();
  for (
    let at = start;
    numbers.length < wanted && at <= HIGHEST_SECTOR && at < sectors && !seen.has(at);
    at = next(at)
  ) {
    seen.add(at);
    numbers.push(at);
  }
  return numbers;
}

function join(numbers: readonly number[], sector: (number: number) => Uint8Array, size: number): Uint8Array {
  const all = Buffer.concat(numbers.map(sector));
  return all.subarray(0, Math.min(size, all.length));
}

/** Directory entries of 128 bytes ([MS-CFB] 2.6.1). */
function readDirectory(bytes: Uint8Array): Directory[] {
  const entries: Directory[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = Math.min(u16(bytes, at + 64), 64);
    entries.push({
      name: utf16(bytes, at, Math.max(0, (length >> 1) - 1)),
      type: u8(bytes, at + 66),
      left: u32(bytes, at + 68),
      right: u32(bytes, at + 72),
      child: u32(bytes, at + 76),
      start: u32(bytes, at + 116),
      size: Math.max(0, i32(bytes, at + 120)),
    });
  }
  return entries;
}

/** Paths by walking the sibling trees; entries that no tree reaches (a damaged directory) keep their bare name. */
function entryPaths(directory: readonly Directory[]): Map<number, string> {
  const paths = new Map<number, string>();
  const queue: [index: number, prefix: string][] = [[directory[0]?.child ?? NO_ENTRY, '']];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [index, prefix] = next;
    const entry = directory[index];
    if (entry === undefined || index === 0 || paths.has(index)) continue;
    if (entry.type !== 1 && entry.type !== 2) continue;
    const path = prefix + entry.name;
    paths.set(index, path);
    queue.push([entry.left, prefix], [entry.right, prefix]);
    if (entry.type === 1 && path.length < 1000) queue.push([entry.child, `${path}/`]);
  }
  const orphans = directory.flatMap((entry, index): [number, string][] =>
    index > 0 && (entry.type === 1 || entry.type === 2) && !paths.has(index) ? [[index, entry.name]] : [],
  );
  return new Map([...paths, ...orphans]);
}
