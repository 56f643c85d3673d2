/** Reading an extraction back from its rows. */
import type { Extraction } from '../model/record.js';
import { CHILDREN, REPORT, SOURCE, WARNING, type ChildName } from './record-tables.js';
import type { Connection } from './sqlite.js';
import type { RecordTable } from './table.js';

interface Row {
  readonly id: number;
  readonly record: Record<string, unknown>;
}

function selector(db: Connection, table: RecordTable, by: string): (key: string | number) => Row[] {
  const columns = ['id', ...table.shape.columns.map((c) => c.name)].join(', ');
  const order = table === SOURCE ? 'id' : 'ordinal, id';
  const statement = db
    .prepare<[string | number], unknown[]>(`SELECT ${columns} FROM ${table.name} WHERE ${by} = ? ORDER BY ${order}`)
    .raw();
  return (key) =>
    statement.all(key).map((row) => ({
      id: Number(row[0]),
      record: table.shape.take(row, 1) as Record<string, unknown>,
    }));
}

/**
 * The extraction of the file with this fingerprint as it was loaded, or null. An object whose members are all null
 * (a goal without words) comes back as null; rows come in the order of their ordinals.
 */
export function makeReader(db: Connection): (sha256: string) => Extraction | null {
  const sources = selector(db, SOURCE, 'sha256');
  const reports = selector(db, REPORT, 'source_id');
  const warnings = selector(db, WARNING, 'source_id');
  const names = Object.keys(CHILDREN) as ChildName[];
  const children = names.map((name) => [name, selector(db, CHILDREN[name], 'report_id')] as const);
  return (sha256) => {
    const [source] = sources(sha256);
    if (source === undefined) return null;
    return {
      source: source.record,
      reports: reports(source.id).map(({ id, record }) => ({
        ...record,
        ...Object.fromEntries(children.map(([name, select]) => [name, select(id).map((row) => row.record)])),
      })),
      warnings: warnings(source.id).map((row) => row.record),
    } as unknown as Extraction;
  };
}
