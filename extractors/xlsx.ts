/**
 * Spreadsheets: .xlsx, .xls and WPS's .et, .ods, .csv and .tsv, and XML Spreadsheet 2003. A table for each sheet, with
 * what its cells show as text and what they store beside it.
 */
import type { Format } from '../src/model/doc.js';
import type { Extractor } from './extractor.js';
import { sheetKind } from './sheet/kind.js';

const FORMATS: readonly Format[] = ['xlsx', 'xls', 'et', 'ods', 'csv', 'xml'];

export const xlsx: Extractor = {
  id: 'xlsx',
  formats: FORMATS,
  sniff: (bytes, name) => sheetKind(bytes, name)?.score ?? 0,
  async read(bytes, context) {
    const { readSheets } = await import('./sheet/read.js');
    return readSheets(bytes, context);
  },
};
