/**
 * Documents of a web archive: WARC (ISO 28500:2017), plain or packed record by record (Annex D). Each `response` with the
 * status 200 and each `resource` is one. Records are read one at a time, so memory does not grow with the file.
 */
import { createHash } from 'node:crypto';
import type { ReadFault } from '../../src/model/doc.js';
import { type Budget, capOf, exhausted, type WebAccount, type WebHints } from './entry.js';
import { type Allowance, gzipMembers, isBomb } from './warc-gzip.js';
import { bodyOf, httpHead, HTTP_HEAD, type HttpHead } from './warc-http.js';
import { charsetOf, mediaPassed } from './warc-media.js';
import { nextHeader, type WarcHeader } from './warc-record.js';
import { plainStream, type ByteSource, type ByteStream } from './warc-source.js';

export type WebMember =
  /** `page`: the type that the server states is that of a web page. */
  | { readonly url: string; readonly bytes: Buffer; readonly hints: WebHints; readonly page: boolean }
  | { readonly url: string | null; readonly fault: ReadFault };

/** Counts what is not given out, by reason, with the first address of each. */
export interface Counter {
  documents: number;
  readonly passed: Map<string, { count: number; example: string | null }>;
}
export const newCounter = (): Counter => ({ documents: 0, passed: new Map() });

function pass(counter: Counter, reason: string, url: string | null): void {
  const known = counter.passed.get(reason);
  if (known === undefined) counter.passed.set(reason, { count: 1, example: url });
  else known.count++;
}

export const accountOf = ({ documents, passed }: Counter): WebAccount => ({
  documents,
  passed: [...passed].map(([reason, rest]) => ({ reason, ...rest })),
});

const no = (url: string | null, outcome: ReadFault['outcome'], message: string): WebMember => ({
  url,
  fault: { outcome, message },
});

/** Records that describe the archive and the asking, never content. */
const OWN = new Set(['warcinfo', 'request', 'metadata']);
const DAY = 24 * 3600 * 1000;

/**
 * When a file was put on the server, by its Last-Modified. Pages that a program makes carry the time of the asking, so
 * only a file counts that was there for a day when it was fetched.
 */
function publishedAt(head: HttpHead, record: WarcHeader): string | null {
  const modified = Date.parse(head.fields.get('last-modified') ?? '');
  const fetched = Date.parse(record.field('WARC-Date') ?? '');
  if (Number.isNaN(modified) || Number.isNaN(fetched) || fetched - modified < DAY || modified < Date.UTC(1995, 0)) return null; // prettier-ignore
  // servers of these portals stand in China; the day there is what their pages say
  return new Date(modified + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function base32(bytes: Buffer): string {
  let out = '';
  let [bits, value] = [0, 0];
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) out += BASE32[(value >> (bits - 5)) & 31] ?? '';
  }
  return bits > 0 ? out + (BASE32[(value << (5 - bits)) & 31] ?? '') : out;
}

/** Whether a block is not the one that its digest was made of; digests of unknown kind are not judged. */
function isAltered(block: readonly Buffer[], record: WarcHeader): boolean {
  const [, kind = '', stated = ''] = /^(sha1|sha-?256|md5):([\w+/=]+)$/i.exec(record.field('WARC-Block-Digest') ?? '') ?? [];
  if (kind === '') return false;
  const hash = createHash(kind.toLowerCase().replace('-', ''));
  for (const part of block) hash.update(part);
  const digest = hash.digest();
  if (stated.length === digest.length * 2) return stated.toLowerCase() !== digest.toString('hex');
  const plain = base32(digest);
  return stated.replace(/=+$/, '').length === plain.length && stated.toUpperCase().replace(/=+$/, '') !== plain;
} // prettier-ignore

interface Reading {
  readonly budget: Budget;
  readonly counter: Counter;
}

