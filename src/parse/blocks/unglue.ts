/**
 * Rows in which a conversion has run the values of several columns together in one cell. Every way to share the text out
 * over that column and the columns beside it that stand empty is tried; a row is read anew only where exactly one fits.
 */
import type { Cell } from '../../model/doc.js';
import { isAnchor, overlap, rowOf, type RowView } from '../../grid/view.js';
import { looksGlued, splitsOf, type PartKind } from '../../text/glued.js';
import { assignRow } from '../assign.js';
import type { Column, Header } from '../columns.js';
import type { TableContext } from '../draft.js';
import { isValue, MOST_WAYS, part, textOf, type Glued, type GlueRules, type Way } from './glue.js';
import { inShortRow } from './unglue-short.js';

interface Slot<R extends string> {
  readonly column: Column<R>;
  readonly cell: Cell | null;
  readonly free: boolean;
}

/** The ways to read a row that holds a glued cell; null where it holds none, or where no way fits at all. */
export function gluedRow<R extends string>(
  context: TableContext,
  header: Header<R>,
  row: RowView,
  rules: GlueRules<R>,
): Glued<R> | null {
  if (!row.cells.some((cell) => cell.text !== '' && isAnchor(cell, row))) return null;
  const exact = context.table.columns === 'exact';
  if (!exact && row.cells.length > header.width) return null;
  const short = !exact && row.cells.length < header.width;
  // a full row that has neither an empty cell nor a wide one has a cell for each of its columns
  if (!short && !row.cells.some((cell) => cell.text === '' || cell.colSpan > 1)) return null;
  return short ? inShortRow(context, header, row, rules) : inFullRow(context, header, row, rules);
}

const GAPS = /\s+/g;

function inFullRow<R extends string>(
  context: TableContext,
  header: Header<R>,
  row: RowView,
  rules: GlueRules<R>,
): Glued<R> | null {
  if (context.table.columns === 'exact' && !hasRoom(header, row, rules)) return null;
  const slots = slotsOf(context, header, row);
  // most rows end here, before any of their texts is read
  if (!hasPlaces(slots, rules)) return null;
  const known = new Map<R, string>();
  for (const { column, cell, free } of slots) if (cell && !free) known.set(column.role, cell.text);
  const anchored = slots.filter(({ cell }, i) => cell !== null && cell.text !== '' && isAnchor(cell, row) && cell.rowSpan === 1 && slots.findIndex((one) => one.cell === cell) === i); // prettier-ignore
  const groups = anchored.map((slot) => slots.filter((one) => one.cell === slot.cell));
  const broken = groups.filter((covered) => isBroken(covered, slots, rules));
  const exact = context.table.columns === 'exact';
  const finish = (ways: readonly Shares<R>[]): Way<R>[] =>
    ways.map((way) => {
      const values = new Map(known);
      for (const slot of slots) if (slot.cell && way.cells.has(slot.cell)) values.delete(slot.column.role);
      for (const [slot, text] of way.slots) values.set(slot.column.role, text);
      return { row: rebuilt(row, way.cells, way.slots, exact), values, parts: way.parts };
    });
  const result = (ways: readonly Shares<R>[]): Glued<R> | null => {
    const fitting = finish(ways).filter((way) => rules.fits(way.values));
    const cells = new Set(ways.flatMap((way) => [...way.cells]));
    return fitting.length === 0
      ? null
      : {
          cells: [...cells],
          ways: fitting,
          fitsWhole: broken.length === 0 && rules.fits(known),
          without: rebuilt(row, cells, new Map(), exact),
        };
  };
  if (broken.length === 0) {
    // every cell reads well; where the values disagree, one of them may be two
    if (!(rules.doubtful ?? ((values) => !rules.fits(values)))(known)) return null;
    const ways = groups.flatMap((covered) =>
      isWhole(covered, rules) ? (waysOf(covered, slots, known, rules) ?? []) : [],
    );
    return result(ways);
  }
  let ways: Shares<R>[] = [{ cells: new Set(), slots: new Map(), parts: [] }];
  for (const covered of broken) {
    // while one text is cut, the others that are not yet told apart say nothing
    const others = new Map(known);
    for (const other of broken) for (const { column } of other) others.delete(column.role);
    const mine = waysOf(covered, slots, others, rules);
    if (mine === null || mine.length === 0) continue;
    ways = ways.flatMap((way) =>
      mine
        .filter((one) => [...one.slots.keys()].every((slot) => !way.slots.has(slot)))
        .map((one) => ({
          cells: new Set([...way.cells, ...one.cells]),
          slots: new Map([...way.slots, ...one.slots]),
          parts: [...way.parts, ...one.parts],
        })),
    );
    if (ways.length > MOST_WAYS) return null;
  }
  return ways.every((way) => way.cells.size === 0) ? null : result(ways);
}

