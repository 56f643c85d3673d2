/** The number in front of a heading or a list item: 一、（一） 1. (1) ① 第一部分 and their kin. */

export interface Numbered {
  /** The number as printed, `（一）`. */
  readonly number: string;
  /** Its value where it is a plain count. */
  readonly value: number;
  /** Level by the kind of number: 一、 1, （一） 2, 1. 3, （1） 4, ① 5. */
  readonly level: number;
  /** What stands after it. */
  readonly rest: string;
}

const DIGITS = '零一二三四五六七八九十';

/** Chinese numeral up to 99, or 0 where it is none. */
function chinese(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : [null, text];
  const one = (s: string | undefined, empty: number): number =>
    s === undefined || s === '' ? empty : s.length === 1 ? DIGITS.indexOf(s) : -100;
  const value = tens === null ? one(ones, -100) : one(tens, 1) * 10 + one(ones, 0);
  return value > 0 ? value : 0;
}

const arabic = (text: string): number => Number(text.normalize('NFKC'));

interface Kind {
  readonly pattern: RegExp;
  readonly level: number;
  readonly value: (body: string) => number;
}

const CN = '[一二三四五六七八九十]{1,3}';
const AR = '[0-9０-９]{1,2}';

// The order matters: a dotted number (1.1) before a plain one.
const KINDS: readonly Kind[] = [
  { pattern: new RegExp(`^第(${CN})(?:部分|章|篇)[、.．:：,，]?`), level: 1, value: chinese },
  { pattern: new RegExp(`^第(${CN})节[、.．:：,，]?`), level: 2, value: chinese },
  { pattern: new RegExp(`^[（(](${CN})[)）][、.．]?`), level: 2, value: chinese },
  { pattern: /^([㈠-㈩])[、.．]?/, level: 2, value: (s) => s.charCodeAt(0) - 0x321f },
  { pattern: new RegExp(`^(${CN})[)）]`), level: 2, value: chinese },
  { pattern: new RegExp(`^(${CN})[、.．]`), level: 1, value: chinese },
  { pattern: new RegExp(`^(${CN})[,，:：](?=.{2,30}$)`), level: 1, value: chinese },
  { pattern: new RegExp(`^[（(](${AR})[)）][、.．]?`), level: 4, value: arabic },
  { pattern: /^([⑴-⒇])[、.．]?/, level: 4, value: (s) => s.charCodeAt(0) - 0x2473 },
  { pattern: new RegExp(`^(${AR})[)）][、.．]?`), level: 4, value: arabic },
  { pattern: /^[1-9]\d?[.．]([1-9]\d?)[.．][1-9]\d?[.．、]?(?=\D)/, level: 5, value: () => 0 },
  { pattern: /^[1-9]\d?[.．]([1-9]\d?)[.．、]?(?![\d.．%％‰])(?=[\u4e00-\u9fff])/, level: 4, value: () => 0 },
  { pattern: new RegExp(`^(${AR})[.．、](?![0-9０-９])`), level: 3, value: arabic },
  { pattern: new RegExp(`^(${AR})[.．、](?=20\\d\\d年)`), level: 3, value: arabic },
  { pattern: /^([⒈-⒛])/, level: 3, value: (s) => s.charCodeAt(0) - 0x2487 },
  { pattern: /^([①-⑳])[、.．]?/, level: 5, value: (s) => s.charCodeAt(0) - 0x245f },
];

// how one of the kinds begins: most lines begin otherwise and need not be held against each
const BEGINS = /^[第（(㈠-㈩⑴-⒇⒈-⒛①-⑳一二三四五六七八九十0-9０-９]/;

/** The number a line begins with, or null. A decimal (`1.2万名`) is told from a dotted number by what follows. */
export function readNumber(text: string): Numbered | null {
  if (!BEGINS.test(text)) return null;
  for (const kind of KINDS) {
    const match = kind.pattern.exec(text);
    if (!match) continue;
    const value = kind.value(match[1] ?? '');
    if (value < 0 || Number.isNaN(value)) continue;
    return {
      number: match[0].trim(),
      value,
      level: kind.level,
      rest: text.slice(match[0].length).replace(/^[\s.．、，,]+/, ''),
    };
  }
  return null;
}

/**
 * Levels from a run of numbers. A number of the wrong kind that carries on a run higher up belongs to that run:
 * 一、二、3、 or （一）（2）.
 */
export function levelTracker(): (numbered: Numbered) => number {
  const last: number[] = [];
  return (numbered) => {
    const { value, level: own } = numbered;
    const other = own === 3 ? 1 : own === 4 ? 2 : null;
    const continues = (level: number): boolean => (last[level] ?? 0) > 0 && last[level] === value - 1;
    const level = value > 1 && other !== null && !continues(own) && continues(other) ? other : own;
    last[level] = value;
    last.length = level + 1;
    return level;
  };
}
