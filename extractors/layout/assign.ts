/** Characters → the cells they stand in. */
import type { GridCell, RuledGrid } from './cells.js';
import type { Box, Glyph } from './page.js';
import { height, width } from './page.js';

export interface FilledGrid {
  readonly grid: RuledGrid;
  /** For each of `grid.cells` the characters that stand in it. */
  readonly glyphs: readonly (readonly Glyph[])[];
  /** Grids that stand inside one of its cells, with the index of that cell. */
  readonly nested: readonly { readonly cell: number; readonly grid: FilledGrid }[];
}

export const gridBox = (grid: RuledGrid): Box => [
  grid.xs[0] ?? 0,
  grid.ys[0] ?? 0,
  grid.xs.at(-1) ?? 0,
  grid.ys.at(-1) ?? 0,
];

/** The interval of `borders` that holds v, or -1. */
function interval(borders: readonly number[], v: number): number {
  if (v < (borders[0] ?? Infinity) || v >= (borders.at(-1) ?? -Infinity)) return -1;
  let [low, high] = [0, borders.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((borders[middle] ?? 0) <= v) low = middle;
    else high = middle;
  }
  return low;
}

/** Finds the cell at a point: index into the grid's cells, or -1. */
export function cellFinder(grid: RuledGrid): (x: number, y: number) => number {
  const cols = grid.xs.length - 1;
  const squares = new Int32Array(cols * (grid.ys.length - 1)).fill(-1);
  grid.cells.forEach((cell, index) => {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      squares.fill(index, r * cols + cell.col, r * cols + cell.col + cell.colSpan);
  });
  return (x, y) => {
    const [c, r] = [interval(grid.xs, x), interval(grid.ys, y)];
    return c < 0 || r < 0 ? -1 : (squares[r * cols + c] ?? -1);
  };
}

/** Characters drawn one after the other that touch: a word or phrase that is written in one go. */
function runsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  let previous: Glyph | undefined;
  for (const g of glyphs) {
    const run = runs.at(-1);
    const gap = previous === undefined ? Infinity : (g.x0 - previous.x1) / g.size;
    const level = previous !== undefined && Math.abs(g.y1 - previous.y1) < 0.1 * g.size;
    if (run !== undefined && level && g.turn === 0 && previous?.turn === 0 && gap > -0.3 && gap < 0.12) run.push(g);
    else runs.push([g]);
    previous = g;
  }
  return runs;
}

/** Whether the border at x cuts through the body of a character. */
const cuts = (g: Glyph, x: number): boolean => {
  const inner = 0.2 * (g.x1 - g.x0);
  return x > g.x0 + inner && x < g.x1 - inner && g.x1 - g.x0 > 0.3 * g.size;
};

/** Text begins (or ends) this close to the border of its cell, in points, when it is set against that border. */
const AGAINST = 6.5;

/**
 * The cell of each character of a run. Mostly that is the cell its centre lies in, so that one text item that reaches
 * over several cells is parted at the borders. Where a border cuts through a character, the text has flowed over the
 * border of its own cell, as in spreadsheets: all of it belongs to the cell it is set against, else to the middle one.
 */
function cellsOfRun(run: readonly Glyph[], grid: RuledGrid, find: (x: number, y: number) => number): number[] {
  const own = run.map((g) => find((g.x0 + g.x1) / 2, (g.y0 + g.y1) / 2));
  const first = own[0] ?? -1;
  if (own.every((cell) => cell === first)) return own;
  const borders = own.flatMap((index) => {
    const box = grid.cells[index]?.box;
    return box === undefined ? [] : [box[0], box[2]];
  });
  if (!borders.some((x) => run.some((g) => cuts(g, x)))) return own;
  const [head, tail] = [run[0], run.at(-1)];
  if (head === undefined || tail === undefined) return own;
  const start = grid.cells[first];
  const last = own.at(-1) ?? -1;
  const end = grid.cells[last];
  let target: number;
  if (start !== undefined && Math.abs(head.x0 - start.box[0]) < AGAINST) target = first;
  else if (end !== undefined && Math.abs(end.box[2] - tail.x1) < AGAINST) target = last;
  else target = find((head.x0 + tail.x1) / 2, (head.y0 + head.y1) / 2);
  return target < 0 ? own : own.map(() => target);
}