/** Whether a column of values stands empty or shares its cell with another: a quick test before any column is assigned. */
function hasRoom<R extends string>(header: Header<R>, row: RowView, rules: GlueRules<R>): boolean {
  const columns = header.columns.filter(({ role }) => isValue(rules.kindOf(role)));
  return columns.some(({ cell: head }) => !row.cells.some((cell) => cell.text !== '' && overlap(head, cell) > 0)) ||
    row.cells.some((cell) => cell.colSpan > 1 && cell.text !== '' && columns.filter(({ cell: head }) => overlap(head, cell) > 0).length > 1); // prettier-ignore
}

/** How the texts of some cells are shared out over columns. */
interface Shares<R extends string> {
  readonly cells: ReadonlySet<Cell>;
  readonly slots: ReadonlyMap<Slot<R>, string>;
  readonly parts: readonly string[];
}

function slotsOf<R extends string>(context: TableContext, header: Header<R>, row: RowView): Slot<R>[] {
  const { cells } = assignRow(context, header, row, () => 0);
  return [...header.columns]
    .sort((a, b) => (context.table.columns === 'exact' ? a.cell.col - b.cell.col : a.index - b.index))
    .map((column) => {
      const cell = cells.get(column) ?? null;
      return { column, cell, free: cell === null || cell.text === '' };
    });
}

/** Whether a cell cannot be read as it stands: it covers several columns of values, or its text is none of its own. */
function isBroken<R extends string>(
  covered: readonly Slot<R>[],
  slots: readonly Slot<R>[],
  rules: GlueRules<R>,
): boolean {
  const [slot] = covered;
  const kinds = covered.map(({ column }) => rules.kindOf(column.role));
  if (!slot?.cell || kinds.includes(null)) return false;
  const text = textOf(slot.cell);
  if (kinds[0] === 'name') {
    // a name holds values only where all columns of values stand empty
    const values = slots.filter(({ column }) => isValue(rules.kindOf(column.role)));
    return looksGlued(text) && values.every((one) => one.free || one.cell === slot.cell);
  }
  // one text over a weight and a score may be said of both; over a target and a weight it cannot
  const mixed = new Set(kinds).size > 1 || (covered.length > 1 && kinds[0] === 'amount');
  return /\d/.test(text) && (mixed || covered.some(({ column }) => !rules.reads(column.role, text)));
}

/** A percentage up to a hundred is one value; what ends in a digit may be several. */
const DIGITS_LAST = /\d$|\d{4}[^\d]*$|\d{4}\.\d*[%％]$/;

const isWhole = <R extends string>(covered: readonly Slot<R>[], rules: GlueRules<R>): boolean =>
  covered.every(({ column, cell }) => isValue(rules.kindOf(column.role)) && DIGITS_LAST.test(cell?.text ?? ''));

/** Whether a column of values beside a cell stands empty, so that a part of its text may belong there. */
const isOpen = <R extends string>(slot: Slot<R> | undefined, rules: GlueRules<R>): boolean =>
  slot !== undefined && slot.free && isValue(rules.kindOf(slot.column.role));

