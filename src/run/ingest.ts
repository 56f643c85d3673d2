/** Reading files into a database, as a stream of events that a program or a terminal can follow. */
import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Outcome } from '../model/codes.js';
import { isFailure } from '../model/failure.js';
import type { Limits } from '../model/limits.js';
import type { Extraction } from '../model/record.js';
import { warn } from '../model/warn.js';
import type { LoadResult } from '../store/load.js';
import { openStore, type Store } from '../store/open.js';
import { StoreError } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import { extractBytes, openFile, type Extracted } from './extract.js';
import { isLoss, walk, type Skipped, type SkipReason } from './walk.js';

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

/** What the run will read. */
export interface FoundEvent {
  readonly kind: 'found';
  readonly files: number;
}
/** Something in a folder that is not read, and why. */
export interface SkippedEvent extends Skipped {
  readonly kind: 'skipped';
}
/** The file that the run waits for; `index` counts from 1. */
export interface ReadingEvent {
  readonly kind: 'reading';
  readonly path: string;
  readonly index: number;
  readonly files: number;
}
/** A file whose rows are committed. */
export interface DoneEvent {
  readonly kind: 'done';
  readonly path: string;
  readonly outcome: Outcome;
  /** What became of its rows; null for a file that has no bytes to know it by. */
  readonly loaded: LoadResult | null;
  readonly reports: number;
  readonly indicators: number;
  readonly findings: number;
  readonly seconds: number;
  /** Code and words of the warning why it could not be read, or what it seems to be; null for a report that was read. */
  readonly code: string | null;
  readonly message: string | null;
}
export interface SummaryEvent {
  readonly kind: 'summary';
  /** Key of the run in the database. */
  readonly run: number;
  readonly files: number;
  readonly results: Readonly<Record<LoadResult, number>>;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  readonly reports: number;
  readonly indicators: number;
  readonly findings: number;
  readonly seconds: number;
  /** Stopped before all files were read. */
  readonly interrupted: boolean;
  /** Files that were left because of it. */
  readonly left: number;
  /** Files that could not be read. */
  readonly failed: number;
  /** Folders that could not be looked into: files may lie there that were not read. */
  readonly lost: number;
}
export type IngestEvent = FoundEvent | SkippedEvent | ReadingEvent | DoneEvent | SummaryEvent;

/** A file on its way into the database. */
type Read =
  | {
      readonly how: 'known';
      readonly path: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly seconds: number;
    }
  | { readonly how: 'read'; readonly path: string; readonly extracted: Extracted; readonly seconds: number }
  | { readonly how: 'unopened'; readonly path: string; readonly extracted: Extracted; readonly seconds: number };

interface Run {
  readonly store: Store;
  readonly run: number;
  readonly options: IngestOptions;
}

async function readOne({ store, options }: Run, path: string): Promise<Read> {
  const began = performance.now();
  const seconds = (): number => Math.round(performance.now() - began) / 1000;
  const given = options.limits === undefined ? {} : { limits: options.limits };
  const opened = await openFile(path, given);
  if (!opened.ok) return { how: 'unopened', path, extracted: opened.extracted, seconds: seconds() };
  const { bytes } = opened;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (options.force !== true && store.hasSource(sha256, VERSION)) {
    return { how: 'known', path, sha256, bytes: bytes.length, seconds: seconds() };
  }
  const extracted = await extractBytes(bytes, path, given);
  // the document itself is no longer needed, and may be large
  return { how: 'read', path, extracted: { ...extracted, doc: null, uses: new Map() }, seconds: seconds() };
}

const FIRST = /^(?:file|report)\./;
const NOTHING_SAID = { code: null, message: null };

function saidOf(extraction: Extraction): Pick<DoneEvent, 'code' | 'message'> {
  const { code, message } = extraction.warnings.find((warning) => FIRST.test(warning.code)) ?? NOTHING_SAID;
  return { code, message };
}

function doneEvent(path: string, extracted: Extracted, loaded: LoadResult | null, seconds: number): DoneEvent {
  const { reports } = extracted.extraction;
  const isReport = extracted.outcome === 'ok' || extracted.outcome === 'partial';
  return {
    kind: 'done',
    path,
    outcome: extracted.outcome,
    loaded,
    reports: reports.length,
    indicators: reports.reduce((n, report) => n + report.indicators.length, 0),
    findings: reports.reduce((n, report) => n + report.findings.length, 0),
    seconds,
    ...(isReport ? NOTHING_SAID : saidOf(extracted.extraction)),
  };
}

/** Rows that the database refuses are a fault of ours: the file is recorded as such, and the run goes on. */
function refused(extracted: Extracted, error: unknown): Extracted {
  const message = `its rows could not be stored: ${error instanceof Error ? error.message : String(error)}`;
  return {
    ...extracted,
    outcome: 'crash',
    extraction: { ...extracted.extraction, reports: [], warnings: [warn('file.crash', message)] },
  };
}

