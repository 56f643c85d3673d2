/** What the first row of a page says of the table on the page before: the rest of its last row, of its labels, or new. */
import type { LaidCell, LaidTable } from './laid-table.js';
import type { Line } from './lines.js';
import { lineText } from './lines.js';
import { isFull } from './wrap.js';

/** So many characters at the end of a label tell what kind of label it is. */
const ENDING = 2;
/** Most characters a line of a label that is set downward. */
const STACKED = 3;
/** Space between the border and the text of a cell, at most. Points. */
const PADDING = 6;

export const textOf = (cell: LaidCell): string => cell.lines.map(lineText).join('');
export const isBlank = (cell: LaidCell): boolean => cell.lines.length === 0 && cell.tables.length === 0;
export const lastRowOf = (cell: LaidCell): number => cell.row + cell.rowSpan - 1;

/** The cell of `table`'s last row that stands on the same columns as `cell`. */
export const above = (table: LaidTable, cell: LaidCell): LaidCell | undefined =>
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

/** Whether a list that numbers two or more items in one cell goes on with the next number in the other. */
function countsOn(upper: LaidCell, lower: LaidCell): boolean {
  const item = (line: Line | undefined): number => Number(/^(\d{1,2})[.、．](?!\d)/.exec(line?.text.trim() ?? '')?.[1]);
  const next = item(lower.lines[0]);
  const has = upper.lines.map(item);
  return next > 2 && has.includes(next - 1) && has.includes(next - 2);
}

const isNumber = (cell: LaidCell): boolean => /^[-+]?[\d.,]+%?$/.test(textOf(cell));

/**
 * Whether the first row of `next` is the rest of the last row of `table`: no rule parts them; or only cells that are
 * filled above have text, it is no second number, and either the row's own first cell has nothing to add (and not all
 * others begin anew) or all go on with the numbers of a list or every text above has run to the end of its last line in
 * the midst of a sentence.
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
  if (filled.every(([upper, lower]) => countsOn(upper, lower))) return true;
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
export function continuedLabels(table: LaidTable, next: LaidTable): Map<LaidCell, LaidCell> {
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
