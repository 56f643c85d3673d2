/** Members of a tar archive: POSIX ustar and pax (IEEE 1003.1 pax, section "ustar Interchange Format"), GNU and old ones. */
import type { Budget, Member } from './entry.js';
import { exhausted, faulty } from './entry.js';
import { decodeName } from './names.js';

const BLOCK = 512;
/** Longest name or set of extended values that is believed. */
const LONGEST = 1024 * 1024;

/** The sum of a header's bytes, its own field counted as spaces. */
export function headerSum(data: Buffer, at: number): number {
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += data[at + i] ?? 0;
  return sum;
}

/** The sum that the header states; null where no header can stand. */
export function storedSum(data: Buffer, at: number): number | null {
  if (at + BLOCK > data.length || data[at] === 0) return null;
  const text = /^[ \0]*([0-7]{1,7})[ \0]*$/.exec(data.toString('latin1', at + 148, at + 156))?.[1];
  return text === undefined ? null : Number.parseInt(text, 8);
}

function field(data: Buffer, at: number, length: number): Buffer {
  const end = data.indexOf(0, at);
  return data.subarray(at, end < 0 ? at + length : Math.min(end, at + length));
}

/** A number in octal digits, or in base 256 if its first bit is set; null if it is neither. */
function numberField(data: Buffer, at: number, length: number): number | null {
  if (((data[at] ?? 0) & 0x80) !== 0) {
    let value = (data[at] ?? 0) & 0x7f;
    for (let i = 1; i < length; i++) value = value * 256 + (data[at + i] ?? 0);
    return Number.isSafeInteger(value) ? value : null;
  }
  const text = data
    .toString('latin1', at, at + length)
    .replace(/[\0 ]+$/, '')
    .trim();
  return text === '' ? 0 : /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null;
}

/** The values of a pax header: lines `length key=value`, the length counting the whole line. */
function paxValues(raw: Buffer): Map<string, Buffer> {
  const out = new Map<string, Buffer>();
  for (let at = 0; at < raw.length;) {
    const space = raw.indexOf(0x20, at);
    const length = space < 0 ? NaN : Number(raw.toString('latin1', at, space));
    if (!Number.isInteger(length) || length <= 0 || at + length > raw.length) break;
    const line = raw.subarray(space + 1, at + length - 1);
    const equals = line.indexOf(0x3d);
    if (equals > 0) out.set(line.toString('latin1', 0, equals), line.subarray(equals + 1));
    at += length;
  }
  return out;
}

/** Gives out files in the order in which they stand. Folders, links and devices hold no bytes and are passed over. */
export function* tarMembers(bytes: Uint8Array, budget: Budget): Generator<Member> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let longName: Buffer | null = null;
  let extended: Map<string, Buffer> = new Map();
  let at = 0;
  for (; at + BLOCK <= data.length && data[at] !== 0;) {
    if (storedSum(data, at) !== headerSum(data, at)) {
      yield faulty(null, 'damaged', `the tar archive is damaged at byte ${at}; the rest was not read`);
      return;
    }
    const stated = extended.get('size');
    const size = stated === undefined ? numberField(data, at + 124, 12) : Number(stated.toString('latin1'));
    const type = String.fromCharCode(data[at + 156] ?? 0);
    const start = at + BLOCK;
    if (size === null || !Number.isSafeInteger(size) || size < 0) {
      yield faulty(null, 'damaged', `the tar archive states no size at byte ${at}; the rest was not read`);
      return;
    }
    const end = start + size;
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'L' || type === 'x') {
      const raw = data.subarray(start, Math.min(end, start + LONGEST));
      if (type === 'L') longName = field(raw, 0, raw.length);
      else extended = paxValues(raw);
      continue;
    }
    if (type === 'g' || type === 'K') continue;
    const header = start - BLOCK;
    const prefix = data.toString('latin1', header + 257, header + 262) === 'ustar' && data[header + 263] === 0x30 ? field(data, header + 345, 155) : Buffer.alloc(0); // prettier-ignore
    const short = field(data, header, 100);
    const joined = prefix.length === 0 ? short : Buffer.concat([prefix, Buffer.from('/'), short]);
    const name = decodeName(extended.get('path') ?? longName ?? joined);
    longName = null;
    extended = new Map();
    const isFile = type === '0' || type === '\0' || type === '7' || type === 'S';
    if (!isFile || name.endsWith('/')) continue;
    const stop = exhausted(budget);
    if (stop !== null) {
      yield stop;
      return;
    }
    budget.entries--;
    if (end > data.length)
      yield faulty(name, 'damaged', 'the file is cut short: the tar archive ends in the midst of it');
    else if (type === 'S') yield faulty(name, 'unsupported', 'the file is stored with holes, which is not read');
    else yield { name, bytes: data.subarray(start, end) };
  }
}