function loadRead({ store, run, options }: Run, read: Read & { how: 'read' }): DoneEvent {
  const force = options.force === true ? { force: true } : {};
  const how = (extracted: Extracted): DoneEvent => {
    const { extraction, outcome } = extracted;
    const loaded = store.load(extraction, { run, outcome, readerVersion: VERSION, seconds: read.seconds, ...force });
    return doneEvent(read.path, extracted, loaded, read.seconds);
  };
  try {
    return how(read.extracted);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    return how(refused(read.extracted, error));
  }
}

/** The file is in the database: its path is added, and what is known of it told again. Null if it has gone since. */
function loadKnown({ store, run }: Run, read: Read & { how: 'known' }): DoneEvent | null {
  const known = store.known(read.sha256);
  if (known === null || !store.hasSource(read.sha256, VERSION)) return null;
  const { sha256, bytes, path, seconds } = read;
  const rest = {
    format: 'unknown',
    pages: null,
    encoding: null,
    entry: null,
    url: null,
    publishedAt: null,
    title: null,
  };
  const { outcome, reports, indicators, findings } = known;
  const said = outcome === 'ok' || outcome === 'partial' ? NOTHING_SAID : { code: known.code, message: known.message };
  const loaded = store.load(
    { source: { sha256, path, bytes, ...rest }, reports: [], warnings: [] },
    { run, outcome, readerVersion: VERSION },
  );
  return { kind: 'done', path, outcome, loaded, reports, indicators, findings, seconds, ...said };
}

/** Writes what was read in one transaction; returns the files that must be read again. */
function flush(context: Run, reads: readonly Read[]): { events: DoneEvent[]; again: string[] } {
  return context.store.batch(() => {
    const events: DoneEvent[] = [];
    const again: string[] = [];
    for (const read of reads) {
      if (read.how === 'unopened') events.push(doneEvent(read.path, read.extracted, null, read.seconds));
      else if (read.how === 'read') events.push(loadRead(context, read));
      else {
        const event = loadKnown(context, read);
        if (event === null) again.push(read.path);
        else events.push(event);
      }
    }
    return { events, again };
  });
}

class Tally {
  readonly results: Record<LoadResult, number> = { inserted: 0, replaced: 0, unchanged: 0 };
  readonly outcomes: Partial<Record<Outcome, number>> = {};
  readonly skipped: Partial<Record<SkipReason, number>> = {};
  readonly sums = { files: 0, reports: 0, indicators: 0, findings: 0, failed: 0, lost: 0 };

  skip(reason: SkipReason): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + 1;
    if (isLoss(reason)) this.sums.lost++;
  }

  done(event: DoneEvent): void {
    if (event.loaded !== null) this.results[event.loaded]++;
    this.outcomes[event.outcome] = (this.outcomes[event.outcome] ?? 0) + 1;
    this.sums.files++;
    this.sums.reports += event.reports;
    this.sums.indicators += event.indicators;
    this.sums.findings += event.findings;
    if (isFailure(event.outcome)) this.sums.failed++;
  }
}

/** Time between two commits at most, so that a run that is killed loses little. */
const COMMIT_MILLISECONDS = 2000;

/** Reads with `jobs` at once, but hands over in the order of the files: the same folder gives the same database. */
async function* readAll(context: Run, files: readonly string[], tally: Tally): AsyncGenerator<IngestEvent> {
  const { options } = context;
  const jobs = Math.max(1, Math.floor(options.jobs ?? 4));
  const most = Math.max(1, Math.floor(options.batch ?? 32));
  const limit = pLimit(jobs);
  const open: { readonly path: string; readonly read: Promise<Read> }[] = [];
  let batch: Read[] = [];
  let next = 0;
  let committed = performance.now();
  const write = async (): Promise<DoneEvent[]> => {
    const events: DoneEvent[] = [];
    for (let reads = batch; reads.length > 0;) {
      const result = flush(context, reads);
      events.push(...result.events);
      reads = await Promise.all(result.again.map((path) => readOne(context, path)));
    }
    batch = [];
    committed = performance.now();
    for (const event of events) tally.done(event);
    return events;
  };
  for (let index = 1; ; index++) {
    while (open.length < 2 * jobs && next < files.length && options.signal?.aborted !== true) {
      const path = files[next++] ?? '';
      const read = limit(() => readOne(context, path));
      // a rejection is met where it is awaited, which may be much later
      read.catch(() => undefined);
      open.push({ path, read });
    }
    const first = open.shift();
    if (first === undefined) break;
    yield { kind: 'reading', path: first.path, index, files: files.length };
    batch.push(await first.read);
    if (batch.length >= most || performance.now() - committed > COMMIT_MILLISECONDS) yield* await write();
  }
  yield* await write();
}

/**
 * Reads files and folders into a database and tells what happens: first `found` and what was `skipped`, then `reading`
 * and `done` for each file, in a fixed order, last the `summary`. A file that cannot be read is an event, never an
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
      yield* readAll({ store, run, options }, files, tally);
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
