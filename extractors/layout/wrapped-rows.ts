/**
 * Rows of tables without rules whose cells wrap. Cells are set in the middle of their row, so the lines of one row stand at
 * many heights; figures never wrap and tell where rows are. Every column is then cut into cells whose middles meet rows.
 */
import type { Line } from './lines.js';
import { lineText } from './lines.js';
import type { ColumnBlock } from './wrapped-blocks.js';

/** Lines of one cell, or of a part of it. */
export interface Piece {
  /** Columns of the block, both inclusive. */
  readonly col: number;
  readonly end: number;
  readonly lines: readonly Line[];
  readonly top: number;
  readonly bottom: number;
  readonly bare: boolean;
}

export interface WrappedCell extends Piece {
  readonly row: number;
  readonly lastRow: number;
  /** How far its middle is from that of its rows, in em. */
  readonly off: number;
}

export interface WrappedBlock {
  readonly columns: number;
  /** Top and bottom of each row's text. */
  readonly rows: readonly { readonly top: number; readonly bottom: number }[];
  readonly cells: readonly WrappedCell[];
}

/** A figure that no column is too narrow for. */
export const BARE = /^[-−]?\d[\d,]{0,11}(\.\d+)?[%％]?$/;
/** Lines at one height, in em. */
const LEVEL = 0.2;
/** Distance between the middles of a cell's lines, in em, at most. */
const PITCH = 1.75;
/** A column of running text is at least this wide, in em; its lines but the last are full. */
const TEXT_WIDTH = 12;
/** Part of the columns that a row of headings has words in. */
const HEADED = 0.6;
const middle = (piece: { readonly top: number; readonly bottom: number }): number => (piece.top + piece.bottom) / 2;

/** The stretches of a block by their columns; lines of running text are joined. */
function piecesOf({ strips, gutters }: ColumnBlock): Piece[] {
  const borders = gutters.map((g) => (g.from + g.to) / 2);
  const column = (x: number): number => borders.filter((border) => border < x).length;
  const out: Piece[] = [];
  const widest = new Map<string, number>();
  const single = strips
    .flatMap((strip) => strip.segments)
    .map((line): Piece => {
      const [col, end] = [column(line.from + 0.5), column(line.to - 0.5)];
      const key = `${col}-${end}`;
      widest.set(key, Math.max(widest.get(key) ?? 0, line.to));
      return { col, end, lines: [line], top: line.box[1], bottom: line.box[3], bare: BARE.test(lineText(line)) };
    });
  for (const piece of single) {
    const line = piece.lines[0];
    const at = out.findLastIndex((o) => o.col === piece.col && o.end === piece.end);
    const before = out[at];
    const last = before?.lines.at(-1);
    const goesOn =
      line !== undefined &&
      last !== undefined &&
      line.middle - last.middle < PITCH * last.size &&
      last.to - last.from > TEXT_WIDTH * last.size &&
      last.to > (widest.get(`${piece.col}-${piece.end}`) ?? 0) - 2 * last.size;
    if (before && goesOn) out[at] = { ...before, lines: [...before.lines, line], bottom: piece.bottom };
    else out.push(piece);
  }
  return out;
}

interface Level {
  readonly top: number;
  readonly bottom: number;
  readonly pieces: readonly Piece[];
}

/** Pieces whose middles are at one height. */
function levelsOf(pieces: readonly Piece[], em: number): Level[] {
  const sorted = [...pieces].sort((a, b) => middle(a) - middle(b));
  const groups: Piece[][] = [];
  for (const piece of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && middle(piece) - middle(first) <= LEVEL * em) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => ({
    top: Math.min(...group.map((p) => p.top)),
    bottom: Math.max(...group.map((p) => p.bottom)),
    pieces: group,
  }));
}

const columnsOf = (level: Level): Set<number> => new Set(level.pieces.map((piece) => piece.col));

/** How much speaks for a row at each height: figures most; then words with lines of others evenly above and below. */
function weights(levels: readonly Level[], em: number): number[] {
  return levels.map((level, i) => {
    const bare = level.pieces.filter((piece) => piece.bare).length;
    let weight = 3 * bare + 0.2 * level.pieces.reduce((sum, piece) => sum + piece.lines.length, 0);
    const [only] = level.pieces;
    // one line of one cell says nothing of rows; a heading across columns is a row
    if (bare === 0 && level.pieces.length < 2 && only?.col === only?.end && only?.lines.length === 1) return 0;
    if (bare > 0 || level.pieces.length < 2) return weight;
    const own = columnsOf(level);
    for (const above of levels.slice(Math.max(0, i - 4), i))
      for (const below of levels.slice(i + 1, i + 5)) {
        const even = Math.abs(middle(above) + middle(below) - 2 * middle(level)) < 2 * LEVEL * em;
        if (!even || middle(below) - middle(above) > 2 * PITCH * em) continue;
        const [a, b] = [columnsOf(above), columnsOf(below)];
        if ([...a].some((col) => b.has(col) && !own.has(col)))
          weight += 0.2 * (above.pieces.length + below.pieces.length) + 0.1;
      }
    return weight;
  });
}

