/** The overall self score and grade, where a sentence states them. */
import type { Grade } from '../../model/record.js';
import { NUMERAL_CHARS, parseChineseNumeral } from '../../text/numerals.js';
import { tickedChoice } from '../../text/ticked.js';

const GRADES: readonly (readonly [RegExp, Grade])[] = [
  [/^(?:优秀|优)/, '优'],
  [/^(?:良好|良|较好)/, '良'],
  [/^(?:合格|中等|中|一般)/, '中'],
  [/^(?:不合格|差|较差)/, '差'],
];

const gradeOf = (word: string): Grade | null => GRADES.find(([pattern]) => pattern.test(word))?.[1] ?? null;

const WORD = '(优秀|优|良好|良|较好|不合格|合格|中等|中|较差|差)';
const GRADE_PATTERNS = [
  new RegExp(
    `(?:等级|等次|评级|档次|级别|结论|结果)(?:评定|确定|评价)?(?:为|是|：|:|属于|达到|定为|评定为)*[“"「‘'（(]?${WORD}[”"」’')）]?(?:[级等档次。，；,;）)]|$)`,
  ),
  new RegExp(
    `(?:评为|评定为|定为|达到|属于|属|获得|自评为|评价为|确定为|综合评价为|考核为)[“"「‘']?${WORD}[”"」’']?(?:等级|等次|档次|级|等|[。，；,;]|$)`,
  ),
  new RegExp(`[“"「‘'（(，,、]?${WORD}[”"」’')）]?(?:等级|等次)(?![为是：:分标])`),
];

// A score by this name is the report's own; one that follows 指标 or a part's name is not.
const NUMBER = '(\\d{1,3}(?:\\.\\d{1,2})?)';
const IS = '(?:为|是|：|:|达到|达|得|共计|共|计)*';
const SCORE_PATTERNS = [
  new RegExp(
    `(?:自评|评价|评定|评分|考评)(?:的)?(?:综合|最终|总)?(?:得分|总分|分数|评分|分值|成绩|结果|结论|分|得)(?:合计|总计|结果)?${IS}${NUMBER}分`,
  ),
  new RegExp(
    `(?:综合得分|总得分|最终得分|评价总分|自评总分|最后得分|总体得分|总评分|综合评分|综合评价得分|得分合计|合计得分|总分|(?:项目|整体支出|绩效|单位|部门|我局)总?得分)${IS}${NUMBER}分`,
  ),
  new RegExp(`(?<=项目|整体|单位|部门|本次|综合)自评(?:为|得|共得|计)*${NUMBER}分(?=[，,。；;]|$)`),
  new RegExp(
    `(?:^|[，,。；;：:])(?:得分|评分|得)(?:为|是|：|:)*${NUMBER}分(?=[，,。；;（(、]*(?:评价|自评|绩效)?(?:等级|等次|评级|评为|评定|属于))`,
  ),
  new RegExp(
    `(?:^|[，,。；;：:])(?:该|本)(?:项目|专项|单位|部门)(?:自评)?(?:综合|最终|共)*得${NUMBER}分(?=[，,。；;]|$)`,
  ),
];
// 九十六分五, 九十六点五分: a score in words, which ends its clause
const IN_WORDS = new RegExp(
  `(?<=[分得为是到：:])([${NUMERAL_CHARS}]{2,5})(?:点([${NUMERAL_CHARS}]{1,2}))?分([一二三四五六七八九])?(?=[，,。；;、（(]|$)`,
  'g',
);
// what another body found is no self-evaluation: 财政局复核得分为95分
const REVIEW = /复核|复评|审核|审定|抽查|再评价|第三方|财政(?:局|厅|部门|所)[^，。；]{0,6}$/;
// Words in front of 自评得分 that are a part of its name: 预算绩效自评得分.
const PREFIX =
  /(?:综合|总体|最终|最后|总|自评|评价|绩效|预算|部门|单位|支出|转移支付|资金|项目|整体|我局|我院|我校|我单位|本单位|本项目|本部门)+$/;
const PART =
  /(?:产出|效益|满意度|数量|质量|时效|成本|决策|过程|资金|执行率?|指标|管理|投入|履职|可持续|社会|经济|生态|单项|目标|预算)[^，。；：]{0,14}$|方面[^。；]{0,12}$|占/;
// 生态保护恢复资金自评得分: the name of the money or project right before it, whatever words the name holds
const WHOLE = /(?:资金|项目|转移支付|经费|补助|工程|整体支出)(?:绩效)?$/;
// a sentence on one indicator: 年初目标值…，实际完成值…，自评得分10分
const ONE_INDICATOR = /目标值|指标值|完成值|分值|计划值|预期值/;

const digitsOf = (words: string): string => Array.from(words, (c) => parseChineseNumeral(c) ?? '').join('');

/** The text with its scores in digits. */
function inDigits(text: string): string {
  return text.replace(IN_WORDS, (all, whole: string, after: string | undefined, last: string | undefined) => {
    const number = after !== undefined && last !== undefined ? null : parseChineseNumeral(whole);
    const rest = digitsOf(after ?? last ?? '');
    return number === null ? all : `${String(number)}${rest === '' ? '' : `.${rest}`}分`;
  });
}

// what a score in digits or in words ends in: 分工 and 部分 are in most reports
const MAY_SCORE = new RegExp(`[\\d${NUMERAL_CHARS}]\\s*分`);

/** Whether the sentence calls its score the whole: 总分, 总得分, 综合得分. */
export const namesTotal = (text: string): boolean => /(?:总|综合|最终)(?:评)?(?:得分|分|评分)/.test(text);

/** The score of one stretch of text, or null; `满分100分` and the scores of parts are none. */
export function readScore(sentence: string): number | null {
  if (!MAY_SCORE.test(sentence)) return null;
  const text = inDigits(sentence.replace(/\s+/g, ''));
  for (const pattern of SCORE_PATTERNS) {
    const match = pattern.exec(text);
    if (!match?.[1]) continue;
    const words = text.slice(Math.max(0, match.index - 80), match.index);
    const before = words.replace(PREFIX, '');
    const clause = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1);
    if ((PART.test(clause) && !WHOLE.test(words)) || ONE_INDICATOR.test(clause)) continue;
    if (REVIEW.test(`${clause.slice(Math.max(0, clause.search(/[^，,：:]*$/)))}${words.slice(before.length)}`))
      continue;
    const score = Number(match[1]);
    // 总分100分，其中产出50分 tells how the marks are divided
    if (
      score === 100 &&
      !/得/.test(match[0]) &&
      /总分/.test(match[0]) &&
      /^[，,（(]其中/.test(text.slice(match.index + match[0].length))
    )
      continue;
    if (score <= 120) return score;
  }
  return null;
}

/** The grade of one stretch of text, in one of four words, or null. */
export function readGrade(text: string): Grade | null {
  for (const pattern of GRADE_PATTERNS) {
    const match = pattern.exec(text);
    if (match?.[1]) return gradeOf(match[1]);
  }
  return null;
}

/** A grade that stands alone, as on a cover: 优, 优秀, “良”; or that is ticked: ☑优□良□中□差. */
export function gradeWord(text: string): Grade | null {
  const word = (tickedChoice(text) ?? text).replace(/[“”"‘’'（）()\s级等次档]/g, '');
  return word.length <= 3 ? gradeOf(word) : null;
}
