/** Indicators told without the words of a form: 计划适配辅助器具1200件，实际完成1180件; 满意度计划达到90%，实际为93%。 */
import { parseDate } from '../../text/dates.js';
import { type Mention, mentionsOf } from './mentions.js';
import { ofThisYear } from './other-years.js';
import { CLAUSE_END } from './sentences.js';

/** A name with the words of its target and its result; points where the sentence states them. */
export interface PlainResult {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: string | null;
  readonly score: string | null;
}

const PLAN =
  /(?:年初|年度|全年|预期)?(?:计划|目标|指标值|目标值|应(?=完成|达到))(?!生育|表|任务|申报|管理|设定|编制|性)(?:应|需)?(?:为|达到|达|完成|是|：|:)*/;
const RESULT = /^(?:全年|年度|年末|年底)?(?:实际|完成|经调查|经统计|经测算|调查结果)/;
// 已, 全年共, 截至年底全部: what stands in front of a verb
const FILLER =
  /^(?:截[至止](?:目前|年[底末]|\d{1,2}月[底末]?)|全年|年度|年[底末内]|当年|本年度?|共计?|已经?|累计|实际|全部|均已?|[按如]期|按时)+/;
const DONE_VERB = /^(?:建成|完成|竣工|完工|达到?|投用|交付|实施)?了?$/;
// 目标为每人每月820元: what the amount is for, not what it is
const PER = /^(?:每.{1,6}|人均|户均|亩均)?$/;
const SERVES = /^[^，。；]{1,12}(?:提供|发放|办理|开展|配备|安装|落实|解决|购买)/;
const AIM = /^(?:占|完成)了?(?:全年|年度|年初|预期|计划)*(?:计划|目标)(?:任务)?(?:数|值)?$/;
const TRIM = /^[，,、：:；;。（(\s]+|[，,、：:；;。（(\s]+$/g;
const WEIGHT = /(?:分值|满分|权重)(?:为|：|:)*(\d{1,3}(?:\.\d+)?分)/;
const SCORE = /(?<![实自评])得(?:分)?(?:为|：|:)*(\d{1,3}(?:\.\d+)?分)/;
const DAY = '20\\d\\d年\\d{1,2}月(?:\\d{1,2}日)?';
const DATED = new RegExp(`^(.{2,30}?)[：:，,]?(?:指标值|目标值|计划)(?:为|：|:)*(${DAY}(?:底|末)?(?:之?前)?)$`);
const DONE = new RegExp(
  `^(?:实际)?(?:于|在)?(${DAY}(?:底|末)?)(?:前)?(?:已|全部|全面|如期|按时|按期)*(?:完成|完工|竣工|建成|验收)`,
);

/** Whether the words that every such sentence holds are in it: most sentences have not both. */
export const mayBePlain = (statement: string): boolean =>
  /计划|目标|指标值|应[完达]/.test(statement) &&
  /实际|完|已|共|全|累计|截|年[底末内]|经调查|经统计|经测算|调查结果|竣工|建成|验收/.test(statement);

const clausesOf = (text: string): string[] => text.split(CLAUSE_END).filter((clause) => clause.trim() !== '');

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

/** 参保3216人，完成年度目标3000人的107.2%: a result with its target and the share that it is; the share must fit. */
function shared(first: string, second: string): Pick<PlainResult, 'name' | 'target' | 'actual'> | null {
  const [actual, other] = mentionsOf(first);
  const [target, share, more] = mentionsOf(second);
  if (!actual || other || !target || !share || more || !AIM.test(second.slice(0, target.quantity.start))) return null;
  const { quantity: a } = actual;
  const { quantity: t } = target;
  if (a.unit !== t.unit || share.quantity.unit !== '%' || share.gap !== '的' || t.number === 0) return null;
  if (Math.abs((100 * a.number) / t.number - share.quantity.number) > 0.1) return null;
  const name = named(`${first.slice(0, a.start).replace(TRIM, '')}${first.slice(a.end)}`);
  return name.length < 2 || name.length > 40 ? null : { name, target: t.raw, actual: a.raw };
}

/** The points of an indicator stand behind its figures, also behind those of another year; two scores may be of two years. */
function pointsOf(statement: string, rest: string): Pick<PlainResult, 'weight' | 'score'> {
  const text = [...statement.matchAll(new RegExp(SCORE, 'g'))].length === 1 ? statement : rest;
  return { weight: WEIGHT.exec(text)?.[1] ?? null, score: SCORE.exec(text)?.[1] ?? null };
}

/**
 * The first clause holds a plan with one quantity, the second a result with one of the same unit; else nothing is read,
 * since which number is which would be a guess. What is said of another year than `year` is left out.
 */
export function readPlainResult(statement: string, year: number | null): PlainResult | null {
  const clauses = clausesOf(ofThisYear(statement, year));
  const share = clauses[0] === undefined || clauses[1] === undefined ? null : shared(clauses[0], clauses[1]);
  if (share) return { ...share, ...pointsOf(statement, clauses.slice(2).join('，')) };
  const at = clauses.findIndex(
    (clause, i) => i > 0 && (RESULT.test(clause) || DONE.test(clause) || carriesOut(clauses[i - 1] ?? '', clause)),
  );
  const first = clauses[at - 1]?.trim();
  const second = clauses[at]?.trim();
  if (first === undefined || second === undefined || at > 2) return null;
  const points = pointsOf(statement, clauses.slice(at + 1).join('，'));
  const dated = DATED.exec(first);
  const done = DONE.exec(second);
  if (dated && done && parseDate(done[1] ?? '') !== null)
    return { name: named(dated[1] ?? ''), target: dated[2] ?? '', actual: done[1] ?? '', ...points };
  const plan = PLAN.exec(first);
  const [target, more] = mentionsOf(first);
  const results = mentionsOf(second);
  const actual = results[0];
  if (!plan || !target || more || !actual || results.length > 1) return null;
  if (!RESULT.test(second) && !carriesOut(first, second)) return null;
  const { quantity: q } = target;
  if (q.unit !== actual.quantity.unit || plan.index > q.start) return null;
  const name = named(`${wordsOf(first, plan, target)}${first.slice(q.end)}`);
  return name.length === 1 || name.length > 40 ? null : { name, target: q.raw, actual: actual.quantity.raw, ...points };
}

/** What the plan counts: the words around its mark, or a name before a colon (补助标准：目标为每人每月820元). */
function wordsOf(first: string, plan: RegExpExecArray, { quantity }: Mention): string {
  const before = first.slice(0, plan.index);
  const between = first.slice(plan.index + plan[0].length, quantity.start);
  const apart = /[：:]\s*$/.test(before) && !/指标\s*\d*[：:]\s*$/.test(before) && PER.test(between);
  // 计划为860名残疾人提供服务: here 为 is a part of the name
  const served = before + between === '' && plan[0].endsWith('为') && SERVES.test(first.slice(quantity.end));
  return served ? '为' : `${before}${apart ? '' : between}`.replace(TRIM, '');
}

const named = (words: string): string => words.replace(/(?:指标)?(?:为|是|的|：|:|，|,)*$/, '').replace(TRIM, '');