/** The heights that are rows: those that weigh most together without overlapping. */
function rowLevels(levels: readonly Level[], em: number): Level[] {
  const weight = weights(levels, em);
  const best = [0];
  const taken: boolean[] = [];
  const before = (i: number): number => {
    const level = levels[i];
    let j = i;
    while (level && j > 0 && (levels[j - 1]?.bottom ?? 0) > level.top + 0.05 * em) j--;
    return j;
  };
  for (let i = 0; i < levels.length; i++) {
    const withIt = (best[before(i)] ?? 0) + (weight[i] ?? 0);
    taken[i] = withIt > (best[i] ?? 0);
    best[i + 1] = Math.max(withIt, best[i] ?? 0);
  }
  const out: Level[] = [];
  for (let i = levels.length; i > 0;) {
    const level = levels[i - 1];
    if (level && taken[i - 1] === true) {
      out.unshift(level);
      i = before(i - 1);
    } else i--;
  }
  return out;
}

interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
}

/** What a cell over several rows costs, and an empty row; what does not meet its row costs its distance in em. */
const [MERGED, EMPTY] = [0.5, 0.3];

/** Cuts the pieces of one column into cells of consecutive rows, at the least distance of middles. */
function cut(
  pieces: readonly Piece[],
  rows: readonly Span[],
  em: number,
  merges: 'none' | 'some' | 'any',
): WrappedCell[] {
  const [n, k] = [pieces.length, rows.length];
  interface Step {
    readonly cost: number;
    readonly from: readonly [number, number] | null;
    readonly cell: WrappedCell | null;
  }
  const table: (Step | undefined)[][] = Array.from({ length: n + 1 }, () => []);
  const set = (i: number, r: number, step: Step): void => {
    const own = table[i];
    if (own && step.cost < (own[r]?.cost ?? Infinity) - 1e-9) own[r] = step;
  };
  set(0, 0, { cost: 0, from: null, cell: null });
  for (let i = 0; i <= n; i++)
    for (let r = 0; r <= k; r++) {
      const here = table[i]?.[r];
      if (!here) continue;
      if (r < k) set(i, r + 1, { cost: here.cost + EMPTY, from: [i, r], cell: null });
      for (let j = i + 1; j <= n && r < k; j++) {
        const group = pieces.slice(i, j);
        const [first, last, previous] = [group[0], group.at(-1), group.at(-2)];
        if (!first || !last) break;
        if (previous && (group.some((p) => p.bare) || last.top - previous.bottom > (PITCH - 1) * em)) break;
        const lines = group.flatMap((p) => p.lines);
        const far = merges === 'none' ? r : k - 1;
        for (let s = r; s <= far; s++) {
          const [a, b] = [rows[r], rows[s]];
          if (!a || !b) break;
          const at = s === r ? a.middle : (a.top + b.bottom) / 2;
          const off = Math.abs((first.top + last.bottom) / 2 - at) / em;
          // beside figures a cell is of its row unless it plainly is not
          if (s > r && merges === 'some' && off > LEVEL / 2) continue;
          const merged = s === r ? 0 : merges === 'some' ? MERGED + EMPTY * (s - r) : MERGED;
          const { col, end } = first;
          const cell = {
            col,
            end,
            lines,
            top: first.top,
            bottom: last.bottom,
            bare: first.bare,
            row: r,
            lastRow: s,
            off,
          };
          set(j, s + 1, { cost: here.cost + Math.max(0, off - LEVEL / 2) * 3 + merged, from: [i, r], cell });
        }
      }
    }
  const out: WrappedCell[] = [];
  for (let step = table[n]?.[k]; step; step = step.from ? table[step.from[0]]?.[step.from[1]] : undefined)
    if (step.cell) out.unshift(step.cell);
  return out;
}

/** Headings: one row if cells of one line stand at the middle of cells of several. */
function headRows(levels: readonly Level[], em: number): Level[] {
  const out: Level[] = [];
  for (let end = levels.length; end > 0;) {
    let start = end - 1;
    for (let i = 0; i < end - 1; i++)
      if (isOneRow(levels.slice(i, end), em)) {
        start = i;
        break;
      }
    if (start === end - 1) return [...rowLevels(levels.slice(0, end), em), ...out];
    const own = levels.slice(start, end);
    out.unshift({ top: Math.min(...own.map((l) => l.top)), bottom: Math.max(...own.map((l) => l.bottom)), pieces: own.flatMap((l) => l.pieces) }); // prettier-ignore
    end = start;
  }
  return out;
}

