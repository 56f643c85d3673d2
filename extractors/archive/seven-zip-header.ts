/** The headers of a 7z archive (7zFormat.txt of the LZMA SDK, public domain): folders of packed bytes, and files in them. */

export interface Coder {
  /** Hexadecimal. */
  readonly method: string;
  readonly properties: Uint8Array;
}

/** A run of packed bytes that unpacks to some files, one after the other. */
export interface Folder {
  readonly coders: readonly Coder[];
  /** One stream in and one stream out: what this reader follows. */
  readonly simple: boolean;
  /** Where its packed bytes stand, from the start of the archive. */
  readonly offset: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number | null;
  readonly files: readonly { readonly size: number; readonly crc: number | null }[];
}

export interface SevenZipFile {
  readonly name: string;
  readonly directory: boolean;
  /** Which stream it is, counted over all folders; null if it is empty. */
  readonly stream: number | null;
}

export interface SevenZipHeader {
  readonly folders: readonly Folder[];
  readonly files: readonly SevenZipFile[];
}

/** Thrown and caught inside the reader of this format: the header makes no sense. */
export class BadHeader extends Error {}

/** More folders, streams or files than any archive has that is read here. */
const MOST = 200_000;

interface Reader {
  byte(): number;
  bytes(count: number): Uint8Array;
  /** A number of up to eight bytes, the first of which says how many follow. */
  number(): number;
  count(): number;
  u32(): number;
  bits(count: number): boolean[];
  /** Bits that may be left out when all are set. */
  optionalBits(count: number): boolean[];
}

function createReader(data: Uint8Array): Reader {
  let at = 0;
  const byte = (): number => {
    const value = data[at++];
    if (value === undefined) throw new BadHeader('it ends too soon');
    return value;
  };
  const bits = (count: number): boolean[] => {
    const out: boolean[] = [];
    let current = 0;
    for (let i = 0; i < count; i++) {
      if (i % 8 === 0) current = byte();
      out.push((current & (0x80 >> (i % 8))) !== 0);
    }
    return out;
  };
  const reader: Reader = {
    byte,
    bytes(count) {
      if (count > data.length - at) throw new BadHeader('it ends too soon');
      at += count;
      return data.subarray(at - count, at);
    },
    number() {
      const first = byte();
      let value = 0;
      for (let i = 0, mask = 0x80; i < 8; i++, mask >>= 1) {
        if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * i);
        value += byte() * 2 ** (8 * i);
      }
      return value;
    },
    count() {
      const value = reader.number();
      if (value > MOST) throw new BadHeader(`it states ${value} parts`);
      return value;
    },
    u32: () => byte() + byte() * 2 ** 8 + byte() * 2 ** 16 + byte() * 2 ** 24,
    bits,
    optionalBits: (count) => (byte() !== 0 ? Array<boolean>(count).fill(true) : bits(count)),
  };
  return reader;
}

const END = 0;
const [PACK_INFO, UNPACK_INFO, SUBSTREAMS] = [6, 7, 8];
const [SIZE, CRC, FOLDER, CODERS_UNPACK_SIZE, UNPACK_STREAMS] = [9, 10, 11, 12, 13];
const [EMPTY_STREAM, EMPTY_FILE, NAMES] = [14, 15, 17];

const checksums = (r: Reader, count: number): (number | null)[] =>
  r.optionalBits(count).map((known) => (known ? r.u32() : null));

interface RawFolder {
  readonly coders: readonly Coder[];
  readonly simple: boolean;
  readonly inputs: number;
  readonly outputs: number;
  /** The output that leads to no other coder: the files themselves. */
  readonly main: number;
  sizes: number[];
}

function readFolder(r: Reader): RawFolder {
  const coders: Coder[] = [];
  let [inputs, outputs] = [0, 0];
  const count = r.count();
  if (count === 0 || count > 32) throw new BadHeader('a folder has no coders');
  for (let i = 0; i < count; i++) {
    const flags = r.byte();
    const method = Buffer.from(r.bytes(flags & 15)).toString('hex');
    const complex = (flags & 0x10) !== 0;
    inputs += complex ? r.count() : 1;
    outputs += complex ? r.count() : 1;
    coders.push({ method, properties: (flags & 0x20) !== 0 ? r.bytes(r.count()) : new Uint8Array() });
  }
  const bound = new Set<number>();
  for (let i = 0; i < outputs - 1; i++) {
    r.number();
    bound.add(r.number());
  }
  const packed = inputs - (outputs - 1);
  if (packed > 1) for (let i = 0; i < packed; i++) r.number();
  let main = 0;
  while (bound.has(main)) main++;
  return { coders, simple: count === 1 && inputs === 1 && outputs === 1, inputs: packed, outputs, main, sizes: [] };
}

