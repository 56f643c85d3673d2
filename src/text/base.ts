/** Base units, so that 23.45万人 and 234500人, 1.2亿元 and 12000万元 can be compared. */
import type { Base } from '../model/record.js';
import { scaleNumber } from './decimal.js';
import { remembered } from './remembered.js';
import { MULTIPLIERS } from './units.js';

type Step = readonly [base: string, power10: number, times?: number];

/**
 * One base unit for a dimension. Two dimensions keep two bases, because the way between them is no decimal or is not fixed:
 * 平方米 beside 亩 (1 亩 is 666.6… 平方米), 天 beside 月 and 工作日. Percentages stay percentages: 98% → 98 %.
 */
export const BASES: Readonly<Record<string, Step>> = {
  // money
  元: ['元', 0], 圆: ['元', 0], 块钱: ['元', 0], 元人民币: ['元', 0],
  // shares
  '%': ['%', 0], '％': ['%', 0], 百分比: ['%', 0], '‰': ['%', -1], 百分点: ['百分点', 0], 个百分点: ['百分点', 0],
  // people
  人: ['人', 0], 名: ['人', 0], 位: ['人', 0], 人数: ['人', 0],
  // area
  平方米: ['平方米', 0], 平米: ['平方米', 0], 平方: ['平方米', 0], '㎡': ['平方米', 0], 'm²': ['平方米', 0], m2: ['平方米', 0],
  平方公里: ['平方米', 6], 平方千米: ['平方米', 6], 'km²': ['平方米', 6], km2: ['平方米', 6],
  亩: ['亩', 0], 公顷: ['亩', 0, 15], 顷: ['亩', 2], 'hm²': ['亩', 0, 15], hm2: ['亩', 0, 15],
  // length
  米: ['米', 0], m: ['米', 0], 延米: ['米', 0], 延长米: ['米', 0], 公里: ['米', 3], 千米: ['米', 3], km: ['米', 3],
  厘米: ['米', -2], cm: ['米', -2], 毫米: ['米', -3], mm: ['米', -3],
  // weight
  千克: ['千克', 0], 公斤: ['千克', 0], kg: ['千克', 0], 吨: ['千克', 3], t: ['千克', 3], 克: ['千克', -3], g: ['千克', -3],
  毫克: ['千克', -6], mg: ['千克', -6], 斤: ['千克', -1, 5],
  // volume
  立方米: ['立方米', 0], 立方: ['立方米', 0], 方: ['立方米', 0], 'm³': ['立方米', 0], m3: ['立方米', 0], 升: ['立方米', -3],
  L: ['立方米', -3], 毫升: ['立方米', -6], ml: ['立方米', -6], mL: ['立方米', -6],
  // time
  月: ['月', 0], 个月: ['月', 0], 年: ['月', 0, 12], 个季度: ['月', 0, 3], 天: ['天', 0], 日: ['天', 0], 周: ['天', 0, 7],
  工作日: ['工作日', 0], 个工作日: ['工作日', 0], 分钟: ['分钟', 0], 小时: ['分钟', 0, 60], 个小时: ['分钟', 0, 60],
  // power
  千瓦: ['千瓦', 0], kW: ['千瓦', 0], KW: ['千瓦', 0], 兆瓦: ['千瓦', 3], MW: ['千瓦', 3], 千瓦时: ['千瓦时', 0], kWh: ['千瓦时', 0], 度: ['千瓦时', 0],
}; // prettier-ignore

const HEAD = new RegExp(`^(${Object.keys(MULTIPLIERS).join('|')})?(.*)$`);

/**
 * A number and its unit in the base unit; a unit that the table does not name is its own base. What a rate is counted per
 * stays as printed (万元/公里 → 元/公里). Null for a bare multiplier (23.45万), whose unit nobody stated.
 */
export function toBase(number: number, unit: string | null): Base | null {
  if (unit === null || unit === '' || !Number.isFinite(number)) return null;
  const step = stepOf(unit);
  if (step === null) return null;
  const [base, power, times = 1] = step;
  const scaled = scaleNumber(number, power);
  // whole factors only (15, 12, 60); the product of a decimal is rounded at its twelfth digit, where the dust lies
  return { number: times === 1 ? scaled : Number((scaled * times).toPrecision(12)), unit: base };
}

/** The way from a unit to its base; null for a bare multiplier. */
const stepOf = remembered((unit): Step | null => {
  const cut = unit.search(/[/·]/);
  const head = cut < 0 ? unit : unit.slice(0, cut);
  const per = cut < 0 ? '' : unit.slice(cut);
  const known = BASES[head];
  if (known) return further(known, 0, per);
  const [, multiplier = '', rest = ''] = HEAD.exec(head) ?? [];
  return rest === '' ? null : further(BASES[rest] ?? [rest, 0], MULTIPLIERS[multiplier] ?? 0, per);
});

const further = ([base, power, times = 1]: Step, more: number, per: string): Step => [base + per, power + more, times];
