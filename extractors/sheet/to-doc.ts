/** Sheets as blocks of a Doc: a table each, with the sheet's own row and column numbers as places. */
import { at, type Block, type Cell, type Doc, type Paragraph, type Table } from '../../src/model/doc.js';
import { cleanLines, cleanText } from '../../src/text/clean.js';
import { LimitReached } from '../shared/log.js';
import { columnName, type Book, type Reading, type Run, type Sheet } from './book.js';
import { placeSheet, type Placed } from './place.js';

/** Names that a program gives by itself. */
const GIVEN_NAME = /^(?:sheet|工作表|表|表格|table|tabelle|worksheet|wps|new sheet|_?xlnm.*)[\s_()（）\-\d]*$/i;

/**
 * The workbook as a Doc. A sheet with text is one table; `at.table` is the sheet's number in the workbook, `at.row` and
 * `at.column` are the sheet's own row and column numbers, all 1-based, so that a person finds the cell.
 */
export function bookToDoc(book: Book, reading: Reading): Doc {
  const blocks: Block[] = [];
  let cells = 0;
  let characters = 0;
  for (const sheet of book.sheets) {
    cells += sheet.cells.length;
    if (cells > reading.limits.cells)
      throw new LimitReached(`the workbook has more than ${reading.limits.cells} cells`);
    for (const cell of sheet.cells) characters += cell.text.length;
    if (characters > reading.limits.characters)
      throw new LimitReached(`the workbook has more than ${reading.limits.characters} characters`);
    blocks.push(...sheetBlocks(sheet, reading));
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

function sheetBlocks(sheet: Sheet, reading: Reading): Block[] {
  const table = sheetTable(sheet, reading);
  const loose = (role: Paragraph['role']): Paragraph[] =>
    sheet.loose.flatMap((piece): Paragraph[] => {
      const text = cleanText(piece.text);
      if (piece.role !== role || text === '') return [];
      const place = at({
        table: sheet.ordinal,
        row: piece.row === null ? null : piece.row + 1,
        column: piece.col === null ? null : piece.col + 1,
      });
      return [{ kind: 'paragraph', text, raw: piece.text, role, outline: null, number: null, at: place }];
    });
  const blocks = [...loose('header'), ...(table === null ? [] : [table]), ...loose('textbox'), ...loose('footer')];
  if (sheet.hidden && blocks.length > 0) {
    reading.log.add('sheet.hidden', `the hidden sheet “${sheet.name}” was read`, at({ table: sheet.ordinal }));
  }
  return blocks;
}

function sheetTable(sheet: Sheet, reading: Reading): Table | null {
  const placed = placeSheet(sheet, reading);
  if (placed === null) return null;
  const { rows, cols } = placed;
  const cells: Cell[] = [];
  for (let row = 0; row < rows.length; row++) {
    for (let col = 0; col < cols.length; col++) {
      const cell = cellAt(sheet.ordinal, placed, row, col);
      if (cell !== null) cells.push(cell);
    }
  }
  tellHidden(sheet, placed, reading);
  const name = cleanText(sheet.name);
  return {
    kind: 'table',
    rows: rows.length,
    cols: cols.length,
    cells,
    caption: name === '' || GIVEN_NAME.test(name) ? null : name,
    parts: [{ page: null, fromRow: 0, toRow: rows.length - 1 }],
    columns: 'exact',
    at: at({ table: sheet.ordinal }),
  };
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
