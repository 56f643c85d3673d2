import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Extraction } from '../../src/model/record.js';
import { Report } from '../../src/model/record.js';
import { recordShape, snakeCase } from '../../src/store/columns.js';
import { dictionaryRows } from '../../src/store/dictionary.js';
import { CHILDREN } from '../../src/store/record-tables.js';
import { jsonSchema } from '../../src/store/schema-json.js';
import { schemaSql } from '../../src/store/schema-sql.js';
import { isSearchMachinery } from '../../src/store/search-schema.js';
import { VERSION } from '../../src/version.js';
import { aPath, aStore, loading, rawConnection } from '../helpers/database.js';
import { anExtraction } from '../helpers/extraction.js';

function built(): Database.Database {
  const db = new Database(':memory:');
  db.exec(schemaSql());
  return db;
}

const relations = (db: Database.Database): { name: string; type: string }[] =>
  db
    .prepare<[], { name: string; type: string }>(
      `SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'`,
    )
    .all()
    // the indexes of the search are machinery, of which a user needs to know nothing
    .filter(({ name }) => !isSearchMachinery(name));
const columnsOf = (db: Database.Database, name: string): { name: string; type: string }[] =>
  db.prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_xinfo(?)').all(name);

describe('columns', () => {
  it('are the names of the contract in snake case, nested objects flattened', () => {
    const names = CHILDREN.indicators.columns.map((c) => c.name);
    expect(names).toEqual(
      expect.arrayContaining(['form', 'level1_weight', 'target_raw', 'target_number_to', 'actual_base_unit', 'at_box']),
    );
    expect(snakeCase('supervisingDepartmentCode')).toBe('supervising_department_code');
  });

  it('cover every list of a report', () => {
    const lists = Object.entries(Report.shape)
      .filter(([, schema]) => schema instanceof z.ZodArray)
      .map(([key]) => key);
    expect(Object.keys(CHILDREN).sort()).toEqual(lists.sort());
  });

  it('refuse a kind of field that has no column', () => {
    expect(() => recordShape(z.object({ when: z.date() }), 'Thing')).toThrow('Thing.when');
  });
});

describe('the dictionary', () => {
  it('explains every column of every table and view, and nothing else', () => {
    const path = aPath();
    aStore(path);
    const db = rawConnection(path);
    const existing = relations(db).flatMap(({ name, type }) => [
      `${type} ${name}.*`,
      ...columnsOf(db, name).map((column) => `${type} ${name}.${column.name}`),
    ]);
    const explained = db
      .prepare(`SELECT kind || ' ' || table_name || '.' || column_name FROM dictionary`)
      .pluck()
      .all();
    expect(explained.sort()).toEqual(existing.sort());
    expect(existing.length).toBeGreaterThan(300);
  });

  it('gives every column a meaning in both languages, and the type it has', () => {
    const db = built();
    const types = new Map<string, string>(
      relations(db)
        .filter(({ type }) => type === 'table')
        .flatMap(({ name }) => columnsOf(db, name).map((c) => [`${name}.${c.name}`, c.type] as const)),
    );
    for (const row of dictionaryRows()) {
      const name = `${row.table}.${row.column}`;
      expect(row.meaning, name).not.toBe('');
      expect(row.meaningZh, name).toMatch(/\p{Script=Han}/u);
      expect(row.origin, name).not.toBe('');
      if (row.kind === 'table' && row.column !== '*') expect(row.type, name).toBe(types.get(name));
    }
  });

  it('says the unit of money, rates and points', () => {
    const unit = (table: string, column: string): string | null | undefined =>
      dictionaryRows().find((r) => r.table === table && r.column === column)?.unit;
    expect(unit('funding', 'budget')).toBe('元');
    expect(unit('v_funding', 'budget_wan')).toBe('万元');
    expect(unit('funding', 'execution_rate')).toBe('1');
    expect(unit('indicator', 'level1_weight')).toBe('分');
  });
});

