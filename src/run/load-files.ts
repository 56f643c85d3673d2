/**
 * One file from its path to its rows: reading, which takes the time, and writing many of them in one transaction. An
 * archive gives rows for each file in it.
 */
import { createHash } from 'node:crypto';
import type { Limits } from '../model/limits.js';
import type { Extraction } from '../model/record.js';
import { warn } from '../model/warn.js';
import type { LoadResult } from '../store/load.js';
import type { Store } from '../store/open.js';
import { StoreError } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import type { DoneEvent } from './events.js';
import { documentsIn, entryHint } from './expand.js';
import { extractBytes, openFile, type Extracted } from './extract.js';

/** A file, or a file of an archive, on its way into the database. */
export type Read =
  | {
      readonly how: 'known';
      readonly path: string;
      /** Its path inside the archive; null for what lies in no archive. */
      readonly entry: string | null;
      readonly sha256: string;
      readonly bytes: number;
      readonly seconds: number;
    }
  | { readonly how: 'read'; readonly path: string; readonly extracted: Extracted; readonly seconds: number }
  | { readonly how: 'unopened'; readonly path: string; readonly extracted: Extracted; readonly seconds: number };

export interface Run {
  readonly store: Store;
  readonly run: number;
  readonly options: { readonly force?: boolean; readonly limits?: Partial<Limits> };
}

/** All that a file holds: one reading, or one for each file of an archive, in the order in which they are stored. */
export async function readOne({ store, options }: Run, path: string): Promise<readonly Read[]> {
  let began = performance.now();
  const seconds = (): number => {
    const now = performance.now();
    const taken = Math.round(now - began) / 1000;
    began = now;
    return taken;
  };
  const given = options.limits === undefined ? {} : { limits: options.limits };
  const opened = await openFile(path, given);
  if (!opened.ok) return [{ how: 'unopened', path, extracted: opened.extracted, seconds: seconds() }];
  const reads: Read[] = [];
  for await (const found of documentsIn(opened.bytes, path, given)) {
    if ('failed' in found) {
      reads.push({ how: 'read', path, extracted: found.failed, seconds: seconds() });
      continue;
    }
    const { bytes, entry } = found;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (options.force !== true && store.hasSource(sha256, VERSION)) {
      reads.push({ how: 'known', path, entry, sha256, bytes: bytes.length, seconds: seconds() });
      continue;
    }
    const extracted = await extractBytes(bytes, path, { ...given, ...entryHint(entry) });
    // the document itself is no longer needed, and may be large
    reads.push({ how: 'read', path, extracted: { ...extracted, doc: null, uses: new Map() }, seconds: seconds() });
  }
  return reads;
}

/** Reads anew what had left the database when its turn came; what else lies in the same archive was written already. */
export async function readAgain(context: Run, gone: readonly Gone[]): Promise<readonly Read[]> {
  const paths = [...new Set(gone.map(({ path }) => path))];
  const all = (await Promise.all(paths.map((path) => readOne(context, path)))).flat();
  return all.filter((read) => gone.some(({ path, entry }) => path === read.path && entry === entryOf(read)));
}

const entryOf = (read: Read): string | null =>
  read.how === 'known' ? read.entry : read.extracted.extraction.source.entry;

/** What was known to the database and no longer is. */
export type Gone = Pick<Read & { how: 'known' }, 'path' | 'entry'>;

const FIRST = /^(?:file|report)\./;
const NOTHING_SAID = { code: null, message: null };

function saidOf(extraction: Extraction): Pick<DoneEvent, 'code' | 'message'> {
  const { code, message } = extraction.warnings.find((warning) => FIRST.test(warning.code)) ?? NOTHING_SAID;
  return { code, message };
}

function doneEvent(path: string, extracted: Extracted, loaded: LoadResult | null, seconds: number): DoneEvent {
  const { reports, source } = extracted.extraction;
  const isReport = extracted.outcome === 'ok' || extracted.outcome === 'partial';
  return {
    kind: 'done',
    path,
    entry: source.entry,
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
  const { sha256, bytes, path, entry, seconds } = read;
  const rest = {
    format: 'unknown',
    pages: null,
    encoding: null,
    url: null,
    publishedAt: null,
    title: null,
  };
  const { outcome, reports, indicators, findings } = known;
  const said = outcome === 'ok' || outcome === 'partial' ? NOTHING_SAID : { code: known.code, message: known.message };
  const loaded = store.load(
    { source: { sha256, path, entry, bytes, ...rest }, reports: [], warnings: [] },
    { run, outcome, readerVersion: VERSION },
  );
  return { kind: 'done', path, entry, outcome, loaded, reports, indicators, findings, seconds, ...said };
}

/** Writes what was read in one transaction; returns what must be read again. */
export function flush(context: Run, reads: readonly Read[]): { events: DoneEvent[]; again: Gone[] } {
  return context.store.batch(() => {
    const events: DoneEvent[] = [];
    const again: Gone[] = [];
    for (const read of reads) {
      if (read.how === 'unopened') events.push(doneEvent(read.path, read.extracted, null, read.seconds));
      else if (read.how === 'read') events.push(loadRead(context, read));
      else {
        const event = loadKnown(context, read);
        if (event === null) again.push(read);
        else events.push(event);
      }
    }
    return { events, again };
  });
}
