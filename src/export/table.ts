/** Rows as an aligned table. CSV and JSON lines are exported with it. */
import { hex } from './csv.js';
import { displayWidth, fit } from './width.js';

export { csv, type CsvOptions } from './csv.js';
export { jsonLines } from './json-lines.js';

export type CellValue = string | number | bigint | boolean | null | Uint8Array;
export type Rows = Iterable<readonly CellValue[]>;

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
