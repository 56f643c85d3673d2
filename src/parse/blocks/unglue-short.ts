/** Glued cells in rows that are shorter than their header, since the table has lost its spans. */
import type { Cell } from '../../model/doc.js';
import { rowOf, type RowView } from '../../grid/view.js';
import { splitsOf, type PartKind } from '../../text/glued.js';
import { assignRow } from '../assign.js';
import type { Column, Header } from '../columns.js';
import type { TableContext } from '../draft.js';
import { isValue, MOST_WAYS, part, textOf, type Glued, type GlueRules, type Way } from './glue.js';

/**
 * Where a table has lost its spans, a row with a glued cell is shorter than its header by the columns that were run
 * together. Cells in front (levels) or behind (reasons) may be lost as well, so every placement is tried.
 */
export function inShortRow<R extends string>(
  context: TableContext,
  header: Header<R>,
  row: RowView,
  rules: GlueRules<R>,
): Glued<R> | null {
  const columns = new Map(header.columns.map((column) => [column.index, column]));
  const { cells: plain } = assignRow(context, header, row, rules.fit);
  const read = [...plain].filter(([, cell]) => cell.text !== '');
  const wrong = read.some(([{ role }, cell]) => isValue(rules.kindOf(role)) && !rules.reads(role, cell.text));
  const whole = new Map(read.map(([{ role }, cell]) => [role, cell.text]));
  const doubted = rules.doubtful ? rules.doubtful(whole) : !rules.fits(whole);
  // a row whose place is not certain is not read at all as it stands
  if (!wrong && !doubted && plain.size > 0) return null;
  const missing = header.width - row.cells.length;
  const found: (Way<R> & { glued: Set<Cell> })[] = [];
  let steps = 0;
  let whereCut = false;
  const kindAt = (index: number): PartKind | null => {
    const column = columns.get(index);
    return column ? rules.kindOf(column.role) : null;
  };
  const sits = (cell: Cell, index: number): boolean => {
    const column = columns.get(index);
    if (cell.text === '' || !column) return true;
    return isValue(rules.kindOf(column.role))
      ? rules.reads(column.role, cell.text)
      : rules.fit(column.role, cell.text) >= 0;
  };
  const place = (
    j: number,
    at: number,
    left: number,
    placed: Map<number, Cell>,
    glued: Set<Cell>,
    parts: string[],
  ): boolean => {
    if (++steps > 5_000 || found.length > MOST_WAYS) return false;
    const cell = row.cells[j];
    if (cell === undefined) {
      // what is lost behind the last cell holds no values
      if (glued.size === 0) whereCut ||= rules.fits(valuesOf(columns, placed));
      const rest = Array.from({ length: header.width - at }, (_, i) => kindAt(at + i));
      if (glued.size > 0 && rest.every((kind) => !isValue(kind)))
        found.push({ ...built(row, header, columns, placed), parts: [...parts], glued: new Set(glued) });
      return true;
    }
    if (sits(cell, at) && !place(j + 1, at + 1, left, new Map(placed).set(at, cell), glued, parts)) return false;
    const kind = kindAt(at);
    if (cell.text === '' || kind === null || !/\d/.test(cell.text)) return true;
    for (let more = 1; more <= left; more++) {
      const kinds = Array.from({ length: more + 1 }, (_, i) => kindAt(at + i));
      if (kinds.some((one, i) => one === null || (i > 0 && one === 'name'))) break;
      const splits = splitsOf(textOf(cell), kinds as PartKind[]);
      if (splits === null || splits.length > MOST_WAYS) return false;
      for (const split of splits) {
        const next = new Map(placed);
        split.forEach((text, i) => next.set(at + i, part(cell, text, at + i, 1)));
        if (!rules.fits(valuesOf(columns, next))) continue;
        if (!place(j + 1, at + more + 1, left - more, next, new Set([...glued, cell]), [...parts, ...split]))
          return false;
      }
    }
    return true;
  };
  for (let lost = 0; lost <= missing; lost++) {
    // a row that has lost values in front is cut, and nothing in it is glued
    const cut = Array.from({ length: lost }, (_, i) => kindAt(i)).some(isValue);
    if (!place(0, lost, cut ? 0 : missing - lost, new Map(), new Set(), [])) return null;
  }
  // a row without a certain place that may only be cut stays unread
  if (plain.size === 0 && whereCut) return null;
  const fitting = distinct(found.filter((way) => rules.fits(way.values)));
  const [one] = fitting;
  if (!one) return null;
  const cells = new Set(fitting.flatMap((way) => [...way.glued]));
  return {
    cells: [...cells],
    ways: fitting,
    fitsWhole: !wrong && plain.size > 0 && rules.fits(whole),
    without: withoutGlued(row, cells, fitting, wrong || plain.size === 0, (index) => isValue(kindAt(index))),
  };
}

/**
 * The row without its glued cells. Where the ways put the other cells in other columns, or the row could stand as it is,
 * none of its values has a certain place.
 */
function withoutGlued<R extends string>(
  row: RowView,
  cells: ReadonlySet<Cell>,
  ways: readonly Way<R>[],
  certain: boolean,
  holdsValue: (index: number) => boolean,
): RowView {
  const places = (way: Way<R>): string => way.row.cells.map((cell) => row.cells.indexOf(cell)).join();
  const [one] = ways;
  if (!one) return row;
  const same = certain && ways.every((way) => places(way) === places(one));
  const blank = (cell: Cell, i: number): boolean =>
    same ? !row.cells.includes(cell) : cells.has(cell) || holdsValue(i);
  return rowOf(row.index, one.row.cells.map((cell, i) => (blank(cell, i) ? part(cell, '', i, 1) : cell))); // prettier-ignore
}

function valuesOf<R extends string>(
  columns: ReadonlyMap<number, Column<R>>,
  placed: ReadonlyMap<number, Cell>,
): Map<R, string> {
  const values = new Map<R, string>();
  for (const [index, cell] of placed) {
    const column = columns.get(index);
    if (column && cell.text !== '') values.set(column.role, cell.text);
  }
  return values;
}

function built<R extends string>(
  row: RowView,
  header: Header<R>,
  columns: ReadonlyMap<number, Column<R>>,
  placed: ReadonlyMap<number, Cell>,
): { row: RowView; values: Map<R, string> } {
  const like = row.cells[0] as Cell;
  const cells = Array.from({ length: header.width }, (_, i) => placed.get(i) ?? part(like, '', i, 1));
  return { row: rowOf(row.index, cells), values: valuesOf(columns, placed) };
}

/** Ways that give the same values are one. */
function distinct<R extends string, W extends Way<R>>(ways: readonly W[]): W[] {
  const seen = new Set<string>();
  return ways.filter((way) => {
    const key = JSON.stringify([...way.values].sort());
    return !seen.has(key) && seen.add(key);
  });
}
