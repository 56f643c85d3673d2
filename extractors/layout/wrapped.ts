/**
 * Tables without any rules whose cells wrap: several lines of the page are one row, and cells over several rows stand
 * between them. Only what fits throughout becomes a table; a page of prose has no columns of figures.
 */
import { cellCapacity, type LaidCell, type LaidTable } from './laid-table.js';
import type { Line } from './lines.js';
import type { Box } from './page.js';
import { segmentsOf } from './segments.js';
import { columnBlocks, type ColumnBlock, type Gutter, type Strip } from './wrapped-blocks.js';
import { wrappedBlock, type WrappedBlock, type WrappedCell } from './wrapped-rows.js';

/** Distance between the middles of two lines of one table, in em, at most. */
const STEP = 3.4;
/** Lines of running text over the whole width that end a table. */
const PROSE_LINES = 2;
/** Rows with figures in two columns or more, and columns, that a table has at least. */
const [FEWEST_ROWS, FEWEST_COLUMNS] = [4, 3];
/** Part of the cells that may stand away from the middle of their rows, and how far, in em. */
const [ASTRAY, OFF] = [0.05, 0.35];

/** Runs of lines that may be a table, without single stretches at their beginning and end. */
function regions(strips: readonly Strip[]): Strip[][] {
  const left = Math.min(...strips.map(({ line }) => line.from));
  const right = Math.max(...strips.map(({ line }) => line.to));
  const out: Strip[][] = [];
  let run: Strip[] = [];
  let prose = 0;
  const close = (): void => {
    while (run.at(-1)?.segments.length === 1) run.pop();
    if (run.length > 0) out.push(run);
    [run, prose] = [[], 0];
  };
  for (const strip of strips) {
    const last = run.at(-1);
    if (last && strip.line.middle - last.line.middle > STEP * Math.max(strip.line.size, last.line.size)) close();
    const single = strip.segments.length === 1;
    if (single && run.length === 0) continue;
    prose = single && strip.line.to - strip.line.from > 0.8 * (right - left) ? prose + 1 : 0;
    run.push(strip);
    if (prose >= PROSE_LINES) close();
  }
  close();
  return out;
}

/** Whether blocks have rows of figures enough to be a table. */
function hasFigures(blocks: readonly WrappedBlock[]): boolean {
  let rows = 0;
  for (const block of blocks.filter(({ columns }) => columns >= FEWEST_COLUMNS)) {
    const inRow = new Map<number, number>();
    for (const cell of block.cells) if (cell.bare) inRow.set(cell.row, (inRow.get(cell.row) ?? 0) + 1);
    rows += [...inRow.values()].filter((count) => count >= 2).length;
  }
  return rows >= FEWEST_ROWS;
}

/** Whether the cells of a block meet its rows. */
const isStraight = ({ cells }: WrappedBlock): boolean =>
  cells.filter((cell) => cell.off > OFF).length <= ASTRAY * cells.length;

/** The fewest borders that part the columns of all blocks. */
function bordersOf(blocks: readonly ColumnBlock[]): number[] {
  const gutters = blocks.flatMap((block) => block.gutters).sort((a, b) => a.to - b.to);
  const open: Gutter[] = [];
  for (const gutter of gutters) {
    const last = open.at(-1);
    if (last && gutter.from < last.to - 1)
      open[open.length - 1] = { from: Math.max(last.from, gutter.from), to: last.to };
    else open.push(gutter);
  }
  return open.map(({ from, to }) => (from + to) / 2);
}

