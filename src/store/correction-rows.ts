/** The rows of a file that can be corrected, and finding again the one that a correction is about. */
import type { At } from '../model/record.js';
import { anchorOf, saysTheSame, valueAt } from './correctable-fields.js';
import { CORRECTABLE } from './corrected-tables.js';
import { CORRECTABLE_RECORDS, type CorrectableRecord } from './correction-table.js';
import type { Connection } from './sqlite.js';
import type { RecordTable } from './table.js';

export type Place = Pick<At, 'page' | 'table' | 'row' | 'column' | 'paragraph'>;
export const PLACE_PARTS = ['page', 'table', 'row', 'column', 'paragraph'] as const;

/** One row of a file as it was read and as it stands. */
export interface CorrectableRow {
  readonly record: CorrectableRecord;
  /** Key of the row in its table. */
  readonly id: number;
  /** Key of its report. */
  readonly reportId: number;
  /** Ordinal of its report in the file. */
  readonly report: number;
  readonly ordinal: number;
  readonly anchor: string | null;
  /** Null for a report as a whole. */
  readonly at: Place | null;
  readonly asRead: Readonly<Record<string, unknown>>;
  readonly standing: Readonly<Record<string, unknown>>;
}

const placeOf = (row: Readonly<Record<string, unknown>>): Place | null => (row['at'] as At | undefined) ?? null;

type Select = (sourceId: number) => CorrectableRow[];

function selector(db: Connection, record: CorrectableRecord): Select {
  const table: RecordTable = CORRECTABLE[record];
  const columns = table.shape.columns.map((c) => c.name);
  const own = record === 'report' ? 'r' : 'x';
  const sql = `SELECT ${own}.id, r.id, r.ordinal, k.id, ${columns.map((c) => `${own}.${c}`).join(', ')}, ${columns.map((c) => `k.${c}`).join(', ')}
FROM report r ${record === 'report' ? '' : `JOIN ${record} x ON x.report_id = r.id `}LEFT JOIN ${record}_corrected k ON k.id = ${own}.id
WHERE r.source_id = ? ORDER BY r.ordinal, ${own}.ordinal, ${own}.id`;
  const statement = db.prepare<[number], unknown[]>(sql).raw();
  return (sourceId) =>
    statement.all(sourceId).map((row) => {
      const asRead = table.shape.take(row, 4) as Readonly<Record<string, unknown>>;
      const standing = row[3] === null ? asRead : (table.shape.take(row, 4 + columns.length) as typeof asRead);
      return {
        record,
        id: Number(row[0]),
        reportId: Number(row[1]),
        report: Number(row[2]),
        ordinal: Number(asRead['ordinal']),
        anchor: anchorOf(record, asRead),
        at: placeOf(asRead),
        asRead,
        standing,
      };
    });
}

/** Reads the rows of one kind, prepared once for a connection. */
export function makeRowReader(db: Connection): (sourceId: number, record: CorrectableRecord) => CorrectableRow[] {
  const selects = Object.fromEntries(CORRECTABLE_RECORDS.map((record) => [record, selector(db, record)])) as Record<CorrectableRecord, Select>; // prettier-ignore
  return (sourceId, record) => selects[record](sourceId);
}

/** What a correction remembers of its row. */
export interface Mark {
  readonly record: CorrectableRecord;
  readonly report: number;
  readonly ordinal: number;
  readonly anchor: string | null;
  readonly at: Place;
  readonly field: string;
  readonly valueAsRead: unknown;
}

const samePlace = (at: Place | null, mark: Place): boolean =>
  PLACE_PARTS.every((part) => (at?.[part] ?? null) === mark[part]);

const sole = <T>(rows: readonly T[]): T | null => (rows.length === 1 ? (rows[0] ?? null) : null);

/**
 * The row that a correction is about, in what was read of the same bytes by another version. Of the rows with its name
 * that which stands at its place with its value, else the only one at that place, else the only one at all, else the only
 * one with that value; first in its report, then in others, since reports may be counted anew. Where no row has its name,
 * the only one at its place with its value. Null where none is certain.
 */
export function findMarked(mark: Mark, rows: readonly CorrectableRow[]): CorrectableRow | null {
  const { at, anchor, ordinal, report, field, valueAsRead } = mark;
  const inReport = rows.filter((row) => row.report === report);
  const reads = (row: CorrectableRow): boolean => saysTheSame(valueAt(row.asRead, field), valueAsRead);
  const here = (row: CorrectableRow): boolean => samePlace(row.at, at);
  const named = (row: CorrectableRow): boolean => anchor !== null && row.anchor === anchor;
  if (mark.record === 'report') return sole(rows.filter(named)) ?? sole(inReport.filter((row) => named(row) || reads(row)));
  const mine = inReport.filter(named);
  const certain = (among: readonly CorrectableRow[]): CorrectableRow | null =>
    sole(among.filter((row) => here(row) && reads(row))) ??
    sole(among.filter((row) => here(row) && reads(row) && row.ordinal === ordinal)) ??
    sole(among.filter(here)) ??
    sole(among) ??
    sole(among.filter(reads));
  if (mine.length > 0) return certain(mine);
  // a report that has another number now, or the same row under another name
  const elsewhere = rows.filter((row) => named(row) && row.report !== report);
  if (elsewhere.length > 0) return certain(elsewhere);
  return sole(inReport.filter((row) => here(row) && reads(row)));
} // prettier-ignore
