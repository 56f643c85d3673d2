/** Corrections as CSV, from one team to another. */
import { parse } from 'csv-parse/sync';
import { csv } from '../export/csv.js';
import { correctableField, valueAt } from '../store/correctable-fields.js';
import { findMarked, type CorrectableRow } from '../store/correction-rows.js';
import { CORRECTABLE_RECORDS, type CorrectableRecord } from '../store/correction-table.js';
import type { Correction, NewCorrection } from '../store/corrections.js';
import { chooseRows } from './choose.js';
import { NOWHERE, parsePlace, placeText } from './place.js';
import { fromWords, unitBeside, wordsOf, type ValueFault } from './value.js';

export const CSV_COLUMNS = ['sha256', 'path', 'report', 'record', 'ordinal', 'place', 'name', 'field', 'value_as_read', 'value', 'reason', 'who', 'made_at', 'reader_version'] as const; // prettier-ignore
type ColumnName = (typeof CSV_COLUMNS)[number];

/** What has no meaning without them. */
const NEEDED: readonly ColumnName[] = ['sha256', 'field', 'value', 'reason', 'who'];

function lineOf(one: Correction): (string | number | null)[] {
  const field = correctableField(one.record, one.field);
  const words = (value: unknown): string => (field === null ? JSON.stringify(value) : wordsOf(field, value));
  const { sha256, path, report, record, ordinal, anchor, reason, who, madeAt, readerVersion } = one;
  return [sha256, path, report, record, ordinal, placeText(one.at), anchor, one.field, words(one.valueAsRead), words(one.value), reason, who, madeAt, readerVersion]; // prettier-ignore
}

/** Corrections that were not taken back, with a byte-order mark for Excel. Null stands as the word null. */
export function correctionsCsv(corrections: Iterable<Correction>): Iterable<string> {
  const rows = [...corrections].filter((one) => one.undoneAt === null).map(lineOf);
  return csv(CSV_COLUMNS, rows, { bom: true });
}

export type LineFault =
  'columns' | 'sha256' | 'field' | 'record' | 'place' | 'report' | 'empty' | 'nothing' | 'several' | ValueFault; // prettier-ignore

export interface BadLine {
  /** Line of the file, from 1; the header is 1. */
  readonly line: number;
  readonly fault: LineFault;
  /** What stands there. */
  readonly given: string;
}

export interface ReadCsv {
  readonly corrections: readonly NewCorrection[];
  readonly bad: readonly BadLine[];
}

class Fault extends Error {
  constructor(
    readonly fault: LineFault,
    readonly given: string,
  ) {
    super(fault);
  }
}

type Line = Readonly<Partial<Record<ColumnName, string>>>;
type RowsOf = (sha256: string) => readonly CorrectableRow[] | null;

function recordOf(given: string, field: string): CorrectableRecord {
  const able = CORRECTABLE_RECORDS.filter((record) => correctableField(record, field) !== null);
  if (able.length === 0) throw new Fault('field', field);
  const found = given === '' ? (able.length === 1 ? able[0] : undefined) : able.find((record) => record === given);
  if (found === undefined) throw new Fault('record', given);
  return found;
}

function correctionOf(line: Line, rowsOf: RowsOf): NewCorrection {
  const cell = (name: ColumnName): string => (line[name] ?? '').trim();
  for (const name of NEEDED) if (cell(name) === '') throw new Fault('empty', name);
  const sha256 = cell('sha256').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Fault('sha256', cell('sha256'));
  const given = { report: cell('report'), place: cell('place'), name: cell('name'), field: cell('field') };
  if (!/^\d*$/.test(given.report + cell('ordinal'))) throw new Fault('report', given.report);
  const place = given.place === '' ? NOWHERE : parsePlace(given.place);
  if (place === null) throw new Fault('place', given.place);
  const rows = rowsOf(sha256);
  const known = cell('record') === '' && rows !== null ? null : recordOf(cell('record'), given.field);
  const chosen = (): CorrectableRow => {
    const found = chooseRows(rows ?? [], {
      field: given.field,
      record: known ?? undefined,
      report: given.report === '' ? undefined : Number(given.report),
      place: given.place === '' ? undefined : place,
      name: given.name === '' ? undefined : given.name,
    });
    const [only] = found;
    if (only === undefined) throw new Fault('nothing', `${given.place} ${given.name}`.trim());
    if (found.length > 1) throw new Fault('several', found.map((row) => row.anchor ?? row.record).join(', '));
    return only;
  };
  // what was read when it was corrected finds the row again; without it the row has to be plain
  const said = cell('value_as_read');
  const early = said === '' ? chosen() : null;
  const record = early?.record ?? known ?? recordOf('', given.field);
  const field = correctableField(record, given.field);
  if (field === null) throw new Fault('field', given.field);
  const valueOf = (text: string, unit: string | null): unknown => {
    const parsed = fromWords(field, text, unit);
    if (!parsed.ok) throw new Fault(parsed.fault, text);
    return parsed.value;
  };
  const mark = {
    record,
    report: Number(given.report === '' ? 1 : given.report),
    ordinal: Number(cell('ordinal') === '' ? 1 : cell('ordinal')),
    anchor: given.name === '' ? null : given.name,
    at: place,
    field: given.field,
    valueAsRead: said === '' ? null : valueOf(said, null),
  };
  const row = early ?? findMarked(mark, (rows ?? []).filter((one) => one.record === record));
  const read = row === null ? mark.valueAsRead : valueAt(row.asRead, given.field);
  return {
    ...mark,
    ...(early === null ? {} : { report: early.report, ordinal: early.ordinal, anchor: early.anchor, at: early.at ?? NOWHERE, valueAsRead: read }),
    sha256,
    path: cell('path') || null,
    value: valueOf(cell('value'), unitBeside(read)),
    reason: cell('reason'),
    who: cell('who'),
    ...(cell('made_at') === '' ? {} : { madeAt: cell('made_at') }),
    readerVersion: cell('reader_version') || null,
  };
} // prettier-ignore

/**
 * The corrections of a CSV file; lines that cannot be used come back with why. Needed are `sha256`, `field`, `value`,
 * `reason` and `who`, and `place` or `name` where the field is not one of the report itself.
 */
export function readCorrectionsCsv(text: string, rowsOf: RowsOf): ReadCsv {
  const table = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[]; // prettier-ignore
  const header = (table[0]?.record ?? []).map((name) => name.trim());
  const missing = NEEDED.filter((name) => !header.includes(name));
  if (missing.length > 0) return { corrections: [], bad: [{ line: 1, fault: 'columns', given: missing.join(', ') }] };
  const corrections: NewCorrection[] = [];
  const bad: BadLine[] = [];
  for (const { record, info } of table.slice(1)) {
    try {
      const line = Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])) as Line;
      corrections.push(correctionOf(line, rowsOf));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      bad.push({ line: info.lines, fault: error.fault, given: error.given });
    }
  }
  return { corrections, bad };
}
