/** Exports read back by programs that are not ours, cell by cell against the database. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sheets from '@e965/xlsx';
import { Ajv } from 'ajv';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SQL_RECIPES } from '../../data/cookbook.js';
import { exportDatabase, type ExportOptions } from '../../src/export/index.js';
import { fileNames } from '../../src/export/names.js';
import { stataNames } from '../../src/export/stata.js';
import { ExportError, writeWhole } from '../../src/export/sink.js';
import { writeXlsx } from '../../src/export/xlsx/workbook.js';
import { StoreError } from '../../src/store/sqlite.js';
import { aFolder, rawConnection } from '../helpers/database.js';
import { HOSTILE, writeHostileDatabase } from './hostile.js';
import { pythonWith, READ_CSV, READ_XLSX, runPython, type OpenedSheet } from './outside.js';

type Value = string | number | null;
interface Stored {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

const home = mkdtempSync(join(tmpdir(), 'jixiao-export-'));
const db = join(home, 'jixiao.db');
let folder = '';
beforeAll(() => writeHostileDatabase(db));
afterAll(() => rmSync(home, { recursive: true }));
beforeEach(() => {
  folder = aFolder();
});

function stored(sql: string): Stored {
  const statement = rawConnection(db).prepare(sql).raw();
  return { columns: statement.columns().map((c) => c.name), rows: statement.all() as Value[][] };
}
const table = (name: string): Stored => stored(`SELECT * FROM "${name}"`);
const exported = (options: Omit<ExportOptions, 'out'>, out: string) =>
  exportDatabase(db, { ...options, out: join(folder, out) });
const text = (value: Value): string => (value === null ? '' : String(value));
const json = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

const python = pythonWith('csv');
const openpyxl = pythonWith('openpyxl');

describe.skipIf(python === null)('CSV, read by Python', () => {
  const read = (path: string): string[][] => runPython<string[][]>(python ?? '', READ_CSV, path);

  it.each(['v_indicator', 'v_funding', 'report', 'source_path', 'dictionary'])('%s is the database', async (name) => {
    await exported({ format: 'csv', tables: [name] }, 'a.csv');
    const { columns, rows } = table(name);
    expect(rows.length).toBeGreaterThan(20);
    expect(read(join(folder, 'a.csv'))).toEqual([columns, ...rows.map((row) => row.map(text))]);
  });

  it('keeps numbers to the last bit', async () => {
    await exported({ format: 'csv', tables: ['v_funding'] }, 'a.csv');
    const [header = [], ...rows] = read(join(folder, 'a.csv'));
    const budgets = rows.map((row) => Number(row[header.indexOf('budget')]));
    expect(budgets).toEqual(rows.map(() => 0.1 + 0.2));
  });

  it('begins with a byte-order mark unless it is not wanted', async () => {
    await exported({ format: 'csv', tables: ['v_report'] }, 'a.csv');
    await exported({ format: 'csv', tables: ['v_report'], bom: false }, 'b.csv');
    const [with_, without] = ['a.csv', 'b.csv'].map((name) => readFileSync(join(folder, name)));
    expect(with_?.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(without?.equals(with_?.subarray(3) ?? Buffer.alloc(0))).toBe(true);
  });

  it('is harmless in a spreadsheet where it is for one', async () => {
    await exported(
      { format: 'csv', excel: true, query: 'SELECT reason FROM indicator WHERE reason IS NOT NULL' },
      'a.csv',
    );
    const cells = read(join(folder, 'a.csv')).flat().slice(1);
    const bare = cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell));
    // what still begins with = holds digits between quotes and nothing else
    expect(bare.filter((cell) => !/^="[\d.eE+\-/]+"$/.test(cell))).toEqual([]);
    expect(bare).toEqual(['="0012"', '="123456789012345678"', '="1e5"', '="1-2"']);
    expect(cells).toContain("'=1+1");
    expect(cells.length).toBe(HOSTILE.length);
  });
});

describe('JSON lines', () => {
  it('are the database', async () => {
    await exported({ format: 'jsonl', tables: ['v_indicator'] }, 'a.jsonl');
    const { columns, rows } = table('v_indicator');
    const lines = readFileSync(join(folder, 'a.jsonl'), 'utf8').trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line) as Record<string, Value>);
    expect(records.map((record) => Object.keys(record))).toEqual(rows.map(() => columns));
    expect(records.map((record) => Object.values(record))).toEqual(rows);
  });
});

describe('XLSX', () => {
  /** What a cell should be: a whole date is a date. */
  const cellOf = (value: Value, column: string): readonly [string, Value] | null => {
    if (value === null) return null;
    if (typeof value === 'number') return ['n', value];
    return /date$|period_/.test(column) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? ['d', value] : ['s', value];
  };

  it.skipIf(openpyxl === null)('is the database, read by openpyxl', async () => {
    await exported({ format: 'xlsx', tables: ['v_indicator', 'v_report', 'expenditure'] }, 'a.xlsx');
    const opened = runPython<OpenedSheet[]>(openpyxl ?? '', READ_XLSX, join(folder, 'a.xlsx'));
    expect(opened.map((s) => s.name)).toEqual(['v_indicator', 'v_report', 'expenditure', 'dictionary']);
    for (const sheet of opened.slice(0, 3)) {
      const { columns, rows } = table(sheet.name);
      expect(sheet.rows[0]?.map((cell) => cell?.[1])).toEqual(columns);
      const expected = rows.map((row) => row.map((value, i) => cellOf(value, columns[i] ?? '')));
      expect(sheet.rows.slice(1)).toEqual(expected);
      expect(sheet.frozen).toBe('A2');
      expect(sheet.filter).toMatch(new RegExp(`^A1:[A-Z]+${rows.length + 1}$`));
      expect(sheet.font).toBe('等线');
    }
    const kinds = new Set(opened.flatMap((s) => s.rows.flat().map((cell) => cell?.[0])));
    expect([...kinds].sort()).toEqual(['d', 'n', 's', undefined]);
  });

  it('is the database, read by SheetJS', async () => {
    await exported({ format: 'xlsx', tables: ['v_indicator'] }, 'a.xlsx');
    const book = sheets.read(readFileSync(join(folder, 'a.xlsx')), { cellFormula: true, cellNF: true });
    const sheet = book.Sheets['v_indicator'] ?? {};
    const { columns, rows } = table('v_indicator');
    const formulas = Object.values(sheet).filter((cell) => (cell as { f?: string } | undefined)?.f !== undefined);
    expect(formulas).toEqual([]);
    // SheetJS leaves `_x005F_` as it is, and makes one line end of two signs
    const plain = (value: unknown): unknown =>
      typeof value === 'string' ? value.replace('_x005F_', '_').replaceAll('\r\n', '\n') : value;
    rows.forEach((row, r) => {
      const cells = columns.map(
        (_, c) => (sheet[sheets.utils.encode_cell({ r: r + 1, c })] as { v?: unknown } | undefined)?.v,
      );
      const dated = (i: number): boolean => /_date$/.test(columns[i] ?? '');
      expect(cells.map((v, i) => (dated(i) ? null : (plain(v) ?? null)))).toEqual(
        row.map((v, i) => (dated(i) ? null : plain(v))),
      );
    });
  });

  const source = (name: string, rows: readonly (readonly Value[])[]) => ({
    name,
    columns: [
      { name: '文', dated: false },
      { name: 'n', dated: false },
    ],
    rows,
  });

  it('goes on in another sheet where one is full', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => ['行', i] as const);
    const path = join(folder, 'a.xlsx');
    const result = await writeXlsx(path, [source('v_x', rows)], source('dictionary', []), { rows: 11, bytes: 1e9 });
    expect(result.sheets.map((s) => [s.name, s.rows])).toEqual([
      ['v_x', 10],
      ['v_x (2)', 10],
      ['v_x (3)', 5],
    ]);
    const book = sheets.read(readFileSync(path));
    const all = ['v_x', 'v_x (2)', 'v_x (3)'].flatMap((name) =>
      sheets.utils.sheet_to_json<{ n: number }>(book.Sheets[name] ?? {}),
    );
    expect(all.map((row) => row.n)).toEqual(rows.map((_, i) => i));
    expect(JSON.stringify(sheets.utils.sheet_to_json(book.Sheets['notes'] ?? {}))).toContain(
      'Goes on from the sheet v_x',
    );
  });

  it('names each text that a cell cannot hold, and cuts it between characters', async () => {
    const long = `${'长'.repeat(32_766)}𠮷的`;
    const path = join(folder, 'a.xlsx');
    const result = await writeXlsx(
      path,
      [
        source('v_x', [
          ['短', 1],
          [long, 2],
          [long, 3],
          ['好'.repeat(32_767), 4],
        ]),
      ],
      source('dictionary', []),
    );
    expect(result.cuts).toBe(2);
    const book = sheets.read(readFileSync(path));
    const cells = sheets.utils.sheet_to_json<Record<string, string>>(book.Sheets['v_x'] ?? {});
    expect(cells.map((row) => row['文'])).toEqual([
      '短',
      '长'.repeat(32_766),
      '长'.repeat(32_766),
      '好'.repeat(32_767),
    ]);
    const notes = sheets.utils.sheet_to_json<Record<string, Value>>(book.Sheets['notes'] ?? {});
    expect(notes.map((note) => [note['sheet'], note['row'], note['column']])).toEqual([
      ['v_x', 3, '文'],
      ['v_x', 4, '文'],
    ]);
  });

  it('has the same bytes for the same rows', async () => {
    await exported({ format: 'xlsx' }, 'a.xlsx');
    await exported({ format: 'xlsx' }, 'b.xlsx');
    expect(readFileSync(join(folder, 'a.xlsx')).equals(readFileSync(join(folder, 'b.xlsx')))).toBe(true);
  });
});

