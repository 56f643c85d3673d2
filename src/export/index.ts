/** Exports of a database: what is asked for, in the format that is asked for. */
import { mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { checkVersion } from '../store/migrations.js';
import { connect, explained, StoreError, type Connection } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import { csv } from './csv.js';
import { dataPackage, observer, UNSPECIFIED, type Licence, type Resource } from './data-package.js';
import { datasetteMetadata } from './datasette.js';
import { jsonLines } from './json-lines.js';
import { lineageOf } from './lineage.js';
import { fileNames, withHeaders, type Headers, type RenamedColumn } from './names.js';
import { TypeMismatch, writeParquet } from './parquet.js';
import { readDictionary, relationNames, relationOf, relationOfQuery, rowsOf, withTypes, type Relation } from './relation.js'; // prettier-ignore
import { ExportError, writeText } from './sink.js';
import { writeXlsx, type SheetSource } from './xlsx/workbook.js';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet', 'datapackage', 'datasette'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Tables and views; without them and without a query all views, for a data package all tables as well. */
  readonly tables?: readonly string[];
  /** One SELECT instead of tables. */
  readonly query?: string;
  /** A condition on the rows of each table, as it follows WHERE. */
  readonly where?: string;
  /**
   * A file; for several tables as CSV, JSON lines or Parquet, and for a data package, a folder, which is made. Without
   * it texts go to `print`.
   */
  readonly out?: string;
  readonly print?: (text: string) => Promise<void>;
  /** CSV: a byte-order mark, by which Excel knows UTF-8; default yes, in a data package no. */
  readonly bom?: boolean;
  /** CSV that Excel opens as it is meant: formulas do nothing, codes stay as they are. */
  readonly excel?: boolean;
  readonly headers?: Headers;
  readonly licence?: Licence;
}

export interface ExportedFile {
  readonly path: string;
  /** The table, the view or `query`; null for a descriptor. */
  readonly table: string | null;
  readonly rows: number;
}

export interface ExportResult {
  readonly files: readonly ExportedFile[];
  readonly renamed: readonly RenamedColumn[];
  /** Tables that were not asked for by name and do not have the column of the condition. */
  readonly leftOut: readonly string[];
  /** Texts that a spreadsheet's cell could not hold whole. */
  readonly cuts: number;
}

/** A view that is called in Chinese shows what another one shows: both are exported only when they are asked for. */
const isPlain = (name: string): boolean => /^[\x21-\x7e]+$/.test(name);

const isNoSuchColumn = (error: unknown): error is Error =>
  error instanceof Error && error.message.startsWith('no such column');

interface Chosen {
  readonly relations: readonly Relation[];
  readonly leftOut: readonly string[];
}

function choose(db: Connection, options: ExportOptions): Chosen {
  const dictionary = readDictionary(db);
  if (options.query !== undefined) return { relations: [relationOfQuery(db, dictionary, options.query)], leftOut: [] };
  const where = options.where ?? null;
  if (options.tables !== undefined) {
    return {
      relations: [...new Set(options.tables)].map((name) => relationOf(db, dictionary, name, where)),
      leftOut: [],
    };
  }
  const whole = options.format === 'datapackage' || options.format === 'datasette';
  const names = relationNames(db).filter(({ name, kind }) => isPlain(name) && (whole || kind === 'view'));
  const relations: Relation[] = [];
  const leftOut: string[] = [];
  let fault: Error | undefined;
  for (const { name } of names) {
    try {
      relations.push(relationOf(db, dictionary, name, where));
    } catch (error) {
      // a condition on a column that not every table has picks those that have it
      if (where === null || !isNoSuchColumn(error)) throw error;
      fault = error;
      leftOut.push(name);
    }
  }
  if (relations.length === 0 && fault !== undefined) throw fault;
  return { relations, leftOut };
}

function* counted<R>(rows: Iterable<R>, count: { rows: number }): Generator<R, void> {
  for (const row of rows) {
    count.rows++;
    yield row;
  }
}

const namesOf = (relation: Relation): string[] => relation.columns.map((c) => c.name);

