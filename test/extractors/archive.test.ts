import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { expandArchive, isArchive } from '../../extractors/archive/index.js';
import { LIMITS, type Limits } from '../../src/model/limits.js';
import { extractAll } from '../../src/run/expand.js';
import { rar, tar, zip } from '../helpers/archive-writer.js';
import { drawOfd } from '../helpers/ofd-writer.js';
import { p, writeOdt } from '../helpers/odt-writer.js';
import {
  COPY,
  INDICATORS,
  LOCKED,
  LZMA,
  LZMA2,
  NOISE,
  noise,
  NOTE,
  PPMD,
  SEALED,
} from '../helpers/seven-zip-samples.js';
import { page } from '../helpers/pdf-writer.js';

/** What is in an archive: `path: text` or `path! outcome`. */
async function list(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<string[]> {
  const out: string[] = [];
  for await (const entry of expandArchive(bytes, { ...LIMITS, ...limits })) {
    const path = entry.path ?? '-';
    if ('web' in entry) out.push(`${path}: ${entry.web.documents} documents`);
    else if ('fault' in entry) out.push(`${path}! ${entry.fault.outcome}`);
    else out.push(`${path}: ${Buffer.from(entry.bytes).toString('utf8')}`);
  }
  return out;
}
/** 自评表.txt and 项目/报告.doc in GBK. */
const GBK_FORM = Buffer.from('d7d4c6c0b1ed2e747874', 'hex');
const GBK_REPORT = Buffer.from('cfeec4bf2fb1a8b8e62e646f63', 'hex');
const BIG = Buffer.alloc(3_000_000);

describe('a zip archive', () => {
  it('gives its files in their order, with names in GBK and in UTF-8, flagged or not', async () => {
    const bytes = zip([
      { name: GBK_REPORT, data: '一' },
      { name: GBK_FORM, data: '二', deflate: true },
      { name: '绩效.txt', data: '三', utf8: true },
      { name: '目标.txt', data: '四' },
      { name: 'plain.txt', data: '五' },
    ]);
    expect(isArchive(bytes)).toBe(true);
    expect(await list(bytes)).toEqual(['项目/报告.doc: 一', '自评表.txt: 二', '绩效.txt: 三', '目标.txt: 四', 'plain.txt: 五']); // prettier-ignore
  });

  it('may be written as a stream, with zip64 fields, or with something before it', async () => {
    expect(await list(zip([{ name: 'a.txt', data: '一', descriptor: true, deflate: true }, { name: 'b.txt', data: '二' }]))).toEqual(['a.txt: 一', 'b.txt: 二']); // prettier-ignore
    expect(await list(zip([{ name: 'a.txt', data: '一', zip64: true, deflate: true }, { name: 'b.txt', data: '二', zip64: true }]))).toEqual(['a.txt: 一', 'b.txt: 二']); // prettier-ignore
  });

  it('keeps two files of one name, and no folders or litter', async () => {
    const bytes = zip([
      { name: '表/' },
      { name: '表/自评.doc', data: '一' },
      { name: '表/自评.doc', data: '二' },
      { name: '__MACOSX/表/._自评.doc', data: 'x' },
      { name: '表/.DS_Store', data: 'x' },
      { name: 'Thumbs.db', data: 'x' },
      { name: '表/~$自评.docx', data: 'x' },
      { name: '表/._a', data: 'x' },
    ]);
    expect(await list(bytes)).toEqual(['表/自评.doc: 一', '表/自评 (2).doc: 二']);
  });

  it('leads nowhere out of itself', async () => {
    const names = [
      '../../etc/passwd',
      '/root/a',
      'C:\\Windows\\a.doc',
      '..\\..\\b',
      'a/./../b\u0000c',
      '..',
      '\u202ecod.exe',
    ];
    const paths = (await list(zip(names.map((name) => ({ name, data: '1' }))))).map((line) => line.replace(': 1', ''));
    expect(paths).toEqual(['etc/passwd', 'root/a', 'Windows/a.doc', 'b', 'a/bc', 'unnamed', 'cod.exe']);
  });

  it('names what it cannot give: encrypted, altered, cut, of another method', async () => {
    const bytes = zip([
      { name: 'secret.doc', data: 'x', encrypted: true },
      { name: 'altered.doc', data: 'x', lie: { crc: 5 } },
      { name: 'aes.doc', data: 'x', lie: { method: 99 } },
      { name: 'odd.doc', data: 'x', lie: { method: 97 } },
      { name: 'good.doc', data: 'x' },
    ]);
    expect(await list(bytes)).toEqual(['secret.doc! encrypted', 'altered.doc! damaged', 'aes.doc! encrypted', 'odd.doc! unsupported', 'good.doc: x']); // prettier-ignore
  });

  it('that is cut short gives what is left and says that there was more', async () => {
    const bytes = zip([{ name: 'a.txt', data: '一' }, { name: 'b.txt', data: 'b'.repeat(1000) }]); // prettier-ignore
    expect(await list(bytes.subarray(0, 500))).toEqual(['a.txt: 一', 'b.txt! damaged', '-! damaged']);
    expect(await list(bytes.subarray(0, 20))).toEqual(['-! damaged']);
    expect(await list(zip([]))).toEqual(['-! empty']);
    expect(await list(zip([{ name: '空/' }]))).toEqual(['-! empty']);
  });

  it('is believed in no size that it states', async () => {
    const text = '绩效自评'.repeat(200);
    expect(await list(zip([{ name: 'a.txt', data: text, deflate: true, lie: { size: 3 } }]))).toEqual([
      `a.txt: ${text}`,
    ]);
    expect(await list(zip([{ name: 'a.txt', data: BIG, deflate: true, lie: { size: 3 } }]))).toEqual(['a.txt! bomb']);
  });
});

describe('archives inside archives', () => {
  it('are opened where they stand, their paths joined', async () => {
    const inner = zip([{ name: 'b.txt', data: '内' }]);
    const packed = gzipSync(tar([{ name: 'c.txt', data: '包' }]));
    const bytes = zip([
      { name: 'a.txt', data: '前' },
      { name: '2023/inner.zip', data: inner },
      { name: 'd.tgz', data: packed },
      { name: 'e.rar', data: rar([{ name: 'f.txt', data: '罕' }]) },
      { name: 'g.txt.gz', data: gzipSync('裹') },
      { name: 'z.txt', data: '后' },
    ]);
    expect(await list(bytes)).toEqual(['a.txt: 前', '2023/inner.zip/b.txt: 内', 'd.tgz/c.txt: 包', 'e.rar/f.txt: 罕', 'g.txt.gz: 裹', 'z.txt: 后']); // prettier-ignore
  });

  it('are opened no deeper than the limit', async () => {
    let bytes = zip([{ name: 'a.txt', data: '底' }]);
    for (let i = 0; i < 4; i++) bytes = zip([{ name: 'n.zip', data: bytes }]);
    expect(await list(bytes)).toEqual(['n.zip/n.zip/n.zip/n.zip/a.txt: 底']);
    bytes = zip([{ name: 'n.zip', data: bytes }, { name: 'b.txt', data: '旁' }]); // prettier-ignore
    expect(await list(bytes)).toEqual(['n.zip/n.zip/n.zip/n.zip/n.zip! bomb', 'b.txt: 旁']);
  });
});

describe('bombs', () => {
  it('end at the ratio, file by file', async () => {
    const bytes = zip([{ name: 'bomb.txt', data: BIG, deflate: true }, { name: 'a.txt', data: '一' }]); // prettier-ignore
    expect(await list(bytes)).toEqual(['bomb.txt! bomb', 'a.txt: 一']);
    expect(await list(gzipSync(BIG))).toEqual(['-! bomb']);
    expect(await list(gzipSync(tar([{ name: 'a', data: BIG }])))).toEqual(['-! bomb']);
  });

  it('end at the number of files and at all unpacked bytes, over archives inside each other too', async () => {
    const ten = zip(Array.from({ length: 10 }, (_, i) => ({ name: `${i}.txt`, data: 'x'.repeat(100) })));
    expect(await list(ten, { entries: 4 })).toEqual(['0.txt: ', '1.txt: ', '2.txt: ', '3.txt: '].map((s) => s + 'x'.repeat(100)).concat('-! bomb')); // prettier-ignore
    const many = zip(Array.from({ length: 5 }, (_, i) => ({ name: `${i}.zip`, data: ten })));
    const found = await list(many, { entries: 14 });
    expect(found).toHaveLength(14);
    expect(found.slice(-2)).toEqual(['1.zip! bomb', '-! bomb']);
    const little = await list(ten, { archiveBytes: 450 });
    expect([little.length, little.at(4), little.at(-1)]).toEqual([6, '4.txt! bomb', '-! bomb']);
  });

  it('of many bombs end at the bytes that were thrown away', async () => {
    const bytes = zip(Array.from({ length: 50 }, (_, i) => ({ name: `${i}`, data: BIG, deflate: true })));
    const found = await list(bytes, { archiveBytes: 5 * 1024 * 1024 });
    expect(found).toEqual(['0! bomb', '1! bomb', '2! bomb', '3! bomb', '4! bomb', '-! bomb']);
  });

  it('of overlapping files count as often as they are unpacked', async () => {
    const single = Buffer.from(zip([{ name: 'a.txt', data: 'x'.repeat(900_000), deflate: true }]));
    const start = single.indexOf('PK\u0001\u0002');
    const end = single.indexOf('PK\u0005\u0006');
    const record = single.subarray(start, end);
    const tail = Buffer.from(single.subarray(end));
    tail.writeUInt16LE(500, 8);
    tail.writeUInt16LE(500, 10);
    tail.writeUInt32LE(record.length * 500, 12);
    const bomb = Buffer.concat([single.subarray(0, start), ...Array<Buffer>(500).fill(record), tail]);
    const found = await list(bomb, { archiveBytes: 10_000_000 });
    expect(found.length).toBeLessThan(20);
    expect(found.at(-1)).toBe('-! bomb');
  });
});

describe('a tar archive', () => {
  it('gives its files, of old and of new programs, plain and in gzip', async () => {
    const bytes = tar([
      { name: '表/', type: '5' },
      { name: '表/自评.txt', data: '一' },
      { name: GBK_FORM, data: '二', old: true },
      { name: 'link', type: '2' },
      { name: 'last.txt', data: 'x'.repeat(512) },
    ]);
    const expected = ['表/自评.txt: 一', '自评表.txt: 二', `last.txt: ${'x'.repeat(512)}`];
    expect(isArchive(bytes)).toBe(true);
    expect(await list(bytes)).toEqual(expected);
    expect(await list(gzipSync(bytes))).toEqual(expected);
  });

  it('may state long names in the ways of GNU and of pax', async () => {
    const long = `${'长'.repeat(60)}.txt`;
    const line = ` path=${long}\n`;
    const length = Buffer.byteLength(line) + 3;
    expect(await list(tar([{ name: '././@LongLink', type: 'L', data: `${long}\0` }, { name: 'cut', data: '一' }]))).toEqual([`${long}: 一`]); // prettier-ignore
    expect(await list(tar([{ name: 'x', type: 'x', data: `${length}${line}` }, { name: 'cut', data: '二' }, { name: 'b', data: '三' }]))).toEqual([`${long}: 二`, 'b: 三']); // prettier-ignore
  });

  it('that is cut or damaged gives what stands before', async () => {
    const bytes = tar([{ name: 'a.txt', data: '一' }, { name: 'b.txt', data: 'b'.repeat(600) }, { name: 'c.txt' }]); // prettier-ignore
    expect(await list(bytes.subarray(0, 1800))).toEqual(['a.txt: 一', 'b.txt! damaged']);
    const damaged = Uint8Array.from(bytes);
    damaged[1024 + 3] = 1;
    expect(await list(damaged)).toEqual(['a.txt: 一', '-! damaged']);
    const cut = gzipSync(bytes);
    expect(await list(cut.subarray(0, cut.length - 12))).toEqual(['-! damaged']);
    expect(await list(tar([{ name: 'a.txt', data: '一', size: 8_000_000_000 }]))).toEqual(['a.txt! damaged']);
  });
});

describe('a RAR archive', () => {
  it('gives its files', async () => {
    const bytes = rar([{ name: '2023\\自评表.txt', data: '一' }, { name: '空', directory: true }, { name: 'b.txt', data: '二' }]); // prettier-ignore
    expect(isArchive(bytes)).toBe(true);
    expect(await list(bytes)).toEqual(['2023/自评表.txt: 一', 'b.txt: 二']);
  });

  it('names what it cannot give', async () => {
    const bytes = rar([
      { name: 'secret.txt', data: 'x', encrypted: true },
      { name: 'altered.txt', data: 'x', lie: { crc: 5 } },
      { name: 'huge.txt', data: 'x', lie: { size: 2_000_000_000 } },
      { name: 'ratio.txt', data: 'x', lie: { size: 20_000_000 } },
      { name: 'good.txt', data: 'x' },
    ]);
    expect(await list(bytes)).toEqual(['secret.txt! encrypted', 'altered.txt! damaged', 'huge.txt! too-big', 'ratio.txt! bomb', 'good.txt: x']); // prettier-ignore
    expect(await list(rar([{ name: 'a.txt', data: 'x' }], true))).toEqual(['-! encrypted']);
    expect(await list(bytes, { entries: 1 })).toEqual(['secret.txt! encrypted', '-! bomb']);
  });

  it('that is cut gives what stands before', async () => {
    const bytes = rar([{ name: 'a.txt', data: '一' }, { name: 'b.txt', data: 'b'.repeat(3000) }]); // prettier-ignore
    expect(await list(bytes.subarray(0, 1500))).toEqual(['a.txt: 一', '-! damaged']);
    expect(await list(bytes.subarray(0, 12))).toEqual(['-! damaged']);
  });
});

describe('what is no archive', () => {
  it('is left alone: documents in a container, and other files', () => {
    expect(isArchive(drawOfd([page(() => undefined)]))).toBe(false);
    expect(isArchive(writeOdt(p('文')))).toBe(false);
    expect(isArchive(zip([{ name: '[Content_Types].xml', data: '<a/>' }, { name: 'word/document.xml' }]))).toBe(false);
    expect(isArchive(zip([{ name: 'xl/workbook.xml' }]).subarray(0, 45))).toBe(false);
    for (const bytes of [
      new Uint8Array(),
      new Uint8Array(2000),
      Buffer.from('绩效自评'.repeat(300)),
      Buffer.from('%PDF-1.4'),
    ])
      expect(isArchive(bytes)).toBe(false);
    expect(isArchive(zip([{ name: '材料/[Content_Types].xml' }, { name: '材料/a.docx' }]))).toBe(true);
  });

  it('survives changes of any byte', async () => {
    const samples = [
      zip([{ name: 'a.txt', data: '一'.repeat(50), deflate: true }, { name: 'b.zip', data: zip([{ name: 'c' }]) }]),
      tar([{ name: 'a.txt', data: '一' }, { name: 'b.txt', data: '二' }]),
      gzipSync(tar([{ name: 'a.txt', data: '一' }])),
      rar([{ name: 'a.txt', data: '一' }, { name: 'b.txt', data: '二' }]),
    ]; // prettier-ignore
    let state = 7;
    const next = (below: number): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % below;
    const outcomes = new Set<string>();
    for (let i = 0; i < 400; i++) {
      const bytes = Uint8Array.from(samples[i % samples.length] ?? []);
      for (let n = 0; n <= next(4); n++) bytes[next(bytes.length)] = next(256);
      const cut = next(3) === 0 ? bytes.subarray(0, next(bytes.length)) : bytes;
      for (const line of await list(cut, { archiveBytes: 1_000_000 })) outcomes.add(/! (.*)/.exec(line)?.[1] ?? 'read');
    }
    expect(outcomes.has('crash')).toBe(false);
    expect([...outcomes]).toEqual(expect.arrayContaining(['read', 'damaged']));
  });
});

describe('reading all documents of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const all = async (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const out = [];
    for await (const { extraction, outcome } of extractAll(path)) out.push({ ...extraction.source, path: extraction.source.path === path, outcome }); // prettier-ignore
    return out;
  };
  const hash = (data: string): string => createHash('sha256').update(data).digest('hex');
  const TEXT =
    '关于做好汛期值班工作的通知\n各乡镇人民政府：\n现将汛期值班安排印发给你们，请认真遵照执行，并按时报送值班情况。\n';

  it('gives one record for each file of an archive, with its path inside and the hash of its own bytes', async () => {
    const inner = zip([{ name: '乙.txt', data: `${TEXT}乙` }]);
    const records = await all('材料.zip', zip([{ name: '甲.txt', data: TEXT }, { name: '内.zip', data: inner }, { name: '密.doc', data: 'x', encrypted: true }, { name: '锁.doc', data: 'x', encrypted: true }])); // prettier-ignore
    expect(records.map((r) => [r.path, r.entry, r.format, r.outcome])).toEqual([
      [true, '甲.txt', 'txt', 'not-a-report'],
      [true, '内.zip/乙.txt', 'txt', 'not-a-report'],
      [true, '密.doc', 'unknown', 'encrypted'],
      [true, '锁.doc', 'unknown', 'encrypted'],
    ]);
    expect(records[0]?.sha256).toBe(hash(TEXT));
    expect(records[0]?.bytes).toBe(Buffer.byteLength(TEXT));
    expect(new Set(records.map((r) => r.sha256)).size).toBe(4);
  });

  it('gives the document itself for a plain file and for one in gzip', async () => {
    for (const [name, bytes] of [['a.txt', Buffer.from(TEXT)], ['a.doc', gzipSync(TEXT)]] as const)
      expect(await all(name, bytes)).toMatchObject([{ path: true, entry: null, format: 'txt', sha256: hash(TEXT), outcome: 'not-a-report' }]); // prettier-ignore
  });

  it('gives one record that says why for what cannot be opened', async () => {
    expect(await all('a.zip', zip([]))).toMatchObject([{ entry: null, outcome: 'empty' }]);
    expect(await all('b.zip', Buffer.from('PK\u0003\u0004'))).toMatchObject([{ entry: null, outcome: 'damaged' }]);
    const missing = [];
    for await (const one of extractAll(join(folder, 'none.zip'))) missing.push(one.outcome);
    expect(missing).toEqual(['unreadable']);
  });
});

