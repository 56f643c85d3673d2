/** Writing list numbers in the formats of WordprocessingML (ECMA-376 part 1, 17.18.59 ST_NumberFormat). */

const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

type Units = readonly [ten: string, hundred: string, thousand: string, tenThousand: string];
const PLAIN_UNITS: Units = ['十', '百', '千', '万'];
const LEGAL_UNITS: Units = ['拾', '佰', '仟', '万'];
const LEGAL_TRADITIONAL_UNITS: Units = ['拾', '佰', '仟', '萬'];

/** A number below 100,000,000 in words: 105 → 一百零五. `zero` stands for skipped places. */
function words(n: number, digits: string, units: Units, zero: string, bareTen: boolean): string {
  if (n === 0) return zero;
  if (n >= 10_000) {
    const rest = n % 10_000;
    const gap = rest > 0 && rest < 1000 ? zero : '';
    const high = words(Math.floor(n / 10_000), digits, units, zero, bareTen);
    return high + units[3] + gap + (rest > 0 ? words(rest, digits, units, zero, false) : '');
  }
  let out = '';
  let gap = false;
  const places: readonly (readonly [number, string])[] = [[1000, units[2]], [100, units[1]], [10, units[0]], [1, '']]; // prettier-ignore
  for (const [size, unit] of places) {
    const digit = Math.floor(n / size) % 10;
    if (digit === 0) {
      gap = out !== '';
      continue;
    }
    if (gap) out += zero;
    gap = false;
    out += (bareTen && size === 10 && digit === 1 && out === '' ? '' : digits.charAt(digit)) + unit;
  }
  return out;
}

/** Up to 99 in words, then digit by digit, as Word's counting formats do. */
function counting(n: number, zero: string): string {
  if (n < 100 && n > 0) return words(n, DIGITS, PLAIN_UNITS, zero, true);
  return [...String(n)].map((d) => (d === '0' ? zero : DIGITS.charAt(Number(d)))).join('');
}

function roman(n: number): string {
  if (n < 1 || n > 9999) return String(n);
  const parts: readonly (readonly [number, string])[] = [
    [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'],
    [5, 'V'], [4, 'IV'], [1, 'I'],
  ]; // prettier-ignore
  let out = '';
  let rest = n;
  for (const [size, sign] of parts) {
    while (rest >= size) {
      out += sign;
      rest -= size;
    }
  }
  return out;
}

/** a … z, then aa, bb …: Word repeats the letter. */
function letter(n: number): string {
  if (n < 1 || n > 26 * 30) return String(n);
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

/** One character out of a run of Unicode code points, decimal beyond its end. */
function from(first: number, last: number): (n: number) => string {
  return (n) => (n >= 1 && n <= last ? String.fromCodePoint(first + n - 1) : String(n));
}

const cyclic = (signs: string) => (n: number) => (n >= 1 && n <= signs.length ? signs.charAt(n - 1) : String(n));

/** Japanese counting leaves the one out before ten, hundred and thousand. */
const japanese = (n: number): string => words(n, DIGITS, PLAIN_UNITS, '', true).replace(/一(?=[十百千])/g, '');

const FORMATS: ReadonlyMap<string, (n: number) => string> = new Map<string, (n: number) => string>([
  ['decimal', String],
  ['decimalZero', (n) => String(n).padStart(2, '0')],
  ['decimalFullWidth', (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))],
  ['decimalFullWidth2', (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))],
  ['decimalHalfWidth', String],
  ['numberInDash', (n) => `- ${n} -`],
  ['ordinal', (n) => n + (n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'))],
  ['upperRoman', roman],
  ['lowerRoman', (n) => roman(n).toLowerCase()],
  ['upperLetter', (n) => letter(n).toUpperCase()],
  ['lowerLetter', letter],
  ['chineseCounting', (n) => counting(n, '○')],
  ['taiwaneseCounting', (n) => counting(n, '○')],
  ['chineseCountingThousand', (n) => words(n, DIGITS, PLAIN_UNITS, '零', true)],
  ['taiwaneseCountingThousand', (n) => words(n, DIGITS, PLAIN_UNITS, '零', true)],
  ['japaneseCounting', japanese],
  ['koreanCounting', String],
  ['ideographDigital', (n) => [...String(n)].map((d) => DIGITS.charAt(Number(d))).join('')],
  ['japaneseDigitalTenThousand', (n) => [...String(n)].map((d) => DIGITS.charAt(Number(d))).join('')],
  ['taiwaneseDigital', (n) => [...String(n)].map((d) => (d === '0' ? '○' : DIGITS.charAt(Number(d)))).join('')],
  ['chineseLegalSimplified', (n) => words(n, LEGAL, LEGAL_UNITS, '零', false)],
  ['ideographLegalTraditional', (n) => words(n, LEGAL_TRADITIONAL, LEGAL_TRADITIONAL_UNITS, '零', false)],
  ['ideographTraditional', cyclic(STEMS)],
  ['ideographZodiac', cyclic(BRANCHES)],
  ['ideographZodiacTraditional', (n) => (n >= 1 && n <= 60 ? STEMS.charAt((n - 1) % 10) + BRANCHES.charAt((n - 1) % 12) : String(n))],
  ['decimalEnclosedCircle', from(0x2460, 20)],
  ['decimalEnclosedCircleChinese', from(0x2460, 20)],
  ['decimalEnclosedParen', from(0x2474, 20)],
  ['decimalEnclosedFullstop', from(0x2488, 20)],
  ['ideographEnclosedCircle', from(0x3280, 10)],
  ['none', () => ''],
]); // prettier-ignore

/**
 * `n` in a format of 17.18.59; decimal where the format is not known. `pattern` is the pattern of a custom format, such
 * as `001, 002, 003, ...`: its first item tells the width.
 */
export function formatNumber(n: number, format: string, pattern: string | null = null): string {
  if (format === 'custom') {
    const width = /^\s*(\d+)/.exec(pattern ?? '')?.[1]?.length ?? 1;
    return String(n).padStart(Math.min(width, 20), '0');
  }
  if (!Number.isSafeInteger(n) || n < 0 || n >= 100_000_000) return String(n);
  return (FORMATS.get(format) ?? String)(n);
}
