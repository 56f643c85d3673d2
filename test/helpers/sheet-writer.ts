/** Writes small workbooks for tests as spreadsheet programs write them; the same input gives the same bytes. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import * as XLSX from '@e965/xlsx';

export interface SheetSpec {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Rows inside sheetData, as XML. */
  readonly rows: string;
  /** XML before sheetData (dimension, cols) and after it (mergeCells, headerFooter, drawing). */
  readonly before?: string;
  readonly after?: string;
  /** Relations of the sheet: id, last word of the type, target. */
  readonly relations?: readonly (readonly [string, string, string])[];
}

export interface BookSpec {
  readonly sheets: readonly SheetSpec[];
  /** Content of sst. */
  readonly strings?: string;
  /** Content of styleSheet. */
  readonly styles?: string;
  /** Content of workbook before its sheets. */
  readonly workbook?: string;
  readonly members?: Readonly<Record<string, string>>;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function relations(list: readonly (readonly [string, string, string])[]): string {
  const items = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** The members of an .xlsx, before they are packed. */
export function xlsxParts(book: BookSpec): Record<string, string> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${REL}">${book.workbook ?? ''}<sheets>${book.sheets
      .map((sheet, i) => `<sheet name="${sheet.name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`} r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...book.sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['rId90', 'sharedStrings', 'sharedStrings.xml'],
      ['rId91', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}>${book.styles ?? ''}</styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${book.strings ?? ''}</sst>`,
  }; // prettier-ignore
  for (const [i, sheet] of book.sheets.entries()) {
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `${HEAD}<worksheet ${MAIN} xmlns:r="${REL}">${sheet.before ?? ''}<sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`;
    if (sheet.relations !== undefined) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relations(sheet.relations);
  }
  return { ...parts, ...book.members };
}

export function pack(parts: Readonly<Record<string, string>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) files[name] = strToU8(content);
  return zipSync(files, { mtime: new Date(2024, 0, 2) });
}

export const writeXlsx = (book: BookSpec): Uint8Array => pack(xlsxParts(book));

/** A row of inline texts; null leaves a cell out. */
export function textRow(row: number, texts: readonly (string | null)[]): string {
  const cells = texts.map((text, i) => (text === null ? '' : `<c r="${XLSX.utils.encode_col(i)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`)); // prettier-ignore
  return `<row r="${row}">${cells.join('')}</row>`;
}

/** A value with the number format it is shown in. */
export interface Formatted {
  readonly v: number | string;
  readonly z?: string;
}

export type Value = string | number | null | Formatted;

/** A workbook of one sheet written by SheetJS; merges as `A1:H1`. */
export function writeWithSheetJs(
  rows: readonly (readonly Value[])[],
  bookType: 'xlsx' | 'biff8' | 'biff5' | 'ods' | 'xlml',
  merges: readonly string[] = [],
): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet(
    rows.map((row) => row.map((value) => (value !== null && typeof value === 'object' ? { t: typeof value.v === 'number' ? 'n' : 's', ...value } : value))),
  ); // prettier-ignore
  sheet['!merges'] = merges.map((merge) => XLSX.utils.decode_range(merge));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '自评表');
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType }) as Buffer);
}
