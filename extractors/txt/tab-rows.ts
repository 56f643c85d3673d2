/**
 * Tables written a row a line, cells parted by tabs. Rows may be shifted or cut by a page break; the places of cells
 * stay as they stand.
 */
import { linesOfRow, tabsOf } from './broken-cells.js';
import { ENUMERATOR, joinRaw, SENTENCE_END } from './lines.js';
import type { Line } from './lines.js';
import type { Found, RawCell } from './raw-table.js';

/** A line that parts two cells, or opens with several empty ones. */
export function isTabRow(line: Line | undefined): boolean {
  return line !== undefined && line.text.indexOf('\t', 1) > 0;
}

const cellsOf = (line: Line): string[] => line.text.split('\t');

/** The table whose first row is the line at `start`. */
export function tabRows(lines: readonly Line[], start: number): Found {
  const kept: Line[] = [];
  const pieces: Pieces = new Map();
  let i = start;
  while (i < lines.length) {
    const line = lines[i];
    if (line === undefined) break;
    const n = linesOfRow(lines, i, kept[kept.length - 1]);
    if (n > 1) {
      const parts = lines.slice(i, i + n);
      const whole = { ...line, text: parts.map((part) => part.text).join('\n') };
      if (i > start && !goesOn([whole, ...lines.slice(i + n, i + n + 3)], 0, kept)) break;
      pieces.set(whole, parts);
      kept.push(whole);
    } else {
      if (i > start && !goesOn(lines, i, kept)) break;
      kept.push(line);
    }
    i += n;
  }
  const rows = toRows(kept, pieces);
  const end = Math.max(i, start + 1);
  if (!isTable(rows, lines[start - 1])) return { end, table: null };
  // even rows of equal length may be shifted by a cell, so the columns are never sure
  return { end, table: { rows, basis: 'inferred', columns: 'ragged' } };
}

/** Whether line `i` still belongs to the table that `kept` is of. */
function goesOn(lines: readonly Line[], i: number, kept: readonly Line[]): boolean {
  const line = lines[i];
  const last = kept[kept.length - 1];
  const first = kept[0];
  if (line === undefined || last === undefined || first === undefined) return false;
  const gap = line.blanks > 0 || line.feed;
  if (line.text.includes('\t')) {
    if (!gap) return true;
    // a blank line inside a table is a page break: the next row is as wide, or opens with the empty cells of a merge
    if (line.text.trim() === '') return line.blanks <= 3;
    if (kept.length > 1 && cellsOf(line)[0] !== '' && line.text === first.text) return line.feed;
    const near = Math.abs(tabsOf(line) - tabsOf(last)) <= 2;
    // cut rows have any length, but none is much longer than the others; the first label again opens a new table
    const recent = kept.slice(-100);
    if (line.blanks <= 1 && sideCut(recent)) {
      const again = !line.text.startsWith('\t') && cellsOf(line)[0] === cellsOf(first)[0];
      return !again && (near || recent.some((row) => tabsOf(row) >= tabsOf(line)));
    }
    const shifted = line.text.startsWith('\t');
    if (line.blanks > 3 && !line.feed) return near && shifted;
    return near && (shifted || tabsOf(line) === tabsOf(last) || line.feed);
  }
  if (gap) return false;
  // a line without a tab inside a table is a wrapped cell or a row of one cell; at its end it is prose
  for (let k = i + 1; k < Math.min(i + 4, lines.length); k++) {
    const next = lines[k];
    if (next === undefined || next.blanks > 0 || next.feed) return false;
    if (next.text.includes('\t')) return heads(line.text, tabsOf(next), kept.slice(-100));
  }
  return false;
}

/** Whether a line without a tab may stand above a row with so many tabs in one table: as text, or as heading of rows. */
function heads(text: string, tabs: number, kept: readonly Line[]): boolean {
  const sentence = SENTENCE_END.test(text);
  if (!sentence && !ENUMERATOR.test(text)) return true;
  if (tabs === tabsOf(kept[kept.length - 1] as Line)) return true;
  return !sentence && tabs > 2 && kept.some((row) => Math.abs(tabsOf(row) - tabs) <= 1);
}

/** Whether a tool seems to have cut the empty cells at one side of rows off: none is left there, and lengths differ. */
function sideCut(kept: readonly Line[]): boolean {
  const tabs = tabsOf(kept[0] as Line);
  if (kept.every((row) => tabsOf(row) === tabs)) return false;
  return !kept.some((row) => row.text.endsWith('\t')) || !kept.some((row) => row.text.startsWith('\t'));
}

/** Rows that were put together, with the lines they are of. */
type Pieces = Map<Line, readonly Line[]>;

/** Rows of cells; a row that a line break in a cell has cut is put together when the widths prove it. */
function toRows(kept: readonly Line[], pieces: Pieces): RawCell[][] {
  const usual = usualRow(kept);
  const rows: RawCell[][] = [];
  for (let i = 0; i < kept.length; i++) {
    const line = kept[i];
    if (line === undefined) continue;
    const n = piecesOfRow(kept, i, usual);
    const cells: RawCell[] = [];
    const parts = kept.slice(i, i + n).flatMap((row) => pieces.get(row) ?? [row]);
    if (parts.length === 1) {
      for (const piece of cellsOf(line)) cells.push({ raw: piece, line: line.number });
    } else {
      for (const piece of parts) {
        const [head = '', ...rest] = cellsOf(piece);
        const open = cells[cells.length - 1];
        if (open === undefined) cells.push({ raw: head, line: piece.number });
        else {
          const raw = joinRaw(open.raw, { ...piece, text: head });
          cells[cells.length - 1] = { raw, line: open.line };
        }
        for (const cell of rest) cells.push({ raw: cell, line: piece.number });
      }
      i += n - 1;
    }
    rows.push(cells.map(unquote));
  }
  return rows;
}

