/** The value of one cell: a target or a result, with its comparator, number, range, unit and date. */
import type { Comparator, Value } from '../model/record.js';
import { toBase } from './base.js';
import { cleanText } from './clean.js';
import { comparatorAfter, comparatorBefore, comparatorOfSigns, joinComparators } from './comparators.js';
import { findDates, parsePeriod } from './dates.js';
import { scaleNumber } from './decimal.js';
import { NUMERAL_CHARS, parseChineseNumeral } from './numerals.js';
import { remembered } from './remembered.js';
import { findCandidates, type Candidate } from './scan.js';
import { shadow } from './shadow.js';
import { unitAt } from './units.js';

export interface ValueContext {
  /** A unit that stands in a column of its own (度量单位) or in the heading. */
  readonly unit?: string | null;
  /** A spreadsheet cell that is formatted as per cent. */
  readonly percent?: boolean;
  /** The number that the spreadsheet stores. */
  readonly value?: number;
}

const NOTHING = /^[-~_/\\.·…\s]*$/;
const POINTS_NOTE = /\((?:得|计|共)?\d+(?:\.\d+)?分\)/g;
const FORMULA = /[*×✕÷][^)]|\d\s*[+]\s*\d|\d\s*\/\s*\d/;
const HAN = /[\u4e00-\u9fff]/;
// a word of up to three characters behind the number and at the end of the cell is its unit, unless it is one of these
const NO_UNIT =
  /完成|已|达|左右|以|前|后|内|月|日|号|级|类|期|版|等|年|的|是|为|均|全|无|未|不|合格|及时|标|满意|好|高|低|上|下|中|优|良|差|分之|楼|至|到|和|及|或|左|右|余|多/;
const BRACKETED = /^\s?\(([^()]{1,12})\)$/;
const SHORT_WORD = /^\s?([\u4e00-\u9fff]{1,3})$/;

/**
 * The value a cell states; `raw` is always the cell's cleaned text. Null only for an empty cell or dashes: words are values
 * whose numbers are null. The number is null where a cell holds more than one quantity, a formula, or a number whose sign or
 * extent is not certain, since any choice would be a guess; `isUnsure` tells these from plain words. The comparator belongs to
 * the number if there is one, else to the date.
 */
export function parseValue(cell: string, context: ValueContext = {}): Value | null {
  const shared = contextUnit(context.unit);
  return shared === null && context.percent !== true ? alone(cell) : read(cell, shared, context);
}

function read(cell: string, shared: string | null, context: ValueContext): Value | null {
  const raw = cleanText(cell);
  const dark = shadow(raw).replace(POINTS_NOTE, (note) => ' '.repeat(note.length));
  if (NOTHING.test(dark)) return null;
  const date = readDate(dark);
  const number = readNumber(dark, shared);
  if (number) return valueOf(raw, number, date?.date ?? null, shared, context);
  return { ...EMPTY, raw, comparator: date?.comparator ?? null, date: date?.date ?? null };
}

/** Most cells are read without a unit from elsewhere, and by more than one reader. */
const alone = remembered((cell) => read(cell, null, {}));

const EMPTY: Value = { raw: '', comparator: null, number: null, numberTo: null, unit: null, date: null, base: null };

/** Whether a value's text has digits of which neither number nor date was taken: worth a warning `value.unsure`. */
export function isUnsure(value: Value): boolean {
  return value.number === null && value.date === null && /[\d０-９]/.test(value.raw);
}

type Read = Pick<Candidate, 'comparator' | 'number' | 'numberTo' | 'unit'>;

function contextUnit(unit: string | null | undefined): string | null {
  if (unit === null || unit === undefined) return null;
  const text = shadow(cleanText(unit)).replace(/\s+/g, '');
  if (text === '' || NOTHING.test(text) || text === '无') return null;
  return text === '百分比' ? '%' : text;
}

function valueOf(raw: string, read: Read, date: string | null, shared: string | null, context: ValueContext): Value {
  let { number, numberTo, unit } = read;
  const own = unit;
  // 23.45万 under a column of 人 is 万人
  if (own === null) unit = shared;
  else if (shared !== null && /^(?:[百千]?[万亿]|千)$/.test(own)) unit = shared.startsWith(own) ? shared : own + shared;
  if (own === null && context.percent === true) {
    number = scaleNumber(number, 2);
    numberTo = numberTo === null ? null : scaleNumber(numberTo, 2);
    unit = '%';
  }
  return { raw, comparator: read.comparator, number, numberTo, unit, date, base: toBase(number, unit) };
}