/** Gives each character to its cell; the rest stands outside of the grid. */
export function fillGrid(
  grid: RuledGrid,
  glyphs: readonly Glyph[],
): { cells: (readonly Glyph[])[]; rest: readonly Glyph[] } {
  const cells: Glyph[][] = grid.cells.map(() => []);
  const rest: Glyph[] = [];
  const find = cellFinder(grid);
  const [x0, y0, x1, y1] = gridBox(grid);
  const touches = (g: Glyph): boolean => g.x1 > x0 && g.x0 < x1 && g.y1 > y0 && g.y0 < y1;
  for (const run of runsOf(glyphs)) {
    if (!run.some(touches)) {
      for (const g of run) rest.push(g);
      continue;
    }
    const own = cellsOfRun(run, grid, find);
    run.forEach((g, i) => (cells[own[i] ?? -1] ?? rest).push(g));
  }
  return { cells, rest };
}

const holds = (outer: Box, inner: Box): boolean =>
  inner[0] >= outer[0] - 1 && inner[1] >= outer[1] - 1 && inner[2] <= outer[2] + 1 && inner[3] <= outer[3] + 1;

const area = (box: Box): number => width(box) * height(box);

/**
 * Fills the grids of a page. A frame (a grid of one cell) that holds a grid, as a page border does, or that stands in a
 * cell, as a tick box does, is no table.
 * @returns tables in order of the page; frames of one cell that stand alone; the characters outside of both
 */
export function fillGrids(
  grids: readonly RuledGrid[],
  glyphs: readonly Glyph[],
): { tables: readonly FilledGrid[]; rest: readonly Glyph[] } {
  const boxes = new Map(grids.map((grid) => [grid, gridBox(grid)]));
  const boxOf = (grid: RuledGrid): Box => boxes.get(grid) ?? gridBox(grid);
  const single = (grid: RuledGrid): boolean => grid.cells.length === 1;
  const kept = grids.filter(
    (grid) =>
      !single(grid) ||
      !grids.some((o) => o !== grid && (holds(boxOf(grid), boxOf(o)) || holds(boxOf(o), boxOf(grid))) && !single(o)),
  );
  // the innermost grid takes its characters first
  const order = [...kept].sort((a, b) => area(boxOf(a)) - area(boxOf(b)));
  let rest = glyphs;
  const filled = new Map<RuledGrid, { cells: (readonly Glyph[])[]; nested: { cell: number; grid: FilledGrid }[] }>();
  for (const grid of order) {
    const result = fillGrid(grid, rest);
    rest = result.rest;
    filled.set(grid, { cells: result.cells, nested: [] });
  }
  const inner = new Set<RuledGrid>();
  const make = (grid: RuledGrid): FilledGrid => {
    const f = filled.get(grid);
    return { grid, glyphs: f?.cells ?? [], nested: f?.nested ?? [] };
  };
  for (const grid of order) {
    const box = boxOf(grid);
    const host = order.find((o) => o !== grid && area(boxOf(o)) > area(box) && holds(boxOf(o), box));
    if (host === undefined) continue;
    const cell = host.cells.findIndex((c: GridCell) => holds(c.box, box));
    if (cell < 0) continue;
    inner.add(grid);
    filled.get(host)?.nested.push({ cell, grid: make(grid) });
  }
  const isEmpty = (f: FilledGrid): boolean => f.glyphs.every((g) => g.length === 0) && f.nested.length === 0;
  const tables = kept.filter((grid) => !inner.has(grid)).map(make).filter((f) => !isEmpty(f)); // prettier-ignore
  return { tables, rest };
}