function textsOf(
  db: Connection,
  relation: Relation,
  options: ExportOptions,
  count: { rows: number },
): Iterable<string> {
  const rows = counted(rowsOf(db, relation), count);
  if (options.format === 'jsonl') return jsonLines(namesOf(relation), rows);
  return csv(namesOf(relation), rows, { bom: options.bom ?? true, safe: options.excel ?? false });
}

async function parquet(db: Connection, path: string, relation: Relation): Promise<number> {
  const typed = withTypes(db, relation);
  try {
    return await writeParquet(path, typed, rowsOf(db, relation), VERSION);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    // the dictionary promises more of a computed column than holds: its values say what it is
    return writeParquet(path, withTypes(db, relation, true), rowsOf(db, relation), VERSION);
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ExportError('system', path, `The folder ${path} cannot be made: ${why}`, { cause: error });
  }
}

async function single(db: Connection, relation: Relation, path: string, options: ExportOptions): Promise<ExportedFile> {
  const count = { rows: 0 };
  if (options.format === 'parquet') count.rows = await parquet(db, path, relation);
  else await writeText(path, textsOf(db, relation, options, count));
  return { path, table: relation.name, rows: count.rows };
}

/** One file for each relation: a file of that name, or files in a folder of that name. */
async function separately(
  db: Connection,
  relations: readonly Relation[],
  options: ExportOptions,
): Promise<ExportedFile[]> {
  const { out, format } = options;
  const [first] = relations;
  if (out === undefined) {
    if (first === undefined || relations.length > 1 || options.print === undefined)
      throw new TypeError('`out` is needed');
    const count = { rows: 0 };
    for (const text of joined(textsOf(db, first, options, count))) await options.print(text);
    return [{ path: '-', table: first.name, rows: count.rows }];
  }
  if (first !== undefined && relations.length === 1 && !/[\\/]$/.test(out) && !isFolder(out)) {
    return [await single(db, first, out, options)];
  }
  makeFolder(out);
  const names = fileNames(relations.map((r) => r.name));
  const files: ExportedFile[] = [];
  for (const [i, relation] of relations.entries()) {
    files.push(await single(db, relation, join(out, `${names[i] ?? ''}.${format}`), options));
  }
  return files;
}

function* joined(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < 64 * 1024) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const DICTIONARY_COLUMNS = ['table', 'column', 'name', 'type', 'unit', 'meaning_zh', 'meaning', 'example', 'origin'];

/** What the columns of the sheets are; `name` is the column of the database where the sheet calls it otherwise. */
function dictionarySheet(relations: readonly Relation[], renamed: readonly RenamedColumn[]): SheetSource {
  const original = (table: string, name: string): string =>
    renamed.find((r) => r.table === table && r.name === name)?.column ?? name;
  const rows = relations.flatMap((r) => [
    [r.name, '*', '*', r.kind, null, r.zh, r.meaning, null, null],
    ...r.columns.map((c) => [
      r.name,
      c.name,
      original(r.name, c.name),
      c.type,
      c.unit,
      c.zh,
      c.meaning,
      c.example,
      c.origin,
    ]),
  ]);
  return { name: 'dictionary', columns: DICTIONARY_COLUMNS.map((name) => ({ name, dated: false })), rows };
}

async function workbook(
  db: Connection,
  relations: readonly Relation[],
  renamed: readonly RenamedColumn[],
  out: string,
): Promise<Omit<ExportResult, 'leftOut'>> {
  function* sources(): Generator<SheetSource> {
    for (const r of relations) yield { name: r.name, columns: r.columns, rows: rowsOf(db, r) };
  }
  const { sheets, cuts } = await writeXlsx(out, sources(), dictionarySheet(relations, renamed));
  const files = relations.map((r) => ({
    path: out,
    table: r.name,
    rows: sheets.filter((s) => s.source === r.name).reduce((n, s) => n + s.rows, 0),
  }));
  return { files, renamed, cuts };
}

const stem = (path: string): string => basename(path).replace(/\.(?:db|sqlite3?)$/i, '');