/** The one quantity of a cell, or null. */
function readNumber(dark: string, shared: string | null): Read | null {
  if (FORMULA.test(dark)) return null;
  const candidates = findCandidates(dark);
  if (candidates.length === 0) return readWords(dark);
  const [only] = candidates;
  if (candidates.length > 1 || only === undefined || only.unsure) return null;
  const flipped = only.comparator === null ? signsBehind(dark, only.end) : null;
  if (only.unit !== null) return { ...only, comparator: only.comparator ?? flipped };
  const rest = dark.slice(only.end);
  const noted = BRACKETED.exec(rest)?.[1];
  if (noted !== undefined && unitAt(noted, 0)?.end === noted.length)
    return { ...only, unit: unitAt(noted, 0)?.unit ?? null };
  // 2023.12 may be a month or a number
  if (shared === null && /^(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])$/.test(dark.trim())) return null;
  // 1000/人 leaves out its unit; 5 A is no five
  if (/^\s?[/A-Za-z]/.test(rest)) return null;
  const word = SHORT_WORD.exec(rest)?.[1];
  if (word !== undefined && !NO_UNIT.test(word)) return { ...only, unit: word };
  return HAN.test(rest.slice(0, 1)) && !/^[完已]/.test(rest) && only.comparator === null
    ? null
    : { ...only, comparator: only.comparator ?? flipped };
}

/** 90%≤满意度 says what 满意度≥90% says. Signs with nothing behind them could mean either. */
function signsBehind(dark: string, at: number): Comparator | null {
  const match = /^\s?([<>=≤≥]{1,2})\s?[\u4e00-\u9fff]/.exec(dark.slice(at, at + 6));
  const comparator = match ? comparatorOfSigns(match[1] ?? '') : null;
  const turned = { '>=': '<=', '<=': '>=', '>': '<', '<': '>', '=': '=' } as const;
  return comparator === null ? null : turned[comparator];
}

const WORDS = new RegExp(`(?<![${NUMERAL_CHARS}第])[${NUMERAL_CHARS}点]{1,20}`);
const LEAD = /^(?:约|大约|近|共|共计|计|达|达到|完成|已完成|全年|每年|每月|每季度|每周|组织|开展|举办)*$/;

const YEAR_DIGITS = /^[一二][〇零○一二三四五六七八九]{3}$/;
/** 一百二十, 两千: only a numeral of places is a number without a unit behind it; 一 may number a list. */
const WITH_PLACES = /^.+[十百千拾佰仟]|^[二两三四五六七八九贰叁肆伍陆柒捌玖][十百千拾佰仟]/;

/** A numeral in words, where it, its unit and its comparator are the whole cell: 三次, 不少于十二人. */
function readWords(dark: string): Read | null {
  const match = WORDS.exec(dark);
  if (!match) return null;
  const text = match[0].replace(/(?:万亿|[万亿])$/, '');
  const number = parseChineseNumeral(text);
  if (number === null) return null;
  const numeralEnd = match.index + text.length;
  // 二〇二三年 is a year, and its digits are no number
  if (YEAR_DIGITS.test(text)) return null;
  if (match.index === 0 && match[0].length === dark.length && WITH_PLACES.test(text) && text === match[0])
    return { comparator: null, number, numberTo: null, unit: null };
  const unit = unitAt(dark, numeralEnd + (/[余多]/.test(dark[numeralEnd] ?? '') ? 1 : 0));
  if (unit === null || unit.kind === 'score') return null;
  const before = comparatorBefore(dark, match.index);
  const after = comparatorAfter(dark, unit.end);
  const whole =
    LEAD.test(dark.slice(0, before?.place ?? match.index)) &&
    /^(?:左右|上下)?$/.test(dark.slice(after?.place ?? unit.end));
  if (!whole) return null;
  return {
    comparator: joinComparators(before?.comparator ?? null, after?.comparator ?? null),
    number,
    numberTo: null,
    unit: unit.unit,
  };
}

const DUE_AFTER = /^\s?(?:份|上旬|中旬|下旬|\d{1,2}[时点])?(?:底|末)?\s?(?:以|之)?前/;
const SINCE = /^\s?(?:起|以后|之后)/;
const DUE_BEFORE = /(?:≤|<=|=<|不超过|不得超过|不晚于|不迟于|最迟|最晚)\s?$/;
const YEARLESS_DUE =
  /(?:^|[^\d年])\d{1,2}月(?:份|\d{1,2}[日号])?(?:底|末)?(?:以|之)?前|(?:≤|<=|不晚于|不迟于|最迟|最晚)\s?\d{1,2}月/;
const YEAR_CELL = /^\s?(?:全年|内|全年度)?$/;

/** The one date of a cell. A year alone counts only if it is the whole cell or a deadline. */
function readDate(dark: string): { comparator: Comparator | null; date: string | null } | null {
  const dates = findDates(dark);
  const [only] = dates;
  if (only === undefined) return YEARLESS_DUE.test(dark) ? { comparator: '<=', date: null } : null;
  if (dates.length > 1 || parsePeriod(dark) !== null || /^\s?第/.test(dark.slice(only.end))) return null;
  const rest = dark.slice(only.end, only.end + 12);
  const due = DUE_AFTER.test(rest) || DUE_BEFORE.test(dark.slice(Math.max(0, only.start - 5), only.start));
  if (only.date.length === 4 && !due && !(only.start === 0 && YEAR_CELL.test(rest))) return null;
  return { comparator: due ? '<=' : SINCE.test(rest) ? '>=' : null, date: only.date };
}
