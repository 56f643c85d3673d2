/** The data dictionary: every column of every table and view, explained. */
import type { Column } from './columns.js';
import { TABLES } from './tables.js';
import { VIEWS } from './views/index.js';

export interface DictionaryRow {
  readonly table: string;
  readonly kind: 'table' | 'view';
  /** `*` for the table or view itself. */
  readonly column: string;
  readonly type: string;
  readonly meaning: string;
  readonly meaningZh: string;
  readonly unit: string | null;
  readonly example: string | null;
  /** A field of the contract, the database itself, or a computation. */
  readonly origin: string;
}

type Explained = Pick<Column, 'name' | 'type' | 'meaning' | 'zh' | 'unit' | 'example' | 'origin'>;
interface Relation {
  readonly name: string;
  readonly meaning: string;
  readonly zh: string;
  readonly columns: readonly Explained[];
}

function rowsOf(kind: 'table' | 'view', relation: Relation): DictionaryRow[] {
  const of = { table: relation.name, kind };
  return [
    {
      ...of,
      column: '*',
      type: kind,
      meaning: relation.meaning,
      meaningZh: relation.zh,
      unit: null,
      example: null,
      origin: kind === 'view' ? 'computed' : 'database',
    },
    ...relation.columns.map((column) => ({
      ...of,
      column: column.name,
      type: column.type,
      meaning: column.meaning,
      meaningZh: column.zh,
      unit: column.unit,
      example: column.example === null ? null : String(column.example),
      origin: column.origin,
    })),
  ];
}

export function dictionaryRows(): DictionaryRow[] {
  return [...TABLES.flatMap((table) => rowsOf('table', table)), ...VIEWS.flatMap((view) => rowsOf('view', view))];
}
