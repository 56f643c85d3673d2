/** XML Spreadsheet 2003, often under the name .xls (Microsoft Office 2003 XML Reference Schemas, SpreadsheetML). */
import { at } from '../../src/model/doc.js';
import { warn } from '../../src/model/warn.js';
import { LimitReached } from '../shared/log.js';
import { attr, child, children, find, parseXmlBytes, textOf, type XmlElement } from '../shared/xml.js';
import { runsOf, SHEET_COLS, SHEET_ROWS, type Area, type Reading, type Sheet, type SheetCell } from './book.js';
import { readFormulaCell, type FormulaCell } from './formula-cell.js';
import { GENERAL, loadNumberFormats, type NumberFormats } from './number-format.js';
import type { BookResult } from './ooxml.js';

const NAMED_FORMATS: ReadonlyMap<string, string> = new Map([
  ['General Number', GENERAL], ['General Date', 'yyyy/m/d h:mm'], ['Long Date', 'yyyy"年"m"月"d"日"'], ['Medium Date', 'yyyy/m/d'],
  ['Short Date', 'yyyy/m/d'], ['Long Time', 'h:mm:ss'], ['Medium Time', 'h:mm'], ['Short Time', 'h:mm'], ['Currency', '"¥"#,##0.00'],
  ['Euro Currency', '"€"#,##0.00'], ['Fixed', '0.00'], ['Standard', '#,##0.00'], ['Percent', '0.00%'], ['Scientific', '0.00E+00'],
]); // prettier-ignore

interface Context {
  readonly formats: ReadonlyMap<string, string>;
  readonly numbers: NumberFormats;
  readonly reading: Reading;
  readonly from1904: boolean;
}

export async function readXml2003(bytes: Uint8Array, reading: Reading): Promise<BookResult> {
  const { limits, told } = reading;
  const tree = parseXmlBytes(bytes, { depth: limits.depth });
  if (tree.tooBig) return { ok: false, fault: { outcome: 'too-big', message: 'the file holds too many elements' } };
  if (tree.repaired) told.push(warn('structure.repaired', 'the XML of the file is not well-formed'));
  if (tree.cut) told.push(warn('nesting.cut', `elements nested deeper than ${limits.depth} levels were left out`));
  if (tree.replaced) told.push(warn('text.replacement', 'the file holds bytes that are no text in its character set')); // prettier-ignore
  const { root } = tree;
  const sheets = children(root).filter((element) => element.name === 'Worksheet');
  if (root.name !== 'Workbook' || sheets.length === 0)
    return { ok: false, fault: { outcome: 'damaged', message: 'the file holds no worksheets' } };
  const context: Context = {
    formats: numberFormats(root),
    numbers: await loadNumberFormats(),
    reading,
    from1904: find(root, 'Date1904') !== null,
  };
  const read = sheets.map((sheet, index) => readSheet(sheet, index + 1, context));
  return { ok: true, book: { format: 'xml', encoding: null, sheets: read } };
}

function numberFormats(root: XmlElement): Map<string, string> {
  const out = new Map<string, string>();
  const styles = child(root, 'Styles');
  for (const style of styles === null ? [] : children(styles)) {
    const id = attr(style, 'ID');
    const format = child(style, 'NumberFormat');
    const own = format === null ? null : attr(format, 'Format');
    const inherited = out.get(attr(style, 'Parent') ?? 'Default');
    const code = own === null ? inherited : (NAMED_FORMATS.get(own) ?? own);
    if (id !== null && code !== undefined) out.set(id, code);
  }
  return out;
}

/** A 1-based `ss:Index` as 0-based, or the next place. */
function indexOf(element: XmlElement, next: number, most: number): number {
  const stated = Number(attr(element, 'Index') ?? Number.NaN);
  return Number.isInteger(stated) && stated >= 1 && stated <= most ? stated - 1 : next;
}

function extra(element: XmlElement, name: string): number {
  const value = Number(attr(element, name) ?? 0);
  return Number.isInteger(value) && value > 0 ? value : 0;
}

