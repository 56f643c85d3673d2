/** Writing what was read: rows and ledger of many files in one transaction, and what is told of each. */
import type { Extraction } from '../model/record.js';
import { warn } from '../model/warn.js';
import type { Candidate, Settled } from '../store/ledger.js';
import type { Store } from '../store/open.js';
import { StoreError } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import type { DoneEvent } from './events.js';
import type { OpenedMessage } from './pool/protocol.js';
import type { DocumentRead } from './pool/read-file.js';
import type { Outcome } from '../model/codes.js';

/** A file of a run. */
export interface RunFile {
  readonly path: string;
  /** Size and time as the run met it; null where the system does not say. */
  readonly bytes: number | null;
  readonly modified: number | null;
  /** What is said of it from outside, as JSON, or null. */
  readonly hints: string | null;
  /** It is in the database and to be read all the same: what is said of it has changed. */
  readonly anew: boolean;
}

/** Something to write, in the order in which it is written. */
export type Read =
  /** By the ledger the file is as it was when it was read. */
  | { readonly how: 'unchanged'; readonly file: RunFile }
  /** The database knows the bytes, or will when what stands before this is written. */
  | { readonly how: 'known'; readonly file: RunFile; readonly opened: OpenedMessage; readonly document: DocumentRead & { readonly sha256: string } }
  | { readonly how: 'read'; readonly file: RunFile; readonly opened: OpenedMessage | null; readonly document: DocumentRead & { readonly json: string; readonly outcome: Outcome }; readonly force: boolean }
  /** An archive was read to its end. `entries` is null where there is one document that is merely wrapped; `inner` are its bytes. */
  | { readonly how: 'closed'; readonly file: RunFile; readonly opened: OpenedMessage; readonly entries: number | null; readonly inner: string; readonly failure: Failure | null }; // prettier-ignore

/** What is wrong with an archive as a whole. */
export type Failure = Pick<Settled, 'outcome' | 'code' | 'message' | 'attempts'>;

export interface Writing {
  readonly store: Store;
  readonly run: number;
}

/** What was known to the database when it was looked up and no longer is. */
export interface Lost {
  readonly file: RunFile;
  readonly entry: string | null;
}

const FIRST = /^(?:file|report)\./;
const NOTHING_SAID = { code: null, message: null };
const isReport = (outcome: Outcome): boolean => outcome === 'ok' || outcome === 'partial';

export function saidOf(extraction: Extraction, outcome: Outcome): Pick<DoneEvent, 'code' | 'message'> {
  if (isReport(outcome)) return NOTHING_SAID;
  const { code, message } = extraction.warnings.find((warning) => FIRST.test(warning.code)) ?? NOTHING_SAID;
  return { code, message };
}

interface Facts {
  readonly file: RunFile;
  readonly opened: OpenedMessage | null;
  readonly position: number;
}

/** The row of the ledger for what an event tells. */
function settle({ store, run }: Writing, event: DoneEvent, sha256: string | null, bytes: number, facts: Facts, more: Pick<Settled, 'pages' | 'attempts'>): void {
  const { file, opened, position } = facts;
  const inside = event.entry !== null;
  const { path, outcome, code, message, reports, indicators, findings, seconds } = event;
  store.ledger.settle(run, VERSION, {
    path,
    entry: event.entry ?? '',
    ordinal: inside ? position + 1 : 0,
    outcome,
    code,
    message,
    bytes: inside ? bytes : (opened?.bytes ?? file.bytes),
    modified: inside ? null : (opened?.modified ?? file.modified),
    sha256,
    hints: inside ? null : file.hints,
    seconds,
    entries: null,
    reports,
    indicators,
    findings,
    ...more,
  });
} // prettier-ignore

/** Rows that the database refuses are a fault of ours: the file is recorded as such, and the run goes on. */
function refused(extraction: Extraction, error: unknown): Extraction {
  const message = `its rows could not be stored: ${error instanceof Error ? error.message : String(error)}`;
  return { ...extraction, reports: [], warnings: [warn('file.crash', message)] };
}

function writeRead(writing: Writing, read: Read & { how: 'read' }): DoneEvent {
  const { store, run } = writing;
  const { file, opened, document, force } = read;
  const { seconds, attempts, position } = document;
  const unopened = document.sha256 === null;
  const write = (extraction: Extraction, outcome: Outcome): DoneEvent => {
    const { source, reports } = extraction;
    const loaded = unopened
      ? null
      : store.load(extraction, { run, outcome, readerVersion: VERSION, seconds, ...(force ? { force } : {}) });
    const event: DoneEvent = {
      kind: 'done',
      path: file.path,
      entry: source.entry,
      outcome,
      loaded,
      reports: reports.length,
      indicators: reports.reduce((n, report) => n + report.indicators.length, 0),
      findings: reports.reduce((n, report) => n + report.findings.length, 0),
      seconds,
      ...saidOf(extraction, outcome),
    };
    // what concerns an archive as a whole is settled when it was read to its end
    if (source.entry !== null || opened?.archive !== true)
      settle(writing, event, unopened ? null : source.sha256, source.bytes, { file, opened, position }, { pages: source.pages, attempts }); // prettier-ignore
    return event;
  };
  const extraction = JSON.parse(document.json) as Extraction;
  try {
    return write(extraction, document.outcome);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    return write(refused(extraction, error), 'crash');
  }
}

