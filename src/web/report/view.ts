/** A report as its page shows it: as read and as it stands, with what reviewers said of it. */
import type { At, Report, Source, Warning } from '../../model/record.js';
import { makeReader } from '../../store/read.js';
import { makeCorrections, type Correction } from '../../store/corrections.js';
import { correctableFields } from '../../store/correctable-fields.js';
import type { CorrectableRow } from '../../store/correction-rows.js';
import type { CorrectableRecord } from '../../store/correction-table.js';
import { makeSourceFinder, type StoredSource } from '../../store/find-source.js';
import type { Connection } from '../../store/sqlite.js';
import type { WebContext } from '../context.js';

export interface ReportView {
  /** Address of the page; those of its parts begin with it. */
  readonly base: string;
  /** Where the file is listed; null for a file that is not stored. */
  readonly sourcePath: string | null;
  readonly source: Source;
  readonly readerVersion: string;
  readonly report: Report;
  /** Reports in the file. */
  readonly reports: number;
  /** Rows of the report that can be corrected: itself, its forms, funding, indicators, spending. */
  readonly rows: readonly CorrectableRow[];
  /** All that were ever made about the report, in their order. */
  readonly corrections: readonly Correction[];
  /** Of the whole file. */
  readonly warnings: readonly Warning[];
  /** Keys of findings and sections, in the order of the report. */
  readonly findingIds: readonly number[];
  readonly sectionIds: readonly number[];
  /** Whether corrections can be made. */
  readonly editable: boolean;
}

export const titleOf = ({ report }: ReportView): string =>
  report.projectName ?? report.title ?? report.reportingUnit ?? report.implementingUnit ?? '';

/** What is asked of the database again and again. */
interface Asking {
  readonly read: ReturnType<typeof makeReader>;
  readonly corrections: ReturnType<typeof makeCorrections>;
  readonly sources: ReturnType<typeof makeSourceFinder>;
}

const asking = new WeakMap<Connection, Asking>();

function askingOf(db: Connection): Asking {
  const known = asking.get(db);
  if (known !== undefined) return known;
  const made = { read: makeReader(db), corrections: makeCorrections(db), sources: makeSourceFinder(db) };
  asking.set(db, made);
  return made;
}

export interface Stored {
  readonly source: StoredSource;
  /** Ordinal of the report in its file. */
  readonly ordinal: number;
}

/** The file of a report; null if there is no such report. */
export function storedOf(db: Connection, id: number): Stored | null {
  const row = askingOf(db).sources.ofRow('report', id);
  return row === null ? null : { source: row.source, ordinal: row.report };
}

/** The view of a stored report; null if there is none with this key. */
export function viewOf({ db, cached }: WebContext, id: number): ReportView | null {
  const stored = storedOf(db, id);
  if (stored === null) return null;
  const { source, ordinal } = stored;
  const ask = askingOf(db);
  return cached(`report ${id}`, () => {
    const extraction = ask.read(source.sha256);
    const report = extraction?.reports.find((one) => one.ordinal === ordinal);
    if (extraction === null || report === undefined) return null;
    const ids = (table: 'finding' | 'section'): number[] =>
      db.prepare<[number], number>(`SELECT id FROM ${table} WHERE report_id = ? ORDER BY ordinal, id`).pluck().all(id);
    return {
      base: `/reports/${id}`,
      sourcePath: `/sources/${source.id}`,
      source: extraction.source,
      readerVersion: source.readerVersion,
      report,
      reports: extraction.reports.length,
      rows: (ask.corrections.rows(source.sha256) ?? []).filter((row) => row.reportId === id),
      corrections: ask.corrections.list({ sha256: source.sha256 }).filter((one) => one.report === ordinal),
      warnings: extraction.warnings,
      findingIds: ids('finding'),
      sectionIds: ids('section'),
      editable: true,
    };
  });
}

const LISTS: readonly (readonly [CorrectableRecord, (report: Report) => readonly object[]])[] = [
  ['report', (report) => [report]],
  ['form', (report) => report.forms],
  ['funding', (report) => report.funding],
  ['indicator', (report) => report.indicators],
  ['expenditure', (report) => report.expenditures],
];

/** The rows of a report that is not stored; their keys are their positions. */
export function rowsOfReport(report: Report): CorrectableRow[] {
  return LISTS.flatMap(([record, of]) =>
    of(report).map((one, i): CorrectableRow => {
      const row = one as Readonly<Record<string, unknown>>;
      return {
        record,
        id: i + 1,
        reportId: report.ordinal,
        report: report.ordinal,
        ordinal: Number(row['ordinal']),
        anchor: null,
        at: (row['at'] as At | undefined) ?? null,
        asRead: row,
        standing: row,
      };
    }),
  );
}

/** What holds for a field of a row: a correction, or a reviewer's word that the reading is right. */
export const holdingOf = (view: ReportView, row: CorrectableRow, field: string): Correction | undefined =>
  view.corrections.findLast((one) => one.record === row.record && one.rowId === row.id && one.field === field && (one.state === 'applied' || one.state === 'confirmed')); // prettier-ignore

export const rowOf = (view: ReportView, record: string, id: number): CorrectableRow | undefined =>
  view.rows.find((row) => row.record === record && row.id === id);

export const fieldName = (record: CorrectableRecord, path: string, lang: 'zh' | 'en'): string => {
  const field = correctableFields(record).find((one) => one.path === path);
  return field === undefined ? path : lang === 'zh' ? field.zh : field.description;
};
