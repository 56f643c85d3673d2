/** The reports before and after one in the list that it was opened from. */
import { changed } from '../address.js';
import type { PageContext, WebContext } from '../context.js';
import { ask } from '../query-rows.js';
import { askedOf } from '../lists/filters.js';
import { REPORTS } from '../lists/reports.js';
import { PAGE } from '../lists/listing.js';
import { readPage, sortingOf } from '../lists/rows.js';
import { num } from '../show.js';

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** Position in the list, from 1, and its length; null where there is no list. */
  readonly place: { readonly at: number; readonly count: number } | null;
  /** Address of the list. */
  readonly list: string;
}

const LIST_QUESTIONS = [...REPORTS.filters, 'sort', 'dir', 'page'] as const;

/** Whether an address tells which list a report belongs to. */
const tellsList = (url: URL): boolean => LIST_QUESTIONS.some((name) => url.searchParams.has(name));

/** The address with the questions of the list that led here, if one did and the address does not say so itself. */
export function withList(c: PageContext): string | null {
  const url = new URL(c.req.url);
  if (tellsList(url)) return null;
  const from = c.req.header('referer');
  if (from === undefined || !URL.canParse(from)) return null;
  const list = new URL(from);
  if (list.host !== url.host || list.pathname !== REPORTS.path) return null;
  const query = Object.fromEntries(LIST_QUESTIONS.map((name) => [name, list.searchParams.get(name)]));
  return changed(url, { ...query, page: query['page'] ?? '1' });
}

/** Without a list, those read before and after it. */
function byKey({ db }: WebContext, id: number): Neighbours {
  const row = ask(db, 'SELECT (SELECT max(id) FROM report WHERE id < :id) AS previous, (SELECT min(id) FROM report WHERE id > :id) AS next', { id })[0]; // prettier-ignore
  const path = (key: unknown): string | null => (typeof key === 'number' ? `/reports/${key}` : null);
  return { previous: path(row?.['previous']), next: path(row?.['next']), place: null, list: REPORTS.path };
}

export function neighboursOf(context: WebContext, url: URL, id: number): Neighbours {
  if (!tellsList(url)) return byKey(context, id);
  const { asked } = askedOf(url.searchParams, REPORTS.filters);
  const sorting = sortingOf(REPORTS, url.searchParams);
  const wanted = Math.max(1, Number(/^\d{1,6}$/.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1));
  const keys = (page: number): { ids: number[]; page: number; pages: number; count: number } =>
    context.cached(`neighbours ${JSON.stringify([asked, sorting, page])}`, () => {
      const list = readPage(context, REPORTS, asked, sorting, page);
      return { ids: list.rows.map((row) => num(row['report_id']) ?? 0), page: list.page, pages: list.pages, count: list.count }; // prettier-ignore
    });
  const here = keys(wanted);
  const index = here.ids.indexOf(id);
  if (index < 0) return byKey(context, id);
  const link = (to: number | undefined, page: number): string | null => (to === undefined ? null : changed(url, { page }, `/reports/${to}`)); // prettier-ignore
  const before = index > 0 ? link(here.ids[index - 1], here.page) : here.page > 1 ? link(keys(here.page - 1).ids.at(-1), here.page - 1) : null; // prettier-ignore
  const after = index + 1 < here.ids.length ? link(here.ids[index + 1], here.page) : here.page < here.pages ? link(keys(here.page + 1).ids[0], here.page + 1) : null; // prettier-ignore
  return {
    previous: before,
    next: after,
    place: { at: (here.page - 1) * PAGE + index + 1, count: here.count },
    list: changed(url, { page: here.page === 1 ? null : here.page }, REPORTS.path),
  };
}
