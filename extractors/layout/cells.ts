/**
 * Edges → grids. Edges that touch one another make a table; its columns and rows are all x and y positions at which an
 * edge stands; two neighbouring squares with no edge between them belong to one merged cell.
 */
import type { Edge, Edges } from './edges.js';
import { firstAtLeast, SNAP } from './edges.js';
import type { Box } from './page.js';
import { splitIntoRectangles } from './rectangles.js';

/** A cell on its grid, 0-based, and its place on the page. */
export interface GridCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly box: Box;
}

export interface RuledGrid {
  /** Column borders from left to right: one more than there are columns. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** In order of row, then column. Squares outside the table's outline are covered by no cell. */
  readonly cells: readonly GridCell[];
  /** Whether a rule is drawn along the whole top and along the whole bottom. */
  readonly top: boolean;
  readonly bottom: boolean;
}

/** Borders closer together than this enclose no text. Points. */
const NARROWEST = 4;
/** Share of a square's side that a drawn edge must cover to divide it from its neighbour. */
const COVER = 0.6;

/** Positions in order, those within NARROWEST of each other as one. */
function positions(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const out: number[] = [];
  let [start, sum, count] = [-Infinity, 0, 0];
  for (const v of sorted) {
    if (v - start > NARROWEST) {
      if (count > 0) out.push(sum / count);
      [start, sum, count] = [v, 0, 0];
    }
    sum += v;
    count++;
  }
  if (count > 0) out.push(sum / count);
  return out;
}

/** Index of the position nearest to v. */
export function nearest(sorted: readonly number[], v: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < v) low = middle + 1;
    else high = middle;
  }
  const [a, b] = [sorted[low - 1], sorted[low]];
  return a !== undefined && b !== undefined && v - a < b - v ? low - 1 : low;
}

/** Which squares' sides are drawn: `walls[line][k]` is the stretch of border `line` between across[k] and across[k + 1]. */
function walls(edges: readonly Edge[], lines: readonly number[], across: readonly number[]): boolean[][] {
  const covered = lines.map(() => new Float64Array(Math.max(0, across.length - 1)));
  for (const e of edges) {
    const line = covered[nearest(lines, e.at)];
    if (line === undefined) continue;
    for (let k = 0; k < line.length; k++) {
      const [a, b] = [across[k] ?? 0, across[k + 1] ?? 0];
      const share = Math.min(e.to, b) - Math.max(e.from, a);
      if (share > 0) line[k] = (line[k] ?? 0) + share;
    }
  }
  return covered.map((line) =>
    Array.from(line, (length, k) => length >= COVER * ((across[k + 1] ?? 0) - (across[k] ?? 0))),
  );
}

/** Sets of edges that touch. */
function components(edges: Edges): Edges[] {
  const { horizontal, vertical } = edges;
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] ?? r;
    while (parent[i] !== r) [parent[i], i] = [r, parent[i] ?? r];
    return r;
  };
  const order = vertical.map((v, index) => ({ v, index })).sort((a, b) => a.v.at - b.v.at);
  const ats = order.map((o) => o.v.at);
  horizontal.forEach((h, i) => {
    for (let k = firstAtLeast(ats, h.from - SNAP); k < order.length; k++) {
      const entry = order[k];
      if (entry === undefined || entry.v.at > h.to + SNAP) break;
      if (entry.v.from - SNAP > h.at || entry.v.to + SNAP < h.at) continue;
      parent[root(horizontal.length + entry.index)] = root(i);
    }
  });
  const groups = new Map<number, { horizontal: Edge[]; vertical: Edge[] }>();
  const group = (i: number): { horizontal: Edge[]; vertical: Edge[] } => {
    const r = root(i);
    let g = groups.get(r);
    if (g === undefined) groups.set(r, (g = { horizontal: [], vertical: [] }));
    return g;
  };
  horizontal.forEach((h, i) => group(i).horizontal.push(h));
  vertical.forEach((v, i) => group(horizontal.length + i).vertical.push(v));
  return [...groups.values()];
}

/**
 * One grid from edges that touch one another, or null where they enclose nothing. A table whose outer border is left
 * out on two opposite sides keeps its outer cells: their rules run on to where the border would stand.
 */
