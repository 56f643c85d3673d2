/**
 * Tables without vertical rules, found by alignment: neighbouring lines whose stretches stand below each other in
 * columns. Cautious, for prose must never become a table: what is not clearly one stays text.
 */
import type { Edge } from './edges.js';
import type { LaidCell, LaidTable } from './laid-table.js';
import { cellCapacity } from './laid-table.js';
import type { Line } from './lines.js';
import { lineText } from './lines.js';
import type { Box } from './page.js';
import { segmentsOf } from './segments.js';

interface Row {
  /** The line it was cut from. */
  readonly line: Line;
  readonly segments: readonly Line[];
}

/** Fewest lines with more than one stretch. */
const FEWEST_ROWS = 3;
/** Fewest horizontal rules that part rows: three bound the headings and the whole only. */
const DIVIDING = 4;
/** Distance between the middles of two lines of one table, in em, at most. */
const STEP = 3.4;
/** Part of the rows whose text may cross the space between two columns (merged headings). */
const CROSSING = 0.2;
/** Part of its columns that a row fills, and part of the rows that may fill less. */
const [FILLED, SPARSE] = [0.7, 0.2];
const VALUE = /^[-+≥≤=<>（(]?[\d,.]+[%％）)]?[\p{Script=Han}]{0,3}$|^[—–\-/无是否]$/u;

/** Runs of lines that may be rows: close to each other, most of them with several stretches. */
function candidates(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  let run: Row[] = [];
  let single = 0;
  const close = (): void => {
    while (run.at(-1)?.segments.length === 1) run.pop();
    if (run.filter((r) => r.segments.length > 1).length >= FEWEST_ROWS) runs.push(run);
    run = [];
    single = 0;
  };
  for (const row of rows) {
    const last = run.at(-1);
    const near =
      last !== undefined && row.line.middle - last.line.middle <= STEP * Math.max(row.line.size, last.line.size);
    if (!near) close();
    if (row.segments.length > 1) single = 0;
    else if (run.length === 0 || ++single > 2) {
      close();
      continue;
    }
    run.push(row);
  }
  close();
  return runs;
}

/** Middle of each space between columns: where hardly any row has text. */
function gutters(rows: readonly Row[]): number[] {
  const several = rows.filter((row) => row.segments.length > 1);
  const ends = several.flatMap((row) => row.segments.flatMap((s) => [s.from, s.to])).sort((a, b) => a - b);
  const crossed = (x: number): number => several.filter((r) => r.segments.some((s) => s.from < x && s.to > x)).length;
  const allowed = Math.floor(CROSSING * several.length);
  const out: number[] = [];
  let [from, to]: [number | null, number] = [null, 0];
  const close = (): void => {
    // wide enough to be a space on purpose
    if (from !== null && to - from >= 4) out.push((from + to) / 2);
    from = null;
  };
  for (let i = 1; i < ends.length; i++) {
    const [a, b] = [ends[i - 1] ?? 0, ends[i] ?? 0];
    if (b - a < 0.01) continue;
    if (crossed((a + b) / 2) <= allowed) {
      from ??= a;
      to = b;
    } else close();
  }
  return out;
}

/** How many columns the stretches of a line touch. */
const coverage = (segments: readonly Line[], borders: readonly number[]): number =>
  borders.slice(1).filter((to, i) => segments.some((s) => s.from < to && s.to > (borders[i] ?? 0))).length;

/** Whether columns of text between these borders are a table's. `divided`: rules part its rows. */
function isTable(rows: readonly Row[], borders: readonly number[], divided: boolean): boolean {
  const cols = borders.length - 1;
  if (cols < 2) return false;
  const column = (s: Line): number => borders.findIndex((x, i) => i > 0 && (s.from + s.to) / 2 < x) - 1;
  const filled = Array.from({ length: cols }, () => ({ rows: 0, values: 0, long: 0 }));
  let inSeveral = 0;
  for (const row of rows) {
    const seen = new Set<number>();
    for (const s of row.segments) {
      const c = column(s);
      const entry = filled[c];
      if (entry === undefined) continue;
      seen.add(c);
      entry.rows++;
      if (VALUE.test(lineText(s))) entry.values++;
      if (s.glyphs.length > 16) entry.long++;
    }
    if (seen.size >= Math.min(cols, 3)) inSeveral++;
  }
  // wrapped text leaves most columns of a line empty: which lines make a row together cannot be told
  const sparse = rows.filter((row) => coverage(row.segments, borders) < FILLED * cols).length;
  if (!divided && sparse > SPARSE * rows.length) return false;
  // two columns of long lines side by side are prose
  if (filled.filter((f) => f.long > f.rows / 2).length > 1) return false;
  const values = filled.filter((f) => f.rows >= 2 && f.values >= f.rows / 2).length;
  return inSeveral >= FEWEST_ROWS && (cols >= 3 ? values >= 1 : values >= 1 && (filled[1]?.values ?? 0) >= FEWEST_ROWS);
}

