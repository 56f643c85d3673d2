/** Indicators told without the words of a form: 计划适配辅助器具1200件，实际完成1180件; 满意度计划达到90%，实际为93%。 */
import { parseDate } from '../../text/dates.js';
import { mentionsOf } from './mentions.js';

/** A name with the words of its target and its result; points where the sentence states them. */
export interface PlainResult {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: string | null;
  readonly score: string | null;
}

const PLAN =
  /(?:年初|年度|全年|预期)?(?:计划|目标|指标值|目标值)(?!生育|表|任务|申报|管理|设定|编制|性)(?:应|需)?(?:为|达到|达|完成|是|：|:)*/;
const RESULT = /^(?:全年|年度|年末|年底)?(?:实际|完成|经调查|经统计|经测算|调查结果)/;
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
  /计划|目标|指标值/.test(statement) && /实际|完|经调查|经统计|经测算|调查结果|竣工|建成|验收/.test(statement);

/**
 * The first clause holds a plan with one quantity, the second a result with one of the same unit; else nothing is read,
 * since which number is which would be a guess.
 */
export function readPlainResult(statement: string): PlainResult | null {
  const clauses = statement.split(/[，,；;。]/).filter((clause) => clause.trim() !== '');
  const at = clauses.findIndex((clause, i) => i > 0 && (RESULT.test(clause) || DONE.test(clause)));
  const first = clauses[at - 1]?.trim();
  const second = clauses[at]?.trim();
  if (first === undefined || second === undefined || at > 2) return null;
  const rest = clauses.slice(at + 1).join('，');
  const points = { weight: WEIGHT.exec(rest)?.[1] ?? null, score: SCORE.exec(rest)?.[1] ?? null };
  const dated = DATED.exec(first);
  const done = DONE.exec(second);
  if (dated && done && parseDate(done[1] ?? '') !== null)
    return { name: named(dated[1] ?? ''), target: dated[2] ?? '', actual: done[1] ?? '', ...points };
  const plan = PLAN.exec(first);
  const [target, more] = mentionsOf(first);
  const results = mentionsOf(second);
  const actual = results[0];
  if (!plan || !target || more || !actual || results.length > 1 || !RESULT.test(second)) return null;
  const { quantity: q } = target;
  if (q.unit !== actual.quantity.unit || plan.index > q.start) return null;
  const words = `${first.slice(0, plan.index)}${first.slice(plan.index + plan[0].length, q.start)}`.replace(TRIM, '');
  const behind = first.slice(q.end);
  // 每人每月 in front of both numbers is a part of what is measured
  const name = named(`${words}${behind}`);
  return name.length === 1 || name.length > 40 ? null : { name, target: q.raw, actual: actual.quantity.raw, ...points };
}

const named = (words: string): string => words.replace(/(?:指标)?(?:为|是|的|：|:|，|,)*$/, '').replace(TRIM, '');
