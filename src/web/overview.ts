/** What is in the database: how much, what became of the files, whose reports of which years, and what is new. */
import { OUTCOMES, type Outcome } from '../model/codes.js';
import { html, NOTHING, type Html } from './html.js';
import { address } from './address.js';
import { coverageTable } from './coverage-table.js';
import type { App, PageContext, WebContext } from './context.js';
import { page } from './layout.js';
import { ruleWords } from './lists/findings.js';
import type { Row } from './lists/listing.js';
import { outcomeLevel, sourcesOf } from './lists/sources.js';
import { bar, cut, fileName, num, number, tag, text } from './show.js';

interface Sums extends Row {
  readonly files: number;
  readonly reports: number;
  readonly indicators: number;
  readonly funding: number;
  readonly findings: number;
  readonly counties: number;
}

const SUMS = `SELECT (SELECT count(*) FROM source) AS files, (SELECT count(*) FROM report) AS reports,
  (SELECT count(*) FROM indicator) AS indicators, (SELECT count(*) FROM funding) AS funding,
  (SELECT count(*) FROM finding) AS findings,
  (SELECT count(DISTINCT region_code) FROM report_subject WHERE county IS NOT NULL) AS counties`;

const NEWEST = `SELECT source_id, path, entry, outcome, reports, indicators, said FROM v_source
WHERE source_id IN (SELECT id FROM source ORDER BY id DESC LIMIT 8) ORDER BY source_id DESC`;

const UNKNOWN = `SELECT message, count(*) AS forms, count(DISTINCT source_id) AS files, min(source_id) AS source
FROM warning WHERE code = 'form.unknown' GROUP BY message ORDER BY forms DESC, message LIMIT 10`;

const RUNS = `SELECT id, started_at, finished_at, files, inserted, replaced, unchanged, arguments
FROM run ORDER BY id DESC LIMIT 5`;

const section = (id: string, title: string, body: Html): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body}
  </section>`;

/** Counts with a bar each, leading to what was counted. */
function facets(rows: readonly { words: Html | string; count: number; href: string; level: string }[]): Html {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const lines = rows.map(
    ({ words, count, href, level }) =>
      html`<tr><th scope="row"><a href="${href}">${words}</a></th><td class="n">${number(count)}</td><td class="barred">${bar(count / most, level)}</td></tr>`, // prettier-ignore
  );
  return html`<table class="facets">
    <tbody>
      ${lines}
    </tbody>
  </table>`;
}

function outcomes({ db, cached }: WebContext, c: PageContext): Html {
  const { lang } = c.get('viewer');
  const found = cached('outcomes', () =>
    db.prepare<[], [Outcome, number]>('SELECT outcome, count(*) FROM source GROUP BY outcome ORDER BY 2 DESC').raw().all(),
  ); // prettier-ignore
  return facets(
    found.map(([outcome, count]) => ({
      words: lang === 'zh' ? OUTCOMES[outcome].zh : OUTCOMES[outcome].meaning,
      count,
      href: sourcesOf(outcome),
      level: outcomeLevel(outcome),
    })),
  );
}

function findings({ db, cached }: WebContext, c: PageContext): Html {
  const { lang, w } = c.get('viewer');
  const found = cached('rules', () =>
    db.prepare<[], [string, string, number]>('SELECT rule, severity, count(*) FROM finding GROUP BY rule, severity ORDER BY 3 DESC, rule').raw().all(),
  ); // prettier-ignore
  if (found.length === 0) return html`<p class="empty">${w('overview.noFindings')}</p>`;
  return facets(
    found.map(([rule, severity, count]) => {
      const { title, explain } = ruleWords(rule, lang);
      return {
        words: html`<span title="${explain}">${title}</span> ${tag(severity, w(`severity.${severity as 'error'}`))}`,
        count,
        href: address('/findings', { finding: rule }),
        level: severity,
      };
    }),
  );
}

function newest({ db, cached }: WebContext, c: PageContext): Html {
  const { lang, w } = c.get('viewer');
  const rows = cached('newest', () => db.prepare<[], Row>(NEWEST).all());
  const lines = rows.map((row) => {
    const outcome = text(row['outcome']) as Outcome;
    const words = lang === 'zh' ? OUTCOMES[outcome].zh : OUTCOMES[outcome].meaning;
    return html`<tr><td><a href="/sources/${text(row['source_id'])}">${fileName(row)}</a></td><td>${tag(outcomeLevel(outcome), words)}</td><td class="n">${w('count.indicators', { count: number(num(row['indicators'])) })}</td></tr>`; // prettier-ignore
  });
  return html`<div class="scroll"><table><caption class="hidden">${w('overview.newest')}</caption><thead class="hidden"><tr><th scope="col">${w('col.file')}</th><th scope="col">${w('col.outcome')}</th><th scope="col">${w('col.indicators')}</th></tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}

