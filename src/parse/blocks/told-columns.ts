/**
 * Columns whose headings have no known meaning, told by what they hold, where they stand and what their numbers add up to.
 * Of several that could hold the same thing none is taken, and each that is taken is reported as inferred.
 */
import { fold } from '../../text/clean.js';
import { parsePoints } from '../../text/points.js';
import { parseValue } from '../../text/quantity.js';
import type { TableContext } from '../draft.js';
import { namesLevel1, namesLevel2 } from '../levels.js';
import { HEADING_HINTS, HEADINGS_ASIDE } from '../../../data/labels.js';
import {
  contentsOf,
  holdsOperators,
  holdsPairs,
  holdsUnits,
  holdsWords,
  likeness,
  pointsOf,
  shareOf,
  sumOf,
  type Contents,
} from './column-contents.js';
import { LEVELS, type IndicatorColumnOf, type IndicatorHeader, type IndicatorRole, type ToldColumn } from './indicator-roles.js'; // prettier-ignore

type Hint = (typeof HEADING_HINTS)[number][0];

const hintsIn = (text: string): readonly Hint[] =>
  HEADING_HINTS.filter(([, words]) => words.test(fold(text))).map(([role]) => role);

/** What the words of a heading hint at; those of headings above it count where it has none of its own. */
export function hintsOf({ cell, text }: { cell: { text: string }; text: string }): readonly Hint[] {
  const own = hintsIn(cell.text);
  return own.length > 0 ? own : hintsIn(text);
}

const isAside = (text: string): boolean => HEADINGS_ASIDE.test(fold(text));

/** Why something fell short, and what is done about it (差异说明, 未达成的原因和措施); whose words they are must not be said. */
const REASON = /^(?=.*[未偏差异超扣失]).*(原因|说明|分析|理由|措施|对策)$/;
const OF_OTHERS = /复核|审|核查|抽查|专家|财政|第三方|上级|主管|依据|标准|细则/;

const namesReason = (text: string): boolean => REASON.test(fold(text)) && !OF_OTHERS.test(text);

interface Telling {
  readonly columns: readonly IndicatorColumnOf[];
  readonly contents: ReadonlyMap<IndicatorColumnOf, Contents>;
  /** What each column is taken for so far. */
  readonly roles: Map<IndicatorColumnOf, IndicatorRole>;
  readonly told: ToldColumn[];
}

/** The header with the roles of its unknown columns, as far as they can be told. */
export function tellColumns(context: TableContext, header: IndicatorHeader): IndicatorHeader {
  const level = header.columns.findIndex(({ role }) => LEVELS.has(role));
  const unknown = header.columns.filter(
    ({ role }, i) => role === 'unknown' || (role === 'block' && level >= 0 && i > level),
  );
  const needed = (['target', 'actual', 'weight', 'score'] as const).some(
    (role) => !header.columns.some((column) => column.role === role),
  );
  if (unknown.length === 0) return header;
  if (!needed && unknown.every(({ cell }) => cell.text === '')) return withoutBlank(header, header.columns);
  const roles = new Map(header.columns.map((column) => [column, column.role]));
  const telling: Telling = { columns: header.columns, contents: contentsOf(context, header), roles, told: [] };
  tellLevels(telling);
  tellSigns(telling);
  tellPoints(telling);
  tellValues(telling);
  tellReason(telling);
  const columns = header.columns.map((column) => ({ ...column, role: roles.get(column) ?? column.role }));
  return { ...withoutBlank(header, columns), told: [...header.told, ...telling.told] };
}

/** A column without a heading that nothing could be told of is none. */
const withoutBlank = (header: IndicatorHeader, columns: readonly IndicatorColumnOf[]): IndicatorHeader => ({
  ...header,
  columns: columns.filter(({ role, cell }) => role !== 'unknown' || cell.text !== ''),
});

const NOTHING: Contents = { own: [], all: [], total: null };
const of = ({ contents }: Telling, column: IndicatorColumnOf): Contents => contents.get(column) ?? NOTHING;
const at = ({ columns, roles }: Telling, role: IndicatorRole): IndicatorColumnOf | null =>
  columns.find((column) => roles.get(column) === role) ?? null;

/** Columns that nothing is known of yet and that may hold what a form's own unit states. */
function open({ columns, roles }: Telling, aside = isAside): IndicatorColumnOf[] {
  // what reads like the label of the block is none where it stands behind the levels (全年完成)
  const level = columns.findIndex((column) => LEVELS.has(roles.get(column) ?? 'unknown'));
  return columns.filter((column, i) => {
    const role = roles.get(column);
    return (role === 'unknown' || (role === 'block' && level >= 0 && i > level)) && !aside(column.text);
  });
}

