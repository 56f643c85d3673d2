/** One file through the workers: from one to the next where one dies, until every document of it has its record. */
import type { Outcome } from '../../model/codes.js';
import type { Limits } from '../../model/limits.js';
import { failedRecord, unreadSource } from '../failed.js';
import type { Hints } from '../extract.js';
import { faultOf, isAccident, type Death } from './bounds.js';
import type { Pool } from './pool.js';
import type { OpenedMessage, StageTimes, Task } from './protocol.js';

export interface FileToRead {
  readonly path: string;
  readonly open: Task['open'];
  readonly hints: Hints;
  readonly limits: Partial<Limits>;
}

/** A document of a file, as it comes. */
export interface DocumentRead {
  /** Number of the document in its file, from 0. */
  readonly position: number;
  readonly entry: string | null;
  /** Null for a file that could not be opened. */
  readonly sha256: string | null;
  readonly bytes: number;
  /** An Extraction as JSON; null for a document that was not to be read. */
  readonly json: string | null;
  readonly outcome: Outcome | null;
  readonly seconds: number;
  readonly times: StageTimes | null;
  /** How often reading it was begun. */
  readonly attempts: number;
}

export interface FileFollower {
  readonly opened: (message: OpenedMessage) => void;
  /** Whether a document is to be read. */
  readonly wants: (document: { readonly position: number; readonly entry: string | null; readonly sha256: string }) => boolean; // prettier-ignore
  readonly document: (read: DocumentRead) => void;
  readonly beat: (stage: string, page: number | null) => void;
}

export interface FileRead {
  readonly opened: OpenedMessage | null;
  /** Documents in it. */
  readonly documents: number;
}

interface Open {
  readonly position: number;
  readonly entry: string | null;
  readonly sha256: string;
  readonly bytes: number;
}

const NO_BYTES = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Reads a file. Resolves when all its documents were handed to the follower; rejects only if the follower throws. */
export async function readFile(pool: Pool, file: FileToRead, follower: FileFollower): Promise<FileRead> {
  let opened: OpenedMessage | null = null;
  let open: Open | null = null;
  let from = 0;
  let tries = 1;
  for (;;) {
    const began = performance.now();
    const end = await pool.run(
      { kind: 'task', ...file, from },
      {
        opened: (message) => {
          opened = message;
          follower.opened(message);
        },
        document: ({ position, entry, sha256, bytes }) => {
          const read = follower.wants({ position, entry, sha256 });
          if (read) open = { position, entry, sha256, bytes };
          else {
            from = position + 1;
            follower.document({ position, entry, sha256, bytes, json: null, outcome: null, seconds: 0, times: null, attempts: 0 }); // prettier-ignore
          }
          return read;
        },
        record: ({ position, entry, sha256, bytes, json, outcome, seconds, times, unopened }) => {
          follower.document({
            position,
            entry,
            sha256: unopened ? null : sha256,
            bytes,
            json,
            outcome,
            seconds,
            times,
            attempts: tries,
          });
          from = position + 1;
          open = null;
          tries = 1;
        },
        beat: follower.beat,
      },
      tries > 1,
    );
    if (end.how === 'read') return { opened, documents: end.documents };
    if (isAccident(end.death) && tries === 1) {
      tries++;
      continue;
    }
    // not the file's fault: no worker can be started here
    if (!end.ready && isAccident(end.death))
      throw new Error(`a process for reading cannot be started: ${describe(end.death)}`);
    const seconds = Math.round(performance.now() - began) / 1000;
    follower.document(lost(file, pool, end.death, { opened, open, from, seconds, tries }));
    // what can be read after it is read; where unpacking itself ended the worker, there is nothing after it
    if (open === null || !isArchive(opened)) return { opened, documents: from + (open === null ? 0 : 1) };
    from++;
    open = null;
    tries = 1;
  }
}

const describe = (death: Death): string => ('words' in death ? death.words : death.kind);
const isArchive = (opened: OpenedMessage | null): boolean => opened?.archive === true;

interface State {
  readonly opened: OpenedMessage | null;
  readonly open: Open | null;
  readonly from: number;
  readonly seconds: number;
  readonly tries: number;
}

/** The record of the document at which a worker died, or of the file if it died between documents. */
function lost(file: FileToRead, pool: Pool, death: Death, state: State): DocumentRead {
  const { opened, open, from, seconds, tries } = state;
  const { outcome, message } = faultOf(death, pool.bounds, pool.advice);
  const sha256 = open?.sha256 ?? opened?.sha256 ?? null;
  const bytes = open?.bytes ?? opened?.bytes ?? 0;
  const entry = open?.entry ?? null;
  const where = open !== null ? '' : opened === null ? 'opening it: ' : `unpacking it after ${from} files: `;
  const hints = entry === null ? file.hints : { ...file.hints, entry };
  const record = failedRecord(unreadSource({ sha256: sha256 ?? NO_BYTES, path: file.path, bytes }, hints), {
    outcome,
    message: `${where}${message}`,
  });
  return { position: from, entry, sha256, bytes, json: JSON.stringify(record), outcome, seconds, times: null, attempts: tries }; // prettier-ignore
}
