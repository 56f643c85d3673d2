/** `--report FILE`: the account of a run as a page or as CSV, by the file's ending. */
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ReportFile, ReportNote, ReportSkipped, ReportWarning, RunReport } from '../export/run-report.js';
import type { IngestEvent, LostCorrectionEvent, SummaryEvent } from '../run/events.js';
import { VERSION } from '../version.js';
import { UsageError, type Context } from './context.js';
import { noteWords } from './ingest-notes.js';
import type { MessageKey } from './messages.js';
import { outcomeWords } from './outcome-words.js';
import { printable } from './output.js';

export interface ReportWriter {
  readonly see: (event: IngestEvent) => void;
  /** Writes the file, after the last event and while the database is whole. */
  readonly write: (summary: SummaryEvent) => Promise<void>;
}

const WARNINGS = `SELECT w.code, count(*) AS warnings, count(DISTINCT w.source_id) AS files,
  min(s.path || char(0) || coalesce(s.entry, '') || char(0) || printf('%09d', w.ordinal)) AS first,
  s.path, s.entry, w.message
FROM warning w JOIN source s ON s.id = w.source_id WHERE s.ingested_run = ? AND w.code NOT LIKE 'file.%' AND w.code NOT LIKE 'report.%'
GROUP BY w.code ORDER BY warnings DESC, w.code`;

async function warningsOf(db: string, run: number): Promise<readonly ReportWarning[]> {
  const { query } = await import('../store/query.js');
  const { columns, rows } = await query(db, WARNINGS, { params: [run] });
  const at = (name: string): number => columns.indexOf(name);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return rows.map((row) => ({
    code: text(row[at('code')]),
    warnings: Number(row[at('warnings')]),
    files: Number(row[at('files')]),
    path: text(row[at('path')]),
    entry: row[at('entry')] === null ? null : text(row[at('entry')]),
    message: text(row[at('message')]),
  }));
}

/** Corrections that hold no longer, as one row above the warnings of the files. */
function lostRow(lost: readonly LostCorrectionEvent[]): readonly ReportWarning[] {
  const [first] = lost;
  if (first === undefined) return [];
  const { path, sha256, record, field, message } = first;
  const files = new Set(lost.map((one) => one.sha256)).size;
  return [{ code: 'correction.lost', warnings: lost.length, files, path: path ?? sha256, entry: null, message: `${record}.${field}: ${message}` }]; // prettier-ignore
}

/** Collects what the account needs. Throws a UsageError if the file's ending names no kind of account. */
export function reportTo(
  file: string,
  call: { readonly db: string; readonly inputs: readonly string[] },
  context: Context,
): ReportWriter {
  // prettier-ignore
  const { t, lang } = context;
  const kind = extname(file).toLowerCase();
  if (kind !== '.html' && kind !== '.csv')
    throw new UsageError(t('use.choice', { option: '--report', choices: 'FILE.html | FILE.csv', given: printable(file) })); // prettier-ignore
  const startedAt = new Date().toISOString();
  const files: ReportFile[] = [];
  const skipped: ReportSkipped[] = [];
  const notes: ReportNote[] = [];
  const lost: LostCorrectionEvent[] = [];
  return {
    see: (event) => {
      if (event.kind === 'done') files.push(event);
      else if (event.kind === 'skipped') skipped.push(event);
      else if (event.kind === 'note') notes.push(event);
      else if (event.kind === 'lost-correction') lost.push(event);
    },
    write: async (summary) => {
      const report: RunReport = {
        version: VERSION,
        startedAt,
        seconds: summary.seconds,
        database: call.db,
        inputs: call.inputs,
        files,
        skipped,
        notes,
        warnings: kind === '.html' ? [...lostRow(lost), ...(await warningsOf(call.db, summary.run))] : [],
        left: summary.left,
      };
      const text = kind === '.csv' ? await csvOf(report) : await pageOf(report);
      try {
        await writeFile(file, text);
        process.stderr.write(`jixiao: ${t('ingest.reportWritten', { path: printable(file) })}\n`);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new UsageError(t('ingest.reportFailed', { path: printable(file), why: printable(why) }));
      }
    },
  };

  async function csvOf(report: RunReport): Promise<string> {
    const { runReportCsv } = await import('../export/run-report.js');
    return [...runReportCsv(report)].join('');
  }

  async function pageOf(report: RunReport): Promise<string> {
    const { runReportPage } = await import('../export/run-report-page.js');
    return runReportPage(report, {
      lang,
      outcome: (outcome) => outcomeWords(outcome, lang),
      reason: (reason, count) => t(`skip.${reason}` as MessageKey, { count }),
      note: (note) => noteWords(note, context),
    });
  }
}
