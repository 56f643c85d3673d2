/** What a run tells while it goes on, and its account. */
import type { Outcome } from '../model/codes.js';
import { isFailure } from '../model/failure.js';
import type { LoadResult } from '../store/load.js';
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
}
export type IngestEvent = FoundEvent | SkippedEvent | ReadingEvent | DoneEvent | SummaryEvent;

/** Counts what the summary tells. */
export class Tally {
  readonly results: Record<LoadResult, number> = { inserted: 0, replaced: 0, unchanged: 0 };
  readonly outcomes: Partial<Record<Outcome, number>> = {};
  readonly skipped: Partial<Record<SkipReason, number>> = {};
  readonly sums = { files: 0, records: 0, reports: 0, indicators: 0, findings: 0, failed: 0, lost: 0 };

  skip(reason: SkipReason): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + 1;
    if (isLoss(reason)) this.sums.lost++;
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