describe('Parquet, read by hyparquet', () => {
  const fileOf = (path: string): ArrayBuffer => {
    const bytes = readFileSync(path);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  };
  const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

  it.each(['v_indicator', 'v_funding', 'finding', 'warning', 'expenditure'])('%s is the database', async (name) => {
    await exported({ format: 'parquet', tables: [name] }, 'a.parquet');
    const { columns, rows } = table(name);
    const file = fileOf(join(folder, 'a.parquet'));
    const records = await parquetReadObjects({ file });
    expect(records.map((r) => columns.map((c) => plain(r[c] ?? null)))).toEqual(rows);
  });

  it('is typed, and says what its columns mean', async () => {
    await exported({ format: 'parquet', tables: ['v_funding'] }, 'a.parquet');
    const { schema, key_value_metadata: meta } = parquetMetadata(fileOf(join(folder, 'a.parquet')));
    const type = (name: string) => schema.find((s) => s.name === name);
    expect([type('year')?.type, type('budget')?.type, type('county')?.converted_type]).toEqual([
      'INT64',
      'DOUBLE',
      'UTF8',
    ]);
    const columns = JSON.parse(meta?.find((m) => m.key === 'jixiao.columns')?.value ?? '[]') as {
      name: string;
      unit: string;
      meaning_zh: string;
    }[];
    expect(columns.find((c) => c.name === 'budget')).toMatchObject({ unit: '元', meaning_zh: '全年预算数' });
  });

  it('finds the types of what a query computes, an empty column included', async () => {
    const sql =
      'SELECT sum(score) AS s, count(*) AS n, max(reason) AS t, NULL AS none, 9007199254740993 AS big FROM indicator GROUP BY report_id';
    await exported({ format: 'parquet', query: sql }, 'a.parquet');
    const records = await parquetReadObjects({ file: fileOf(join(folder, 'a.parquet')) });
    expect(records.length).toBe(HOSTILE.length);
    expect(records[0]).toMatchObject({
      s: stored(sql).rows[0]?.[0] ?? null,
      n: 2n,
      none: null,
      big: 9007199254740993n,
    });
  });

  it('of no rows is a file with its columns', async () => {
    await exported({ format: 'parquet', tables: ['v_indicator'], where: 'year = 1900' }, 'a.parquet');
    const file = fileOf(join(folder, 'a.parquet'));
    expect(await parquetReadObjects({ file })).toEqual([]);
    expect(parquetMetadata(file).schema.map((s) => s.name)).toContain('county');
  });
});

