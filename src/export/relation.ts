/** What is exported: a table, a view or the rows of a SELECT, with what the dictionary says of each column. */
import { prepareReading } from '../store/read-only.js';
import { isSearchMachinery } from '../store/search-schema.js';
import { StoreError, type Connection } from '../store/sqlite.js';
import type { CellValue } from './table.js';

export type ColumnType = 'INTEGER' | 'REAL' | 'TEXT' | 'ANY';

export interface RelationColumn {
  readonly name: string;
  /** ANY: the database does not say it, or the values differ in kind. */
  readonly type: ColumnType;
  readonly notNull: boolean;
  readonly meaning: string;
  readonly zh: string;
  readonly unit: string | null;
  readonly example: string | null;
  readonly origin: string;
  /** The dictionary's example is an ISO date: values may be dates, whole or in part. */
  readonly dated: boolean;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
}

export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'query';
  readonly meaning: string;
  readonly zh: string;
  readonly sql: string;
  readonly columns: readonly RelationColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

interface Explained {
  readonly table_name: string;
  readonly kind: 'table' | 'view';
  readonly column_name: string;
  readonly type: string;
  readonly meaning: string;
  readonly meaning_zh: string;
  readonly unit: string | null;
  readonly example: string | null;
  readonly origin: string;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The dictionary as it stands in the database, so that views of any version are explained as they are. */
export type Dictionary = ReadonlyMap<string, ReadonlyMap<string, Explained>>;

export function readDictionary(db: Connection): Dictionary {
  const tables = new Map<string, Map<string, Explained>>();
  for (const row of db.prepare<[], Explained>('SELECT * FROM dictionary').all()) {
    const columns = tables.get(row.table_name) ?? new Map<string, Explained>();
    tables.set(row.table_name, columns.set(row.column_name, row));
  }
  return tables;
}

const TYPES: readonly string[] = ['INTEGER', 'REAL', 'TEXT'];
const ISO_DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;

function explainedColumn(name: string, known: Explained | undefined, notNull: boolean): RelationColumn {
  return {
    name,
    type: known !== undefined && TYPES.includes(known.type) ? (known.type as ColumnType) : 'ANY',
    notNull,
    meaning: known?.meaning ?? '',
    zh: known?.meaning_zh ?? '',
    unit: known?.unit ?? null,
    example: known?.example ?? null,
    origin: known?.origin ?? '',
    dated: ISO_DATE.test(known?.example ?? ''),
  };
}

interface TableInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly pk: number;
}

interface ForeignKeyInfo {
  readonly id: number;
  readonly seq: number;
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
}

