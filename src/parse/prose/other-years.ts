/** Stretches of running text that speak of another year than the report's: 2022年度预算310万元，支出305万元. */
import { parseChineseNumeral } from '../../text/numerals.js';

// 2022年, 二〇二二年度; no dates (2022年12月 tells when, not of which year), no ranges, no numbers of files
const CN_DIGIT = '[〇○零一二三四五六七八九]';
const YEAR = `(?<![\\d〔［\\-—–~～至到])(20\\d\\d|二[〇○零]${CN_DIGIT}{2})年(?!\\s*(?:[\\d一二三四五六七八九十]{1,2}\\s*月|[-—–~～至到]|[以之]?[来前后]))`;
// 上年结转 is money of this year; 较上年增长 compares and goes on with this year's figures
const BEFORE =
  '(?<![较比同和与相于超由从])(?:上一?年度?|去年|前年|往年)(?!度?[末底]?(?:结转|结余|剩余|相比|[的度]*(?:增|减|提|下降|上升)))';
const NOW = '本年度?|(?<!年)当年|今年|本次';
const MARK = new RegExp(`${YEAR}|(${BEFORE})|(${NOW})`, 'g');
// a sentence without these names no other year: most that hold a 年 say 年初 or 全年
const MAY_NAME = /20\d\d年|二[〇○零]|(?<![较比同和与相于超由从])(?:上一?年|[去前往]年)/;
// quoted names of plans and notices hold years that say nothing of the figures behind
const NAMED = /《[^《》]{0,80}》|〔\d{4}〕|[（(]\d{4}年?度?[)）]/g;

export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** The words that name the year: 2022年, 上年. */
  readonly words: string;
}

function yearOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text);
  const digits = Array.from(text.replace(/[〇○]/g, '零'), (c) => (c === '零' ? 0 : parseChineseNumeral(c)));
  return digits.some((digit) => digit === null) ? null : Number(digits.join(''));
}

/**
 * The stretches of a sentence, from the words that name another year up to words that name this one or to the next full
 * stop or semicolon. `year` is the report's fiscal year; null where it is not known for certain, and then only words such as
 * 上年 tell.
 */
export function otherYears(sentence: string, year: number | null): Stretch[] {
  if (!MAY_NAME.test(sentence)) return [];
  const text = sentence.replace(NAMED, (name) => '·'.repeat(name.length));
  const found: Stretch[] = [];
  let open: { start: number; words: string } | null = null;
  const close = (end: number): void => {
    if (open) found.push({ ...open, end });
    open = null;
  };
  let last = 0;
  for (const match of text.matchAll(MARK)) {
    const stop = text.slice(last, match.index).search(/[。；;！？\n]/);
    if (stop >= 0) close(last + stop);
    last = match.index + match[0].length;
    const named = match[1] === undefined ? null : yearOf(match[1]);
    const other = match[2] !== undefined || (named !== null && year !== null && named !== year);
    if (!other) close(match.index);
    else open ??= { start: match.index, words: match[0] };
  }
  const stop = text.slice(last).search(/[。；;！？\n]/);
  close(stop >= 0 ? last + stop : text.length);
  return found;
}

/** Whether a place of the sentence lies in one of the stretches. */
export function within(stretches: readonly Stretch[], place: number): Stretch | null {
  return stretches.find(({ start, end }) => start <= place && place < end) ?? null;
}

/** The sentence without what it says of other years. */
export function ofThisYear(sentence: string, year: number | null): string {
  let text = sentence;
  for (const { start, end } of otherYears(sentence, year).reverse()) text = text.slice(0, start) + text.slice(end);
  return text;
}
