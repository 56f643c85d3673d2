/** The fiscal year of a report: the most trusted of what states it, and what does not go with that. */
import type { Period, Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import { findDates, fiscalYearOf } from '../text/dates.js';
import type { Outside } from './outside.js';
import { yearIn } from './prose/title.js';
import type { ReportDraft } from './reports.js';
import { byTrust, wordsFor, type Stated } from './trust.js';

/** What a document without a year of its own takes from outside, or null with a warning where that disagrees. */
export function yearFromOutside(outside: Outside, warnings: Warning[]): number | null {
  const years = byTrust(outside.years);
  // folders and link titles may bear the year of publication, which is the one after
  const sure = years.filter(({ value, ground }) => ground !== 'folder' || !years.some((other) => other.ground !== 'folder' && other.value === value - 1)); // prettier-ignore
  const [first, ...others] = sure;
  if (first === undefined) return null;
  const other = others.find(({ value }) => value !== first.value);
  const said = ({ value, ground }: Stated<number>): string => `${wordsFor(ground)} says ${value}`;
  if (other) {
    warnings.push(warn('year.unsure', `the document states no year; ${said(first)}, but ${said(other)}; neither was taken`)); // prettier-ignore
    return null;
  }
  warnings.push(warn('subject.hinted', `the fiscal year ${first.value} rests on ${wordsFor(first.ground)}; the document states none`)); // prettier-ignore
  return first.value;
}

export interface YearEvidence {
  readonly years: readonly Stated<number>[];
  readonly period: Period | null;
  readonly reportDate: string | null;
  readonly pageTitle: string | null;
  readonly report: ReportDraft;
}

/** What does not go with the year taken: one warning for the document itself, one for what lies outside. */
export function yearConflicts(year: number, evidence: YearEvidence, outside: Outside): Warning[] {
  const warnings: Warning[] = [];
  const against = firstAgainst(year, evidence);
  if (against !== null) warnings.push(warn('year.unsure', `the fiscal year was taken to be ${year}, but ${against.value}`, against.at)); // prettier-ignore
  const other = outside.years.find(({ value, ground }) => value !== year && (ground === 'manifest' || value !== year + 1)); // prettier-ignore
  if (other) warnings.push(warn('subject.conflict', `the document is about ${year}, but ${wordsFor(other.ground)} says ${other.value}; the document was followed`)); // prettier-ignore
  return warnings;
}

type Against = Pick<Stated<string>, 'value' | 'at'>;

function firstAgainst(year: number, { years, period, reportDate, pageTitle, report }: YearEvidence): Against | null {
  const stated = years.find(({ value }) => value !== year);
  if (stated) return { value: `${wordsFor(stated.ground)} says ${stated.value}`, at: stated.at };
  if (period) {
    const [from, to] = [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))];
    // a project of several years may be paid for after its end
    if (year < from || (year > to && from === to))
      return { value: `the period is ${period.start} to ${period.end}`, at: null };
  }
  const dated = reportDate === null ? year : Number(reportDate.slice(0, 4));
  if (dated < year || dated > year + 2) return { value: `the report is dated ${reportDate ?? ''}`, at: null };
  const page = pageTitle === null ? null : fiscalYearOf(pageTitle);
  if (page !== null && page !== year && page !== year + 1)
    return { value: `the page's own title says ${page}`, at: null };
  return headingsAgainst(year, report) ?? goalsAgainst(year, report);
}

/** Columns of results that are headed by another year: 2022年完成值. */
function headingsAgainst(year: number, report: ReportDraft): Against | null {
  for (const { headings, at } of report.forms) {
    const texts = [...(headings.indicators ?? []), ...(headings.funding ?? [])]
      .map((heading) => heading.text)
      .filter((text) => RESULT.test(text));
    const years = texts.map(yearIn).filter((one) => one !== null);
    if (years.length > 0 && !years.includes(year))
      return { value: `a column of results is headed “${texts.find((text) => yearIn(text) !== null) ?? ''}”`, at };
  }
  return null;
}

const RESULT = /完成|实际|执行|支出|得分/;

/** Goals that name one other year only, as a year of work (2022年完成…), never the one of the report. */
function goalsAgainst(year: number, report: ReportDraft): Against | null {
  const lines = report.forms.flatMap((form) => [...form.goals.expected, ...form.goals.actual]);
  const named = new Set<number>();
  for (const { text } of lines)
    for (const { start, end, date } of findDates(text)) {
      const own = Number(date.slice(0, 4)) === year;
      // 到2025年, 较2022年, 2021年以来 and 2022年结转 are mentions; so are months and days, of contracts and meetings
      if (own || (date.length === 4 && mentioned(text, start, end))) return null;
      if (date.length === 4) named.add(Number(date));
    }
  const [other] = named;
  const first = lines.find(({ text }) => yearIn(text) !== null);
  return named.size === 1 && other !== undefined && other !== year && first
    ? { value: `its goals speak of ${other}`, at: first.at }
    : null;
}

const mentioned = (text: string, start: number, end: number): boolean =>
  MENTION_BEFORE.test(text.slice(0, start)) || MENTION_AFTER.test(text.slice(end));

const MENTION_BEFORE = /(?:到|至|自|从|较|比|同|与|于|截至|截止|上年|[-—~～])\s*$/;
const MENTION_AFTER =
  /^\s*(?:以来|以前|之前|前|起|开始|后|底|末|结转|结余|建|启动|立项|印发|出台|相比|同期|[-—~～至到])/;
