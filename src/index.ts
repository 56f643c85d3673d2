/**
 * The library: everything that the command line does.
 *
 * @example A file as a record
 * import { extractFile } from 'jixiao';
 *
 * const { extraction, outcome } = await extractFile('report.docx');
 * for (const report of extraction.reports)
 *   for (const { level3, target, actual } of report.indicators) console.log(level3, target?.raw, actual?.raw);
 *
 * @example Files into a database, and a question to it
 * import { ingest, query } from 'jixiao';
 *
 * for await (const event of ingest(['reports'], { db: 'jixiao.db' }))
 *   if (event.kind === 'done' && event.message !== null) console.log(event.path, event.outcome, event.message);
 * const { columns, rows } = await query('jixiao.db', 'SELECT county, year, level3 FROM v_indicator WHERE year = ?', {
 *   params: [2023],
 * });
 *
 * @packageDocumentation
 */

// Bytes to a record. Nothing throws on a bad document: `outcome` and the warnings say what is wrong.
export { extractBytes, extractFile, type Extracted, type ExtractOptions, type Hints } from './run/extract.js';

/*
 * The stages one by one, for who wants to look between them or to put another reader in front:
 *
 *   const read = await readBytes(bytes, { name: 'report.docx', charset: null, limits: LIMITS });
 *   if (read.ok) {
 *     const { extraction, uses } = parse(read.doc, source);   // uses: what each cell was taken for
 *     const audited = audit(extraction);                      // the same with its findings
 *     const { reports } = weigh(audited, read.doc);           // and with the confidence of each report
 *   }
 */
export { EXTRACTORS, readBytes } from '../extractors/index.js';
export type { Extractor, ReadContext } from '../extractors/extractor.js';
export { parse, type ParseResult } from './parse/index.js';
export { audit, RULES } from './audit/index.js';
export type { Hit, Rule } from './audit/rule.js';
export { CLUES, weigh } from './confidence/index.js';
export type { Clue, Reading, Sign } from './confidence/index.js';

// Files to a database, as a stream of events.
export { ingest, type IngestOptions } from './run/ingest.js';
export type {
  DoneEvent,
  FoundEvent,
  IngestEvent,
  GoneEvent,
  NoteEvent,
  ReadingEvent,
  SkippedEvent,
  SummaryEvent,
  WaitingEvent,
} from './run/events.js';
export { listCandidates, parseFileList, type Candidate, type InputNote, type InputOptions, type Inputs, type NoteKind } from './run/inputs/index.js'; // prettier-ignore
export { watch, type TroubleEvent, type WatchEvent, type WatchingEvent, type WatchOptions } from './run/watch.js';
export { BOUNDS, type Bounds } from './run/pool/bounds.js';
export { walk, type Skipped, type SkipReason, type Walked, type WalkLimits } from './run/walk.js';

/*
 * The database itself:
 *
 *   const store = openStore('jixiao.db');
 *   const run = store.beginRun({ arguments: ['by hand'] });
 *   store.load(extraction, { run, outcome, readerVersion: VERSION });   // 'inserted', 'unchanged' or 'replaced'
 *   store.endRun(run, { outcomes: { ok: 1 }, results: { inserted: 1 } });
 *   store.close();
 */
export { openStore, type Store } from './store/open.js';
export { StoreError, type OpenOptions } from './store/sqlite.js';
export type { LoadOptions, LoadResult } from './store/load.js';
export type { RunEnd, RunRow, RunStart } from './store/runs.js';
export type { Candidate as LedgerRow, Ledger, Met, Settled, StateCount } from './store/ledger.js';
export type { CandidateState } from './store/ledger-table.js';
export type { KnownSource, Totals } from './store/known.js';
export type { ListedFinding, WarningGroup } from './store/listings.js';
export { query, type QueryOptions, type QueryParams, type QueryResult, type QueryValue } from './store/query.js';

// Names of indicators to what they measure, so that counties compare; the same stands in the columns `concept` and
// `concept_family` of the view `v_indicator`.
export { conceptKey, conceptOf, familyOf, groupConcepts, readOverrides } from './concept/index.js';
export type { Concept, ConceptContext, NamedIndicator, OverrideFault, Overrides, ReadOverrides } from './concept/index.js'; // prettier-ignore
export { indicatorsOfConcept, type ConceptQuestion, type PreparedQuestion } from './store/concept-query.js';
export type { Refreshed } from './store/derive.js';

/*
 * Comparisons:
 *
 *   const answer = compare('jixiao.db', { words: '群众满意度', years: { from: 2021, to: 2023 } });
 *   if (answer.outcome === 'compared') console.log(answer.unit, answer.spread, answer.rows[0]?.cells);
 */
export {
  compare,
  coverage,
  profile,
  CompareError,
  COMPARED,
  DOUBTS,
  LEFT_OUT,
  LEVELS,
  MEASURES,
  PICKS,
  SPLITS,
} from './compare/index.js';
export type { Basis as ComparedBasis, Cell as ComparedCell, Change, Compared, ComparedTable, CompareQuestion, Comparison, Counts, Coverage, CoverageQuestion, CoverageRow, Doubt, Figure, LeftOut, LeftOutReason, Level, MatchedRegion, Measure, NameUse, NearConcept, Pick as ComparedPick, Profile, ProfileFinding, ProfileMissed, ProfileProblem, ProfileQuestion, ProfileReport, ProfileYear, Row as ComparedRow, Scope, SeveralUnits, Split, Spread, UnitGroup, UnknownConcept, Years } from './compare/index.js'; // prettier-ignore
export { cellsTable, coverageTable, figuresTable, namesTable, spreadTable, wideTable, type Tabular, type TabularValue } from './compare/index.js'; // prettier-ignore

// Shapes: of a record (zod schemas and types, JSON Schema), of the document model, of the database.
export { jsonSchema } from './store/schema-json.js';
export { schemaSql } from './store/schema-sql.js';
export { dictionaryRows, type DictionaryRow } from './store/dictionary.js';
export * from './model/record.js';
export * from './model/doc.js';
export { LIMITS, type Limits } from './model/limits.js';
export { OUTCOMES, WARNING_CODES, type CodeMeaning, type Outcome, type WarningCode } from './model/codes.js';
export { isFailure } from './model/failure.js';

/*
 * The database as files of other programs:
 *
 *   await exportDatabase('jixiao.db', { format: 'xlsx', where: 'year = 2023', out: '2023.xlsx' });
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
export { VERSION } from './version.js';
