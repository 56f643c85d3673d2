/** A region over the years: what it was to do and did, what that cost, how it scored itself, and its problems in its own words. */
import { html, type Html } from './html.js';
import { address } from './address.js';
import type { App, Viewer, WebContext } from './context.js';
import { profileIn, type ProfileMissed, type ProfileReport, type ProfileYear } from '../compare/profile.js';
import { messagePage, page } from './layout.js';
import type { Row } from './lists/listing.js';
import { ask } from './query-rows.js';
import { bar, cut, num, number, percent, reportPath, subjectOf, text, wan } from './show.js';

const PROBLEMS = 40;
const MISSED = 100;

/** Projects and units with the years that there are reports of. */
interface Subject {
  readonly name: string;
  readonly project: string | null;
  readonly unit: string | null;
  readonly reports: ProfileReport[];
}

function subjectsOf(reports: readonly ProfileReport[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const report of reports) {
    const { project, department, unit, title } = report;
    const name = project ?? unit ?? department ?? title ?? '';
    const key = `${project === null ? 'unit' : 'project'} ${name}`;
    const own = found.get(key);
    if (own === undefined) found.set(key, { name, project, unit: department ?? unit, reports: [report] });
    else own.reports.push(report);
  }
  return [...found.values()].sort((a, b) => b.reports.length - a.reports.length || (a.name < b.name ? -1 : 1));
}

function yearTable(years: readonly ProfileYear[], { w }: Viewer): Html {
  const lines = years.map(({ year, reports, projects, budget, executed, rate, counted, indicators, missed, lowestScore, highestScore }) => {
    const scores = lowestScore === null ? '' : lowestScore === highestScore ? number(lowestScore) : `${number(lowestScore)}–${number(highestScore)}`;
    return html`<tr><th scope="row">${year ?? w('coverage.noYear')}</th><td class="n">${number(reports)}</td><td class="n">${number(projects)}</td><td class="n">${number(counted)}</td><td class="n">${wan(budget)}</td><td class="n">${wan(executed)}</td><td class="n">${percent(rate)} ${rate === null ? '' : bar(rate)}</td><td class="n">${number(indicators)}</td><td class="n">${number(missed)}</td><td class="n">${scores}</td></tr>`;
  }); // prettier-ignore
  const heads = [w('nav.reports'), w('county.projects.count'), w('county.counted'), w('col.budget'), w('col.executed'), w('col.rate'), w('col.indicators'), w('county.missed.count'), w('county.scores')]; // prettier-ignore
  return html`<p class="soft">${w('county.money.note')}</p><div class="scroll" tabindex="0" role="region" aria-label="${w('county.money')}"><table class="list"><thead><tr><th scope="col">${w('col.year')}</th>${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}

function subjectTable(reports: readonly ProfileReport[], code: string, { w }: Viewer): Html {
  const years = [...new Set(reports.map(({ year }) => year))];
  const lines = subjectsOf(reports).map(({ name, project, unit, reports: own }) => {
    const head = name === '' ? w('report.untitled') : project === null ? cut(name, 50) : html`<a href="${address('/projects', { name: project, county: code })}">${cut(name, 50)}</a>`; // prettier-ignore
    const cells = years.map((year) => {
      const each = own.filter((report) => report.year === year);
      return html`<td>
        ${each.map(({ reportId, budget, rate, selfScore }) => {
          const said = [budget === null ? null : `${wan(budget)}万元`, rate === null ? null : percent(rate), selfScore === null ? null : w('county.score', { score: number(selfScore) })].filter((part) => part !== null); // prettier-ignore
          return html`<p>
            <a href="${reportPath(reportId)}">${said.length === 0 ? w('county.report') : said.join(' · ')}</a>
          </p>`;
        })}
      </td>`;
    });
    return html`<tr><th scope="row">${head} <span class="soft">${name === unit ? '' : cut(unit, 20)}</span></th>${cells}</tr>`; // prettier-ignore
  });
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label="${w('county.projects')}"><table class="list"><caption class="hidden">${w('county.projects')}</caption><thead><tr><th scope="col">${w('col.subject')}</th>${years.map((year) => html`<th scope="col">${year ?? w('coverage.noYear')}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}

