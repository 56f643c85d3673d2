/** Rows of a list: first their keys, from as few tables as the question needs, then what is shown of them. */
import { connect, type Connection } from '../../store/sqlite.js';
import type { WebContext } from '../context.js';
import { regionsOf, type Asked } from './filters.js';
import { PAGE, SORTED, type Listing, type Row } from './listing.js';

export interface Sorting {
  readonly name: string | null;
  readonly down: boolean;
}

export interface ListPage {
  readonly rows: readonly Row[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  /** The order that was asked for needs a shorter list. */
  readonly unsorted: boolean;
  readonly sorting: Sorting;
}

interface Prepared {
  readonly id: string;
  readonly order: string | undefined;
  readonly body: string;
  /** The same rows, from as few tables as they can be counted by. */
  readonly counted: string;
  readonly params: Readonly<Record<string, string | number>>;
}

function prepared(context: WebContext, listing: Listing, asked: Asked): Prepared {
  const { id, from, counted = from, where, order } = listing.select(asked, regionsOf(context, asked));
  const conditions = where.length === 0 ? '' : ` WHERE ${where.map(({ sql }) => `(${sql})`).join(' AND ')}`;
  return { id, order, body: `${from}${conditions}`, counted: `${counted}${conditions}`, params: Object.assign({}, ...where.map(({ params }) => params)) as Prepared['params'] }; // prettier-ignore
}

function countOf(context: WebContext, { counted, params }: Prepared): number {
  return context.cached(`count ${counted} ${JSON.stringify(params)}`, () =>
    Number(context.db.prepare(`SELECT count(*) ${counted}`).pluck().get(params)),
  );
}

function orderOf(listing: Listing, { id, order: plain }: Prepared, sorting: Sorting): string {
  const down = sorting.down ? ' DESC' : '';
  const order = sorting.name === null ? undefined : listing.orders[sorting.name];
  if (order === undefined && plain !== undefined) return plain;
  if (order === undefined) return `${id}${down}`;
  // unknown values are last, whichever way
  return order.known === true ? `${order.sql}${down}, ${id}` : `${order.sql} IS NULL, ${order.sql}${down}, ${id}`;
}

const tooHeavy = (listing: Listing, { name }: Sorting, count: number): boolean =>
  name !== null && listing.orders[name]?.heavy === true && count > SORTED;

/** Rows of the view in the order of the keys. */
export function rowsOf(db: Connection, listing: Listing, ids: readonly number[]): Row[] {
  const found = db
    .prepare<[string], Row>(`SELECT * FROM ${listing.view} WHERE ${listing.key} IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(ids));
  const byKey = new Map(found.map((row) => [row[listing.key], row]));
  return ids.flatMap((id) => {
    const row = byKey.get(id);
    return row === undefined ? [] : [row];
  });
}

export function sortingOf(listing: Listing, query: URLSearchParams): Sorting {
  const given = query.get('sort');
  const name = given !== null && Object.hasOwn(listing.orders, given) ? given : null;
  return { name, down: name === null ? listing.newestFirst === true : query.get('dir') === 'desc' };
}

export function readPage(
  context: WebContext,
  listing: Listing,
  asked: Asked,
  asking: Sorting,
  wanted: number,
): ListPage {
  // prettier-ignore
  const { db } = context;
  const p = prepared(context, listing, asked);
  const count = countOf(context, p);
  const unsorted = tooHeavy(listing, asking, count);
  const sorting = unsorted ? { name: null, down: listing.newestFirst === true } : asking;
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const page = Math.min(Math.max(1, wanted), pages);
  const sql = `SELECT ${p.id} ${p.body} ORDER BY ${orderOf(listing, p, sorting)} LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`; // prettier-ignore
  const ids = context.cached(`${sql} ${JSON.stringify(p.params)}`, () =>
    db.prepare<[Prepared['params']], number>(sql).pluck().all(p.params),
  );
  return { rows: rowsOf(db, listing, ids), count, page, pages, unsorted, sorting };
}

/** Rows that are made at once; the first ones are few, so that they come soon. */
const FIRST_CHUNK = 50;
const CHUNK = 500;

/**
 * All rows that are asked for, from a connection of its own, so that a slow reader keeps nobody waiting; in order only
 * where the page would be. The state of the database is that of the beginning.
 */
export async function* allRows(
  context: WebContext,
  listing: Listing,
  asked: Asked,
  asking: Sorting,
): AsyncGenerator<readonly Row[]> {
  // prettier-ignore
  const p = prepared(context, listing, asked);
  const sorting = tooHeavy(listing, asking, countOf(context, p)) ? { name: null, down: false } : asking;
  const db = connect(context.path, { readonly: true });
  try {
    db.exec('BEGIN');
    const sql = `SELECT ${p.id} ${p.body} ORDER BY ${orderOf(listing, p, sorting)}`;
    let chunk: number[] = [];
    let size = FIRST_CHUNK;
    // the loop ends the statement also where a reader goes away
    for (const key of db.prepare<[Prepared['params']], number>(sql).pluck().iterate(p.params)) {
      chunk.push(key);
      if (chunk.length < size) continue;
      yield rowsOf(db, listing, chunk);
      [chunk, size] = [[], CHUNK];
      await new Promise((next) => setImmediate(next));
    }
    if (chunk.length > 0) yield rowsOf(db, listing, chunk);
  } finally {
    db.close();
  }
}

/** Names of the columns of the view. */
export const columnsOf = ({ db, cached }: WebContext, listing: Listing): string[] =>
  cached(`columns ${listing.view}`, () => db.prepare(`SELECT * FROM ${listing.view} LIMIT 0`).columns().map(({ name }) => name)); // prettier-ignore