/** Which lines make one row together, by the horizontal rules between them where there are any, else line by line. */
function bands(rows: readonly Row[], rules: readonly number[]): Row[][] {
  const out: Row[][] = [];
  // a rule above, one below the headings and one at the end say nothing of the rows between
  const divides = rules.length >= DIVIDING;
  const bandOf = (row: Row): number => rules.filter((y) => y < row.line.middle).length;
  for (const row of rows) {
    const last = out.at(-1);
    const previous = last?.at(-1);
    const same = divides && previous !== undefined && bandOf(previous) === bandOf(row);
    if (last !== undefined && same) last.push(row);
    else out.push([row]);
  }
  return out;
}

function build(rows: readonly Row[], borders: readonly number[], rules: readonly number[], page: number): LaidTable {
  const cols = borders.length - 1;
  const groups = bands(rows, rules);
  const edge = (i: number): number => {
    const [above, below] = [groups[i - 1]?.at(-1), groups[i]?.[0]];
    if (above === undefined) return (below?.line.box[1] ?? 0) - 1;
    if (below === undefined) return above.line.box[3] + 1;
    return (above.line.box[3] + below.line.box[1]) / 2;
  };
  const ys = groups.map((_, i) => edge(i)).concat(edge(groups.length));
  const columnAt = (x: number): number =>
    Math.max(0, Math.min(cols - 1, borders.findIndex((b, i) => i > 0 && x < b) - 1));
  const cells: LaidCell[] = [];
  groups.forEach((group, row) => {
    const spans: { col: number; end: number; lines: Line[] }[] = [];
    for (const { segments } of group)
      for (const s of segments) {
        const [col, end] = [columnAt(s.from + 0.5), columnAt(s.to - 0.5)];
        const own = spans.find((o) => o.col <= end && o.end >= col);
        if (own === undefined) spans.push({ col, end, lines: [s] });
        else {
          own.col = Math.min(own.col, col);
          own.end = Math.max(own.end, end);
          own.lines.push(s);
        }
      }
    for (let c = 0; c < cols; c++)
      if (!spans.some((o) => o.col <= c && o.end >= c)) spans.push({ col: c, end: c, lines: [] });
    for (const { col, end, lines } of spans.sort((a, b) => a.col - b.col)) {
      const box: Box = [borders[col] ?? 0, ys[row] ?? 0, borders[end + 1] ?? 0, ys[row + 1] ?? 0];
      const place = { row, col, rowSpan: 1, colSpan: end - col + 1, page, box };
      cells.push({ ...place, lines, capacity: cellCapacity(lines, box), basis: 'aligned', tables: [] });
    }
  });
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  return {
    rows: groups.length,
    xs: borders,
    cells,
    parts: [{ page, fromRow: 0, toRow: groups.length - 1 }],
    box: [borders[0] ?? 0, top, borders.at(-1) ?? 0, bottom],
    top,
    bottom,
    ruledTop: true,
    ruledBottom: true,
    firstRow: (ys[1] ?? 0) - top,
  };
}

/** Without lines at the beginning and the end that fill few columns: units and notes above and below a table. */
function withoutCaptions(rows: readonly Row[], borders: readonly number[]): Row[] {
  const full = (row: Row | undefined): boolean =>
    row === undefined || coverage(row.segments, borders) > (borders.length - 1) / 2;
  let [start, end] = [0, rows.length];
  while (!full(rows[start]) && start < end) start++;
  while (!full(rows[end - 1]) && end > start) end--;
  return rows.slice(start, end);
}

/**
 * Takes tables out of the lines of a page.
 * @param rules horizontal edges of the page
 */
export function alignedTables(
  lines: readonly Line[],
  rules: readonly Edge[],
  page: number,
): { tables: LaidTable[]; rest: Line[] } {
  const rows = lines.filter((l) => l.turn === 0).map((line) => ({ line, segments: segmentsOf(line) }));
  const tables: LaidTable[] = [];
  const taken = new Set<Line>();
  for (const found of candidates(rows)) {
    const inner = gutters(found);
    const [from, to] = [Math.min(...found.map((r) => r.line.from)), Math.max(...found.map((r) => r.line.to))];
    const borders = [from - 1, ...inner.filter((x) => x > from && x < to), to + 1];
    const run = withoutCaptions(found, borders);
    const [top, bottom] = [run[0]?.line.box[1] ?? 0, run.at(-1)?.line.box[3] ?? 0];
    const across = rules.filter((e) => e.to - e.from > 0.8 * (to - from) && e.at > top - 12 && e.at < bottom + 12);
    if (!isTable(run, borders, across.length >= DIVIDING)) continue;
    tables.push(build(run, borders, across.map((e) => e.at), page)); // prettier-ignore
    for (const row of run) taken.add(row.line);
  }
  return { tables, rest: lines.filter((line) => !taken.has(line)) };
}
