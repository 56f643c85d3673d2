import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at } from '../../src/model/doc.js';
import { bibtex, citationText, cite } from '../../src/diff/cite.js';
import { diffDatabases, type Change, type DiffOptions } from '../../src/diff/diff.js';
import { openStore, type Store } from '../../src/store/open.js';
import { SCHEMA_VERSION } from '../../src/store/schema-sql.js';
import { aPath, aStore, aVersionTwo, loading, rawConnection } from '../helpers/database.js';
import { anExtraction, anIndicator, aReport, aSource, percent, sha } from '../helpers/extraction.js';

const base = anExtraction();
const [first, second] = aReport().indicators;

/** A database with these files, as a version reads them; returns its path. */
function holding(extractions: readonly (typeof base)[], version = '0.1.0', and?: (store: Store) => void): string {
  const path = aPath();
  const store = aStore(path);
  for (const extraction of extractions) store.load(extraction, loading(store, { readerVersion: version }));
  and?.(store);
  return path;
}

const short = ({ cause, change, record, name, field, old, new: fresh }: Change): unknown[] => [
  cause,
  change,
  record,
  name,
  field,
  old,
  fresh,
];
const changes = (old: string, fresh: string, options?: DiffOptions): unknown[] =>
  [...diffDatabases(old, fresh, options)].map(short);
const withRows = (indicators = aReport().indicators, source = aSource()): typeof base =>
  anExtraction({ source, reports: [aReport({ indicators })] });