describe('data package', () => {
  const PROFILE = new URL('profiles/tabular-data-package.json', import.meta.url);
  /** The profile is of JSON Schema draft 4; the words that it uses mean the same in draft 7. */
  const validator = () => {
    const schema = JSON.parse(readFileSync(PROFILE, 'utf8')) as Record<string, unknown>;
    delete schema['$schema'];
    return new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  };
  interface Resource {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
    readonly schema: {
      readonly fields: readonly {
        name: string;
        type: string;
        unit?: string;
        title?: string;
        constraints?: { required?: boolean };
      }[];
      readonly primaryKey?: readonly string[];
      readonly foreignKeys?: readonly { fields: string[]; reference: { resource: string; fields: string[] } }[];
    };
  }
  const resources = (): readonly Resource[] => json(join(folder, 'p', 'datapackage.json'))['resources'] as Resource[];

  it('is one by the published profile', async () => {
    await exported({ format: 'datapackage' }, 'p');
    const validate = validator();
    const descriptor = json(join(folder, 'p', 'datapackage.json'));
    expect(validate(descriptor), JSON.stringify(validate.errors)).toBe(true);
    // and the profile can tell
    expect(validate({ ...descriptor, resources: [{ name: 'Not A Name' }] })).toBe(false);
  });

  it.skipIf(python === null)('holds every table, as the database has it', async () => {
    await exported({ format: 'datapackage' }, 'p');
    const names = stored(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name GLOB '[a-z]*' AND name NOT GLOB 'sqlite_*'",
    ).rows.flat();
    const listed = resources();
    expect(listed.length).toBeGreaterThan(15);
    for (const { name, path, bytes, hash, schema } of listed) {
      expect(names).toContain(name);
      const file = readFileSync(join(folder, 'p', path));
      expect([file.length, `sha256:${createHash('sha256').update(file).digest('hex')}`]).toEqual([bytes, hash]);
      const { columns, rows } = table(name);
      expect(schema.fields.map((f) => f.name)).toEqual(columns);
      if (!['report', 'indicator', 'v_report', 'source_path'].includes(name)) continue;
      expect(runPython<string[][]>(python ?? '', READ_CSV, join(folder, 'p', path))).toEqual([
        columns,
        ...rows.map((r) => r.map(text)),
      ]);
    }
  });

  it('promises of a column what holds for each of its values', async () => {
    await exported({ format: 'datapackage' }, 'p');
    for (const { name, schema } of resources()) {
      const { rows } = table(name);
      schema.fields.forEach((field, i) => {
        const values = rows.map((row) => row[i] ?? null);
        const given = values.filter((v) => v !== null && v !== '');
        if (field.constraints?.required === true) expect(given.length, `${name}.${field.name}`).toBe(values.length);
        if (field.type === 'integer') expect(given.every(Number.isInteger), `${name}.${field.name}`).toBe(true);
        if (field.type === 'number')
          expect(
            given.every((v) => typeof v === 'number'),
            `${name}.${field.name}`,
          ).toBe(true);
        if (field.type === 'date')
          expect(
            given.every((v) => /^\d{4}-\d\d-\d\d$/.test(String(v))),
            `${name}.${field.name}`,
          ).toBe(true);
      });
    }
    const of = (resource: string, field: string) =>
      resources()
        .find((r) => r.name === resource)
        ?.schema.fields.find((f) => f.name === field);
    expect(of('v_funding', 'budget')).toMatchObject({ type: 'number', unit: '元', title: '全年预算数' });
    expect(of('report', 'report_date')?.type).toBe('date');
    expect(of('report', 'period_start')?.type).toBe('string');
    expect(of('source_path', 'entry')?.constraints?.required).toBeUndefined();
  });

  it('keeps the keys between its tables', async () => {
    await exported({ format: 'datapackage', tables: ['report', 'indicator', 'source'] }, 'p');
    const indicator = resources().find((r) => r.name === 'indicator')?.schema;
    expect(indicator?.primaryKey).toEqual(['id']);
    expect(indicator?.foreignKeys).toEqual([
      { fields: ['report_id'], reference: { resource: 'report', fields: ['id'] } },
    ]);
    // part of the rows cannot promise it
    await exported({ format: 'datapackage', tables: ['report', 'indicator'], where: 'id < 5' }, 'p');
    expect(resources().every((r) => r.schema.foreignKeys === undefined)).toBe(true);
  });

  it('says where it comes from', async () => {
    await exported({ format: 'datapackage', tables: ['report'], licence: { name: 'CC-BY-4.0' } }, 'p');
    const { lineage, licenses } = json(join(folder, 'p', 'datapackage.json')) as {
      lineage: { files: number; database: { sha256: string } };
      licenses: unknown;
    };
    expect(lineage.files).toBe(HOSTILE.length);
    expect(lineage.database.sha256).toBe(createHash('sha256').update(readFileSync(db)).digest('hex'));
    expect(licenses).toEqual([{ name: 'CC-BY-4.0' }]);
  });
});