/** One record whose header was read: its document, a fault, or null for what is passed over. Reads its block whole. */
async function readRecord(record: WarcHeader, stream: ByteStream, { budget, counter }: Reading): Promise<WebMember | null> {
  const { type, uri, length } = record;
  const skip = async (reason: string | null): Promise<WebMember | null> => {
    if (reason !== null) pass(counter, reason, uri);
    await stream.skip(length);
    return null;
  };
  if (OWN.has(type)) return skip(null);
  if (type === 'revisit') return skip('repeats of what was fetched before (revisit)');
  if (type === 'continuation' || Number(record.field('WARC-Segment-Number') ?? 0) > 0) {
    await stream.skip(length);
    return type === 'continuation' ? null : no(uri, 'unsupported', 'it is stored in segments, which are not read');
  }
  if (type !== 'response' && type !== 'resource') return skip(`records of the type ${type.slice(0, 40) || '(none)'}`);
  if (uri === null || !/^(?:https?|ftp|file):/i.test(uri)) return skip('records that are no web address');
  const first = await stream.take(Math.min(length, HTTP_HEAD));
  const rest = length - first.length;
  const leave = async (member: WebMember | null, reason: string | null = null): Promise<WebMember | null> => {
    if (reason !== null) pass(counter, reason, uri);
    const skipped = await stream.skip(rest);
    return member !== null && skipped < rest ? no(uri, 'damaged', CUT) : member;
  };
  const isHttp = type === 'response' && /^https?:/i.test(uri);
  const head = isHttp ? httpHead(first) : null;
  if (isHttp && head === null) return leave(no(uri, 'damaged', 'the record holds no HTTP response'));
  if (head !== null && head.status !== 200) return leave(null, `answers with the status ${head.status}`);
  const mediaType = head === null ? (record.field('Content-Type') ?? '') : (head.fields.get('content-type') ?? '');
  const media = mediaPassed(mediaType, first.subarray(head?.body ?? 0));
  if (media !== null) return leave(null, media);
  const cut = record.field('WARC-Truncated');
  if (cut !== null) return leave(no(uri, 'damaged', `the crawler cut the response off (${cut.slice(0, 40)})`));
  if (length > budget.limits.fileBytes)
    return leave(no(uri, 'too-big', `the response has ${length} bytes, more than the limit of ${budget.limits.fileBytes}`)); // prettier-ignore
  const block = rest > 0 && first.length === HTTP_HEAD ? [first, await stream.take(rest)] : [first];
  const whole = block.length === 1 ? first : Buffer.concat(block);
  if (whole.length < length) return no(uri, 'damaged', CUT);
  if (isAltered(block, record)) return no(uri, 'damaged', 'its bytes do not match their checksum');
  const most = Math.min(budget.bytes, budget.limits.fileBytes);
  const body = head === null ? ({ ok: true, bytes: whole } as const) : bodyOf(whole, head, (packed) => Math.min(most, capOf(packed, budget))); // prettier-ignore
  if (!body.ok) return { url: uri, fault: body.fault };
  if (body.bytes.length === 0) return no(uri, 'empty', 'the response has no body');
  budget.bytes -= body.bytes.length;
  counter.documents++;
  const hints = { url: /^file:/i.test(uri) ? null : uri, charset: charsetOf(mediaType), publishedAt: head === null ? null : publishedAt(head, record) }; // prettier-ignore
  return { url: uri, bytes: body.bytes, hints, page: /^(?:text\/html|application\/xhtml)/i.test(mediaType) };
} // prettier-ignore

/** Below this size a high ratio is no sign of a bomb where bytes are not kept. */
const PASSED_FLOOR = 64 * 1024 * 1024;

const CUT = 'the record is cut short: it has fewer bytes than it states';

/** All records of a stream. In a plain file a false length is told by what is left of the file, and the search goes on. */
async function* recordsOf(stream: ByteStream, reading: Reading): AsyncGenerator<WebMember> {
  /** A fault was told that what follows belongs to. */
  let lost = false;
  for (;;) {
    const next = await nextHeader(stream);
    if (next === null) return;
    if (!next.ok) {
      if (!lost) yield no(next.uri, 'damaged', next.message);
      lost = true;
      continue;
    }
    const { header, passed } = next;
    if (passed > 0 && !lost)
      yield no(null, 'damaged', `${passed} bytes before a record are none; a record may be lost`);
    const left = stream.left();
    lost = left !== null && header.length > left;
    if (lost) {
      if (!OWN.has(header.type)) yield no(header.uri, 'damaged', CUT);
      continue;
    }
    const stop = exhausted(reading.budget);
    if (stop !== null && 'fault' in stop) {
      yield { url: null, fault: stop.fault };
      reading.budget.entries = -1;
      return;
    }
    const member = await readRecord(header, stream, reading);
    if (member === null) continue;
    reading.budget.entries--;
    yield member;
  }
}

/**
 * Gives out the documents of a web archive in the order in which they are stored. What cannot be read comes as a fault
 * with its address; what holds no document is counted in `counter`. Never throws but for faults of the source itself.
 */
export async function* webMembers(source: ByteSource, budget: Budget, counter: Counter): AsyncGenerator<WebMember> {
  const reading = { budget, counter };
  const head = await source.read(0, 32);
  if (head[0] !== 0x1f) {
    yield* recordsOf(plainStream(source), reading);
    return;
  }
  // most is passed over and kept nowhere, so the bound is that of packing alone
  const allowance: Allowance = { bytes: Math.max(PASSED_FLOOR, source.size * budget.limits.inflateRatio) };
  for await (const member of gzipMembers(source, allowance)) {
    if ('gap' in member) {
      yield no(null, 'damaged', member.gap);
      continue;
    }
    // a document is held back until its member has shown to be whole
    let held: WebMember | null = null;
    let told = false;
    for await (const found of recordsOf(member.stream, reading)) {
      if (held !== null) yield held;
      held = found;
      told ||= 'fault' in found;
    }
    const damage = member.damage();
    if (isBomb(damage))
      yield no(null, 'bomb', `the archive unpacks to more than ${budget.limits.inflateRatio} times its size; the rest was not read`); // prettier-ignore
    else if (damage !== null && held !== null && 'bytes' in held)
      held = no(held.url, 'damaged', `the record's packing: ${damage}`); // prettier-ignore
    else if (damage !== null && !told) yield no(null, 'damaged', `the gzip member at byte ${member.at}: ${damage}`);
    if (held !== null) yield held;
    if (budget.entries < 0) return;
  }
}
