/** Two forms beside each other in one table: the same labels twice, with a border between them that no cell crosses. */
import type { Cell, Table } from '../model/doc.js';
import { fieldRole } from './labels.js';

/** Fewest texts that both halves have at the same place, and their part of the texts of the left one. */
const [FEWEST, SHARED] = [6, 0.35];
/** Rows at the top whose cells may go over both: a title, a unit. */
const TITLES = 3;

/**
 * The halves of a table that holds two forms (or more) side by side, from left to right; the table itself if it does not.
 * Cells are the same objects and keep their places: a half lacks the columns of the others. What stands over all halves
 * goes with the first.
 */
export function besides(table: Table): readonly Table[] {
  if (table.columns !== 'exact' || table.cols < 6 || table.rows < 4) return [table];
  const border = borderOf(table);
  if (border === null) return [table];
  const left: Table = { ...table, cells: table.cells.filter((cell) => cell.col < border) };
  const right: Table = { ...table, cells: table.cells.filter((cell) => cell.col >= border) };
  return [left, ...besides(right)];
}

/** The column in which the second form begins. */
function borderOf(table: Table): number | null {
  // only what repeats the label of a project's name holds two forms, and hardly any table does
  if (table.cells.filter(({ text }) => text !== '' && fieldRole(text) === 'projectName').length < 2) return null;
  const texts = new Map<string, string>();
  const shifts = new Map<number, number>();
  const byText = new Map<string, Cell[]>();
  const first = Math.min(...table.cells.filter((cell) => cell.text !== '').map((cell) => cell.col));
  let words = 0;
  for (const cell of table.cells) {
    if (!/\p{Script=Han}/u.test(cell.text)) continue;
    texts.set(`${cell.row},${cell.col}`, cell.text);
    const key = `${cell.row} ${cell.text}`;
    const known = byText.get(key);
    if (known === undefined) byText.set(key, [cell]);
    else known.push(cell);
  }
  // labels repeat in their row at one distance
  for (const cells of byText.values())
    for (const cell of cells.slice(1)) {
      const shift = cell.col - (cells[0]?.col ?? 0);
      shifts.set(shift, (shifts.get(shift) ?? 0) + 1);
    }
  const [shift, times] = [...shifts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  if (shift < 3 || times < FEWEST) return null;
  const border = first + shift;
  const crossing = (cell: Cell): boolean => cell.col < border && cell.col + cell.colSpan > border && cell.text !== '';
  if (table.cells.some((cell) => crossing(cell) && cell.row >= TITLES)) return null;
  let labels = 0;
  let named = false;
  for (const cell of table.cells) {
    if (cell.col >= border || crossing(cell) || !texts.has(`${cell.row},${cell.col}`)) continue;
    words++;
    if (texts.get(`${cell.row},${cell.col + shift}`) !== cell.text) continue;
    labels++;
    // targets beside results repeat the names of indicators; only a form repeats the label of its project's name
    named ||= fieldRole(cell.text) === 'projectName';
  }
  return named && labels >= FEWEST && labels >= SHARED * words ? border : null;
}
