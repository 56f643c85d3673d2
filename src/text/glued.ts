/**
 * Values of several cells that a conversion has run together (`202010100.00%10`): every way to cut the text into one part
 * for each of the cells it may stand for. Which of them is right is for the arithmetic of the row to say.
 */
import { NUMBER } from './decimal.js';
import { shadow } from './shadow.js';
import { unitAt } from './units.js';

/**
 * What a part must look like. `amount`: a sum of money; `points`: a weight or score; `rate`: a share with its sign, or a
 * bare number; `value`: a target or result; `name`: words that end where a value begins.
 */
export type PartKind = 'amount' | 'points' | 'rate' | 'value' | 'name';

const LONGEST = 120;
/** Ways to cut that are tried before the text is given up as undecided. */
const MOST_STEPS = 60_000;

// a number as cells print it: 007 is none, and more than six decimals are two numbers
const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d{1,6})?$/;
const GROUPED = new RegExp(`^${NUMBER}$`);
const isNumber = (text: string): boolean =>
  PLAIN.test(text) || (text.includes(',') && !text.startsWith('0') && GROUPED.test(text));

const QUALITY =
  /^(?:全部|已|均|按时|按期|基本|未)?(?:完成|达标|达到|合格|及时|到位|有效|显著|明显|优秀?|良好?|提升|提高|改善|保障)(?:完成)?$/;
const COMPARED = /^(?:[<>=≤≥]{1,2}|不低于|不少于|不高于|不超过|大于|小于|大于等于|小于等于|达到|完成|已完成|约)/;
const DATE =
  /^(?:19|20)\d\d(?:年(?:(?:[1-9]|1[0-2])月(?:份|(?:[1-9]|[12]\d|3[01])[日号])?)?[底末]?(?:以?前|之前)?|([-./])\d{1,2}\1\d{1,2})$/;
const AFTER = /^(?:左右|以上|以内|以下|及以上|及以下)$/;
// a unit that no list names is short and has no digit
const SHORT_UNIT = /^[\u4e00-\u9fff㎡℃/]{1,4}$/;

function isValue(text: string): boolean {
  if (QUALITY.test(text) || DATE.test(text)) return true;
  const rest = text.replace(COMPARED, '');
  const digits = /^[\d.,]+/.exec(rest)?.[0];
  if (digits === undefined || !isNumber(digits)) return false;
  const behind = rest.slice(digits.length);
  if (behind === '' || SHORT_UNIT.test(behind)) return true;
  const unit = unitAt(behind, 0);
  return unit !== null && (unit.end === behind.length || AFTER.test(behind.slice(unit.end)));
}

const NAME = /^[^\d\s<>=≤≥.,%][^\s<>=≤≥]*[^\s<>=≤≥.,]$/;
const MONEY = /(?:亿元|万元|千元|百元|元|万|亿)$/;

const FORMS: Readonly<Record<PartKind, (text: string) => boolean>> = {
  amount: (text) => isNumber(text.replace(MONEY, '')),
  points: (text) => isNumber(text.replace(/分$/, '')),
  rate: (text) => isNumber(text.replace(/%$/, '')),
  value: isValue,
  name: (text) => NAME.test(text) && /[\u4e00-\u9fff]{2}/.test(text),
};

/** The parts of one cut, in the order of the kinds asked for. */
export type Parts = readonly string[];

/**
 * Every cut of `text` into parts of these kinds for which `fits` holds, in order. White space parts values and never
 * stands within one. Null: there are too many ways to try, so nothing can be said.
 *
 * @example
 * splitsOf('≥95%96%1010', ['value', 'value', 'points', 'points']) // [['≥95%', '96%', '10', '10']]
 */
export function splitsOf(
  text: string,
  kinds: readonly PartKind[],
  fits: (parts: Parts) => boolean = () => true,
): Parts[] | null {
  const dark = shadow(text).replace(/\s/g, ' ').trimEnd();
  if (dark.length > LONGEST || kinds.length === 0) return null;
  const found: Parts[] = [];
  const parts: string[] = [];
  let steps = 0;
  const cut = (from: number, index: number): boolean => {
    let start = from;
    while (dark[start] === ' ') start++;
    const kind = kinds[index];
    if (kind === undefined) {
      if (start >= dark.length && fits(parts)) found.push([...parts]);
      return true;
    }
    const gap = dark.indexOf(' ', start);
    const last = gap < 0 ? dark.length : gap;
    // the last part takes all that is left
    for (let end = index === kinds.length - 1 ? dark.length : start + 1; end <= last; end++) {
      if (++steps > MOST_STEPS) return false;
      if (end <= start || !FORMS[kind](dark.slice(start, end))) continue;
      parts.push(text.slice(start, end));
      const goesOn = cut(end, index + 1);
      parts.pop();
      if (!goesOn) return false;
    }
    return true;
  };
  return cut(0, 0) ? found : null;
}

const RUN_TOGETHER =
  /[%‰]\s*[\d<>=≤≥]|\d\s+[\d<>=≤≥]|[^\s\d<>=≤≥(]\s*[<>=≤≥]|\.\d+\.\d|[\u4e00-\u9fff]\d[\d.,]*[\u4e00-\u9fff%]|\d[分元亩人户个次]\d|#[^#]*#/;
const DATES = /(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}[日号])?/g;

/** Whether a text looks like more than one value: a quick test before any cut is tried. */
export function looksGlued(text: string): boolean {
  return /\d/.test(text) && text.length <= LONGEST && RUN_TOGETHER.test(shadow(text).replace(DATES, '#'));
}
