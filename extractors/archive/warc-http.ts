/**
 * The HTTP response that a record holds (RFC 9112): its status, its header, its body without chunks (section 7.1) and
 * without packing (RFC 9110, section 8.4). Tools differ in what they undo before they store a response, so the bytes decide
 * whether a header that names a packing still holds.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { ReadFault } from '../../src/model/doc.js';
import { errorCode } from '../shared/zip-member.js';
import { fieldsOf } from './warc-record.js';

export interface HttpHead {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly body: number;
}

/** Bytes in which a response's head must end. */
export const HTTP_HEAD = 128 * 1024;

/** The head of a response at the start of `block`; null if there is none. */
export function httpHead(block: Buffer): HttpHead | null {
  const text = block.toString('latin1', 0, HTTP_HEAD);
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  // a response without a body may lack the empty line
  if (end === null && block.length >= HTTP_HEAD) return null;
  const [first = '', ...lines] = head.split(/\r?\n/);
  const status = /^HTTP\/[\d.]+\s+(\d{3})/i.exec(first)?.[1];
  if (status === undefined) return null;
  return { status: Number(status), fields: fieldsOf(lines), body: end === null ? block.length : end.index + end[0].length }; // prettier-ignore
}

export type Body = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly fault: ReadFault };

const fault = (outcome: ReadFault['outcome'], message: string): Body => ({ ok: false, fault: { outcome, message } });

/** Bytes without the chunks that carry them; null if they are not in chunks; `cut` if the last one is missing. */
export function dechunk(bytes: Buffer): { readonly bytes: Buffer; readonly cut: boolean } | null {
  const out = Buffer.allocUnsafe(bytes.length);
  let [length, any] = [0, false];
  const done = (cut: boolean): { readonly bytes: Buffer; readonly cut: boolean } => ({ bytes: out.subarray(0, length), cut }); // prettier-ignore
  for (let at = 0; ;) {
    const end = bytes.subarray(at, at + 1024).indexOf(0x0a);
    const line = end < 0 ? '' : bytes.toString('latin1', at, at + end);
    const size = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?\r?$/i.exec(line)?.[1];
    if (size === undefined) return any ? done(true) : null;
    any = true;
    const count = Number.parseInt(size, 16);
    if (count === 0) return done(false);
    const start = at + end + 1;
    length += bytes.copy(out, length, start, start + count);
    if (start + count > bytes.length) return done(true);
    at = start + count;
    if (bytes[at] === 0x0d) at++;
    if (bytes[at] === 0x0a) at++;
  }
}

type Unpack = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isZlib = (bytes: Buffer): boolean => bytes.length >= 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0; // prettier-ignore

/** How a body is packed; null: it is not, or no longer. */
function unpackerOf(coding: string, bytes: Buffer): Unpack | null | 'unknown' {
  if (coding === 'identity' || coding === '' || coding === 'utf-8' || coding === 'none') return null;
  if (coding === 'gzip' || coding === 'x-gzip') return isGzip(bytes) ? gunzipSync : null;
  if (coding === 'deflate') return isGzip(bytes) ? gunzipSync : isZlib(bytes) ? inflateSync : inflateRawSync;
  return coding === 'br' ? brotliDecompressSync : 'unknown';
}

/** Text, a page or a known kind of document: a body that is no longer packed though its header says so. */
const PLAIN = /^(?:\ufeff|\xef\xbb\xbf)?\s*<[!?a-z]|^%PDF|^PK\x03\x04|^\xd0\xcf\x11\xe0|^\{\\rtf|^Rar!/i;
const isPlain = (bytes: Buffer): boolean => PLAIN.test(bytes.toString('latin1', 0, 64));

/** The body as the server meant it. `cap`: most bytes that packed bytes of a length may unpack to. */
export function bodyOf(block: Buffer, head: HttpHead, cap: (packed: number) => number): Body {
  let bytes = block.subarray(head.body);
  const field = (name: string): string => (head.fields.get(name) ?? '').toLowerCase().trim();
  const stated = field('content-length');
  let whole = !/^\d+$/.test(stated) || bytes.length >= Number(stated);
  if (field('transfer-encoding').includes('chunked')) {
    const joined = dechunk(bytes);
    // the length of a response in chunks is that of its chunks
    whole = joined?.cut !== true;
    if (joined !== null) bytes = joined.bytes;
  }
  for (const coding of field('content-encoding')
    .split(',')
    .map((one) => one.trim())
    .reverse()) {
    const unpack = unpackerOf(coding, bytes);
    if (unpack === 'unknown') {
      if (isPlain(bytes)) {
        whole = true;
        continue;
      }
      return fault('unsupported', `the response is packed as ${coding.slice(0, 40)}, which is not read`);
    }
    if (unpack === null || bytes.length === 0) {
      // unpacked before it was stored: then the stated length is that of other bytes
      if (coding !== '' && coding !== 'identity') whole = true;
      continue;
    }
    const most = cap(bytes.length);
    try {
      bytes = unpack(bytes, { maxOutputLength: Math.max(1, most) });
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ERR_BUFFER_TOO_LARGE' || code === 'ERR_OUT_OF_RANGE') return fault('bomb', `the response unpacks to more than ${most} bytes from ${bytes.length}`); // prettier-ignore
      if (isPlain(bytes)) {
        whole = true;
        continue;
      }
      return fault('damaged', `the response is packed as ${coding} and ${code === 'Z_BUF_ERROR' ? 'is cut short' : 'cannot be unpacked'}`); // prettier-ignore
    }
  }
  if (!whole) return fault('damaged', 'the response is cut short: it has fewer bytes than it states');
  return { ok: true, bytes };
}
