/** Tables that run over pages → one table each. */
import type { LaidCell, LaidTable } from './laid-table.js';
import type { Line } from './lines.js';
import { lineText } from './lines.js';
import type { PageItem, PageLayout } from './page-layout.js';
import { isFull } from './wrap.js';

/** Outer borders of the parts of one table agree within this. Points. */
const SAME_BORDER = 4;
/** Inner borders within this are one column's. Points. */
const SAME_COLUMN = 3.5;
/** More room than the next row needs, plus this, was left on the page: the break is meant. Points. */
const LEFT_FREE = 24;
/** So many characters at the end of a label tell what kind of label it is. */
const ENDING = 2;
/** Most characters a line of a label that is set downward. */
const STACKED = 3;
/** Space between the border and the text of a cell, at most. Points. */
const PADDING = 6;
/** Most rows that are repeated at the top of each page. */
const HEADER_ROWS = 6;

const textOf = (cell: LaidCell): string => cell.lines.map(lineText).join('');
const isBlank = (cell: LaidCell): boolean => cell.lines.length === 0 && cell.tables.length === 0;
const lastRowOf = (cell: LaidCell): number => cell.row + cell.rowSpan - 1;

/** Columns of both tables as one list of borders, and where each table's own borders are in it. */
export function unifyColumns(
  a: readonly number[],
  b: readonly number[],
): { xs: number[]; mapA: number[]; mapB: number[] } {
  const xs: number[] = [];
  const mapA: number[] = [];
  const mapB: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (Math.abs(x - y) <= SAME_COLUMN) {
      mapA.push(xs.length);
      mapB.push(xs.length);
      xs.push(x);
      i++;
      j++;
    } else if (x < y) {
      mapA.push(xs.length);
      xs.push(x);
      i++;
    } else {
      mapB.push(xs.length);
      xs.push(y);
      j++;
    }
  }
  return { xs, mapA, mapB };
}

/** The table on other column borders. */
function recolumn(table: LaidTable, xs: readonly number[], map: readonly number[]): LaidTable {
  const cells = table.cells.map((cell) => {
    const col = map[cell.col] ?? cell.col;
    return { ...cell, col, colSpan: (map[cell.col + cell.colSpan] ?? col + 1) - col };
  });
  return { ...table, xs, cells };
}

/** How many rows at the top of `next` repeat the top of `first`. Both stand on the same columns. */
export function repeatedRows(first: LaidTable, next: LaidTable): number {
  const row = (table: LaidTable, r: number): readonly LaidCell[] => table.cells.filter((cell) => cell.row === r);
  let [equal, columns] = [0, 0];
  for (let r = 0; r < Math.min(HEADER_ROWS, first.rows, next.rows - 1); r++) {
    const [a, b] = [row(first, r), row(next, r)];
    const same =
      a.length === b.length &&
      a.every((cell, i) => {
        const other = b[i];
        return (
          other !== undefined &&
          cell.col === other.col &&
          cell.colSpan === other.colSpan &&
          cell.rowSpan === other.rowSpan &&
          textOf(cell) === textOf(other)
        );
      });
    if (!same) break;
    columns = Math.max(columns, a.filter((cell) => !isBlank(cell)).length);
    equal = r + 1;
  }
  // a title alone may well stand over two tables; and no cell may reach out of the repeated rows
  if (columns < 2 || next.cells.some((cell) => cell.row < equal && lastRowOf(cell) >= equal)) return 0;
  return equal;
}

/** The cell of `table`'s last row that stands on the same columns as `cell`. */
const above = (table: LaidTable, cell: LaidCell): LaidCell | undefined =>
  table.cells.find(
    (c) =>
      c.col === cell.col && c.colSpan === cell.colSpan && lastRowOf(c) === table.rows - 1 && c.basis === cell.basis,
  );

const endsSentence = (line: Line | undefined): boolean => line !== undefined && /[。；;！!？?]$/u.test(lineText(line));

/**
 * Whether a label was cut by the page break: it fills its cell down to the bottom. A label that had room for a further
 * line is complete, and the one on the next page is another; so is one that ends as other labels of its column end.
 */
function isCut(upper: LaidCell, table: LaidTable, next: LaidTable): boolean {
  const [first, second] = upper.lines;
  const last = upper.lines.at(-1);
  if (first === undefined || last === undefined) return false;
  const step = second === undefined ? 1.2 * first.size : second.middle - first.middle;
  const padding = Math.min(PADDING, first.box[1] - upper.box[1]);
  if (upper.box[3] - last.box[3] >= step + padding) return false;
  const ending = textOf(upper).slice(-ENDING);
  const others = [...table.cells, ...next.cells].filter((cell) => cell !== upper && cell.col === upper.col);
  return ending.length < ENDING || !others.some((cell) => textOf(cell).endsWith(ending));
}

