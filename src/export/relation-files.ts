/** A file for each relation: CSV, JSON lines or Parquet. */
import { join } from 'node:path';
import type { Connection } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import { csv } from './csv.js';
import { isFolder, makeFolder } from './folders.js';
import { jsonLines } from './json-lines.js';
import { fileNames } from './names.js';
import type { ExportedFile, ExportOptions } from './options.js';
import { TypeMismatch, writeParquet } from './parquet.js';
import { namesOf, rowsOf, withTypes, type Relation } from './relation.js';
import { writeText } from './sink.js';

function* counted<R>(rows: Iterable<R>, count: { rows: number }): Generator<R, void> {
  for (const row of rows) {
    count.rows++;
    yield row;
  }
}

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

async function single(db: Connection, relation: Relation, path: string, options: ExportOptions): Promise<ExportedFile> {
  const count = { rows: 0 };
  if (options.format === 'parquet') count.rows = await parquet(db, path, relation);
  else await writeText(path, textsOf(db, relation, options, count));
  return { path, table: relation.name, rows: count.rows };
}

/** One file for each relation: a file of that name, or files in a folder of that name. */
export async function separately(
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
