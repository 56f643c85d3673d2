import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrations.js';
import { openStore } from '../../src/store/open.js';
import { SCHEMA_VERSION } from '../../src/store/schema-sql.js';
import { connect, StoreError } from '../../src/store/sqlite.js';
import { aFolder, aPath, aStore, loading, rawConnection } from '../helpers/database.js';
import { anExtraction, aSource, sha } from '../helpers/extraction.js';

/** The code of the StoreError that an action throws, and its words. */
function refusal(action: () => unknown): { code: string; message: string } {
  try {
    action();
  } catch (error) {
    if (error instanceof StoreError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: 'none', message: '' };
}

describe('openStore', () => {
  it('creates a database of the newest version that outlives its closing', () => {
    const path = aPath();
    const store = openStore(path);
    store.load(anExtraction(), loading(store));
    store.close();
    const again = aStore(path);
    expect(again.read(sha(1))).toEqual(anExtraction());
    const db = rawConnection(path);
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('refuses a newer database and leaves it as it is', () => {
    const path = aPath();
    openStore(path).close();
    const db = rawConnection(path);
    db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    for (const readonly of [false, true]) {
      const { code, message } = refusal(() => openStore(path, { readonly }));
      expect(code).toBe('newer');
      expect(message).toContain(path);
      expect(message).toContain('Update jixiao');
    }
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION + 1);
  });

  it("refuses a file that is no database, and another program's database, and changes neither", () => {
    const folder = aFolder();
    const text = join(folder, 'notes.db');
    writeFileSync(text, '这不是数据库，只是一段文字。'.repeat(200));
    expect(refusal(() => openStore(text)).code).toBe('not-a-database');
    expect(readFileSync(text, 'utf8')).toMatch(/^这不是/);

    const other = join(folder, 'other.db');
    const db = new Database(other);
    db.exec('CREATE TABLE t (a)');
    db.close();
    const before = readFileSync(other);
    expect(refusal(() => openStore(other)).code).toBe('foreign');
    expect(readFileSync(other).equals(before)).toBe(true);
  });

  it('says what is wrong with a path', () => {
    const folder = aFolder();
    expect(refusal(() => openStore(join(folder, 'no', 'such.db')))).toMatchObject({ code: 'unusable' });
    expect(refusal(() => openStore(folder))).toMatchObject({ code: 'unusable' });
    const missing = join(folder, 'missing.db');
    expect(refusal(() => openStore(missing, { readonly: true }))).toMatchObject({ code: 'missing' });
    mkdirSync(join(folder, '数据'));
    expect(refusal(() => openStore(join(folder, '数据', '库.db')).close())).toMatchObject({ code: 'none' });
  });

  it('cannot write when it was opened to read', () => {
    const path = aPath();
    const store = aStore(path);
    store.load(anExtraction(), loading(store));
    const reading = openStore(path, { readonly: true });
    expect(reading.read(sha(1))).toEqual(anExtraction());
    expect(refusal(() => reading.beginRun({ arguments: [] })).code).toBe('unusable');
    reading.close();
  });

  it('lets two writers take turns and readers go on meanwhile', () => {
    const path = aPath();
    const first = aStore(path);
    const second = aStore(path);
    const reader = openStore(path, { readonly: true });
    const [a, b] = [loading(first), loading(second)];
    for (let i = 1; i <= 20; i++) {
      const [store, options] = i % 2 === 0 ? [first, a] : [second, b];
      store.load(anExtraction({ source: aSource({ sha256: sha(i) }) }), options);
      expect(reader.read(sha(i))).not.toBeNull();
    }
    reader.close();
  });

  it('names the database when another program keeps it locked', () => {
    const path = aPath();
    const store = aStore(path);
    const options = loading(store);
    const db = rawConnection(path);
    db.exec('BEGIN IMMEDIATE');
    const impatient = openStore(path, { busyTimeout: 20 });
    const { code, message } = refusal(() => impatient.load(anExtraction(), options));
    impatient.close();
    db.exec('ROLLBACK');
    expect(code).toBe('locked');
    expect(message).toContain(path);
    expect(store.load(anExtraction(), options)).toBe('inserted');
  });
});

describe('migrate', () => {
  const target = (run: (db: Database.Database) => void) => ({
    newest: SCHEMA_VERSION + 1,
    steps: [{ to: SCHEMA_VERSION + 1, run }],
  });

  it('takes an older database forward, keeps its rows, and makes views and dictionary anew', () => {
    const path = aPath();
    const store = openStore(path);
    store.load(anExtraction(), loading(store));
    store.close();
    const db = connect(path);
    db.exec(`DELETE FROM dictionary; DROP VIEW v_report; CREATE VIEW v_old AS SELECT 1 AS x`);
    migrate(
      db,
      path,
      target((d) => void d.exec('ALTER TABLE report ADD COLUMN remark TEXT')),
    );
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION + 1);
    expect(db.prepare('SELECT remark, indicators FROM report JOIN v_report ON report_id = id').get()).toEqual({
      remark: null,
      indicators: 2,
    });
    expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'v_old'`).pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM dictionary').pluck().get()).toBeGreaterThan(300);
    db.close();
  });

  it('leaves everything as it was when a step fails', () => {
    const path = aPath();
    openStore(path).close();
    const db = connect(path);
    const failing = target((d) => {
      d.exec('DROP TABLE finding');
      throw new Error('no such luck');
    });
    expect(() => migrate(db, path, failing)).toThrow('no such luck');
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(db.prepare('SELECT count(*) FROM finding').pluck().get()).toBe(0);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });
});