/** Whether the lines of both are those of one label that is set downward, a few characters a line. */
function isStack(upper: LaidCell, lower: LaidCell): boolean {
  const across = upper.lines[0]?.glyphs.length ?? 0;
  if (across === 0 || across > STACKED || lower.lines.length === 0) return false;
  // numbers of rows, and two words, are no stack
  const text = textOf(upper) + textOf(lower);
  if (upper.lines.length + lower.lines.length < 3 || /[^\p{Script=Han}（）()]/u.test(text)) return false;
  const [last, ...before] = [...lower.lines].reverse();
  return (
    [...upper.lines, ...before].every((l) => l.glyphs.length === across) && (last?.glyphs.length ?? across) <= across
  );
}

/** Whether the last line of one had no room for the first of the other. */
function runsOn(upper: LaidCell, lower: LaidCell): boolean {
  const [last, first] = [upper.lines.at(-1), lower.lines[0]];
  return last !== undefined && first !== undefined && isFull(last, first, upper.capacity);
}

const isNumber = (cell: LaidCell): boolean => /^[-+]?[\d.,]+%?$/.test(textOf(cell));

/**
 * Whether the first row of `next` is the rest of the last row of `table`: no rule parts them; or only cells that are
 * filled above have text, it is no second number, and either the row's own first cell has nothing to add (and not all
 * others begin anew) or every text above has run to the end of its last line in the midst of a sentence.
 */
export function isSplitRow(table: LaidTable, next: LaidTable): boolean {
  const pairs: [LaidCell, LaidCell][] = [];
  for (const cell of next.cells) {
    if (cell.row !== 0) continue;
    const upper = above(table, cell);
    if (upper === undefined) return false;
    pairs.push([upper, cell]);
  }
  if ((!next.ruledTop && table.ruledTop) || (!table.ruledBottom && next.ruledBottom)) return true;
  // labels merged over several rows say nothing of this row
  const own = pairs.filter(([upper, lower]) => upper.rowSpan === 1 && lower.rowSpan === 1);
  const filled = own.filter(([, lower]) => !isBlank(lower));
  if (filled.length === 0 || filled.some(([upper, lower]) => isBlank(upper) || (isNumber(upper) && isNumber(lower))))
    return false;
  const silent = own.filter(([upper, lower]) => isBlank(lower) && !isBlank(upper));
  if (silent.length === 0) return false;
  const goesOn = ([upper, lower]: readonly [LaidCell, LaidCell]): boolean =>
    runsOn(upper, lower) || (isStack(upper, lower) && isCut(upper, table, next));
  const [leading] = own;
  if (leading !== undefined && leading === silent[0] && !leavesBlanks(table, leading[0].col)) {
    // where several cells, and all but the first labels, have text again and none had to go on, it is the next row of a
    // label merged over both
    const labels = own.findIndex(([, lower]) => !isBlank(lower));
    const again = own.slice(labels).every(([upper, lower]) => isBlank(upper) === isBlank(lower));
    return !(again && filled.length > 1 && !filled.some(goesOn));
  }
  return filled.some(([upper]) => upper.lines.length > 0 && !endsSentence(upper.lines.at(-1))) && filled.every(goesOn);
}

/** Whether the table writes labels without merging: blank cells of one row stand below filled ones in this column. */
const leavesBlanks = (table: LaidTable, col: number): boolean =>
  table.cells.some(
    (cell) =>
      cell.col === col &&
      cell.rowSpan === 1 &&
      isBlank(cell) &&
      table.cells.some((c) => c.col === col && lastRowOf(c) === cell.row - 1 && !isBlank(c)),
  );

