/** Holds a database against what the documents of a crawl state: nothing lost, nothing twice, no figure wrong. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { digestOf, type Expected } from './crawl.js';

export interface Checked {
  readonly documents: number;
  /** Documents whose rows are exactly what they state. */
  readonly right: number;
  /** Documents without a report, or with more than one. */
  readonly missing: number;
  /** Documents with other figures or another number of rows. */
  readonly different: number;
  /** Rows of reports that belong to none of the documents. */
  readonly foreign: number;
  /** `PRAGMA integrity_check`. */
  readonly integrity: string;
  /** The first that are not right. */
  readonly examples: readonly string[];
}

interface ReportRow {
  readonly id: number;
  readonly project: string | null;
  readonly year: number | null;
}

/** `expected` is the list that was written with the documents, `folder` what their paths are below in the database. */
export function checkRows(db: string, expected: string, folder: string): Checked {
  const list = readFileSync(expected, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Expected); // prettier-ignore
  const base = new Database(db, { readonly: true });
  try {
    const reports = base.prepare<[string, string | null], ReportRow>(
      `SELECT r.id, r.project_name AS project, r.fiscal_year AS year FROM source_path p JOIN report r ON r.source_id = p.source_id
       WHERE p.path = ? AND coalesce(p.entry, '') = ?`,
    );
    const indicators = base
      .prepare<[number], (string | number | null)[]>(
        'SELECT level3, target_raw, actual_raw, weight, score FROM indicator WHERE report_id = ? ORDER BY ordinal',
      )
      .raw();
    const funding = base
      .prepare<[number], (number | null)[]>('SELECT budget, executed FROM funding WHERE report_id = ? ORDER BY ordinal')
      .raw();
    let [right, missing, different] = [0, 0, 0];
    const examples: string[] = [];
    const say = (one: Expected, words: string): void => {
      if (examples.length < 10) examples.push(`${one.path}${one.entry === '' ? '' : `/${one.entry}`}: ${words}`);
    };
    for (const one of list) {
      const found = reports.all(`${folder}/${one.path}`, one.entry);
      const [report] = found;
      if (report === undefined || found.length > 1) {
        missing++;
        say(one, `${found.length} reports`);
        continue;
      }
      const rows = { indicators: indicators.all(report.id), funding: funding.all(report.id) };
      if (digestOf({ project: report.project, year: report.year, ...rows }) === one.digest) right++;
      else {
        different++;
        say(one, `${rows.indicators.length} of ${one.indicators} indicators, ${rows.funding.length} of ${one.funding} rows of funding, or other figures`); // prettier-ignore
      }
    }
    const all = base.prepare<[], number>('SELECT count(*) FROM report').pluck().get() ?? 0;
    const integrity = String(base.pragma('integrity_check', { simple: true }));
    return { documents: list.length, right, missing, different, foreign: all - right - different, integrity, examples };
  } finally {
    base.close();
  }
}