describe('the SQL schema', () => {
  it('holds the tables of the contract, all strict', () => {
    const db = built();
    const strict = db
      .prepare(`SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 1 AND schema = 'main'`)
      .pluck()
      .all();
    const tables = relations(db).filter((r) => r.type === 'table');
    expect(strict.sort()).toEqual(tables.map((r) => r.name).sort());
    const wanted =
      'source report form funding indicator expenditure section fact person finding warning run dictionary';
    expect(strict).toEqual(expect.arrayContaining(wanted.split(' ')));
  });

  it('has an index for every foreign key', () => {
    const db = built();
    for (const { name } of relations(db)) {
      const keys = db.prepare<[string], { from: string }>('SELECT "from" FROM pragma_foreign_key_list(?)').all(name);
      for (const { from } of keys) {
        const plan = db
          .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT 1 FROM ${name} WHERE ${from} = 1`)
          .all();
        expect(plan.map((p) => p.detail).join(), `${name}.${from}`).toContain('SEARCH');
      }
    }
  });

  it.each([
    ['a kind that is none', `UPDATE report SET kind = 'other'`, 'CHECK'],
    ['a grade that is none', `UPDATE report SET grade = 'A'`, 'CHECK'],
    ['an outcome that is none', `UPDATE source SET outcome = 'fine'`, 'CHECK'],
    ['a comparator that is none', `UPDATE indicator SET target_comparator = '≥'`, 'CHECK'],
    ['an ordinal of zero', `UPDATE funding SET ordinal = 0`, 'CHECK'],
    ['a region without a name', `UPDATE report SET region_name = NULL`, 'CHECK'],
    ['parts of a target that is not there', `UPDATE indicator SET target_raw = NULL`, 'CHECK'],
    ['a base number without its unit', `UPDATE indicator SET target_base_unit = NULL WHERE ordinal = 1`, 'CHECK'],
    ['a truth value of two', `UPDATE expenditure SET is_total = 2`, 'CHECK'],
    ['a box that is no JSON', `UPDATE section SET at_box = '[1'`, 'CHECK'],
    ['a text for a number', `UPDATE indicator SET weight = '十'`, 'cannot store TEXT'],
    ['no text where one has to be', `UPDATE indicator SET level3 = NULL`, 'NOT NULL'],
    ['a report of no file', `UPDATE report SET source_id = 99`, 'FOREIGN KEY'],
    [
      'the same bytes twice',
      `INSERT INTO source SELECT 9, sha256, path, format, bytes, pages, encoding, entry, url, published_at, title, reader_version, outcome, seconds, ingested_run FROM source`,
      'UNIQUE',
    ],
    ['a form twice in a report', `INSERT INTO form (report_id, ordinal) SELECT report_id, ordinal FROM form`, 'UNIQUE'],
  ])('refuses %s', (_, sql, words) => {
    const path = aPath();
    const store = aStore(path);
    store.load(anExtraction(), loading(store));
    expect(() => rawConnection(path).exec(sql)).toThrow(words);
  });
});

describe('the JSON schema', () => {
  it('describes what the contract accepts', () => {
    const schema = jsonSchema() as { $schema: string; properties: Record<string, unknown> };
    expect(schema.$schema).toContain('2020-12');
    expect(Object.keys(schema.properties)).toEqual(['source', 'reports', 'warnings']);
    const text = JSON.stringify(schema);
    expect(text).toContain('"zh":"年初预算数"');
    expect(text).not.toContain('"example":');
    expect(text).not.toContain('9007199254740991');
    // zod reads it back as a schema that accepts and refuses the same
    const again = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    const good: Extraction = anExtraction();
    expect(again.safeParse(good).success).toBe(true);
    expect(again.safeParse({ ...good, warnings: [{ code: 1 }] }).success).toBe(false);
  });
});

describe('VERSION', () => {
  it('is that of the package', () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    expect(VERSION).toBe((JSON.parse(text) as { version: string }).version);
  });
});
