/** Rows of a report as rules look at them. */
import type { At, Form, Funding, Indicator, Report } from '../model/record.js';

type ByForm<R> = ReadonlyMap<number | null, readonly R[]>;

/** Sorts rows by their form, in document order; once for each list of rows, since most rules ask for them. */
function sorter<R extends { readonly form: number | null }>(): (rows: readonly R[]) => ByForm<R> {
  const known = new WeakMap<readonly R[], ByForm<R>>();
  return (rows) => {
    const before = known.get(rows);
    if (before) return before;
    const sorted = new Map<number | null, R[]>();
    for (const row of rows) {
      const others = sorted.get(row.form);
      if (others) others.push(row);
      else sorted.set(row.form, [row]);
    }
    known.set(rows, sorted);
    return sorted;
  };
}
const fundingByForm = sorter<Funding>();
const indicatorsByForm = sorter<Indicator>();

export const fundingOf = (report: Report, form: number | null): readonly Funding[] =>
  fundingByForm(report.funding).get(form) ?? [];

export const indicatorsOf = (report: Report, form: number | null): readonly Indicator[] =>
  indicatorsByForm(report.indicators).get(form) ?? [];

/** Ordinals of the forms, and null for prose, that hold indicators; in document order. */
export const formsOf = (report: Report): (number | null)[] => [...indicatorsByForm(report.indicators).keys()];

/** A place for findings that concern the report as a whole. */
export const reportAt = (report: Report): At | null =>
  report.forms[0]?.at ?? report.sections[0]?.at ?? report.indicators[0]?.at ?? report.funding[0]?.at ?? null;

export const totalRow = (rows: readonly Funding[]): Funding | undefined => rows.find((row) => row.source === 'total');

export const losesPoints = (row: Indicator): boolean =>
  row.weight !== null && row.score !== null && row.score < row.weight - 1e-9;

const SIGNS = /[（(\s“”"，。；：、:;,.★*]/;

/** Names compare without spaces, brackets' contents and punctuation. */
export const bare = (name: string): string =>
  SIGNS.test(name) ? name.replace(/[（(][^（）()]*[)）]|[\s“”"，。；：、:;,.★*]/g, '') : name;

type Range = readonly [low: number, high: number];
const BUDGET_POINTS = [5, 10, 15, 20];

/** The weights that budget execution can have in a form: what is printed, or what forms that print none usually leave for it. */
export function executionWeights(report: Report, form: Form): Range[] {
  const rows = fundingOf(report, form.ordinal);
  const printed = rows.map((row) => row.weight).filter((weight) => weight !== null);
  const own = totalRow(rows)?.weight;
  if (printed.length === 0) {
    const stated = rows.some((row) => row.score !== null || row.executionRate !== null);
    return [0, ...(stated ? BUDGET_POINTS : [])].map((weight) => [weight, weight]);
  }
  const all = printed.reduce((a, b) => a + b, 0);
  const some = [all, own ?? all, ...(form.totalWeight === 100 ? [] : [0])];
  return some.map((weight) => [weight, weight]);
}

/** What the weights of the indicators leave of 100 points for budget execution, where that is what forms usually give it. */
export function leftForExecution(report: Report, form: number | null): number | null {
  const weights = indicatorsOf(report, form).map((row) => row.weight);
  const left = Math.round((100 - weights.reduce<number>((a, b) => a + (b ?? 0), 0)) * 1e6) / 1e6;
  return weights.length > 0 && BUDGET_POINTS.includes(left) ? left : null;
}

/** The points that budget execution can have brought, as ranges: printed, or rate × weight, or anything up to an unprinted weight. */
export function executionScores(report: Report, form: Form): Range[] {
  const rows = fundingOf(report, form.ordinal);
  const printed = rows.map((row) => row.score).filter((score) => score !== null);
  const own = totalRow(rows)?.score;
  const none: Range[] = form.totalWeight === 100 ? [] : [[0, 0]];
  if (printed.length > 0) {
    const all = printed.reduce((a, b) => a + b, 0);
    return [...[all, own ?? all].map((score): Range => [score, score]), ...none];
  }
  const weight = totalRow(rows)?.weight ?? (rows.length > 0 ? (leftForExecution(report, form.ordinal) ?? 0) : 0);
  const rate = totalRow(rows)?.executionRate ?? null;
  const due = weight * Math.min(1, rate ?? 0);
  return [[0, 0], [weight, weight], rate === null ? [0, weight] : [due - 0.05, due + 0.05]]; // prettier-ignore
}

/** Whether a total can be met by what indicators add up to and one of the ranges. */
export const fits = (total: number, indicators: number, ranges: readonly Range[], slack: number): boolean =>
  ranges.some(([low, high]) => total >= indicators + low - slack && total <= indicators + high + slack);
