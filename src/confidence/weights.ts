/**
 * What each clue adds to the log-odds of a reading without a wrong number, at full strength. Measured, not chosen:
 * `node dist/bench/confidence.js --weights` fits them on readings of one half of the fixture documents, right and
 * damaged ones, and tries them on the other half. A clue that tells nothing there is none: unknown headings, uncertain
 * units or regions and lost characters cost values, which warnings say, but were not seen to make numbers wrong.
 */
export const BASE = 2.54;

export const WEIGHTS = {
  'weights.close': 0.39,
  'weights.open': -1.52,
  'scores.close': 1,
  'scores.open': -1.6,
  'levels.close': 0.29,
  'levels.open': -1.23,
  'rate.agrees': 0.64,
  'rate.differs': -0.17,
  'parts.open': -1.42,
  'points.agree': 0.26,
  'points.differ': -0.29,
  'executed.over': -0.3,
  'money.far-apart': -0.71,
  'money.no-name': -0.19,
  'money.points': -1.54,
  'row.no-name': -2.88,
  'row.units-differ': -0.46,
  'row.one-bare': -0.72,
  'row.far-apart': -1.59,
  'row.repeats-points': -1.59,
  'row.score-over': -0.16,
  'row.weight-odd': -1.09,
  'row.no-target': -0.2,
  'row.no-actual': -0.56,
  'row.no-weight': -1.09,
  'row.no-score': -2.49,
  'row.level-odd': -0.65,
  'row.bare': -0.14,
  'row.reason-number': -0.63,
  'grid.gaps': -0.79,
  'layout.unknown': -0.13,
  // costs numbers rather than makes them wrong: fitted with readings that lost a third of their numbers counted as wrong
  'form.unread': -1.39,
  // not fitted but set: no damage to the fixtures loses every row, or most, or all money; a reading that did must not
  // look like a good one, however well the rest of it adds up
  'rows.none': -2.4,
  'rows.lost': -2,
  'money.none': -2,
  'cells.unread': -0.52,
  'values.unsure': -0.65,
  'values.inferred': -1.68,
  'rows.shifted': -1.73,
} as const satisfies Readonly<Record<string, number>>;

export type ClueCode = keyof typeof WEIGHTS;
