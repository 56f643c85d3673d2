/** OpenDocument spreadsheets, .ods and the flat .fods (OASIS ODF 1.3 part 3, 9). They store what each cell shows. */
import { at, type ReadFault } from '../../src/model/doc.js';
import { warn } from '../../src/model/warn.js';
import { LimitReached } from '../shared/log.js';
import { attr, child, children, contains, find, parseXmlBytes, textOf, type XmlElement } from '../shared/xml.js';
import { isZip, openZip } from '../shared/zip.js';
import { runsOf, SHEET_COLS, SHEET_ROWS, type Area, type LooseText, type Reading, type Sheet, type SheetCell } from './book.js'; // prettier-ignore
import { odsCell } from './ods-cell.js';
import type { BookResult } from './ooxml.js';

/** Reads a spreadsheet from the bytes of its package or flat file. */
export function readOds(bytes: Uint8Array, reading: Reading): BookResult {
  const opened = contentOf(bytes, reading);
  if ('outcome' in opened) return { ok: false, fault: opened };
  const body = find(opened, 'spreadsheet');
  if (body === null) return { ok: false, fault: { outcome: 'damaged', message: 'content.xml holds no spreadsheet' } };
  const styles: Styles = { hidden: hiddenTableStyles(opened), percents: percentStyles(opened) };
  const tables = children(body).filter((element) => element.name === 'table');
  const sheets = tables.map((table, index) => readSheet(table, index + 1, styles, reading));
  return { ok: true, book: { format: 'ods', encoding: null, sheets } };
}

function contentOf(bytes: Uint8Array, { limits, told }: Reading): XmlElement | ReadFault {
  const parse = (name: string, part: Uint8Array): XmlElement | ReadFault => {
    const tree = parseXmlBytes(part, { depth: limits.depth });
    if (tree.tooBig) return { outcome: 'too-big', message: `${name} holds too many elements` };
    if (tree.root.name === '') return { outcome: 'damaged', message: `${name} is not XML` };
    if (tree.repaired) told.push(warn('structure.repaired', `the XML of ${name} is not well-formed`));
    if (tree.cut) told.push(warn('nesting.cut', `${name} nests elements deeper than ${limits.depth} levels; those were left out`)); // prettier-ignore
    if (tree.replaced) told.push(warn('text.replacement', `${name} holds bytes that are no text in its character set`)); // prettier-ignore
    return tree.root;
  };
  if (!isZip(bytes)) return parse('the file', bytes);
  const opened = openZip(bytes, limits);
  if (!opened.ok) return opened.fault;
  const { zip } = opened;
  const manifest = zip.has('META-INF/manifest.xml') ? zip.bytes('META-INF/manifest.xml') : null;
  if (
    manifest?.ok === true &&
    contains(parseXmlBytes(manifest.value, { depth: limits.depth }).root, new Set(['encryption-data']))
  )
    return { outcome: 'encrypted', message: 'the spreadsheet is protected by a password' };
  const content = zip.bytes('content.xml');
  told.push(...zip.warnings());
  return content.ok ? parse('content.xml', content.value) : content.fault;
}

/** Names of the table styles whose tables are not displayed. */
function hiddenTableStyles(root: XmlElement): Set<string> {
  const styles = child(root, 'automatic-styles');
  const out = new Set<string>();
  for (const style of styles === null ? [] : children(styles)) {
    const properties = child(style, 'table-properties');
    const name = attr(style, 'name');
    if (name !== null && properties !== null && attr(properties, 'display') === 'false') out.add(name);
  }
  return out;
}

/** Cell styles that show a percentage, with its decimal places; programs show by the style, whatever text is stored. */
function percentStyles(root: XmlElement): Map<string, number> {
  const styles = child(root, 'automatic-styles');
  const formats = new Map<string, number>();
  const out = new Map<string, number>();
  for (const style of styles === null ? [] : children(styles)) {
    const name = attr(style, 'name') ?? '';
    if (style.name === 'percentage-style') {
      const number = child(style, 'number');
      formats.set(name, Number((number === null ? null : attr(number, 'decimal-places')) ?? 0) || 0);
    }
  }
  for (const style of styles === null ? [] : children(styles)) {
    const decimals = style.name === 'style' ? formats.get(attr(style, 'data-style-name') ?? '') : undefined;
    if (decimals !== undefined) out.set(attr(style, 'name') ?? '', decimals);
  }
  return out;
}

interface Styles {
  readonly hidden: ReadonlySet<string>;
  readonly percents: ReadonlyMap<string, number>;
}

interface Progress {
  row: number;
  readonly cells: SheetCell[];
  readonly merges: Area[];
  readonly hiddenRows: number[];
  readonly loose: LooseText[];
  comments: number;
  readonly styles: Styles;
  readonly ordinal: number;
  readonly reading: Reading;
}

function readSheet(table: XmlElement, ordinal: number, styles: Styles, reading: Reading): Sheet {
  const progress: Progress = {
    row: 0,
    cells: [],
    merges: [],
    hiddenRows: [],
    loose: [],
    comments: 0,
    styles,
    ordinal,
    reading,
  };
  const shapes = child(table, 'shapes');
  if (shapes !== null) readShapes(shapes, null, null, progress);
  readRows(table, false, progress);
  if (progress.comments > 0)
    reading.log.add('object.unread', `comments on cells that were not read: ${progress.comments}`, at({ table: ordinal, row: 1 })); // prettier-ignore
  return {
    ordinal,
    name: attr(table, 'name') ?? '',
    hidden: styles.hidden.has(attr(table, 'style-name') ?? ''),
    cells: progress.cells,
    merges: progress.merges,
    hiddenRows: runsOf(progress.hiddenRows),
    hiddenCols: runsOf(hiddenColumns(table)),
    loose: progress.loose,
  };
}

