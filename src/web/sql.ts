/** A box for questions in SQL: one statement that reads, in a process of its own, bounded in time and rows. */
import { SQL_RECIPES } from '../../data/cookbook.js';
import { csv } from '../export/csv.js';
import { query, type QueryResult, type QueryValue } from '../store/query.js';
import { StoreError } from '../store/sqlite.js';
import { html, NOTHING, type Html } from './html.js';
import { address } from './address.js';
import type { App, PageContext, WebContext } from './context.js';
import { page } from './layout.js';
import { number } from './show.js';

const ON_PAGE = 500;
const IN_FILE = 100_000;
const MOST = 6000;
/** Processes at once: a question that is asked again and again is not to fill the machine. */
const AT_ONCE = 2;

/** Bytes of a result on a page, and in a file. */
const PAGE_BYTES = 4 * 1024 * 1024;
const FILE_BYTES = 32 * 1024 * 1024;
/** Letters of a value on a page. */
const MOST_LETTERS = 2000;
const MOST_BLOB = 32;

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

/** As files hold it: bytes as hexadecimal digits. */
const whole = (value: QueryValue): string | null =>
  value === null ? null : value instanceof Uint8Array ? hex(value) : String(value);

/** As a page shows it: what is very long is cut, and how long it is is said. */
function shown(value: QueryValue): string | null {
  if (value instanceof Uint8Array)
    return value.length <= MOST_BLOB ? hex(value) : `${hex(value.subarray(0, MOST_BLOB))}… (${number(value.length)} bytes)`; // prettier-ignore
  const text = whole(value);
  return text === null || text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS)}… (${number(text.length)})`; // prettier-ignore
}

function resultTable({ columns, rows }: QueryResult, c: PageContext): Html {
  const { w } = c.get('viewer');
  const numeric = columns.map((_, i) => rows.every((row) => row[i] === null || typeof row[i] === 'number'));
  const link = (name: string | undefined, value: string): Html | string =>
    name === 'report_id' && /^\d+$/.test(value) ? html`<a href="/reports/${value}">${value}</a>` : value;
  const cell = (value: QueryValue, i: number): Html => {
    const text = shown(value);
    return html`<td${numeric[i] === true ? html` class="n"` : ''}>${text === null ? html`<span class="none">∅</span>` : link(columns[i], text)}</td>`; // prettier-ignore
  };
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label="${w('sql.result')}"><table class="list result"><caption class="hidden">${w('sql.result')}</caption><thead><tr>${columns.map((name, i) => html`<th scope="col"${numeric[i] === true ? html` class="n"` : ''}>${name}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`; // prettier-ignore
}

/** A link from elsewhere shows a question but does not run it. */
const fromHere = (c: PageContext): boolean =>
  !['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');

export function registerSql(app: App, { path, db, cached, sqlMilliseconds }: WebContext): void {
  const views = (): string[] => cached('views', () => db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'v_*' ORDER BY name`).pluck().all()); // prettier-ignore
  let running = 0;
  const run = async (sql: string, maxRows: number, maxBytes: number): Promise<QueryResult | StoreError> => {
    if (running >= AT_ONCE) return new StoreError('limit', `${AT_ONCE} questions are being answered. Wait until one is done.`); // prettier-ignore
    running++;
    try {
      return await query(path, sql, { maxRows, maxBytes, maxMilliseconds: sqlMilliseconds });
    } catch (error) {
      if (error instanceof StoreError) return error;
      throw error;
    } finally {
      running--;
    }
  };
  const asked = (c: PageContext): string => (c.req.query('sql') ?? '').trim().slice(0, MOST);

  app.get('/sql', async (c) => {
    const { lang, w } = c.get('viewer');
    const sql = asked(c);
    const result = sql === '' || !fromHere(c) ? null : await run(sql, ON_PAGE, PAGE_BYTES);
    const failed = result instanceof StoreError;
    const twins = (end: string, more: Readonly<Record<string, string>> = {}): string => address(`/sql${end}`, { sql, ...more }); // prettier-ignore
    const said =
      result === null
        ? NOTHING
        : failed
          ? html`<p class="note bad" role="alert">${result.message}</p>`
          : html`<div class="over"><p aria-live="polite"><b>${w(result.truncated ? 'sql.truncated' : 'sql.rows', { count: number(result.rows.length) })}</b></p><p class="twins">${w('list.download')} <a href="${twins('.csv')}" download>CSV (Excel)</a> <a href="${twins('.csv', { plain: '1' })}" download>CSV</a> <a href="${twins('.json')}">JSON</a></p></div>${resultTable(result, c)}`; // prettier-ignore
    const canned = SQL_RECIPES.map((one) => html`<li><a href="${address('/sql', { sql: one.sql })}" title="${lang === 'zh' ? one.questionZh : one.question}">${lang === 'zh' ? one.titleZh : one.title}</a></li>`); // prettier-ignore
    const recipe = SQL_RECIPES.find((one) => one.sql.trim() === sql);
    const mind =
      recipe === undefined ? NOTHING : html`<p class="note">${lang === 'zh' ? recipe.noteZh : recipe.note}</p>`;
    return page(c, {
      title: w('nav.sql'),
      at: '/sql',
      wide: true,
      status: failed ? 422 : 200,
      body: html`<h1>${w('nav.sql')}</h1>
        <p class="lead">${w('sql.about', { rows: number(ON_PAGE), seconds: sqlMilliseconds / 1000 })}</p>
        <div class="beside">
          <form action="/sql" class="sql">
            <label for="sql">${w('sql.statement')}</label
            ><textarea id="sql" name="sql" rows="9" spellcheck="false" autocapitalize="off">${sql}</textarea>
            <p><button>${w('sql.run')}</button> <span class="soft">${w('sql.key')}</span></p>
          </form>
          <aside aria-labelledby="canned">
            <h2 id="canned">${w('sql.canned')}</h2>
            <ul class="plain">
              ${canned}
            </ul>
            <ul class="chips">
              ${views().map((name) => html`<li><a href="${address('/sql', { sql: `SELECT * FROM "${name}" LIMIT 50` })}">${name}</a></li>`)}
            </ul>
            <p class="soft">
              ${w('sql.views')}
              <a
                href="${address('/sql', { sql: 'SELECT table_name, column_name, meaning, meaning_zh, unit, example FROM dictionary ORDER BY table_name, rowid' })}"
                >dictionary</a
              >
            </p>
          </aside>
        </div>
        ${mind}${said}`,
    });
  });
  const elsewhere = (c: PageContext): Response => c.text('jixiao: a link from elsewhere runs nothing.\n', 403);
  app.get('/sql.json', async (c) => {
    if (!fromHere(c)) return elsewhere(c);
    const result = await run(asked(c), IN_FILE, FILE_BYTES);
    if (result instanceof StoreError) return c.json({ error: result.message }, 422);
    const plain = (value: QueryValue): string | number | null => (typeof value === 'number' ? value : shown(value));
    return c.json({ columns: result.columns, truncated: result.truncated, rows: result.rows.map((row) => row.map(plain)) }); // prettier-ignore
  });
  app.get('/sql.csv', async (c) => {
    if (!fromHere(c)) return elsewhere(c);
    const result = await run(asked(c), IN_FILE, FILE_BYTES);
    if (result instanceof StoreError) return c.text(`${result.message}\n`, 422);
    const options = c.req.query('plain') === '1' ? {} : { bom: true, safe: true };
    return c.body([...csv(result.columns, result.rows, options)].join(''), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="query.csv"',
      ...(result.truncated ? { 'x-truncated': '1' } : {}),
    });
  });
}
