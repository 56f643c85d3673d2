/**
 * Rows whose cells hold line breaks, as browsers and word processors copy them: the row goes on below the break, with the
 * rest of the cell and the cells that follow it. Nothing marks the break, so the widths of rows nearby have to prove it.
 */
import { ENUMERATOR, SENTENCE_END } from './lines.js';
import type { Line } from './lines.js';

/** Most lines of one row. */
const MOST_LINES = 40;
/** Rows with so many tabs do not come to the same number by chance. */
const MANY = 4;
/** A shorter text that ends in a colon is the name of what stands below or beside it. */
const NAME = 8;

export const tabsOf = (line: Line): number => line.text.split('\t').length - 1;

const lastCell = (line: Line): string => line.text.slice(line.text.lastIndexOf('\t') + 1).trim();

/** Whether the text cannot end here: a comma, a bracket that is not closed, a word that needs another. */
function isOpen(cell: string): boolean {
  if (/[：:]$/u.test(cell)) return cell.length > NAME;
  return /(?:[，,、；;]|(?<!原|起|成|诱)因|由于|以及)$/u.test(cell) || /[（(《“][^）)》”]*$/u.test(cell);
}

/** `2.…` below `1.…`. */
function countsOn(cell: string, next: string): boolean {
  const [before, after] = [/^\D?(\d{1,2})[.、．）)]/u.exec(cell), /^\s*\D?(\d{1,2})[.、．）)](?!\d)/u.exec(next)];
  return before !== null && after !== null && Number(after[1]) === Number(before[1]) + 1;
}

/** Whether text stands on both sides of the break between the two lines. */
const breaksText = (before: Line, next: Line | undefined): next is Line =>
  next !== undefined && next.blanks === 0 && !next.feed && !next.text.startsWith('\t') && lastCell(before) !== '';

/**
 * How many lines from `i` on make up one row. `previous` is the row above it in the same table, broken or not.
 * The row is as wide as that one or as the one below; it is told from rows of other widths by a text that cannot end
 * where the line does, or by the empty first cell with which it opens and which what is left of it does not have.
 */
export function linesOfRow(lines: readonly Line[], i: number, previous: Line | undefined): number {
  const first = lines[i];
  if (first === undefined || !breaksText(first, lines[i + 1])) return 1;
  const width = previous === undefined ? 0 : tabsOf(previous);
  const tabs = tabsOf(first);
  if (tabs > 0 && tabs >= width) return withTail(lines, i, 1);
  const n = upToWidth(lines, i, width, previous?.text.endsWith('\t') === true);
  return n > 1 ? withTail(lines, i, n) : 1;
}

/** Lines from `i` on until they are as wide as the row above or below; 1 where they never are. */
function upToWidth(lines: readonly Line[], i: number, width: number, endsKept: boolean): number {
  const first = lines[i] as Line;
  const opens = first.text.startsWith('\t');
  let tabs = tabsOf(first);
  let sure = false;
  let alone = false;
  for (let n = 1; n < MOST_LINES; n++) {
    const [before, next] = [lines[i + n - 1] as Line, lines[i + n]];
    if (!breaksText(before, next)) return 1;
    const more = tabsOf(next);
    const cell = lastCell(before);
    const open = isOpen(cell) || countsOn(cell, next.text);
    if (!open && (SENTENCE_END.test(cell) || ENUMERATOR.test(next.text))) return 1;
    // the unit below the name of a row: no row opens with a bracket
    const unit = n === 1 && tabs === 0 && more >= MANY && /^[（(][^（()）\t]{1,6}[)）]\t/u.test(next.text);
    sure ||= open || unit;
    alone ||= more === 0;
    tabs += more;
    const below = lines[i + n + 1];
    const after = below !== undefined && below.blanks === 0 ? tabsOf(below) : 0;
    const asAbove = width > 1 && tabs === width;
    const asBelow = tabs >= MANY && tabs === after;
    // where empty cells at the end of rows are kept, a row is not short for want of them
    const kept = endsKept || below?.text.endsWith('\t') === true;
    if (asAbove && (sure || (opens && (alone || (width >= MANY && kept))))) return n + 1;
    if (asBelow && sure) return n + 1;
    if (tabs >= Math.max(width, MANY) && tabs !== after) return 1;
  }
  return 1;
}

/** `n` and the lines without a tab that go on with the last cell of the row. */
function withTail(lines: readonly Line[], i: number, n: number): number {
  let cell = lastCell(lines[i + n - 1] as Line);
  let joined = false;
  for (; n < MOST_LINES; n++) {
    const [before, next] = [lines[i + n - 1] as Line, lines[i + n]];
    if (!breaksText(before, next) || next.text.includes('\t')) break;
    const open = isOpen(lastCell(before)) || countsOn(cell, next.text);
    // what goes on with a text that has gone on before, or is more than a name, is no heading of rows
    const words = joined || (cell.length > NAME && /[，。；]/u.test(next.text));
    const goesOn = words && rowFollows(lines, i + n + 1);
    if (!open && (!goesOn || SENTENCE_END.test(before.text) || ENUMERATOR.test(next.text))) break;
    if (/[：:]\s{2,}\S/u.test(next.text)) break;
    joined = true;
    if (countsOn(cell, next.text) || !open) cell = next.text.trim();
  }
  return n;
}

/** Whether the table goes on below: text right under its last row is prose. */
function rowFollows(lines: readonly Line[], from: number): boolean {
  for (let i = from; i < from + 8; i++) {
    const line = lines[i];
    if (line === undefined || line.blanks > 0 || line.feed) return false;
    if (line.text.includes('\t')) return line.text.startsWith('\t');
  }
  return false;
}
