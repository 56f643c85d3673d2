/** Dates, periods and fiscal years as reports print them. Results are ISO texts as precise as the source: 2023, 2023-10, 2023-10-31. */
import { parseChineseNumeral } from './numerals.js';
import { shadow } from './shadow.js';

/** A date found in a text, at UTF-16 places of the text. */
export interface DateMatch {
  readonly start: number;
  readonly end: number;
  readonly date: string;
}

const YEAR = '(?<!\\d)((?:19|20)\\d{2})';
const CN = '[零〇一二三四五六七八九十廿卅]';
const CN_YEAR = '([零〇一二三四五六七八九]{4})';
// the most precise form first: of two that begin at one place the first wins
const FORMS: readonly RegExp[] = [
  new RegExp(`${YEAR}\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*(?:[日号]|$)`, 'y'),
  new RegExp(`${YEAR}([-./])(\\d{1,2})\\2(\\d{1,2})(?![\\d.]\\d|\\d)`, 'y'),
  new RegExp(`${YEAR}\\s*年\\s*(\\d{1,2})\\s*月(?:份)?(底|末)?`, 'y'),
  new RegExp(`${YEAR}\\s*年?\\s*年?([底末])`, 'y'),
  new RegExp(`${YEAR}\\s*年度?`, 'y'),
  new RegExp(`${YEAR}(\\d{2})(\\d{2})(?![\\d.])`, 'y'),
  new RegExp(`${CN_YEAR}年(${CN}{1,3})月(${CN}{1,3})[日号]`, 'y'),
  new RegExp(`${CN_YEAR}年(${CN}{1,3})月(?:份)?`, 'y'),
  new RegExp(`${CN_YEAR}年度?`, 'y'),
];
const START = /(?<!\d)(?:19|20)\d{2}|[一二][零〇一二三四五六七八九]{3}年/g;

/** The ISO text of a date, or null if there is no such day. */
export function isoDate(year: number, month?: number, day?: number): string | null {
  if (!Number.isInteger(year) || year < 1900 || year > 2099) return null;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return null;
  const head = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return head;
  return day < 1 || day > lastDay(year, month) ? null : `${head}-${String(day).padStart(2, '0')}`;
}

/** The number of days of a month. */
export function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dateAt(text: string, at: number): { end: number; date: string } | null {
  for (const [index, form] of FORMS.entries()) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (!match) continue;
    const date = isoOf(index, match);
    // 2023年13月 is no date, and the year alone would hide that
    return date === null ? null : { end: form.lastIndex, date };
  }
  return null;
}

function isoOf(form: number, match: RegExpExecArray): string | null {
  const [, a = '', b = '', c = '', d = ''] = match;
  const year = form >= 6 ? chinese(a) : Number(a);
  switch (form) {
    case 0:
    case 5:
      return isoDate(year, Number(b), Number(c));
    case 1:
      return isoDate(year, Number(c), Number(d));
    case 2:
      return c === '' ? isoDate(year, Number(b)) : isoDate(year, Number(b), lastDay(year, Number(b)));
    case 3:
      return isoDate(year, 12, 31);
    case 6:
      return isoDate(year, chinese(b), chinese(c));
    case 7:
      return isoDate(year, chinese(b));
    default:
      return isoDate(year);
  }
}

const chinese = (text: string): number => parseChineseNumeral(text) ?? NaN;

/** Every date of a text that names its year, in order, none overlapping another. Works on a text or its shadow. */
export function findDates(text: string): DateMatch[] {
  const dark = shadow(text);
  const found: DateMatch[] = [];
  let last = 0;
  for (const { index } of dark.matchAll(START)) {
    if (index < last) continue;
    const at = dateAt(dark, index);
    if (!at) continue;
    found.push({ start: index, end: at.end, date: at.date });
    last = at.end;
  }
  return found;
}

const MONTH_ONLY = /^\s*((?:19|20)\d{2})\s*[-./]\s*(\d{1,2})\s*$/;
const YEAR_ONLY = /^\s*((?:19|20)\d{2})\s*$/;

