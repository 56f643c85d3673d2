/** A project over the years: money, each target beside each result, scores and problems. */
import { html, NOTHING, type Html } from './html.js';
import { address } from './address.js';
import type { App, Viewer, WebContext } from './context.js';
import { problemList } from './county.js';
import { messagePage, page } from './layout.js';
import type { Row } from './lists/listing.js';
import { moneyByYear, targetsByYear } from './over-years.js';
import { ask } from './query-rows.js';
import { cut, num, region, reportPath, text } from './show.js';
import { moneyTable, targetsTable } from './year-tables.js';

const REPORTS = `SELECT * FROM report_subject q WHERE `;
const INDICATORS = `SELECT v.* FROM v_indicator v WHERE v.report_id IN (SELECT value FROM json_each(?)) ORDER BY v.year, v.report_id, v.ordinal LIMIT 3000`;
const PROBLEMS = `SELECT * FROM v_problem WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY year DESC, report_id LIMIT 20`;

/** A row an indicator, a column a year: target, result and whether it was met. */
function indicatorTable(rows: readonly Row[], { w }: Viewer): Html {
  const years = [...new Set(rows.map((row) => num(row['year'])))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  const names = new Map<string, Row[]>();
  for (const row of rows) names.set(text(row['concept']), [...(names.get(text(row['concept'])) ?? []), row]);
  const cell = (row: Row): Html => {
    const met = text(row['achieved']);
    const mark = met === '' ? '' : met === 'yes' ? html` <span class="met" title="${w('achieved.yes')}">✓<span class="hidden">${w('achieved.yes')}</span></span>` : html` <span class="missed" title="${w('achieved.no')}">✗<span class="hidden">${w('achieved.no')}</span></span>`; // prettier-ignore
    return html`<p><a href="${reportPath(row['report_id'], `i${text(row['indicator_id'])}`)}" title="${text(row['level3'])}">${cut(row['actual_raw'] ?? '—', 30)}</a>${mark} <span class="soft">${w('col.target')} ${cut(row['target_raw'] ?? '—', 30)}</span></p>`; // prettier-ignore
  };
  const lines = [...names].map(
    ([name, own]) => html`<tr><th scope="row"><a href="${address('/compare', { concept: name })}">${cut(name, 40)}</a></th>${years.map((year) => html`<td>${own.filter((row) => num(row['year']) === year).map(cell)}</td>`)}</tr>`, // prettier-ignore
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${w('county.targets')}"><table class="list"><caption class="hidden">${w('county.targets')}</caption><thead><tr><th scope="col">${w('col.concept')}</th>${years.map((year) => html`<th scope="col">${year ?? w('coverage.noYear')}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}

export function registerProject(app: App, { db }: WebContext): void {
  app.get('/projects', (c) => {
    const viewer = c.get('viewer');
    const { w } = viewer;
    const name = (c.req.query('name') ?? '').slice(0, 300);
    const county = /^\d{6}$/.test(c.req.query('county') ?? '') ? text(c.req.query('county')) : null;
    const condition = county === null ? 'q.project = ?' : 'q.project = ? AND q.region_code = ?';
    const params = county === null ? [name] : [name, county];
    const reports = name === '' ? [] : ask(db, `${REPORTS}${condition} ORDER BY q.year, q.region_code LIMIT 500`, ...params); // prettier-ignore
    if (reports.length === 0) return messagePage(c, 404, w('project.none'), w('project.none.what'));
    const ids = JSON.stringify(reports.map((report) => report['report_id']));
    const places = [...new Map(reports.map((report) => [text(report['region_code']), report])).values()];
    const one = places.length === 1;
    const links = one
      ? html`<p class="lead">${region(places[0] ?? {})}</p>`
      : html`<details><summary>${w('project.places', { count: places.length })}</summary><ul class="chips">${places.map((place) => html`<li><a href="${address('/projects', { name, county: text(place['region_code']) })}">${text(place['region_name'])}</a></li>`)}</ul></details>`; // prettier-ignore
    const indicators = one ? html`<section><h2>${w('county.targets')}</h2>${indicatorTable(ask(db, INDICATORS, ids), viewer)}</section>` : NOTHING; // prettier-ignore
    return page(c, {
      title: name,
      at: '/reports',
      body: html`<h1>${name}</h1>
        ${links}
        <section>
          <h2>${w('county.money')}</h2>
          ${moneyTable(moneyByYear(db, condition, params), viewer)}
        </section>
        <section>
          <h2>${w('project.scores')}</h2>
          ${targetsTable(targetsByYear(db, condition, params), viewer)}
        </section>
        ${indicators}
        <section>
          <h2>${w('nav.reports')}</h2>
          <ul class="plain">
            ${reports.map((report) => html`<li><a href="${reportPath(report['report_id'])}">${num(report['year']) ?? w('coverage.noYear')}</a> ${one ? '' : region(report)} ${text(report['unit'])}</li>`)}
          </ul>
        </section>
        <section>
          <h2>${w('county.problems')}</h2>
          ${problemList(ask(db, PROBLEMS, ids), viewer)}
        </section>`,
    });
  });
}
