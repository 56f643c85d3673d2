/** Header rows to columns: one row, or two or three with sub-headings. */
import { NOWHERE, type Cell } from '../model/doc.js';
import { isAnchor, overlap, type RowView } from '../grid/view.js';
import type { TableContext } from './draft.js';
import { handOf } from './hands.js';
import { ofOneYear, roleWithoutYear } from './year-columns.js';

export interface Column<R extends string> {
  readonly role: R;
  readonly cell: Cell;
  /** Index of the heading among the cells of its row (ragged tables are matched by it). */
  readonly index: number;
  /** Heading with that of the header row above it. */
  readonly text: string;
}

export interface Header<R extends string> {
  readonly columns: readonly Column<R>[];
  /** Headings that no role was found for. */
  readonly unknown: readonly Cell[];
  /** Columns whose heading no role was found for, or that have none; not those of other years. */
  readonly strays: readonly Stray[];
  /** Headings that sub-headings replace, and labels of the block that go on beside its rows. */
  readonly parents: readonly Cell[];
  /** Number of cells in the (last) header row. */
  readonly width: number;
  /** First row of the header, and the first below it. */
  readonly start: number;
  readonly next: number;
}

export type Stray = Omit<Column<string>, 'role'>;

/** The non-empty cells that start in this row. */
export const filled = (row: RowView): readonly Cell[] => row.filled;

/**
 * Reads the header that starts in row `start`: one row, or two or three where merged headings have sub-headings below.
 * A sub-heading's own role wins over that of the heading above it.
 */
export function readHeader<R extends string>(
  context: TableContext,
  start: number,
  given: (text: string) => R | null,
): Header<R> {
  const { rows, table } = context;
  const roleOf = roleWithoutYear(given);
  const first = rows[start];
  if (!first) return { columns: [], unknown: [], strays: [], parents: [], width: 0, start, next: start };
  let heads = first.cells.map((cell, index) => ({ cell, index, text: cell.text, own: roleOf(cell.text) }));
  const parents: Cell[] = [];
  let width = first.cells.length;
  let next = start + 1;
  for (let r = start + 1; r < Math.min(start + 3, rows.length); r++) {
    const row = rows[r];
    const below = row ? subHeads(table.columns === 'exact', heads, row, start, roleOf) : null;
    if (!row || !below) break;
    parents.push(
      ...heads
        .filter((head) => head.cell.text !== '' && !below.some((sub) => sub.cell === head.cell))
        .map((head) => head.cell),
      ...filled(row).filter((cell) => !below.some((sub) => sub.cell === cell)),
    );
    heads = below;
    width = Math.max(row.cells.length, below.length);
    next = r + 1;
  }
  const numbers = rows[next];
  if (numbers && isNumbering(filled(numbers))) {
    parents.push(...filled(numbers));
    next++;
  }
  const columns: Column<R>[] = [];
  const unknown: Cell[] = [];
  const strays: Stray[] = [];
  for (const head of heads) {
    if (head.cell.text === '') {
      strays.push(strayOf(head));
      continue;
    }
    // a heading that goes on beside the rows below is the label of the whole block
    if (table.columns === 'exact' && head.cell.row + head.cell.rowSpan > next) {
      parents.push(head.cell);
      continue;
    }
    if (head.own === null) {
      unknown.push(head.cell);
      strays.push(strayOf(head));
    } else columns.push({ role: head.own, cell: head.cell, index: head.index, text: head.text });
  }
  const { own, others } = ofOneYear(columns.map((column) => ({ ...column, text: `${yearAbove(context, column, start)}${column.text}` }))); // prettier-ignore
  return { columns: own, unknown: [...unknown, ...others.map(({ cell }) => cell)], strays, parents, width, start, next }; // prettier-ignore
}

const LETTER = /^[（(]?([甲乙丙丁戊己庚辛]|栏次|列次|行次|序号|[A-Z])[)）]?$/;

/** Whether a row only numbers its columns (甲 | 乙 | 1 | 2 | 3=2/1), as statistical forms do below their headings. */
export function isNumbering(cells: readonly Cell[]): boolean {
  const texts = cells.map(({ text }) => text.replace(/\s/g, '')).filter((text) => !LETTER.test(text));
  return (
    texts.length >= 3 &&
    texts.every((text, i) => new RegExp(`^[（(]?${i + 1}[)）]?(=[\\d+*×/÷%()（）.-]+)?$`).test(text))
  );
}

/** A row of bare years (2022年 | 2023年) is no header of its own and stands above one. */
function yearAbove<R extends string>({ rows, table }: TableContext, column: Column<R>, start: number): string {
  if (table.columns !== 'exact') return '';
  const above = rows[start - 1]?.cells.find((cell) => overlap(cell, column.cell) > 0);
  return above && /^20\d{2}\s*年?\s*度?$/.test(above.text) ? above.text : '';
}

interface Head<R extends string> {
  readonly cell: Cell;
  readonly index: number;
  readonly text: string;
  readonly own: R | null;
}

const strayOf = ({ cell, index, text }: Head<string>): Stray => ({ cell, index, text });

/** (A) or (分) below a heading only says more of it. */
const REMARK = /^[（(].{1,6}[)）]$/;

/**
 * The headings after a row of sub-headings, or null if the row is none: then its texts have roles, or they part wide
 * headings while others go on beside them.
 */
