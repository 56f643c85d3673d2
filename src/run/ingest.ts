/** Reading files into a database, as a stream of events that a program or a terminal can follow. */
import pLimit from 'p-limit';
import type { Limits } from '../model/limits.js';
import { openStore, type Store } from '../store/open.js';
import { Tally, type DoneEvent, type IngestEvent } from './events.js';
import { flush, readAgain, readOne, type Read, type Run } from './load-files.js';
import { walk } from './walk.js';

export interface IngestOptions {
  /** Path of the database, made if there is none; default `./jixiao.db`. */
  readonly db?: string;
  /** A database that is open already, in place of `db`; it stays open. */
  readonly store?: Store;
  /** Files that are read at once; default 4. */
  readonly jobs?: number;
  /** Files that are written in one transaction at most; default 32. */
  readonly batch?: number;
  /** Reads files again that this version has read. */
  readonly force?: boolean;
  readonly limits?: Partial<Limits>;
  /** Stops the run: what is open is finished and loaded, the rest is left. */
  readonly signal?: AbortSignal;
}

/** Time between two commits at most, so that a run that is killed loses little. */
const COMMIT_MILLISECONDS = 2000;

/** Reads with `jobs` at once, but hands over in the order of the files: the same folder gives the same database. */
async function* readAll(
  context: Run,
  files: readonly string[],
  tally: Tally,
  options: IngestOptions,
): AsyncGenerator<IngestEvent> {
  const jobs = Math.max(1, Math.floor(options.jobs ?? 4));
  const most = Math.max(1, Math.floor(options.batch ?? 32));
  const limit = pLimit(jobs);
  const open: { readonly path: string; readonly reads: Promise<readonly Read[]> }[] = [];
  let batch: Read[] = [];
  let whole = 0;
  let next = 0;
  let committed = performance.now();
  const write = async (): Promise<DoneEvent[]> => {
    const events: DoneEvent[] = [];
    for (let reads: readonly Read[] = batch; reads.length > 0;) {
      const result = flush(context, reads);
      events.push(...result.events);
      reads = await readAgain(context, result.again);
    }
    batch = [];
    committed = performance.now();
    for (const event of events) tally.done(event);
    tally.sums.files += whole;
    whole = 0;
    return events;
  };
  for (let index = 1; ; index++) {
    while (open.length < 2 * jobs && next < files.length && options.signal?.aborted !== true) {
      const path = files[next++] ?? '';
      const reads = limit(() => readOne(context, path));
      // a rejection is met where it is awaited, which may be much later
      reads.catch(() => undefined);
      open.push({ path, reads });
    }
    const first = open.shift();
    if (first === undefined) break;
    yield { kind: 'reading', path: first.path, index, files: files.length };
    batch.push(...(await first.reads));
    whole++;
    if (batch.length >= most || performance.now() - committed > COMMIT_MILLISECONDS) yield* await write();
  }
  yield* await write();
}

/**
 * Reads files and folders into a database and tells what happens: first `found` and what was `skipped`, then `reading`
 * and `done` for each file (an archive: one `done` for each file in it), in a fixed order, last the `summary`. A file that cannot be read is an event, never an
 * exception; a database that cannot be used throws a StoreError.
 *
 * @example
 * for await (const event of ingest(['reports'], { db: 'jixiao.db' })) {
 *   if (event.kind === 'done' && event.message !== null) console.log(event.path, event.outcome, event.message);
 * }
 */
export async function* ingest(paths: readonly string[], options: IngestOptions = {}): AsyncGenerator<IngestEvent> {
  const began = performance.now();
  const store = options.store ?? openStore(options.db ?? 'jixiao.db');
  try {
    const tally = new Tally();
    const { files, skipped } = await walk(paths);
    yield { kind: 'found', files: files.length };
    for (const one of skipped) {
      tally.skip(one.reason);
      yield { kind: 'skipped', ...one };
    }
    const run = store.beginRun({ arguments: paths });
    let broken = false;
    try {
      yield* readAll({ store, run, options }, files, tally, options);
    } catch (error) {
      // the log then shows a run without an end
      broken = true;
      throw error;
    } finally {
      if (!broken) store.endRun(run, { outcomes: tally.outcomes, results: tally.results });
    }
    const left = files.length - tally.sums.files;
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
    };
  } finally {
    if (options.store === undefined) store.close();
  }
}
