import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { expandArchive, expandWebArchive, isArchive, sourceOfBytes, webArchiveKind, type ArchiveEntry } from '../../extractors/archive/index.js'; // prettier-ignore
import { LIMITS, type Limits } from '../../src/model/limits.js';
import { zip } from '../helpers/archive-writer.js';
import { httpBlock, packed, plain, response, warcRecord } from '../helpers/warc-writer.js';

const U = 'https://qinghe.gov.cn';

const zipOf = (files: readonly (readonly [string, Uint8Array | string])[], deflate = true): Buffer =>
  Buffer.from(zip(files.map(([name, data]) => ({ name, data, deflate }))));

async function entriesOf(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<ArchiveEntry[]> {
  const source = sourceOfBytes(bytes);
  const kind = await webArchiveKind(source, LIMITS.entries);
  if (kind === null) throw new Error('it is no web archive');
  const out: ArchiveEntry[] = [];
  for await (const entry of expandWebArchive(source, kind, { ...LIMITS, ...limits })) out.push(entry);
  return out;
}

/** `address: text`, `address! outcome: message` or `count reason` of what was passed over. */
async function list(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<string[]> {
  return (await entriesOf(bytes, limits)).flatMap((entry) => {
    const path = entry.path?.replace(U, '') ?? '-';
    if ('web' in entry) return entry.web.passed.map(({ count, reason }) => `${count} ${reason}`);
    if ('fault' in entry) return [`${path}! ${entry.fault.outcome}: ${entry.fault.message}`];
    return [`${path}: ${Buffer.from(entry.bytes).toString('utf8').slice(0, 40)}`];
  });
}

const BOTH = [['plain', plain], ['packed', packed]] as const; // prettier-ignore

describe.each(BOTH)('a WARC, %s', (_, write) => {
  it('gives a document for each answer, with what the server said of it', async () => {
    const bytes = write([
      warcRecord({ type: 'warcinfo', block: 'software: test\r\n' }),
      warcRecord({ type: 'request', uri: `${U}/1.html`, block: 'GET / HTTP/1.1\r\n\r\n' }),
      response(`${U}/1.html`, '一', { 'Content-Type': 'text/html; charset="GBK"', 'Last-Modified': 'Mon, 06 May 2024 07:08:09 GMT' }), // prettier-ignore
      response(`${U}/a.doc`, '二', { 'Content-Type': 'application/msword', 'Last-Modified': 'Tue, 16 Aug 2022 20:00:00 GMT' }, { version: '1.0' }), // prettier-ignore
      warcRecord({ type: 'resource', uri: `<${U}/三.txt>`, block: '三', fields: { 'Content-Type': 'text/plain' } }),
      warcRecord({ type: 'metadata', uri: `${U}/1.html`, block: 'fetchTimeMs: 5\r\n' }),
    ]);
    expect(isArchive(bytes)).toBe(true);
    expect(await entriesOf(bytes)).toEqual([
      {
        path: `${U}/1.html`,
        bytes: Buffer.from('一'),
        hints: { url: `${U}/1.html`, charset: 'GBK', publishedAt: null },
      },
      { path: `${U}/a.doc`, bytes: Buffer.from('二'), hints: { url: `${U}/a.doc`, charset: null, publishedAt: '2022-08-17' } }, // prettier-ignore
      {
        path: `${U}/三.txt`,
        bytes: Buffer.from('三'),
        hints: { url: `${U}/三.txt`, charset: null, publishedAt: null },
      },
      { path: null, web: { documents: 3, passed: [] } },
    ]);
  });

  it('counts what holds no document', async () => {
    const bytes = write([
      response(`${U}/p.png`, 'x', { 'Content-Type': 'image/png' }),
      response(`${U}/q.png`, 'x', { 'Content-Type': 'IMAGE/PNG; q=1' }),
      response(`${U}/s.css`, 'x', { 'Content-Type': 'text/css' }),
      response(`${U}/s.js`, 'x', { 'Content-Type': 'application/javascript' }),
      response(`${U}/real`, '%PDF-1.7', { 'Content-Type': 'image/png' }),
      warcRecord({ uri: `${U}/gone`, block: httpBlock('gone', {}, '404 Not Found') }),
      warcRecord({ uri: `${U}/moved`, block: httpBlock('', { Location: '/' }, '302 Found') }),
      warcRecord({ type: 'revisit', uri: `${U}/a`, block: httpBlock('', {}) }),
      warcRecord({ type: 'conversion', uri: `${U}/a`, block: 'x' }),
      warcRecord({ type: 'resource', uri: 'metadata://gnu.org/wget', block: 'x' }),
    ]);
    expect(await list(bytes)).toEqual([
      '/real: %PDF-1.7',
      '2 pictures',
      '1 style sheets',
      '1 scripts',
      '1 answers with the status 404',
      '1 answers with the status 302',
      '1 repeats of what was fetched before (revisit)',
      '1 records of the type conversion',
      '1 records that are no web address',
    ]);
  });

  it('undoes chunks and packing, also where only the header tells of them', async () => {
    const chunked = (text: string): Buffer =>
      Buffer.from(`${Buffer.from(text).length.toString(16)};x=1\r\n${text}\r\n0\r\n\r\n`);
    const text = '<p>绩效自评</p>';
    const coded = (body: Uint8Array | string, coding: string, more = {}): Buffer =>
      response(`${U}/${coding}`, body, { 'Content-Encoding': coding, ...more });
    const bytes = write([
      coded(gzipSync(text), 'gzip'),
      coded(deflateSync(text), 'deflate'),
      coded(deflateRawSync(text), 'deflate'),
      coded(brotliCompressSync(text), 'br'),
      coded(gzipSync(deflateSync(text)), 'deflate, gzip'),
      response(`${U}/c`, chunked(text), { 'Transfer-Encoding': 'chunked', 'Content-Length': 5 }),
      response(`${U}/undone`, text, { 'Transfer-Encoding': 'chunked' }),
      ...['gzip', 'deflate', 'br', 'zstd'].map((coding) => coded(text, coding, { 'Content-Length': 999 })),
      coded('(\xb5/\xfd', 'zstd'),
    ]);
    expect((await list(bytes)).map((line) => line.replace(/^[^:!]*/, ''))).toEqual([
      ...Array.from({ length: 11 }, () => `: ${text}`),
      '! unsupported: the response is packed as zstd, which is not read',
    ]);
  });

  it('names what is cut short, altered or too large, and reads what comes after', async () => {
    const block = httpBlock('whole', { 'Content-Type': 'text/plain' });
    const digest = (kind: string, encoding: 'hex' | 'base64'): string =>
      createHash(kind).update(block).digest(encoding);
    const stated = (value: string): Buffer => warcRecord({ uri: `${U}/digest`, block, fields: { 'WARC-Block-Digest': value } }); // prettier-ignore
    const bytes = write([
      response(`${U}/cut`, 'half', {}, { fields: { 'WARC-Truncated': 'length' } }),
      response(`${U}/short`, 'half', { 'Content-Length': 100 }),
      response(`${U}/chunks`, '64\r\nhalf', { 'Transfer-Encoding': 'chunked' }),
      response(`${U}/gz`, gzipSync('x'.repeat(1000)).subarray(0, 25), { 'Content-Encoding': 'gzip' }),
      response(`${U}/empty`, ''),
      warcRecord({ uri: `${U}/none`, block: 'no response' }),
      response(`${U}/segment`, 'x', {}, { fields: { 'WARC-Segment-Number': 1 } }),
      response(`${U}/large`, 'x'.repeat(200_000)),
      stated(`sha1:${digest('sha1', 'hex')}`),
      stated(`sha256:${digest('sha256', 'hex')}`),
      stated(`sha1:${'A'.repeat(32)}`),
      stated('crc9:00'),
      response(`${U}/last`, 'read'),
    ]);
    expect(await list(bytes, { fileBytes: 100_000 })).toEqual([
      '/cut! damaged: the crawler cut the response off (length)',
      '/short! damaged: the response is cut short: it has fewer bytes than it states',
      '/chunks! damaged: the response is cut short: it has fewer bytes than it states',
      '/gz! damaged: the response is packed as gzip and is cut short',
      '/empty! empty: the response has no body',
      '/none! damaged: the record holds no HTTP response',
      '/segment! unsupported: it is stored in segments, which are not read',
      expect.stringContaining('/large! too-big: the response has 200'),
      '/digest: whole',
      '/digest (2): whole',
      '/digest (3)! damaged: its bytes do not match their checksum',
      '/digest (4): whole',
      '/last: read',
    ]);
  });

  it('survives records that lie about their length, and headers without an end', async () => {
    const bytes = write([
      response(`${U}/huge`, 'x', {}, { fields: { 'Content-Length': 999_999_999_999_999 } }),
      response(`${U}/1`, 'one'),
      response(`${U}/none`, 'x', {}, { fields: { 'Content-Length': 'many' } }),
      response(`${U}/2`, 'two'),
      Buffer.from(`WARC/1.0\r\n${'X: y\r\n'.repeat(100_000)}\r\n`),
      response(`${U}/3`, 'three'),
      Buffer.from(`WARC/1.0\r\nX: ${'y'.repeat(1_000_000)}\r\n\r\n`),
      response(`${U}/4`, 'four'),
    ]);
    const lines = await list(bytes);
    expect(lines.filter((line) => !line.includes('!'))).toEqual(['/1: one', '/2: two', '/3: three', '/4: four']);
    expect(lines.filter((line) => line.includes('!')).map((line) => line.slice(0, 34))).toEqual([
      '/huge! damaged: the record is cut ',
      '/none! damaged: a record does not ',
      '-! damaged: the header of a record',
      '-! damaged: the header of a record',
    ]);
  });

  it('ends where the file was cut', async () => {
    const bytes = write([response(`${U}/1`, 'one'), response(`${U}/2`, 'two two two two two two')]);
    for (const end of [40, 20, 9, 6, 5]) {
      const lines = await list(bytes.subarray(0, bytes.length - end));
      expect([end, lines[0], lines.length]).toEqual([end, '/1: one', 2]);
      if (write === packed || end > 5) expect(lines[1]).toMatch(/^(?:\/2|-)! damaged: /);
    }
    expect(await list(bytes.subarray(0, 20)).catch(() => 'none')).toSatisfy((lines) => lines === 'none' || (lines as string[])[0]?.startsWith('-! damaged:') === true); // prettier-ignore
  });

  it('in another archive has its documents under its name', async () => {
    const bytes = zipOf([
      ['crawl.warc', write([response(`${U}/1`, 'one'), response(`${U}/z.zip`, zipOf([['表.txt', 'form']]))])],
    ]);
    const out: string[] = [];
    for await (const entry of expandArchive(bytes, LIMITS)) {
      if ('bytes' in entry)
        out.push(`${String(entry.path)} ${String(entry.hints?.url)} ${Buffer.from(entry.bytes).toString()}`); // prettier-ignore
      else out.push('web' in entry ? `${entry.path ?? ''} ${entry.web.documents}` : entry.fault.message);
    }
    expect(out).toEqual([
      `crawl.warc/${U}/1 ${U}/1 one`,
      `crawl.warc/${U}/z.zip/表.txt ${U}/z.zip form`,
      'crawl.warc 2',
    ]);
  });
});

describe('a packed WARC', () => {
  it('loses only the member that is damaged', async () => {
    const members = ['1', '2', '3'].map((n) => gzipSync(response(`${U}/${n}`, `text ${n}`)));
    const [, second = Buffer.alloc(0)] = members;
    second[second.length - 6] = (second[second.length - 6] ?? 0) ^ 0xff;
    expect(await list(Buffer.concat(members))).toEqual(['/1: text 1', "/2! damaged: the record's packing: its contents do not match their checksum", '/3: text 3']); // prettier-ignore
    second.fill(0xff, 60, 90);
    const lines = await list(Buffer.concat([...members, Buffer.alloc(5000)]));
    expect([lines[0], lines.at(-1), lines.length]).toEqual(['/1: text 1', '/3: text 3', 3]);
    expect(await list(Buffer.concat([members[0] ?? second, Buffer.from('not gzip at all'), members[2] ?? second]))).toEqual(['/1: text 1', expect.stringMatching(/^-! damaged: what stands at byte \d+ is no gzip member/), '/3: text 3']); // prettier-ignore
  });

  it('as one member is read too', async () => {
    const records = Array.from({ length: 300 }, (_, i) => response(`${U}/${i}`, `text ${i} `.repeat(500)));
    const lines = await list(gzipSync(plain(records)));
    expect([lines.length, lines[299]]).toEqual([300, expect.stringContaining('/299: text 299')]);
  });

  it('that unpacks to far more than it could hold ends as a bomb', async () => {
    const bomb = gzipSync(response(`${U}/bomb`, Buffer.alloc(80 * 1024 * 1024), { 'Content-Type': 'image/png' }));
    const lines = await list(Buffer.concat([gzipSync(response(`${U}/1`, 'one')), bomb]), { inflateRatio: 20 });
    expect(lines).toEqual(['/1: one', expect.stringMatching(/^-! bomb: /), '1 pictures']);
    const inner = packed([response(`${U}/b`, gzipSync(Buffer.alloc(40 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }), response(`${U}/2`, 'two')]); // prettier-ignore
    expect(await list(inner)).toEqual([
      expect.stringMatching(/^\/b! bomb: the response unpacks to more than/),
      '/2: two',
    ]);
  });

  it('full of false beginnings costs a bounded search', async () => {
    const bytes = Buffer.concat([gzipSync(response(`${U}/1`, 'one')), Buffer.from('1f8b0800'.repeat(100_000), 'hex')]);
    const lines = await list(bytes);
    expect(lines[0]).toBe('/1: one');
    expect(lines.at(-1)).toContain('the rest was not read');
  });
});

describe('a WACZ', () => {
  const crawl = packed([response(`${U}/1`, 'one'), response(`${U}/2`, 'two')]);
  const pages = `{"format":"json-pages-1.0"}\n{"url":"${U}/2","title":"二号"}\nbroken\n`;
  const parts = (store: boolean) => zipOf([['datapackage.json', '{}'], ['pages/pages.jsonl', pages], ['archive/a.warc.gz', crawl], ['indexes/index.cdx', 'x']], !store); // prettier-ignore

  it.each([true, false])(
    'gives the documents of its archives with the titles of its pages (stored: %s)',
    async (store) => {
      const entries = await entriesOf(parts(store));
      expect(entries.map((entry) => [entry.path, 'bytes' in entry ? entry.hints?.title : null])).toEqual([
        [`${U}/1`, undefined],
        [`${U}/2`, '二号'],
        [null, null],
      ]);
    },
  );

  it('that is damaged is no web archive, or says so', async () => {
    const whole = parts(true);
    const at = whole.indexOf('WARC') < 0 ? whole.indexOf(Buffer.from([0x1f, 0x8b])) : 0;
    whole.fill(0, at, at + 10);
    expect(await list(whole)).not.toHaveLength(0);
    expect(await webArchiveKind(sourceOfBytes(whole.subarray(0, 300)), 100)).toBeNull();
  });
});
