/** Sheets as blocks of a Doc: tables and the lines around them, with the sheet's own row and column numbers as places. */
import { at, type Block, type Cell, type Doc, type Paragraph, type Table } from '../../src/model/doc.js';
import { cleanLines, cleanText } from '../../src/text/clean.js';
import { LimitReached } from '../shared/log.js';
import { columnName, type Book, type LooseText, type Reading, type Run, type Sheet, type SheetCell } from './book.js'; // prettier-ignore
import { placeSheet, type Placed } from './place.js';
import { stretches, type Stretch } from './stretches.js';

/** Names that a program gives by itself. */
const GIVEN_NAME = /^(?:sheet|工作表|表|表格|table|tabelle|worksheet|wps|new sheet|_?xlnm.*)[\s_()（）\-\d]*$/i;

/**
 * The workbook as a Doc. `at.table` is the sheet's number in the workbook (hidden and empty ones count), `at.row` and
 * `at.column` are the sheet's own row and column numbers, all 1-based, so that a person finds the cell. Lines outside
 * the tables are paragraphs; they have these three and a running number as well.
 */
export function bookToDoc(book: Book, reading: Reading): Doc {
  const blocks: Block[] = [];
  const counter = { paragraphs: 0 };
  let cells = 0;
  let characters = 0;
  for (const sheet of book.sheets) {
    cells += sheet.cells.length;
    if (cells > reading.limits.cells)
      throw new LimitReached(`the workbook has more than ${reading.limits.cells} cells`);
    for (const cell of sheet.cells) characters += cell.text.length;
    if (characters > reading.limits.characters)
      throw new LimitReached(`the workbook has more than ${reading.limits.characters} characters`);
    blocks.push(...sheetBlocks(sheet, reading, counter));
  }
  return {
    source: {
      format: book.format,
      encoding: book.encoding,
      pages: null,
      title: null,
      publishedAt: null,
      url: null,
      attachments: [],
    },
    blocks,
    pages: [],
    warnings: [...reading.told, ...reading.log.all()],
  };
}

function sheetBlocks(sheet: Sheet, reading: Reading, counter: { paragraphs: number }): Block[] {
  const paragraph = (raw: string, role: Paragraph['role'], row: number | null, col: number | null): Paragraph[] =>
    cleanLines(raw).map((text) => ({
      kind: 'paragraph',
      text,
      raw,
      role,
      outline: null,
      number: null,
      at: at({
        table: sheet.ordinal,
        row: row === null ? null : row + 1,
        column: col === null ? null : col + 1,
        paragraph: ++counter.paragraphs,
      }),
    }));
  const loose = (role: LooseText['role']): Paragraph[] =>
    sheet.loose.flatMap((piece) => (piece.role === role ? paragraph(piece.text, role, piece.row, piece.col) : []));
  const blocks: Block[] = loose('header');
  const placed = placeSheet(sheet, reading);
  const parts = placed === null ? [] : stretches(placed);
  const sole = parts.filter((part) => part.kind === 'table').length === 1;
  for (const part of parts) {
    if (placed === null) break;
    if (part.kind === 'table') blocks.push(buildTable(sheet, placed, part, sole));
    else {
      for (let row = part.from; row <= part.to; row++) {
        const source = lineOf(placed, row);
        if (source !== null) blocks.push(...paragraph(source.text, 'body', source.row, source.col));
      }
    }
  }
  if (placed !== null) tellHidden(sheet, placed, reading);
  blocks.push(...loose('textbox'), ...loose('footer'));
  if (sheet.hidden && blocks.length > 0) {
    reading.log.add('sheet.hidden', `the hidden sheet “${sheet.name}” was read`, at({ table: sheet.ordinal }));
  }
  return blocks;
}

function lineOf(placed: Placed, row: number): SheetCell | null {
  for (let col = 0; col < placed.cols.length; col++) {
    const cell = placed.filled.get(row * placed.cols.length + col);
    if (cell !== undefined) return cell;
  }
  return null;
}

