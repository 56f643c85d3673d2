/** A table drawn with its merged cells, each with what it was taken for. */
import { displayWidth } from '../export/width.js';
import type { Cell, Table } from '../model/doc.js';
import { makeCanvas, wrap, type Style } from './canvas.js';

/** What stands in a cell: its lines, and a note below them. */
export interface CellNote {
  readonly note: string;
  readonly style: Style;
}

/** Of a larger table the beginning is drawn. */
export const MOST_ROWS = 500;
const NARROWEST = 4;
const WIDEST = 30;

// by the arms that meet: up 1, right 2, down 4, left 8
const JUNCTIONS = ' ╵╶└╷│┌├╴┘─┴┐┤┬┼';

interface Plan {
  readonly table: Table;
  readonly rows: number;
  readonly widths: readonly number[];
  readonly noteOf: (cell: Cell) => CellNote;
}

const sum = (numbers: readonly number[], from: number, count: number): number =>
  numbers.slice(from, from + count).reduce((a, b) => a + b, 0);

function columnWidths(table: Table, noteOf: Plan['noteOf'], room: number): number[] {
  const widths = Array.from({ length: table.cols }, () => NARROWEST);
  for (const cell of [...table.cells].sort((a, b) => a.colSpan - b.colSpan)) {
    const natural = Math.max(...[...cell.lines, noteOf(cell).note].map(displayWidth), 0);
    const has = sum(widths, cell.col, cell.colSpan) + cell.colSpan - 1;
    const wants = Math.min(natural, WIDEST * cell.colSpan) - has;
    // what a merged cell needs beyond its columns is shared by them
    for (let i = 0, left = wants; i < cell.colSpan && left > 0; i++) {
      const share = Math.ceil(left / (cell.colSpan - i));
      widths[cell.col + i] = (widths[cell.col + i] ?? 0) + share;
      left -= share;
    }
  }
  const capped = (cap: number): number[] => widths.map((width) => Math.min(width, Math.max(cap, NARROWEST)));
  let cap = Math.max(...widths, NARROWEST);
  while (cap > NARROWEST && sum(capped(cap), 0, table.cols) + table.cols + 1 > room) cap--;
  return capped(cap);
}

const innerWidth = (plan: Plan, cell: Cell): number => sum(plan.widths, cell.col, cell.colSpan) + cell.colSpan - 1;

function cellLines(plan: Plan, cell: Cell): { text: string[]; note: string[] } {
  const width = innerWidth(plan, cell);
  const source = cell.lines.length > 0 ? cell.lines : [cell.text];
  return { text: source.flatMap((line) => wrap(line, width)), note: wrap(plan.noteOf(cell).note, width) };
}

function rowHeights(plan: Plan): number[] {
  const heights = Array.from({ length: plan.rows }, () => 1);
  for (const cell of [...plan.table.cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const rows = Math.min(cell.rowSpan, plan.rows - cell.row);
    if (rows <= 0) continue;
    const { text, note } = cellLines(plan, cell);
    const missing = text.length + note.length - (sum(heights, cell.row, rows) + rows - 1);
    const last = cell.row + rows - 1;
    if (missing > 0) heights[last] = (heights[last] ?? 1) + missing;
  }
  return heights;
}

function owners(table: Table, rows: number): (Cell | null)[][] {
  const grid: (Cell | null)[][] = Array.from({ length: rows }, () => Array.from({ length: table.cols }, () => null));
  for (const cell of table.cells) {
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, rows); r++)
      for (let c = cell.col; c < Math.min(cell.col + cell.colSpan, table.cols); c++) {
        const row = grid[r];
        if (row) row[c] = cell;
      }
  }
  return grid;
}

const starts = (sizes: readonly number[]): number[] => {
  const out = [0];
  for (const size of sizes) out.push((out[out.length - 1] ?? 0) + size + 1);
  return out;
};

/**
 * Lines of at most `room` terminal columns where that is possible at all (each column keeps at least four). Positions
 * that no cell covers stay open.
 */
export function drawTable(table: Table, noteOf: Plan['noteOf'], room: number, dim: Style): string[] {
  const rows = Math.min(table.rows, MOST_ROWS);
  const plan: Plan = { table, rows, noteOf, widths: columnWidths(table, noteOf, room) };
  const xs = starts(plan.widths);
  const ys = starts(rowHeights(plan));
  const grid = owners(table, rows);
  const owner = (r: number, c: number): Cell | null => grid[r]?.[c] ?? null;
  const canvas = makeCanvas((xs[table.cols] ?? 0) + 1, (ys[rows] ?? 0) + 1);
  const below = (r: number, c: number): boolean => owner(r - 1, c) !== owner(r, c);
  const beside = (r: number, c: number): boolean => owner(r, c - 1) !== owner(r, c);
  for (let r = 0; r <= rows; r++) {
    for (let c = 0; c <= table.cols; c++) {
      const x = xs[c] ?? 0;
      const y = ys[r] ?? 0;
      const right = c < table.cols && below(r, c);
      const down = r < rows && beside(r, c);
      const arms =
        Number(r > 0 && beside(r - 1, c)) + 2 * Number(right) + 4 * Number(down) + 8 * Number(c > 0 && below(r, c - 1));
      if (arms > 0) canvas.put(x, y, JUNCTIONS[arms] ?? ' ', dim);
      if (right) canvas.put(x + 1, y, '─'.repeat(plan.widths[c] ?? 0), dim);
      if (down) for (let i = y + 1; i < (ys[r + 1] ?? 0); i++) canvas.put(x, i, '│', dim);
    }
  }
  for (const cell of table.cells) {
    if (cell.row >= rows) continue;
    const { text, note } = cellLines(plan, cell);
    const x = (xs[cell.col] ?? 0) + 1;
    const y = (ys[cell.row] ?? 0) + 1;
    text.forEach((line, i) => canvas.put(x, y + i, line));
    note.forEach((line, i) => canvas.put(x, y + text.length + i, line, noteOf(cell).style));
  }
  return canvas.lines();
}