async function folder(
  db: Connection,
  path: string,
  relations: readonly Relation[],
  options: ExportOptions,
  out: string,
): Promise<ExportedFile[]> {
  const lineage = await lineageOf(db, path, VERSION);
  const names = fileNames(relations.map((r) => r.name));
  makeFolder(join(out, 'data'));
  const resources: Resource[] = [];
  for (const [i, relation] of relations.entries()) {
    const file = `data/${names[i] ?? ''}.csv`;
    const typed = withTypes(db, relation);
    const observed = observer(typed);
    // without a byte-order mark: the profile wants plain UTF-8, and strict readers take the mark for part of a name
    const written = await writeText(
      join(out, file),
      csv(namesOf(typed), observed.watch(rowsOf(db, relation)), { bom: options.bom ?? false }),
    );
    resources.push({ relation: typed, path: file, written, observed });
  }
  const descriptor = dataPackage(resources, {
    name: stem(path),
    lineage,
    licence: options.licence ?? UNSPECIFIED,
    isWhole: options.where === undefined,
  });
  const descriptorPath = join(out, 'datapackage.json');
  await writeText(descriptorPath, [`${JSON.stringify(descriptor, null, 2)}\n`]);
  return [
    ...resources.map((r) => ({ path: join(out, r.path), table: r.relation.name, rows: r.observed.rows() })),
    { path: descriptorPath, table: null, rows: 0 },
  ];
}

async function metadata(
  db: Connection,
  path: string,
  relations: readonly Relation[],
  options: ExportOptions,
): Promise<ExportedFile[]> {
  const lineage = await lineageOf(db, path, VERSION);
  const text = `${JSON.stringify(datasetteMetadata(stem(path), relations, lineage, options.licence ?? UNSPECIFIED), null, 2)}\n`;
  if (options.out === undefined) await options.print?.(text);
  else await writeText(options.out, [text]);
  return [{ path: options.out ?? '-', table: null, rows: 0 }];
}

async function write(db: Connection, path: string, options: ExportOptions): Promise<ExportResult> {
  const { relations: chosen, leftOut } = choose(db, options);
  const { relations, renamed } = withHeaders(chosen, options.headers ?? 'names');
  const { format, out } = options;
  if (out === undefined && (format === 'xlsx' || format === 'datapackage' || format === 'parquet')) {
    throw new TypeError(`\`out\` is needed for ${format}`);
  }
  if (format === 'xlsx') return { ...(await workbook(db, relations, renamed, out ?? '')), leftOut };
  if (format === 'datapackage')
    return { files: await folder(db, path, relations, options, out ?? ''), renamed, leftOut, cuts: 0 };
  if (format === 'datasette')
    return { files: await metadata(db, path, relations, options), renamed: [], leftOut, cuts: 0 };
  return { files: await separately(db, relations, options), renamed, leftOut, cuts: 0 };
}

/**
 * Exports a database, in constant memory and from one moment of it: what others write meanwhile is not seen. A file is in
 * its place only when it is whole; another file of its name is replaced, a database never is.
 *
 * Rejects with a StoreError for a database, table, query or condition that cannot be read, and with an ExportError for a
 * file that cannot be written.
 */
export async function exportDatabase(path: string, options: ExportOptions): Promise<ExportResult> {
  const db = connect(path, { readonly: true });
  try {
    // an older schema explains itself by its own dictionary; an empty file has none
    if (checkVersion(db, path) === 0) {
      throw new StoreError('older', `${path} is empty. Run \`jixiao ingest\` with it first.`); // prettier-ignore
    }
    if (options.out !== undefined && resolve(options.out) === resolve(path)) {
      throw new ExportError('database', options.out, `${options.out} is the database itself. Give another path.`);
    }
    db.exec('BEGIN');
    return await write(db, path, options);
  } catch (error) {
    const known = explained(error, path);
    if (known instanceof Error && 'code' in known && known.code === 'SQLITE_ERROR') {
      throw new StoreError('sql', `The query has an error: ${known.message}`, { cause: error });
    }
    throw known;
  } finally {
    db.close();
  }
}