describe('the difference of two databases', () => {
  it('is nothing for the same content', () => {
    expect(changes(holding([base]), holding([base]))).toEqual([]);
    // also if the files came in another order, and the version alone is another
    const two = [withRows(), withRows(undefined, aSource({ sha256: sha(2), path: 'b.docx' }))];
    expect(changes(holding(two), holding([...two].reverse(), '0.2.0'))).toEqual([]);
  });

  it('names each field that another version reads in another way', () => {
    const fresh = withRows([{ ...first!, score: 9, actual: percent(98) }, second!]);
    const found = [...diffDatabases(holding([withRows()]), holding([fresh], '0.2.0'))];
    expect(found.map(short)).toEqual([
      ['reader', 'changed', 'indicator', '城乡居民参保率', 'actual.raw', '93.92%', '98%'],
      ['reader', 'changed', 'indicator', '城乡居民参保率', 'actual.number', 93.92, 98],
      ['reader', 'changed', 'indicator', '城乡居民参保率', 'actual.base.number', 0.9392, 0.98],
      ['reader', 'changed', 'indicator', '城乡居民参保率', 'score', 9.5, 9],
    ]);
    expect(found[3]).toMatchObject({
      path: 'reports/2023/自评表.docx',
      oldSha256: sha(1),
      newSha256: sha(1),
      report: 1,
      at: { row: 12 },
    });
    expect(changes(holding([withRows()]), holding([fresh]), { field: 'score' })).toEqual([
      ['again', 'changed', 'indicator', '城乡居民参保率', 'score', 9.5, 9],
    ]);
    expect(
      changes(holding([withRows()]), holding([withRows([{ ...first!, actual: null }, second!])]), {
        field: 'actual.number',
      }),
    ).toEqual([['again', 'changed', 'indicator', '城乡居民参保率', 'actual.number', 93.92, null]]);
  });

  it('matches rows that moved or got another name, and names those that came and went', () => {
    const moved = { ...first!, ordinal: 2, score: 8, at: at({ table: 1, row: 40, column: 4 }) };
    expect(
      changes(
        holding([withRows([first!])]),
        holding([withRows([anIndicator({ level3: '新', at: at({ table: 1, row: 39 }) }), moved])]),
      ),
    ).toEqual([
      ['again', 'changed', 'indicator', '城乡居民参保率', 'score', 9.5, 8],
      ['again', 'added', 'indicator', '新', '', null, null],
    ]);
    expect(changes(holding([withRows([first!])]), holding([withRows([{ ...first!, level3: '参保率' }])]))).toEqual([
      ['again', 'changed', 'indicator', '参保率', 'level3', '城乡居民参保率', '参保率'],
    ]);
    expect(changes(holding([withRows([first!])]), holding([withRows([moved])]), { field: 'at' })).toEqual([
      ['again', 'changed', 'indicator', '城乡居民参保率', 'at.row', 12, 40],
    ]);
  });

  it('tells another document at the same path from files that came and went', () => {
    const old = holding([withRows(), withRows(undefined, aSource({ sha256: sha(3), path: 'gone.docx' }))]);
    const newer = withRows([{ ...first!, score: 9 }, second!], aSource({ sha256: sha(2) }));
    const fresh = holding([newer, withRows(undefined, aSource({ sha256: sha(4), path: 'new.docx' }))], '0.2.0');
    expect(changes(old, fresh)).toEqual([
      ['document', 'changed', 'indicator', '城乡居民参保率', 'score', 9.5, 9],
      ['file', 'removed', 'source', '', '', null, null],
      ['file', 'added', 'source', '', '', null, null],
    ]);
    expect(changes(fresh, old)).toHaveLength(3);
  });

  it('tells what a reviewer corrected', () => {
    const correct = (store: Store): void => {
      const row = store.corrections.rows(sha(1))!.find((one) => one.record === 'indicator')!;
      store.corrections.add([
        {
          ...row,
          at: row.at!,
          sha256: sha(1),
          path: null,
          field: 'score',
          valueAsRead: 9.5,
          value: 9,
          reason: '看错',
          who: '张某',
          readerVersion: null,
          madeAt: '2026-01-01T00:00:00.000Z',
        },
      ]);
    };
    const corrected = holding([base], '0.1.0', correct);
    expect(changes(holding([base]), corrected)).toEqual([
      ['correction', 'changed', 'indicator', '城乡居民参保率', 'score', 9.5, 9],
    ]);
    // a newer version that reads the same as was corrected changes nothing that stands
    expect(changes(corrected, holding([withRows([{ ...first!, score: 9 }, second!])], '0.2.0'))).toEqual([]);
  });

  it('tells outcomes and warnings', () => {
    const unread = anExtraction({ reports: [], warnings: [{ code: 'file.damaged', message: 'cut short', at: null }] });
    const path = aPath();
    const store = aStore(path);
    store.load(unread, loading(store, { outcome: 'damaged' }));
    expect(changes(path, holding([base], '0.2.0'))).toEqual([
      ['reader', 'changed', 'source', '', 'outcome', 'damaged', 'ok'],
      ['reader', 'added', 'report', '城乡居民医保补助', '', null, null],
      ['reader', 'changed', 'warning', 'picture.unread', 'code', 'file.damaged', 'picture.unread'],
      ['reader', 'changed', 'warning', 'picture.unread', 'message', 'cut short', '一张图片'],
      ['reader', 'added', 'warning', 'cell.unread', '', null, null],
    ]);
  });

  it('takes a database of an older schema, which stays as it is', () => {
    const old = aVersionTwo();
    const fresh = `${old}.new`;
    copyFileSync(old, fresh);
    openStore(fresh).close();
    expect(changes(old, fresh)).toEqual([]);
    expect(rawConnection(old).pragma('user_version', { simple: true })).toBe(2);
    expect(rawConnection(fresh).pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
  });

  it('refuses what is no database of jixiao', () => {
    expect(() => changes(aPath(), holding([base]))).toThrow('There is no database at');
  });
});

describe('a citation', () => {
  it('counts what is there', async () => {
    const found = await cite(holding([base, withRows(undefined, aSource({ sha256: sha(2), path: 'b.docx' }))]));
    expect(found).toMatchObject({
      sources: 2,
      sourcesRead: 2,
      reports: 2,
      indicators: 4,
      counties: 1,
      years: [2023, 2023],
      readerVersions: ['0.1.0'],
      corrections: 0,
    });
    for (const lang of ['zh', 'en'] as const) expect(citationText(found, lang)).toContain(found.contentSha256);
    expect(bibtex(found)).toMatch(
      /^@misc\{jixiao-[0-9a-f]{8},\n {2}title = \{.*\},\n {2}year = \{\d{4}\},\n {2}note = \{2 reports/,
    );
  });

  it('has a hash of the content: the same for any copy, another for any other value', async () => {
    const two = [withRows(), withRows(undefined, aSource({ sha256: sha(2), path: 'b.docx' }))];
    const path = holding(two);
    const { contentSha256 } = await cite(path);
    const elsewhere = [...two]
      .reverse()
      .map((one) => ({ ...one, source: { ...one.source, path: `elsewhere/${one.source.path}` } }));
    expect((await cite(holding(elsewhere))).contentSha256).toBe(contentSha256);
    const copy = aPath();
    rawConnection(path).prepare('VACUUM INTO ?').run(copy);
    expect((await cite(copy)).contentSha256).toBe(contentSha256);
    const hashes = [contentSha256];
    hashes.push((await cite(holding([withRows([{ ...first!, score: 9 }, second!]), two[1]!]))).contentSha256);
    hashes.push((await cite(holding(two, '0.2.0'))).contentSha256);
    const db = rawConnection(copy);
    db.prepare(`UPDATE section SET text = text || '。' WHERE id = 1`).run();
    hashes.push((await cite(copy)).contentSha256);
    db.prepare(`INSERT INTO concept_override VALUES ('甲', '乙')`).run();
    hashes.push((await cite(copy)).contentSha256);
    expect(new Set(hashes).size).toBe(5);
  });
});
