/** A database that was made before reports had a confidence, brought to the newest schema with its rows. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { extractBytes } from '../../src/run/extract.js';
import { openStore } from '../../src/store/open.js';
import { SCHEMA_VERSION, schemaSql } from '../../src/store/schema-sql.js';
import { aVersionTwo, aStore, loading, rawConnection } from '../helpers/database.js';

const NAME = 'p1-mizhi-2022-insurance.txt';
const bytes = readFileSync(fileURLToPath(new URL(`../../fixtures/reports/${NAME}`, import.meta.url)));

type Column = Readonly<Record<'name' | 'type', string> & Record<'notnull' | 'pk', number>>;
const columns = (db: Database.Database, table: string): string[] =>
  db
    .prepare<[string], Column>('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)')
    .all(table)
    .map((c) => `${c.name} ${c.type} ${c.notnull} ${c.pk}`)
    .sort();

describe('a database of schema 2', () => {
  it('is one without confidence', () => {
    const db = rawConnection(aVersionTwo());
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(columns(db, 'report').filter((name) => name.startsWith('confidence'))).toEqual([]);
    expect(columns(db, 'report_evidence')).toEqual([]);
  });

  it('keeps its rows, and says that its reports are not weighed yet', () => {
    const path = aVersionTwo();
    openStore(path).close();
    const db = rawConnection(path);
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.prepare('SELECT project, confidence, indicators FROM v_report').all()).toEqual([
      { project: '城乡居民基本医疗保险征缴工作经费', confidence: null, indicators: 8 },
    ]);
    expect(db.prepare('SELECT count(*) FROM v_indicator WHERE confidence IS NULL').pluck().get()).toBe(8);
    expect(db.prepare('SELECT count(*) FROM report_evidence').pluck().get()).toBe(0);
    expect(db.prepare(`SELECT count(*) FROM dictionary WHERE column_name = 'confidence' AND meaning_zh <> ''`).pluck().get()).toBeGreaterThan(3); // prettier-ignore
  });

  it('ends with the columns of a new one', () => {
    const path = aVersionTwo();
    openStore(path).close();
    const [old, fresh] = [rawConnection(path), new Database(':memory:')];
    fresh.exec(schemaSql());
    const names = (db: Database.Database, type: string): unknown[] =>
      db
        .prepare(`SELECT name, tbl_name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY 1`)
        .all(type);
    const texts = (db: Database.Database): unknown[] =>
      db
        .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' OR name GLOB 'search_*_text' ORDER BY 1`)
        .all();
    expect(texts(old)).toEqual(texts(fresh));
    for (const type of ['table', 'index', 'view', 'trigger']) expect(names(old, type)).toEqual(names(fresh, type));
    for (const { name } of names(fresh, 'table') as { name: string }[])
      expect(columns(old, name), name).toEqual(columns(fresh, name));
    fresh.close();
  });

  it('takes the confidence of a file that is read anew, and gives it back', async () => {
    const path = aVersionTwo();
    const store = aStore(path);
    const { extraction, outcome } = await extractBytes(bytes, NAME);
    expect(store.load(extraction, { ...loading(store), outcome, force: true })).toBe('replaced');
    const db = rawConnection(path);
    const [report] = extraction.reports;
    expect(report?.confidence).toBeGreaterThan(0.5);
    expect(db.prepare('SELECT DISTINCT confidence FROM v_indicator').pluck().all()).toEqual([report?.confidence]);
    expect(db.prepare('SELECT DISTINCT confidence FROM v_funding').pluck().all()).toEqual([report?.confidence]);
    expect(db.prepare('SELECT code, effect, times, note FROM report_evidence ORDER BY ordinal').all()).toEqual(report?.evidence); // prettier-ignore
    expect(store.read(extraction.source.sha256)?.reports[0]?.evidence).toEqual(report?.evidence);
  });
});
