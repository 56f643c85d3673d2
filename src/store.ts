/**
 * The database: loading records, asking questions. `import … from 'jixiao/store'`.
 *
 * @example Loading by hand
 * import { extractFile, VERSION } from 'jixiao/read';
 * import { openStore } from 'jixiao/store';
 *
 * const { extraction, outcome } = await extractFile('report.docx');
 * const store = openStore('by-hand.db');
 * const run = store.beginRun({ arguments: ['by hand'] });
 * const result = store.load(extraction, { run, outcome, readerVersion: VERSION });
 * store.endRun(run, { outcomes: { [outcome]: 1 }, results: { [result]: 1 } });
 * store.close();
 * console.log(result); // inserted, unchanged or replaced
 *
 * @packageDocumentation
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
export { indicatorsOfConcept, type ConceptQuestion, type PreparedQuestion } from './store/concept-query.js';
export type { Refreshed } from './store/derive.js';

// Corrections by reviewers: `store.corrections`, and `store.lostCorrections()` after a run.
export type { Correction, Corrections, NewCorrection } from './store/corrections.js';
export type { CorrectableRow, Mark, Place } from './store/correction-rows.js';
export {
  CORRECTABLE_RECORDS,
  CORRECTION_STATES,
  type CorrectableRecord,
  type CorrectionState,
} from './store/correction-table.js';
export {
  correctableField,
  correctableFields,
  type CorrectableField,
  type FieldKind,
} from './store/correctable-fields.js';
export type { RowOfSource, SourceFinder, StoredSource } from './store/find-source.js';

// Shapes: JSON Schema of a record, tables and views, what each column means.
export { jsonSchema } from './store/schema-json.js';
export { schemaSql } from './store/schema-sql.js';
export { dictionaryRows, type DictionaryRow } from './store/dictionary.js';
