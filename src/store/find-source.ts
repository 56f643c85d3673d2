/** Files of the database by what a person knows of them: a fingerprint or its beginning, a path, a report. */
import type { CorrectableRecord } from './correction-table.js';
import type { Connection } from './sqlite.js';

export interface StoredSource {
  readonly id: number;
  readonly sha256: string;
  /** The path at which it was met when it was read. */
  readonly path: string;
  readonly entry: string | null;
  readonly readerVersion: string;
  /** Every place at which its bytes were met, the one above first. */
  readonly places: readonly { readonly path: string; readonly entry: string | null }[];
}

export interface SourceFinder {
  /** Files by the whole of their fingerprint or at least six digits of it, by their path, or by how their path ends. */
  readonly find: (wanted: string) => StoredSource[];
  /** The file of a row, and the row's ordinals; null if there is no such row. */
  readonly ofRow: (record: CorrectableRecord, id: number) => RowOfSource | null;
}

export interface RowOfSource {
  readonly source: StoredSource;
  /** Ordinal of the report in the file. */
  readonly report: number;
}

type Row = Omit<StoredSource, 'places'>;

const COLUMNS = 's.id, s.sha256, s.path, s.entry, s.reader_version AS readerVersion';
const MOST = 20;

/** A text as a LIKE pattern for what ends with it. */
const ending = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}`;

export function makeSourceFinder(db: Connection): SourceFinder {
  const bySha = db.prepare<[string, string, number], Row>(`SELECT ${COLUMNS} FROM source s WHERE sha256 >= ? AND sha256 < ? LIMIT ?`); // prettier-ignore
  const byPath = db.prepare<[string, number], Row>(`SELECT DISTINCT ${COLUMNS} FROM source s JOIN source_path p ON p.source_id = s.id WHERE p.path = ? ORDER BY s.id LIMIT ?`); // prettier-ignore
  const byEnd = db.prepare<[string, string, number], Row>(`SELECT DISTINCT ${COLUMNS} FROM source s JOIN source_path p ON p.source_id = s.id WHERE p.path LIKE ? ESCAPE '\\' OR p.entry LIKE ? ESCAPE '\\' ORDER BY s.id LIMIT ?`); // prettier-ignore
  const byId = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM source s WHERE id = ?`);
  const paths = db.prepare<[number], { path: string; entry: string }>(
    'SELECT path, entry FROM source_path WHERE source_id = ? ORDER BY first_run DESC, path, entry',
  );
  const whole = (row: Row): StoredSource => {
    const met = paths.all(row.id).map(({ path, entry }) => ({ path, entry: entry === '' ? null : entry }));
    const others = met.filter(({ path, entry }) => path !== row.path || entry !== row.entry);
    return { ...row, places: [{ path: row.path, entry: row.entry }, ...others] };
  };
  return {
    find: (wanted) => {
      const hex = wanted.toLowerCase();
      if (/^[0-9a-f]{6,64}$/.test(hex)) {
        const found = bySha.all(hex, `${hex}g`, MOST);
        if (found.length > 0) return found.map(whole);
      }
      const exact = byPath.all(wanted, MOST);
      return (exact.length > 0 ? exact : byEnd.all(ending(wanted), ending(wanted), MOST)).map(whole);
    },
    ofRow: (record, id) => {
      const report = record === 'report' ? '?' : `(SELECT report_id FROM ${record} WHERE id = ?)`;
      const row = db
        .prepare<[number], { source_id: number; ordinal: number }>(
          `SELECT source_id, ordinal FROM report WHERE id = ${report}`,
        )
        .get(id);
      const source = row === undefined ? undefined : byId.get(row.source_id);
      return row === undefined || source === undefined ? null : { source: whole(source), report: row.ordinal };
    },
  };
}
