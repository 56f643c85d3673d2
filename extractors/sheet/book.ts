/** What the readers of the spreadsheet formats hand over: cells as a sheet shows them, before they are put on a grid. */
import type { Format } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { Warning } from '../../src/model/record.js';
import type { Log } from '../shared/log.js';

export interface SheetCell {
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly col: number;
  /** The displayed text, not cleaned; lines are parted by `\n`. */
  readonly text: string;
  /** The stored number beside the displayed one; none for text, dates and times. */
  readonly value?: { readonly number: number; readonly percent: boolean };
  /** The cell has lines at its left, top and bottom, as those of a drawn table have. */
  readonly boxed?: boolean;
}

/** A merged area, 0-based, ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A run of rows or columns, 0-based, ends included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Text outside the cells. */
export interface LooseText {
  readonly role: 'textbox' | 'header' | 'footer';
  readonly text: string;
  /** 0-based row and column at which a text box is anchored; null where unknown. */
  readonly row: number | null;
  readonly col: number | null;
}

export interface Sheet {
  /** 1-based number of the sheet in the workbook; hidden and empty sheets count. */
  readonly ordinal: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly Run[];
  readonly hiddenCols: readonly Run[];
  readonly loose: readonly LooseText[];
}

export interface Book {
  readonly format: Format;
  readonly encoding: string | null;
  readonly sheets: readonly Sheet[];
}

/** What a reader needs at hand. */
export interface Reading {
  readonly limits: Limits;
  /** Warnings with a place in the workbook. */
  readonly log: Log;
  /** Warnings about the file as a whole. */
  readonly told: Warning[];
}

/** The highest sheet there is: 1,048,576 rows of 16,384 columns (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73). */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLS = 16_384;

/** Joins sorted or unsorted 0-based numbers to runs. */
export function runsOf(numbers: Iterable<number>): Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && n <= last.to + 1) last.to = Math.max(last.to, n);
    else runs.push({ from: n, to: n });
  }
  return runs;
}

/** `AB` for 27, as a column is named on the screen. */
export function columnName(col: number): string {
  let name = '';
  for (let n = col + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** 0-based place of `B12` or `$B$12`; null for anything else. */
export function parseReference(text: string): { row: number; col: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  let col = 0;
  for (const letter of match[1].toUpperCase()) col = col * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, col: col - 1 };
}

/** The area `A1:C3` or the single cell `A1`; null for anything else. */
export function parseArea(text: string): Area | null {
  const [from = '', to = from] = text.split(':');
  const a = parseReference(from);
  const b = parseReference(to);
  if (a === null || b === null) return null;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  };
}