describe('a 7z archive', () => {
  const FILES = [`表/指标.txt: ${INDICATORS}`, `说明.txt: ${NOTE}`, '无.txt: '];

  it.each([['LZMA2', LZMA2], ['LZMA', LZMA]] as const)('packed by %s gives its files', async (_name, bytes) => {
    expect(isArchive(bytes)).toBe(true);
    expect((await list(bytes)).sort()).toEqual([...FILES].sort());
  }); // prettier-ignore

  it('packed with repeats of all kinds gives its files', async () => {
    expect(await list(NOISE)).toEqual([`noise.txt: ${noise()}`]);
  });

  it('stored as it is gives its files', async () => {
    expect(await list(COPY)).toEqual([`说明.txt: ${NOTE}`]);
  });

  it('names what it cannot give', async () => {
    expect(await list(LOCKED)).toEqual(['说明.txt! encrypted']);
    expect(await list(SEALED)).toEqual(['-! encrypted']);
    expect(await list(PPMD)).toEqual(['说明.txt! unsupported']);
    expect(await list(LZMA2.subarray(0, LZMA2.length - 5))).toEqual(['-! damaged']);
    expect(await list(LZMA2.subarray(0, 20))).toEqual(['-! damaged']);
    const altered = Uint8Array.from(LZMA2);
    altered[300] = (altered[300] ?? 0) ^ 1;
    expect(new Set(await list(altered))).toEqual(new Set(['表/指标.txt! damaged', '说明.txt! damaged', '无.txt: ']));
    expect(await list(LZMA2, { archiveBytes: 4000 })).toContain('表/指标.txt! bomb');
  });

  it('survives changes behind its checksums', async () => {
    let state = 11;
    const next = (below: number): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % below;
    const outcomes = new Set<string>();
    for (let i = 0; i < 300; i++) {
      const bytes = Buffer.from(i % 2 === 0 ? COPY : LZMA2);
      const start = 32 + Number(bytes.readBigUInt64LE(12));
      const size = Number(bytes.readBigUInt64LE(20));
      for (let n = 0; n <= next(3); n++) bytes[start + next(size)] = next(256);
      bytes.writeUInt32LE(crc32(bytes.subarray(start, start + size)), 28);
      for (const line of await list(bytes, { archiveBytes: 1_000_000 }))
        outcomes.add(/! (.*)/.exec(line)?.[1] ?? 'read');
    }
    expect(outcomes.has('crash')).toBe(false);
    expect([...outcomes]).toEqual(expect.arrayContaining(['read', 'damaged']));
  });
});
