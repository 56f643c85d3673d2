/** Opening a database and what can be done with it. */
import type { Overrides } from '../concept/index.js';
import type { Outcome } from '../model/codes.js';
import type { Extraction } from '../model/record.js';
import { makeCorrections, type Correction, type Corrections } from './corrections.js';
import { keepDerivedCurrent, refreshConcepts, type Refreshed } from './derive.js';
import { makeSourceFinder, type SourceFinder } from './find-source.js';
import { makeKnowing, type KnownSource, type Totals } from './known.js';
import { makeListings, type ListedFinding, type WarningGroup } from './listings.js';
import { makeLedger, type Ledger } from './ledger.js';
import { makeLoader, type LoadOptions, type LoadResult } from './load.js';
import { checkVersion, migrate } from './migrations.js';
import { makeReader } from './read.js';
import { optimizeFully, type Optimized } from './optimize.js';
import { makeRuns, type RunEnd, type RunRow, type RunStart } from './runs.js';
import { SCHEMA_VERSION } from './schema-sql.js';
import { makeSearch, type Search } from './search.js';
import { makeIndexer } from './search-index.js';
import { connect, explained, StoreError, type Connection, type OpenOptions } from './sqlite.js';

export interface Store {
  readonly path: string;
  /**
   * Writes an extraction in one transaction. The same bytes read by the same version change nothing but may add a
   * path; a newer version replaces all rows. A file from which nothing came out is loaded too, with its warnings.
   */
  readonly load: (extraction: Extraction, options: LoadOptions) => LoadResult;
  /** Whether this reader version, or a newer one, has read the bytes to an end. */
  readonly hasSource: (sha256: string, readerVersion: string) => boolean;
  /** How reading these bytes by this version, or a newer one, ended; null if it has not read them. */
  readonly outcomeOf: (sha256: string, readerVersion: string) => Outcome | null;
  /** Every file that a run has met, and what became of it. */
  readonly ledger: Ledger;
  /** What was loaded for these bytes, or null. */
  readonly read: (sha256: string) => Extraction | null;
  /** How reading these bytes ended and how much came out, or null; cheap, unlike `read`. */
  readonly known: (sha256: string) => KnownSource | null;
  /** How much the database holds in all. */
  readonly totals: () => Totals;
  /** Every finding with its file and report, by path; to be read while the store is open. */
  readonly findings: () => Iterable<ListedFinding>;
  /** The warnings of a code grouped by their words, the most frequent first. */
  readonly warningGroups: (code: string) => WarningGroup[];
  /**
   * Computes the concept of every indicator anew. Overrides that are given take the place of all that the database
   * holds, and apply to what is loaded from then on.
   */
  readonly refreshConcepts: (overrides?: Overrides) => Refreshed;
  /** Corrections by reviewers; they outlive every new reading. */
  readonly corrections: Corrections;
  /** Those whose row was not found in what the reader reads now, so that they do not hold. */
  readonly lostCorrections: () => Correction[];
  /** Names and sections that hold the words, also words of one or two characters. */
  readonly search: Search;
  /** Puts indexes and statistics in order and gives back unused space; takes a while on a large database. */
  readonly optimize: () => Optimized;
  /** Files by their fingerprint, path or report. */
  readonly sources: SourceFinder;
  readonly beginRun: (start: RunStart) => number;
  readonly endRun: (run: number, end: RunEnd) => void;
  /** The last runs, the latest first. */
  readonly lastRuns: (limit: number) => RunRow[];
  /** Runs several loads in one transaction; a load that throws and is caught undoes itself only. */
  readonly batch: <T>(work: () => T) => T;
  /**
   * The same for work in steps: `turn` is awaited after each. Nothing else may write by this store until it is done, for
   * it would be part of the transaction.
   */
  readonly batchInTurns: (steps: Iterator<unknown>, turn: () => Promise<void>) => Promise<void>;
  readonly close: () => void;
}

