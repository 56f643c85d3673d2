/** What can be asked of a comparison. */
import type { Report } from '../model/record.js';

/** What is compared; `achievement` is result ÷ target, `score_rate` score ÷ weight. */
export const COMPARED = ['actual', 'target', 'achievement', 'score_rate'] as const;
export type Compared = (typeof COMPARED)[number];

/** What a row of the table is. */
export const LEVELS = ['county', 'prefecture', 'province'] as const;
export type Level = (typeof LEVELS)[number];

/** What rows are told apart by beside the place. */
export const SPLITS = ['project', 'department', 'name', 'concept'] as const;
export type Split = (typeof SPLITS)[number];

/** What stands for a place and year with several different figures: nothing (they are listed), or the one that is named. */
export const PICKS = ['list', 'lowest', 'median', 'highest'] as const;
export type Pick = (typeof PICKS)[number];

export interface Years {
  readonly from: number;
  readonly to: number;
}

/** Which reports are looked at. */
export interface Scope {
  readonly years?: Years;
  /** Names or GB/T 2260 codes; a province or prefecture stands for all that is in it. */
  readonly regions?: readonly string[];
  /** A part of the name of the supervising department or of the unit. */
  readonly department?: string;
  readonly kind?: Report['kind'];
}

export interface CompareQuestion extends Scope {
  /** An indicator in one's own words. Give these, `concept` or `family`. */
  readonly words?: string;
  /** A concept as it is called in the column `concept`. */
  readonly concept?: string;
  /** All concepts of a family, as in the column `concept_family`. */
  readonly family?: string;
  /** Leaves out inferred and doubtful figures, and those of reports below this confidence or not weighed; 0 to 1. */
  readonly confidence?: number;
  /** Default `county`. */
  readonly by?: Level;
  readonly split?: Split;
  /** Default `actual`. */
  readonly value?: Compared;
  /** The base unit to compare in where there are several; an empty text for figures without one. */
  readonly unit?: string;
  /** Default `list`. */
  readonly pick?: Pick;
  /** Rank 1 is the highest value (the default) or the lowest. */
  readonly first?: 'highest' | 'lowest';
}

/** A question that no answer can be given to as it stands. */
export class CompareError extends Error {
  override readonly name = 'CompareError';
  constructor(
    readonly code: 'no-subject' | 'no-region' | 'bad-value',
    /** What was asked for and is not there. */
    readonly asked: string,
    message: string,
    /** What may have been meant. */
    readonly near: readonly string[] = [],
  ) {
    super(message);
  }
}
