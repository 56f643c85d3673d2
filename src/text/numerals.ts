/** Chinese numerals: 一百二十, 二〇二三, 两千, 壹拾贰万, 三点五万, 3.5万, 百分之九十, 九成五, 三分之二. */
import { decimal, scaleDecimal, scaleNumber } from './decimal.js';
import { tightShadow } from './shadow.js';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 壹: 1, 幺: 1, 二: 2, 贰: 2, 貳: 2, 两: 2, 兩: 2, 三: 3, 叁: 3, 參: 3, 四: 4, 肆: 4, 五: 5, 伍: 5,
  六: 6, 陆: 6, 陸: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}; // prettier-ignore
const PLACES: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 };

/** Every character that can stand in a Chinese numeral. Source for longer patterns. */
export const NUMERAL_CHARS = '零〇一壹二贰貳两兩三叁四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬亿億廿卅';
const ALL_DIGITS = new RegExp(`^[${Object.keys(DIGITS).join('')}]{2,}$`);
const MIXED = /^(\d+(?:\.\d+)?)((?:十|百|千)?(?:万|亿|万亿)?)$/;
const PART_OF = /^(.{1,12}?)分之(.{1,20})$/;
const TENTHS = /^(.)成(.?)$/;
const POINT = /^(.{1,12})[点點](.{1,12}?)(万亿|万|亿)?$/;

/** The number a Chinese (or mixed) numeral says; a part of a whole is a fraction (百分之九十 → 0.9). Null if it is none. */
export function parseChineseNumeral(s: string): number | null {
  const text = tightShadow(s).replace(/萬/g, '万').replace(/億/g, '亿').replace(/廿/g, '二十').replace(/卅/g, '三十');
  if (text === '' || text.length > 40) return null;
  if (text === '半' || text === '一半') return 0.5;
  const part = PART_OF.exec(text);
  if (part) return parseFraction(part[1] ?? '', part[2] ?? '');
  const tenths = TENTHS.exec(text);
  if (tenths) return parseTenths(tenths[1] ?? '', tenths[2] ?? '');
  const mixed = MIXED.exec(text);
  if (mixed) return scaleDecimal(mixed[1] ?? '', power(mixed[2] ?? ''));
  const point = POINT.exec(text);
  if (point) return parsePoint(point[1] ?? '', point[2] ?? '', point[3] ?? '');
  if (ALL_DIGITS.test(text)) return text.length > 15 ? null : decimal(digitsOf(text));
  return parseWhole(text);
}

const digitsOf = (text: string): string => [...text].map((c) => DIGITS[c] ?? c).join('');

const power = (multiplier: string): number =>
  [...multiplier].reduce((sum, c) => sum + (c === '亿' ? 8 : c === '万' ? 4 : (PLACES[c] ?? 0)), 0);

function parseFraction(whole: string, part: string): number | null {
  const value = parseChineseNumeral(part);
  if (value === null) return null;
  const powers: Readonly<Record<string, number>> = { 百: -2, 千: -3, 万: -4 };
  const hundredths = powers[whole];
  if (hundredths !== undefined) return scaleNumber(value, hundredths);
  const denominator = parseChineseNumeral(whole);
  return denominator === null || denominator === 0 ? null : value / denominator;
}

// 九成 is nine tenths, 九成五 and 九成半 are ninety-five hundredths
function parseTenths(tens: string, units: string): number | null {
  const first = tens === '十' ? 10 : (DIGITS[tens] ?? (/\d/.test(tens) ? Number(tens) : null));
  const second = units === '' ? 0 : units === '半' ? 5 : (DIGITS[units] ?? null);
  return first === null || second === null ? null : scaleNumber(first * 10 + second, -2);
}

function parsePoint(whole: string, fraction: string, multiplier: string): number | null {
  const integer = parseChineseNumeral(whole);
  const digits = digitsOf(fraction);
  if (integer === null || !Number.isInteger(integer) || !/^\d+$/.test(digits)) return null;
  return scaleDecimal(`${integer}.${digits}`, power(multiplier));
}

/** Whole numbers in the usual order: 亿 above 万 above the four places below it. */
function parseWhole(text: string): number | null {
  for (const [mark, exponent] of [
    ['亿', 8],
    ['万', 4],
  ] as const) {
    const at = text.lastIndexOf(mark);
    if (at < 0) continue;
    const high = at === 0 ? null : parseWhole(text.slice(0, at));
    const rest = text.slice(at + 1);
    // 三万五 is 35,000: a single digit after the mark stands for the next lower place
    const low = rest === '' ? 0 : rest.length === 1 ? shorthand(rest, exponent) : parseWhole(rest);
    if (high === null || low === null || high <= 0 || low >= 10 ** exponent) return null;
    return high * 10 ** exponent + low;
  }
  return parseSection(text);
}

const shorthand = (digit: string, exponent: number): number | null => {
  const value = DIGITS[digit];
  return value === undefined || value === 0 ? null : value * 10 ** (exponent - 1);
};

/** Below ten thousand: places must fall, 零 bridges a gap, 十 may stand without a digit before it. */
function parseSection(text: string): number | null {
  let sum = 0;
  let lowest = 4;
  let digit: number | null = null;
  let zero = false;
  for (const [index, c] of [...text].entries()) {
    const place = PLACES[c];
    const value = DIGITS[c];
    if (place !== undefined) {
      if (place >= lowest || digit === 0 || (digit === null && !(place === 1 && (index === 0 || zero)))) return null;
      sum += (digit ?? 1) * 10 ** place;
      lowest = place;
      digit = null;
      zero = false;
    } else if (value === undefined || digit !== null) return null;
    else if (value === 0 && text.length > 1) zero = true;
    else digit = value;
  }
  if (digit === null) return zero ? null : text === '' ? null : sum;
  // 一百二 is 120, 一百零二 is 102
  const last = !zero && lowest >= 2 && lowest < 4 ? lowest - 1 : 0;
  return sum + digit * 10 ** last;
}

const GLYPHS = '零一二三四五六七八九';
const PLACE_MARKS = ['', '十', '百', '千'];
const MARKS = ['', '万', '亿', '万亿'];

/** A whole number from 0 to 10^15 as a Chinese numeral, in the form forms use (十五, 一百零二, 两 never). */
export function formatChineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 1e15) throw new RangeError(`no whole number from 0 to 10^15: ${n}`);
  if (n === 0) return '零';
  const sections: number[] = [];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 10000)) sections.push(rest % 10000);
  let out = '';
  let gap = false;
  for (let i = sections.length - 1; i >= 0; i--) {
    const section = sections[i] ?? 0;
    // 万 above 亿 reads 万亿 only when no 亿 section follows it; 亿 is then said once
    const above = i === 3 ? ((sections[2] ?? 0) === 0 ? 'wan-yi' : 'wan') : '';
    if (section === 0) {
      gap = out !== '';
      continue;
    }
    if (out !== '' && (gap || section < 1000)) out += '零';
    out += formatSection(section) + (above === 'wan' ? '万' : (MARKS[i] ?? ''));
    gap = false;
  }
  return out.replace(/^一十/, '十');
}

function formatSection(section: number): string {
  let out = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(section / 10 ** place) % 10;
    if (digit === 0) gap = out !== '';
    else {
      out += (gap ? '零' : '') + (GLYPHS[digit] ?? '') + (PLACE_MARKS[place] ?? '');
      gap = false;
    }
  }
  return out;
}
