/** Tables that compare years: a report is of one year, so only the columns of that year are its own. */
import type { Column } from './columns.js';
import { isSinceStart } from './hands.js';

const YEAR = /(?<!\d)(20\d{2})\s*年?\s*度?/;

/** The role of a heading that a year stands in front of (2023年完成值), where the heading as it is has none. */
export function roleWithoutYear<R extends string>(roleOf: (text: string) => R | null): (text: string) => R | null {
  return (text) => roleOf(text) ?? (text.includes('20') && YEAR.test(text) ? roleOf(text.replace(YEAR, '')) : null);
}

const yearOf = (text: string): number | null => {
  const found = YEAR.exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

/** Columns that tell what was reached or spent: the last year in which something was is the year reported on. */
const RESULTS: ReadonlySet<string> = new Set(['actual', 'executed', 'score', 'executionRate']);

/**
 * The columns of the year reported on, and those of other years. A heading without a year belongs to the report. Nothing
 * is set apart unless one kind of result stands in columns of several years: a target of a later year is no such sign.
 */
export function ofOneYear<R extends string>(
  columns: readonly Column<R>[],
): { own: readonly Column<R>[]; others: readonly Column<R>[] } {
  const results = columns.filter(({ role }) => RESULTS.has(role));
  // what was reached since the work began is no result of the year, where that stands beside it
  const started = results.filter(
    ({ role, text }) =>
      role === 'actual' &&
      isSinceStart(text) &&
      results.some((other) => other.role === role && !isSinceStart(other.text)),
  );
  if (started.length > 0) {
    const rest = ofOneYear(columns.filter((column) => !started.includes(column)));
    return { own: rest.own, others: [...rest.others, ...started] };
  }
  const compared = results.some(({ role, text }) => {
    const year = yearOf(text);
    return year !== null && results.some((other) => other.role === role && (yearOf(other.text) ?? year) !== year);
  });
  if (!compared) return { own: columns, others: [] };
  const last = Math.max(...results.map(({ text }) => yearOf(text) ?? 0));
  const isOwn = ({ text }: Column<R>): boolean => (yearOf(text) ?? last) === last;
  return { own: columns.filter(isOwn), others: columns.filter((column) => !isOwn(column)) };
}
