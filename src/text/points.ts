/** Points: scores and weights, as cells print them or as labels carry them. */
import { NUMBER, decimal } from './decimal.js';
import { remembered } from './remembered.js';
import { shadow, tightShadow } from './shadow.js';

const POINTS = new RegExp(`^\\(?(?:共|计|共计|满分|得|得分|分值|权重)?:?(-?${NUMBER})分?\\)?$`);

/** The points that a cell states: `10分`, `（50分）`, `9.81`. Null for anything else, such as a dash, a rate or two numbers. */
export const parsePoints: (text: string) => number | null = remembered((text) => {
  const match = /\d\s+\d/.test(text) ? null : POINTS.exec(tightShadow(text));
  return match ? decimal(match[1] ?? '') : null;
});

/** The points of a weight: those that `parsePoints` reads, and `20%` as the 20 points of the usual hundred. */
export function parseWeight(text: string): number | null {
  return parsePoints(text) ?? parsePoints(text.replace(/[%％﹪]\s*$/, ''));
}

export interface WeightedLabel {
  /** The label without its weight, otherwise unchanged. */
  readonly label: string;
  /** The weight printed with it, in points. */
  readonly weight: number | null;
}

const SAYS = '(?:分值|权重|满分|总分|合计|共计|共|计)?\\s{0,3}[:为]?\\s{0,3}';
const IN_BRACKETS = new RegExp(`\\s{0,3}[(\\[]\\s{0,3}${SAYS}(${NUMBER})\\s{0,3}分\\s{0,3}[)\\]]`, 'g');
const BARE_AT_END = new RegExp(`\\s{0,3}[(\\[]\\s{0,3}(${NUMBER})\\s{0,3}[)\\]]\\s{0,3}$`);
const SHARE = new RegExp(
  `\\s{0,3}[(\\[]\\s{0,3}(?:分值|权重)\\s{0,3}[:为]?\\s{0,3}(${NUMBER})\\s{0,3}%?\\s{0,3}[)\\]]`,
);
const PERCENT_AT_END = new RegExp(`\\s{0,3}[(\\[]\\s{0,3}(${NUMBER})\\s{0,3}%\\s{0,3}[)\\]]\\s{0,3}$`);
const OPEN_AT_END = new RegExp(
  `(?<![\\d.<>≤≥=~-])\\s{0,3}[:(]?\\s{0,3}${SAYS}(${NUMBER})\\s{0,3}分\\s{0,3}[)\\]]?\\s{0,3}$`,
);
// what a weight ends with in each of the patterns
const WEIGHS = /\d\s{0,3}[%分)\]]/;

/**
 * A label and the weight printed with it: 产出指标（50分） → 产出指标, 50. A weight is a number of points in brackets or at the
 * end (产出指标50分), a bare number of at most 100 in brackets at the end, or 权重20% (points of the usual hundred). Other brackets
 * (（项目）, （≥95%）, （2023年度）) belong to the label. `level`: the label is the name of a level and no indicator, so that a bare
 * per cent in brackets is its weight: 产出（50%）.
 */
export function splitWeight(label: string, options: { readonly level?: boolean } = {}): WeightedLabel {
  const text = shadow(label);
  if (!WEIGHS.test(text)) return { label, weight: null };
  const bracketed = [...text.matchAll(IN_BRACKETS)];
  if (bracketed.length > 1) return { label, weight: null };
  const bare = BARE_AT_END.exec(text);
  const usable = bare && decimal(bare[1] ?? '') <= 100 ? bare : null;
  const share = options.level === true ? PERCENT_AT_END.exec(text) : null;
  const match = bracketed[0] ?? SHARE.exec(text) ?? usable ?? share ?? OPEN_AT_END.exec(text);
  if (!match) return { label, weight: null };
  const rest = label.slice(0, match.index) + label.slice(match.index + match[0].length);
  return { label: rest.replace(/[:：\s]+$/, '').replace(/^\s+/, ''), weight: decimal(match[1] ?? '') };
}
