/** An indicator's cleaned words taken apart: what, which act, how measured. And put together again, in one order. */
import {
  ACTION_SYNONYMS,
  LEADING_ACTIONS,
  MEASURES,
  NOMINAL_VERBS,
  NOUNS_AFTER_NOMINAL,
  NOUNS_AFTER_VERBS,
  SATISFIED,
  SILENT_WITH,
  SYNONYMS,
  VERBS,
  WEAK_ACTIONS,
} from '../../data/concepts.js';

export interface Parts {
  /** What is measured or done something to; several in one order, with 、 between. */
  readonly object: string;
  /** The verb, or empty. */
  readonly action: string;
  /** 率, 人数, 面积 …; empty if the name does not say. */
  readonly measure: string;
}

type Rewrites = readonly (readonly [RegExp, string])[];

const longestFirst = (words: readonly string[]): string[] => [...words].sort((a, b) => b.length - a.length);
const PLAIN = longestFirst([...LEADING_ACTIONS, ...VERBS, ...Object.keys(ACTION_SYNONYMS)]);
const NOMINAL = longestFirst(NOMINAL_VERBS);
const ALL = longestFirst([...PLAIN, ...NOMINAL]);
const WEAK_AT_START = new RegExp(`^(?:${WEAK_ACTIONS.join('|')})+(?!及时|质量|进度|情况)(?=..)`);
/** Of something that is not measured, the act may be what is judged: 实施程序, 组织机构. */
const WEAK_WITHOUT_MEASURE = /^(?:开展|举办|召开|举行)(?=..)/;
const NOUN = new RegExp(`^(?:${NOUNS_AFTER_VERBS.join('|')})`);
const NOUN_AFTER_NOMINAL = new RegExp(`^(?:${[...NOUNS_AFTER_VERBS, ...NOUNS_AFTER_NOMINAL].join('|')})`);
const WEAK_AT_END = new RegExp(`(?<=..)(?:${WEAK_ACTIONS.join('|')})+$`);
const LENGTH_OF_A_WAY = /[路街巷道]$|(?:公路|道路|路面|桥梁)/;
/** Works and projects add nothing to how well, when or how dear they were. */
const WORKS = /^(?:项目|工程|工作|项目工程|工程项目|任务完成情况)$|(?:项目|工程|工作)$/;

/** Applies rewrites until nothing changes any more, so that a name rewritten once is not rewritten again. */
export function rewrite(text: string, rules: Rewrites): string {
  let words = text;
  for (let round = 0; round < 5; round++) {
    const before = words;
    for (const [pattern, replacement] of rules) words = words.replace(pattern, replacement);
    if (words === before) break;
  }
  return words;
}

/** The members of a list in one order: 家长和学生 is 学生、家长. */
function sortedList(text: string, separators: RegExp): string {
  const members = text.split(separators).filter((member) => member !== '');
  return [...new Set(members)].sort().join('、');
}

function satisfiedOf(object: string): string {
  const members = object.split(/[、和及与或]|以及/).filter((member) => member !== '');
  return [...new Set(members.map((member) => rewrite(member, SATISFIED)))].sort().join('、');
}

function takeMeasure(words: string): { rest: string; measure: string } {
  for (const { words: pattern, name } of MEASURES) {
    const found = pattern.exec(words);
    if (found !== null) return { rest: words.slice(0, found.index), measure: name };
  }
  return { rest: words, measure: '' };
}

const COUNTS: ReadonlySet<string> = new Set(MEASURES.filter((m) => m.count).map((m) => m.name));

function withoutWeak(text: string, measure: string): string {
  if (measure === '') return text.replace(WEAK_WITHOUT_MEASURE, '');
  return text.replace(WEAK_AT_START, '').replace(WEAK_AT_END, '');
}

/** A verb at the beginning or at the end, where there is something else beside it. */
function takeAction(words: string): { object: string; action: string } {
  const canonical = (verb: string): string => ACTION_SYNONYMS[verb] ?? verb;
  // the longest verb or none: 维修养护工程 is not the repair of 养护工程
  const starts = (verbs: readonly string[], noun = NOUN): string | undefined => {
    const verb = verbs.find((v) => words.startsWith(v));
    return verb !== undefined && words.length > verb.length + 1 && !noun.test(words.slice(verb.length))
      ? verb
      : undefined;
  };
  const leading = starts(LEADING_ACTIONS) ?? starts(PLAIN);
  if (leading !== undefined) return { object: words.slice(leading.length), action: canonical(leading) };
  const ending = ALL.find((verb) => words.endsWith(verb) && words.length > verb.length);
  if (ending !== undefined) return { object: words.slice(0, -ending.length), action: canonical(ending) };
  const first = starts(NOMINAL, NOUN_AFTER_NOMINAL);
  return first === undefined
    ? { object: words, action: '' }
    : { object: words.slice(first.length), action: canonical(first) };
}

/** Takes cleaned words apart; `measure` is used where the words name none. */
export function takeApart(words: string, measure = ''): Parts {
  const canonical = rewrite(words, SYNONYMS);
  const found = takeMeasure(canonical);
  const how = found.measure === '' ? measure : found.measure;
  if (how === '满意度') return { object: satisfiedOf(found.rest), action: '', measure: how };
  // a share is named by its whole predicate (参保率, 开工率): no verb is taken out of it
  const isRate = how === '率' || how === '比例' || how === '时间';
  const bare = found.rest.replace(/的/g, '');
  const silent = SILENT_WITH[how] ?? [];
  const { object, action } = isRate ? { object: bare, action: '' } : takeAction(withoutWeak(bare, how));
  const whole = sortedList(isRate ? object : withoutWeak(object, how), /、/);
  return {
    object: COUNTS.has(how) || !WORKS.test(whole) || how === '' ? whole : whole.replace(WORKS, ''),
    action: silent.includes(action) ? '' : action,
    measure: how,
  };
}

/** The words in the one order of a label. */
export function putTogether({ object, action, measure }: Parts): string {
  const how = measure === '长度' && LENGTH_OF_A_WAY.test(object) ? '里程' : measure;
  return LEADING_ACTIONS.includes(action) ? action + object + how : object + action + how;
}
