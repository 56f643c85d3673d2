/** An indicator's words without what says when, where and how much. */
import { FILLER } from '../../data/concepts.js';
import { cleanText } from '../text/clean.js';
import { tightShadow } from '../text/shadow.js';
import { stripPlaces } from './places.js';

const UNIT = '(?:[万亿千百]?(?:元|公里|千米|平方公里|平方米|立方米|平米|米|公顷|亩|人次|人(?![民居均员口才])|户次|户(?![厕均籍外])|个(?![人体])|座|处(?![理置罚])|所|台套|台|套|辆|吨|公斤|次|场次|场(?![地所馆])|批次|批|期|件|份|册|盏|株|间|家(?![庭长禽畜政])|条(?!件)|项(?!目)|名(?![录称])|位|天|个月|头|只|km|m2|㎡|m)|%|‰)'; // prettier-ignore
const SIGN = '[≥≤<>=≈~±+-]';
const NUMBER = '[\\d*]+(?:[.,]\\d+)*';

const ENUMERATOR = /^(?:其中[::]?|(?:三级)?指标\d+[::.、]?|\d{1,2}(?:[.、::](?!\d)|\)(?=.))|\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|[★☆●▲◆■□◇※*·#-]+)/; // prettier-ignore
const MARKS = /[“”‘’"'《》〈〉「」『』()。;；!！?？…_]|(?:^|(?<=[^\d]))[.]|[::]/g;
const LIST = /[、,，/]/g;
const YEAR = '(?:(?:19|20)\\d\\d|[一二][〇零九][一二三四五六七八九〇零]{2})';
const YEARS = new RegExp(
  `${YEAR}(?:年?[-~至到]${YEAR})?年(?:度)?末?|(?<!\\d)20\\d\\d(?!\\d|\\.)(?=\\p{Script=Han})(?!${UNIT})`,
  'gu',
);
/** A year without 年, in front: 2024资金到位率. */
const BARE_YEAR = /^20[1-3]\d(?=\p{Script=Han})/u;
const MONTHS = /(?:\d{1,2}月?[-~至])?\d{1,2}月(?:份|底|末|\d{1,2}日)?(?:之?前)?/g;
const STATED = new RegExp(
  `(?:达到|达|不低于|不少于|不高于|不超过|控制在|${SIGN})*${NUMBER}${UNIT}(?:以上|以下|以内|左右|余)?$`,
);
// 65岁以上老年人 and 12345热线 say what is meant: only a number with a unit of quantity goes, and no limit of time
const AMOUNT = new RegExp(`${SIGN}*(?<![\\d.A-Za-z])${NUMBER}${UNIT}(?!以|内|前|工作|次元)(?=.)`, 'g');
const ONLY_UNIT = new RegExp(`^(?:单位[::]?)?${UNIT}(?:/${UNIT}|/年|/月|/天)*$`);
const NO_WORDS = new RegExp(`^(?:${SIGN}|${NUMBER}|${UNIT}|[/×x*÷.,—-]|分|${YEAR}年?)*$`);

export interface CleanName {
  /** What is left; the whole name if nothing would be. */
  readonly words: string;
  /** A unit that stood in brackets: 养护里程（公里）. */
  readonly unit: string | null;
}

function withoutEnumerators(text: string): string {
  let rest = text;
  for (;;) {
    const shorter = rest.replace(ENUMERATOR, '');
    if (shorter === rest || shorter === '') return rest;
    rest = shorter;
  }
}

/** Brackets that hold a unit, a number or a blank go; words in brackets stay. */
function withoutBrackets(text: string): { rest: string; unit: string | null } {
  let unit: string | null = null;
  const rest = text.replace(/\(([^()]*)\)/g, (_, inside: string) => {
    if (ONLY_UNIT.test(inside)) unit ??= inside.replace(/^单位[::]?/, '');
    return NO_WORDS.test(inside) ? '' : inside;
  });
  return { rest, unit };
}

/** The same names stand in thousands of reports, and a report's project is cleaned for each of its indicators. */
const known = new Map<string, CleanName>();
const KNOWN_AT_MOST = 20_000;

/**
 * Cleans the words of an indicator: enumerators, brackets with units or blanks, quotes, years, places, quantities and
 * filler go. Lists keep 、 between their members. Latin letters become capitals.
 */
export function cleanName(name: string, regions: readonly string[] = []): CleanName {
  const key = `${name}\n${regions.join('\n')}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const clean = cleaned(name, regions);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(key, clean);
  return clean;
}

function cleaned(name: string, regions: readonly string[]): CleanName {
  const whole = tightShadow(cleanText(name))
    .replace(/[①-⑳⑴-⒇]/g, '')
    .toUpperCase();
  const { rest, unit } = withoutBrackets(withoutEnumerators(whole));
  const plain = rest
    .replace(LIST, '、')
    .replace(MARKS, '')
    .replace(/^、+|、+$/g, '');
  const timeless = plain.replace(YEARS, '').replace(BARE_YEAR, '').replace(MONTHS, '');
  let words = stripPlaces(timeless, regions).replace(STATED, '').replace(AMOUNT, '');
  for (const [pattern, replacement] of FILLER) words = words.replace(pattern, replacement);
  words = words.replace(/^[的之、]+|[的之、]+$/g, '');
  return { words: words === '' ? plain || whole : words, unit };
}
