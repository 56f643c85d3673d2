/** Members of a 7z archive packed by LZMA2, LZMA, deflate or not at all, as 7-Zip packs documents unless told otherwise. */
import { crc32, inflateRawSync } from 'node:zlib';
import type { ReadFault } from '../../src/model/doc.js';
import type { Budget, Member } from './entry.js';
import { capOf, exhausted, faulty } from './entry.js';
import { decodeLzma, decodeLzma2 } from './lzma.js';
import { BadHeader, readHeader, type Folder, type SevenZipHeader } from './seven-zip-header.js';

/** The header at the start: mark, version, checksum, then where the header at the end stands. */
const START = 32;
/** Headers inside packed headers are one deep in real archives. */
const HEADERS = 4;
/** Most bytes that one folder is unpacked to, since it is done in memory. */
const MEMORY = 400 * 1024 * 1024;

const METHODS = { '00': 'copy', '21': 'lzma2', '030101': 'lzma', '040108': 'deflate' } as const;
const AES = '06f10701';

type Unpacked = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly fault: ReadFault };

function unpack(data: Uint8Array, folder: Folder, budget: Budget): Unpacked {
  const no = (outcome: ReadFault['outcome'], message: string): Unpacked => ({ ok: false, fault: { outcome, message } });
  if (folder.coders.some((coder) => coder.method === AES)) return no('encrypted', 'it is protected by a password');
  const [coder] = folder.coders;
  const method = coder === undefined || !folder.simple ? undefined : METHODS[coder.method as keyof typeof METHODS];
  if (coder === undefined || method === undefined) {
    const names = folder.coders.map((one) => one.method).join(', ');
    return no(
      'unsupported',
      `it is packed by a method of 7z that is not read (${names}); unpack the archive and read its files`,
    );
  }
  const end = folder.offset + folder.packed;
  if (end > data.length) return no('damaged', 'the archive ends before it');
  const most = Math.min(capOf(folder.packed, budget), MEMORY);
  if (folder.unpacked > most) return no('bomb', `it unpacks to ${folder.unpacked} bytes from ${folder.packed}`);
  budget.bytes -= folder.unpacked;
  const source = data.subarray(folder.offset, end);
  let out = new Uint8Array(method === 'copy' ? 0 : folder.unpacked);
  let whole = true;
  if (method === 'copy') out = Uint8Array.from(source);
  else if (method === 'lzma2') whole = decodeLzma2(source, out);
  else if (method === 'lzma') whole = decodeLzma(coder.properties, source, out);
  else {
    try {
      out = Uint8Array.from(inflateRawSync(source, { maxOutputLength: Math.max(1, folder.unpacked) }));
    } catch {
      whole = false;
    }
  }
  if (!whole || out.length !== folder.unpacked) return no('damaged', 'it cannot be unpacked');
  if (folder.crc !== null && crc32(out) !== folder.crc)
    return no('damaged', 'its contents do not match their checksum');
  return { ok: true, bytes: out };
}

function openHeader(data: Buffer, budget: Budget): SevenZipHeader | ReadFault {
  const damaged = (message: string): ReadFault => ({
    outcome: 'damaged',
    message: `the 7z archive is damaged: ${message}`,
  });
  if (data.length < START) return damaged('it is cut short');
  const offset = START + Number(data.readBigUInt64LE(12));
  const size = Number(data.readBigUInt64LE(20));
  if (size === 0) return { folders: [], files: [] };
  if (!Number.isSafeInteger(offset) || offset + size > data.length) return damaged('its list of files, which stands at the end, is missing'); // prettier-ignore
  let header: Uint8Array = data.subarray(offset, offset + size);
  if (crc32(header) !== data.readUInt32LE(28)) return damaged('its list of files does not match its checksum');
  try {
    for (let i = 0; i < HEADERS; i++) {
      const read = readHeader(header, START);
      if (read.packed === null) return read.header;
      const part = unpack(data, read.packed, budget);
      if (!part.ok) return { ...part.fault, message: `the list of files of the 7z archive: ${part.fault.message}` };
      header = part.bytes;
    }
    return damaged('its list of files is packed again and again');
  } catch (error) {
    if (error instanceof BadHeader) return damaged(`its list of files makes no sense: ${error.message}`);
    throw error;
  }
}

/** Gives out files in the order of the list; each folder is unpacked when its first file is met. */
export function* sevenZipMembers(bytes: Uint8Array, budget: Budget): Generator<Member> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = openHeader(data, budget);
  if ('outcome' in header) {
    yield { name: null, fault: header };
    return;
  }
  /** For each stream its folder and its place in what that unpacks to. */
  const streams = header.folders.flatMap((folder) => {
    let start = 0;
    return folder.files.map(({ size, crc }) => {
      start += size;
      return { folder, start: start - size, size, crc };
    });
  });
  let open = null as { readonly folder: Folder; readonly part: Unpacked } | null;
  for (const file of header.files) {
    if (file.directory) continue;
    const stop = exhausted(budget);
    if (stop !== null) {
      yield stop;
      return;
    }
    budget.entries--;
    const stream = file.stream === null ? null : streams[file.stream];
    if (stream === undefined) {
      yield faulty(file.name, 'damaged', 'the 7z archive does not say where it stands');
      continue;
    }
    if (stream === null) {
      yield { name: file.name, bytes: new Uint8Array() };
      continue;
    }
    if (open?.folder !== stream.folder) open = { folder: stream.folder, part: unpack(data, stream.folder, budget) };
    const { part } = open;
    if (!part.ok) {
      yield { name: file.name, fault: part.fault };
      continue;
    }
    const own = part.bytes.subarray(stream.start, stream.start + stream.size);
    if (own.length !== stream.size || (stream.crc !== null && crc32(own) !== stream.crc))
      yield faulty(file.name, 'damaged', 'its contents do not match their checksum');
    else yield { name: file.name, bytes: own };
  }
}
