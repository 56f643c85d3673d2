/** Rows as CSV by RFC 4180: plain for programs, or guarded against what a spreadsheet makes of it. */
import type { CellValue, Rows } from './table.js';

export interface CsvOptions {
  /** A byte-order mark, by which Excel knows UTF-8. */
  readonly bom?: boolean;
  /**
   * For Excel: an apostrophe before texts that a spreadsheet would take for a formula, and `="…"` around texts that it
   * would turn into another number or a date: long codes, leading zeros, 1-2.
   */
  readonly safe?: boolean;
}

// the full-width signs too: a Chinese Excel takes them for the others
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/;
const NUMBER_LIKE = /^[+-]?\d[\d.,]*(?:[eE][+-]?\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** What Excel shows as another number or as a date. Whole dates are left to become dates. */
const ALTERED = /^(?:0\d+|[1-9]\d{11,}|\d+(?:\.\d+)?[eE][+-]?\d+|\d{1,4}[-/]\d{1,4})$/;

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function textCell(text: string, safe: boolean): string {
  if (text === '') return '""';
  if (safe) {
    // only digits and signs of numbers stand between the quotes
    if (ALTERED.test(text)) return `"=""${text}"""`;
    const guarded = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return NEEDS_QUOTES.test(guarded) ? quote(guarded) : guarded;
  }
  // a text that looks like a number is quoted: a reader that minds quotes keeps the code a text
  return NEEDS_QUOTES.test(text) || NUMBER_LIKE.test(text) ? quote(text) : text;
}

function cell(value: CellValue, safe: boolean): string {
  if (value === null) return '';
  if (typeof value === 'string') return textCell(value, safe);
  return value instanceof Uint8Array ? hex(value) : String(value);
}

function record(cells: readonly CellValue[], safe: boolean): string {
  let line = cell(cells[0] ?? null, safe);
  for (let i = 1; i < cells.length; i++) line += `,${cell(cells[i] ?? null, safe)}`;
  return `${line}\r\n`;
}

/**
 * CSV by RFC 4180, one record a piece, lines end in CR LF. Null is an empty field; an empty text is `""`, so that
 * the two can be told apart.
 */
export function* csv(columns: readonly string[], rows: Rows, options: CsvOptions = {}): Generator<string> {
  const safe = options.safe ?? false;
  yield (options.bom === true ? '\ufeff' : '') + record(columns, safe);
  // a record of one empty field would be an empty line, which readers skip
  for (const row of rows) yield row.length === 1 && row[0] === null ? '""\r\n' : record(row, safe);
}