describe('Datasette', () => {
  it('is told titles, units, facets and queries that run', async () => {
    await exported({ format: 'datasette' }, 'metadata.json');
    const { databases } = json(join(folder, 'metadata.json')) as {
      databases: {
        jixiao: {
          tables: Record<string, { title: string; facets?: string[]; columns: Record<string, string> }>;
          queries: Record<string, { sql: string }>;
        };
      };
    };
    const { tables, queries } = databases.jixiao;
    expect(tables['v_funding']?.columns['budget']).toMatch(/^全年预算数 \(元\): /);
    for (const [name, { facets = [], columns }] of Object.entries(tables)) {
      const known = table(name).columns;
      expect(known).toEqual(expect.arrayContaining([...facets, ...Object.keys(columns)]));
    }
    expect(Object.keys(queries)).toEqual(SQL_RECIPES.map((q) => q.id));
    const connection = rawConnection(db);
    for (const { sql } of Object.values(queries)) expect(connection.prepare(sql).all()).toBeInstanceOf(Array);
  });

  it('gets the queries that the README shows', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = [...readme.matchAll(/^```sql\n([\s\S]*?)\n```$/gm)].map(([, sql]) => sql);
    expect(shown.length).toBeGreaterThanOrEqual(5);
    expect(shown.filter((sql) => !SQL_RECIPES.some((q) => q.sql === sql))).toEqual([]);
  });
});