/**
 * The date that a text states. Words around it do not matter (报告日期：…, 星期二); two different dates are none, since nobody
 * can tell which is meant. A date that does not exist (month 13) is null.
 */
export function parseDate(text: string): string | null {
  const dark = shadow(text).replace(/\s+/g, ' ').trim();
  const month = MONTH_ONLY.exec(dark);
  if (month) return isoDate(Number(month[1]), Number(month[2]));
  if (YEAR_ONLY.test(dark)) return null;
  const dates = new Set(findDates(spaceless(dark)).map((found) => found.date));
  const [date] = dates;
  return dates.size === 1 && date !== undefined ? date : null;
}

// 2 0 2 4 年 and 2024 年 3 月: spaces inside a date are layout, but 2023-12-04 08:30 must keep its gap
const spaceless = (text: string): string => text.replace(/(?<=[\d年月日\-./]) (?=[\d年月日底末\-./])(?!\d{1,2}:)/g, '');

export interface StatedPeriod {
  readonly start: string;
  readonly end: string;
}

const POINT = '((?:19|20)\\d{2})\\s*[年\\-./]\\s*(\\d{1,2})(?:\\s*[月\\-./]\\s*(?:(\\d{1,2})\\s*日?)?)?';
const JOIN = '\\s*(?:起|开始)?\\s*(?:至|到|-+|~+)\\s*';
const LATER = '(?:((?:19|20)\\d{2})\\s*[年\\-./]\\s*)?(\\d{1,2})(?:\\s*[月\\-./]\\s*(?:(\\d{1,2})\\s*日?)?)?';
const POINTS = new RegExp(`(?<![\\d.])${POINT}${JOIN}${LATER}(?![\\d.%元人个])`);
const YEARS = new RegExp(`(?<![\\d.])((?:19|20)\\d{2})\\s*年?${JOIN}((?:19|20)\\d{2})\\s*年(?!\\s*\\d)`);

/** The period that a text states, from its first to its last month, day or year. A single year is none: see `fiscalYearOf`. */
export function parsePeriod(text: string): StatedPeriod | null {
  const dark = shadow(text);
  const years = YEARS.exec(dark);
  if (years) return ordered(isoDate(Number(years[1])), isoDate(Number(years[2])));
  const match = POINTS.exec(dark);
  if (!match) return null;
  const [, y1 = '', m1 = '', d1, y2 = y1, m2 = '', d2] = match;
  const start = isoDate(Number(y1), Number(m1), d1 === undefined ? undefined : Number(d1));
  const end = isoDate(Number(y2), Number(m2), d2 === undefined ? undefined : Number(d2));
  return ordered(start, end);
}

function ordered(start: string | null, end: string | null): StatedPeriod | null {
  return start === null || end === null || start.slice(0, 7) > end.slice(0, Math.max(7, start.length))
    ? null
    : { start, end };
}

const FISCAL = new RegExp(`(?<!\\d)(?:((?:19|20)\\d{2})|${CN_YEAR})\\s*年\\s*度`, 'g');
const YEAR_MARK = /(?<![\d\-~至到])((?:19|20)\d{2})\s*年(?!\s*[\d度底末初\-~至到])/g;
const YEAR_RANGE = /(?:19|20)\d{2}\s*年?\s*度?\s*(?:至|到|-+|~+)\s*(?:19|20)\d{2}\s*年/;

/**
 * The year a title is about: one that stands as 2023年度, else as 2023年 without a month behind it. Null if there is none,
 * or if several years are marked in that way.
 */
export function fiscalYearOf(text: string): number | null {
  const dark = shadow(text);
  if (YEAR_RANGE.test(dark)) return null;
  const marked = new Set([...dark.matchAll(FISCAL)].map((m) => (m[1] ? Number(m[1]) : chinese(m[2] ?? ''))));
  const years = marked.size > 0 ? marked : new Set([...dark.matchAll(YEAR_MARK)].map((m) => Number(m[1])));
  const [year] = years;
  return years.size === 1 && year !== undefined && isoDate(year) !== null ? year : null;
}
