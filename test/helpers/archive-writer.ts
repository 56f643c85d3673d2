/** Writes archives for tests byte by byte, as programs of several ages write them, and as no honest program does. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  /** Bytes of the name as they are stored. */
  readonly name: Uint8Array | string;
  readonly data?: Uint8Array | string;
  /** Bit 11: the name is UTF-8. */
  readonly utf8?: boolean;
  readonly encrypted?: boolean;
  readonly deflate?: boolean;
  /** Sizes and checksum follow the data, as in files that are written as a stream. */
  readonly descriptor?: boolean;
  /** Sizes and offset stand in a zip64 extra field. */
  readonly zip64?: boolean;
  /** What the headers state in place of the truth. */
  readonly lie?: { readonly size?: number; readonly crc?: number; readonly method?: number };
}

const u16 = (v: number): Buffer => Buffer.from([v & 255, (v >> 8) & 255]);
const u32 = (v: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(v >>> 0);
  return out;
};
const u64 = (v: number): Buffer => Buffer.concat([u32(v), u32(Math.floor(v / 2 ** 32))]);
const bytesOf = (v: Uint8Array | string): Buffer => (typeof v === 'string' ? Buffer.from(v, 'utf8') : Buffer.from(v));

/** A zip archive. */
export function zip(files: readonly ZipFile[]): Uint8Array {
  const out: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const push = (...parts: Buffer[]): void => parts.forEach((part) => (out.push(part), (at += part.length)));
  for (const file of files) {
    const name = bytesOf(file.name);
    const data = bytesOf(file.data ?? '');
    const packed = file.deflate === true ? deflateRawSync(data) : data;
    const flags = (file.encrypted === true ? 1 : 0) | (file.descriptor === true ? 8 : 0) | (file.utf8 === true ? 0x800 : 0); // prettier-ignore
    const method = file.lie?.method ?? (file.deflate === true ? 8 : 0);
    const [crc, size] = [file.lie?.crc ?? crc32(data), file.lie?.size ?? data.length];
    const offset = at;
    const wide = file.zip64 === true;
    const stated = (known: boolean): Buffer =>
      known
        ? Buffer.concat([u32(crc), u32(wide ? 0xffffffff : packed.length), u32(wide ? 0xffffffff : size)])
        : Buffer.alloc(12);
    const extra = wide ? Buffer.concat([u16(1), u16(16), u64(size), u64(packed.length)]) : Buffer.alloc(0);
    push(Buffer.from('PK\u0003\u0004'), u16(45), u16(flags), u16(method), u32(0), stated(file.descriptor !== true));
    push(u16(name.length), u16(extra.length), name, extra, packed);
    if (file.descriptor === true) push(Buffer.from('PK\u0007\u0008'), u32(crc), u32(packed.length), u32(size));
    const far = wide ? Buffer.concat([u16(1), u16(24), u64(size), u64(packed.length), u64(offset)]) : Buffer.alloc(0);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'), u16(45), u16(45), u16(flags), u16(method), u32(0), stated(true), u16(name.length), u16(far.length),
        u16(0), u16(0), u16(0), u32(0), u32(wide ? 0xffffffff : offset), name, far,
      ]),
    ); // prettier-ignore
  }
  const start = at;
  push(...directory);
  const size = at - start;
  const wide = files.some((file) => file.zip64 === true);
  if (wide) {
    const end = at;
    push(Buffer.from('PK\u0006\u0006'), u64(44), u16(45), u16(45), u32(0), u32(0), u64(files.length), u64(files.length), u64(size), u64(start)); // prettier-ignore
    push(Buffer.from('PK\u0006\u0007'), u32(0), u64(end), u32(1));
  }
  const count = wide ? 0xffff : files.length;
  push(Buffer.from('PK\u0005\u0006'), u32(0), u16(count), u16(count), u32(wide ? 0xffffffff : size), u32(wide ? 0xffffffff : start), u16(0)); // prettier-ignore
  return Buffer.concat(out);
}

export interface TarFile {
  readonly name: Uint8Array | string;
  readonly data?: Uint8Array | string;
  /** Type of the member; default `0`, a file. */
  readonly type?: string;
  /** A tar without the ustar mark, as old programs wrote. */
  readonly old?: boolean;
  readonly size?: number;
}

/** A tar archive. */
export function tar(files: readonly TarFile[]): Uint8Array {
  const out: Buffer[] = [];
  for (const file of files) {
    const data = bytesOf(file.data ?? '');
    const header = Buffer.alloc(512);
    bytesOf(file.name).copy(header, 0, 0, 100);
    header.write('0000644\0', 100, 'latin1');
    header.write(`${(file.size ?? data.length).toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    header.write('00000000000\0', 136, 'latin1');
    header.write('        ', 148, 'latin1');
    header.write(file.type ?? '0', 156, 'latin1');
    if (file.old !== true) header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((a, b) => a + b, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    out.push(header, data, Buffer.alloc((512 - (data.length % 512)) % 512));
  }
  return Buffer.concat([...out, Buffer.alloc(1024)]);
}

export interface RarFile {
  readonly name: string;
  readonly data?: Uint8Array | string;
  readonly directory?: boolean;
  readonly encrypted?: boolean;
  readonly lie?: { readonly size?: number; readonly crc?: number };
}

/** A RAR archive of version 4 whose files are stored as they are. `encrypted`: its headers are, too. */
export function rar(files: readonly RarFile[], encrypted = false): Uint8Array {
  const block = (type: number, flags: number, fields: Buffer, data: Buffer = Buffer.alloc(0)): Buffer => {
    const head = Buffer.concat([Buffer.from([type]), u16(flags), u16(7 + fields.length), fields]);
    return Buffer.concat([u16(crc32(head) & 0xffff), head, data]);
  };
  const out: Buffer[] = [Buffer.from('Rar!\x1a\x07\x00', 'latin1'), block(0x73, encrypted ? 0x80 : 0, Buffer.alloc(6))];
  for (const file of files) {
    const data = bytesOf(file.data ?? '');
    // a name that is not ASCII: the plain one, a zero byte, then how the wide one differs; flag 0x200
    const wide = Buffer.from(file.name, 'utf16le');
    const coded: Buffer[] = [Buffer.from([0])];
    for (let i = 0; i < file.name.length; i += 4) {
      const chunk = wide.subarray(i * 2, Math.min(i + 4, file.name.length) * 2);
      // two bits for each of four characters: 2 says that both bytes of it follow
      coded.push(Buffer.from([0xaa]), chunk);
    }
    const plain = Buffer.from(file.name.replace(/[^\x20-\x7e]/g, '_'), 'latin1');
    const name = Buffer.concat([plain, Buffer.from([0]), ...coded]);
    const size = file.lie?.size ?? data.length;
    const flags = 0x8000 | 0x200 | (file.encrypted === true ? 4 : 0) | (file.directory === true ? 0xe0 : 0);
    const fields = Buffer.concat([
      u32(data.length), u32(size), Buffer.from([2]), u32(file.lie?.crc ?? crc32(data)), u32(0x58215a00), Buffer.from([29, 0x30]),
      u16(name.length), u32(file.directory === true ? 0x10 : 0x20), name,
    ]); // prettier-ignore
    out.push(block(0x74, flags, fields, data));
  }
  out.push(block(0x7b, 0x4000, Buffer.alloc(0)));
  return Buffer.concat(out);
}