function take(telling: Telling, column: IndicatorColumnOf | null | undefined, role: IndicatorRole, by: string): void {
  if (!column) return;
  telling.roles.set(column, role);
  telling.told.push({ cell: column.cell, role, by });
}

/** The only one, or the only one whose heading hints at the role. */
function only(columns: readonly IndicatorColumnOf[], hint: Hint | null): IndicatorColumnOf | null {
  const [one, ...others] = columns;
  if (one && others.length === 0) return one;
  const hinted = hint === null ? [] : columns.filter((column) => hintsOf(column).includes(hint));
  return hinted.length === 1 ? (hinted[0] ?? null) : null;
}

/** Whether the heading's words do not speak for another role. */
const allows = (column: IndicatorColumnOf, role: Hint): boolean => {
  const hints = hintsOf(column);
  return hints.length === 0 || hints.includes(role);
};

function tellLevels(telling: Telling): void {
  const { columns, roles } = telling;
  const values = columns.filter((column) =>
    /^(target|actual|weight|score|operator|unit)$/.test(roles.get(column) ?? ''),
  );
  const end = Math.min(...values.map(({ index }) => index));
  const left = (): IndicatorColumnOf[] => open(telling).filter(({ index, cell }) => index < end && cell.text !== '');
  for (const [role, names] of [
    ['level1', namesLevel1],
    ['level2', namesLevel2],
  ] as const) {
    if (at(telling, role) || at(telling, 'levels')) continue;
    const fits = left().filter((column) => (shareOf(of(telling, column).all, names) ?? 0) > 0.5);
    take(telling, only(fits, null), role, 'what it holds');
  }
  if (at(telling, 'level3')) return;
  const known = columns.filter((column) => LEVELS.has(roles.get(column) ?? 'unknown'));
  const from = Math.max(-1, ...known.map(({ index }) => index));
  const names = left().filter((column) => column.index > from && holdsWords(of(telling, column)));
  const named = names.filter(({ text }) => /指标|名称/.test(text));
  take(telling, only(names, null) ?? only(named, null), 'level3', 'where it stands');
}

function tellSigns(telling: Telling): void {
  const signs = open(telling).filter((column) => holdsOperators(of(telling, column)));
  if (!at(telling, 'operator')) take(telling, only(signs, null), 'operator', 'what it holds');
  const units = open(telling).filter((column) => holdsUnits(of(telling, column)));
  if (!at(telling, 'unit')) take(telling, only(units, null), 'unit', 'what it holds');
}

type Points = readonly (number | null)[];

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.02;

/** Whether each score is at most the weight beside it, and enough of both are stated. */
function within(scores: Points, weights: Points): boolean {
  const stated = scores.filter((score, i) => score !== null && weights[i] !== null).length;
  return (
    stated >= 2 &&
    stated * 2 > weights.filter((weight) => weight !== null).length &&
    scores.every((score, i) => score === null || weights[i] === null || score <= (weights[i] ?? 0) + 0.001)
  );
}

/** Most indicators are met in full: a column of deductions is not like that. */
const mostlyFull = (scores: Points, weights: Points): boolean =>
  scores.filter((score, i) => score !== null && score === weights[i]).length * 2 >=
  scores.filter((score) => score !== null).length;

/** Whether the sum is that of a form, or what its total row states. */
function sumsUp(points: Points, total: string | null, whole: readonly number[]): boolean {
  const sum = sumOf(points);
  const stated = total === null || total === '' ? null : parsePoints(total);
  return whole.some((number) => near(number, sum)) || (stated !== null && near(stated, sum));
}

/** Weights of a form are of a hundred points, of which ten may stand with the funding. */
const WHOLE = [100, 90];