function unknown({ db, cached }: WebContext, c: PageContext): Html {
  const { w } = c.get('viewer');
  const rows = cached('unknown forms', () => db.prepare<[], Row>(UNKNOWN).all());
  if (rows.length === 0) return html`<p class="empty">${w('overview.noUnknown')}</p>`;
  const lines = rows.map((row) => html`<li><b>${number(num(row['forms']))}</b> <a href="/sources/${text(row['source'])}">${cut(row['message'], 120)}</a></li>`); // prettier-ignore
  return html`<ul class="plain">
    ${lines}
  </ul>`;
}

function runs({ db, cached }: WebContext, c: PageContext): Html {
  const { w } = c.get('viewer');
  const rows = cached('runs', () => db.prepare<[], Row>(RUNS).all());
  const time = (value: unknown): string => text(value).slice(0, 16).replace('T', ' ');
  const lines = rows.map((row) => {
    const given = (JSON.parse(text(row['arguments'])) as unknown[]).map(String).join(' ');
    return html`<tr><td>${time(row['started_at'])}</td><td>${row['finished_at'] === null ? tag('missed', w('overview.unfinished')) : time(row['finished_at']).slice(11)}</td><td class="n">${number(num(row['files']))}</td><td class="n">${number(num(row['inserted']))}</td><td class="n">${number(num(row['replaced']))}</td><td>${cut(given, 40)}</td></tr>`; // prettier-ignore
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${w('overview.runs')}"><table><caption class="hidden">${w('overview.runs')}</caption><thead><tr><th scope="col">${w('col.started')}</th><th scope="col">${w('col.ended')}</th><th scope="col" class="n">${w('col.files')}</th><th scope="col" class="n">${w('col.new')}</th><th scope="col" class="n">${w('col.replaced')}</th><th scope="col">${w('col.arguments')}</th></tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}

export function registerOverview(app: App, context: WebContext): void {
  const { db, cached } = context;
  app.get('/', (c) => {
    const { w } = c.get('viewer');
    const sums = cached('sums', () => db.prepare<[], Sums>(SUMS).get());
    const tiles = sums === undefined ? [] : ([['/sources', 'nav.sources', sums.files], ['/reports', 'nav.reports', sums.reports], ['/indicators', 'nav.indicators', sums.indicators], ['/funding', 'nav.funding', sums.funding], ['/findings', 'nav.findings', sums.findings]] as const); // prettier-ignore
    const counties = sums === undefined ? NOTHING : html`<li><a href="#coverage"><b>${number(sums.counties)}</b> ${w('overview.counties')}</a></li>`; // prettier-ignore
    return page(c, {
      title: w('nav.overview'),
      at: '/',
      body: html`<h1>${w('nav.overview')}</h1>
        <p class="lead path">${context.path}</p>
        <ul class="tiles">
          ${tiles.map(
            ([href, word, count]) =>
              html`<li>
                <a href="${href}"><b>${number(count)}</b> ${w(word)}</a>
              </li>`,
          )}${counties}
        </ul>
        <div class="columns">
          ${section('coverage', w('overview.coverage'), coverageTable(context, c))}
          <div>
            ${section('outcomes', w('overview.outcomes'), outcomes(context, c))}
            ${section('newest', w('overview.newest'), newest(context, c))}
          </div>
          ${section('rules', w('overview.findings'), findings(context, c))}
          ${section('unknown', w('overview.unknown'), unknown(context, c))}
        </div>
        ${section('runs', w('overview.runs'), runs(context, c))}`,
    });
  });
  app.get('/overview.json', (c) =>
    c.json({
      ...cached('sums', () => db.prepare<[], Sums>(SUMS).get()),
      outcomes: Object.fromEntries(db.prepare<[], [string, number]>('SELECT outcome, count(*) FROM source GROUP BY outcome').raw().all()), // prettier-ignore
      findings_by_rule: Object.fromEntries(db.prepare<[], [string, number]>('SELECT rule, count(*) FROM finding GROUP BY rule').raw().all()), // prettier-ignore
    }),
  );
}
