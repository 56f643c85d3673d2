/** What a list is: which rows, by what they are filtered and sorted, and how they are shown. */
import type { Part } from '../html.js';
import type { Viewer } from '../context.js';
import type { WordKey } from '../words/index.js';
import type { Asked, FilterName } from './filters.js';

export type Row = Readonly<Record<string, string | number | null>>;

/** Conditions on the rows of a list, with the values that they name. */
export interface Condition {
  readonly sql: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ListColumn {
  readonly word: WordKey;
  /** The name by which the address asks to sort by it, if it can be sorted by. */
  readonly sort?: string;
  readonly numeric?: boolean;
  readonly cell: (row: Row, viewer: Viewer) => Part;
}

export interface Order {
  /** Over the tables of `from`. */
  readonly sql: string;
  /** Looks something up for each row: only for lists of up to SORTED rows. */
  readonly heavy?: boolean;
}

export interface Selection {
  readonly id: string;
  /** FROM and its joins. */
  readonly from: string;
  readonly where: readonly Condition[];
  /** The order in which rows come where none is asked for; else by their key. */
  readonly order?: string;
}

export interface Listing {
  readonly path: string;
  readonly word: WordKey;
  readonly about: WordKey;
  /** The view that its rows are shown from, and the key of a row in it. */
  readonly view: string;
  readonly key: string;
  readonly filters: readonly FilterName[];
  readonly columns: readonly ListColumn[];
  readonly orders: Readonly<Record<string, Order>>;
  /** Latest first, or as they stand. */
  readonly newestFirst?: boolean;
  /** Tables and conditions for what is asked; `id` is the key in them. */
  readonly select: (asked: Asked, regions: string | null) => Selection;
  /** Rows may be so many that they are counted, and gone through, up to a bound only. */
  readonly large: boolean;
}

/** Lists of more rows than these are neither sorted by what has no index nor gone through to the end. */
export const SORTED = 10_000;
export const PAGE = 50;
