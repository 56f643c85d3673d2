/** What the command line lists from a database: findings, and warnings that say the same. */
import type { At, Finding } from '../model/record.js';
import type { Connection } from './sqlite.js';

/** A finding with the file and the report that it was made in. */
export interface ListedFinding {
  readonly path: string;
  /** Path inside an archive, or null. */
  readonly entry: string | null;
  /** Ordinal of the report in its file. */
  readonly report: number;
  /** Name of the project, else the title, else the unit that reports. */
  readonly subject: string | null;
  readonly finding: Finding;
}

/** Warnings of one code with the same message. */
export interface WarningGroup {
  readonly message: string;
  readonly warnings: number;
  readonly files: number;
  /** Where the first of them stands, by path. */
  readonly path: string;
  readonly entry: string | null;
  readonly at: At;
}

export interface Listings {
  /** All findings by path, report and order. Read while the database is open. */
  readonly findings: () => Iterable<ListedFinding>;
  /** Groups of the warnings of a code, the most frequent first. */
  readonly warningGroups: (code: string) => WarningGroup[];
}

const place = (alias: string): string =>
  ['page', 'table', 'row', 'column', 'paragraph'].map((part) => `${alias}.at_${part} AS "${part}"`).join(', ');

const FINDINGS = `SELECT s.path, s.entry, r.ordinal AS report,
  coalesce(r.project_name, r.title, r.reporting_unit) AS subject,
  f.rule, f.severity, f.message, f.expected, f.actual, ${place('f')}
FROM finding f JOIN report r ON r.id = f.report_id JOIN source s ON s.id = r.source_id
ORDER BY s.path, s.entry, s.id, r.ordinal, f.ordinal`;

// beside min() the other columns are those of the row that holds the minimum
const GROUPS = `SELECT w.message, count(*) AS warnings, count(DISTINCT w.source_id) AS files,
  min(s.path || char(0) || coalesce(s.entry, '') || char(0) || printf('%09d', w.ordinal)) AS first,
  s.path, s.entry, ${place('w')}
FROM warning w JOIN source s ON s.id = w.source_id WHERE w.code = ?
GROUP BY w.message ORDER BY warnings DESC, w.message`;

type Place = Omit<At, 'box'>;
type FindingRow = Omit<ListedFinding, 'finding'> & Omit<Finding, 'at'> & Place;
type GroupRow = Omit<WarningGroup, 'at'> & Place;

const atOf = ({ page, table, row, column, paragraph }: Place): At => ({ page, table, row, column, paragraph, box: null }); // prettier-ignore

export function makeListings(db: Connection): Listings {
  const findings = db.prepare<[], FindingRow>(FINDINGS);
  const groups = db.prepare<[string], GroupRow>(GROUPS);
  return {
    findings: function* () {
      for (const row of findings.iterate()) {
        const { path, entry, report, subject, rule, severity, message, expected, actual } = row;
        yield { path, entry, report, subject, finding: { rule, severity, message, expected, actual, at: atOf(row) } };
      }
    },
    warningGroups: (code) =>
      groups.all(code).map((row) => {
        const { message, warnings, files, path, entry } = row;
        return { message, warnings, files, path, entry, at: atOf(row) };
      }),
  };
}
