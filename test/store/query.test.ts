import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { query, type QueryOptions } from '../../src/store/query.js';
import { prepareReading } from '../../src/store/read-only.js';
import { connect } from '../../src/store/sqlite.js';
import { aFolder, aPath, aStore, loading, rawConnection } from '../helpers/database.js';
import { anExtraction } from '../helpers/extraction.js';

function filled(): string {
  const path = aPath();
  const store = aStore(path);
  store.load(anExtraction(), loading(store));
  return path;
}

const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)';

const failed = async (path: string, sql: string, options?: QueryOptions): Promise<unknown> =>
  query(path, sql, options).then(
    () => 'answered',
    (error: unknown) => error,
  );

describe('query', () => {
  it('answers with columns and rows, values of every kind, by place and by name', async () => {
    const path = filled();
    const sql = `SELECT level3, weight, target_date, ? AS given, 9007199254740993 AS big, x'0aff' AS bytes FROM indicator ORDER BY ordinal`;
    const { columns, rows, truncated } = await query(path, sql, { params: ['𠮷'] });
    expect(columns).toEqual(['level3', 'weight', 'target_date', 'given', 'big', 'bytes']);
    expect(rows[0]?.slice(0, 5)).toEqual(['城乡居民参保率', 10, null, '𠮷', 9007199254740993n]);
    expect([...(rows[0]?.[5] as Uint8Array)]).toEqual([10, 255]);
    expect(rows).toHaveLength(2);
    expect(truncated).toBe(false);
    const named = await query(path, 'SELECT count(*) FROM indicator WHERE level3 = :name', {
      params: { name: '补助到位时间' },
    });
    expect(named.rows).toEqual([[1]]);
  });

  it('stops at the limits of rows and bytes and says so', async () => {
    const path = filled();
    const some = await query(path, `${ENDLESS} SELECT i FROM n`, { maxRows: 3 });
    expect(some).toEqual({ columns: ['i'], rows: [[1], [2], [3]], truncated: true });
    const wide = await query(path, `${ENDLESS} SELECT hex(zeroblob(5000)) FROM n`, { maxBytes: 100_000 });
    expect(wide.truncated).toBe(true);
    expect(wide.rows.length).toBeLessThan(10);
    expect(await query(path, 'VALUES (1), (2)', { maxRows: 2 })).toMatchObject({ truncated: false });
  });

  it('ends a statement that never gives a row', async () => {
    const error = await failed(filled(), `${ENDLESS} SELECT count(*) FROM n`, { maxMilliseconds: 100 });
    expect(error).toMatchObject({ name: 'StoreError', code: 'limit' });
  });

  it('writes nothing, to no file', async () => {
    const path = filled();
    const other = join(aFolder(), 'other.db');
    for (const sql of [`VACUUM INTO '${other}'`, `ATTACH '${other}' AS o`]) {
      expect(await failed(path, sql)).toMatchObject({ code: 'refused' });
    }
    expect(existsSync(other)).toBe(false);
    expect(await failed(path, 'DELETE FROM indicator RETURNING *')).toMatchObject({ code: 'refused' });
    expect(rawConnection(path).prepare('SELECT count(*) FROM indicator').pluck().get()).toBe(2);
  });

  it('tells an error in the statement, and a database that is not there', async () => {
    expect(await failed(filled(), 'SELECT nothing FROM indicator')).toMatchObject({
      code: 'sql',
      message: expect.stringContaining('nothing') as string,
    });
    expect(await failed(join(aFolder(), 'none.db'), 'SELECT 1')).toMatchObject({ code: 'missing' });
  });
});

describe('prepareReading', () => {
  const path = (): string => filled();
  const attempt = (sql: string): unknown => prepareReading(connect(path(), { readonly: true }), sql);

  it.each([
    'SELECT 1',
    ' -- why\n/* because */ SELECT 1;',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'VALUES (1)',
    'EXPLAIN QUERY PLAN SELECT * FROM v_indicator',
    'PRAGMA table_info(indicator)',
    'pragma user_version',
    `SELECT ';' AS semicolon`,
    `SELECT * FROM pragma_table_info('report')`,
  ])('allows %s', (sql) => {
    expect(() => attempt(sql)).not.toThrow();
  });

  it.each([
    '',
    ' -- nothing\n',
    'SELECT 1; SELECT 2',
    'SELECT 1; DROP TABLE indicator',
    'INSERT INTO run (id) VALUES (1)',
    `UPDATE report SET title = ''`,
    'DELETE FROM report RETURNING id',
    'CREATE TABLE t (a)',
    'CREATE TEMP TABLE t (a)',
    'DROP TABLE indicator',
    `ATTACH ':memory:' AS m`,
    'DETACH main',
    'BEGIN',
    'VACUUM',
    'REINDEX',
    'PRAGMA journal_mode = DELETE',
    'PRAGMA user_version = 7',
    'PRAGMA user_version(7)',
    '/* a */ PRAGMA main.writable_schema = 1',
    'PRAGMA hard_heap_limit(0)',
    'PRAGMA query_only(0)',
    'PRAGMA wal_checkpoint',
  ])('refuses %s', (sql) => {
    expect(() => attempt(sql)).toThrow(expect.objectContaining({ code: 'refused' }) as Error);
  });

  it('cannot load an extension', () => {
    const db = connect(path(), { readonly: true });
    expect(() => prepareReading(db, `SELECT load_extension('x')`).all()).toThrow(/not authorized|no such function/);
    db.close();
  });
});