/** Packed streams, folders and the files in them. `first` is where packed bytes begin. */
function readStreams(r: Reader, first: number): Folder[] {
  let offset = first;
  let packedSizes: number[] = [];
  let raw: RawFolder[] = [];
  let crcs: (number | null)[] = [];
  let counts: number[] = [];
  let files: { size: number; crc: number | null }[][] = [];
  const whole = (): void => {
    counts = raw.map(() => 1);
    files = raw.map((folder, i) => [{ size: folder.sizes[folder.main] ?? 0, crc: crcs[i] ?? null }]);
  };
  for (let id = r.number(); id !== END; id = r.number()) {
    if (id === PACK_INFO) {
      offset = first + r.number();
      const count = r.count();
      for (let inner = r.number(); inner !== END; inner = r.number()) {
        if (inner === SIZE) packedSizes = Array.from({ length: count }, () => r.number());
        else if (inner === CRC) checksums(r, count);
        else throw new BadHeader('it holds a field that is not known');
      }
    } else if (id === UNPACK_INFO) {
      if (r.number() !== FOLDER) throw new BadHeader('folders are missing');
      const count = r.count();
      if (r.byte() !== 0) throw new BadHeader('folders stand elsewhere');
      raw = Array.from({ length: count }, () => readFolder(r));
      if (r.number() !== CODERS_UNPACK_SIZE) throw new BadHeader('sizes are missing');
      for (const folder of raw) folder.sizes = Array.from({ length: folder.outputs }, () => r.number());
      for (let inner = r.number(); inner !== END; inner = r.number()) {
        if (inner !== CRC) throw new BadHeader('it holds a field that is not known');
        crcs = checksums(r, count);
      }
      whole();
    } else if (id === SUBSTREAMS) {
      let inner = r.number();
      if (inner === UNPACK_STREAMS) {
        counts = raw.map(() => r.count());
        inner = r.number();
      }
      const sizes = raw.map((folder, i) => {
        const count = counts[i] ?? 0;
        if (count === 0) return [];
        const own = Array.from({ length: count - 1 }, () => (inner === SIZE ? r.number() : 0));
        return [...own, (folder.sizes[folder.main] ?? 0) - own.reduce((a, b) => a + b, 0)];
      });
      if (inner === SIZE) inner = r.number();
      const isKnown = (i: number): boolean => counts[i] === 1 && (crcs[i] ?? null) !== null;
      const missing = raw.reduce((sum, _, i) => sum + (isKnown(i) ? 0 : (counts[i] ?? 0)), 0);
      let found: (number | null)[] = [];
      for (; inner !== END; inner = r.number()) {
        if (inner !== CRC) throw new BadHeader('it holds a field that is not known');
        found = checksums(r, missing);
      }
      let next = 0;
      files = sizes.map((list, i) =>
        list.map((size) => {
          if (size < 0) throw new BadHeader('sizes do not add up');
          return { size, crc: isKnown(i) ? (crcs[i] ?? null) : (found[next++] ?? null) };
        }),
      );
    } else throw new BadHeader('it holds a field that is not known');
  }
  let stream = 0;
  return raw.map((folder, i) => {
    const mine = packedSizes.slice(stream, stream + folder.inputs);
    const packed = mine.reduce((a, b) => a + b, 0);
    const start = offset;
    stream += folder.inputs;
    offset += packed;
    return { coders: folder.coders, simple: folder.simple, offset: start, packed, unpacked: folder.sizes[folder.main] ?? 0, crc: crcs[i] ?? null, files: files[i] ?? [] }; // prettier-ignore
  });
}

function readFiles(r: Reader): SevenZipFile[] {
  const count = r.count();
  let names: string[] = [];
  let empty = Array<boolean>(count).fill(false);
  let emptyFile: boolean[] = [];
  for (let id = r.number(); id !== END; id = r.number()) {
    const property = createReader(r.bytes(r.number()));
    if (id === EMPTY_STREAM) empty = property.bits(count);
    else if (id === EMPTY_FILE) emptyFile = property.bits(empty.filter(Boolean).length);
    else if (id === NAMES) {
      if (property.byte() !== 0) throw new BadHeader('names stand elsewhere');
      names = Array.from({ length: count }, () => {
        const codes: number[] = [];
        for (;;) {
          const code = property.byte() + property.byte() * 256;
          if (code === 0) break;
          codes.push(code);
        }
        return codes.map((code) => String.fromCharCode(code)).join('');
      });
    }
  }
  let [stream, empties] = [0, 0];
  return empty.map((isEmpty, i) => {
    const name = names[i] ?? '';
    if (!isEmpty) return { name, directory: false, stream: stream++ };
    return { name, directory: emptyFile[empties++] !== true, stream: null };
  });
}

/**
 * Reads a header: folders and files, or, if the header itself is packed, the folder that it is in.
 * @param first where packed bytes begin in the archive
 */
export function readHeader(
  data: Uint8Array,
  first: number,
): { readonly packed: Folder | null; readonly header: SevenZipHeader } {
  const r = createReader(data);
  const kind = r.number();
  if (kind === 0x17) {
    const [folder] = readStreams(r, first);
    if (folder === undefined) throw new BadHeader('it names no packed header');
    return { packed: folder, header: { folders: [], files: [] } };
  }
  if (kind !== 1) throw new BadHeader('it does not begin like one');
  let folders: Folder[] = [];
  let files: SevenZipFile[] = [];
  for (let id = r.number(); id !== END; id = r.number()) {
    if (id === 2) for (let inner = r.number(); inner !== END; inner = r.number()) r.bytes(r.number());
    else if (id === 3) readStreams(r, first);
    else if (id === 4) folders = readStreams(r, first);
    else if (id === 5) files = readFiles(r);
    else throw new BadHeader('it holds a field that is not known');
  }
  return { packed: null, header: { folders, files } };
}
