/**
 * Whether the confidence of a report orders right and wrong readings. Fixture documents are read as they are, saved in
 * other formats and damaged; each reading is held against the gold, number by number. Weights are fitted on one half of
 * the documents (by a hash of their name) and tried on the other half.
 *
 *   node dist/bench/confidence.js                how the weights in use do
 *   node dist/bench/confidence.js --times 4      each damage done four times (default 2)
 *   node dist/bench/confidence.js --weights      also the weights as they would be fitted now, for src/confidence/weights.ts
 */
import { CLUES, textTable } from '../src/index.js';
import { hashOf } from './confidence/damage.js';
import { areaUnderCurve, chance, fit, type Case, type Weights } from './confidence/fit.js';
import { samples, type Sample } from './confidence/readings.js';

const BANDS = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1];

const right = (one: Sample): boolean => one.count.wrong === 0;
const cases = (list: readonly Sample[]): Case[] => list.map((one) => ({ clues: one.clues, right: right(one) }));
const fitted = (list: readonly Sample[]): Weights => fit(cases(list), CLUES.map(({ favours }) => favours)); // prettier-ignore
const auc = (list: readonly Sample[], rate: (one: Sample) => number): number =>
  areaUnderCurve(list.map((one) => [rate(one), right(one)]));
const by =
  (weights: Weights) =>
  (one: Sample): number =>
    chance(weights, one.clues);

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`);
const sum = (list: readonly Sample[], key: keyof Sample['count']): number => list.reduce((n, one) => n + one.count[key], 0); // prettier-ignore

function bandRow(list: readonly Sample[], from: number, to: number): (string | number)[] {
  const inside = list.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
  return [
    `${from}–${to}`,
    inside.length,
    percent(inside.filter((one) => !right(one)).length, inside.length),
    percent(sum(inside, 'wrong'), sum(inside, 'read')),
    percent(sum(inside, 'missing'), sum(inside, 'stated')),
  ];
}

const bands = (list: readonly Sample[]): string =>
  textTable(
    ['confidence', 'readings', 'with a wrong number', 'wrong numbers', 'missing numbers'],
    BANDS.slice(1).map((to, i) => bandRow(list, BANDS[i] ?? 0, to)),
  );

/** How clean readings fare: documents as they are or merely saved in another format. */
const undamaged = ({ how }: Sample): boolean => !how.includes(': ');

const given = process.argv.indexOf('--times');
const times = given < 0 ? 2 : Number(process.argv[given + 1]);
if (!Number.isSafeInteger(times) || times < 1) throw new Error('--times takes a whole number from 1 up');

const all = await samples(times);
const half = (which: number): Sample[] => all.filter(({ document }) => hashOf(document) % 2 === which);
const [learnt, held] = [half(0), half(1)];
const documents = (list: readonly Sample[]): number => new Set(list.map(({ document }) => document)).size;

const damageHalf = (list: readonly Sample[], which: number): Sample[] => list.filter((one) => undamaged(one) || hashOf(one.how) % 2 === which); // prettier-ignore
const figures: (readonly [string, number])[] = [
  ['in use, on documents they are from', auc(learnt, ({ confidence }) => confidence)],
  ['in use, on documents held out', auc(held, ({ confidence }) => confidence)],
  ['fitted now, on documents held out', auc(held, by(fitted(learnt)))],
  ['halves swapped', auc(learnt, by(fitted(held)))],
  ['kinds of damage held out as well', auc(damageHalf(held, 1), by(fitted(damageHalf(learnt, 0))))],
];

process.stdout.write(`${learnt.length} readings of ${documents(learnt)} documents to fit, ${held.length} of ${documents(held)} others held out

${textTable(['area under the curve', ''], figures.map(([words, area]) => [words, area.toFixed(3)]))}
Held-out documents, by the confidence that the program gives:

${bands(held)}
Of these, as they are or saved in another format, undamaged:

${bands(held.filter(undamaged))}`); // prettier-ignore

if (process.argv.includes('--weights')) {
  const { base, weights } = fitted(learnt);
  const rows = CLUES.map(({ code }, i) => {
    const seen = learnt.filter((one) => (one.clues[i] ?? 0) > 0);
    return [
      `'${code}': ${(weights[i] ?? 0).toFixed(2)},`,
      percent(seen.filter(right).length, seen.length),
      seen.length,
    ];
  });
  process.stdout.write(`\nexport const BASE = ${base.toFixed(2)};\n${textTable(['weight', 'right readings with it', 'readings with it'], rows)}`); // prettier-ignore
}
