/** The roles of an indicator block's columns, and how well a text fits each. */
import type { Cell } from '../../model/doc.js';
import { parsePoints, parseWeight } from '../../text/points.js';
import type { Column, Header } from '../columns.js';
import { labelKey } from '../labels.js';
import { namesLevel1, namesLevel2 } from '../levels.js';
import { DASH, pairOfPoints } from './points.js';
import type { IndicatorColumn } from '../../../data/labels.js';

/** `unknown`: a heading without a known meaning; its cells are reported as unread. */
export type IndicatorRole = IndicatorColumn | 'level1Weight' | 'level2Weight' | 'adjusted' | 'measures' | 'unknown';

/** A column whose role its heading does not say. */
export interface ToldColumn {
  readonly cell: Cell;
  readonly role: IndicatorRole;
  /** What told it, for the warning. */
  readonly by: string;
}

export interface IndicatorHeader extends Header<IndicatorRole> {
  readonly told: readonly ToldColumn[];
}

export type IndicatorColumnOf = Column<IndicatorRole>;

export const LEVELS = new Set<IndicatorRole>(['level1', 'level2', 'level3', 'levels']);
export const VALUES = new Set<IndicatorRole>(['target', 'actual', 'weight', 'score']);

const NUMERIC = /^[\d.,，％%]+分?$/;

/** A number with at most a short unit is a value, no reason. */
const VALUE_LIKE = /^[≥≤≧≦<>＜＞=＝]*[\d.,]+[\u4e00-\u9fff%％㎡/]{0,4}$/;

/** Dots and the like that a template leaves in any column. */
const isFiller = (text: string): boolean => /^[….。·\-—－\s]+$/.test(text);

/** Letters that a machine reads for digits (1O, lO): the number is not loaded, but its cell is one of points. */
const withDigits = (text: string): string =>
  /^[\dOoIl.]{1,6}分?$/.test(text) && !/^[Oo]/.test(text) ? text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1') : text;

/** How well a text fits a column of the block, for rows that stand shifted. */
export function indicatorFit(role: IndicatorRole | null, text: string): number {
  const numeric = NUMERIC.test(text);
  switch (role) {
    case 'level1':
      if (isFiller(text)) return 0;
      return namesLevel1(text) || /指标/.test(text) ? 3 : -3;
    case 'level2':
      if (isFiller(text)) return 0;
      return namesLevel2(text) || /指标/.test(text) ? 3 : numeric ? -3 : -1;
    case 'level3':
      return numeric ? -3 : namesLevel2(text) && /指标/.test(text) ? -1 : 2;
    case 'block':
      return /^(年度)?(绩效|绩|效|指|标)?(绩效)?(指标)?$/.test(labelKey(text)) ? 2 : -3;
    case 'weight':
    case 'score':
    case 'level1Weight':
    case 'level2Weight':
      return (role === 'score' ? parsePoints : parseWeight)(withDigits(text)) !== null || DASH.test(text) ? 2 : -3;
    case 'points':
      return pairOfPoints(text, '') !== null || pairOfPoints(text, '分值得分') !== null || DASH.test(text) ? 2 : -3;
    case 'reason':
    case 'measures':
      return numeric || VALUE_LIKE.test(text) ? -3 : 1;
    case 'target':
    case 'adjusted':
    case 'actual':
      return /\d/.test(text) ? 1 : text.length > 30 ? -1 : 0.2;
    default:
      return 0;
  }
}
