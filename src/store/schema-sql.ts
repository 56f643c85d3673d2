/** The tables, indexes and views as SQL. */
import { VERSION } from '../version.js';
import type { Column } from './columns.js';
import { SEARCH_STATEMENTS } from './search-schema.js';
import type { Table } from './table.js';
import { TABLES } from './tables.js';
import type { View } from './view.js';
import { VIEWS } from './views/index.js';

/** Marks a SQLite file as a database of jixiao: "JXJX" (https://www.sqlite.org/fileformat2.html, section 1.3.11). */
export const APPLICATION_ID = 0x4a584a58;

/** Version of the schema, in PRAGMA user_version. Raise it with every change and add a step to migrations.ts. */
export const SCHEMA_VERSION = 7;

function columnSql(column: Column, table: Table): string {
  const key = table.primaryKey.length === 1 && table.primaryKey[0] === column.name ? ' PRIMARY KEY' : '';
  const foreign = table.foreignKeys.find((f) => f.column === column.name);
  return [
    `${column.name} ${column.type}${key}`,
    column.notNull && key === '' ? 'NOT NULL' : '',
    column.check === null ? '' : `CHECK (${column.check})`,
    foreign === undefined ? '' : `REFERENCES ${foreign.references} ON DELETE ${foreign.onDelete}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What stands behind a column in the stored schema, on one line. */
function comment(zh: string, meaning: string, unit: string | null): string {
  return ` -- ${zh}${unit === null ? '' : ` (${unit})`}: ${meaning}`.replaceAll('\n', ' ');
}

export function tableSql(table: Table): string {
  const lines = [
    ...table.columns.map((c) => ({ sql: columnSql(c, table), note: comment(c.zh, c.meaning, c.unit) })),
    ...(table.primaryKey.length > 1 ? [{ sql: `PRIMARY KEY (${table.primaryKey.join(', ')})`, note: '' }] : []),
    ...table.unique.map((columns) => ({ sql: `UNIQUE (${columns.join(', ')})`, note: '' })),
    ...table.checks.map((check) => ({ sql: `CHECK (${check})`, note: '' })),
  ];
  const body = lines.map((line, i) => `  ${line.sql}${i < lines.length - 1 ? ',' : ''}${line.note}`).join('\n');
  const options = table.primaryKey.length > 1 ? 'STRICT, WITHOUT ROWID' : 'STRICT';
  return `CREATE TABLE ${table.name} (${comment(table.zh, table.meaning, null)}\n${body}\n) ${options};`;
}

export function indexSql(table: Table): string[] {
  // a foreign key without an index of its own costs a scan of the table for each row that is deleted
  const covered = [table.primaryKey, ...table.unique, ...table.indexes].map((columns) => columns[0]);
  const foreign = table.foreignKeys.map((f) => f.column).filter((column) => !covered.includes(column));
  return [...table.indexes, ...foreign.map((column) => [column])].map(
    (columns) => `CREATE INDEX ${table.name}_${columns.join('_')} ON ${table.name} (${columns.join(', ')});`,
  );
}

export function viewSql(view: View): string {
  const columns = view.columns.map((c) => `  ${c.sql} AS ${c.name}`).join(',\n');
  return `CREATE VIEW ${view.name} AS\nSELECT\n${columns}\n${view.from};`;
}

/** Statements that build an empty database of the newest version, without its dictionary rows. */
export function schemaStatements(): string[] {
  return [
    ...TABLES.flatMap((table) => [tableSql(table), ...indexSql(table)]),
    ...SEARCH_STATEMENTS,
    ...VIEWS.map(viewSql),
  ];
}

/** The whole schema as a script that `sqlite3` runs. */
export function schemaSql(): string {
  return [
    `-- schema of jixiao ${VERSION}, generated from the contract`,
    `PRAGMA application_id = ${APPLICATION_ID};`,
    `PRAGMA user_version = ${SCHEMA_VERSION};`,
    ...schemaStatements(),
    '',
  ].join('\n');
}
