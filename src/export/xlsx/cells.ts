/** Values as cells of SpreadsheetML (ECMA-376 part 1, section 18.3.1.4). */
import { hex } from '../csv.js';
import type { CellValue } from '../table.js';

/** Excel's limit for the text of a cell, in UTF-16 units. */
export const LONGEST = 32_767;

export const STYLE = { plain: 0, text: 1, date: 2, header: 3, wrapped: 4 } as const;

const RISKY =
  /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_x[0-9A-Fa-f]{4}_/;
const ILLEGAL =
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as XML. What XML cannot hold, and a carriage return, which it would turn into a line feed, is written `_xHHHH_`
 * (section 22.9.2.19); a text that looks like that gets its first sign written so.
 */
export function xmlText(text: string): string {
  if (!RISKY.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(ILLEGAL, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

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

const EDGE = /^\s|\s$|\n/;

export function textCell(reference: string, text: string, style: number): string {
  const space = EDGE.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}

export interface CellOptions {
  /** Whole ISO dates become dates. */
  readonly dated: boolean;
  /** Is told of a text that is too long for a cell; the cell holds its beginning. */
  readonly onCut: (length: number) => void;
}

/** One cell; null is none. Only numbers become numbers: a text stays a text whatever it begins with. */
export function cellXml(reference: string, value: CellValue, options: CellOptions): string {
  if (value === null) return '';
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? `<c r="${reference}"><v>${value}</v></c>`
      : textCell(reference, String(value), STYLE.text);
  }
  if (typeof value !== 'string') {
    const text = value instanceof Uint8Array ? hex(value) : String(value);
    return cellXml(reference, text, { ...options, dated: false });
  }
  if (options.dated) {
    const day = dateNumber(value);
    if (day !== null) return `<c r="${reference}" s="${STYLE.date}"><v>${day}</v></c>`;
  }
  if (value.length > LONGEST) {
    options.onCut(value.length);
    return textCell(reference, cutText(value), STYLE.text);
  }
  return textCell(reference, value, STYLE.text);
}
