/** What a database says of one file: as it was read, and as it stands with corrections. */
import type { Outcome } from '../model/codes.js';
import { CORRECTABLE } from '../store/corrected-tables.js';
import { CORRECTABLE_RECORDS, type CorrectableRecord } from '../store/correction-table.js';
import { CHILDREN, REPORT, WARNING } from '../store/record-tables.js';
import type { Connection } from '../store/sqlite.js';
import type { RecordTable } from '../store/table.js';

export type Fields = Readonly<Record<string, unknown>>;

export interface StandingRow {
  readonly asRead: Fields;
  /** The same object where nothing was corrected. */
  readonly standing: Fields;
}

/** Tables whose rows are compared; the evidence of a reading is not one of its results. */
export const COMPARED = ['form', 'funding', 'indicator', 'expenditure', 'section', 'fact', 'person', 'finding'] as const; // prettier-ignore
export type ComparedTable = (typeof COMPARED)[number];

export interface StandingReport extends StandingRow {
  readonly rows: Readonly<Record<ComparedTable, readonly StandingRow[]>>;
}

export interface StandingSource {
  readonly sha256: string;
  readonly path: string;
  readonly entry: string | null;
  readonly readerVersion: string;
  readonly outcome: Outcome;
  readonly reports: readonly StandingReport[];
  readonly warnings: readonly StandingRow[];
}

const isCorrectable = (name: string): name is CorrectableRecord => CORRECTABLE_RECORDS.some((one) => one === name);

type Select = (key: number) => { readonly id: number; readonly row: StandingRow }[];

function selector(db: Connection, table: RecordTable, by: string): Select {
  const { name, shape } = table;
  const able = isCorrectable(name) && name in CORRECTABLE;
  const columns = shape.columns.map((c) => c.name);
  const corrected = able ? `, k.id, ${columns.map((c) => `k.${c}`).join(', ')}` : '';
  const statement = db
    .prepare<[number], unknown[]>(
      `SELECT x.id, ${columns.map((c) => `x.${c}`).join(', ')}${corrected} FROM ${name} x${able ? ` LEFT JOIN ${name}_corrected k ON k.id = x.id` : ''} WHERE x.${by} = ? ORDER BY x.ordinal, x.id`, // prettier-ignore
    )
    .raw();
  return (key) =>
    statement.all(key).map((row) => {
      const asRead = shape.take(row, 1) as Fields;
      const overlaid = able && row[columns.length + 1] !== null;
      return {
        id: Number(row[0]),
        row: { asRead, standing: overlaid ? (shape.take(row, columns.length + 2) as Fields) : asRead },
      };
    });
}

interface SourceRow {
  readonly id: number;
  readonly sha256: string;
  readonly path: string;
  readonly entry: string | null;
  readonly reader_version: string;
  readonly outcome: Outcome;
}

const TABLE_OF = Object.fromEntries(Object.values(CHILDREN).map((table) => [table.name, table]));

/** Reads files by their fingerprint, its statements prepared once. */
export function makeStandingReader(db: Connection): (sha256: string) => StandingSource | null {
  const source = db.prepare<[string], SourceRow>('SELECT id, sha256, path, entry, reader_version, outcome FROM source WHERE sha256 = ?'); // prettier-ignore
  const reports = selector(db, REPORT, 'source_id');
  const warnings = selector(db, WARNING, 'source_id');
  const children = COMPARED.map((name) => {
    const table = TABLE_OF[name];
    if (table === undefined) throw new Error(`There is no table ${name}.`);
    return [name, selector(db, table, 'report_id')] as const;
  });
  return (sha256) => {
    const row = source.get(sha256);
    if (row === undefined) return null;
    const { id, path, entry, outcome } = row;
    return {
      sha256,
      path,
      entry,
      outcome,
      readerVersion: row.reader_version,
      reports: reports(id).map((report) => ({
        ...report.row,
        rows: Object.fromEntries(children.map(([name, select]) => [name, select(report.id).map(({ row }) => row)])) as unknown as StandingReport['rows'], // prettier-ignore
      })),
      warnings: warnings(id).map(({ row }) => row),
    };
  };
}
