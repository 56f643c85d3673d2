/** All that a database holds, without what differs from run to run: keys, moments and durations. */
import Database from 'better-sqlite3';
import { openStore } from '../../src/store/open.js';

export interface Held {
  readonly integrity: unknown;
  readonly records: readonly unknown[];
  readonly paths: readonly unknown[];
  readonly ledger: readonly unknown[];
  readonly concepts: unknown;
}

export function allRows(path: string): Held {
  const db = new Database(path, { readonly: true });
  const store = openStore(path, { readonly: true });
  try {
    const list = (sql: string): unknown[] => db.prepare(sql).raw().all();
    const shas = db.prepare<[], string>('SELECT sha256 FROM source ORDER BY sha256').pluck().all();
    return {
      integrity: [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')],
      records: shas.map((sha256) => [store.read(sha256), store.known(sha256)]),
      paths: list('SELECT s.sha256, p.path, p.entry, p.url FROM source_path p JOIN source s ON s.id = p.source_id ORDER BY 1, 2, 3'), // prettier-ignore
      ledger: list(
        `SELECT path, entry, ordinal, state, outcome, code, message, bytes, modified, sha256, hints, entries, reports, indicators, findings
         FROM candidate ORDER BY path, entry`,
      ),
      concepts: list('SELECT concept, count(*) FROM v_indicator GROUP BY 1 ORDER BY 1'),
    };
  } finally {
    store.close();
    db.close();
  }
}
