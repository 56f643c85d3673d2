/** What the database holds of a file, and in all. */
import type { Outcome } from '../model/codes.js';
import type { Connection } from './sqlite.js';

export interface KnownSource {
  readonly outcome: Outcome;
  readonly readerVersion: string;
  readonly reports: number;
  readonly indicators: number;
  readonly findings: number;
  /** The warning about the file as a whole, if reading it failed or it is no report. */
  readonly code: string | null;
  readonly message: string | null;
}

export interface Totals {
  readonly files: number;
  readonly reports: number;
  readonly indicators: number;
  readonly findings: number;
}

const rowsOf = (table: string): string =>
  `(SELECT count(*) FROM report r JOIN ${table} x ON x.report_id = r.id WHERE r.source_id = s.id)`;

const saying = (column: string): string =>
  `(SELECT w.${column} FROM warning w WHERE w.source_id = s.id AND (w.code LIKE 'file.%' OR w.code LIKE 'report.%')
    ORDER BY w.ordinal LIMIT 1)`;

const KNOWN = `SELECT s.outcome, s.reader_version AS readerVersion,
  (SELECT count(*) FROM report r WHERE r.source_id = s.id) AS reports,
  ${rowsOf('indicator')} AS indicators, ${rowsOf('finding')} AS findings,
  ${saying('code')} AS code, ${saying('message')} AS message
FROM source s WHERE s.sha256 = ?`;

const count = (table: string): string => `(SELECT count(*) FROM ${table})`;
const TOTALS = `SELECT ${count('source')} AS files, ${count('report')} AS reports,
  ${count('indicator')} AS indicators, ${count('finding')} AS findings`;

export interface Knowing {
  readonly known: (sha256: string) => KnownSource | null;
  readonly totals: () => Totals;
}

export function makeKnowing(db: Connection): Knowing {
  const known = db.prepare<[string], KnownSource>(KNOWN);
  const totals = db.prepare<[], Totals>(TOTALS);
  const nothing: Totals = { files: 0, reports: 0, indicators: 0, findings: 0 };
  return { known: (sha256) => known.get(sha256) ?? null, totals: () => totals.get() ?? nothing };
}
