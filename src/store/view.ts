/** A view as data: each column carries its SQL and its explanation, so that the dictionary cannot miss one. */
import type { Column } from './columns.js';
import type { Table } from './table.js';
import { TABLES } from './tables.js';

export interface ViewColumn {
  readonly name: string;
  readonly sql: string;
  readonly type: Column['type'];
  readonly meaning: string;
  readonly zh: string;
  readonly unit: string | null;
  readonly example: string | number | null;
  readonly origin: string;
}

export interface View {
  readonly name: string;
  /** The name of the same view with its columns in Chinese; for that one the name of the view it repeats. */
  readonly twin: string;
  readonly meaning: string;
  readonly zh: string;
  readonly columns: readonly ViewColumn[];
  /** What follows SELECT …: FROM and joins. */
  readonly from: string;
}

function tableNamed(name: string): Table {
  const table = TABLES.find((t) => t.name === name);
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  return table;
}

/** Columns of a table as they are, under an alias; `[column, name]` gives one another name in the view. */
export function taken(
  table: string,
  alias: string,
  columns: readonly (string | readonly [column: string, name: string])[],
): ViewColumn[] {
  return columns.map((entry) => {
    const [name, shown] = typeof entry === 'string' ? [entry, entry] : entry;
    const column = tableNamed(table).columns.find((c) => c.name === name);
    if (column === undefined) throw new Error(`There is no column ${table}.${name}.`);
    const { type, meaning, zh, unit, example } = column;
    return { name: shown, sql: `${alias}.${name}`, type, meaning, zh, unit, example, origin: `${table}.${name}` };
  });
}

/** Every column of a table from one name to another, both included. */
export function between(table: string, first: string, last: string): string[] {
  const all = tableNamed(table).columns.map((c) => c.name);
  return all.slice(all.indexOf(first), all.indexOf(last) + 1);
}

export function computed(
  name: string,
  type: Column['type'],
  sql: string,
  zh: string,
  meaning: string,
  more: { unit?: string; example?: string | number; origin?: string } = {},
): ViewColumn {
  return { name, sql, type, meaning, zh, unit: null, example: null, origin: 'computed', ...more };
}
