/** Lists as rows: CSV and its kin, JSON lines, a JSON array. */
import { parse } from 'csv-parse/sync';
import { decodeText } from '../../../extractors/shared/charset.js';

/** A row with the line it begins on. Fields in the order of the columns. */
export interface ListRow {
  readonly line: number;
  readonly fields: ReadonlyMap<string, unknown>;
}

export interface BadLine {
  readonly line: number;
  readonly message: string;
}

export interface Rows {
  readonly rows: readonly ListRow[];
  readonly bad: readonly BadLine[];
}

/** The list makes no sense as a whole. */
export interface NoRows {
  readonly failed: string;
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Text of a list in UTF-8, UTF-16 or GB18030, as Excel in Chinese Windows saves it; without its byte-order mark. */
export const listText = (bytes: Uint8Array): string => decodeText(bytes).text.replace(/^\ufeff/, '');

/** The sign that parts the names of columns; the most frequent one outside quotes. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const bare = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const count = (sign: string): number => bare.split(sign).length - 1;
  return [',', '\t', ';', '，'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/** CSV by RFC 4180, tolerant of rows that are too long or too short; the first row names the columns. */
export function csvRows(text: string): Rows | NoRows {
  let parsed: Parsed[];
  const bad: BadLine[] = [];
  try {
    // the parser counts a line end of two characters in quotes twice
    parsed = parse(text.replace(/\r\n?/g, '\n'), {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    return { failed: `it cannot be read as CSV: ${said(error)}` };
  }
  const names = parsed[0]?.record.map((name) => name.trim()) ?? [];
  if (names.length === 0) return { failed: 'it holds no line' };
  const rows: ListRow[] = [];
  for (const { record, info } of parsed.slice(1)) {
    // `lines` is the line that a row ends on; one with line breaks in quotes begins earlier
    const inside = record.reduce((n, field) => n + (field.split('\n').length - 1), 0);
    const line = info.lines - inside;
    if (record.length > names.length) {
      const rest = record.slice(names.length);
      if (rest.some((field) => field.trim() !== ''))
        bad.push({ line, message: `it has ${record.length} values for ${names.length} columns; the rest is left out` });
    }
    const fields = new Map<string, unknown>();
    names.forEach((name, i) => {
      if (name !== '' && !fields.has(name)) fields.set(name, record[i] ?? '');
    });
    rows.push({ line, fields });
  }
  return { rows, bad };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON lines, or one array of objects (lines are then counted by its items). */
export function jsonRows(text: string): Rows | NoRows {
  if (/^\s*\[/.test(text)) {
    let items: unknown;
    try {
      items = JSON.parse(text);
    } catch (error) {
      return { failed: `it is no valid JSON: ${said(error)}` };
    }
    if (!Array.isArray(items)) return { failed: 'it is no list of objects' };
    const rows: ListRow[] = [];
    const bad: BadLine[] = [];
    items.forEach((item: unknown, i) => {
      if (isObject(item)) rows.push({ line: i + 1, fields: new Map(Object.entries(item)) });
      else bad.push({ line: i + 1, message: 'it is no object' });
    });
    return { rows, bad };
  }
  const rows: ListRow[] = [];
  const bad: BadLine[] = [];
  let line = 0;
  for (const piece of text.split(/\r\n|\n|\r/)) {
    line++;
    if (piece.trim() === '') continue;
    try {
      const item: unknown = JSON.parse(piece);
      if (isObject(item)) rows.push({ line, fields: new Map(Object.entries(item)) });
      else bad.push({ line, message: 'it is no object' });
    } catch (error) {
      bad.push({ line, message: `it is no valid JSON: ${said(error)}` });
    }
  }
  if (rows.length === 0 && bad.length > 0) return { failed: `no line of it is a JSON object (line ${bad[0]?.line ?? 1}: ${bad[0]?.message ?? ''})` }; // prettier-ignore
  return { rows, bad };
}

/** Rows of a list whose kind its content tells. */
export function rowsOf(text: string): Rows | NoRows {
  if (text.trim() === '') return { failed: 'it is empty' };
  return /^\s*[[{]/.test(text) ? jsonRows(text) : csvRows(text);
}
