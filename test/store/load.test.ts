import { describe, expect, it } from 'vitest';
import { Extraction } from '../../src/model/record.js';
import { CHILDREN } from '../../src/store/record-tables.js';
import { compareVersions } from '../../src/store/load.js';
import { aPath, aStore, loading, rawConnection } from '../helpers/database.js';
import { anExtraction, anIndicator, aReport, aSource, sha } from '../helpers/extraction.js';

/** Every row of every table but those that log a run. */
function contents(path: string): Record<string, unknown[]> {
  const db = rawConnection(path);
  const tables = ['source', 'report', ...Object.values(CHILDREN).map((t) => t.name), 'warning'];
  return Object.fromEntries(tables.map((t) => [t, db.prepare(`SELECT * FROM ${t} ORDER BY id`).all()]));
}

const counts = (path: string): Record<string, number> =>
  Object.fromEntries(Object.entries(contents(path)).map(([table, rows]) => [table, rows.length]));

describe('load', () => {
  it('keeps every field of the contract', () => {
    const extraction = anExtraction();
    expect(Extraction.parse(extraction)).toEqual(extraction);
    const store = aStore();
    expect(store.load(extraction, loading(store))).toBe('inserted');
    expect(store.read(sha(1))).toEqual(extraction);
    expect(store.read(sha(2))).toBeNull();
  });

  it('keeps nulls apart from zeros and empty texts', () => {
    const bare = aReport({
      title: null,
      fiscalYear: null,
      region: null,
      period: null,
      grade: null,
      selfScore: 0,
      projectName: '',
      forms: [{ ordinal: 1, title: null, goal: null, totalWeight: 0, totalScore: null, at: aReport().forms[0]!.at }],
      indicators: [anIndicator({ target: null, actual: { ...anIndicator().actual!, raw: '', base: null }, score: 0 })],
      people: [],
    });
    const extraction = anExtraction({ reports: [bare, aReport({ ordinal: 2 })] });
    const store = aStore();
    store.load(extraction, loading(store));
    expect(store.read(sha(1))).toEqual(extraction);
  });

  it('keeps characters outside the basic plane, very long texts and quotes', () => {
    const text = `𠮷野家'"\\;--\n${'绩效'.repeat(600_000)}😀`;
    const section = { ...aReport().sections[0]!, text, heading: '𬭊' };
    const extraction = anExtraction({ reports: [aReport({ sections: [section] })] });
    const store = aStore();
    store.load(extraction, loading(store));
    expect(store.read(sha(1))).toEqual(extraction);
  });

  it('changes nothing when the same bytes are loaded again by the same version', () => {
    const path = aPath();
    const store = aStore(path);
    store.load(anExtraction(), loading(store));
    const before = contents(path);
    expect(store.load(anExtraction({ reports: [] }), loading(store))).toBe('unchanged');
    expect(contents(path)).toEqual(before);
  });

  it('keeps every path at which the same bytes were met, also when the file is read anew', () => {
    const path = aPath();
    const store = aStore(path);
    store.load(anExtraction(), loading(store));
    store.load(anExtraction({ source: aSource({ path: 'b.zip', entry: '内/表.docx', url: null }) }), loading(store));
    store.load(anExtraction({ source: aSource({ path: 'c.docx' }) }), loading(store, { readerVersion: '0.2.0' }));
    const rows = rawConnection(path).prepare('SELECT path, entry, first_run FROM source_path ORDER BY path').all();
    expect(rows).toEqual([
      { path: 'b.zip', entry: '内/表.docx', first_run: 2 },
      { path: 'c.docx', entry: '', first_run: 3 },
      { path: 'reports/2023/自评表.docx', entry: '', first_run: 1 },
    ]);
  });

  it('replaces all rows when a newer version reads the file, and only then', () => {
    const path = aPath();
    const store = aStore(path);
    store.load(anExtraction(), loading(store, { readerVersion: '0.9.0' }));
    const less = anExtraction({ reports: [aReport({ indicators: [anIndicator({ level3: '新' })], facts: [] })] });
    expect(store.load(less, loading(store, { readerVersion: '0.8.5' }))).toBe('unchanged');
    expect(store.load(less, loading(store, { readerVersion: '0.10.0' }))).toBe('replaced');
    expect(store.read(sha(1))).toEqual(less);
    expect(counts(path)).toMatchObject({ source: 1, report: 1, indicator: 1, fact: 0, warning: 2 });
    expect(store.hasSource(sha(1), '0.9.0')).toBe(true);
    expect(store.hasSource(sha(1), '0.11.0')).toBe(false);
  });

  it('replaces on request even for the same version', () => {
    const store = aStore();
    store.load(anExtraction(), loading(store));
    expect(store.load(anExtraction({ warnings: [] }), loading(store, { force: true }))).toBe('replaced');
    expect(store.read(sha(1))?.warnings).toEqual([]);
  });

  it('records a file from which nothing could be read, with why', () => {
    const path = aPath();
    const store = aStore(path);
    const failed = anExtraction({ reports: [], warnings: [{ code: 'file.scanned', message: '3 pages', at: null }] });
    store.load(failed, loading(store, { outcome: 'scanned', seconds: 0.25 }));
    const row = rawConnection(path).prepare('SELECT outcome, seconds, code FROM source JOIN warning').get();
    expect(row).toEqual({ outcome: 'scanned', seconds: 0.25, code: 'file.scanned' });
    expect(store.hasSource(sha(1), '0.1.0')).toBe(true);
  });

  it('reads a file again that failed in passing, and lets no such failure replace a reading', () => {
    const store = aStore();
    const failed = anExtraction({ reports: [] });
    store.load(failed, loading(store, { outcome: 'timeout' }));
    expect(store.hasSource(sha(1), '0.1.0')).toBe(false);
    expect(store.load(failed, loading(store, { outcome: 'timeout' }))).toBe('unchanged');
    expect(store.load(anExtraction(), loading(store))).toBe('replaced');
    expect(store.load(failed, loading(store, { outcome: 'memory', readerVersion: '0.2.0' }))).toBe('unchanged');
    expect(store.read(sha(1))).toEqual(anExtraction());
  });

  it('writes all of a file or nothing', () => {
    const path = aPath();
    const store = aStore(path);
    const broken = { ...anIndicator(), level3: null } as unknown as ReturnType<typeof anIndicator>;
    const options = loading(store);
    expect(() => store.load(anExtraction({ reports: [aReport({ indicators: [broken] })] }), options)).toThrow(
      'NOT NULL',
    );
    expect(Object.values(counts(path)).every((n) => n === 0)).toBe(true);
  });

  it('undoes one file of a batch alone', () => {
    const path = aPath();
    const store = aStore(path);
    const options = loading(store);
    const broken = anExtraction({ source: aSource({ sha256: sha(2) }), reports: [aReport({ ordinal: 0 })] });
    store.batch(() => {
      store.load(anExtraction(), options);
      expect(() => store.load(broken, options)).toThrow('CHECK');
      store.load(anExtraction({ source: aSource({ sha256: sha(3) }) }), options);
    });
    expect(counts(path)).toMatchObject({ source: 2, report: 2, indicator: 4 });
    expect(() =>
      store.batch(() => {
        store.load(anExtraction({ source: aSource({ sha256: sha(4) }) }), options);
        throw new Error('stopped');
      }),
    ).toThrow('stopped');
    expect(counts(path)).toMatchObject({ source: 2 });
  });

  it('takes every row of a source along when it is deleted', () => {
    const path = aPath();
    const store = aStore(path);
    store.load(anExtraction(), loading(store));
    rawConnection(path).exec('DELETE FROM source');
    expect(Object.values(counts(path)).every((n) => n === 0)).toBe(true);
  });

  it('logs a run with its counts', () => {
    const path = aPath();
    const store = aStore(path);
    const run = store.beginRun({ arguments: ['甲', '--force'], startedAt: '2026-01-05T08:30:00.000Z' });
    store.endRun(run, {
      outcomes: { ok: 3, scanned: 1 },
      results: { inserted: 3, unchanged: 1 },
      finishedAt: '2026-01-05T08:31:00.000Z',
    });
    expect(rawConnection(path).prepare('SELECT * FROM run').get()).toMatchObject({
      id: run,
      started_at: '2026-01-05T08:30:00.000Z',
      finished_at: '2026-01-05T08:31:00.000Z',
      arguments: '["甲","--force"]',
      files: 4,
      inserted: 3,
      replaced: 0,
      unchanged: 1,
      outcomes: '{"ok":3,"scanned":1}',
    });
  });
});

describe('compareVersions', () => {
  it.each([
    ['0.1.0', '0.1.0', 0],
    ['0.10.0', '0.9.9', 1],
    ['1.0', '1.0.1', -1],
    ['1.0.0-rc.1', '1.0.0', -1],
  ])('%s and %s: %i', (a, b, sign) => {
    expect(compareVersions(a, b)).toBe(sign);
    expect(compareVersions(b, a)).toBe(sign === 0 ? 0 : -sign);
  });
});
