import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../src/model/limits.js';
import { extractAll, extractAllBytes } from '../../src/run/expand.js';
import type { Extracted } from '../../src/run/extract.js';
import { ingest } from '../../src/run/ingest.js';
import { aFolder, aPath, rawConnection } from '../helpers/database.js';
import { smallForm } from '../helpers/small-form.js';
import { packed, plain, response, warcRecord } from '../helpers/warc-writer.js';

const U = 'https://qinghe.gov.cn';
const HTML = { 'Content-Type': 'text/html' };
const page = (title: string, ...links: readonly string[]): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body><p>发布时间：2023-04-05</p>` +
  `${links.map((link) => `<p><a href="${link}">附件</a></p>`).join('')}</body></html>`;

/** A crawl: the file stands before the page that links it. */
const RECORDS = [
  warcRecord({ type: 'warcinfo', block: 'software: test' }),
  response(`${U}/files/a.xls`, smallForm({ project: '道路维修' }), { 'Content-Type': 'application/vnd.ms-excel' }),
  response(`${U}/p/1.html`, page('清河县公开', '../files/a.xls', '/gone.doc', '/p/2.html'), HTML),
  response(`${U}/p/2.html`, smallForm({ project: '桥梁维修' }), HTML),
  response(`${U}/cut.doc`, 'half', { 'Content-Length': 100 }),
  response(`${U}/p.png`, 'x', { 'Content-Type': 'image/png' }),
];

async function read(all: AsyncIterable<Extracted>): Promise<Extracted[]> {
  const out: Extracted[] = [];
  for await (const one of all) out.push(one);
  return out;
}

const said = ({ outcome, extraction: { source, reports } }: Extracted): unknown[] =>
  [outcome, source.entry?.replace(U, '') ?? null, source.url?.replace(U, '') ?? null, source.title, source.publishedAt, reports.length]; // prettier-ignore

describe('a web archive', () => {
  const EXPECTED = [
    ['ok', '/files/a.xls', '/files/a.xls', '2023年度绩效自评', '2023-04-05', 1],
    ['not-a-report', '/p/1.html', '/p/1.html', '清河县公开', '2023-04-05', 0],
    ['ok', '/p/2.html', '/p/2.html', '2023年度绩效自评', null, 1],
    ['damaged', '/cut.doc', '/cut.doc', null, null, 0],
    ['not-a-report', null, null, null, null, 0],
  ];

  it.each([
    ['plain', plain],
    ['packed', packed],
  ] as const)('%s gives its documents with what page and server say', async (_, write) => {
    // prettier-ignore
    const bytes = write(RECORDS);
    const all = await read(extractAllBytes(bytes, 'crawl.warc'));
    expect(all.map(said)).toEqual(EXPECTED);
    const account = all.at(-1)?.extraction;
    expect(account?.source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(account?.warnings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'report.none a web archive of 3 documents, each read by itself; not read: 1 pictures',
      `archive.skipped 1 pictures, such as ${U}/p.png`,
    ]);
    expect(new Set(all.map(({ extraction }) => extraction.source.sha256)).size).toBe(all.length);
  });

  it('larger than a file may be is read in pieces, and other large files are not', async () => {
    const folder = aFolder();
    const many = Array.from({ length: 40 }, (_, i) => response(`${U}/fill${i}`, 'x'.repeat(5000), { 'Content-Type': 'image/png' })); // prettier-ignore
    const limits: Partial<Limits> = { fileBytes: 20_000 };
    for (const name of ['crawl.warc', 'unnamed']) {
      writeFileSync(join(folder, name), plain([...many, ...RECORDS]));
      const all = await read(extractAll(join(folder, name), { limits }));
      expect([name, all.map(({ outcome }) => outcome)]).toEqual([name, ['ok', 'not-a-report', 'ok', 'damaged', 'not-a-report']]); // prettier-ignore
      const whole = await read(extractAllBytes(readFileSync(join(folder, name)), join(folder, name)));
      expect(all.map(({ extraction }) => extraction)).toEqual(whole.map(({ extraction }) => extraction));
    }
    writeFileSync(join(folder, 'large.txt'), 'x'.repeat(30_000));
    expect((await read(extractAll(join(folder, 'large.txt'), { limits })))[0]?.outcome).toBe('too-big');
  });

  it('is loaded once, each document with its address', async () => {
    const folder = aFolder();
    const db = aPath();
    writeFileSync(join(folder, 'crawl.warc.gz'), packed(RECORDS));
    const loaded = async (): Promise<unknown[]> => {
      const events: unknown[] = [];
      for await (const event of ingest([folder], { db, jobs: 1 }))
        if (event.kind === 'done') events.push([event.entry?.replace(U, '') ?? null, event.outcome, event.loaded]);
      return events.sort();
    };
    const first = await loaded();
    expect(first).toContainEqual(['/files/a.xls', 'ok', 'inserted']);
    expect(first).toHaveLength(5);
    const rows = rawConnection(db).prepare("SELECT url, published_at FROM source WHERE outcome = 'ok' ORDER BY url").raw().all(); // prettier-ignore
    expect(rows).toEqual([[`${U}/files/a.xls`, '2023-04-05'], [`${U}/p/2.html`, null]]); // prettier-ignore
    const again = (await loaded()) as [string, string, string][];
    expect(again.map(([, , how]) => how)).toEqual(again.map(() => 'unchanged'));
  });
});