function isOneRow(levels: readonly Level[], em: number): boolean {
  const [first, last] = [levels[0], levels.at(-1)];
  if (!first || !last) return false;
  const at = (first.top + last.bottom) / 2;
  const columns = new Map<string, Piece[]>();
  for (const piece of levels.flatMap((level) => level.pieces)) {
    const key = `${piece.col}-${piece.end}`;
    columns.set(key, [...(columns.get(key) ?? []), piece]);
  }
  const counts = [...columns.values()].map((pieces) => pieces.length);
  if (levels.some((level, i) => i > 0 && level.top - (levels[i - 1]?.bottom ?? 0) > (PITCH - 1) * em)) return false;
  if (counts.filter((n) => n === 1).length < 2 || !counts.some((n) => n > 1)) return false;
  return [...columns.values()].every(
    (pieces) =>
      pieces.every((p, i) => i === 0 || p.top - (pieces[i - 1]?.bottom ?? 0) < (PITCH - 1) * em) &&
      Math.abs(((pieces[0]?.top ?? 0) + (pieces.at(-1)?.bottom ?? 0)) / 2 - at) <= LEVEL * em,
  );
}

const spanOf = (level: Level): Span => {
  const bare = level.pieces.filter((piece) => piece.bare);
  if (bare.length === 0) return { top: level.top, bottom: level.bottom, middle: middle(level) };
  return { top: level.top, bottom: level.bottom, middle: bare.reduce((sum, p) => sum + middle(p), 0) / bare.length };
};

/** Columns of a block, cut into cells of given rows; and the rows as high as their own cells. */
function cutAll(
  pieces: readonly Piece[],
  levels: readonly Level[],
  em: number,
): { cells: WrappedCell[]; rows: Span[] } {
  const columns = new Map<string, Piece[]>();
  for (const piece of [...pieces].sort((a, b) => a.top - b.top)) {
    const key = `${piece.col}-${piece.end}`;
    const list = columns.get(key);
    if (list === undefined) columns.set(key, [piece]);
    else list.push(piece);
  }
  const plain = levels.map(spanOf);
  const rows = plain.map((span) => ({ ...span }));
  // cells of one row first: they tell how high rows are
  for (const column of columns.values())
    for (const cell of cut(column, plain, em, 'none')) {
      const row = rows[cell.row];
      if (!row || cell.off > LEVEL) continue;
      row.top = Math.min(row.top, cell.top);
      row.bottom = Math.max(row.bottom, cell.bottom);
    }
  const firstValues = Math.min(...pieces.filter((piece) => piece.bare).map((piece) => piece.col));
  const cells = [...columns.values()].flatMap((column) =>
    cut(column, rows, em, (column[0]?.end ?? 0) < firstValues ? 'any' : 'some'),
  );
  return { cells, rows };
}

/** Finds the rows of a block and cuts its columns into cells; null if its words fit no rows. */
export function wrappedBlock(block: ColumnBlock): WrappedBlock | null {
  const sizes = block.strips.map(({ line }) => line.size).sort((a, b) => a - b);
  const em = sizes[sizes.length >> 1] ?? 10;
  const pieces = piecesOf(block);
  const levels = levelsOf(pieces, em);
  const figures = rowLevels(
    levels.filter((level) => level.pieces.some((piece) => piece.bare)),
    em,
  );
  const columns = block.gutters.length + 1;
  let rows: Level[] = [];
  // headings stand above figures; a few words between figures are lines of a cell, until they turn out to fit none
  for (let i = 0; i <= figures.length; i++) {
    const [above, below] = [figures[i - 1], figures[i]];
    const between = levels.filter(
      (level) => (!above || level.top > above.bottom - 0.05 * em) && (!below || level.bottom < below.top + 0.05 * em),
    );
    const touched = new Set(between.flatMap((level) => level.pieces.map((piece) => piece.col)));
    if (figures.length === 0 || touched.size >= HEADED * columns) rows.push(...headRows(between, em));
    if (below) rows.push(below);
  }
  // rows of words alone among rows of figures: lines that are far from every row
  for (let tries = 0; tries < 8; tries++) {
    const found = cutAll(pieces, rows, em);
    if (found.cells.flatMap((cell) => cell.lines).length < pieces.flatMap((piece) => piece.lines).length) return null;
    const lost = found.cells.filter((cell) => cell.off > 2 * LEVEL);
    const free = levels.find(
      (level) =>
        !rows.some((row) => row.top < level.bottom && row.bottom > level.top) &&
        level.pieces.some((piece) => lost.some((cell) => cell.lines.includes(piece.lines[0] as Line))),
    );
    if (free === undefined) return { columns, rows: found.rows, cells: found.cells };
    rows = [...rows, free].sort((a, b) => a.top - b.top);
  }
  return null;
}
