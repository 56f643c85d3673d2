/** Web archives for tests, record by record. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export type Fields = Readonly<Record<string, string | number>>;

export interface RecordParts {
  readonly type?: string;
  readonly uri?: string | null;
  readonly block?: string | Uint8Array;
  /** Further fields, or others in place of those that are written by themselves. */
  readonly fields?: Fields;
  readonly version?: string;
}

/** One record with the two line ends after it. */
export function warcRecord({ type = 'response', uri = null, block = '', fields = {}, version = '1.1' }: RecordParts): Buffer {
  const bytes = Buffer.from(block as Uint8Array);
  const all: Record<string, string | number> = {
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:uuid:${createHash('md5').update(bytes).digest('hex')}>`,
    'WARC-Date': '2024-05-06T07:08:09Z',
    ...(uri === null ? {} : { 'WARC-Target-URI': uri }),
    'Content-Length': bytes.length,
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/${version}\r\n${lines.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
} // prettier-ignore

/** An HTTP response as a block. */
export function httpBlock(body: string | Uint8Array, fields: Fields = {}, status = '200 OK'): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`), Buffer.from(body as Uint8Array)]);
}

export const response = (uri: string, body: string | Uint8Array, fields: Fields = {}, more: RecordParts = {}): Buffer =>
  warcRecord({ uri, block: httpBlock(body, { 'Content-Type': 'text/plain', ...fields }), ...more });

/** Records as they stand in a file: one after the other, or each in a gzip member of its own. */
export const plain = (records: readonly Uint8Array[]): Buffer => Buffer.concat(records);
export const packed = (records: readonly Uint8Array[]): Buffer =>
  Buffer.concat(records.map((record) => gzipSync(record)));
