/**
 * The library: everything the command line does.
 *
 * @example
 * import { extractFile } from 'jixiao';
 *
 * const { extraction, outcome } = await extractFile('report.docx');
 * for (const report of extraction.reports)
 *   for (const { level3, target, actual } of report.indicators) console.log(level3, target?.raw, actual?.raw);
 *
 * @packageDocumentation
 */
// bytes → record
export { extractBytes, extractFile, type Extracted, type ExtractOptions, type Hints } from './run/extract.js';
// the stages one by one: bytes → Doc → record → findings
export { EXTRACTORS, readBytes } from '../extractors/index.js';
export type { Extractor, ReadContext } from '../extractors/extractor.js';
export { parse, type ParseResult } from './parse/index.js';
export { audit, RULES } from './audit/index.js';
export type { Hit, Rule } from './audit/rule.js';
// files → database
export {
  ingest,
  type DoneEvent,
  type FoundEvent,
  type IngestEvent,
  type IngestOptions,
  type ReadingEvent,
  type SkippedEvent,
  type SummaryEvent,
} from './run/ingest.js';
export { walk, type Skipped, type SkipReason, type Walked, type WalkLimits } from './run/walk.js';
export { openStore, type Store } from './store/open.js';
export { StoreError, type OpenOptions } from './store/sqlite.js';
export type { LoadOptions, LoadResult } from './store/load.js';
export type { KnownSource, Totals } from './store/known.js';
export { query, type QueryOptions, type QueryParams, type QueryResult, type QueryValue } from './store/query.js';
// shapes
export { jsonSchema } from './store/schema-json.js';
export { schemaSql } from './store/schema-sql.js';
export { dictionaryRows, type DictionaryRow } from './store/dictionary.js';
export * from './model/record.js';
export * from './model/doc.js';
export { LIMITS, type Limits } from './model/limits.js';
export { OUTCOMES, WARNING_CODES, type CodeMeaning, type Outcome, type WarningCode } from './model/codes.js';
export { isFailure } from './model/failure.js';
// rows as text
export {
  csv,
  jsonLines,
  textTable,
  type CellValue,
  type CsvOptions,
  type Rows,
  type TableOptions,
} from './export/table.js';
export { VERSION } from './version.js';