interface UsualRow {
  readonly tabs: number;
  /** Whether most rows of this length have a number in the column; null where too few have anything. */
  readonly numbers: readonly (boolean | null)[];
  /** Some row ends with an empty cell, so no tool has cut them off. */
  readonly endsKept: boolean;
}

/** The row that four in five are like, or null. */
function usualRow(kept: readonly Line[]): UsualRow | null {
  const counts = new Map<number, number>();
  for (const line of kept) counts.set(tabsOf(line), (counts.get(tabsOf(line)) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[0] < 2 || kept.length < 4) return null;
  const whole = kept.filter((line) => tabsOf(line) >= best[0]).length;
  if (best[1] < 3 || best[1] * 10 < whole * 8) return null;
  const rows = kept.filter((line) => tabsOf(line) === best[0]).map(cellsOf);
  const numbers = Array.from({ length: best[0] + 1 }, (_, c) => {
    const filled = rows.map((row) => row[c] ?? '').filter((cell) => cell.trim() !== '');
    return filled.length * 3 < rows.length ? null : filled.filter(isNumber).length * 2 > filled.length;
  });
  return { tabs: best[0], numbers, endsKept: kept.some((line) => line.text.endsWith('\t')) };
}

const isNumber = (cell: string): boolean => /^\s*\D{0,2}\d[\d.,]*\s*\D{0,3}\s*$/u.test(cell);

/** How many lines make up the row at `i`: more than one if a quote is open, or if their tabs add up to a usual row. */
function piecesOfRow(kept: readonly Line[], i: number, usual: UsualRow | null): number {
  const line = kept[i];
  if (line === undefined) return 1;
  if (/(?:^|\t)"[^"\t]*$/.test(line.text)) {
    for (let k = i + 1; k < Math.min(kept.length, i + 50); k++) if (/^[^"]*"(?:\t|$)/.test(kept[k]?.text ?? '')) return k - i + 1; // prettier-ignore
  }
  if (usual === null || tabsOf(line) >= usual.tabs) return 1;
  let whole = line.text;
  let open = false;
  let wrapped = false;
  for (let k = i + 1; k < Math.min(kept.length, i + 8); k++) {
    const next = kept[k];
    const before = kept[k - 1];
    if (next === undefined || before === undefined || next.blanks > 0 || tabsOf(next) >= usual.tabs) return 1;
    // both sides of the break must hold text of the same cell
    if (next.text.startsWith('\t') || before.text.endsWith('\t')) return 1;
    open ||= /[（(][^）)]*$/u.test(before.text);
    wrapped ||= tabsOf(next) === 0 || tabsOf(before) === 0;
    whole += next.text;
    const cells = whole.split('\t');
    if (cells.length - 1 > usual.tabs) return 1;
    if (cells.length - 1 < usual.tabs) continue;
    // rows whose empty ends were cut off add up by chance: what follows the cut must be in its column
    const cut = tabsOf(line);
    const like = !isNumber(cellsOf(line)[cut] ?? '') && isLike(cells.slice(cut + 1), usual.numbers.slice(cut + 1));
    const sure = open || (wrapped && usual.endsKept) || like;
    return sure ? k - i + 1 : 1;
  }
  return 1;
}

/** Whether every filled cell stands in a column of its kind, a number among them. */
function isLike(cells: readonly string[], numbers: readonly (boolean | null)[]): boolean {
  const filled = cells.flatMap((cell, c) => (cell.trim() === '' ? [] : [{ is: isNumber(cell), usual: numbers[c] }]));
  return filled.some(({ is }) => is) && filled.every(({ is, usual }) => is === usual);
}

/** Spreadsheets put a cell with a line break in quotes when it is copied. */
function unquote(cell: RawCell): RawCell {
  if (!/^"[^]*"$/.test(cell.raw) || !/[\n"]/.test(cell.raw.slice(1, -1))) return cell;
  return { raw: cell.raw.slice(1, -1).replaceAll('""', '"'), line: cell.line };
}

/** Lists, contents and indented lines use tabs too, but part no two columns. */
function isTable(rows: readonly (readonly RawCell[])[], before: Line | undefined): boolean {
  const filled = rows.map((row) => row.filter((cell) => cell.raw.trim() !== '').length);
  if (rows.length < 2 || !filled.some((n) => n >= 2)) return false;
  if (/^\s*目\s*录\s*$/u.test(before?.text ?? '')) return false;
  const narrow = rows.every((row) => row.length <= 2 || row.slice(2).every((cell) => cell.raw.trim() === ''));
  if (!narrow) return true;
  const labels = rows.filter((row) => row.length >= 2 && /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[.．、)）]|[•·●■-])?\s*$/u.test(row[0]?.raw ?? '')); // prettier-ignore
  const prose = rows.filter((row) => row.some((cell) => SENTENCE_END.test(cell.raw) || cell.raw.trim().length > 40));
  return !(labels.length === rows.length && (prose.length * 2 >= rows.length || filled.every((n) => n < 2) || rows.every((row) => /\S/.test(row[0]?.raw ?? '')))); // prettier-ignore
}