function tellPoints(telling: Telling): void {
  const points = new Map<IndicatorColumnOf, Points>();
  for (const column of telling.columns) {
    const numbers = pointsOf(of(telling, column));
    if (numbers) points.set(column, numbers);
  }
  const get = (column: IndicatorColumnOf | null): Points | null => (column && points.get(column)) ?? null;
  const may = (role: 'weight' | 'score'): IndicatorColumnOf[] =>
    open(telling).filter((column) => points.has(column) && allows(column, role));
  const [weight, score] = [at(telling, 'weight'), at(telling, 'score')];
  const total = (column: IndicatorColumnOf): string | null => of(telling, column).total;
  if (weight && score) return;
  const both = open(telling).filter((column) => holdsPairs(of(telling, column)));
  if (!weight && !score && both.length > 0) {
    take(telling, only(both, null), 'points', 'its pairs of numbers');
    return;
  }
  if (weight) {
    const weights = get(weight);
    if (!weights) return;
    const fits = may('score').filter((column) => {
      const scores = get(column);
      return scores !== null && within(scores, weights) && (mostlyFull(scores, weights) || sumsUp(scores, total(column), [])); // prettier-ignore
    });
    take(telling, only(fits, 'score'), 'score', 'its numbers, none above the weight of its row');
    return;
  }
  if (score) {
    const scores = get(score);
    if (!scores) return;
    const fits = may('weight').filter((column) => {
      const weights = get(column);
      return weights !== null && within(scores, weights) && sumsUp(weights, total(column), WHOLE);
    });
    take(telling, only(fits, 'weight'), 'weight', 'the sum of its numbers');
    return;
  }
  const results = Math.max(...[at(telling, 'actual'), at(telling, 'target')].map((column) => column?.index ?? -1));
  const pairs = may('weight').flatMap((one) =>
    may('score').flatMap((two) => {
      const [weights, scores] = [get(one), get(two)];
      if (one === two || !weights || !scores || !within(scores, weights) || !mostlyFull(scores, weights)) return [];
      const beside = two.index === one.index + 1 && one.index > results && weights.length >= 2;
      const hinted = hintsOf(one).includes('weight') && hintsOf(two).includes('score');
      return beside || hinted || sumsUp(weights, total(one), WHOLE) ? [{ one, two }] : [];
    }),
  );
  // equal columns are weight and score in either order: the usual one is taken
  const sided = pairs.length === 2 ? pairs.filter(({ one, two }) => one.index < two.index) : pairs;
  const [pair, ...others] = sided;
  if (!pair || others.length > 0) return;
  take(telling, pair.one, 'weight', 'the numbers of two columns, none of the second above the first');
  take(telling, pair.two, 'score', 'the numbers of two columns, none of the second above the first');
}

/** Whether the columns may be target and result of the same rows. */
function comparable(telling: Telling, target: IndicatorColumnOf, actual: IndicatorColumnOf): boolean {
  const { alike, unlike } = likeness(of(telling, target), of(telling, actual));
  const hinted = hintsOf(target).includes('target') && hintsOf(actual).includes('actual');
  return hinted ? alike >= unlike : alike >= 2 && alike > 2 * unlike;
}

/** How many texts of a column say how they are to be compared: targets do, results hardly ever. */
const compared = ({ own }: Contents): number => own.filter((text) => parseValue(text)?.comparator).length;

function tellValues(telling: Telling): void {
  const name = at(telling, 'level3')?.index ?? -1;
  const [target, actual] = [at(telling, 'target'), at(telling, 'actual')];
  if (target && actual) return;
  const may = (role: 'target' | 'actual'): IndicatorColumnOf[] => {
    const known = role === 'target' ? target : actual;
    if (known) return [known];
    return open(telling).filter(
      (column) => column.index > name && column.cell.text !== '' && allows(column, role) && of(telling, column).own.some((text) => /\d/.test(text)), // prettier-ignore
    );
  };
  const pairs = may('target').flatMap((one) =>
    may('actual')
      .filter(
        (two) =>
          one.index < two.index &&
          comparable(telling, one, two) &&
          compared(of(telling, one)) >= compared(of(telling, two)),
      )
      .map((two) => ({ one, two })),
  );
  const hinted = pairs.filter(
    ({ one, two }) =>
      (one === target || hintsOf(one).includes('target')) && (two === actual || hintsOf(two).includes('actual')),
  );
  const best = hinted.length > 0 ? hinted : pairs;
  const [pair, ...others] = best;
  if (!pair || others.length > 0) return;
  if (pair.one !== target) take(telling, pair.one, 'target', 'where it stands and the units of its values');
  if (pair.two !== actual) take(telling, pair.two, 'actual', 'where it stands and the units of its values');
}

function tellReason(telling: Telling): void {
  const behind = (at(telling, 'score') ?? at(telling, 'actual'))?.index;
  if (behind === undefined) return;
  const texts = open(telling, (text) => isAside(text) && !namesReason(text)).filter(
    (column) =>
      column.index > behind &&
      pointsOf(of(telling, column)) === null &&
      (namesReason(column.cell.text) || hintsOf(column).join() === 'reason' || (column.cell.text === '' && holdsWords(of(telling, column)))), // prettier-ignore
  );
  const [first, second] = texts;
  const known = at(telling, 'reason');
  if (known === null && texts.length === 1) take(telling, first, 'reason', 'the words of its heading');
  else if (known === null && second && /措施/.test(second.text)) {
    take(telling, first, 'reason', 'the words of its heading');
    take(telling, second, 'measures', 'the words of its heading');
  } else if (known && texts.length === 1 && first?.cell.text !== '' && !at(telling, 'measures'))
    take(telling, first, 'measures', 'the words of its heading');
}
