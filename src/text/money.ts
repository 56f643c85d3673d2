/** Amounts of money: the unit a heading states, and the amount a cell states, in yuan and exact to the fen. */
import { NUMBER, decimal, scaleDecimal, scaleNumber } from './decimal.js';
import { NUMERAL_CHARS, parseChineseNumeral } from './numerals.js';
import { tightShadow } from './shadow.js';

const POWERS: Readonly<Record<string, number>> = {
  '': 0,
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  万亿: 12,
};
const MULTIPLIER = '(?:万亿|千万|百万|十万|亿|万|千|百)';

// 单元, 美元, 多元, 公元, 一元化, 元旦 … are no amounts in yuan; 元/人 and 元每人 are rates
const UNIT = new RegExp(
  `(?<![单美欧日港韩澳加多公纪状币缅泰\\d.])(${MULTIPLIER}?)元(?![旦素件器宵老首帅勋月年气/每*×])`,
  'g',
);
const BEFORE_UNIT = /(?:^|[([:;,，、/|]|单位|人民币|RMB|金额|为|以|均)$/;
const AFTER_UNIT = /^(?:$|[)\]:;,，、|]|为单位|人民币|整$)/;
const FOREIGN = /[美欧日港韩澳加]元|美金|英镑|外币/;

/**
 * The unit of money that a heading or label states, as yuan per printed 1: （万元） → 10000, 单位：元 → 1. Null if it states
 * none, two different ones, a foreign currency, or a rate such as 元/人.
 */
export function moneyUnit(text: string): number | null {
  const heading = tightShadow(text);
  if (!heading.includes('元') || FOREIGN.test(heading)) return null;
  const found = new Set<number>();
  for (const match of heading.matchAll(UNIT)) {
    const multiplier = match[1] ?? '';
    const before = heading.slice(Math.max(0, match.index - 4), match.index);
    const after = heading.slice(match.index + match[0].length, match.index + match[0].length + 4);
    // 万元 stands in no other word, so the words before it do not matter; a bare 元 needs a mark before it
    if (AFTER_UNIT.test(after) && (multiplier !== '' || BEFORE_UNIT.test(before)))
      found.add(10 ** (POWERS[multiplier] ?? 0));
  }
  const [unit] = found;
  return found.size === 1 && unit !== undefined ? unit : null;
}

export interface Money {
  /** The amount in yuan. */
  readonly yuan: number;
  /** Whether the unit stood in the cell itself. */
  readonly own: boolean;
}

const AMOUNT = new RegExp(
  `^(\\()?(?:人民币|RMB|CNY)?:?[¥Y]?([-+]?)[¥]?(${NUMBER.replaceAll('?:,', '?:[,，]')})(${MULTIPLIER}?)([元圆]?)[整正]?(\\))?$`,
);
const WORDS = new RegExp(`^(?:人民币)?:?([${NUMERAL_CHARS}点]{1,30})[元圆][整正]?$`);
// 300 400 are two numbers, whatever parts them
const APART = /\d\s+\d/;
const ACCOUNTING = /[.,，]/;

/**
 * The amount that a cell states. `unit` is what the column, row or form states, in yuan per printed 1; the cell's own unit wins
 * over it. Null for an empty cell, a dash, words, a rate (60元/人), more than one number, and a number without any unit.
 */
export function parseMoney(text: string, unit: number | null): Money | null {
  const cell = tightShadow(text);
  if (cell === '' || cell.length > 60 || APART.test(text)) return null;
  const words = WORDS.exec(cell);
  if (words) {
    const yuan = parseChineseNumeral(words[1] ?? '');
    return yuan === null ? null : { yuan, own: true };
  }
  const match = AMOUNT.exec(cell);
  if (!match) return null;
  const [, open = '', sign = '', digits = '', multiplier = '', yuanWord = '', close = ''] = match;
  if ((open === '') !== (close === '')) return null;
  // (1,234.56) is how accounts print a negative amount; (300) may as well be a note or a weight
  if (open !== '' && (sign !== '' || !ACCOUNTING.test(digits))) return null;
  const own = multiplier !== '' || yuanWord !== '' || cell.includes('¥');
  if (!own && unit === null) return null;
  const amount = own ? scaleDecimal(digits, POWERS[multiplier] ?? 0) : scaleByUnit(digits, unit ?? 1);
  const negative = open !== '' || sign === '-';
  return { yuan: negative && amount !== 0 ? -amount : amount, own };
}

// units of money are powers of ten, so the decimal point moves and nothing is multiplied
function scaleByUnit(digits: string, unit: number): number {
  const exponent = Math.round(Math.log10(unit));
  return 10 ** exponent === unit ? scaleDecimal(digits, exponent) : scaleNumber(decimal(digits) * unit, 0);
}
