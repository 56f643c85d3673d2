/** Figures of one place and year to one value, or to none: never to a mean. */
import { DOUBTS, type Basis, type Cell, type Doubt, type Figure } from './answer.js';
import type { Pick } from './question.js';
import { ascending, median } from './statistics.js';

/** A figure that has a value. */
export type Valued = Figure & { readonly value: number; readonly year: number };

/** A cell before it is held against the others of its year. */
export type Unranked = Omit<Cell, 'rank' | 'z' | 'outlier'>;

const doubtsOf = (figures: readonly Figure[]): readonly Doubt[] =>
  figures.length === 1
    ? (figures[0]?.doubts ?? [])
    : DOUBTS.filter((doubt) => figures.some((figure) => figure.doubts.includes(doubt)));

/** What all of some figures say alike, else null. */
function common<T>(figures: readonly Figure[], of: (figure: Figure) => T): T | null {
  const first = figures[0];
  if (first === undefined) return null;
  return figures.every((figure) => of(figure) === of(first)) ? of(first) : null;
}

function valueOf(sorted: readonly number[], pick: Pick): readonly [number | null, Basis] {
  const [low = 0, high = low] = [sorted[0], sorted.at(-1)];
  if (sorted.length === 1) return [low, 'one'];
  if (low === high) return [low, 'agree'];
  if (pick === 'lowest') return [low, 'lowest'];
  if (pick === 'highest') return [high, 'highest'];
  return pick === 'median' ? [median(sorted), 'median'] : [null, 'several'];
}

/** The cell of one county and year; `figures` is not empty. */
export function cellOf(year: number, figures: readonly Valued[], pick: Pick): Unranked {
  const sorted =
    figures.length === 1 ? figures.map(({ value }) => value) : ascending(figures.map(({ value }) => value));
  const [value, basis] = valueOf(sorted, pick);
  // of several figures the target and score are those of the ones that have the value
  const own = figures.length === 1 ? figures : figures.filter((figure) => figure.value === value);
  return {
    year,
    value,
    basis,
    low: sorted[0] ?? 0,
    high: sorted.at(-1) ?? 0,
    target: common(own, (figure) => figure.target),
    targetComparator: common(own, (figure) => figure.targetComparator),
    achieved: common(own, (figure) => figure.achieved),
    scoreRate: common(own, (figure) => figure.scoreRate),
    doubts: doubtsOf(basis === 'one' ? own : figures),
    figures,
    places: 1,
    placesUnclear: value === null ? 1 : 0,
  };
}

/** The cell of a prefecture or province: the median of its places, which are named by their code. */
export function cellOfPlaces(year: number, figures: readonly Valued[], pick: Pick): Unranked {
  const byPlace = new Map<string, Valued[]>();
  for (const figure of figures) {
    const place = figure.regionCode ?? figure.regionName ?? '';
    byPlace.set(place, [...(byPlace.get(place) ?? []), figure]);
  }
  const cells = [...byPlace.values()].map((own) => cellOf(year, own, pick));
  const clear = cells.filter((cell) => cell.value !== null);
  const values = ascending(clear.map((cell) => cell.value ?? 0));
  return {
    year,
    value: values.length === 0 ? null : median(values),
    basis: 'places',
    low: values[0] ?? Math.min(...cells.map((cell) => cell.low)),
    high: values.at(-1) ?? Math.max(...cells.map((cell) => cell.high)),
    target: null,
    targetComparator: null,
    achieved: null,
    scoreRate: null,
    doubts: doubtsOf(clear.flatMap((cell) => cell.figures)),
    figures,
    places: clear.length,
    placesUnclear: cells.length - clear.length,
  };
}
