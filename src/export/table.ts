/** Rows as an aligned table, as CSV and as JSON lines. */
import { displayWidth, fit } from './width.js';

export type CellValue = string | number | bigint | boolean | null | Uint8Array;
export type Rows = Iterable<readonly CellValue[]>;

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  return value instanceof Uint8Array ? hex(value) : String(value);
}

export interface TableOptions {
  /** Longest cell; a longer one is cut with …. Default 40 columns. */
  readonly maxWidth?: number;
}

// line ends, and what a terminal would obey: escape sequences, marks that turn the direction of writing
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/g;

const shown = (value: CellValue): string =>
  textOf(value)
    .replace(/\r\n|[\n\r\u2028\u2029]/g, '↵')
    .replace(UNPRINTABLE, '·');

/**
 * A table for a terminal: Chinese characters count two columns, numbers stand at the right, a line below the header.
 * Control characters are shown as signs. Ends with a line feed.
 */
export function textTable(columns: readonly string[], rows: Rows, options: TableOptions = {}): string {
  const most = options.maxWidth ?? 40;
  const lines: string[][] = [];
  const numeric = columns.map(() => true);
  for (const row of rows) {
    row.forEach((value, i) => {
      if (value !== null && typeof value !== 'number' && typeof value !== 'bigint') numeric[i] = false;
    });
    lines.push(columns.map((_, i) => fit(shown(row[i] ?? null), most)));
  }
  const header = columns.map((name) => fit(shown(name), most));
  const widths = header.map((name, i) =>
    lines.reduce((w, line) => Math.max(w, displayWidth(line[i] ?? '')), displayWidth(name)),
  );
  const draw = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const gap = ' '.repeat((widths[i] ?? 0) - displayWidth(cell));
        return numeric[i] === true && lines.length > 0 ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [draw(header), widths.map((w) => '─'.repeat(w)).join('  '), ...lines.map(draw), ''].join('\n');
}

export interface CsvOptions {
  /** A byte-order mark, by which Excel knows UTF-8. */
  readonly bom?: boolean;
  /** An apostrophe before texts that a spreadsheet would take for a formula. */
  readonly safe?: boolean;
}

const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/;

function csvCell(value: CellValue, safe: boolean): string {
  const text = textOf(value);
  const risky = safe && typeof value === 'string' && FORMULA.test(text) && !NUMBER.test(text);
  const cell = risky ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * CSV by RFC 4180, one record a piece, lines end in CR LF. Null is an empty field; an empty text is `""`, so that
 * the two can be told apart.
 */
export function* csv(columns: readonly string[], rows: Rows, options: CsvOptions = {}): Generator<string> {
  const safe = options.safe ?? false;
  const record = (cells: readonly CellValue[]): string =>
    `${cells.map((cell) => (cell === '' ? '""' : csvCell(cell, safe))).join(',')}\r\n`;
  yield (options.bom === true ? '\ufeff' : '') + record(columns);
  // a record of one empty field would be an empty line, which readers skip
  for (const row of rows) yield row.length === 1 && row[0] === null ? '""\r\n' : record(row);
}

/** Column names made unique, so that no value is lost under another's name: `n`, `n_2`. */
function uniqueNames(columns: readonly string[]): string[] {
  const taken = new Set<string>();
  return columns.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name}_${n}`;
    taken.add(unique);
    return unique;
  });
}

/** One JSON object a line. Integers beyond the exact range of a double and bytes are written as text (bytes in hex). */
export function* jsonLines(columns: readonly string[], rows: Rows): Generator<string> {
  const names = uniqueNames(columns);
  for (const row of rows) {
    const entries = names.map((name, i) => {
      const value = row[i] ?? null;
      return [name, typeof value === 'bigint' || value instanceof Uint8Array ? textOf(value) : value] as const;
    });
    yield `${JSON.stringify(Object.fromEntries(entries))}\n`;
  }
}
