/** A spreadsheet of any of its formats from its bytes. */
import { fault } from '../../src/model/warn.js';
import type { ReadFault, ReadResult } from '../../src/model/doc.js';
import type { ReadContext } from '../extractor.js';
import { decodeText } from '../shared/charset.js';
import { createLog, LimitReached } from '../shared/log.js';
import { openZip } from '../shared/zip.js';
import { readBiff, readCompoundBook } from './biff/workbook.js';
import type { Reading } from './book.js';
import { delimiterOf, readCsv } from './csv.js';
import { sheetKind, type SheetKind } from './kind.js';
import { readOds } from './ods.js';
import { readOoxml, type BookResult } from './ooxml.js';
import { bookToDoc } from './to-doc.js';
import { readXml2003 } from './xml2003.js';

const no = (outcome: ReadFault['outcome'], message: string): BookResult => ({ ok: false, fault: { outcome, message } });

async function readBook(
  kind: SheetKind,
  bytes: Uint8Array,
  { name, charset, limits }: ReadContext,
  reading: Reading,
): Promise<BookResult> {
  switch (kind) {
    case 'encrypted':
      return no('encrypted', 'the file is protected by a password');
    case 'ooxml': {
      const opened = openZip(bytes, limits);
      if (!opened.ok) return opened;
      const result = await readOoxml(opened.zip, reading);
      reading.told.unshift(...opened.zip.warnings());
      return result;
    }
    case 'compound':
      return readCompoundBook(bytes, name, reading);
    case 'biff':
      return readBiff(bytes, name, reading);
    case 'ods':
    case 'fods':
      return readOds(bytes, reading);
    case 'xml2003':
      return readXml2003(bytes, reading);
    case 'csv': {
      const decoded = decodeText(bytes, { declared: charset });
      if (decoded.text.length > limits.characters)
        return no('too-big', `the file has ${decoded.text.length} characters`);
      reading.told.push(...decoded.warnings);
      const delimiter = delimiterOf(decoded.text) ?? ',';
      return { ok: true, book: readCsv(decoded.text, decoded.encoding, delimiter, reading) };
    }
    case 'xlsb':
      return no('unsupported', 'a binary workbook (.xlsb); open it in Excel or WPS and save it as xlsx');
  }
}

export async function readSheets(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length === 0) return fault('empty', 'the file has no bytes');
  if (bytes.length > context.limits.fileBytes) return fault('too-big', `the file has ${bytes.length} bytes`);
  const kind = sheetKind(bytes, context.name)?.kind;
  if (kind === undefined) return fault('unsupported', 'the file is no spreadsheet that is read');
  const reading: Reading = { limits: context.limits, log: createLog(), told: [] };
  try {
    const result = await readBook(kind, bytes, context, reading);
    if (!result.ok) return result;
    const doc = bookToDoc(result.book, reading);
    const seen = doc.warnings.some(({ code }) => code === 'picture.unread' || code === 'object.unread');
    if (doc.blocks.length === 0 && !seen) return fault('empty', 'no cell of the spreadsheet holds text');
    return { ok: true, doc };
  } catch (error) {
    if (error instanceof LimitReached) return fault('too-big', error.message);
    throw error;
  }
}
