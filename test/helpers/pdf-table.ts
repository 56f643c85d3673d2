/** Draws ruled tables with the PDF writer, in the ways in which programs write rules. */
import type { Drawing, TextOptions } from './pdf-writer.js';
import { advance, textWidth } from './pdf-writer.js';

export interface CellSpec {
  readonly row: number;
  readonly col: number;
  readonly rowSpan?: number;
  readonly colSpan?: number;
  readonly text?: string;
}

export interface TableSpec {
  readonly x: number;
  readonly y: number;
  readonly cols: readonly number[];
  readonly rows: readonly number[];
  readonly cells: readonly CellSpec[];
  /** How rules are drawn: strokes per cell side; thin filled rectangles; boxes per cell (each rule twice); dashes. */
  readonly rules?: 'stroke' | 'fill' | 'box' | 'dash' | 'pieces';
  /** Sides of the whole table that are left open. */
  readonly open?: readonly ('left' | 'right' | 'top' | 'bottom')[];
  readonly size?: number;
  readonly text?: TextOptions;
  /** Space between border and text. */
  readonly padding?: number;
}

/** Positions of borders from the first one on. */
export function borders(start: number, sizes: readonly number[]): number[] {
  const out = [start];
  for (const size of sizes) out.push((out.at(-1) ?? 0) + size);
  return out;
}

/** Breaks text as word processors do: Chinese anywhere, words and numbers only where nothing else is left. */
export function wrap(text: string, room: number, size: number): string[] {
  const out: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let width = 0;
    const end = (): void => {
      out.push(line);
      line = '';
      width = 0;
    };
    for (const unit of paragraph.match(/[\u0021-\u007e]+|[^\u0021-\u007e]/gu) ?? []) {
      // added up character by character, as the width of the whole line would be
      let after = width;
      for (const char of unit) after += advance(char) * size;
      if (line !== '' && after > room) {
        end();
        after = textWidth(unit, size);
      }
      if (textWidth(unit, size) <= room) {
        line += unit;
        width = after;
      } else
        for (const char of unit) {
          if (line !== '' && width + advance(char) * size > room) end();
          line += char;
          width += advance(char) * size;
        }
    }
    out.push(line);
  }
  return out;
}

export function drawTable(d: Drawing, spec: TableSpec): void {
  const xs = borders(spec.x, spec.cols);
  const ys = borders(spec.y, spec.rows);
  const size = spec.size ?? 9;
  const padding = spec.padding ?? 3;
  const open = new Set(spec.open ?? []);
  for (const cell of spec.cells) {
    const [r1, c1] = [cell.row + (cell.rowSpan ?? 1), cell.col + (cell.colSpan ?? 1)];
    const [x0, y0, x1, y1] = [xs[cell.col] ?? 0, ys[cell.row] ?? 0, xs[c1] ?? 0, ys[r1] ?? 0];
    const sides: [boolean, number, number, number, number][] = [
      [cell.row === 0 && open.has('top'), x0, y0, x1, y0],
      [r1 === spec.rows.length && open.has('bottom'), x0, y1, x1, y1],
      [cell.col === 0 && open.has('left'), x0, y0, x0, y1],
      [c1 === spec.cols.length && open.has('right'), x1, y0, x1, y1],
    ];
    for (const [left, ...side] of sides) if (!left) rule(d, spec.rules ?? 'stroke', ...side);
    wrap(cell.text ?? '', x1 - x0 - 2 * padding, size).forEach((line, i) => {
      if (line !== '') d.text(x0 + padding, y0 + padding + size * (0.88 + 1.2 * i), line, { size, ...spec.text });
    });
  }
}

function rule(d: Drawing, how: NonNullable<TableSpec['rules']>, x0: number, y0: number, x1: number, y1: number): void {
  if (how === 'stroke') d.line(x0, y0, x1, y1);
  else if (how === 'dash') d.line(x0, y0, x1, y1, { dash: 2 });
  else if (how === 'box') {
    d.line(x0, y0, x1, y1);
    d.line(x0 + 0.4, y0 + 0.4, x1 + 0.4, y1 + 0.4);
  } else if (how === 'fill') d.fill(x0 - 0.25, y0 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5);
  else {
    // in pieces that leave the corners open, with a dot in each corner
    const [dx, dy] = [Math.sign(x1 - x0) * 0.5, Math.sign(y1 - y0) * 0.5];
    d.fill(x0 - 0.25 + dx, y0 - 0.25 + dy, x1 - x0 + 0.5 - 2 * dx, y1 - y0 + 0.5 - 2 * dy);
    d.fill(x0 - 0.25, y0 - 0.25, 0.5, 0.5);
    d.fill(x1 - 0.25, y1 - 0.25, 0.5, 0.5);
  }
}

/** Every position of a grid as a cell of its own, filled from a list of rows. */
export const plain = (rows: readonly (readonly string[])[]): CellSpec[] =>
  rows.flatMap((row, r) => row.map((text, c) => ({ row: r, col: c, text })));