function build(columns: readonly ColumnBlock[], blocks: readonly WrappedBlock[], page: number): LaidTable {
  const lines = columns.flatMap((block) => block.strips.map((strip) => strip.line));
  const inner = bordersOf(columns);
  const xs = [Math.min(...lines.map((l) => l.from)) - 1, ...inner, Math.max(...lines.map((l) => l.to)) + 1];
  const rows = blocks.flatMap((block) => block.rows);
  const ys = [
    (rows[0]?.top ?? 0) - 1,
    ...rows.slice(1).map((row, i) => ((rows[i]?.bottom ?? 0) + row.top) / 2),
    (rows.at(-1)?.bottom ?? 0) + 1,
  ];
  const cells: LaidCell[] = [];
  let offset = 0;
  for (const [b, block] of blocks.entries()) {
    // the block's own borders among those of the whole
    const own = (columns[b]?.gutters ?? []).map((g) => 1 + inner.findIndex((x) => x > g.from && x < g.to));
    const borders = [0, ...own, xs.length - 1];
    const put = (row: number, last: number, col: number, end: number, text: readonly Line[]): void => {
      const [c, right] = [borders[col] ?? 0, borders[end + 1] ?? xs.length - 1];
      const [r, below] = [row + offset, last + offset + 1];
      const box: Box = [xs[c] ?? 0, ys[r] ?? 0, xs[right] ?? 0, ys[below] ?? 0];
      const place = { row: r, col: c, rowSpan: below - r, colSpan: right - c, page, box };
      cells.push({ ...place, lines: text, capacity: cellCapacity(text, box), basis: 'aligned', tables: [] });
    };
    const covered = new Set<string>();
    for (const cell of block.cells) {
      put(cell.row, cell.lastRow, cell.col, cell.end, cell.lines);
      for (let r = cell.row; r <= cell.lastRow; r++)
        for (let c = cell.col; c <= cell.end; c++) covered.add(`${r},${c}`);
    }
    for (let r = 0; r < block.rows.length; r++)
      for (let c = 0; c < block.columns; c++) if (!covered.has(`${r},${c}`)) put(r, r, c, c, []);
    offset += block.rows.length;
  }
  cells.sort((a, b) => a.row - b.row || a.col - b.col);
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  return {
    rows: rows.length,
    xs,
    cells,
    parts: [{ page, fromRow: 0, toRow: rows.length - 1 }],
    box: [xs[0] ?? 0, top, xs.at(-1) ?? 0, bottom],
    top,
    bottom,
    ruledTop: true,
    ruledBottom: true,
    firstRow: (ys[1] ?? 0) - top,
  };
}

/** Cells over several rows give way to those of one row; null if two of one row claim one place. */
function apart(block: WrappedBlock): WrappedBlock | null {
  const taken = new Set<string>();
  const cells: WrappedCell[] = [];
  const free = (cell: WrappedCell, row: number): boolean => {
    for (let c = cell.col; c <= cell.end; c++) if (taken.has(`${row},${c}`)) return false;
    return true;
  };
  for (const cell of [...block.cells].sort((a, b) => a.lastRow - a.row - (b.lastRow - b.row))) {
    let [row, lastRow] = [cell.row, cell.lastRow];
    while (row < lastRow && !free(cell, row)) row++;
    let end = row;
    while (end < lastRow && free(cell, end + 1)) end++;
    lastRow = end;
    if (!free(cell, row)) return null;
    for (let r = row; r <= lastRow; r++) for (let c = cell.col; c <= cell.end; c++) taken.add(`${r},${c}`);
    cells.push({ ...cell, row, lastRow });
  }
  return { ...block, cells };
}

/** Takes tables with wrapped cells out of the lines of a page that no rules bound. */
export function wrappedTables(lines: readonly Line[], page: number): { tables: LaidTable[]; rest: readonly Line[] } {
  const strips = lines
    .filter((line) => line.turn === 0)
    .map((line) => ({ line, segments: segmentsOf(line) }))
    .sort((a, b) => a.line.middle - b.line.middle);
  if (strips.filter((strip) => strip.segments.length > 2).length < FEWEST_ROWS) return { tables: [], rest: lines };
  const tables: LaidTable[] = [];
  const taken = new Set<Line>();
  for (const region of regions(strips)) {
    if (region.filter((strip) => strip.segments.length > 2).length < FEWEST_ROWS) continue;
    const columns = columnBlocks(region);
    const blocks = columns.map((block) => {
      const cut = wrappedBlock(block);
      return cut === null ? null : apart(cut);
    });
    // a table without a part of its head would lose what its figures mean: all of the region or nothing
    const whole = blocks.filter((block) => block !== null).filter(isStraight);
    if (whole.length < blocks.length || !hasFigures(whole)) continue;
    tables.push(build(columns, whole, page));
    for (const strip of region) taken.add(strip.line);
  }
  return tables.length === 0 ? { tables, rest: lines } : { tables, rest: lines.filter((line) => !taken.has(line)) };
}