/** Lets an error of SQLite out in words that say which file and what to do. */
function guarded<A extends unknown[], R>(path: string, work: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    try {
      return work(...args);
    } catch (error) {
      throw explained(error, path);
    }
  };
}

/** The same for each function of an object. */
function guardedAll<T extends object>(path: string, functions: T): T {
  const entries = Object.entries(functions) as [string, (...args: unknown[]) => unknown][];
  return Object.fromEntries(entries.map(([name, work]) => [name, guarded(path, work)])) as T;
}

function prepareFile(db: Connection, path: string, readonly: boolean): void {
  if (readonly) {
    if (checkVersion(db, path) < SCHEMA_VERSION) {
      throw new StoreError(
        'older',
        `${path} has an older schema. Run \`jixiao ingest\` with it once to bring it up to date.`,
      );
    }
    return;
  }
  // before anything is changed: a foreign file stays as it is
  checkVersion(db, path);
  // readers go on while a run writes; a loss of power may undo the last files of a run but never tears one
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  // the same pages are written again and again in a run: carry them over to the file every 16 MiB, not every 4
  db.pragma('wal_autocheckpoint = 4000');
  // the pages of the indexes are met again and again in no order: 64 MiB of them are kept, not 16
  db.pragma('cache_size = -65536');
  migrate(db, path);
  keepDerivedCurrent(db);
}

/** Refreshes the statistics that the query planner goes by. They are a help only: another writer may keep us from it. */
function optimize(db: Connection): void {
  try {
    db.pragma('busy_timeout = 0');
    db.pragma('optimize');
  } catch {
    // the next writer that closes does it
  }
}

/**
 * Opens a database, creating it or bringing its schema up to date. Throws a StoreError that says what to do if the
 * file is no database, not one of jixiao, made by a newer jixiao, or cannot be written.
 */
export function openStore(path: string, options: OpenOptions = {}): Store {
  const readonly = options.readonly ?? false;
  const db = connect(path, options);
  try {
    prepareFile(db, path, readonly);
    const loader = makeLoader(db);
    const runs = makeRuns(db);
    const knowing = makeKnowing(db);
    const listings = makeListings(db);
    const corrections = guardedAll(path, makeCorrections(db));
    const indexNew = makeIndexer(db);
    const batch = <T>(work: () => T): T => {
      const result = work();
      indexNew();
      return result;
    };
    return {
      path,
      load: guarded(path, loader.load),
      hasSource: guarded(path, loader.hasSource),
      outcomeOf: guarded(path, loader.outcomeOf),
      ledger: guardedAll(path, makeLedger(db)),
      read: guarded(path, makeReader(db)),
      known: guarded(path, knowing.known),
      totals: guarded(path, knowing.totals),
      findings: guarded(path, listings.findings),
      warningGroups: guarded(path, listings.warningGroups),
      refreshConcepts: guarded(path, (overrides?: Overrides) => refreshConcepts(db, overrides)),
      corrections,
      sources: guardedAll(path, makeSourceFinder(db)),
      lostCorrections: () => corrections.list({ state: 'lost' }),
      search: guarded(path, makeSearch(db)),
      optimize: guarded(path, () => optimizeFully(db, path)),
      beginRun: guarded(path, runs.beginRun),
      endRun: guarded(path, runs.endRun),
      lastRuns: guarded(path, runs.lastRuns),
      batch: (work) => guarded(path, () => db.transaction(() => batch(work)).immediate())(),
      batchInTurns: async (steps, turn) => {
        try {
          db.exec('BEGIN IMMEDIATE');
          while (steps.next().done !== true) await turn();
          indexNew();
          db.exec('COMMIT');
        } catch (error) {
          // some errors have ended the transaction already
          if (db.inTransaction) db.exec('ROLLBACK');
          throw explained(error, path);
        }
      },
      close: () => {
        if (!readonly && db.open) optimize(db);
        db.close();
      },
    };
  } catch (error) {
    db.close();
    throw explained(error, path);
  }
}