export function gridOf(edges: Edges, maxPositions: number): RuledGrid | null {
  const { horizontal, vertical } = edges;
  if (horizontal.length === 0 || vertical.length === 0) return null;
  const extent = (list: readonly Edge[]): number[] => {
    let [from, to] = [Infinity, -Infinity];
    for (const e of list) [from, to] = [Math.min(from, e.from), Math.max(to, e.to)];
    return [from, to];
  };
  const xs = positions([...vertical.map((e) => e.at), ...extent(horizontal)]);
  const ys = positions([...horizontal.map((e) => e.at), ...extent(vertical)]);
  const [cols, rows] = [xs.length - 1, ys.length - 1];
  if (cols < 1 || rows < 1 || cols * rows > maxPositions) return null;
  const acrossX = walls(vertical, xs, ys);
  const acrossY = walls(horizontal, ys, xs);

  const region = new Int32Array(rows * cols).fill(-1);
  const cells: { row: number; col: number; rowSpan: number; colSpan: number }[] = [];
  const stack: number[] = [];
  for (let start = 0; start < region.length; start++) {
    if (region[start] !== -1) continue;
    const members: number[] = [];
    const open = { x: false, y: false };
    region[start] = start;
    stack.push(start);
    for (let square = stack.pop(); square !== undefined; square = stack.pop()) {
      members.push(square);
      const [r, c] = [Math.floor(square / cols), square % cols];
      const visit = (wall: boolean | undefined, inside: boolean, next: number, axis: 'x' | 'y'): void => {
        if (wall === true) return;
        if (!inside) open[axis] = true;
        else if (region[next] === -1) {
          region[next] = start;
          stack.push(next);
        }
      };
      visit(acrossX[c]?.[r], c > 0, square - 1, 'x');
      visit(acrossX[c + 1]?.[r], c + 1 < cols, square + 1, 'x');
      visit(acrossY[r]?.[c], r > 0, square - cols, 'y');
      visit(acrossY[r + 1]?.[c], r + 1 < rows, square + cols, 'y');
    }
    // open to two directions: outside of the table's outline
    if (open.x && open.y) continue;
    cells.push(...splitIntoRectangles(members, cols));
  }
  if (cells.length === 0) return null;
  const full = (line: readonly boolean[] | undefined): boolean => line?.every(Boolean) ?? false;
  return compact(xs, ys, cells, full(acrossY[0]), full(acrossY[rows]));
}

/** Leaves out borders at which no cell begins or ends. */
function compact(
  xs: readonly number[],
  ys: readonly number[],
  cells: readonly { row: number; col: number; rowSpan: number; colSpan: number }[],
  top: boolean,
  bottom: boolean,
): RuledGrid {
  const usedX = new Set<number>();
  const usedY = new Set<number>();
  for (const c of cells) {
    usedX.add(c.col).add(c.col + c.colSpan);
    usedY.add(c.row).add(c.row + c.rowSpan);
  }
  const renumber = (used: Set<number>): Map<number, number> =>
    new Map([...used].sort((a, b) => a - b).map((old, now) => [old, now]));
  const [mapX, mapY] = [renumber(usedX), renumber(usedY)];
  const out = cells.map((c): GridCell => {
    const [col, row] = [mapX.get(c.col) ?? 0, mapY.get(c.row) ?? 0];
    return {
      row,
      col,
      rowSpan: (mapY.get(c.row + c.rowSpan) ?? row + 1) - row,
      colSpan: (mapX.get(c.col + c.colSpan) ?? col + 1) - col,
      box: [xs[c.col] ?? 0, ys[c.row] ?? 0, xs[c.col + c.colSpan] ?? 0, ys[c.row + c.rowSpan] ?? 0],
    };
  });
  out.sort((a, b) => a.row - b.row || a.col - b.col);
  return {
    xs: [...mapX.keys()].map((i) => xs[i] ?? 0),
    ys: [...mapY.keys()].map((i) => ys[i] ?? 0),
    cells: out,
    top,
    bottom,
  };
}

/** All grids of a page, from top to bottom, then from left to right. `maxPositions` bounds rows × columns of one grid. */
export function findGrids(edges: Edges, maxPositions: number): RuledGrid[] {
  const grids: RuledGrid[] = [];
  for (const component of components(edges)) {
    const grid = gridOf(component, maxPositions);
    if (grid !== null) grids.push(grid);
  }
  return grids.sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0) || (a.xs[0] ?? 0) - (b.xs[0] ?? 0));
}
