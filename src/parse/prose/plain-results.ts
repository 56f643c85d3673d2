/** Indicators told without the words of a form: 计划适配辅助器具1200件，实际完成1180件; 满意度计划达到90%，实际为93%。 */
import { parseDate } from '../../text/dates.js';
import { type Mention, mentionsOf } from './mentions.js';
import { ofThisYear } from './other-years.js';
import {
  AIM,
  AIM_ALONE,
  COMPLETED,
  DATED,
  DONE,
  DONE_VERB,
  FILLER,
  PER,
  PLAN,
  REASON,
  RESULT,
  SCORE,
  SERVES,
  WEIGHT,
} from './plain-words.js';
import { CLAUSE_END } from './sentences.js';

interface Pair {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
}

/** A name with the words of its target and its result; points and a reason where the sentence states them. */
export interface PlainResult extends Pair {
  readonly weight: string | null;
  readonly score: string | null;
  readonly reason: string | null;
  /** The figures of the sentence prove each other. */
  readonly proven: boolean;
}

const TRIM = /^[，,、：:；;。（(\s]+|[，,、：:；;。（(\s]+$/g;
/** A result that repeats its name may stand behind how it was found: 满意度目标≥90%，发放问卷200份，收回196份，满意度为95.9%. */
const REACH = 4;

/** The clauses of a statement; its own year in front of one says nothing more. */
function clausesOf(text: string, year: number | null): string[] {
  const own = year === null ? null : new RegExp(`^\\s*${year}年度?(?=[\\u4e00-\\u9fff])`);
  return text
    .split(CLAUSE_END)
    .map((clause) => (own === null ? clause : clause.replace(own, '')).trim())
    .filter((clause) => clause !== '');
}

/**
 * The first clause holds a plan with one quantity, the second a result with one of the same unit; else nothing is read,
 * since which number is which would be a guess. What is said of another year than `year` is left out.
 */
export function readPlainResult(statement: string, year: number | null): PlainResult | null {
  const clauses = clausesOf(ofThisYear(statement, year), year);
  const share = shared(clauses);
  if (share) return { ...share, proven: true, ...pointsOf(statement, clauses.slice(2).join('，')) };
  const at = clauses.findIndex((clause, i) => i > 0 && isResult(clauses[i - 1] ?? '', clause));
  const second = clauses[at] ?? '';
  // 计划建设2万亩，涉及5个乡镇，实际建设2.02万亩: a clause between the two counts something else
  const pair = at < 1 || at > 2 ? null : (pairOf(clauses[at - 1] ?? '', second) ?? pairOf(clauses[0] ?? '', second));
  if (pair) return { ...pair, proven: false, ...pointsOf(statement, clauses.slice(at + 1).join('，')) };
  const again = clauses.findIndex((clause, i) => i > 0 && i < REACH && repeats(clauses[0] ?? '', clause));
  const told = again > 0 ? pairOf(clauses[0] ?? '', clauses[again] ?? '') : null;
  return told ? { ...told, proven: false, ...pointsOf(statement, clauses.slice(again + 1).join('，')) } : null;
}

const isResult = (plan: string, clause: string): boolean =>
  RESULT.test(clause) || DONE.test(clause) || carriesOut(plan, clause);

/** 计划新建公厕12座，已建成12座: the verb of the plan, or one that ends any work, and nothing else that is counted. */
function carriesOut(plan: string, clause: string): boolean {
  const filler = FILLER.exec(clause)?.[0];
  if (filler === undefined) return false;
  const [actual, more] = mentionsOf(clause);
  if (!actual || more) return false;
  const verb = clause.slice(filler.length, actual.quantity.start).replace(/了$/, '');
  const behind = clause.slice(actual.quantity.end).trim();
  return (DONE_VERB.test(verb) || (verb.length > 1 && plan.includes(verb))) && (behind === '' || plan.includes(behind));
}

/** 满意度为95.9%: a name that ends the one of the plan, and one quantity. */
function repeats(plan: string, clause: string): boolean {
  const [actual, more] = mentionsOf(clause);
  if (!actual || more || clause.slice(actual.quantity.end).trim() !== '') return false;
  const name = clause.slice(0, actual.quantity.start).replace(/^(?:综合|总体|平均)|(?:为|是|达到?|：|:)+$/g, '');
  const mark = PLAN.exec(plan);
  return name.length > 1 && mark !== null && plan.slice(0, mark.index).replace(TRIM, '').endsWith(name);
}

function pairOf(first: string, second: string): Pair | null {
  const dated = DATED.exec(first);
  const done = DONE.exec(second);
  if (dated && done && parseDate(done[1] ?? '') !== null)
    return { name: named(dated[1] ?? ''), target: dated[2] ?? dated[3] ?? '', actual: done[1] ?? '' };
  const [target, more] = mentionsOf(first);
  const [actual, other] = mentionsOf(second);
  if (!target || more || !actual || other) return null;
  if (DONE.test(second) && !RESULT.test(second)) return null;
  const { quantity: q } = target;
  // 铺设管网≥120公里，实际铺设118.5公里: the sign alone marks the plan
  const sign = q.comparator === null || !RESULT.test(second) ? null : { index: q.start, words: '' };
  const mark = PLAN.exec(first);
  const plan = mark === null ? sign : { index: mark.index, words: mark[0] };
  if (!plan || q.unit !== actual.quantity.unit || plan.index > q.start) return null;
  const name = named(`${wordsOf(first, plan, target)}${first.slice(q.end)}`);
  return name.length === 1 || name.length > 40 ? null : { name, target: q.raw, actual: actual.quantity.raw };
}

/** What the plan counts: the words around its mark, or a name before a colon (补助标准：目标为每人每月820元). */
function wordsOf(first: string, plan: { index: number; words: string }, { quantity }: Mention): string {
  const before = first.slice(0, plan.index);
  const between = first.slice(plan.index + plan.words.length, quantity.start);
  // 计划为860名残疾人提供服务: here 为 is a part of the name
  const served = before + between === '' && plan.words.endsWith('为') && SERVES.test(first.slice(quantity.end));
  if (served) return '为';
  const apart = /[：:]\s*$/.test(before) && !/指标\s*\d*[：:]\s*$/.test(before) && PER.test(between);
  return `${before}${apart ? '' : between}`.replace(TRIM, '');
}

/**
 * A result with its target and the share that it is, which must fit: 参保3216人，完成年度目标3000人的107.2%; 新建水池3处，目标值3处，完成率100%.
 */
function shared([first = '', second = '', third = '']: readonly string[]): Pair | null {
  const [actual, other] = mentionsOf(first);
  const [target, share, more] = mentionsOf(second);
  if (!actual || other || !target || more) return null;
  const before = second.slice(0, target.quantity.start);
  const behind = share ? null : mentionsOf(third);
  const rate = share?.quantity ?? (behind?.length === 1 ? behind[0]?.quantity : undefined);
  if (!rate || rate.unit !== '%') return null;
  const fits = share ? AIM.test(before) && share.gap === '的' : AIM_ALONE.test(before) && COMPLETED.test(third.slice(0, rate.start)); // prettier-ignore
  const { quantity: a } = actual;
  const { quantity: t } = target;
  if (!fits || a.unit !== t.unit || t.number === 0 || Math.abs((100 * a.number) / t.number - rate.number) > 0.1)
    return null;
  const name = named(`${first.slice(0, a.start).replace(TRIM, '')}${first.slice(a.end)}`);
  return name.length < 2 || name.length > 40 ? null : { name, target: t.raw, actual: a.raw };
}

/** The points of an indicator stand behind its figures, also behind those of another year; two scores may be of two years. */
function pointsOf(statement: string, rest: string): Omit<PlainResult, keyof Pair | 'proven'> {
  const text = [...statement.matchAll(new RegExp(SCORE, 'g'))].length === 1 ? statement : rest;
  return {
    weight: WEIGHT.exec(text)?.[1] ?? null,
    score: SCORE.exec(text)?.[1] ?? null,
    reason: REASON.exec(statement)?.[1]?.replace(TRIM, '') ?? null,
  };
}

const named = (words: string): string =>
  words
    .replace(/(?:指标)?(?:为|是|的|：|:|，|,|(?:控制|保持|稳定|维持)在)*$/, '')
    .replace(TRIM, '')
    .replace(/^(?:全年|年内|本年度?)共?(?=.{3})/, '');
