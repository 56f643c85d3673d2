/** The cells of one worksheet part (ECMA-376 part 1, 18.3). */
import { at } from '../../src/model/doc.js';
import { LimitReached } from '../shared/log.js';
import { attr, child, children, find, type XmlElement } from '../shared/xml.js';
import { parseArea, parseReference, SHEET_COLS, SHEET_ROWS, type Area, type Reading, type Run, type SheetCell } from './book.js'; // prettier-ignore
import { readFormulaCell, type FormulaCell } from './formula-cell.js';
import type { NumberFormats } from './number-format.js';
import { GENERAL } from './number-format.js';
import { itemText, plain, unescapeString, type CellFormat } from './ooxml-strings.js';

export interface Book {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly numbers: NumberFormats;
  readonly from1904: boolean;
}

export interface SheetData {
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenCols: readonly Run[];
}

const isOn = (value: string | null): boolean => value === '1' || value === 'true' || value === 'on';

export function readSheetData(root: XmlElement, ordinal: number, book: Book, { limits, log }: Reading): SheetData {
  const cells: SheetCell[] = [];
  const hiddenRows: number[] = [];
  const data = child(root, 'sheetData') ?? find(root, 'sheetData');
  let row = -1;
  for (const element of data === null ? [] : children(data)) {
    if (element.name !== 'row') continue;
    const stated = Number(attr(element, 'r') ?? Number.NaN);
    row = Number.isInteger(stated) && stated >= 1 ? stated - 1 : row + 1;
    if (isOn(attr(element, 'hidden'))) hiddenRows.push(row);
    let col = -1;
    for (const part of element.nodes) {
      if (typeof part === 'string' || part.name !== 'c') continue;
      const place = parseReference(attr(part, 'r') ?? '');
      col = place?.col ?? col + 1;
      if (part.nodes.length === 0) continue;
      const cell = readCell(part, row, col, ordinal, book, log);
      if (cell === null) continue;
      if (row >= SHEET_ROWS || col >= SHEET_COLS) {
        log.add('structure.repaired', `a cell beyond the largest sheet was left out: “${cell.text.slice(0, 60)}”`, at({ table: ordinal })); // prettier-ignore
      } else cells.push(cell);
      if (cells.length > limits.cells) throw new LimitReached(`the sheet has more than ${limits.cells} cells`);
    }
  }
  tellRange(root, ordinal, limits.gridPositions, log);
  return { cells, merges: mergesOf(root), hiddenRows, hiddenCols: hiddenColumns(root) };
}

function readCell(
  element: XmlElement,
  row: number,
  col: number,
  ordinal: number,
  book: Book,
  log: Reading['log'],
): SheetCell | null {
  let stored: string | null = null;
  let formula: string | null = null;
  let inline: XmlElement | null = null;
  for (const part of element.nodes) {
    if (typeof part === 'string') continue;
    if (part.name === 'v') stored = plain(part);
    else if (part.name === 'f') formula = plain(part);
    else if (part.name === 'is') inline = part;
  }
  const style = Number(attr(element, 's') ?? 0);
  const cell = show(attr(element, 't') ?? 'n', stored, inline, style, book);
  if (cell === 'unknown') {
    log.add('structure.repaired', 'a cell names a shared string that is not there', at({ table: ordinal, row: row + 1, column: col + 1 })); // prettier-ignore
    return null;
  }
  const final =
    formula === null
      ? cell
      : readFormulaCell(formula, cell, at({ table: ordinal, row: row + 1, column: col + 1 }), log);
  if (final === null || final.text === '') return null;
  const { text, value } = final;
  return {
    row,
    col,
    text,
    ...(value === undefined ? {} : { value }),
    ...(book.formats[style]?.boxed === true ? { boxed: true } : {}),
  };
}

/** What the cell shows; null where nothing is stored. */
function show(
  type: string,
  stored: string | null,
  inline: XmlElement | null,
  style: number,
  { strings, formats, numbers, from1904 }: Book,
): FormulaCell | null | 'unknown' {
  if (inline !== null) return { text: itemText(inline), error: false };
  if (stored === null) return null;
  switch (type) {
    case 's': {
      const text = strings[Number(stored.trim() === '' ? Number.NaN : stored)];
      return text === undefined ? 'unknown' : { text, error: false };
    }
    case 'str':
    case 'inlineStr':
      return { text: unescapeString(stored), error: false };
    case 'e':
      return { text: stored.trim(), error: true };
    case 'b':
      return stored.trim() === '' ? null : { text: isOn(stored.trim()) ? 'TRUE' : 'FALSE', error: false };
    case 'd':
      return { text: stored.trim().replace(/T00:00(?::00(?:\.0+)?)?Z?$/, ''), error: false };
    default: {
      if (stored.trim() === '') return null;
      const number = Number(stored);
      if (!Number.isFinite(number)) return { text: stored, error: false };
      const shown = numbers.show(formats[style]?.code ?? GENERAL, number, from1904);
      return {
        text: shown.text,
        error: false,
        ...(shown.date ? {} : { value: { number, percent: shown.percent } }),
      };
    }
  }
}

function mergesOf(root: XmlElement): Area[] {
  const holder = child(root, 'mergeCells');
  return (holder === null ? [] : children(holder)).flatMap((element) => parseArea(attr(element, 'ref') ?? '') ?? []);
}

function hiddenColumns(root: XmlElement): Run[] {
  const holder = child(root, 'cols');
  return (holder === null ? [] : children(holder)).flatMap((element): Run[] => {
    if (!isOn(attr(element, 'hidden'))) return [];
    const from = Number(attr(element, 'min')) - 1;
    const to = Number(attr(element, 'max')) - 1;
    return from >= 0 && to >= from ? [{ from, to: Math.min(to, SHEET_COLS - 1) }] : [];
  });
}

function tellRange(root: XmlElement, ordinal: number, most: number, log: Reading['log']): void {
  const dimension = child(root, 'dimension');
  const area = dimension === null ? null : parseArea(attr(dimension, 'ref') ?? '');
  if (area === null) return;
  const rows = area.bottom - area.top + 1;
  const cols = area.right - area.left + 1;
  if (rows * cols <= most) return;
  log.add('range.cut', `the used range of ${rows} rows and ${cols} columns was cut at the last filled cell`, at({ table: ordinal })); // prettier-ignore
}
