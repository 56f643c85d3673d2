/** Putting a sheet's cells and merged areas on a grid that ends with the last filled cell. */
import { at } from '../../src/model/doc.js';
import { LimitReached } from '../shared/log.js';
import { cleanText } from '../../src/text/clean.js';
import type { Area, Reading, Sheet, SheetCell } from './book.js';

export interface Span {
  readonly rowSpan: number;
  readonly colSpan: number;
}

export interface Placed {
  /** The sheet's 0-based row number of each grid row, ascending. */
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  /** Filled cells by grid row × columns + grid column. */
  readonly filled: ReadonlyMap<number, SheetCell>;
  /** Spans of merged cells by the key of their top left corner. */
  readonly spans: ReadonlyMap<number, Span>;
  /** 1 where a merged cell covers a position, its corner included. */
  readonly covered: Uint8Array;
  /** Whether positions without text are cells too; not on a grid that is mostly nothing. */
  readonly empties: boolean;
}

interface Extent {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The grid of a sheet; null if no cell holds text. Throws LimitReached where it is larger than the limits. */
export function placeSheet(sheet: Sheet, reading: Reading): Placed | null {
  const { limits, log } = reading;
  const filled = sheet.cells.filter((cell) => cleanText(cell.text) !== '');
  if (filled.length === 0) return null;
  const extent: Extent = { top: Infinity, left: Infinity, bottom: -1, right: -1 };
  for (const { row, col } of filled) {
    extent.top = Math.min(extent.top, row);
    extent.bottom = Math.max(extent.bottom, row);
    extent.left = Math.min(extent.left, col);
    extent.right = Math.max(extent.right, col);
  }
  const texts = new Set(filled.map(({ row, col }) => `${row},${col}`));
  const merges = [...sheet.merges].sort((a, b) => a.top - b.top || a.left - b.left);
  for (const area of merges) {
    if (!texts.has(`${area.top},${area.left}`)) continue;
    // a cell merged to the sheet's edge says only that nothing stands beside it
    const place = at({ table: sheet.ordinal, row: area.top + 1, column: area.left + 1 });
    if (area.bottom - area.top < limits.span) extent.bottom = Math.max(extent.bottom, area.bottom);
    else
      log.add('span.cut', `a merged cell of ${area.bottom - area.top + 1} rows was cut at the last filled row`, place);
    if (area.right - area.left < limits.span) extent.right = Math.max(extent.right, area.right);
    else log.add('span.cut', `a merged cell of ${area.right - area.left + 1} columns was cut at the last filled column`, place); // prettier-ignore
  }
  const { rows, cols } = axes(sheet, filled, extent, reading);
  const rowIndex = new Map(rows.map((n, i) => [n, i]));
  const colIndex = new Map(cols.map((n, i) => [n, i]));
  const width = cols.length;
  const covered = new Uint8Array(rows.length * width);
  const spans = new Map<number, Span>();
  for (const area of merges) {
    const clipped = clip(area, extent, rows, cols);
    if (clipped === null) continue;
    const { top, left, bottom, right } = clipped;
    if (top === bottom && left === right) continue;
    if (overlaps(covered, width, clipped)) {
      const place = at({ table: sheet.ordinal, row: area.top + 1, column: area.left + 1 });
      log.add('structure.repaired', 'a merged cell that overlaps another one was taken apart', place);
      continue;
    }
    for (let r = top; r <= bottom; r++) covered.fill(1, r * width + left, r * width + right + 1);
    spans.set(top * width + left, { rowSpan: bottom - top + 1, colSpan: right - left + 1 });
  }
  const byKey = new Map<number, SheetCell>();
  for (const cell of filled) {
    const key = (rowIndex.get(cell.row) ?? 0) * width + (colIndex.get(cell.col) ?? 0);
    if (covered[key] === 1 && !spans.has(key)) {
      const place = at({ table: sheet.ordinal, row: cell.row + 1, column: cell.col + 1 });
      const text = cleanText(cell.text).slice(0, 60);
      log.add('text.hidden', `text in the covered part of a merged cell was left out: “${text}”`, place);
    } else byKey.set(key, cell);
  }
  return { rows, cols, filled: byKey, spans, covered, empties: covered.length <= limits.cells };
}

/**
 * The sheet's rows and columns that the grid has. Normally all from the first to the last filled one; where cells stand
 * so far apart that this would exceed the limit of cells, of empty rows and columns that follow one another only one.
 */
function axes(
  sheet: Sheet,
  filled: readonly SheetCell[],
  extent: Extent,
  { limits, log }: Reading,
): { readonly rows: number[]; readonly cols: number[] } {
  const height = extent.bottom - extent.top + 1;
  const width = extent.right - extent.left + 1;
  const all = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);
  if (height * width <= limits.cells) return { rows: all(extent.top, height), cols: all(extent.left, width) };
  const rows = withoutGaps(filled.map((cell) => cell.row));
  const cols = withoutGaps(filled.map((cell) => cell.col));
  if (rows.length * cols.length > limits.gridPositions) {
    throw new LimitReached(`the sheet “${sheet.name}” has ${rows.length} × ${cols.length} grid positions`);
  }
  const what = `the sheet “${sheet.name}” spans ${height} rows and ${width} columns; empty ones between filled ones were left out`;
  log.add('range.cut', what, at({ table: sheet.ordinal }));
  return { rows, cols };
}

function withoutGaps(numbers: readonly number[]): number[] {
  const out: number[] = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = out.at(-1);
    if (last !== undefined && n > last + 1) out.push(last + 1);
    out.push(n);
  }
  return out;
}

/** The part of an area that lies on the grid, in grid positions; null if none does. */
function clip(area: Area, extent: Extent, rows: readonly number[], cols: readonly number[]): Area | null {
  if (area.top > extent.bottom || area.bottom < extent.top) return null;
  if (area.left > extent.right || area.right < extent.left) return null;
  const top = firstFrom(rows, area.top);
  const left = firstFrom(cols, area.left);
  const bottom = firstFrom(rows, area.bottom + 1) - 1;
  const right = firstFrom(cols, area.right + 1) - 1;
  return top > bottom || left > right ? null : { top, left, bottom, right };
}

/** Index of the first number that is not below `wanted` in an ascending list. */
function firstFrom(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function overlaps(covered: Uint8Array, width: number, { top, left, bottom, right }: Area): boolean {
  for (let r = top; r <= bottom; r++) {
    for (let key = r * width + left; key <= r * width + right; key++) if (covered[key] === 1) return true;
  }
  return false;
}
