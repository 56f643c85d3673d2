/**
 * The library: everything that the command line does. Parts of it are there alone: `jixiao/read` (without SQLite),
 * `jixiao/store`, `jixiao/compare` and `jixiao/export`.
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
 * console.log(columns, rows.length);
 *
 * @packageDocumentation
 */

// Bytes to records, the stages, concepts, shapes.
export * from './read.js';

// Files to a database, as a stream of events.
export { ingest, type IngestOptions } from './run/ingest.js';
export type {
  DoneEvent,
  FoundEvent,
  IngestEvent,
  GoneEvent,
  LostCorrectionEvent,
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

// The database itself.
export * from './store.js';

// Comparisons; names that other parts have too begin with Compared here.
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

// Corrections as people write them, and as CSV between teams; the store keeps them.
export { chooseRows, type Wanted } from './correct/choose.js';
export { correctionsCsv, readCorrectionsCsv, type BadLine, type LineFault, type ReadCsv } from './correct/exchange.js';
export { goldOf, type PartialGold } from './correct/fixture.js';
export { parsePlace, placeText } from './correct/place.js';
export { fromWords, wordsOf, type Parsed, type ValueFault } from './correct/value.js';

// What changed from one database to another; what a paper's appendix needs.
export { diffDatabases, type Cause, type Change as DatabaseChange, type DiffOptions } from './diff/diff.js';
export { bibtex, citationText, cite, type Citation } from './diff/cite.js';

// A report beside its source as one page; its parts for other pages.
export { evidencePage, sourceHtml, EVIDENCE_CSP, type EvidencePage } from './evidence/page.js';
export { recordHtml, type PageCorrection, type RecordView } from './evidence/record.js';
export { makeLocator, type Located } from './evidence/locate.js';

// Pages in a browser.
export { serve, type ServeOptions, type Serving } from './serve.js';

// Files of other programs, rows as text.
export * from './export.js';
