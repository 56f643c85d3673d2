/** What a comparison answers. Numbers are in the base unit of the comparison; shares are percentages. */
import type { Compared, Level, Pick, Scope, Split } from './question.js';

/**
 * Why a figure is to be looked at: the reader inferred something in its row, left a value of its row out, the report's
 * confidence is below 0.8, a reviewer corrected it, or the same project states something else in another file.
 */
export const DOUBTS = ['inferred', 'unsure', 'confidence', 'conflict', 'corrected'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Reports below this confidence mark their figures. */
export const DOUBTFUL_BELOW = 0.8;

/** A figure of which nothing but a reviewer's correction is to be said is no doubtful one. */
export const isDoubtful = (doubts: readonly Doubt[]): boolean => doubts.some((doubt) => doubt !== 'corrected');

/** One indicator of one report. */
export interface Figure {
  readonly indicatorId: number;
  readonly reportId: number;
  readonly sourceId: number;
  readonly year: number | null;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly provinceCode: string | null;
  readonly province: string | null;
  readonly prefectureCode: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
  readonly kind: string;
  readonly department: string | null;
  readonly unitName: string | null;
  readonly project: string | null;
  readonly concept: string;
  /** The indicator's own words. */
  readonly name: string;
  readonly targetRaw: string | null;
  readonly actualRaw: string | null;
  /** What is compared, in `unit`; null if it cannot be: see `why`. */
  readonly value: number | null;
  readonly unit: string | null;
  readonly why: LeftOutReason | null;
  /** The target in the same unit, else null. */
  readonly target: number | null;
  readonly targetComparator: string | null;
  readonly achieved: string | null;
  readonly scoreRate: number | null;
  readonly confidence: number | null;
  readonly doubts: readonly Doubt[];
  readonly path: string;
  readonly entry: string | null;
  /** Where it stands in its file: 表1 行12 列4. */
  readonly place: string | null;
  /** Other files that state the same of the same project. */
  readonly copies: number;
}

/**
 * Why a figure is not compared: nothing is stated; words or a date; a range or a bound; no unit where others have one;
 * another unit than the one chosen; no year or region is known; a report of a region above the level of the rows; left
 * out by `confidence` for a doubt, for a low confidence, or because the report was never weighed.
 */
export const LEFT_OUT = ['empty', 'words', 'inexact', 'no-unit', 'other-unit', 'no-year', 'no-region', 'above', 'doubtful', 'low-confidence', 'not-weighed'] as const; // prettier-ignore
export type LeftOutReason = (typeof LEFT_OUT)[number];

export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly figures: number;
  /** The first of them. */
  readonly examples: readonly Figure[];
  readonly all: readonly Figure[];
}

/**
 * How a cell's value came to be: `one` figure; several that `agree`; `several` different ones, so that there is no value;
 * the one that was picked; or the `places`' median, where rows are above counties.
 */
export type Basis = 'one' | 'agree' | 'several' | 'lowest' | 'median' | 'highest' | 'places';

export interface Cell {
  readonly year: number;
  readonly value: number | null;
  readonly basis: Basis;
  /** Lowest and highest of its figures, or of its places. */
  readonly low: number;
  readonly high: number;
  readonly target: number | null;
  readonly targetComparator: string | null;
  readonly achieved: string | null;
  /** Score ÷ weight, a fraction. */
  readonly scoreRate: number | null;
  readonly doubts: readonly Doubt[];
  readonly figures: readonly Figure[];
  /** Places that the value is the median of; those among them with several different figures are not. */
  readonly places: number;
  readonly placesUnclear: number;
  /** Among the values of the year; ties share a rank. */
  readonly rank: number | null;
  /** Distance from the median in robust standard deviations; null where it cannot be told. */
  readonly z: number | null;
  readonly outlier: boolean;
}

export interface Row {
  /** Code of the place, or its name where it has none, and what it is split by. */
  readonly key: string;
  readonly code: string | null;
  readonly province: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
  /** The shortest name that tells the place from the others of the table. */
  readonly label: string;
  /** The project, department, name or concept that rows are split by. */
  readonly part: string | null;
  /** One a year of the table; null where there is nothing. */
  readonly cells: readonly (Cell | null)[];
  /** From the first to the last year with a value; null with fewer than two. */
  readonly change: Change | null;
}

export interface Change {
  readonly from: number;
  readonly to: number;
  /** In the unit of the comparison; of percentages in percentage points. */
  readonly difference: number;
  /** Share of the first value; null from zero. */
  readonly ratio: number | null;
}

/** The values of one year. */
export interface Spread {
  readonly year: number;
  readonly count: number;
  readonly doubtful: number;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
  /**
   * How outliers were told: by `mad`, the median distance from the median; by the `mean` distance where more than half
   * of the values are equal; or not at all, as there are too `few` values or all are the `same`.
   */
  readonly method: 'mad' | 'mean' | 'few' | 'same';
  readonly outliers: number;
}

export interface NameUse {
  readonly name: string;
  readonly concept: string;
  readonly figures: number;
}

export interface NearConcept {
  readonly concept: string;
  readonly family: string;
  readonly indicators: number;
}

export interface UnitGroup {
  /** Empty: none is stated. */
  readonly unit: string;
  readonly figures: number;
  readonly places: number;
  readonly lowest: number;
  readonly highest: number;
  readonly names: readonly NameUse[];
}

export interface MatchedRegion {
  readonly asked: string;
  /** What was asked for in words: the name that belongs to a code. */
  readonly name: string;
  readonly matched: readonly { readonly code: string; readonly name: string }[];
}

interface Asked {
  readonly subject: string;
  /** How the words were matched to concepts. */
  readonly match: 'concept' | 'words' | 'name' | 'override' | 'family';
  readonly concepts: readonly string[];
  readonly value: Compared;
  readonly by: Level;
  readonly split: Split | null;
  readonly pick: Pick;
  readonly first: 'highest' | 'lowest';
  readonly confidence: number | null;
  readonly scope: Scope;
  readonly regions: readonly MatchedRegion[];
}

/** The table. */
export interface ComparedTable extends Asked {
  readonly outcome: 'compared';
  readonly unit: string;
  readonly units: readonly UnitGroup[];
  readonly years: readonly number[];
  readonly rows: readonly Row[];
  readonly spread: readonly Spread[];
  /** The names that were put together, the most frequent first. */
  readonly names: readonly NameUse[];
  readonly leftOut: readonly LeftOut[];
  /** Figures that were folded into another one as the same report in another file. */
  readonly copies: number;
  /** Concepts of a like name, which are not in the table. */
  readonly near: readonly NearConcept[];
}

/** Nothing is called that. */
export interface UnknownConcept {
  readonly outcome: 'unknown';
  readonly subject: string;
  readonly near: readonly NearConcept[];
}

/** Figures in units between which there is no way: one has to be chosen. */
export interface SeveralUnits extends Asked {
  readonly outcome: 'units';
  readonly units: readonly UnitGroup[];
  readonly near: readonly NearConcept[];
}

export type Comparison = ComparedTable | UnknownConcept | SeveralUnits;
export type AskedParts = Asked;