function subHeads<R extends string>(
  exact: boolean,
  heads: readonly Head<R>[],
  row: RowView,
  start: number,
  roleOf: (text: string) => R | null,
): Head<R>[] | null {
  const subs = filled(row);
  if (!subs.length || subs.some((cell) => cell.text.length > 20 || /^[\d.,%％]+$/.test(cell.text))) return null;
  const paired = exact ? besideSpans(heads, row, start, roleOf) : besideBlanks(heads, row);
  if (!paired) return null;
  const below: Head<R>[] = [];
  let known = 0;
  // texts that part wide headings, while others go on beside them, are headings
  let parted = exact;
  for (const { cell, index, parent } of paired) {
    if (!subs.includes(cell)) {
      if (parent) below.push({ ...parent, index });
      continue;
    }
    // 一级指标 over 名称 and 权重: the two together say what the column is
    const text = `${parent?.text ?? ''}${cell.text}`;
    const hand = parent?.own === 'score' ? handOf(cell.text) : null;
    if (parent && hand === 'other') {
      // 得分 over 复核 and 自评: only the unit's own score is the report's
      known++;
      below.push({ cell, index, text, own: null });
      continue;
    }
    const alone = roleOf(cell.text);
    // 完成值 over 本年: the label of a block says nothing beside the heading that it parts
    const own =
      hand === 'own'
        ? (parent?.own ?? null)
        : ((parent ? roleOf(text) : null) ?? (parent?.own && (alone as string) === 'block' ? parent.own : alone));
    if (own !== null) known++;
    else if (!exact) return null;
    if (own === null && parent && parent.cell.colSpan === cell.colSpan) {
      if (!REMARK.test(cell.text)) parted = false;
      else {
        below.push({ ...parent, index });
        continue;
      }
    }
    below.push({ cell, index, text, own: own ?? parent?.own ?? null });
  }
  return known * 2 >= subs.length || parted ? below : null;
}

type Paired<R extends string> = { cell: Cell; index: number; parent: Head<R> | undefined }[];

/** In a grid with spans a heading is seen to go on beside the sub-headings of others. */
function besideSpans<R extends string>(
  heads: readonly Head<R>[],
  row: RowView,
  start: number,
  roleOf: (text: string) => R | null,
): Paired<R> | null {
  // the label of the block goes on too, but further down
  const below = (cell: Cell): number => cell.row + cell.rowSpan - row.index - 1;
  const goesOn = row.cells.some(
    (cell) =>
      cell.row >= start &&
      !isAnchor(cell, row) &&
      heads.some(
        (head) =>
          head.cell === cell &&
          head.own !== null &&
          // of three rows of headings this may be the second
          (below(cell) === 0 || (below(cell) === 1 && (head.own as string) !== 'block')),
      ),
  );
  // or its place in the second row is an empty cell of its own, and all other cells there are headings
  const empty = row.cells.some(
    (cell) =>
      isAnchor(cell, row) &&
      cell.text === '' &&
      heads.some((head) => head.own !== null && overlap(head.cell, cell) > 0),
  );
  if (!goesOn && !(empty && filled(row).every((cell) => roleOf(cell.text) !== null || handOf(cell.text) === 'other')))
    return null;
  return row.cells.map((cell, index) => ({ cell, index, parent: heads.find((head) => overlap(head.cell, cell) > 0) }));
}

/** Stands for a cell that was cut from the end of a row. */
const EMPTY_CELL: Cell = {
  row: -1,
  col: -1,
  rowSpan: 1,
  colSpan: 1,
  text: '',
  raw: '',
  lines: [],
  basis: 'inferred',
  at: NOWHERE,
  tables: [],
};

/**
 * Where spans are lost, empty cells stand for the headings that go on, and each run of sub-headings takes the place of
 * one heading, or of several that share the run evenly. In rows of full length a wide heading is followed by empty cells.
 */
function besideBlanks<R extends string>(heads: readonly Head<R>[], row: RowView): Paired<R> | null {
  if (row.cells[0]?.text === '' && row.cells.length === heads.length) {
    return row.cells.map((cell, index) => {
      const own = heads[index];
      const wide = cell.text !== '' && own?.cell.text === '';
      return { cell, index, parent: wide ? heads.slice(0, index).findLast((head) => head.cell.text !== '') : own };
    });
  }
  const runs = row.cells.filter((cell, index) => cell.text !== '' && (row.cells[index - 1]?.text ?? '') === '').length;
  const blanks = row.cells.filter((cell) => cell.text === '').length;
  const parents = heads.length - blanks;
  if (row.cells.length === heads.length) return null;
  // a row cut at its end lacks the empty cells under the last headings
  if (row.cells.length < heads.length && row.cells[0]?.text === '') {
    const cut = heads.slice(row.cells.length);
    const kept = row.cells.map((cell, index) => ({
      cell,
      index,
      parent:
        cell.text !== '' && heads[index]?.cell.text === ''
          ? heads.slice(0, index).findLast((head) => head.cell.text !== '')
          : heads[index],
    }));
    return [...kept, ...cut.map((head) => ({ cell: EMPTY_CELL, index: head.index, parent: head }))];
  }
  // one run may stand under several headings; several runs stand under one each
  const share = runs === 1 ? (row.cells.length - blanks) / parents : null;
  if (parents < 1 || (share !== null && !Number.isInteger(share)) || (share === null && parents !== runs)) return null;
  const paired: Paired<R> = [];
  let h = -1;
  let taken = 0;
  for (const [index, cell] of row.cells.entries()) {
    const starts = cell.text === '' || (share === null ? row.cells[index - 1]?.text === '' : taken % share === 0);
    if (starts) h++;
    taken = cell.text === '' ? 0 : taken + 1;
    paired.push({ cell, index, parent: heads[h] });
  }
  return h === heads.length - 1 ? paired : null;
}
