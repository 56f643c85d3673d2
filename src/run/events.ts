/** What a run tells while it goes on, and its account. */
import type { Outcome } from '../model/codes.js';
import { isFailure } from '../model/failure.js';
import type { CorrectableRecord } from '../store/correction-table.js';
import type { LoadResult } from '../store/load.js';
import type { InputNote } from './inputs/candidate.js';
import type { Stage, StageTimes } from './pool/protocol.js';
import { isLoss, type Skipped, type SkipReason } from './walk.js';

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
/** A file, or a file of an archive, whose rows are committed. */
export interface DoneEvent {
  readonly kind: 'done';
  readonly path: string;
  /** Its path inside the archive at `path`; null for what lies in no archive. */
  readonly entry: string | null;
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
/** While nothing else is to be told: the document that has been read for longest. */
export interface WaitingEvent {
  readonly kind: 'waiting';
  readonly path: string;
  readonly seconds: number;
  /** open, read, parse or audit; null if nothing was heard of it yet. */
  readonly stage: string | null;
  readonly page: number | null;
}
/** A file that lay in a folder when it was read last and no longer does. Its rows stay. */
export interface GoneEvent {
  readonly kind: 'gone';
  readonly path: string;
}
/** A correction that held before the run and holds no longer: its row was not found in what is read now. */
export interface LostCorrectionEvent {
  readonly kind: 'lost-correction';
  /** Key of the correction in the database. */
  readonly correction: number;
  /** Where the file lay when it was corrected. */
  readonly path: string | null;
  readonly sha256: string;
  readonly record: CorrectableRecord;
  readonly field: string;
  /** Why, in words. */
  readonly message: string;
}
/** What a list of files says that a person should know. */
export interface NoteEvent extends InputNote {
  readonly kind: 'note';
}
export interface SummaryEvent {
  readonly kind: 'summary';
  /** Key of the run in the database. */
  readonly run: number;
  /** Files that were read; an archive is one. */
  readonly files: number;
  /** What they held: one for each file, and for each file of an archive. `results` and `outcomes` count these. */
  readonly records: number;
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
  /** Records of what could not be read. */
  readonly failed: number;
  /** Folders that could not be looked into: files may lie there that were not read. */
  readonly lost: number;
  /** Files that lay in the folders once and do no longer. */
  readonly gone: number;
  /** Seconds spent on each stage by all workers together, and on writing by the run itself. */
  readonly times: Readonly<Record<Stage | 'store', number>>;
  /** Largest resident memory of a worker that was seen, MiB; null where the system does not tell. */
  readonly workerMemory: number | null;
}
export type IngestEvent =
  | FoundEvent
  | SkippedEvent
  | NoteEvent
  | GoneEvent
  | ReadingEvent
  | WaitingEvent
  | DoneEvent
  | LostCorrectionEvent
  | SummaryEvent;

/** Counts what the summary tells. */
export class Tally {
  readonly results: Record<LoadResult, number> = { inserted: 0, replaced: 0, unchanged: 0 };
  readonly outcomes: Partial<Record<Outcome, number>> = {};
  readonly skipped: Partial<Record<SkipReason, number>> = {};
  readonly sums = { files: 0, records: 0, reports: 0, indicators: 0, findings: 0, failed: 0, lost: 0, gone: 0 };
  readonly times: Record<Stage | 'store', number> = { open: 0, read: 0, parse: 0, audit: 0, store: 0 };

  skip(reason: SkipReason): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + 1;
    if (isLoss(reason)) this.sums.lost++;
  }

  add(times: StageTimes | null): void {
    if (times === null) return;
    for (const stage of ['open', 'read', 'parse', 'audit'] as const) this.times[stage] += times[stage];
  }

  seconds(): Record<Stage | 'store', number> {
    const round = (milliseconds: number): number => Math.round(milliseconds) / 1000;
    const { open, read, parse, audit, store } = this.times;
    return { open: round(open), read: round(read), parse: round(parse), audit: round(audit), store: round(store) };
  }

  done(event: DoneEvent): void {
    if (event.loaded !== null) this.results[event.loaded]++;
    this.outcomes[event.outcome] = (this.outcomes[event.outcome] ?? 0) + 1;
    this.sums.records++;
    this.sums.reports += event.reports;
    this.sums.indicators += event.indicators;
    this.sums.findings += event.findings;
    if (isFailure(event.outcome)) this.sums.failed++;
  }
}
