/** What changed from one database to another, file by file, row by row, field by field. */
import { canonical } from '../store/correctable-fields.js';
import type { Connection } from '../store/sqlite.js';
import { fieldChanges, matchRows, nameOf } from './match.js';
import { openToLook } from './open-any.js';
import { COMPARED, makeStandingReader, type Fields, type StandingReport, type StandingRow, type StandingSource } from './standing.js'; // prettier-ignore

/**
 * `document`: other bytes at the same path; `correction`: a reviewer's; `reader`: another version read the file; `again`:
 * the same version read it in another way, for instance with other hints; `file`: the file is in one database only.
 */
export const CAUSES = ['reader', 'document', 'correction', 'again', 'file'] as const;
export type Cause = (typeof CAUSES)[number];

export interface Change {
  readonly change: 'added' | 'removed' | 'changed';
  readonly cause: Cause;
  /** Path in the newer database, else in the older one, with the path inside an archive. */
  readonly path: string;
  /** Fingerprints; null where the file is not in that database. */
  readonly oldSha256: string | null;
  readonly newSha256: string | null;
  /** Ordinal of the report, in the newer database if it is there; null for what concerns the file. */
  readonly report: number | null;
  /** `source`, `report`, `warning` or the table of the row. */
  readonly record: string;
  /** The row's own name. */
  readonly name: string;
  readonly at: unknown;
  /** Empty for a row that came or went. */
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

export interface DiffOptions {
  /** Only changes of this field or of one within it: `score`, `target`. Places (`at`) are compared only when asked for. */
  readonly field?: string;
}

interface Setting {
  readonly cause: Cause;
  readonly base: Pick<Change, 'path' | 'oldSha256' | 'newSha256'>;
  readonly field: string | null;
}

const isWithin = (field: string, wanted: string): boolean => field === wanted || field.startsWith(`${wanted}.`);

/** Numbers in an order are no statements of the document, and evidence is none of the reading's results. */
const LEFT_OUT = ['ordinal', 'confidence'];

function rowChanges(record: string, report: number | null, old: StandingRow | null, fresh: StandingRow | null, setting: Setting): Change[] {
  const { cause, base, field } = setting;
  const row: Fields = (fresh ?? old)?.standing ?? {};
  const about = { ...base, report, record, name: nameOf(row), at: row['at'] ?? null };
  if (old === null || fresh === null) {
    if (field !== null) return [];
    return [{ change: old === null ? 'added' : 'removed', cause, ...about, field: '', old: null, new: null }];
  }
  if (canonical(old.standing) === canonical(fresh.standing)) return [];
  const corrected = old.standing !== old.asRead || fresh.standing !== fresh.asRead;
  const read = corrected ? new Set(fieldChanges(old.asRead, fresh.asRead).map((one) => one.field)) : null;
  return fieldChanges(old.standing, fresh.standing)
    .filter((one) => !LEFT_OUT.includes(one.field) && (field === null ? !isWithin(one.field, 'at') : isWithin(one.field, field)))
    .map((one) => ({ change: 'changed', cause: read !== null && !read.has(one.field) ? 'correction' : cause, ...about, ...one }));
} // prettier-ignore

function reportChanges(old: StandingReport | null, fresh: StandingReport | null, setting: Setting): Change[] {
  const ordinal = Number((fresh ?? old)?.asRead['ordinal'] ?? 0);
  const own = rowChanges('report', ordinal, old, fresh, setting);
  if (old === null || fresh === null) return own;
  return [
    ...own,
    ...COMPARED.flatMap((table) =>
      matchRows(old.rows[table], fresh.rows[table]).flatMap((pair) => rowChanges(table, ordinal, pair.old, pair.new, setting)),
    ),
  ];
} // prettier-ignore

/** Everything that is compared, in the order of its columns: most files are the same in both, and this tells it fast. */
const content = ({ outcome, reports, warnings }: StandingSource): string =>
  JSON.stringify([outcome, reports, warnings]);

function sourceChanges(old: StandingSource, fresh: StandingSource, field: string | null): Change[] {
  if (content(old) === content(fresh)) return [];
  const cause: Cause =
    old.sha256 !== fresh.sha256 ? 'document' : old.readerVersion !== fresh.readerVersion ? 'reader' : 'again';
  const base = { path: pathOf(fresh), oldSha256: old.sha256, newSha256: fresh.sha256 };
  const setting: Setting = { cause, base, field };
  const outcome: Change[] =
    old.outcome === fresh.outcome || (field !== null && field !== 'outcome')
      ? []
      : [{ change: 'changed', cause, ...base, report: null, record: 'source', name: '', at: null, field: 'outcome', old: old.outcome, new: fresh.outcome }]; // prettier-ignore
  return [
    ...outcome,
    ...matchRows(old.reports, fresh.reports, false).flatMap((pair) => reportChanges(pair.old, pair.new, setting)),
    ...matchRows(old.warnings, fresh.warnings).flatMap((pair) =>
      rowChanges('warning', null, pair.old, pair.new, setting),
    ),
  ];
}

const pathOf = ({ path, entry }: StandingSource): string => (entry === null ? path : `${path}/${entry}`);

/** Fingerprints of a database in order, a part at a time. */
function* fingerprints(db: Connection): Generator<string> {
  const next = db.prepare<[string], string>('SELECT sha256 FROM source WHERE sha256 > ? ORDER BY sha256 LIMIT 1000').pluck(); // prettier-ignore
  for (let part = next.all(''); part.length > 0; part = next.all(part.at(-1) ?? '')) yield* part;
}

/** Finds what lies at the same path in the other database and is in that one only. */
function makeCounterpart(from: Connection, to: Connection): (sha256: string) => string | null {
  const places = from.prepare<[string], { path: string; entry: string }>('SELECT p.path, p.entry FROM source_path p JOIN source s ON s.id = p.source_id WHERE s.sha256 = ? ORDER BY p.path, p.entry'); // prettier-ignore
  const there = to.prepare<[string, string], string>('SELECT s.sha256 FROM source_path p JOIN source s ON s.id = p.source_id WHERE p.path = ? AND p.entry = ? ORDER BY s.id DESC').pluck(); // prettier-ignore
  const known = from.prepare<[string], number>('SELECT 1 FROM source WHERE sha256 = ?').pluck();
  return (sha256) => {
    for (const { path, entry } of places.all(sha256)) {
      const found = there.all(path, entry).find((one) => known.get(one) === undefined);
      if (found !== undefined) return found;
    }
    return null;
  };
}

/**
 * The changes from one database to another. Files are matched by their bytes, else by their path; reports and rows by
 * place, then by name. Each value is compared as it stands, corrections included. One file of each database is held in
 * memory at a time, so databases of any size can be compared. Databases of an older schema are brought up to date in a copy.
 *
 * @example
 * for (const change of diffDatabases('2024.db', '2025.db', { field: 'score' }))
 *   console.log(change.path, change.name, change.old, change.new, change.cause);
 */
export function* diffDatabases(oldPath: string, newPath: string, options: DiffOptions = {}): Generator<Change> {
  const field = options.field ?? null;
  const older = openToLook(oldPath);
  try {
    const newer = openToLook(newPath);
    try {
      const readOld = makeStandingReader(older.db);
      const readNew = makeStandingReader(newer.db);
      const inNew = newer.db.prepare<[string], number>('SELECT 1 FROM source WHERE sha256 = ?').pluck();
      const inOld = older.db.prepare<[string], number>('SELECT 1 FROM source WHERE sha256 = ?').pluck();
      const after = makeCounterpart(older.db, newer.db);
      const before = makeCounterpart(newer.db, older.db);
      const alone = (change: 'added' | 'removed', source: StandingSource): Change[] => {
        if (field !== null) return [];
        const sha256 = { oldSha256: change === 'removed' ? source.sha256 : null, newSha256: change === 'added' ? source.sha256 : null }; // prettier-ignore
        return [{ change, cause: 'file', path: pathOf(source), ...sha256, report: null, record: 'source', name: '', at: null, field: '', old: null, new: null }]; // prettier-ignore
      };
      for (const sha256 of fingerprints(older.db)) {
        const old = readOld(sha256);
        const other = inNew.get(sha256) === undefined ? after(sha256) : sha256;
        // two older files may have lain where one newer lies: the newer belongs to the one that it finds itself
        const fresh = other === null || (other !== sha256 && before(other) !== sha256) ? null : readNew(other);
        if (old !== null) yield* fresh === null ? alone('removed', old) : sourceChanges(old, fresh, field);
      }
      for (const sha256 of fingerprints(newer.db)) {
        if (inOld.get(sha256) !== undefined) continue;
        const old = before(sha256);
        if (old !== null && after(old) === sha256) continue;
        const fresh = readNew(sha256);
        if (fresh !== null) yield* alone('added', fresh);
      }
    } finally {
      newer.close();
    }
  } finally {
    older.close();
  }
}
