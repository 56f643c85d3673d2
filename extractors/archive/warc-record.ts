/**
 * Records of a web archive (ISO 28500:2017, WARC/1.1, sections 4 to 6; WARC/1.0 alike): a version line, named fields, an
 * empty line, a block of `Content-Length` bytes, two line ends.
 */
import type { ByteStream } from './warc-source.js';

/** Bounds on what stands before a block. */
const LINE = 64 * 1024;
const FIELDS = 1000;
const HEADER = 256 * 1024;

export interface WarcHeader {
  readonly type: string;
  /** Target address, or null. */
  readonly uri: string | null;
  /** Bytes of the block. */
  readonly length: number;
  /** A named field; the first of its name. */
  field(name: string): string | null;
}

/** Named fields by RFC 822 and RFC 7230: names without regard to case; lines that begin with a blank go on. */
export function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let last: string | null = null;
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line)) {
      if (last !== null) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
    } else if (colon > 0) {
      const name = line.slice(0, colon).trim().toLowerCase();
      last = fields.has(name) ? null : name;
      if (last !== null) fields.set(last, line.slice(colon + 1).trim());
    } else last = null;
  }
  return fields;
}

/** Addresses may stand in angle brackets (WARC/1.0 as some tools write it). */
const uriOf = (text: string | undefined): string | null => {
  const uri = (text ?? '').replace(/^<(.*)>$/s, '$1').replace(/[\u0000-\u0020\u007f]/g, '');
  return uri === '' ? null : uri.slice(0, 8192);
};

export type HeaderResult =
  /** `passed`: bytes before the record that are none. */
  | { readonly ok: true; readonly header: WarcHeader; readonly passed: number }
  /** `uri`: of the record that is wrong, if it says so. */
  | { readonly ok: false; readonly message: string; readonly uri: string | null };

const VERSION = /^WARC\/\d+\.\d+\s*$/;
/** Whether bytes begin as a web archive does. */
export const isWarcStart = (head: Buffer): boolean => /^\s{0,8}WARC\/\d\.\d/.test(head.toString('latin1', 0, 24));

/** The next record's header; null at the end. What stands before it and is no record is passed over. */
export async function nextHeader(stream: ByteStream): Promise<HeaderResult | null> {
  let passed = 0;
  for (;;) {
    const line = await stream.line(LINE);
    if (line === null) return passed === 0 ? null : { ok: false, uri: null, message: `${passed} bytes at the end are no record` }; // prettier-ignore
    const text = line.toString('latin1');
    if (VERSION.test(text)) break;
    if (text.trim() !== '') passed += line.length;
  }
  return headerAfterVersion(stream, passed);
}

async function headerAfterVersion(stream: ByteStream, passed: number): Promise<HeaderResult> {
  const lines: string[] = [];
  let bytes = 0;
  for (;;) {
    const line = await stream.line(LINE);
    if (line === null) return { ok: false, uri: uriOf(fieldsOf(lines).get('warc-target-uri')), message: 'the header of a record is cut short' }; // prettier-ignore
    if (line.length === 0) break;
    bytes += line.length;
    if (lines.length >= FIELDS || bytes > HEADER || line.length >= LINE)
      return { ok: false, uri: null, message: `the header of a record has more than ${HEADER} bytes or ${FIELDS} fields` }; // prettier-ignore
    lines.push(line.toString('utf8'));
  }
  const fields = fieldsOf(lines);
  const uri = uriOf(fields.get('warc-target-uri'));
  const length = fields.get('content-length') ?? '';
  if (!/^\d{1,15}$/.test(length)) return { ok: false, uri, message: 'a record does not state its length' };
  const type = (fields.get('warc-type') ?? '').toLowerCase();
  return { ok: true, passed, header: { type, uri, length: Number(length), field: (name) => fields.get(name.toLowerCase()) ?? null } }; // prettier-ignore
}
