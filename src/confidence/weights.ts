/**
 * What each clue adds to the log-odds of a reading without a wrong number, at full strength. Measured, not chosen:
 * `node dist/bench/confidence.js --weights` fits them on readings of one half of the fixture documents, right and
 * damaged ones, and tries them on the other half. A clue that tells nothing there is none: unknown headings, uncertain
 * units or regions and lost characters cost values, which warnings say, but were not seen to make numbers wrong.
 */
export const BASE = 2.59;

export const WEIGHTS = {
  'weights.close': 0.4,
  'weights.open': -1.51,
  'scores.close': 1,
  'scores.open': -1.63,
  'levels.close': 0.26,
  'levels.open': -1.25,
  'rate.agrees': 0.6,
  'rate.differs': -0.18,
  'parts.open': -1.44,
  'points.agree': 0.3,
  'points.differ': -0.3,
  'executed.over': -0.3,
  'money.far-apart': -0.68,
  'money.no-name': -0.22,
  'money.points': -1.53,
  'row.no-name': -2.87,
  'row.units-differ': -0.46,
  'row.one-bare': -0.71,
  'row.far-apart': -1.59,
  'row.repeats-points': -1.57,
  'row.score-over': -0.15,
  'row.weight-odd': -1.02,
  'row.no-target': -0.2,
  'row.no-actual': -0.58,
  'row.no-weight': -1.11,
  'row.no-score': -2.49,
  'row.level-odd': -0.68,
  'row.bare': -0.13,
  'row.reason-number': -0.61,
  'grid.gaps': -0.77,
  'layout.unknown': -0.14,
  'cells.unread': -0.55,
  'values.unsure': -0.68,
  'values.inferred': -1.69,
  'rows.shifted': -1.76,
} as const satisfies Readonly<Record<string, number>>;

export type ClueCode = keyof typeof WEIGHTS;
