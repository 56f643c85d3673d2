/** Rates (execution rates and the like) as fractions. */
import { NUMBER, scaleDecimal } from './decimal.js';
import { parseChineseNumeral } from './numerals.js';
import { tightShadow } from './shadow.js';

export interface RateOptions {
  /**
   * What a number without a sign means. 98.5 under 执行率(%) is per cent, 0.985 from a spreadsheet is a fraction; a bare 1 may
   * be either, so the caller must know from the heading or the cell's format. Default null: a bare number is no rate.
   */
  readonly bare?: 'percent' | 'fraction' | null;
}

const RATE = new RegExp(`^(-?${NUMBER})(%|‰|百分比|百分点)?$`);

/** The rate that a cell states, as a fraction (100% → 1). Null where none or more than one is stated, or it is not certain. */
export function parseRate(text: string, options: RateOptions = {}): number | null {
  const cell = tightShadow(text);
  if (/^[百千]分之/.test(cell)) return parseChineseNumeral(cell);
  const match = RATE.exec(cell);
  if (!match || /\d\s+\d/.test(text)) return null;
  const digits = match[1] ?? '';
  if (match[2] === '%' || match[2] === '百分比') return scaleDecimal(digits, -2);
  if (match[2] === '‰') return scaleDecimal(digits, -3);
  if (match[2] !== undefined) return null;
  if (options.bare === 'percent') return scaleDecimal(digits, -2);
  return options.bare === 'fraction' ? scaleDecimal(digits, 0) : null;
}
