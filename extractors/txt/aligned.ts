/** Tables without any sign between cells: columns kept apart by runs of spaces, or by commas. */
import { charWidth, SENTENCE_END } from './lines.js';
import type { Line } from './lines.js';
import type { Found, RawCell } from './raw-table.js';

interface Piece {
  readonly text: string;
  /** Display columns, end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** A longer table goes on as the next one; the check of each line against all before it must stay cheap. */
const MOST_ROWS = 100;

/** Whether a line shows three pieces or more with two spaces (or one full-width space) between them. */
export function mayBeAligned(line: Line | undefined): boolean {
  return line !== undefined && line.text.length < 2000 && piecesOf(line.text).length >= 3;
}

/** Stretches of display columns, end exclusive, in order. */
type Spans = readonly (readonly [from: number, to: number])[];

/**
 * The table aligned by spaces that starts at `start`: at least three lines and three columns, parted by the same blank
 * display columns down the whole block (East Asian characters count twice). A line that would put two of its pieces
 * into one column ends the block, so that a form falls apart into its sections rather than being mixed up.
 */
export function alignedTable(lines: readonly Line[], start: number): Found {
  const block: { line: Line; pieces: Piece[] }[] = [];
  let blank: Spans = [[0, Infinity]];
  for (let i = start; i < lines.length && block.length < MOST_ROWS; i++) {
    const line = lines[i];
    if (line === undefined || line.text.includes('\t') || (i > start && line.blanks > 1) || line.text.length >= 2000)
      break;
    const pieces = piecesOf(line.text);
    if (
      pieces.length < 2 &&
      !(block.length > 0 && pieces.length === 1 && piecesOf(lines[i + 1]?.text ?? '').length >= 2)
    )
      break;
    if (pieces.some((piece) => SENTENCE_END.test(piece.text) && piece.text.length > 30)) break;
    // 填报人：      联系电话：
    if (pieces.every((piece) => /[：:]/u.test(piece.text))) break;
    const left = overlap(blank, blankOf(pieces));
    const columns = columnsOf(left);
    if (!fits(columns, [...block.map((row) => row.pieces), pieces])) break;
    blank = left;
    block.push({ line, pieces });
  }
  while (block.length > 0 && (block[block.length - 1]?.pieces.length ?? 0) < 2) block.pop();
  if (block.length < 3) return null;
  const end = start + block.length;
  const wide = block.filter((row) => row.pieces.length >= 3).length;
  const labels = block.filter((row) => /[：:]\s*$|[：:].*[：:]/u.test(row.line.text)).length;
  if (wide * 10 < block.length * 6 || labels * 2 > block.length) return { end, table: null };
  const columns = columnsOf(blank);
  const rows = block.map(({ line, pieces }) => {
    const row: RawCell[] = columns.map(() => ({ raw: '', line: line.number }));
    for (const piece of pieces) row[columnAt(columns, piece)] = { raw: piece.text, line: line.number };
    return row;
  });
  return { end, table: { rows, basis: 'aligned', columns: 'exact' } };
}

/** Whether no row has two pieces in one column, and the pieces of each column stand in line: left, right or centred. */
function fits(columns: Spans, rows: readonly (readonly Piece[])[]): boolean {
  const byColumn: Piece[][] = columns.map(() => []);
  for (const row of rows) {
    const taken = new Set(row.map((piece) => columnAt(columns, piece)));
    if (taken.size < row.length) return false;
    for (const piece of row) byColumn[columnAt(columns, piece)]?.push(piece);
  }
  const even = (places: readonly number[], slack: number): boolean =>
    Math.max(...places) - Math.min(...places) <= slack;
  return byColumn.every(
    (pieces) =>
      even(
        pieces.map((piece) => piece.from),
        2,
      ) ||
      even(
        pieces.map((piece) => piece.to),
        2,
      ) ||
      even(
        pieces.map((piece) => (piece.from + piece.to) / 2),
        2,
      ),
  );
}

/** Where a line is blank, its margins too. */
function blankOf(pieces: readonly Piece[]): Spans {
  const edges = [0, ...pieces.flatMap((piece) => [piece.from, piece.to]), Infinity];
  const spans: [number, number][] = [];
  for (let k = 0; k < edges.length; k += 2) spans.push([edges[k] ?? 0, edges[k + 1] ?? 0]);
  return spans.filter(([from, to]) => to > from);
}

function overlap(a: Spans, b: Spans): Spans {
  const out: [number, number][] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    const [from1 = 0, to1 = 0] = a[i] ?? [];
    const [from2 = 0, to2 = 0] = b[k] ?? [];
    if (Math.min(to1, to2) > Math.max(from1, from2)) out.push([Math.max(from1, from2), Math.min(to1, to2)]);
    if (to1 < to2) i++;
    else k++;
  }
  return out;
}

/** What lies between blank stretches. */
function columnsOf(blank: Spans): Spans {
  const columns: [number, number][] = [];
  let from = 0;
  for (const [blankFrom, blankTo] of blank) {
    if (blankFrom > from) columns.push([from, blankFrom]);
    from = blankTo;
  }
  return columns;
}

const columnAt = (columns: Spans, piece: Piece): number =>
  columns.findIndex(([from, to]) => piece.from >= from && piece.from < to);

/** Pieces of a line, parted by two spaces or more, or by a full-width space. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let column = 0;
  let from = 0;
  let piece = '';
  let spaces = 0;
  let gap = '';
  for (const c of text) {
    const width = charWidth(c.codePointAt(0) ?? 0);
    if (c === ' ' || c === '\u3000' || c === '\u00a0') {
      spaces += width;
      gap += c;
    } else {
      if (piece !== '' && spaces >= 2) {
        pieces.push({ text: piece, from, to: column - spaces });
        piece = '';
      }
      if (piece === '') from = column;
      else piece += gap;
      piece += c;
      spaces = 0;
      gap = '';
    }
    column += width;
  }
  if (piece !== '') pieces.push({ text: piece, from, to: column - spaces });
  return pieces;
}

/** A block of at least three lines with the same number (two or more) of commas is comma-separated values. */
export function commaTable(lines: readonly Line[], start: number): Found {
  const rows: RawCell[][] = [];
  const width = fields(lines[start]?.text ?? '').length;
  if (width < 3) return null;
  let i = start;
  for (; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || (i > start && line.blanks > 0) || line.text.includes('\t')) break;
    const cells = fields(line.text);
    if (cells.length !== width) break;
    rows.push(cells.map((raw) => ({ raw, line: line.number })));
  }
  if (rows.length < 3 || rows.some((row) => row.every((cell) => cell.raw.trim() === ''))) return rows.length > 50 ? { end: i, table: null } : null; // prettier-ignore
  return { end: i, table: { rows, basis: 'inferred', columns: 'exact' } };
}

/** Fields of one line of comma-separated values (RFC 4180, section 2); a comma between digits of a number parts too. */
function fields(text: string): string[] {
  if (!text.includes(',')) return [text];
  const out: string[] = [];
  const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/g;
  for (const found of text.matchAll(pattern)) out.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
  return out;
}
