/**
 * Telling the lines of a sheet from its tables. A title, a unit or a signature line that stands in a cell of its own
 * above, between or below the tables is a line of text there as in any other document, not a row of the table.
 */
import { cleanText } from '../../src/text/clean.js';
import type { Placed } from './place.js';

export interface Stretch {
  readonly kind: 'lines' | 'table';
  /** Grid rows, both included. */
  readonly from: number;
  readonly to: number;
}

/** Characters from which a line below a table is a sentence and no label with an empty value. */
const SENTENCE = 12;
/** Share of the columns that a merged line spans. */
const WIDE = 0.6;

type Row =
  /** Nothing at all, or the rest of a line that is merged over several rows. */
  | { readonly kind: 'blank' }
  /** One cell with text and no other merged one beside it. */
  | { readonly kind: 'lone'; readonly wide: boolean; readonly first: boolean; readonly long: boolean }
  | { readonly kind: 'grid' };

/** The parts of a grid from top to bottom. Blank rows around lines belong to no part; those inside a table stay in it. */
export function stretches(placed: Placed): Stretch[] {
  const rows = classify(placed);
  const lines = new Set<number>();
  for (const run of runsOutside(rows)) markLines(rows, run.from, run.to, lines);
  const out: { kind: 'lines' | 'table'; from: number; to: number }[] = [];
  for (const [index, row] of rows.entries()) {
    const kind = lines.has(index) ? 'lines' : 'table';
    const last = out.at(-1);
    if (last?.kind === kind) last.to = index;
    else if (kind === 'lines' || row.kind !== 'blank') out.push({ kind, from: index, to: index });
  }
  return out.map((part) => {
    let { to } = part;
    while (part.kind === 'table' && to > part.from && rows[to]?.kind === 'blank') to--;
    return { ...part, to };
  });
}

function classify(placed: Placed): Row[] {
  const height = placed.rows.length;
  const width = placed.cols.length;
  const filled = new Array<number>(height).fill(0);
  const keys = new Array<number>(height).fill(-1);
  for (const key of placed.filled.keys()) {
    const row = Math.floor(key / width);
    filled[row] = (filled[row] ?? 0) + 1;
    keys[row] = key;
  }
  /** Rows through which a merged cell runs down, and rows with a merged cell beside the one with text. */
  const bound = new Set<number>();
  for (const [key, span] of placed.spans) {
    const row = Math.floor(key / width);
    const text = placed.filled.has(key);
    if (text && span.colSpan === width) continue;
    if (span.rowSpan > 1) for (let r = row; r < row + span.rowSpan; r++) bound.add(r);
    else if (!text && (filled[row] ?? 0) > 0) bound.add(row);
  }
  return filled.map((count, row): Row => {
    const key = keys[row] ?? -1;
    // lines around a cell say that it belongs to the table
    if (bound.has(row) || count > 1 || placed.filled.get(key)?.boxed === true) return { kind: 'grid' };
    if (count === 0) return { kind: 'blank' };
    const span = placed.spans.get(key)?.colSpan ?? 1;
    const text = cleanText(placed.filled.get(key)?.text ?? '');
    return {
      kind: 'lone',
      wide: width > 1 && span >= width * WIDE,
      first: key % width === 0,
      long: text.length >= SENTENCE,
    };
  });
}

function runsOutside(rows: readonly Row[]): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'grid') continue;
    const last = runs.at(-1);
    if (last !== undefined && last.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  }
  return runs;
}

/** Above the first table every lone row is a line; between tables a blank row has to part them; below, see the code. */
function markLines(rows: readonly Row[], from: number, to: number, lines: Set<number>): void {
  const mark = (start: number, end: number): void => {
    for (let row = start; row <= end; row++) lines.add(row);
  };
  if (from === 0) {
    mark(from, to);
    return;
  }
  const run = rows.slice(from, to + 1);
  const blank = run.findIndex((row) => row.kind === 'blank');
  if (to < rows.length - 1) {
    if (blank >= 0 && run.some((row) => row.kind === 'lone' && (row.wide || row.first))) mark(from, to);
    return;
  }
  // a label with an empty value may be the last row of a table; a sentence, a merged line or what follows a gap is not
  let start = blank >= 0 ? from + blank : to + 1;
  for (; start > from; start--) {
    const row = rows[start - 1];
    if (row?.kind !== 'lone' || !(row.wide || (row.first && row.long))) break;
  }
  mark(start, to);
}
