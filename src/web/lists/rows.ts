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
  /** How many there are, or how many were counted where `more`. */
  readonly count: number;
  readonly more: boolean;
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
  readonly params: Readonly<Record<string, string | number>>;
}

function prepared(context: WebContext, listing: Listing, asked: Asked): Prepared {
  const { id, from, where, order } = listing.select(asked, regionsOf(context, asked));
  const conditions = where.length === 0 ? '' : ` WHERE ${where.map(({ sql }) => `(${sql})`).join(' AND ')}`;
  return { id, order, body: `${from}${conditions}`, params: Object.assign({}, ...where.map(({ params }) => params)) as Prepared['params'] }; // prettier-ignore
}

function counted(context: WebContext, listing: Listing, { id, body, params }: Prepared): number {
  const inner = listing.large ? `SELECT ${id} ${body} LIMIT ${SORTED + 1}` : `SELECT ${id} ${body}`;
  return context.cached(`count ${listing.path} ${body} ${JSON.stringify(params)}`, () =>
    Number(context.db.prepare(`SELECT count(*) FROM (${inner})`).pluck().get(params)),
  );
}

function orderOf(listing: Listing, { id, order: plain }: Prepared, sorting: Sorting): string {
  const down = sorting.down ? ' DESC' : '';
  const order = sorting.name === null ? undefined : listing.orders[sorting.name];
  // unknown values are last, whichever way
  if (order === undefined && plain !== undefined) return plain;
  return order === undefined ? `${id}${down}` : `${order.sql} IS NULL, ${order.sql}${down}, ${id}`;
}

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
  const total = counted(context, listing, p);
  const more = listing.large && total > SORTED;
  const count = Math.min(total, listing.large ? SORTED : total);
  const heavy = asking.name !== null && (listing.orders[asking.name]?.heavy === true || listing.large);
  const unsorted = heavy && total > SORTED;
  const sorting = unsorted ? { name: null, down: listing.newestFirst === true } : asking;
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const page = Math.min(Math.max(1, wanted), pages);
  const ids = db
    .prepare<[Prepared['params']], number>(
      `SELECT ${p.id} ${p.body} ORDER BY ${orderOf(listing, p, sorting)} LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`,
    )
    .pluck()
    .all(p.params);
  return { rows: rowsOf(db, listing, ids), count, more, page, pages, unsorted, sorting };
}

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
  const total = counted(context, listing, p);
  const heavy = asking.name !== null && (listing.orders[asking.name]?.heavy === true || listing.large);
  const sorting = heavy && total > SORTED ? { name: null, down: false } : asking;
  const db = connect(context.path, { readonly: true });
  try {
    db.exec('BEGIN');
    const keys = db
      .prepare<[Prepared['params']], number>(`SELECT ${p.id} ${p.body} ORDER BY ${orderOf(listing, p, sorting)}`)
      .pluck()
      .all(p.params);
    for (let first = 0; first < keys.length; first += CHUNK) {
      yield rowsOf(db, listing, keys.slice(first, first + CHUNK));
      await new Promise((next) => setImmediate(next));
    }
  } finally {
    db.close();
  }
}

/** Names of the columns of the view. */
export const columnsOf = ({ db, cached }: WebContext, listing: Listing): string[] =>
  cached(`columns ${listing.view}`, () => db.prepare(`SELECT * FROM ${listing.view} LIMIT 0`).columns().map(({ name }) => name)); // prettier-ignore
