/** How far the evidence of a reading says that its numbers are those of the document. */
import type { Doc } from '../model/doc.js';
import type { Evidence, Extraction } from '../model/record.js';
import type { Clue, Reading, Sign } from './clue.js';
import { GRID } from './clues/grid.js';
import { MONEY } from './clues/money.js';
import { ROWS } from './clues/rows.js';
import { TOTALS } from './clues/totals.js';
import { WARNED } from './clues/warned.js';
import { readings } from './reading.js';
import { BASE, WEIGHTS } from './weights.js';

export type { Clue, Reading, Sign } from './clue.js';
export { readings } from './reading.js';

export const CLUES: readonly Clue[] = [...TOTALS, ...MONEY, ...ROWS, ...GRID, ...WARNED];

/** The clues that show in a reading, in the order of CLUES. */
export function signsOf(reading: Reading): { readonly clue: Clue; readonly sign: Sign }[] {
  const { report, tables, warnings } = reading;
  const signs: { clue: Clue; sign: Sign }[] = [];
  // a family of clues is only asked about a reading that has what they are found in
  const ask = (clues: readonly Clue[], { length }: readonly unknown[]): void => {
    if (length === 0) return;
    for (const clue of clues) {
      const sign = clue.find(reading);
      if (sign !== null) signs.push({ clue, sign });
    }
  };
  ask(TOTALS, report.indicators);
  ask(MONEY, report.funding);
  ask(ROWS, report.indicators);
  ask(GRID, tables);
  ask(WARNED, warnings);
  return signs;
}

const rounded = (number: number, digits: number): number => Math.round(number * 10 ** digits) / 10 ** digits;

/** Confidence from effects: the logistic function of their sum, to three decimals. */
export function confidenceOf(evidence: readonly Pick<Evidence, 'effect'>[]): number {
  const odds = evidence.reduce((sum, { effect }) => sum + effect, BASE);
  return rounded(1 / (1 + Math.exp(-odds)), 3);
}

function evidenceOf(reading: Reading): Evidence[] {
  const all = signsOf(reading).map(({ clue, sign }) => ({
    code: clue.code,
    effect: rounded(WEIGHTS[clue.code] * sign.amount, 2),
    times: sign.times,
    note: sign.note,
  }));
  // the strongest first; a stable sort keeps the order of the clues among equals
  return all.filter(({ effect }) => effect !== 0).sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

/**
 * The record with the confidence of each report and its evidence. It takes the findings of `audit` into account, so
 * that comes first.
 *
 * @example
 * const { reports } = weigh(audit(extraction), doc);
 * console.log(reports[0]?.confidence, reports[0]?.evidence.map(({ code, effect }) => `${code} ${effect}`));
 */
export function weigh(extraction: Extraction, doc: Doc): Extraction {
  const weighed = readings(extraction, doc).map((reading) => {
    const evidence = evidenceOf(reading);
    return { ...reading.report, confidence: confidenceOf(evidence), evidence };
  });
  return { ...extraction, reports: weighed };
}
