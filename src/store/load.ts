/** Writing one extraction: all of its rows, or none. */
import type { Outcome } from '../model/codes.js';
import type { Extraction, Report } from '../model/record.js';
import { makeCorrections } from './corrections.js';
import { makeDeriver } from './derive.js';
import type { SqlValue } from './columns.js';
import { CHILDREN, REPORT, SOURCE, WARNING, type ChildName } from './record-tables.js';
import { makeRegionWriter } from './region-rows.js';
import { makeIndexer } from './search-index.js';
import type { Connection } from './sqlite.js';
import type { RecordTable } from './table.js';

export interface LoadOptions {
  /** Key of the run, from `beginRun`. */
  readonly run: number;
  readonly outcome: Outcome;
  readonly readerVersion: string;
  /** Time that reading took. */
  readonly seconds?: number | null;
  /** Replaces what the same reader version has loaded, for instance because it was called with other options. */
  readonly force?: boolean;
}

export type LoadResult = 'inserted' | 'unchanged' | 'replaced';

/** Outcomes that say more of the moment than of the file: such a file is read again, and never replaces a reading. */
const PASSING: readonly string[] = ['timeout', 'memory', 'crash', 'unreadable'];

/** Orders versions like 0.9.2 and 0.10.0 by their numbers; what follows a hyphen stands before the release. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string): readonly [number[], string] => {
    const [numbers = '', ...label] = version.split('-');
    return [numbers.split('.').map((n) => Number.parseInt(n, 10) || 0), label.join('-')];
  };
  const [left, leftLabel] = parts(a);
  const [right, rightLabel] = parts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  if (leftLabel === rightLabel) return 0;
  if (leftLabel === '' || rightLabel === '') return leftLabel === '' ? 1 : -1;
  return leftLabel < rightLabel ? -1 : 1;
}

interface Known {
  readonly id: number;
  readonly reader_version: string;
  readonly outcome: Outcome;
}

type Verdict = 'keep' | 'replace';

function judge(known: Known, options: LoadOptions): Verdict {
  if (PASSING.includes(options.outcome) && !PASSING.includes(known.outcome)) return 'keep';
  if (options.force === true) return 'replace';
  if (PASSING.includes(known.outcome)) {
    return known.outcome === options.outcome && known.reader_version === options.readerVersion ? 'keep' : 'replace';
  }
  return compareVersions(options.readerVersion, known.reader_version) > 0 ? 'replace' : 'keep';
}

/** A statement that inserts one record: keys, the record's values, what the database adds. */
function inserter(
  db: Connection,
  table: RecordTable,
): (keys: SqlValue[], record: unknown, added?: SqlValue[]) => number {
  const columns = [...table.keys, ...table.shape.columns.map((c) => c.name), ...table.added];
  const statement = db.prepare(
    `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (keys, record, added = []) => {
    const values = [...keys];
    table.shape.put(record, values);
    for (const value of added) values.push(value);
    return Number(statement.run(values).lastInsertRowid);
  };
}

export interface Loader {
  readonly load: (extraction: Extraction, options: LoadOptions) => LoadResult;
  /** Whether a file need not be read: this version, or a newer one, has read it to an end. */
  readonly hasSource: (sha256: string, readerVersion: string) => boolean;
  /** How reading the bytes by this version, or a newer one, ended, be it by a timeout; null if it has not read them. */
  readonly outcomeOf: (sha256: string, readerVersion: string) => Outcome | null;
}

/** Prepares every statement once for a connection. */
export function makeLoader(db: Connection): Loader {
  const insertSource = inserter(db, SOURCE);
  const insertReport = inserter(db, REPORT);
  const insertWarning = inserter(db, WARNING);
  const names = Object.keys(CHILDREN) as ChildName[];
  const children = names.map((name) => ({
    name,
    numbered: CHILDREN[name].keys.includes('ordinal'),
    insert: inserter(db, CHILDREN[name]),
  }));
  const derive = makeDeriver(db);
  const find = db.prepare<[string], Known>('SELECT id, reader_version, outcome FROM source WHERE sha256 = ?');
  const paths = db.prepare<[number], { path: string; entry: string; url: string | null; first_run: number | null }>(
    'SELECT path, entry, url, first_run FROM source_path WHERE source_id = ?',
  );
  const remove = db.prepare('DELETE FROM source WHERE id = ?');
  const insertPath = db.prepare(
    'INSERT OR IGNORE INTO source_path (source_id, path, entry, url, first_run) VALUES (?, ?, ?, ?, ?)',
  );
  const keepRegion = makeRegionWriter(db);
  const { reapply } = makeCorrections(db, derive);

  const addReport = (sourceId: number, report: Report): void => {
    keepRegion(report.region);
    const reportId = insertReport([sourceId], report);
    for (const { name, numbered, insert } of children) {
      report[name].forEach((row, i) => insert(numbered ? [reportId, i + 1] : [reportId], row));
    }
    derive(reportId);
  };

  const load = (extraction: Extraction, options: LoadOptions): LoadResult => {
    const { source, reports, warnings } = extraction;
    const known = find.get(source.sha256);
    const linked = [source.path, source.entry ?? '', source.url] as const;
    if (known !== undefined && judge(known, options) === 'keep') {
      insertPath.run(known.id, ...linked, options.run);
      return 'unchanged';
    }
    const earlier = known === undefined ? [] : paths.all(known.id);
    if (known !== undefined) remove.run(known.id);
    const added = [options.readerVersion, options.outcome, options.seconds ?? null, options.run];
    const sourceId = insertSource([], source, added);
    for (const p of earlier) insertPath.run(sourceId, p.path, p.entry, p.url, p.first_run);
    insertPath.run(sourceId, ...linked, options.run);
    for (const report of reports) addReport(sourceId, report);
    warnings.forEach((warning, i) => insertWarning([sourceId, i + 1], warning));
    reapply(source.sha256);
    return known === undefined ? 'inserted' : 'replaced';
  };

  const indexNew = makeIndexer(db);
  /** Within another transaction, which indexes at its end, a savepoint. */
  const part = db.transaction(load);
  const whole = db.transaction((extraction: Extraction, options: LoadOptions): LoadResult => {
    const result = load(extraction, options);
    indexNew();
    return result;
  });
  return {
    // immediate: a reader that turns into a writer half-way cannot wait for another writer
    load: (extraction, options) =>
      db.inTransaction ? part(extraction, options) : whole.immediate(extraction, options),
    hasSource: (sha256, readerVersion) => {
      const known = find.get(sha256);
      if (known === undefined || PASSING.includes(known.outcome)) return false;
      return compareVersions(known.reader_version, readerVersion) >= 0;
    },
    outcomeOf: (sha256, readerVersion) => {
      const known = find.get(sha256);
      return known !== undefined && compareVersions(known.reader_version, readerVersion) >= 0 ? known.outcome : null;
    },
  };
}
