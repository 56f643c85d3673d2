/** Indicators that look like indicators: a name, a target and a result of one kind, points within bounds. */
import type { Indicator, Value } from '../../model/record.js';
import { shared, type Clue } from '../clue.js';
import type { ClueCode } from '../weights.js';

const against = (code: ClueCode, zh: string, explain: string): Omit<Clue, 'find'> => ({ code, zh, explain, favours: false }); // prettier-ignore

const WORDS = /\p{Script=Han}.*?\p{Script=Han}/su;

/** So few indicators may well have half of the points each. */
const FEW = 3;

/** Names of levels and headings; an indicator is never called so. */
const LEVEL_WORDS =
  /^(?:[一二三]级指标|指标(?:名称|值)?|(?:数量|质量|时效|成本|产出|效益|满意度|经济效益|社会效益|生态效益|可持续影响|服务对象满意度)指标|分值|得分|合计|总分)$/;

/** What a target or a date looks like. */
const VALUE_WORDS =
  /^(?:[≥≤<>=＞＜＝]|\d[\d.,，]*(?:%|％|[万亿]?[元人个次户亩]|公里|平方米|年|月|分)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|以?前|以上|以下)?$)/;

const noName = ({ level3 }: Indicator): boolean =>
  !WORDS.test(level3) || LEVEL_WORDS.test(level3) || VALUE_WORDS.test(level3);

/** A level that is not called as levels are: another column may stand in its place. */
const oddLevel = ({ level1, level1Type, level2, level2Type }: Indicator): boolean =>
  (level1 !== null && (level1Type === null || level1Type === 'other')) || (level2 !== null && (level2Type === null || level2Type === 'other')); // prettier-ignore

const kindOf = (value: Value): string | null => value.base?.unit ?? value.unit;

/** Target and result in units that cannot be compared: one of them may be of another column or row. */
function unitsDiffer({ target, actual }: Indicator): boolean {
  if (!target || !actual || target.number === null || actual.number === null) return false;
  const [a, b] = [kindOf(target), kindOf(actual)];
  return a !== null && b !== null && a !== b;
}

/** One with a unit and the other bare: a bare number is what points look like. */
function oneBare({ target, actual }: Indicator): boolean {
  if (!target || !actual || target.number === null || actual.number === null) return false;
  return (target.unit === null) !== (actual.unit === null);
}

/** A result far from its target is rare; one of another row or column seldom is near. */
function farApart({ target, actual }: Indicator): boolean {
  const [a, b] = [target?.base?.number ?? target?.number ?? null, actual?.base?.number ?? actual?.number ?? null];
  if (a === null || b === null || a <= 0 || b <= 0) return false;
  return a / b > 4 || b / a > 4;
}

/** A target or result that is the weight or the score again: the column may have moved. */
function repeatsPoints({ target, actual, weight, score }: Indicator): boolean {
  const bare = (value: Value | null, points: number | null): boolean =>
    value !== null && value.unit === null && value.number !== null && points !== null && value.number === points;
  return bare(actual, weight) || bare(actual, score) || bare(target, weight);
}

/** Rows without a field that others have; one pass, since every report of a run comes through here. */
function missing(code: ClueCode, field: 'weight' | 'score' | 'target' | 'actual', zh: string, explain: string, words: string): Clue {
  return {
    ...against(code, zh, explain),
    find: ({ report: { indicators } }) => {
      let times = 0;
      for (const row of indicators) if (row[field] === null) times++;
      if (times === 0 || times === indicators.length) return null;
      return { amount: times / indicators.length, times, note: `${times} of ${indicators.length} indicators have no ${words}` };
    },
  };
} // prettier-ignore

export const ROWS: readonly Clue[] = [
  shared(against('row.no-name', '指标名称异常', 'A name without words, or the word for a level or a column.'), '{n} of {all} indicators have no name that is one', noName), // prettier-ignore
  shared(against('row.units-differ', '计量单位不一', 'Target and result have units that cannot be compared.'), 'target and result differ in their unit in {n} of {all} indicators', unitsDiffer), // prettier-ignore
  shared(against('row.one-bare', '计量单位缺一', 'Only one of target and result has a unit.'), 'only one of target and result has a unit in {n} of {all} indicators', oneBare), // prettier-ignore
  shared(against('row.far-apart', '完成值悬殊', 'The result is more than four times the target, or less than a quarter.'), 'the result is far from the target in {n} of {all} indicators', farApart), // prettier-ignore
  shared(against('row.repeats-points', '数值与分值相同', 'A target or result without a unit equals the points beside it.'), 'a value equals the points in {n} of {all} indicators', repeatsPoints), // prettier-ignore
  shared(against('row.score-over', '得分超过分值', 'More points were scored than there are.'), 'the score is above the weight in {n} of {all} indicators', ({ weight, score }) => weight !== null && score !== null && score > weight + 0.01), // prettier-ignore
  shared(against('row.weight-odd', '分值异常', 'A weight that hardly any indicator has: 0, or above 40 where there are more than three.'), 'the weight is odd in {n} of {all} indicators', ({ weight }, { report }) => weight !== null && (weight <= 0 || (weight > 40 && report.indicators.length > FEW))), // prettier-ignore
  missing('row.no-target', 'target', '缺指标值', 'A row without a target where others have one.', 'target'),
  missing('row.no-actual', 'actual', '缺完成值', 'A row without a result where others have one.', 'result'),
  missing('row.no-weight', 'weight', '缺分值', 'A row without a weight where others have one.', 'weight'),
  missing('row.no-score', 'score', '缺得分', 'A row without a score where others have one.', 'score'),
  shared(against('row.level-odd', '层级名称异常', 'Level 1 or 2 is not called as levels are: another column may stand in its place.'), '{n} of {all} indicators have a level with an odd name', oddLevel), // prettier-ignore
  shared(against('row.bare', '无数值', 'A row with neither target nor result.'), '{n} of {all} indicators have neither target nor result', ({ target, actual }) => target === null && actual === null), // prettier-ignore
  shared(against('row.reason-number', '原因栏为数字', 'A reason that is a bare number: the column may have moved.'), 'the reason is a number in {n} of {all} indicators', ({ reason }) => reason !== null && /^[\d.%％]+$/.test(reason)), // prettier-ignore
];
