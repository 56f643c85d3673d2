/** Values as cells of SpreadsheetML (ECMA-376 part 1, section 18.3.1.4). */
import { hex } from '../csv.js';
import type { CellValue } from '../table.js';
import type { SharedStrings } from './strings.js';
import { textElement } from './xml.js';

/** Excel's limit for the text of a cell, in UTF-16 units. */
export const LONGEST = 32_767;

export const STYLE = { plain: 0, text: 1, date: 2, header: 3, wrapped: 4 } as const;

/** A → 0, Z → 25, AA → 26. */
export function columnName(index: number): string {
  let name = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

const DAY = 86_400_000;

/**
 * The number of a day as Excel counts, or null for a text that is no whole date of the calendar, or one before March
 * 1900, where Excel counts a day that never was.
 */
export function dateNumber(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return null;
  const number = time / DAY + 25_569;
  return number > 60 ? number : null;
}

/** The text cut to what a cell holds, never through the middle of a character. */
export function cutText(text: string): string {
  const end = /[\ud800-\udbff]/.test(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  return text.slice(0, end);
}

export interface CellOptions {
  /** Style of texts. */
  readonly style: number;
  /** Whole ISO dates become dates. */
  readonly dated: boolean;
  readonly strings: Pick<SharedStrings, 'indexOf'>;
  /** Is told of a text that is too long for a cell; the cell holds its beginning. */
  readonly onCut: (length: number) => void;
}

function textTail(text: string, { style, strings, onCut }: CellOptions): string {
  const index = strings.indexOf(text);
  if (index !== undefined) return `" s="${style}" t="s"><v>${index}</v></c>`;
  if (text.length > LONGEST) onCut(text.length);
  const held = text.length > LONGEST ? cutText(text) : text;
  return `" s="${style}" t="inlineStr"><is>${textElement(held)}</is></c>`;
}

/**
 * One cell from the quote behind its reference on. Only numbers become numbers: a text stays a text whatever it begins
 * with, also when it is edited, because its format is that of texts.
 */
export function cellTail(value: Exclude<CellValue, null>, options: CellOptions): string {
  if (typeof value === 'number' && Number.isFinite(value)) return `"><v>${value}</v></c>`;
  if (typeof value === 'string') {
    const day = options.dated ? dateNumber(value) : null;
    return day === null ? textTail(value, options) : `" s="${STYLE.date}"><v>${day}</v></c>`;
  }
  return textTail(value instanceof Uint8Array ? hex(value) : String(value), options);
}
