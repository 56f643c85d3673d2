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

const MOST_ROWS = 2000;

/** Whether a line shows three pieces or more with two spaces (or one full-width space) between them. */
export function mayBeAligned(line: Line | undefined): boolean {
  return line !== undefined && line.text.length < 2000 && piecesOf(line.text).length >= 3;
}

/**
 * The table aligned by spaces that starts at `start`: at least three lines, three columns, and the same blank
 * columns down the whole block (East Asian characters count twice).
 */
export function alignedTable(lines: readonly Line[], start: number): Found {
  const block: { line: Line; pieces: Piece[] }[] = [];
  let gutters: [number, number][] = [];
  for (let i = start; i < lines.length && block.length < MOST_ROWS; i++) {
    const line = lines[i];
    if (line === undefined || line.text.includes('\t') || (i > start && line.blanks > 1) || line.text.length >= 2000) break; // prettier-ignore
    const pieces = piecesOf(line.text);
    if (pieces.length < 2 && !(block.length > 0 && pieces.length === 1 && piecesOf(lines[i + 1]?.text ?? '').length >= 2)) break; // prettier-ignore
    if (pieces.some((piece) => SENTENCE_END.test(piece.text) && piece.text.length > 30)) break;
    const narrowed = narrow(gutters, pieces, block.length === 0);
    if (narrowed.length < 2) break;
    gutters = narrowed;
    block.push({ line, pieces });
  }
  while (block.length > 0 && (block[block.length - 1]?.pieces.length ?? 0) < 2) block.pop();
  const wide = block.filter((row) => row.pieces.length >= 3).length;
  if (block.length < 3 || wide * 10 < block.length * 6) return null;
  if (block.filter((row) => /[：:]\s*$|[：:].*[：:]/u.test(row.line.text)).length * 2 > block.length) return null;
  const rows = block.map(({ line, pieces }) => placed(pieces, gutters, line.number));
  return { end: start + block.length, table: { rows, basis: 'aligned', columns: 'exact' } };
}

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

/** The gutters (blank display columns between pieces) that are left when this line is laid over the ones before. */
function narrow(gutters: readonly [number, number][], pieces: readonly Piece[], first: boolean): [number, number][] {
  const free: [number, number][] = [];
  const left = pieces[0]?.from ?? 0;
  for (let k = 1; k < pieces.length; k++) free.push([pieces[k - 1]?.to ?? 0, pieces[k]?.from ?? 0]);
  if (first) return free;
  // beyond a line's last piece, and before its first, everything is blank
  const all: [number, number][] = [[0, left], ...free, [pieces[pieces.length - 1]?.to ?? 0, Infinity]];
  const out: [number, number][] = [];
  for (const [a, b] of gutters) {
    for (const [c, d] of all) {
      const from = Math.max(a, c);
      const to = Math.min(b, d);
      if (to - from >= 1) out.push([from, to]);
    }
  }
  return out;
}

function placed(pieces: readonly Piece[], gutters: readonly [number, number][], line: number): RawCell[] {
  const row: RawCell[] = Array.from({ length: gutters.length + 1 }, () => ({ raw: '', line }));
  for (const piece of pieces) {
    const column = gutters.filter(([from]) => piece.from >= from).length;
    const cell = row[column];
    row[column] = { raw: cell === undefined || cell.raw === '' ? piece.text : `${cell.raw} ${piece.text}`, line };
  }
  return row;
}

/** A block of at least three lines with the same number (two or more) of commas is comma-separated values. */
export function commaTable(lines: readonly Line[], start: number): Found {
  const rows: RawCell[][] = [];
  const width = fields(lines[start]?.text ?? '').length;
  let i = start;
  for (; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || (i > start && line.blanks > 0)) break;
    const cells = fields(line.text);
    if (cells.length !== width) break;
    rows.push(cells.map((raw) => ({ raw, line: line.number })));
  }
  if (width < 3 || rows.length < 3 || rows.some((row) => row.every((cell) => cell.raw.trim() === ''))) return rows.length > 50 ? { end: i, table: null } : null; // prettier-ignore
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
