/** The ledger of files: what a run has to read, what it need not, and what became of each. */
import type { Outcome } from '../model/codes.js';
import { isFailure } from '../model/failure.js';
import type { CandidateState } from './ledger-table.js';
import { compareVersions } from './load.js';
import type { Connection } from './sqlite.js';

/** A file as the run meets it. */
export interface Met {
  readonly path: string;
  /** Null where the system does not say. */
  readonly bytes: number | null;
  /** Microseconds since 1970; null where the system does not say. */
  readonly modified: number | null;
  /** What is said of it from outside, as JSON, or null. */
  readonly hints: string | null;
}

/** How reading a file, or a file of an archive, ended. */
export interface Settled extends Met {
  /** '' for the file itself. */
  readonly entry: string;
  readonly ordinal: number;
  /** Null for an archive that could be opened. */
  readonly outcome: Outcome | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly sha256: string | null;
  readonly seconds: number | null;
  readonly pages: number | null;
  /** Files in it, for an archive that could be opened. */
  readonly entries: number | null;
  /** How often reading it was begun in this run. */
  readonly attempts: number;
  readonly reports: number;
  readonly indicators: number;
  readonly findings: number;
}

export interface Candidate extends Settled {
  readonly state: CandidateState;
  readonly readerVersion: string | null;
  readonly run: number;
}

export interface StateCount {
  readonly state: CandidateState;
  readonly outcome: Outcome | null;
  readonly files: number;
}

export interface Ledger {
  /**
   * Writes every file of a run as open but those that this version, or a newer one, has read to an end and that have
   * not changed since. Returns for each 0 if it need not be read, 1 if it is open, 2 if it is open though its bytes may
   * be known, because what is said of it from outside has changed. All are open if `all` is given.
   */
  readonly begin: (run: number, version: string, files: readonly Met[], all?: boolean) => Uint8Array;
  /** The file and, for an archive, the files in it in their order. */
  readonly of: (path: string) => Candidate[];
  readonly settle: (run: number, version: string, one: Settled) => void;
  /**
   * After an archive was read to its end: what the ledger has of it from earlier runs is gone. What a later run met, which
   * reads the same archive at the same time, is not.
   */
  readonly closeArchive: (run: number, path: string) => void;
  readonly skip: (run: number, one: { path: string; reason: string; detail: string | null }) => void;
  /** Marks files whose paths begin with `prefix` and that are not among those met as gone; returns their paths. */
  readonly leave: (run: number, prefix: string, met: (path: string) => boolean) => string[];
  readonly counts: () => StateCount[];
  /** Files in a state, or that ended with one of the outcomes, by path; for files in archives the archive's path once. */
  readonly paths: (which: { readonly state: CandidateState } | { readonly outcomes: readonly string[] }) => string[];
  /** The same for outcomes, with what was said of each file from outside. */
  readonly again: (outcomes: readonly string[]) => { readonly path: string; readonly hints: Hinted }[];
}

const COLUMNS = `path, entry, ordinal, state, outcome, code, message, bytes, modified, sha256, hints,
  reader_version, seconds, pages, entries, attempts, reports, indicators, findings, run`;
const AS_CANDIDATE = COLUMNS.replace('reader_version', 'reader_version AS readerVersion');

const OPEN = `INSERT INTO candidate (path, entry, ordinal, state, bytes, modified, hints, attempts, reports, indicators, findings, run)
VALUES (?, '', 0, 'open', ?, ?, ?, 0, 0, 0, 0, ?)
ON CONFLICT (path, entry) DO UPDATE SET state = 'open', bytes = excluded.bytes, modified = excluded.modified,
  run = excluded.run`;

const SETTLE = `INSERT INTO candidate (${COLUMNS})
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (path, entry) DO UPDATE SET
  ordinal = excluded.ordinal, state = excluded.state, outcome = excluded.outcome, code = excluded.code,
  message = excluded.message, bytes = excluded.bytes, modified = excluded.modified, sha256 = excluded.sha256,
  hints = excluded.hints, reader_version = excluded.reader_version, seconds = excluded.seconds, pages = excluded.pages,
  entries = excluded.entries, attempts = attempts + excluded.attempts, reports = excluded.reports,
  indicators = excluded.indicators, findings = excluded.findings, run = max(run, excluded.run)`;

const SKIP = `INSERT INTO candidate (path, entry, ordinal, state, code, message, attempts, reports, indicators, findings, run)
VALUES (?, '', 0, 'skipped', ?, ?, 0, 0, 0, 0, ?)
ON CONFLICT (path, entry) DO UPDATE SET state = 'skipped', code = excluded.code, message = excluded.message, run = excluded.run
WHERE state <> 'skipped' OR code <> excluded.code`;

const BELOW = `SELECT path FROM candidate WHERE path >= ? AND path < ? AND entry = '' AND state <> 'gone'`;

