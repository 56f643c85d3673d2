/** Workbooks of Excel 5 to 2003 and WPS, .xls and .et ([MS-XLS]): the stream `Workbook` or `Book` of a compound file. */
import { at } from '../../../src/model/doc.js';
import { warn } from '../../../src/model/warn.js';
import { openCompound, kindOf } from '../../shared/compound.js';
import { u16 } from '../../shared/bytes.js';
import type { Reading, Sheet } from '../book.js';
import { loadNumberFormats } from '../number-format.js';
import type { BookResult } from '../ooxml.js';
import { readGlobals, type SheetEntry } from './globals.js';
import { BOF, EOF, readRecords, type BiffRecord } from './records.js';
import { readSheet } from './sheet.js';

const ADVICE = 'open it in Excel or WPS and save it as xlsx';
const BIFF8 = 0x0600;

/** Reads the compound file of a workbook. */
export async function readCompoundBook(bytes: Uint8Array, name: string, reading: Reading): Promise<BookResult> {
  const opened = openCompound(bytes);
  if (!opened.ok) return { ok: false, fault: { outcome: 'damaged', message: opened.message } };
  const stream = opened.file.stream('Workbook') ?? opened.file.stream('Book');
  if (stream === null) {
    return { ok: false, fault: { outcome: 'unsupported', message: `an OLE file without a workbook in it (${kindOf(opened.file)})` } }; // prettier-ignore
  }
  return readBiff(stream, name, reading);
}

/** Reads a workbook stream. */
export async function readBiff(stream: Uint8Array, name: string, reading: Reading): Promise<BookResult> {
  const no = (outcome: 'unsupported' | 'encrypted' | 'damaged' | 'too-big', message: string): BookResult => ({ ok: false, fault: { outcome, message } }); // prettier-ignore
  const { records, cut } = readRecords(stream);
  const [first] = records;
  if (first?.type === 0x0009 || first?.type === 0x0209 || first?.type === 0x0409)
    return no('unsupported', `a workbook of Excel 2, 3 or 4; ${ADVICE}`);
  if (first?.type !== BOF) return no('damaged', 'the workbook stream does not begin as one');
  const parts = substreams(records);
  const head = parts[0]?.records ?? [];
  const globals = readGlobals(head, u16(first.body, 0) >= BIFF8, reading.limits.characters);
  if (globals === null) return no('too-big', `the workbook has more than ${reading.limits.characters} characters`);
  if (globals.encrypted) return no('encrypted', 'the workbook is protected by a password');
  const { sheets: entries, paired } = pair(globals.sheets, parts);
  if (cut || !paired) {
    reading.told.push(warn('structure.repaired', 'the workbook stream is cut short or its list of sheets is damaged'));
  }
  if (entries.length === 0) return no('damaged', 'the workbook lists no sheets and holds none');
  const numbers = await loadNumberFormats();
  const sheets: Sheet[] = [];
  for (const [index, { entry, part }] of entries.entries()) {
    const ordinal = index + 1;
    if (part === null) {
      reading.log.add('structure.repaired', `the sheet “${entry.name}” is missing in the file`, at({ table: ordinal }));
    } else if (entry.type !== 0) {
      const kind = entry.type === 2 ? 'chart' : 'macro sheet';
      reading.log.add('object.unread', `the sheet “${entry.name}” is a ${kind}`, at({ table: ordinal }));
    } else sheets.push(readSheet(part.records, { ...entry, ordinal }, globals, numbers, reading));
  }
  if (entries.every(({ part }) => part === null)) return no('damaged', 'none of the listed sheets is in the file');
  // the same content in the same container: only the name tells that WPS wrote it
  return { ok: true, book: { format: /\.ett?$/i.test(name) ? 'et' : 'xls', encoding: null, sheets } };
}

interface Substream {
  readonly offset: number;
  /** 5 globals, 0x10 worksheet, 0x20 chart, 0x40 macro sheet ([MS-XLS] 2.4.21). */
  readonly type: number;
  readonly records: BiffRecord[];
}

/** The parts of a stream from a BOF to its EOF; charts stand inside their sheet's part. */
function substreams(records: readonly BiffRecord[]): Substream[] {
  const parts: Substream[] = [];
  let depth = 0;
  for (const record of records) {
    if (record.type === BOF && depth++ === 0) {
      parts.push({ offset: record.offset, type: u16(record.body, 2), records: [] });
    }
    if (depth > 0) parts.at(-1)?.records.push(record);
    if (record.type === EOF && depth > 0) depth--;
  }
  return parts;
}

/** The listed sheets with their parts; where the list is lost, the worksheets that are there. */
function pair(
  listed: readonly SheetEntry[],
  parts: readonly Substream[],
): { readonly sheets: { entry: SheetEntry; part: Substream | null }[]; readonly paired: boolean } {
  const worksheets = parts.filter((part) => part.type === 0x10);
  if (listed.length === 0) {
    const sheets = worksheets.map((part) => ({ entry: { offset: part.offset, name: '', hidden: false, type: 0 }, part })); // prettier-ignore
    return { sheets, paired: false };
  }
  const byOffset = new Map(parts.map((part) => [part.offset, part]));
  const sheets = listed.map((entry, i) => ({ entry, part: byOffset.get(entry.offset) ?? (listed.length === parts.length - 1 ? (parts[i + 1] ?? null) : null) })); // prettier-ignore
  return { sheets, paired: sheets.every(({ part }) => part !== null) };
}
