/**
 * Rows and cells of a table on its grid: the algorithm of the HTML standard (4.9.12.1 Forming a table) with the two
 * differences browsers have: the head is shown first and the foot last, and a row span ends with its row group.
 *
 * Where cells would overlap the standard lets both cover the position; here the earlier keeps it and the later one's
 * span is cut, so that each position has one cell and no text is lost.
 */
import { isHidden } from './elements.js';
import { isElement, type ElementNode } from './tree.js';

export interface Placed {
  readonly element: ElementNode;
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

export interface Grid {
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly Placed[];
  readonly caption: ElementNode | null;
  /** Rows and cells that are declared hidden; they take no place. */
  readonly hidden: readonly ElementNode[];
  /** Cells whose declared span is beyond the limit. */
  readonly cut: readonly Placed[];
}

const childElements = (element: ElementNode, ...names: string[]): ElementNode[] =>
  element.children.filter((child) => isElement(child)).filter((child) => names.includes(child.name));

/** Groups of rows as they are shown: first head, bodies, first foot. A hidden group stands for its rows. */
function rowGroups(table: ElementNode): ElementNode[][] {
  const groups: { readonly name: string; readonly rows: ElementNode[] }[] = [];
  let loose: ElementNode[] | null = null;
  for (const child of table.children) {
    if (!isElement(child)) continue;
    if (child.name === 'tr') {
      if (!loose) groups.push({ name: 'tbody', rows: (loose = []) });
      loose.push(child);
    } else if (child.name === 'tbody' || child.name === 'thead' || child.name === 'tfoot') {
      loose = null;
      groups.push({ name: child.name, rows: isHidden(child) ? [child] : childElements(child, 'tr') });
    }
  }
  const head = groups.find((group) => group.name === 'thead');
  const foot = groups.find((group) => group.name === 'tfoot');
  const middle = groups.filter((group) => group !== head && group !== foot);
  return [...(head ? [head] : []), ...middle, ...(foot ? [foot] : [])].map((group) => group.rows);
}

/** The declared span: 1 if it is no number, 0 only for rows (to the end of the group). */
function declaredSpan(text: string | undefined, zero: number): number {
  if (text === undefined) return 1;
  const digits = /^\s*\+?(\d{1,12})/.exec(text)?.[1];
  if (digits === undefined) return 1;
  const span = Number(digits);
  return span === 0 ? zero : span;
}

/**
 * Lays a table out. `limit` is the largest span that is believed, `positions` the most grid positions; null when there
 * are more.
 */
export function layGrid(table: ElementNode, limit: number, positions: number): Grid | null {
  const cells: Placed[] = [];
  const hidden: ElementNode[] = [];
  const cut: Placed[] = [];
  const busyUntil: number[] = []; // for each column the first row that no cell from above covers
  let row = 0;
  let cols = 0;
  let lastAnchor = 0;
  let work = 0;
  for (const group of rowGroups(table)) {
    const shown = group.filter((element) => !isHidden(element) || (hidden.push(element), false));
    const end = row + shown.length;
    for (const element of shown) {
      let col = 0;
      let from = 0;
      for (const cell of element.children) {
        if (!isElement(cell) || (cell.name !== 'td' && cell.name !== 'th')) continue;
        if (isHidden(cell)) {
          hidden.push(cell);
          continue;
        }
        while ((busyUntil[col] ?? 0) > row) col++;
        work += col - from;
        const wantedCols = declaredSpan(cell.attribs.colspan, 1);
        const wantedRows = declaredSpan(cell.attribs.rowspan, end - row);
        let colSpan = 1;
        const most = Math.min(wantedCols, limit);
        while (colSpan < most && (busyUntil[col + colSpan] ?? 0) <= row) colSpan++;
        const rowSpan = Math.max(1, Math.min(wantedRows, limit, end - row));
        const placed: Placed = { element: cell, row, col, rowSpan, colSpan };
        for (let c = col; c < col + colSpan; c++) busyUntil[c] = row + rowSpan;
        cells.push(placed);
        if (wantedCols > limit || wantedRows > limit) cut.push(placed);
        lastAnchor = Math.max(lastAnchor, col);
        col += colSpan;
        from = col;
        work += colSpan;
        if (work > positions) return null;
        cols = Math.max(cols, col);
      }
      row++;
    }
  }
  const caption = childElements(table, 'caption')[0] ?? null;
  return { ...trimmed({ rows: row, cols, cells, caption, hidden, cut }, lastAnchor) };
}

/** A span that only says "all the rest" (`colspan=100`) would make empty columns: they have no width in a browser. */
const WIDE = 64;

function trimmed(grid: Grid, lastAnchor: number): Grid {
  if (grid.cols <= WIDE || grid.cols === lastAnchor + 1) return grid;
  const cols = lastAnchor + 1;
  const narrow = (cell: Placed): Placed => ({ ...cell, colSpan: Math.min(cell.colSpan, cols - cell.col) });
  return { ...grid, cols, cells: grid.cells.map(narrow), cut: grid.cut.map(narrow) };
}
