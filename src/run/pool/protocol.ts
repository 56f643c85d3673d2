/** What the run and a worker say to each other. */
import type { Outcome } from '../../model/codes.js';
import type { Limits } from '../../model/limits.js';
import type { Hints } from '../extract.js';

/** A file to read. */
export interface Task {
  readonly kind: 'task';
  /** As it is recorded. */
  readonly path: string;
  /** As it is opened, where that is something else: a name whose bytes are no UTF-8, or the bytes themselves. */
  readonly open: { readonly name: Uint8Array } | { readonly bytes: Uint8Array } | null;
  readonly hints: Hints;
  readonly limits: Partial<Limits>;
  /** Documents of the file that need not be looked at, from its beginning: they were read before. */
  readonly from: number;
}

/** Whether a document is to be read; a worker asks before it does. */
export interface Answer {
  readonly kind: 'answer';
  readonly read: boolean;
}

export type Stage = 'open' | 'read' | 'parse' | 'audit';
/** Milliseconds. */
export type StageTimes = Readonly<Record<Stage, number>>;

/** The file was opened. Its size and time are from before its bytes were read, so that a later change shows. */
export interface OpenedMessage {
  readonly kind: 'opened';
  readonly bytes: number;
  /** Microseconds since 1970. */
  readonly modified: number | null;
  readonly sha256: string;
  readonly archive: boolean;
}
/** A document was found: is it to be read? `position` counts the documents of a file from 0. */
export interface DocumentMessage {
  readonly kind: 'document';
  readonly position: number;
  readonly entry: string | null;
  readonly sha256: string;
  readonly bytes: number;
}
/** Reading goes on. */
export interface BeatMessage {
  readonly kind: 'beat';
  readonly stage: Stage;
  readonly page: number | null;
}
/** A document was read, or cannot be: for `position` there was a DocumentMessage only if it could be unpacked. */
export interface RecordMessage {
  readonly kind: 'record';
  readonly position: number;
  readonly entry: string | null;
  readonly sha256: string;
  readonly bytes: number;
  /** An Extraction as JSON, which takes a copy in memory and no more until its rows are written. */
  readonly json: string;
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly times: StageTimes;
  /** The file has no bytes to know it by: it could not be opened. */
  readonly unopened: boolean;
}
export interface EndMessage {
  readonly kind: 'end';
  /** Documents that the file holds. */
  readonly documents: number;
}

export type FromWorker =
  { readonly kind: 'ready' } | OpenedMessage | DocumentMessage | BeatMessage | RecordMessage | EndMessage;
export type ToWorker = Task | Answer;
