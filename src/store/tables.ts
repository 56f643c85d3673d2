/** Every table, in an order in which each refers only to earlier ones. */
import { CONCEPT_TABLES } from './concept-tables.js';
import { CORRECTED_TABLES } from './corrected-tables.js';
import { CORRECTION } from './correction-table.js';
import { INDICATOR_DERIVED, REPORT_SUBJECT } from './derived-tables.js';
import { CANDIDATE } from './ledger-table.js';
import { DICTIONARY, REGION, RUN, SOURCE_PATH } from './own-tables.js';
import { CHILDREN, REPORT, SOURCE, WARNING } from './record-tables.js';
import { SEARCH_NAME } from './search-schema.js';
import type { Table } from './table.js';

export const TABLES: readonly Table[] = [
  RUN,
  SOURCE,
  SOURCE_PATH,
  REGION,
  REPORT,
  ...Object.values(CHILDREN),
  WARNING,
  ...CORRECTED_TABLES,
  CORRECTION,
  ...CONCEPT_TABLES,
  REPORT_SUBJECT,
  INDICATOR_DERIVED,
  SEARCH_NAME,
  CANDIDATE,
  DICTIONARY,
];