/** Cells of the first row of `next` that go on with a merged label of `table`: they are drawn again, empty or with the rest of it. */
function continuedLabels(table: LaidTable, next: LaidTable): Map<LaidCell, LaidCell> {
  const out = new Map<LaidCell, LaidCell>();
  let leading = true;
  for (const cell of next.cells.filter((c) => c.row === 0)) {
    const upper = above(table, cell);
    const merged = upper !== undefined && (upper.rowSpan > 1 || cell.rowSpan > 1);
    const label = leading && upper !== undefined && !leavesBlanks(table, cell.col);
    if (upper !== undefined && isBlank(cell) && !isBlank(upper) && (merged || label)) out.set(cell, upper);
    else if (
      upper !== undefined &&
      ((leading && isStack(upper, cell)) ||
        (merged && (isStack(upper, cell) || (/^[（(]/.test(textOf(cell)) && runsOn(upper, cell))))) &&
      isCut(upper, table, next)
    )
      out.set(cell, upper);
    else leading = false;
  }
  // a whole row of blanks is an empty row, not a row of labels
  const fills = next.cells.some((c) => c.row === 0 && !isBlank(c));
  return fills ? out : new Map<LaidCell, LaidCell>();
}

/** Puts `next`, the part on the next page, below `table`. */
export function appendPart(table: LaidTable, next: LaidTable): LaidTable {
  const { xs, mapA, mapB } = unifyColumns(table.xs, next.xs);
  const [a, whole] = [recolumn(table, xs, mapA), recolumn(next, xs, mapB)];
  const skip = repeatedRows(a, whole);
  const b: LaidTable =
    skip === 0
      ? whole
      : {
          ...whole,
          rows: whole.rows - skip,
          cells: whole.cells.filter((c) => c.row >= skip).map((c) => ({ ...c, row: c.row - skip })),
        };
  const split = isSplitRow(a, b);
  const offset = split ? a.rows - 1 : a.rows;
  const grown = new Map<LaidCell, LaidCell>();
  const taken = new Set<LaidCell>();
  if (split)
    for (const cell of b.cells.filter((c) => c.row === 0)) {
      const upper = above(a, cell);
      if (upper === undefined) continue;
      taken.add(cell);
      grown.set(upper, {
        ...upper,
        rowSpan: upper.rowSpan + cell.rowSpan - 1,
        lines: [...upper.lines, ...cell.lines],
        tables: [...upper.tables, ...cell.tables],
      });
    }
  else
    for (const [cell, upper] of continuedLabels(a, b)) {
      taken.add(cell);
      grown.set(upper, { ...upper, rowSpan: upper.rowSpan + cell.rowSpan, lines: [...upper.lines, ...cell.lines] });
    }
  const cells = [
    ...a.cells.map((cell) => grown.get(cell) ?? cell),
    ...b.cells.filter((cell) => !taken.has(cell)).map((cell) => ({ ...cell, row: cell.row + offset })),
  ].sort((p, q) => p.row - q.row || p.col - q.col);
  const parts = b.parts.map((part) => ({
    page: part.page,
    fromRow: offset,
    toRow: offset + b.rows - 1,
  }));
  return {
    ...a,
    rows: offset + b.rows,
    cells,
    parts: [...a.parts, ...parts],
    bottom: b.bottom,
    ruledBottom: b.ruledBottom,
  };
}

/**
 * Whether `next`, first on its page, may be the rest of `table`, last on the page before.
 * @param room points left on that page below the table
 */
export function mayContinue(table: LaidTable, next: LaidTable, room: number): boolean {
  const agree = (x: number | undefined, y: number | undefined): boolean =>
    x !== undefined && y !== undefined && Math.abs(x - y) <= SAME_BORDER;
  if (!agree(table.xs[0], next.xs[0]) || !agree(table.xs.at(-1), next.xs.at(-1))) return false;
  if (room <= next.firstRow + LEFT_FREE) return true;
  const { xs, mapA, mapB } = unifyColumns(table.xs, next.xs);
  return repeatedRows(recolumn(table, xs, mapA), recolumn(next, xs, mapB)) > 0;
}

/** Where the text of each page may end: as far down as on any page of the same size. */
function lowest(pages: readonly PageLayout[], bodies: readonly (readonly PageItem[])[]): Map<string, number> {
  const out = new Map<string, number>();
  pages.forEach((page, i) => {
    const key = sizeOf(page);
    for (const item of bodies[i] ?? [])
      out.set(key, Math.max(out.get(key) ?? 0, item.kind === 'line' ? item.line.box[3] : item.table.bottom));
  });
  return out;
}

const sizeOf = (page: PageLayout): string => `${Math.round(page.width)}x${Math.round(page.height)}`;

/**
 * Joins tables over page breaks.
 * @param bodies for each page its items in order, without page numbers and running heads
 */
export function joinTables(pages: readonly PageLayout[], bodies: readonly (readonly PageItem[])[]): PageItem[] {
  const limits = lowest(pages, bodies);
  const out: PageItem[] = [];
  pages.forEach((page, i) => {
    const body = bodies[i] ?? [];
    const [first, ...others] = body;
    const before = pages[i - 1];
    const last = out.at(-1);
    if (first?.kind === 'table' && last?.kind === 'table' && before?.number === page.number - 1) {
      const lastPart = last.table.parts.at(-1);
      const room = (limits.get(sizeOf(before)) ?? 0) - last.table.bottom;
      if (lastPart?.page === before.number && mayContinue(last.table, first.table, room)) {
        out[out.length - 1] = { ...last, table: appendPart(last.table, first.table) };
        out.push(...others);
        return;
      }
    }
    out.push(...body);
  });
  return out;
}