function readSheet(sheet: XmlElement, ordinal: number, context: Context): Sheet {
  const { limits, log } = context.reading;
  const cells: SheetCell[] = [];
  const merges: Area[] = [];
  const hiddenRows: number[] = [];
  const hiddenCols: number[] = [];
  const columnStyles = new Map<number, string>();
  let comments = 0;
  let row = -1;
  let col = -1;
  const table = child(sheet, 'Table');
  for (const element of table === null ? [] : children(table)) {
    if (element.name === 'Column') {
      col = indexOf(element, col + 1, SHEET_COLS);
      const last = Math.min(col + extra(element, 'Span'), SHEET_COLS - 1);
      for (let c = col; c <= last; c++) {
        if (attr(element, 'Hidden') === '1') hiddenCols.push(c);
        const style = attr(element, 'StyleID');
        if (style !== null) columnStyles.set(c, style);
      }
      col = last;
    } else if (element.name === 'Row') {
      row = indexOf(element, row + 1, SHEET_ROWS);
      if (attr(element, 'Hidden') === '1') hiddenRows.push(row);
      const style = attr(element, 'StyleID');
      let next = -1;
      for (const part of children(element)) {
        if (part.name !== 'Cell') continue;
        const at0 = indexOf(part, next + 1, SHEET_COLS);
        const right = at0 + extra(part, 'MergeAcross');
        const bottom = row + extra(part, 'MergeDown');
        if (right > at0 || bottom > row) merges.push({ top: row, left: at0, bottom, right });
        next = right;
        if (child(part, 'Comment') !== null) comments++;
        const place = at({ table: ordinal, row: row + 1, column: at0 + 1 });
        const code = context.formats.get(attr(part, 'StyleID') ?? style ?? columnStyles.get(at0) ?? 'Default');
        const shown = display(child(part, 'Data'), code ?? GENERAL, context);
        const formula = attr(part, 'Formula')?.replace(/^=/, '') ?? null;
        const final = formula === null ? shown : readFormulaCell(formula, shown, place, log);
        if (final === null || final.text === '') continue;
        cells.push({ row, col: at0, text: final.text, ...(final.value === undefined ? {} : { value: final.value }) });
        if (cells.length > limits.cells) throw new LimitReached(`the sheet has more than ${limits.cells} cells`);
      }
      row = Math.min(row + extra(element, 'Span'), SHEET_ROWS - 1);
    }
  }
  if (comments > 0) log.add('object.unread', `comments on cells that were not read: ${comments}`, at({ table: ordinal, row: 1 })); // prettier-ignore
  const size =
    table === null ? 0 : Number(attr(table, 'ExpandedRowCount')) * Number(attr(table, 'ExpandedColumnCount'));
  if (size > limits.gridPositions) log.add('range.cut', `the used range of ${size} cells was cut at the last filled cell`, at({ table: ordinal })); // prettier-ignore
  const options = child(sheet, 'WorksheetOptions');
  const visible = options === null ? null : child(options, 'Visible');
  return {
    ordinal,
    name: attr(sheet, 'Name') ?? '',
    hidden: visible !== null && /hidden/i.test(textOf(visible)),
    cells,
    merges,
    hiddenRows: runsOf(hiddenRows),
    hiddenCols: runsOf(hiddenCols),
    loose: [],
  };
}

function display(data: XmlElement | null, code: string, { numbers, from1904 }: Context): FormulaCell | null {
  if (data === null) return null;
  const text = textOf(data);
  const type = attr(data, 'Type');
  if (type === 'Error') return { text: text.trim(), error: true };
  if (type === 'Boolean') return { text: text.trim() === '1' ? 'TRUE' : 'FALSE', error: false };
  if (type === 'Number' && text.trim() !== '' && Number.isFinite(Number(text))) {
    const number = Number(text);
    const shown = numbers.show(code, number, from1904);
    return { text: shown.text, error: false, ...(shown.date ? {} : { value: { number, percent: shown.percent } }) };
  }
  if (type === 'DateTime') {
    const days = serial(text.trim());
    const shown = days === null ? null : numbers.show(code === GENERAL ? 'yyyy/m/d' : code, days, false);
    return { text: shown?.date === true ? shown.text : text.trim().replace(/T00:00:00(?:\.0+)?$/, ''), error: false };
  }
  return { text, error: false };
}

/** Days since the end of 1899 of `2023-10-31T08:30:00.000`; null for anything else. */
function serial(iso: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?)?$/.exec(iso);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0)); // prettier-ignore
  const days = (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return days > 60 ? days + (hour * 3600 + minute * 60 + second) / 86_400 : null;
}