describe('what is exported', () => {
  it('is all views by default, those with a Chinese name left out', async () => {
    const { files } = await exported({ format: 'csv' }, 'out');
    const views = stored(
      "SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'v_[a-z]*' ORDER BY rowid",
    ).rows.flat();
    expect(files.map((f) => f.table)).toEqual(views);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(views.map((v) => `${v}.csv`).sort());
  });

  it('may be narrowed by a condition, which is nothing else', async () => {
    const { files } = await exported(
      { format: 'jsonl', tables: ['v_report'], where: 'year = 2021 -- only' },
      'a.jsonl',
    );
    expect(files[0]?.rows).toBe(stored('SELECT * FROM v_report WHERE year = 2021').rows.length);
    for (const where of [
      '1) UNION SELECT * FROM v_report; DELETE FROM report',
      "1); ATTACH 'x.db' AS x",
      'nothing = 1',
    ])
      await expect(exported({ format: 'jsonl', tables: ['v_report'], where }, 'b.jsonl')).rejects.toThrow(StoreError);
    expect(existsSync(join(folder, 'b.jsonl'))).toBe(false);
  });

  it('leaves out, and tells, what a condition cannot be asked of, unless it was named', async () => {
    const where = "achieved = 'yes'";
    const { files, leftOut } = await exported({ format: 'csv', where }, 'out');
    expect(files.map((f) => f.table)).toContain('v_indicator');
    expect(leftOut).toContain('v_report');
    await expect(exported({ format: 'csv', tables: ['v_report'], where }, 'a.csv')).rejects.toThrow('no such column');
    await expect(exported({ format: 'csv', where: 'nowhere = 1' }, 'a.csv')).rejects.toThrow('no such column');
  });

  it('is refused where a query writes or a table is not there', async () => {
    for (const sql of ['DELETE FROM report', "ATTACH 'x.db' AS x", "VACUUM INTO 'x.db'", 'SELECT 1; SELECT 2'])
      await expect(exported({ format: 'csv', query: sql }, 'a.csv')).rejects.toMatchObject({ code: 'refused' });
    await expect(exported({ format: 'csv', tables: ['v_nothing'] }, 'a.csv')).rejects.toThrow(
      /There is no table or view v_nothing/,
    );
  });

  it('explains a column of a query by where it comes from, and a computed one not at all', async () => {
    await exported(
      {
        format: 'datapackage',
        query:
          'SELECT x.weight AS w, score_rate, v.score / 2 AS achieved, v.level3 FROM v_indicator v JOIN indicator x ON x.id = indicator_id',
      },
      'p',
    );
    const [{ schema } = { schema: { fields: [] } }] = json(join(folder, 'p', 'datapackage.json'))['resources'] as {
      schema: { fields: { name: string; title?: string; type: string }[] };
    }[];
    expect(schema.fields.map((f) => [f.name, f.title, f.type])).toEqual([
      ['w', '分值', 'number'],
      ['score_rate', '得分率', 'number'],
      ['achieved', undefined, 'number'],
      ['level3', '三级指标', 'string'],
    ]);
  });

  it('never replaces a database, nor leaves half a file', async () => {
    const before = readFileSync(db);
    await expect(exportDatabase(db, { format: 'csv', tables: ['report'], out: db })).rejects.toMatchObject({
      code: 'database',
    });
    const other = join(folder, 'other.db');
    copyFileSync(db, other);
    await expect(exportDatabase(db, { format: 'xlsx', out: other })).rejects.toMatchObject({ code: 'database' });
    expect(readFileSync(db).equals(before)).toBe(true);
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    await expect(
      writeWhole(path, async (file) => {
        await file.write('new');
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.txt', 'other.db']]);
    await expect(exported({ format: 'csv', tables: ['report'] }, 'no/such/a.csv')).rejects.toThrow(ExportError);
    mkdirSync(join(folder, 'd'));
    await expect(exported({ format: 'xlsx' }, 'd')).rejects.toMatchObject({ code: 'folder' });
  });
});

describe('names', () => {
  it('are such as Stata takes', () => {
    const names = ['year', 'a-b', '县', 'byte', '_n', '1st', 'A'.repeat(40), 'a'.repeat(41), 'str12', 'Year', 'v3'];
    const given = stataNames(names);
    expect(given.every((name) => /^[A-Za-z][A-Za-z0-9_]{0,31}$/.test(name) && !/^(?:byte|str\d+)$/.test(name))).toBe(
      true,
    );
    expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(given.slice(0, 4)).toEqual(['year', 'a_b', 'v3', 'v_byte']);
  });

  it('of columns are told where they are changed', async () => {
    const { renamed } = await exported({ format: 'csv', headers: 'stata', query: 'SELECT 1 AS 县, 2 AS ok' }, 'a.csv');
    expect(renamed).toEqual([{ table: 'query', column: '县', name: 'v1' }]);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('\ufeffv1,ok\r\n1,2\r\n');
  });

  it('of columns can be Chinese, no two alike', async () => {
    await exported({ format: 'csv', headers: 'zh', tables: ['v_funding'] }, 'a.csv');
    const header = readFileSync(join(folder, 'a.csv'), 'utf8').slice(1).split('\r\n')[0]?.split(',') ?? [];
    expect(header).toContain('全年预算数');
    expect(new Set(header).size).toBe(table('v_funding').columns.length);
  });

  it('of files hold no way into another folder', () => {
    expect(fileNames(['a/b', '../c', 'A_B', 'v_指标', ''])).toEqual(['a_b', '___c', 'A_B_2', 'v_指标', 'table']);
  });
});
