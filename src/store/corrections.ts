/**
 * Corrections by a reviewer: kept with their history, laid over what was read, and laid over it again whenever a file is
 * read anew. The tables of the record are never changed.
 */
import { correctableField, saysTheSame, valueAt, withValueAt } from './correctable-fields.js';
import { CORRECTABLE, type Correctable } from './corrected-tables.js';
import { CORRECTION, CORRECTABLE_RECORDS, type CorrectableRecord, type CorrectionState } from './correction-table.js';
import { findMarked, makeRowReader, PLACE_PARTS, type CorrectableRow, type Mark } from './correction-rows.js';
import { makeDeriver, type Deriver } from './derive.js';
import { makeRegionWriter } from './region-rows.js';
import { makeIndexer } from './search-index.js';
import type { Region } from '../model/record.js';
import { StoreError, type Connection } from './sqlite.js';
import type { SqlValue } from './columns.js';
import type { RecordTable } from './table.js';

/** A correction to be made. `value` and `valueAsRead` are values of the contract. */
export interface NewCorrection extends Mark {
  readonly sha256: string;
  readonly path: string | null;
  readonly value: unknown;
  readonly reason: string;
  readonly who: string;
  /** ISO time; now if it is left out. */
  readonly madeAt?: string;
  readonly readerVersion: string | null;
}

export interface Correction extends NewCorrection {
  readonly id: number;
  readonly madeAt: string;
  readonly undoneAt: string | null;
  readonly state: CorrectionState;
  readonly note: string | null;
  /** Key of the row that it is laid over, in the table named by `record`. */
  readonly rowId: number | null;
}

export interface Corrections {
  /** Makes corrections, all or none; one that is there already is left out. Returns those made, with their states. */
  readonly add: (corrections: readonly NewCorrection[]) => Correction[];
  /** Takes a correction back: the one before it holds again, or what was read. */
  readonly undo: (id: number) => Correction;
  /** All of them in the order in which they were made, or those of a file or in a state. */
  readonly list: (filter?: { readonly sha256?: string; readonly state?: CorrectionState }) => Correction[];
  /** The rows of a file that can be corrected; null if the database does not hold it. */
  readonly rows: (sha256: string) => CorrectableRow[] | null;
  /** Lays the corrections of a file over its rows again; to be called in the transaction that wrote them. */
  readonly reapply: (sha256: string) => void;
}

