/**
 * The database as files of other programs, rows as text. `import … from 'jixiao/export'`.
 *
 * @example
 * import { exportDatabase } from 'jixiao/export';
 *
 * const { files } = await exportDatabase('jixiao.db', { format: 'xlsx', where: 'year = 2023', out: '2023.xlsx' });
 * console.log(files.map(({ table, rows }) => `${table ?? ''} ${rows}`));
 *
 * @packageDocumentation
 */
export { exportDatabase, EXPORT_FORMATS, type ExportedFile, type ExportFormat, type ExportOptions, type ExportResult } from './export/index.js'; // prettier-ignore
export { ExportError } from './export/sink.js';

// The account of a run, from its events.
export { runReportCsv, type ReportFile, type ReportNote, type ReportSkipped, type ReportWarning, type RunReport } from './export/run-report.js'; // prettier-ignore
export { runReportPage, type PageOptions } from './export/run-report-page.js';

// Rows as text: `process.stdout.write(textTable(columns, rows))`.
export {
  csv,
  jsonLines,
  textTable,
  type CellValue,
  type CsvOptions,
  type Rows,
  type TableOptions,
} from './export/table.js';
