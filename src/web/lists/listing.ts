/** What a list is: which rows, by what they are filtered and sorted, and how they are shown. */
import type { Connection } from '../../store/sqlite.js';
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
  /** Looks something up in wide rows: only for lists of up to SORTED rows. */
  readonly heavy?: boolean;
  /** Never null, so that an index gives the order. */
  readonly known?: boolean;
}

export interface Selection {
  readonly id: string;
  /** FROM and its joins. */
  readonly from: string;
  /** The same without joins that only an order needs, to count by; default `from`. */
  readonly counted?: string;
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
  /** What the page shows of rows beyond their view, by their keys. */
  readonly beside?: (db: Connection, ids: readonly number[]) => ReadonlyMap<number, Row>;
  /** Latest first, or as they stand. */
  readonly newestFirst?: boolean;
  /** Tables and conditions for what is asked; `id` is the key in them. */
  readonly select: (asked: Asked, regions: string | null) => Selection;
}

/** Lists of more rows than these are not sorted by what has to be looked up for each of them. */
export const SORTED = 200_000;
export const PAGE = 50;
