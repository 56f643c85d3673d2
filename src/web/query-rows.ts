/** A question of a page to the database. */
import type { Connection } from '../store/sqlite.js';
import type { Row } from './lists/listing.js';

/** All rows, with the values for `:name` or, as a list, for `?`. */
export const ask = (db: Connection, sql: string, ...params: readonly unknown[]): Row[] =>
  db.prepare<unknown[], Row>(sql).all(...params);
