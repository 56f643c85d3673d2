/** What glued cells are made of: the rules of a block, the ways to share out a text, and the parts of a cell. */
import type { Cell } from '../../model/doc.js';
import type { RowView } from '../../grid/view.js';
import type { PartKind } from '../../text/glued.js';
import type { Fit } from '../assign.js';
import { use, type TableContext } from '../draft.js';
import { warn } from '../../model/warn.js';

/** What a block knows of its columns and of the arithmetic of its rows. */
export interface GlueRules<R extends string> {
  /** What a value under a heading looks like; null for columns whose text is never a part of a glued one. */
  readonly kindOf: (role: R) => PartKind | null;
  /** Whether a text reads well under its heading as it stands: such a cell is never cut. */
  readonly reads: (role: R, text: string) => boolean;
  /** Whether the values of a row, by role, agree with one another as far as they can be read. */
  readonly fits: (row: ReadonlyMap<R, string>) => boolean;
  readonly fit: Fit<R>;
  /** Whether a row in which every cell reads well is to be doubted all the same; default: where its values disagree. */
  readonly doubtful?: (row: ReadonlyMap<R, string>) => boolean;
}

/** One way to share out the glued text of a row: the row as it would have been. */
export interface Way<R extends string> {
  readonly row: RowView;
  readonly values: ReadonlyMap<R, string>;
  readonly parts: readonly string[];
}

export interface Glued<R extends string> {
  /** The cells whose texts were run together. */
  readonly cells: readonly Cell[];
  readonly ways: readonly Way<R>[];
  /** Whether the row reads well and agrees as it stands, too. */
  readonly fitsWhole: boolean;
  /** The row without those texts, for the case that no single way is right. */
  readonly without: RowView;
}

export const MOST_WAYS = 400;

/** The lines of a cell are parts of their own, so they stay apart. */
export const textOf = (cell: Cell): string => (cell.lines.length > 1 ? cell.lines.join(' ') : cell.text);

export const isValue = (kind: PartKind | null): boolean => kind !== null && kind !== 'name';

/** A part of a cell: it stands where the cell stands in the source. */
export function part(cell: Cell, text: string, col: number, colSpan: number): Cell {
  return { ...cell, text, raw: text, lines: text === '' ? [] : [text], col, colSpan };
}

/** Accounts for glued cells: what was taken from them, or what they may hold. */
export function tellGlued<R extends string>(
  context: TableContext,
  cells: readonly Cell[],
  ways: readonly Way<R>[],
  way: Way<R> | null,
): void {
  for (const cell of cells) use(context, cell, 'glued');
  const [first] = cells;
  if (!first) return;
  const raw = cells.map((cell) => `“${cell.text.slice(0, 60)}”`).join(' and ');
  const show = (one: Way<R>): string => one.parts.join(' | ');
  context.warnings.push(
    way
      ? warn('value.inferred', `${raw} holds the values of several columns; only ${show(way)} fits`, first.at)
      : warn(
          'value.unsure',
          `${raw} seems to hold the values of several columns, and cannot be told apart for certain: ${ways.slice(0, 3).map(show).join(', or ')}${ways.length > 3 ? ', …' : ''}`,
          first.at,
        ),
  );
}
