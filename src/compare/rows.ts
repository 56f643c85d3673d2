/** The table: a row a place, a cell a year, each cell held against the others of its year. */
import { isDoubtful, type Cell, type Change, type Row, type Spread } from './answer.js';
import { cellOf, cellOfPlaces, type Unranked, type Valued } from './cells.js';
import { labelsOf, placeOf, type Place } from './places.js';
import type { CompareQuestion, Split } from './question.js';
import { ascending, OUTLYING, quantile, rounded, yardstick } from './statistics.js';

export interface TableParts {
  readonly years: readonly number[];
  readonly rows: readonly Row[];
  readonly spread: readonly Spread[];
}

const partOf = (figure: Valued, split: Split | null): string | null => {
  if (split === 'project') return figure.project ?? '';
  if (split === 'department') return figure.department ?? figure.unitName ?? '';
  if (split === 'concept') return figure.concept;
  return split === 'name' ? figure.name : null;
};

interface Draft {
  readonly place: Place;
  readonly part: string | null;
  readonly byYear: Map<number, Valued[]>;
}

function drafts(figures: readonly Valued[], question: CompareQuestion): Draft[] {
  const found = new Map<string, Draft>();
  for (const figure of figures) {
    const place = placeOf(figure, question.by ?? 'county');
    if (typeof place === 'string') continue;
    const part = partOf(figure, question.split ?? null);
    const key = part === null ? place.key : `${place.key}\u0000${part}`;
    let draft = found.get(key);
    if (draft === undefined) found.set(key, (draft = { place, part, byYear: new Map() }));
    const own = draft.byYear.get(figure.year);
    if (own === undefined) draft.byYear.set(figure.year, [figure]);
    else own.push(figure);
  }
  const order = ({ place, part }: Draft): string => `${place.key}\u0000${part ?? ''}`;
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Rank 1 is the first; equal values share the better rank. */
function ranks(values: readonly number[], first: 'highest' | 'lowest'): Map<number, number> {
  const sorted = ascending(values);
  if (first === 'highest') sorted.reverse();
  const found = new Map<number, number>();
  sorted.forEach((value, i) => {
    if (!found.has(value)) found.set(value, i + 1);
  });
  return found;
}

function ofYear(year: number, cells: readonly Unranked[], first: 'highest' | 'lowest') {
  const valued = cells.filter((cell) => cell.value !== null);
  const sorted = ascending(valued.map((cell) => cell.value ?? 0));
  const place = ranks(sorted, first);
  const { method, z } = yardstick(sorted);
  const finish = (cell: Unranked): Cell => {
    const distance = cell.value === null ? null : z(cell.value);
    return {
      ...cell,
      rank: cell.value === null ? null : (place.get(cell.value) ?? null),
      z: distance === null ? null : Number(distance.toFixed(3)),
      outlier: distance !== null && Math.abs(distance) > OUTLYING,
    };
  };
  const finished = cells.map(finish);
  const spread: Spread | null =
    sorted.length === 0
      ? null
      : {
          year,
          count: sorted.length,
          doubtful: valued.filter((cell) => isDoubtful(cell.doubts)).length,
          min: quantile(sorted, 0),
          q1: quantile(sorted, 0.25),
          median: quantile(sorted, 0.5),
          q3: quantile(sorted, 0.75),
          max: quantile(sorted, 1),
          method,
          outliers: finished.filter((cell) => cell.outlier).length,
        };
  return { finished, spread };
}

function changeOf(cells: readonly (Cell | null)[]): Change | null {
  const valued = cells.flatMap((cell) => (cell === null || cell.value === null ? [] : [{ year: cell.year, value: cell.value }])); // prettier-ignore
  const [first, last] = [valued[0], valued.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const difference = rounded(last.value - first.value);
  const ratio = first.value === 0 ? null : rounded(difference / Math.abs(first.value));
  return { from: first.year, to: last.year, difference, ratio };
}

export function tableOf(figures: readonly Valued[], question: CompareQuestion): TableParts {
  const years = [...new Set(figures.map(({ year }) => year))].sort((a, b) => a - b);
  const rows = drafts(figures, question);
  const labels = labelsOf(rows.map(({ place }) => place));
  const cells = rows.map(() => new Map<number, Cell>());
  const spread: Spread[] = [];
  const make = (question.by ?? 'county') === 'county' ? cellOf : cellOfPlaces;
  for (const year of years) {
    const index: number[] = [];
    const unranked: Unranked[] = [];
    rows.forEach((row, i) => {
      const own = row.byYear.get(year);
      if (own === undefined) return;
      index.push(i);
      unranked.push(make(year, own, question.pick ?? 'list'));
    });
    const one = ofYear(year, unranked, question.first ?? 'highest');
    one.finished.forEach((cell, i) => cells[index[i] ?? 0]?.set(year, cell));
    if (one.spread !== null) spread.push(one.spread);
  }
  return {
    years,
    spread,
    rows: rows.map(({ place, part }, i) => {
      const own = years.map((year) => cells[i]?.get(year) ?? null);
      const key = part === null ? place.key : `${place.key}/${part}`;
      return { ...place, key, label: labels.get(place.key) ?? place.key, part, cells: own, change: changeOf(own) };
    }),
  };
}