/** The bytes are in the database: the path is added, and what is known of them told again. Null if they have gone. */
function writeKnown(writing: Writing, read: Read & { how: 'known' }): DoneEvent | null {
  const { store, run } = writing;
  const { file, opened, document } = read;
  const { sha256, bytes, entry, position, seconds } = document;
  const known = store.known(sha256);
  if (known === null || store.outcomeOf(sha256, VERSION) === null) return null;
  const url = urlIn(file.hints);
  const rest = { format: 'unknown', pages: null, encoding: null, url, publishedAt: null, title: null };
  const { outcome, reports, indicators, findings } = known;
  const said = isReport(outcome) ? NOTHING_SAID : { code: known.code, message: known.message };
  const loaded = store.load(
    { source: { sha256, path: file.path, entry, bytes, ...rest }, reports: [], warnings: [] },
    { run, outcome, readerVersion: VERSION },
  );
  const event: DoneEvent = { kind: 'done', path: file.path, entry, outcome, loaded, reports, indicators, findings, seconds, ...said }; // prettier-ignore
  if (entry !== null || !opened.archive)
    settle(writing, event, sha256, bytes, { file, opened, position }, { pages: null, attempts: 0 });
  return event;
}

function urlIn(hints: string | null): string | null {
  const url = hints === null ? null : (JSON.parse(hints) as { url?: unknown }).url;
  return typeof url === 'string' ? url : null;
}

function eventOf({ path, entry, outcome, sha256, reports, indicators, findings, code, message }: Candidate): DoneEvent {
  return {
    kind: 'done',
    path,
    entry: entry === '' ? null : entry,
    outcome: outcome ?? 'crash',
    loaded: sha256 === null ? null : 'unchanged',
    reports,
    indicators,
    findings,
    seconds: 0,
    code,
    message,
  };
}

/** What the ledger knows of a file and of the files in it, and what of them has left the database. */
function tellUnchanged(
  { store }: Writing,
  { file }: Read & { how: 'unchanged' },
): { events: DoneEvent[]; lost: Lost[] } {
  // prettier-ignore
  const told = store.ledger.of(file.path).filter(({ state, outcome }) => outcome !== null && (state === 'done' || state === 'failed')); // prettier-ignore
  const isThere = ({ sha256, entries }: Candidate): boolean =>
    sha256 === null || entries !== null || store.outcomeOf(sha256, VERSION) !== null;
  const lost = told.filter((one) => !isThere(one)).map(({ entry }) => ({ file, entry: entry === '' ? null : entry }));
  return { events: told.filter(isThere).map(eventOf), lost };
}

function writeClosed({ store, run }: Writing, read: Read & { how: 'closed' }): void {
  const { file, opened, entries, inner, failure } = read;
  const nothing = { outcome: null, code: null, message: null, attempts: 1 };
  const wrapped = entries === null ? store.known(inner) : null;
  store.ledger.settle(run, VERSION, {
    path: file.path,
    entry: '',
    ordinal: 0,
    bytes: opened.bytes,
    modified: opened.modified,
    sha256: entries === null ? inner : opened.sha256,
    hints: file.hints,
    seconds: null,
    pages: null,
    entries,
    reports: wrapped?.reports ?? 0,
    indicators: wrapped?.indicators ?? 0,
    findings: wrapped?.findings ?? 0,
    ...(failure ?? nothing),
    ...(wrapped === null
      ? {}
      : {
          outcome: wrapped.outcome,
          code: isReport(wrapped.outcome) ? null : wrapped.code,
          message: isReport(wrapped.outcome) ? null : wrapped.message,
        }),
  });
  store.ledger.closeArchive(run, file.path);
}

/** What is to be told, and what must be read again. */
export interface Written {
  readonly events: DoneEvent[];
  readonly lost: Lost[];
}

/** Writing goes on so long before messages of workers are heard again, which otherwise would wait for an answer. */
const TURN_MILLISECONDS = 8;

function* write(writing: Writing, reads: readonly Read[], { events, lost }: Written): Generator<undefined> {
  let since = performance.now();
  for (const read of reads) {
    if (read.how === 'read') events.push(writeRead(writing, read));
    else if (read.how === 'closed') writeClosed(writing, read);
    else if (read.how === 'unchanged') {
      const told = tellUnchanged(writing, read);
      events.push(...told.events);
      lost.push(...told.lost);
    } else {
      const event = writeKnown(writing, read);
      if (event === null) lost.push({ file: read.file, entry: read.document.entry });
      else events.push(event);
    }
    if (performance.now() - since < TURN_MILLISECONDS) continue;
    yield;
    since = performance.now();
  }
}

/** Writes what was read in one transaction. */
export function flush(writing: Writing, reads: readonly Read[]): Written {
  const written: Written = { events: [], lost: [] };
  writing.store.batch(() => [...write(writing, reads, written)]);
  return written;
}

/** The same where nothing else writes by the store meanwhile: `turn` is awaited again and again while it goes on. */
export async function flushInTurns(
  writing: Writing,
  reads: readonly Read[],
  turn: () => Promise<void>,
): Promise<Written> {
  // prettier-ignore
  const written: Written = { events: [], lost: [] };
  await writing.store.batchInTurns(write(writing, reads, written), turn);
  return written;
}
