/**
 * From rows of cells with left and right edges (twips) to the exact grid.
 *
 * Word's binary files and RTF store no column spans: every row only says where its cells begin and end. The grid's
 * columns are the distinct edges of all rows. Edges that were dragged by hand differ a little from row to row, so
 * edges that lie close together are one, except where a row has both of them: there a cell lies between.
 */

export type Merge = 'none' | 'start' | 'continue';

export interface EdgeCell<T> {
  readonly left: number;
  readonly right: number;
  readonly vertical: Merge;
  readonly horizontal: Merge;
  readonly content: T;
}

export interface GridCell<T> {
  /** 0-based. */
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly content: T;
  /** What stood in the cells that were merged into this one; a program that shows the table shows none of it. */
  readonly covered: readonly T[];
}

export interface Grid<T> {
  readonly rows: number;
  readonly cols: number;
  /** In order of row, then column. */
  readonly cells: readonly GridCell<T>[];
}

/** Edges nearer than this (twips; 1 mm = 57) are the same edge. */
const SAME = 20;

/** Builds the grid. A row's missing start or end stays uncovered. Cells must stand in order within their row. */
export function gridFromEdges<T>(rows: readonly (readonly EdgeCell<T>[])[]): Grid<T> {
  const merged = rows.map((row) => joinHorizontal(row));
  const column = columnsOf(merged);
  const cells: Building<T>[] = [];
  let above = new Map<number, Building<T>>();
  let cols = 0;
  merged.forEach((row, r) => {
    const open = new Map<number, Building<T>>();
    let free = 0;
    row.forEach((cell, index) => {
      const col = Math.max(free, column(r, index, 'left'));
      const end = Math.max(col + 1, column(r, index, 'right'));
      free = end;
      cols = Math.max(cols, end);
      const colSpan = end - col;
      const upper = above.get(col);
      if (cell.vertical === 'continue' && upper !== undefined && upper.colSpan === colSpan) {
        upper.rowSpan += 1;
        upper.covered.push(cell.content, ...cell.covered);
        open.set(col, upper);
        return;
      }
      const built: Building<T> = {
        row: r,
        col,
        rowSpan: 1,
        colSpan,
        content: cell.content,
        covered: [...cell.covered],
      };
      cells.push(built);
      if (cell.vertical !== 'none') open.set(col, built);
    });
    above = open;
  });
  return { rows: rows.length, cols, cells };
}

interface Building<T> {
  readonly row: number;
  readonly col: number;
  rowSpan: number;
  readonly colSpan: number;
  readonly content: T;
  readonly covered: T[];
}

interface Joined<T> {
  readonly left: number;
  right: number;
  readonly vertical: Merge;
  readonly content: T;
  readonly covered: T[];
}

function joinHorizontal<T>(row: readonly EdgeCell<T>[]): Joined<T>[] {
  const out: Joined<T>[] = [];
  let open: Joined<T> | null = null;
  for (const cell of row) {
    if (cell.horizontal === 'continue' && open !== null) {
      open.right = Math.max(open.right, cell.right);
      open.covered.push(cell.content);
      continue;
    }
    const next: Joined<T> = {
      left: cell.left,
      right: Math.max(cell.left, cell.right),
      vertical: cell.vertical,
      content: cell.content,
      covered: [],
    };
    out.push(next);
    open = cell.horizontal === 'none' ? null : next;
  }
  return out;
}

interface Cluster {
  first: number;
  last: number;
  readonly rows: Set<number>;
}

/** Tells the grid column of a cell's edge. */
function columnsOf<T>(
  rows: readonly (readonly Joined<T>[])[],
): (row: number, index: number, side: 'left' | 'right') => number {
  const points = new Map<number, Set<number>>();
  const note = (x: number, row: number) => {
    const known = points.get(x);
    if (known === undefined) points.set(x, new Set([row]));
    else known.add(row);
  };
  rows.forEach((row, r) => {
    for (const cell of row) {
      note(cell.left, r);
      note(cell.right, r);
    }
  });
  const sorted = [...points].sort(([a], [b]) => a - b);
  const clusters = gather(sorted);
  const columnAt = new Map<number, number>();
  let index = 0;
  for (const [x] of sorted) {
    while (index + 1 < clusters.length && x > (clusters[index]?.last ?? Infinity)) index++;
    columnAt.set(x, index);
  }
  return (row, cell, side) => columnAt.get(rows[row]?.[cell]?.[side] ?? 0) ?? 0;
}

function gather(points: readonly (readonly [number, ReadonlySet<number>])[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const [x, rows] of points) {
    const last = clusters.at(-1);
    if (last !== undefined && x - last.first <= SAME && !meets(last.rows, rows)) {
      last.last = x;
      for (const row of rows) last.rows.add(row);
    } else clusters.push({ first: x, last: x, rows: new Set(rows) });
  }
  return clusters;
}

function meets(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const value of small) if (large.has(value)) return true;
  return false;
}