/** Whether any text could be shared out: over columns side by side that one cell covers, or over an empty one. */
const hasPlaces = <R extends string>(slots: readonly Slot<R>[], rules: GlueRules<R>): boolean =>
  slots.some((slot, i) => isOpen(slot, rules) || (!slot.free && slots[i + 1]?.cell === slot.cell));

/** The ways to share out one cell over a run of columns about its own; null where there are too many to try. */
function waysOf<R extends string>(
  covered: readonly Slot<R>[],
  slots: readonly Slot<R>[],
  known: ReadonlyMap<R, string>,
  rules: GlueRules<R>,
): Shares<R>[] | null {
  const [own] = covered;
  const cell = own?.cell;
  if (!own || !cell) return [];
  const cells = new Set([cell]);
  const first = slots.indexOf(own);
  const last = first + covered.length - 1;
  if (slots[last] !== covered.at(-1)) return [];
  const open = (index: number): boolean => isOpen(slots[index], rules);
  let left = first;
  while (rules.kindOf(own.column.role) !== 'name' && open(left - 1)) left--;
  let right = last;
  while (open(right + 1)) right++;
  const text = textOf(cell);
  const found: Shares<R>[] = [];
  for (let a = left; a <= first; a++)
    for (let b = last; b <= right; b++) {
      const run = slots.slice(a, b + 1);
      if (run.length < 2) continue;
      const splits = splitsOf(
        text,
        run.map(({ column }) => rules.kindOf(column.role) as PartKind),
        (parts) => rules.fits(withParts(known, covered, run, parts)),
      );
      if (splits === null) return null;
      for (const parts of splits)
        found.push({ cells, slots: new Map(run.map((slot, i) => [slot, parts[i] as string])), parts });
    }
  // characters that are only set apart (1 0 for 10) may be one value after all
  const whole = text.replace(GAPS, '');
  if (found.length > 0 && covered.length === 1 && whole !== text && rules.reads(own.column.role, whole))
    found.push({ cells, slots: new Map([[own, whole]]), parts: [whole] });
  return found;
}

function withParts<R extends string>(
  known: ReadonlyMap<R, string>,
  covered: readonly Slot<R>[],
  run: readonly Slot<R>[],
  parts: readonly string[],
): Map<R, string> {
  const values = new Map(known);
  for (const { column } of covered) values.delete(column.role);
  run.forEach(({ column }, i) => values.set(column.role, parts[i] as string));
  return values;
}

/** The row with the parts in cells of their own, each under its heading. */
function rebuilt<R extends string>(
  row: RowView,
  glued: ReadonlySet<Cell>,
  parts: ReadonlyMap<Slot<R>, string>,
  exact: boolean,
): RowView {
  if (!exact) {
    const cells = row.cells.map((cell) => (glued.has(cell) ? part(cell, '', cell.col, 1) : cell));
    const [source] = glued;
    for (const [slot, text] of parts) {
      const origin = slot.cell && glued.has(slot.cell) ? slot.cell : source;
      if (origin) cells[slot.column.index] = part(origin, text, slot.column.index, 1);
    }
    return rowOf(row.index, cells);
  }
  const [source] = glued;
  const made = [...parts].flatMap(([slot, text]) =>
    source ? [part(sourceOf(slot, glued) ?? source, text, slot.column.cell.col, slot.column.cell.colSpan)] : [],
  );
  const kept = row.cells.filter(
    (cell) => !glued.has(cell) && !(cell.text === '' && made.some((one) => overlap(one, cell) > 0)),
  );
  return rowOf(row.index, [...kept, ...made].sort((a, b) => a.col - b.col)); // prettier-ignore
}

const sourceOf = <R extends string>(slot: Slot<R>, glued: ReadonlySet<Cell>): Cell | null =>
  slot.cell && glued.has(slot.cell) ? slot.cell : null;
