/** What can be asked of an export, and what it answers. */
import type { Licence } from './data-package.js';
import type { Headers, RenamedColumn } from './names.js';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet', 'datapackage', 'datasette'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Tables and views; without them and without a query all views, for a data package all tables as well. */
  readonly tables?: readonly string[];
  /** One SELECT instead of tables. */
  readonly query?: string;
  /** A condition on the rows of each table, as it follows WHERE. */
  readonly where?: string;
  /**
   * A file; for several tables as CSV, JSON lines or Parquet, and for a data package, a folder, which is made. Without
   * it texts go to `print`.
   */
  readonly out?: string;
  readonly print?: (text: string) => Promise<void>;
  /** CSV: a byte-order mark, by which Excel knows UTF-8; default yes, in a data package no. */
  readonly bom?: boolean;
  /** CSV that Excel opens as it is meant: formulas do nothing, codes stay as they are. */
  readonly excel?: boolean;
  readonly headers?: Headers;
  readonly licence?: Licence;
}

export interface ExportedFile {
  readonly path: string;
  /** The table, the view or `query`; null for a descriptor. */
  readonly table: string | null;
  readonly rows: number;
}

export interface ExportResult {
  readonly files: readonly ExportedFile[];
  readonly renamed: readonly RenamedColumn[];
  /** Tables that were not asked for by name and do not have the column of the condition. */
  readonly leftOut: readonly string[];
  /** Texts that a spreadsheet's cell could not hold whole. */
  readonly cuts: number;
}