interface StoredRow extends Readonly<Record<string, unknown>> {
  readonly id: number;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function correctionOf(row: StoredRow): Correction {
  const at = Object.fromEntries(PLACE_PARTS.map((part) => [part, row[`at_${part}`]])) as unknown as Mark['at'];
  return {
    id: row.id,
    sha256: text(row['sha256']),
    path: row['path'] as string | null,
    report: Number(row['report']),
    record: row['record'] as CorrectableRecord,
    ordinal: Number(row['ordinal']),
    anchor: row['anchor'] as string | null,
    at,
    field: text(row['field']),
    valueAsRead: JSON.parse(text(row['value_as_read'])) as unknown,
    value: JSON.parse(text(row['value'])) as unknown,
    reason: text(row['reason']),
    who: text(row['who']),
    madeAt: text(row['made_at']),
    readerVersion: row['reader_version'] as string | null,
    undoneAt: row['undone_at'] as string | null,
    state: row['state'] as CorrectionState,
    note: row['note'] as string | null,
    rowId: row['row_id'] as number | null,
  };
}

function check({ record, field, value, reason, who }: NewCorrection): void {
  const known = correctableField(record, field);
  if (known === null) throw new StoreError('refused', `There is no field ${field} of ${record} that can be corrected.`);
  const parsed = known.schema.safeParse(value);
  if (!parsed.success) {
    const why = parsed.error.issues.map((issue) => issue.message).join('; ');
    throw new StoreError('refused', `${JSON.stringify(value)} is no value for ${field} of ${record}: ${why}.`);
  }
  if (reason.trim() === '' || who.trim() === '') throw new StoreError('refused', 'A correction needs a reason and a name.'); // prettier-ignore
}

/** One row of a `…_corrected` table. */
function overlayWriter(db: Connection, record: Correctable): { put: (id: number, row: unknown) => void; drop: (id: number) => void } {
  const table: RecordTable = CORRECTABLE[record];
  const columns = ['id', ...table.shape.columns.map((c) => c.name)];
  const insert = db.prepare(`INSERT OR REPLACE INTO ${record}_corrected (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const remove = db.prepare(`DELETE FROM ${record}_corrected WHERE id = ?`);
  return {
    put: (id, row) => {
      const values: SqlValue[] = [id];
      table.shape.put(row, values);
      insert.run(values);
    },
    drop: (id) => void remove.run(id),
  };
} // prettier-ignore

/** Later first: by the time at which it was made, then by its number. */
const later = (a: Correction, b: Correction): number =>
  a.madeAt === b.madeAt ? b.id - a.id : a.madeAt < b.madeAt ? 1 : -1;

interface Settled {
  readonly state: CorrectionState;
  readonly note: string | null;
}

/** `derive` is that of the loader, if there is one, so that its statements are prepared once. */
export function makeCorrections(db: Connection, derive: Deriver = makeDeriver(db)): Corrections {
  const sourceOf = db.prepare<[string], number>('SELECT id FROM source WHERE sha256 = ?').pluck();
  const any = db.prepare<[string], number>('SELECT 1 FROM correction WHERE sha256 = ? LIMIT 1').pluck();
  const ofFile = db.prepare<[string], StoredRow>('SELECT * FROM correction WHERE sha256 = ? ORDER BY id');
  const settle = db.prepare('UPDATE correction SET state = ?, note = ?, row_id = ?, report = ?, ordinal = ?, at_page = ?, at_table = ?, at_row = ?, at_column = ?, at_paragraph = ? WHERE id = ?'); // prettier-ignore
  const rowsOf = makeRowReader(db);
  const keepRegion = makeRegionWriter(db);
  const indexNew = makeIndexer(db);
  const overlays = Object.fromEntries(CORRECTABLE_RECORDS.map((record) => [record, overlayWriter(db, record)])) as Record<CorrectableRecord, ReturnType<typeof overlayWriter>>; // prettier-ignore

  const write = (one: Correction, row: CorrectableRow | null, { state, note }: Settled): void => {
    const at = row?.at ?? one.at;
    settle.run(state, note, row?.id ?? null, row?.report ?? one.report, row?.ordinal ?? one.ordinal, at.page, at.table, at.row, at.column, at.paragraph, one.id); // prettier-ignore
  };

  /** The corrections of one field of one row: at most one of them holds. */
  const settleField = (row: CorrectableRow, ofField: readonly Correction[]): Correction | null => {
    let holding: Correction | null = null;
    for (const one of [...ofField].sort(later)) {
      const read = valueAt(row.asRead, one.field);
      if (one.undoneAt !== null) write(one, row, { state: 'undone', note: null });
      else if (holding !== null) write(one, row, { state: 'replaced', note: `by correction ${holding.id}` });
      else {
        holding = one;
        const confirmed = saysTheSame(read, one.value);
        const changed = !saysTheSame(read, one.valueAsRead);
        const note = changed && !confirmed ? `the reader now reads ${JSON.stringify(read)}` : null;
        write(one, row, { state: confirmed ? 'confirmed' : 'applied', note });
        if (confirmed) holding = { ...one, value: read };
      }
    }
    return holding;
  };

  const settleRow = (row: CorrectableRow, all: readonly Correction[]): void => {
    const fields = new Map<string, Correction[]>();
    for (const one of all) fields.set(one.field, [...(fields.get(one.field) ?? []), one]);
    let corrected = row.asRead;
    let changed = false;
    for (const [field, ofField] of fields) {
      const holding = settleField(row, ofField);
      if (holding === null || saysTheSame(valueAt(row.asRead, field), holding.value)) continue;
      corrected = withValueAt(corrected, field, holding.value);
      changed = true;
      if (field === 'region') keepRegion(holding.value as Region | null);
    }
    if (changed) overlays[row.record].put(row.id, corrected);
    else overlays[row.record].drop(row.id);
  };

  const reapply = (sha256: string): void => {
    if (any.get(sha256) === undefined) return;
    const all = ofFile.all(sha256).map(correctionOf);
    const sourceId = sourceOf.get(sha256);
    const touched = new Set<number>();
    for (const record of CORRECTABLE_RECORDS) {
      const mine = all.filter((one) => one.record === record);
      if (mine.length === 0) continue;
      const rows = sourceId === undefined ? [] : rowsOf(sourceId, record);
      const byRow = new Map<CorrectableRow, Correction[]>();
      for (const one of mine) {
        const row = findMarked(one, rows);
        if (row !== null) byRow.set(row, [...(byRow.get(row) ?? []), one]);
        else if (one.undoneAt !== null) write(one, null, { state: 'undone', note: null });
        else if (sourceId === undefined) write(one, null, { state: 'waiting', note: null });
        else write(one, null, { state: 'lost', note: rows.length === 0 ? `no ${record} was read` : `no ${record} is certain to be the one that was corrected` }); // prettier-ignore
      }
      for (const [row, ofRow] of byRow) {
        settleRow(row, ofRow);
        touched.add(row.reportId);
      }
    }
    for (const reportId of touched) derive(reportId);
  };

  const columns = CORRECTION.columns.map((c) => c.name).filter((name) => name !== 'id');
  const insert = db.prepare(`INSERT INTO correction (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`); // prettier-ignore
  const twin = db
    .prepare(
      `SELECT id FROM correction WHERE sha256 = @sha256 AND record = @record AND field = @field AND anchor IS @anchor
       AND value = @value AND reason = @reason AND who = @who AND made_at = @made_at AND value_as_read = @value_as_read
       AND (report = @report OR anchor IS NOT NULL)`,
    )
    .pluck();
  const listed = db.prepare<[object], StoredRow>(
    'SELECT * FROM correction WHERE (@sha256 IS NULL OR sha256 = @sha256) AND (@state IS NULL OR state = @state) ORDER BY id',
  );
  const byId = db.prepare<[number], StoredRow>('SELECT * FROM correction WHERE id = ?');
  const get = (id: number): Correction => {
    const row = byId.get(id);
    if (row === undefined) throw new StoreError('refused', `There is no correction ${id}. \`jixiao correct --list\` lists them.`); // prettier-ignore
    return correctionOf(row);
  };

  const addOne = (one: NewCorrection): number | null => {
    check(one);
    const values = {
      sha256: one.sha256,
      path: one.path,
      report: one.report,
      record: one.record,
      ordinal: one.ordinal,
      anchor: one.anchor,
      ...Object.fromEntries(PLACE_PARTS.map((part) => [`at_${part}`, one.at[part]])),
      field: one.field,
      value_as_read: JSON.stringify(one.valueAsRead),
      value: JSON.stringify(one.value),
      reason: one.reason,
      who: one.who,
      made_at: one.madeAt ?? new Date().toISOString(),
      reader_version: one.readerVersion,
      undone_at: null,
      state: 'waiting',
      note: null,
      row_id: null,
    };
    return twin.get(values) === undefined ? Number(insert.run(values).lastInsertRowid) : null;
  };

  const add = db.transaction((given: readonly NewCorrection[]): Correction[] => {
    const ids = given.map(addOne).filter((id) => id !== null);
    for (const sha256 of new Set(given.map((one) => one.sha256))) reapply(sha256);
    indexNew();
    return ids.map(get);
  });
  const undo = db.transaction((id: number): Correction => {
    const { undoneAt, sha256 } = get(id);
    if (undoneAt !== null) throw new StoreError('refused', `Correction ${id} was taken back already, on ${undoneAt}.`);
    db.prepare('UPDATE correction SET undone_at = ? WHERE id = ?').run(new Date().toISOString(), id);
    reapply(sha256);
    indexNew();
    return get(id);
  });

  return {
    add: (given) => add.immediate(given),
    undo: (id) => undo.immediate(id),
    list: ({ sha256, state } = {}) => listed.all({ sha256: sha256 ?? null, state: state ?? null }).map(correctionOf),
    rows: (sha256) => {
      const sourceId = sourceOf.get(sha256);
      return sourceId === undefined ? null : CORRECTABLE_RECORDS.flatMap((record) => rowsOf(sourceId, record));
    },
    reapply,
  };
}