function missedTable(rows: readonly ProfileMissed[], { w }: Viewer): Html {
  if (rows.length === 0) return html`<p class="empty">${w('county.noMissed')}</p>`;
  const lines = rows.slice(0, MISSED).map(
    (row) => html`<tr><td>${row.year}</td><td>${cut(row.project, 30)}</td><th scope="row"><a href="${reportPath(row.reportId, `i${row.indicatorId}`)}">${cut(row.name, 40)}</a></th><td>${cut(row.target, 30)}</td><td>${cut(row.actual, 30)}</td><td class="n">${row.score === null ? '' : number(row.score)}${row.weight === null ? '' : ` / ${number(row.weight)}`}</td><td>${cut(row.reason, 60)}</td></tr>`, // prettier-ignore
  );
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label="${w('county.missed')}"><table class="list"><caption class="hidden">${w('county.missed')}</caption><thead><tr><th scope="col">${w('col.year')}</th><th scope="col">${w('col.project')}</th><th scope="col">${w('col.indicator')}</th><th scope="col">${w('col.target')}</th><th scope="col">${w('col.actual')}</th><th scope="col" class="n">${w('col.points')}</th><th scope="col">${w('col.reason')}</th></tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}

/** What reports say of their problems, with its report. */
export function problemList(rows: readonly Row[], { w }: Viewer): Html {
  if (rows.length === 0) return html`<p class="empty">${w('county.noProblems')}</p>`;
  const items = rows.map(
    (row) => html`<article class="quote"><h3>${num(row['year'])} <a href="${reportPath(row['report_id'], `s${text(row['section_id'])}`)}">${cut(subjectOf(row) || w('county.report'), 50)}</a> · ${text(row['heading'])}</h3><p class="prose">${cut(row['text'], 600)}</p></article>`, // prettier-ignore
  );
  return html`${items}`;
}

const CODE = /^\d{6}$/;

export function registerCounty(app: App, { db, cached }: WebContext): void {
  app.get('/counties/:code', (c) => {
    const viewer = c.get('viewer');
    const { w } = viewer;
    const code = c.req.param('code');
    const known = CODE.test(code) && ask(db, 'SELECT code FROM region WHERE code = ? LIMIT 1', code).length > 0;
    if (!known) return messagePage(c, 404, w('county.none'), w('county.none.what'));
    const seen = cached(`profile ${code}`, () => profileIn(db, { region: code }));
    const problems = [...seen.problems].reverse().slice(0, PROBLEMS);
    const rows = problems.map(({ reportId, sectionId, year, project, heading, text: said }): Row => ({ report_id: reportId, section_id: sectionId, year, project, heading, text: said })); // prettier-ignore
    return page(c, {
      title: seen.name,
      at: '/reports',
      body: html`<h1>${seen.name}</h1>
        <p class="lead">
          ${code} · <a href="${address('/reports', { region: code })}">${w('county.reports')}</a> ·
          <a href="${address('/findings', { region: code })}">${w('county.findings')}</a> ·
          <a href="${address('/indicators', { region: code })}">${w('county.indicators')}</a>
        </p>
        <section>
          <h2>${w('county.money')}</h2>
          ${yearTable(seen.years, viewer)}
        </section>
        <section>
          <h2>${w('county.projects')}</h2>
          ${subjectTable(seen.reports, code, viewer)}
        </section>
        <section>
          <h2>${w('county.missed')}</h2>
          ${missedTable(seen.missed, viewer)}
        </section>
        <section>
          <h2>${w('county.problems')}</h2>
          ${problemList(rows, viewer)}
        </section>`,
    });
  });
  app.get('/counties/:code{[0-9]{6}\\.json}', (c) => {
    const code = c.req.param('code').slice(0, 6);
    return c.json(cached(`profile ${code}`, () => profileIn(db, { region: code })));
  });
}