const ROW_GROUPS = new Set(['table-header-rows', 'table-rows', 'table-row-group']);
const COLUMN_GROUPS = new Set(['table-header-columns', 'table-columns', 'table-column-group']);

function readRows(holder: XmlElement, hidden: boolean, progress: Progress): void {
  for (const element of children(holder)) {
    if (ROW_GROUPS.has(element.name)) readRows(element, hidden || attr(element, 'display') === 'false', progress);
    else if (element.name === 'table-row') readRow(element, hidden, progress);
  }
}

const count = (element: XmlElement, name: string): number => {
  const value = Number(attr(element, name) ?? 1);
  return Number.isInteger(value) && value >= 1 ? value : 1;
};

function readRow(element: XmlElement, hidden: boolean, progress: Progress): void {
  const { cells, merges, reading, ordinal } = progress;
  const { limits, log } = reading;
  const start = progress.row;
  const repeated = count(element, 'number-rows-repeated');
  progress.row = Math.min(start + repeated, SHEET_ROWS);
  const before = { cells: cells.length, merges: merges.length };
  let col = 0;
  for (const part of element.nodes) {
    if (typeof part === 'string' || (part.name !== 'table-cell' && part.name !== 'covered-table-cell')) continue;
    const times = count(part, 'number-columns-repeated');
    const place = at({ table: ordinal, row: start + 1, column: col + 1 });
    if (part.nodes.length > 0 || attr(part, 'value') !== null) {
      const found = odsCell(part, progress.styles.percents, place, log);
      progress.comments += found.comments;
      if (found.shapes.length > 0) readShapes({ ...part, nodes: found.shapes }, start, col, progress);
      if (found.shown !== null) {
        if (times > limits.span) log.add('span.cut', `a cell repeated ${times} times was cut`, place);
        for (let i = 0; i < Math.min(times, limits.span); i++) cells.push({ row: start, col: col + i, ...found.shown });
      }
    }
    const colSpan = count(part, 'number-columns-spanned');
    const rowSpan = count(part, 'number-rows-spanned');
    if (colSpan > 1 || rowSpan > 1)
      merges.push({ top: start, left: col, bottom: start + rowSpan - 1, right: col + colSpan - 1 });
    col = Math.min(col + times, SHEET_COLS);
  }
  const own = cells.slice(before.cells);
  const spans = merges.slice(before.merges);
  if (own.length > 0 && repeated > limits.span)
    log.add('span.cut', `a row repeated ${repeated} times was cut`, at({ table: ordinal, row: start + 1 }));
  const visibility = attr(element, 'visibility');
  const unseen = hidden || visibility === 'collapse' || visibility === 'filter';
  for (let i = 0; i < Math.min(repeated, limits.span) && own.length > 0; i++) {
    if (unseen) progress.hiddenRows.push(start + i);
    if (i === 0) continue;
    for (const cell of own) cells.push({ ...cell, row: start + i });
    for (const area of spans) merges.push({ ...area, top: area.top + i, bottom: area.bottom + i });
  }
  if (cells.length > limits.cells) throw new LimitReached(`the sheet has more than ${limits.cells} cells`);
}

function hiddenColumns(table: XmlElement): number[] {
  const out: number[] = [];
  let col = 0;
  const visit = (holder: XmlElement, hidden: boolean): void => {
    for (const element of children(holder)) {
      if (COLUMN_GROUPS.has(element.name)) visit(element, hidden || attr(element, 'display') === 'false');
      else if (element.name === 'table-column') {
        const next = Math.min(col + count(element, 'number-columns-repeated'), SHEET_COLS);
        const visibility = attr(element, 'visibility');
        for (; col < next; col++) if (hidden || visibility === 'collapse' || visibility === 'filter') out.push(col);
      }
    }
  };
  visit(table, false);
  return out;
}

/** Pictures, charts and text boxes; of a box the text is read. */
function readShapes(holder: XmlElement, row: number | null, col: number | null, progress: Progress): void {
  const place = at({
    table: progress.ordinal,
    row: row === null ? null : row + 1,
    column: col === null ? null : col + 1,
  });
  for (const shape of children(holder)) {
    if (shape.name === 'g') readShapes(shape, row, col, progress);
    else if (shape.name === 'control') progress.reading.log.add('object.unread', 'a form control on the sheet', place);
    else if (shape.name === 'frame' && child(shape, 'object') !== null)
      progress.reading.log.add('object.unread', 'a chart or object on the sheet', place);
    else if (shape.name === 'frame' && child(shape, 'image') !== null)
      progress.reading.log.add('picture.unread', 'a picture on the sheet', place);
    else {
      const box = shape.name === 'frame' ? (child(shape, 'text-box') ?? shape) : shape;
      const text = children(box).filter((part) => part.name === 'p').map(textOf).join('\n').trim(); // prettier-ignore
      if (text !== '') progress.loose.push({ role: 'textbox', text, row, col });
    }
  }
}