/** Hints as they were given. */
export type Hinted = Readonly<Record<string, string | number>>;

const ended = (column: string, outcomes: readonly string[]): string =>
  `SELECT DISTINCT ${column} FROM candidate
   WHERE outcome IN (${outcomes.map(() => '?').join(', ')}) AND state IN ('done', 'failed') ORDER BY path`;

type Before = Pick<Candidate, 'state' | 'outcome' | 'bytes' | 'modified' | 'hints' | 'readerVersion' | 'sha256'>;

/** A file of which no byte was seen is met anew each time, which costs no more than finding out whether it changed. */
function isSettled(before: Before, file: Met, version: string): boolean {
  const { state, outcome, readerVersion } = before;
  if (state === 'open' || state === 'skipped' || before.sha256 === null || outcome === 'unreadable') return false;
  if (file.modified === null || before.modified !== file.modified || before.bytes !== file.bytes) return false;
  return before.hints === file.hints && readerVersion !== null && compareVersions(readerVersion, version) >= 0;
}

export function makeLedger(db: Connection): Ledger {
  const find = db.prepare<[string], Before>(
    `SELECT state, outcome, bytes, modified, hints, reader_version AS readerVersion, sha256
     FROM candidate WHERE path = ? AND entry = ''`,
  );
  const open = db.prepare(OPEN);
  const settle = db.prepare(SETTLE);
  const skip = db.prepare(SKIP);
  const below = db.prepare<[string, string], string>(BELOW).pluck();
  const gone = db.prepare(`UPDATE candidate SET state = 'gone', run = ? WHERE path = ?`);
  const back = db.prepare(
    `UPDATE candidate SET state = CASE WHEN entries IS NOT NULL OR outcome IN ('ok', 'partial', 'not-a-report') THEN 'done' ELSE 'failed' END
     WHERE path = ? AND state = 'gone'`,
  );
  const leftArchive = db.prepare(
    `UPDATE candidate SET state = 'gone', run = ? WHERE path = ? AND entry <> '' AND run < ?`,
  );
  const ofPath = db.prepare<[string], Candidate>(
    `SELECT ${AS_CANDIDATE} FROM candidate WHERE path = ? ORDER BY ordinal, entry`,
  );
  const inState = db
    .prepare<[string], string>(`SELECT DISTINCT path FROM candidate WHERE state = ? ORDER BY path`)
    .pluck();
  const counts = db.prepare<[], StateCount>(
    `SELECT state, outcome, count(*) AS files FROM candidate GROUP BY state, outcome ORDER BY state, outcome`,
  );

  const begin = db.transaction((run: number, version: string, files: readonly Met[], all: boolean): Uint8Array => {
    const isOpen = new Uint8Array(files.length);
    for (const [i, file] of files.entries()) {
      const before = find.get(file.path);
      if (!all && before !== undefined && isSettled(before, file, version)) {
        if (before.state === 'gone') back.run(file.path);
        continue;
      }
      open.run(file.path, file.bytes, file.modified, file.hints, run);
      // the hints of the row stay until it is read: a run that is stopped before has not forgotten that they changed
      isOpen[i] = before !== undefined && before.sha256 !== null && before.hints !== file.hints ? 2 : 1;
    }
    return isOpen;
  });

  const leave = db.transaction((run: number, prefix: string, met: (path: string) => boolean): string[] => {
    const left = below.all(prefix, `${prefix}\u{10ffff}`).filter((path) => !met(path));
    for (const path of left) gone.run(run, path);
    return left;
  });

  return {
    begin: (run, version, files, all = false) => begin.immediate(run, version, files, all),
    of: (path) => ofPath.all(path),
    settle: (run, version, one) => {
      const failed = one.outcome !== null && isFailure(one.outcome);
      settle.run(
        one.path,
        one.entry,
        one.ordinal,
        failed ? 'failed' : 'done',
        one.outcome,
        one.code,
        one.message,
        one.bytes,
        one.modified,
        one.sha256,
        one.hints,
        version,
        one.seconds,
        one.pages,
        one.entries,
        one.attempts,
        one.reports,
        one.indicators,
        one.findings,
        run,
      );
    },
    closeArchive: (run, path) => void leftArchive.run(run, path, run),
    skip: (run, { path, reason, detail }) => void skip.run(path, reason, detail, run),
    leave: (run, prefix, met) => leave.immediate(run, prefix, met),
    counts: () => counts.all(),
    paths: (which) =>
      'state' in which
        ? inState.all(which.state)
        : db
            .prepare<unknown[], string>(ended('path', which.outcomes))
            .pluck()
            .all(...which.outcomes),
    again: (outcomes) => {
      const paths = db
        .prepare<unknown[], string>(ended('path', outcomes))
        .pluck()
        .all(...outcomes);
      return paths.map((path) => ({ path, hints: JSON.parse(find.get(path)?.hints ?? '{}') as Hinted }));
    },
  };
}
