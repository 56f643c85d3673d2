/** One sheet as pieces of XML (ECMA-376 part 1, section 18.3.1.99), cut off where a sheet ends. */
import type { CellValue } from '../table.js';
import { displayWidth } from '../width.js';
import { cellTail, columnName, LONGEST, STYLE, type CellOptions } from './cells.js';
import { rangeOf } from './parts.js';
import type { SharedStrings } from './strings.js';
import { MAIN } from './xml.js';

/** Excel's limit for rows, the header included. */
export const MOST_ROWS = 1_048_576;
const SAMPLE = 300;
const [NARROWEST, WIDEST] = [7, 48];

export interface SheetColumn {
  readonly name: string;
  readonly dated: boolean;
}

export interface Cut {
  readonly column: string;
  /** Row of the sheet, the header is row 1. */
  readonly row: number;
  readonly length: number;
}

export interface SheetOptions {
  readonly columns: readonly SheetColumn[];
  readonly widths: readonly number[];
  readonly strings: SharedStrings;
  /** Long texts break into lines and stand at the top. */
  readonly wrapped: boolean;
  /** Whether the sheet is full before that row; its bytes are bounded as well as its rows. */
  readonly isFull: (row: number) => boolean;
  readonly onCut: (cut: Cut) => void;
}

type Row = readonly CellValue[];

/** An iterator that can be asked for what comes next, and gone on with by another sheet. */
export interface RowSource {
  readonly peek: () => Row | undefined;
  readonly take: () => Row | undefined;
  /** The first rows, which stay to be taken. */
  readonly sample: () => readonly Row[];
}

export function rowSource(rows: Iterable<Row>): RowSource {
  const iterator = rows[Symbol.iterator]();
  const waiting: Row[] = [];
  let next = 0;
  const fill = (count: number): void => {
    while (waiting.length - next < count) {
      const result = iterator.next();
      if (result.done === true) return;
      waiting.push(result.value);
    }
  };
  return {
    peek: () => {
      fill(1);
      return waiting[next];
    },
    take: () => {
      fill(1);
      const row = waiting[next++];
      if (next >= waiting.length) waiting.length = next = 0;
      return row;
    },
    sample: () => {
      fill(SAMPLE);
      return waiting.slice(next);
    },
  };
}

const widthOf = (value: CellValue): number =>
  value === null ? 0 : Math.max(...String(value).split('\n').map(displayWidth));

/** Widths that fit the header, with its filter button, and nine in ten of the first values. */
export function columnWidths(names: readonly string[], sample: readonly Row[]): number[] {
  return names.map((name, i) => {
    const widths = sample.map((row) => widthOf(row[i] ?? null)).sort((a, b) => a - b);
    const usual = widths[Math.floor(widths.length * 0.9)] ?? 0;
    return Math.min(WIDEST, Math.max(NARROWEST, displayWidth(name) + 3, usual + 2));
  });
}

/** Writes the cells of one column. A value that is the one above it, as most are, is not looked up again. */
function columnWriter(index: number, options: CellOptions): (row: number, value: CellValue) => string {
  const start = `<c r="${columnName(index)}`;
  let last: CellValue = null;
  let tail = '';
  return (row, value) => {
    if (value === null) return '';
    // a text that was cut is told of each time
    if (value !== last || (typeof value === 'string' && value.length > LONGEST)) {
      last = value;
      tail = cellTail(value, options);
    }
    return start + String(row) + tail;
  };
}

/** The XML of a sheet until the rows end or the sheet is full. Returns the number of its rows, the header included. */
export function* sheetXml(source: RowSource, options: SheetOptions): Generator<string, number> {
  const { columns, widths, strings } = options;
  const cols = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols}</cols><sheetData>`;
  let row = 1;
  const header: CellOptions = { style: STYLE.header, dated: false, strings, onCut: () => undefined };
  yield `<row r="1">${columns.map((c, i) => columnWriter(i, header)(1, c.name)).join('')}</row>`;
  const style = options.wrapped ? STYLE.wrapped : STYLE.text;
  const writers = columns.map(({ name, dated }, i) =>
    columnWriter(i, { style, dated, strings, onCut: (length) => options.onCut({ column: name, row, length }) }),
  );
  for (let values = source.peek(); values !== undefined && !options.isFull(row + 1); values = source.peek()) {
    source.take();
    row++;
    let xml = `<row r="${row}">`;
    for (let i = 0; i < writers.length; i++) xml += writers[i]?.(row, values[i] ?? null) ?? '';
    yield `${xml}</row>`;
  }
  const range = rangeOf({ name: '', rows: row, columns: columns.length });
  yield `</sheetData><autoFilter ref="${range}"/><ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
  return row;
}
