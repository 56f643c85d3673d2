/** The account of one run: what became of each file, for a person (run-report-page.ts) and as CSV. */
import { csv, type CellValue } from './table.js';

export interface ReportFile {
  readonly path: string;
  /** Path inside an archive, or null. */
  readonly entry: string | null;
  readonly outcome: string;
  readonly reports: number;
  readonly indicators: number;
  readonly findings: number;
  readonly seconds: number;
  /** What became of its rows: `inserted`, `replaced`, `unchanged`, or null. */
  readonly loaded: string | null;
  readonly code: string | null;
  readonly message: string | null;
}

/** Warnings of one code, with the first of them. */
export interface ReportWarning {
  readonly code: string;
  readonly warnings: number;
  readonly files: number;
  readonly path: string;
  readonly entry: string | null;
  readonly message: string;
}

export interface ReportSkipped {
  readonly path: string;
  readonly reason: string;
  readonly detail: string | null;
}

export interface ReportNote {
  readonly note: string;
  readonly list: string;
  readonly line: number | null;
  readonly detail: string;
}

export interface RunReport {
  readonly version: string;
  /** When the run began, ISO 8601. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly database: string;
  readonly inputs: readonly string[];
  readonly files: readonly ReportFile[];
  readonly skipped: readonly ReportSkipped[];
  readonly notes: readonly ReportNote[];
  /** Of the files that this run read, the most frequent first. */
  readonly warnings: readonly ReportWarning[];
  /** Files that were left because the run was stopped. */
  readonly left: number;
}

const COLUMNS = ['path', 'entry', 'outcome', 'loaded', 'reports', 'indicators', 'findings', 'seconds', 'code', 'message']; // prettier-ignore

/**
 * One line a file, in the order of the run; what was skipped comes last, with the outcome `skipped` and the reason as
 * its code. With a byte-order mark, and harmless where a spreadsheet opens it.
 */
export function* runReportCsv(report: RunReport): Generator<string> {
  const rows = function* (): Generator<readonly CellValue[]> {
    for (const f of report.files)
      yield [f.path, f.entry, f.outcome, f.loaded, f.reports, f.indicators, f.findings, f.seconds, f.code, f.message];
    for (const { path, reason, detail } of report.skipped)
      yield [path, null, 'skipped', null, null, null, null, null, reason, detail];
  };
  yield* csv(COLUMNS, rows(), { bom: true, safe: true });
}
