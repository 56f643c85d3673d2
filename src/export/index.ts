/** Exports of a database: what is asked for, in the format that is asked for. */
import { resolve } from 'node:path';
import { checkVersion } from '../store/migrations.js';
import { connect, explained, StoreError, type Connection } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import { choose } from './choose.js';
import { UNSPECIFIED } from './data-package.js';
import { datasetteMetadata } from './datasette.js';
import { lineageOf } from './lineage.js';
import { withHeaders } from './names.js';
import type { ExportedFile, ExportOptions, ExportResult } from './options.js';
import { packageFolder, stem } from './package-folder.js';
import { separately } from './relation-files.js';
import type { Relation } from './relation.js';
import { ExportError, writeText } from './sink.js';
import { workbook } from './workbook.js';

export { EXPORT_FORMATS, type ExportedFile, type ExportFormat, type ExportOptions, type ExportResult } from './options.js'; // prettier-ignore

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
    return { files: await packageFolder(db, path, relations, options, out ?? ''), renamed, leftOut, cuts: 0 };
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
