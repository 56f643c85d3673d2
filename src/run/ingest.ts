/** Reading files into a database, as a stream of events that a program or a terminal can follow. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Outcome } from '../model/codes.js';
import type { Limits } from '../model/limits.js';
import { openStore, type Store } from '../store/open.js';
import { begin, type Begun } from './begin.js';
import { Tally, type DoneEvent, type IngestEvent, type LostCorrectionEvent, type WaitingEvent } from './events.js';
import { listCandidates, type InputOptions } from './inputs/index.js';
import type { Candidate } from './inputs/candidate.js';
import { flush, flushInTurns, type Lost, type Read, type Written } from './load-files.js';
import type { Bounds } from './pool/bounds.js';
import { makePool, type Pool } from './pool/pool.js';
import { makeReader, type Reader } from './reader.js';
import { makeSlot, makeWindow, type Slot } from './slots.js';

export interface IngestOptions {
  /** Path of the database, made if there is none; default `./jixiao.db`. */
  readonly db?: string;
  /** A database that is open already, in place of `db`; it stays open. */
  readonly store?: Store;
  /**
   * Nothing else writes by `store` until the run has ended, so that its transactions may stay open while workers are
   * heard, which makes the run faster. Always so where the run opens the database itself.
   */
  readonly alone?: boolean;
  /** Worker processes that read at once; default the number of processors. */
  readonly jobs?: number;
  /** Files that are written in one transaction at most; default 64. */
  readonly batch?: number;
  /** Reads files again that this version has read. */
  readonly force?: boolean;
  /** Reads files again whose reading ended so. */
  readonly again?: readonly Outcome[];
  readonly limits?: Partial<Limits>;
  /** What one document may cost; see BOUNDS. */
  readonly bounds?: Partial<Bounds>;
  /** Lists of files with what is known of them from outside. */
  readonly inputs?: InputOptions;
  /** The files with what is known of them from outside, in place of looking for them. */
  readonly candidates?: readonly Candidate[];
  /** Further options of Node for the workers, such as `--import` of a module. */
  readonly nodeOptions?: readonly string[];
  /** Stops the run: what is open is finished and loaded, the rest is left. */
  readonly signal?: AbortSignal;
}

/** Time between two commits at most, so that a run that is killed loses little. */
const COMMIT_MILLISECONDS = 1000;
/** How often it is told what the run waits for. */
const TELL_MILLISECONDS = 1000;

/** Corrections that are lost and were not before. */
function* lostSince(store: Store, before: ReadonlySet<number>): Generator<LostCorrectionEvent> {
  for (const { id, path, sha256, record, field, note } of store.lostCorrections())
    if (!before.has(id))
      yield { kind: 'lost-correction', correction: id, path, sha256, record, field, message: note ?? '' };
}

/** Something that is waited for, whoever says so first. */
function makeBell(): { readonly ring: () => void; readonly wait: (milliseconds: number) => Promise<boolean> } {
  let ringing = false;
  let wake: ((rung: boolean) => void) | null = null;
  return {
    ring: () => {
      ringing = true;
      wake?.(true);
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        if (ringing) {
          ringing = false;
          return resolve(true);
        }
        const timer = setTimeout(() => wake?.(false), milliseconds);
        wake = (rung) => {
          clearTimeout(timer);
          wake = null;
          ringing = false;
          resolve(rung);
        };
      }),
  };
}

/** The document that has been read for longest. */
function longest(slots: readonly Slot[]): WaitingEvent | null {
  let slow: (Slot & { began: number }) | null = null;
  for (const slot of slots)
    if (slot.began !== null && (slow === null || slot.began < slow.began)) slow = slot as Slot & { began: number };
  if (slow === null) return null;
  const seconds = Math.round((performance.now() - slow.began) / 1000);
  return seconds < 1 ? null : { kind: 'waiting', path: slow.file.path, seconds, stage: slow.stage, page: slow.page };
}

interface Running {
  readonly store: Store;
  readonly run: number;
  readonly begun: Begun;
  readonly reader: Reader;
  readonly jobs: number;
  readonly tally: Tally;
  readonly options: IngestOptions;
}