function buildTable(sheet: Sheet, placed: Placed, { from, to }: Stretch, sole: boolean): Table {
  const { left, right } = columnsOf(placed, from, to);
  const cells: Cell[] = [];
  for (let row = from; row <= to; row++) {
    for (let col = left; col <= right; col++) {
      const cell = cellAt(sheet.ordinal, placed, row, col);
      if (cell !== null) cells.push(from === 0 && left === 0 ? cell : { ...cell, row: row - from, col: col - left });
    }
  }
  const name = cleanText(sheet.name);
  return {
    kind: 'table',
    rows: to - from + 1,
    cols: right - left + 1,
    cells: cells.map((cell) => (cell.col + cell.colSpan > right - left + 1 ? { ...cell, colSpan: right - left + 1 - cell.col } : cell)), // prettier-ignore
    // the sheet's name names its table only where there is one
    caption: !sole || name === '' || GIVEN_NAME.test(name) ? null : name,
    parts: [{ page: null, fromRow: 0, toRow: to - from }],
    columns: 'exact',
    at: at({ table: sheet.ordinal, row: (placed.rows[from] ?? 0) + 1 }),
  };
}

/** The columns that text stands in or under: a title above may span more than its table has. */
function columnsOf(placed: Placed, from: number, to: number): { readonly left: number; readonly right: number } {
  const width = placed.cols.length;
  let left = width - 1;
  let right = 0;
  for (const key of placed.filled.keys()) {
    const row = Math.floor(key / width);
    if (row < from || row > to) continue;
    left = Math.min(left, key % width);
    right = Math.max(right, (key % width) + (placed.spans.get(key)?.colSpan ?? 1) - 1);
  }
  return { left, right };
}

function cellAt(table: number, placed: Placed, row: number, col: number): Cell | null {
  const key = row * placed.cols.length + col;
  const span = placed.spans.get(key);
  if (span === undefined && placed.covered[key] === 1) return null;
  const source = placed.filled.get(key);
  if (source === undefined && span === undefined && !placed.empties) return null;
  const raw = source?.text ?? '';
  const text = cleanText(raw);
  return {
    row,
    col,
    rowSpan: span?.rowSpan ?? 1,
    colSpan: span?.colSpan ?? 1,
    text,
    raw,
    lines: text === '' ? [] : /[\n\r]/.test(raw) ? cleanLines(raw) : [text],
    basis: 'declared',
    at: at({ table, row: (placed.rows[row] ?? 0) + 1, column: (placed.cols[col] ?? 0) + 1 }),
    tables: [],
    ...(source?.value === undefined ? {} : { value: source.value }),
  };
}

/** One warning for each run of hidden rows or columns that holds text. */
function tellHidden(sheet: Sheet, placed: Placed, { log }: Reading): void {
  const rows = new Set<number>();
  const cols = new Set<number>();
  for (const key of placed.filled.keys()) {
    rows.add(placed.rows[Math.floor(key / placed.cols.length)] ?? -1);
    cols.add(placed.cols[key % placed.cols.length] ?? -1);
  }
  const holds = (run: Run, numbers: ReadonlySet<number>): boolean => {
    if (run.to - run.from < numbers.size) {
      for (let n = run.from; n <= run.to; n++) if (numbers.has(n)) return true;
      return false;
    }
    return [...numbers].some((n) => n >= run.from && n <= run.to);
  };
  const range = (run: Run, name: (n: number) => string): string =>
    run.from === run.to ? name(run.from) : `${name(run.from)} to ${name(run.to)}`;
  for (const run of sheet.hiddenRows) {
    if (!holds(run, rows)) continue;
    const what = `hidden row ${range(run, (n) => String(n + 1))} of the sheet “${sheet.name}” was read`;
    log.add('row.hidden', what, at({ table: sheet.ordinal, row: run.from + 1 }));
  }
  for (const run of sheet.hiddenCols) {
    if (!holds(run, cols)) continue;
    const what = `hidden column ${range(run, columnName)} of the sheet “${sheet.name}” was read`;
    log.add('row.hidden', what, at({ table: sheet.ordinal, column: run.from + 1 }));
  }
}
