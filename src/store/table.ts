/** What a table is, before it is written in SQL. */
import type { Column, Shape } from './columns.js';

export interface ForeignKey {
  readonly column: string;
  readonly references: string;
  /** What happens to the row when the row it belongs to goes. */
  readonly onDelete: 'CASCADE' | 'RESTRICT';
}

export interface Table {
  readonly name: string;
  readonly meaning: string;
  readonly zh: string;
  /** Columns in order: keys, then the record's own, then what the database adds. */
  readonly columns: readonly Column[];
  /** Conditions over several columns. */
  readonly checks: readonly string[];
  readonly primaryKey: readonly string[];
  readonly unique: readonly (readonly string[])[];
  /** Further indexes, each a list of columns. */
  readonly indexes: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** A table whose rows are records of the contract. */
export interface RecordTable extends Table {
  readonly shape: Shape;
  /** Columns before the record's own, filled by the loader; `id`, which the database fills, is not among them. */
  readonly keys: readonly string[];
  /** Columns after the record's own, filled by the loader. */
  readonly added: readonly string[];
}

/** A column that the database adds to the contract. */
export function own(
  name: string,
  type: Column['type'],
  zh: string,
  meaning: string,
  more: Partial<Column> = {},
): Column {
  return {
    name,
    type,
    zh,
    meaning,
    notNull: true,
    check: null,
    unit: null,
    example: null,
    origin: 'database',
    ...more,
  };
}

/** A row that goes with the row it belongs to. */
export function belongsTo(column: string, references: string): ForeignKey {
  return { column, references, onDelete: 'CASCADE' };
}

/** A row that keeps the row it names from being deleted. */
export function names(column: string, references: string): ForeignKey {
  return { column, references, onDelete: 'RESTRICT' };
}