async function* readAll({ store, run, begun, reader, jobs, tally, options }: Running): AsyncGenerator<IngestEvent> {
  const { files, open } = begun;
  const most = Math.max(1, Math.floor(options.batch ?? 64));
  const limit = pLimit(jobs);
  const window = makeWindow();
  const bell = makeBell();
  let failure: Error | null = null;
  let [next, reading, whole] = [0, 0, 0];
  let batch: Read[] = [];
  let committed = performance.now();

  const start = (index: number): void => {
    const file = files[index];
    if (file === undefined) return;
    const slot = makeSlot(file, index + 1);
    window.add(slot);
    if (open[index] === 0) {
      window.push(slot, { how: 'unchanged', file });
      slot.closed = true;
      return;
    }
    reading++;
    const push = (read: Read): void => {
      window.push(slot, read);
      bell.ring();
    };
    limit(() => reader.read(slot, push))
      .catch((error: unknown) => (failure = error instanceof Error ? error : new Error(String(error))))
      .finally(() => {
        slot.closed = true;
        reading--;
        bell.ring();
      })
      .catch(() => undefined);
  };

  const fill = (): void => {
    // as many again wait, so that no worker does
    while (reading < 2 * jobs && next < files.length && !window.isFull() && options.signal?.aborted !== true) start(next++); // prettier-ignore
  };

  /** Writes in turns with what workers say and ask, so that none of them waits, unless the store is another's too. */
  const writeReads = async (reads: readonly Read[]): Promise<Written> => {
    let began = performance.now();
    const stop = (): void => void (tally.times.store += performance.now() - began);
    const turn = async (): Promise<void> => {
      stop();
      await setImmediate();
      fill();
      began = performance.now();
    };
    const written = options.store === undefined || options.alone === true ? await flushInTurns({ store, run }, reads, turn) : flush({ store, run }, reads); // prettier-ignore
    stop();
    return written;
  };

  const write = async (): Promise<DoneEvent[]> => {
    const events: DoneEvent[] = [];
    const stores = async (reads: readonly Read[]): Promise<readonly Lost[]> => {
      const result = await writeReads(reads);
      events.push(...result.events);
      reader.written(reads);
      return result.lost;
    };
    const lost = await stores(batch);
    batch = [];
    // what had left the database when its turn came; what else lies in the same archive was written already
    if (lost.length > 0) await stores(await reader.readLost(lost));
    committed = performance.now();
    for (const event of events) tally.done(event);
    tally.sums.files += whole;
    whole = 0;
    return events;
  };

  for (;;) {
    fill();
    // where nothing is read any more, nothing that is waited for will come: the database has the last word
    const mayGo = reading === 0 && next >= files.length ? () => true : reader.letGo;
    const { reads, begun: told, closed } = window.take(mayGo);
    batch.push(...reads);
    whole += closed;
    for (const { file, index } of told) yield { kind: 'reading', path: file.path, index, files: files.length };
    if (failure !== null) throw failure as Error;
    const due = performance.now() - committed > COMMIT_MILLISECONDS;
    if (batch.length >= most || (due && batch.length > 0)) yield* await write();
    else if (closed > 0) continue;
    else if (window.slots.length === 0) break;
    else if (!(await bell.wait(TELL_MILLISECONDS))) {
      const event = longest(window.slots);
      if (event !== null) yield event;
    }
  }
  yield* await write();
}

/**
 * Reads files and folders into a database and tells what happens: first `found`, what was `skipped` and what has `gone`,
 * then `reading` and `done` for each file (an archive: one `done` for each file in it), in a fixed order but for files
 * that take much longer than others, `waiting` while nothing else is to be told, then each `lost-correction`, last the
 * `summary`. A file that cannot
 * be read is an event, never an exception; a database that cannot be used throws a StoreError.
 *
 * @example
 * for await (const event of ingest(['reports'], { db: 'jixiao.db' })) {
 *   if (event.kind === 'done' && event.message !== null) console.log(event.path, event.outcome, event.message);
 * }
 */
export async function* ingest(paths: readonly string[], options: IngestOptions = {}): AsyncGenerator<IngestEvent> {
  const began = performance.now();
  const store = options.store ?? openStore(options.db ?? 'jixiao.db');
  let pool: Pool | null = null;
  try {
    const tally = new Tally();
    const { candidates, skipped, notes } =
      options.candidates === undefined
        ? await listCandidates(paths, options.inputs)
        : { candidates: options.candidates, skipped: [], notes: [] };
    yield { kind: 'found', files: candidates.length };
    for (const one of skipped) {
      tally.skip(one.reason);
      yield { kind: 'skipped', ...one };
    }
    for (const note of notes) yield { kind: 'note', ...note };
    const run = store.beginRun({ arguments: paths });
    const lostBefore = new Set(store.lostCorrections().map(({ id }) => id));
    let broken = false;
    try {
      const all = options.force === true || options.again !== undefined;
      const begun = begin({ store, run, paths, candidates, skipped, all });
      for (const path of begun.gone) {
        tally.sums.gone++;
        yield { kind: 'gone', path };
      }
      const jobs = Math.max(1, Math.floor(options.jobs ?? availableParallelism()));
      const { bounds = {}, nodeOptions = [] } = options;
      pool = makePool({ workers: jobs, bounds, nodeOptions });
      const reader = makeReader({ store, run, begun, pool, tally, options });
      yield* readAll({ store, run, begun, reader, jobs, tally, options });
    } catch (error) {
      // the log then shows a run without an end
      broken = true;
      throw error;
    } finally {
      if (!broken) store.endRun(run, { outcomes: tally.outcomes, results: tally.results });
    }
    const left = candidates.length - tally.sums.files;
    yield* lostSince(store, lostBefore);
    yield {
      kind: 'summary',
      run,
      results: tally.results,
      outcomes: tally.outcomes,
      skipped: tally.skipped,
      ...tally.sums,
      seconds: Math.round(performance.now() - began) / 1000,
      interrupted: left > 0,
      left,
      times: tally.seconds(),
      workerMemory: pool.peak(),
    };
  } finally {
    pool?.close();
    if (options.store === undefined) store.close();
  }
}
