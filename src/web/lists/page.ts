/** A list as a page, as JSON and as CSV. */
import { csv } from '../../export/csv.js';
import { html, NOTHING, type Html } from '../html.js';
import { changed } from '../address.js';
import type { App, PageContext, WebContext } from '../context.js';
import { faultText } from '../faults.js';
import { page } from '../layout.js';
import { number } from '../show.js';
import { askedOf, type Asked } from './filters.js';
import { askedChips, filterForm } from './form.js';
import { SORTED, type Listing, type ListColumn, type Row } from './listing.js';
import { allRows, columnsOf, readPage, sortingOf, type ListPage, type Sorting } from './rows.js';

interface Question {
  readonly asked: Asked;
  readonly ignored: readonly string[];
  readonly sorting: Sorting;
  readonly page: number;
}

function questionOf(c: PageContext, listing: Listing): Question {
  const query = new URL(c.req.url).searchParams;
  const wanted = query.get('page') ?? '1';
  return { ...askedOf(query, listing.filters), sorting: sortingOf(listing, query), page: /^\d{1,6}$/.test(wanted) ? Number(wanted) : 1 }; // prettier-ignore
}

function heading(column: ListColumn, url: URL, { name, down }: Sorting, c: PageContext): Html {
  const { w } = c.get('viewer');
  const style = column.numeric === true ? html` class="n"` : '';
  if (column.sort === undefined) return html`<th scope="col" ${style}>${w(column.word)}</th>`;
  const current = name === column.sort;
  const next = current && !down ? 'desc' : null;
  // a third click brings back the order in which rows come by themselves
  const href = current && down ? changed(url, { sort: null, dir: null, page: null }) : changed(url, { sort: column.sort, dir: next, page: null }); // prettier-ignore
  const order = current ? html` aria-sort="${down ? 'descending' : 'ascending'}"` : '';
  return html`<th scope="col" ${style}${order}><a href="${href}">${w(column.word)}</a></th>`;
}

function pager(url: URL, { page: at, pages }: ListPage, c: PageContext): Html {
  if (pages < 2) return NOTHING;
  const { w } = c.get('viewer');
  const link = (to: number, words: string, rel = ''): Html =>
    to < 1 || to > pages || to === at
      ? html`<span class="off">${words}</span>`
      : html`<a href="${changed(url, { page: to === 1 ? null : to })}"${rel === '' ? '' : html` rel="${rel}"`}>${words}</a>`; // prettier-ignore
  return html`<nav class="pager" aria-label="${w('list.pages')}">${link(1, w('list.first'))} ${link(at - 1, w('list.previous'), 'prev')}
<span>${w('list.page', { page: number(at), pages: number(pages) })}</span> ${link(at + 1, w('list.next'), 'next')} ${link(pages, w('list.last'))}</nav>`; // prettier-ignore
}

/** A question that cannot be answered, with its form, so that it can be put right. */
function refusedPage(c: PageContext, context: WebContext, listing: Listing, asked: Asked, error: unknown): Response {
  const { w } = c.get('viewer');
  const { status, text } = faultText(error, w);
  if (status === 500) throw error;
  const body = html`<h1>${w(listing.word)}</h1>
    ${filterForm(c, context, listing, asked)}
    <div id="result">
      ${askedChips(c, context, asked)}
      <p class="note bad" role="alert">${text}</p>
    </div>`;
  return page(c, { title: w(listing.word), at: listing.path, wide: true, scripts: ['suggest.js'], status, body });
}

export function registerListing(app: App, context: WebContext, listing: Listing): void {
  app.get(listing.path, (c) => {
    const viewer = c.get('viewer');
    const { w } = viewer;
    const url = new URL(c.req.url);
    const question = questionOf(c, listing);
    let list: ListPage;
    try {
      list = readPage(context, listing, question.asked, question.sorting, question.page);
    } catch (error) {
      return refusedPage(c, context, listing, question.asked, error);
    }
    const heads = listing.columns.map((column) => heading(column, url, list.sorting, c));
    const keyOf = (row: Row): number => Number(row[listing.key]);
    const beside = listing.beside?.(context.db, list.rows.map(keyOf));
    const rows = list.rows.map((plain) => {
      const row = { ...plain, ...beside?.get(keyOf(plain)) };
      const cells = listing.columns.map(
        (column) => html`<td${column.numeric === true ? html` class="n"` : ''} data-h="${w(column.word)}">${column.cell(row, viewer)}</td>`, // prettier-ignore
      );
      return html`<tr>
        ${cells}
      </tr>`;
    });
    const count = w('list.count', { count: number(list.count) });
    const notes = [
      ...question.ignored.map((value) => w('list.ignored', { value })),
      ...(list.unsorted ? [w('list.unsorted', { most: number(SORTED) })] : []),
    ];
    const table =
      rows.length === 0
        ? html`<p class="empty">${w('list.none')}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="${w(listing.word)}"><table class="list cards"><caption class="hidden">${w(listing.word)}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`; // prettier-ignore
    const twin = (end: string, change: Readonly<Record<string, string>> = {}): string => changed(url, change, `${listing.path}${end}`); // prettier-ignore
    return page(c, {
      title: w(listing.word),
      at: listing.path,
      wide: true,
      scripts: ['suggest.js'],
      body: html`<h1>${w(listing.word)}</h1>
        <p class="lead">${w(listing.about)}</p>
        ${filterForm(c, context, listing, question.asked)}
        <div id="result">${askedChips(c, context, question.asked)}
        <div class="over">
          <p data-count><b>${count}</b></p>
          <p class="twins">
            ${w('list.download')} <a href="${twin('.csv')}" download>CSV (Excel)</a>
            <a href="${twin('.csv', { plain: '1' })}" download>CSV</a> <a href="${twin('.json')}">JSON</a>
          </p>
        </div>
        ${notes.map((note) => html`<p class="note">${note}</p>`)} ${table} ${pager(url, list, c)}</div>`,
    });
  });

  app.get(`${listing.path}.json`, (c) => {
    const { asked, ignored, sorting, page: wanted } = questionOf(c, listing);
    const { rows, count, page: at, pages, sorting: used } = readPage(context, listing, asked, sorting, wanted);
    const url = new URL(c.req.url);
    const next = at < pages ? changed(url, { page: at + 1 }) : null;
    return c.json({ list: listing.path.slice(1), filters: asked, ignored, sort: used.name, descending: used.down, count, page: at, pages, next, rows }); // prettier-ignore
  });

  app.get(`${listing.path}.csv`, (c) => {
    const { asked, sorting } = questionOf(c, listing);
    const plain = c.req.query('plain') === '1';
    const columns = columnsOf(context, listing);
    const chunks = allRows(context, listing, asked, sorting);
    const encoder = new TextEncoder();
    const options = plain ? {} : { safe: true };
    let begun = false;
    const body = new ReadableStream<Uint8Array>({
      pull: async (stream) => {
        if (!begun) {
          begun = true;
          stream.enqueue(encoder.encode([...csv(columns, [], plain ? {} : { bom: true })].join('')));
          return;
        }
        const { done, value } = (await chunks.next()) as IteratorResult<readonly Row[], undefined>;
        if (done === true) return stream.close();
        // the header stands before the first rows only
        const [, ...lines] = csv(columns, value.map((row) => columns.map((name) => row[name] ?? null)), options); // prettier-ignore
        stream.enqueue(encoder.encode(lines.join('')));
      },
      cancel: async () => void (await chunks.return(undefined)),
    });
    return c.body(body, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${listing.path.slice(1)}.csv"`,
    });
  });
}
