/** Office Open XML workbooks, .xlsx and .xlsm (ECMA-376 part 1, 18), also as WPS and LibreOffice write them. */
import { at, type ReadFault } from '../../src/model/doc.js';
import { attr, child, children, type XmlElement } from '../shared/xml.js';
import type { ZipReader } from '../shared/zip.js';
import { runsOf, type Book, type Reading, type Sheet } from './book.js';
import { loadNumberFormats } from './number-format.js';
import { readLoose } from './ooxml-drawing.js';
import { openParts, type Parts, type Relation } from './ooxml-package.js';
import { readSheetData, type Book as Tables } from './ooxml-sheet.js';
import { cellFormats, sharedStrings } from './ooxml-strings.js';

export type BookResult = { readonly ok: true; readonly book: Book } | { readonly ok: false; readonly fault: ReadFault };

/** Reads the workbook of a zip container that was opened within its budgets. */
export async function readOoxml(zip: ZipReader, reading: Reading): Promise<BookResult> {
  const parts = openParts(zip, reading);
  const no = (message: string): BookResult => ({ ok: false, fault: parts.fault() ?? { outcome: 'damaged', message } });
  const main = [...parts.relations('').values()].find((relation) => relation.type === 'officeDocument');
  const name = main !== undefined && zip.resolve(main.target) !== null ? main.target : 'xl/workbook.xml';
  const workbook = parts.part(name);
  const relations = parts.relations(name);
  const entries = workbook === null ? strays(zip) : sheetEntries(workbook, relations);
  if (entries.length === 0) return no('the workbook lists no sheets and holds none');
  const target = (type: string, usual: string): string =>
    [...relations.values()].find((relation) => relation.type === type)?.target ?? usual;
  const properties = workbook === null ? null : child(workbook, 'workbookPr');
  const tables: Tables = {
    strings: sharedStrings(parts.part(target('sharedStrings', 'xl/sharedStrings.xml'))),
    formats: cellFormats(parts.part(target('styles', 'xl/styles.xml'))),
    numbers: await loadNumberFormats(),
    from1904: /^(?:1|true|on)$/.test((properties === null ? null : attr(properties, 'date1904')) ?? ''),
  };
  const sheets: Sheet[] = [];
  let missing = 0;
  for (const [index, entry] of entries.entries()) {
    const sheet = readSheet(entry, index + 1, parts, tables);
    if (sheet === null) missing++;
    else sheets.push(sheet);
  }
  if (missing === entries.length) return no('none of the sheets that the workbook lists is there');
  return { ok: true, book: { format: 'xlsx', encoding: null, sheets } };
}

interface Entry {
  readonly name: string;
  readonly hidden: boolean;
  readonly type: string;
  readonly target: string;
}

function sheetEntries(workbook: XmlElement, relations: ReadonlyMap<string, Relation>): Entry[] {
  const holder = child(workbook, 'sheets');
  return (holder === null ? [] : children(holder)).map((element, index) => {
    const relation = relations.get(attr(element, 'id') ?? '');
    const state = attr(element, 'state');
    return {
      name: attr(element, 'name') ?? '',
      hidden: state === 'hidden' || state === 'veryHidden',
      type: relation?.type ?? 'worksheet',
      target: relation?.target ?? `xl/worksheets/sheet${index + 1}.xml`,
    };
  });
}

/** The worksheets of a container whose workbook part is lost. */
function strays(zip: ZipReader): Entry[] {
  return zip
    .names()
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name))
    .map((target) => ({ name: '', hidden: false, type: 'worksheet', target }));
}

function readSheet(entry: Entry, ordinal: number, parts: Parts, tables: Tables): Sheet | null {
  const { log } = parts.reading;
  const place = at({ table: ordinal });
  if (entry.type !== 'worksheet') {
    log.add('object.unread', `the sheet “${entry.name}” is a chart or dialog (${entry.type})`, place);
    return { ordinal, name: entry.name, hidden: entry.hidden, cells: [], merges: [], hiddenRows: [], hiddenCols: [], loose: [] }; // prettier-ignore
  }
  const root = parts.part(entry.target);
  if (root === null) {
    log.add('structure.repaired', `the sheet “${entry.name}” is missing in the file`, place);
    return null;
  }
  const data = readSheetData(root, ordinal, tables, parts.reading);
  return {
    ordinal,
    name: entry.name,
    hidden: entry.hidden,
    cells: data.cells,
    merges: data.merges,
    hiddenRows: runsOf(data.hiddenRows),
    hiddenCols: data.hiddenCols,
    loose: readLoose(root, parts.relations(entry.target), parts, ordinal),
  };
}