const primaryKeyOf = (info: readonly TableInfo[]): string[] =>
  info
    .filter((c) => c.pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map((c) => c.name);

const infoOf = (db: Connection, table: string): TableInfo[] => db.pragma(`table_info(${quoted(table)})`) as TableInfo[];

function foreignKeysOf(db: Connection, table: string): ForeignKey[] {
  const keys = new Map<number, ForeignKeyInfo[]>();
  const rows = db.pragma(`foreign_key_list(${quoted(table)})`) as ForeignKeyInfo[];
  for (const row of rows) keys.set(row.id, [...(keys.get(row.id) ?? []), row]);
  return [...keys.values()].reverse().map((parts) => {
    const target = parts[0]?.table ?? '';
    const own = primaryKeyOf(infoOf(db, target));
    const sorted = [...parts].sort((a, b) => a.seq - b.seq);
    // a reference without columns is to the primary key
    return {
      columns: sorted.map((p) => p.from),
      table: target,
      references: sorted.map((p, i) => p.to ?? own[i] ?? ''),
    };
  });
}

/** The names of all tables and views, in the order in which the database made them. */
export function relationNames(db: Connection): { readonly name: string; readonly kind: 'table' | 'view' }[] {
  // the search index and the texts it stands for hold nothing that does not stand in the tables that they index
  return db
    .prepare<[], { name: string; kind: 'table' | 'view' }>(
      `SELECT s.name, s.type AS kind FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name AND l.schema = 'main'
       WHERE l.type IN ('table', 'view') AND s.name NOT GLOB 'sqlite_*' ORDER BY s.rowid`,
    )
    .all()
    .filter(({ name }) => !isSearchMachinery(name));
}

/**
 * A table or view by name, with a condition on its rows or without one. Throws a StoreError `sql` for a name that the
 * database does not have, `refused` for a condition that is more than one.
 */
export function relationOf(db: Connection, dictionary: Dictionary, name: string, where: string | null): Relation {
  const known = relationNames(db);
  const found = known.find((r) => r.name === name);
  if (found === undefined) {
    const names = known.map((r) => r.name).join(', ');
    throw new StoreError('sql', `There is no table or view ${name}. There are: ${names}.`);
  }
  const columns = dictionary.get(name);
  const about = columns?.get('*');
  const info = infoOf(db, name);
  const sql = `SELECT * FROM ${quoted(name)}${where === null ? '' : ` WHERE (${where}\n)`}`;
  prepareReading(db, sql);
  return {
    name,
    kind: found.kind,
    meaning: about?.meaning ?? '',
    zh: about?.meaning_zh ?? '',
    sql,
    columns: info.map((c) => {
      const column = explainedColumn(c.name, columns?.get(c.name), c.notnull === 1 || c.pk > 0);
      return columns?.has(c.name) === true || !TYPES.includes(c.type)
        ? column
        : { ...column, type: c.type as ColumnType };
    }),
    primaryKey: primaryKeyOf(info),
    foreignKeys: found.kind === 'table' ? foreignKeysOf(db, name) : [],
  };
}

/** Whether a name in a SELECT is a view's column as it is, and not an expression that was given the same name. */
function takenAsIs(sql: string, view: string, name: string): boolean {
  if (!new RegExp(`\\b${view}\\b`, 'i').test(sql)) return false;
  const plain = name.replace(/[^\p{L}\p{N}_]/gu, '');
  if (plain !== name || new RegExp(`\\bAS\\s+["'\`\\[]?${name}\\b`, 'i').test(sql)) return false;
  return new RegExp(
    `(?:\\bSELECT|,)\\s*(?:(?:DISTINCT|ALL)\\s+)?(?:\\w+\\.)?(?:${name}|\\*)\\s*(?:,|\\bFROM\\b)`,
    'i',
  ).test(sql);
}

/** The rows of one SELECT. A column of a table keeps its explanation; a computed one has none and its type is unknown. */
export function relationOfQuery(db: Connection, dictionary: Dictionary, sql: string, name = 'query'): Relation {
  const statement = prepareReading(db, sql);
  const views = [...dictionary.values()].filter((columns) => columns.get('*')?.kind === 'view');
  const taken = new Set<string>();
  const columns = statement.columns().map((c) => {
    const origin = c.table === null || c.column === null ? undefined : dictionary.get(c.table)?.get(c.column);
    const view = views.find((v) => v.has(c.name) && takenAsIs(sql, v.get('*')?.table_name ?? '', c.name));
    let unique = c.name;
    for (let n = 2; taken.has(unique); n++) unique = `${c.name}_${n}`;
    taken.add(unique);
    const column = explainedColumn(unique, view?.get(c.name) ?? origin, false);
    // what a view computes may be of any type in the middle of an expression: only a table's own column is certain
    return origin === undefined ? { ...column, type: 'ANY' as const } : column;
  });
  return { name, kind: 'query', meaning: '', zh: '', sql, columns, primaryKey: [], foreignKeys: [] };
}

export type Row = readonly CellValue[];

/** The rows as they are read, never all at once. Integers that a double does not hold exactly stay bigints. */
export function* rowsOf(db: Connection, relation: Relation): Generator<Row, void> {
  const statement = prepareReading(db, relation.sql).raw();
  if (relation.kind !== 'query') {
    // the contract holds safe integers only
    yield* statement.iterate() as IterableIterator<Row>;
    return;
  }
  for (const row of statement.safeIntegers().iterate() as IterableIterator<Row>) {
    yield row.map((value) => (typeof value === 'bigint' && BigInt(Number(value)) === value ? Number(value) : value));
  }
}

interface Kinds {
  readonly [column: string]: string | null;
}

/**
 * The types of columns that are not known, by a look at all of their rows: TEXT, REAL or INTEGER if every value is of
 * that kind (integers among reals are reals), else ANY. `all` looks at every column.
 */
export function withTypes(db: Connection, relation: Relation, all = false): Relation {
  const open = relation.columns.flatMap((c, i) => (c.type === 'ANY' || all ? [i] : []));
  if (open.length === 0) return relation;
  const names = relation.columns.map((_, i) => `c${i}`).join(', ');
  const kinds = open.map((i) => `group_concat(DISTINCT typeof(c${i})) AS k${i}`).join(', ');
  const found = db
    .prepare<[], Kinds>(`WITH q (${names}) AS (${relation.sql.replace(/;\s*$/, '')}\n) SELECT ${kinds} FROM q`)
    .get();
  const typeOf = (i: number): ColumnType => {
    const seen = new Set((found?.[`k${i}`] ?? '').split(',').filter((kind) => kind !== 'null' && kind !== ''));
    if (seen.size === 1 && seen.has('integer')) return 'INTEGER';
    if (seen.size > 0 && [...seen].every((kind) => kind === 'integer' || kind === 'real')) return 'REAL';
    if (seen.size === 0 || (seen.size === 1 && seen.has('text'))) return 'TEXT';
    return 'ANY';
  };
  return { ...relation, columns: relation.columns.map((c, i) => (open.includes(i) ? { ...c, type: typeOf(i) } : c)) };
}

export const namesOf = (relation: Relation): string[] => relation.columns.map((c) => c.name);
