/** Which places and years there are reports of: darker where there are more. Provinces where there are many counties. */
import { html, type Html } from './html.js';
import { address, changed } from './address.js';
import type { PageContext, WebContext } from './context.js';
import { number, text } from './show.js';

/** With more counties than these, rows are provinces, and a province leads to its counties. */
const MOST_ROWS = 40;
const SHADES = 5;

interface Cell {
  readonly place: string | null;
  readonly name: string | null;
  readonly year: number | null;
  readonly reports: number;
}

interface PlaceRow {
  readonly code: string | null;
  readonly name: string;
  readonly byYear: Map<number | null, number>;
}

const BY_COUNTY = `SELECT q.region_code AS place, max(q.region_name) AS name, q.year, count(*) AS reports
FROM report_subject q WHERE :province IS NULL OR q.province_code = :province
GROUP BY q.region_code, q.year`;
const BY_PROVINCE = `SELECT q.province_code AS place, max(q.province) AS name, q.year, count(*) AS reports
FROM report_subject q GROUP BY q.province_code, q.year`;

function rowsOf(cells: readonly Cell[]): PlaceRow[] {
  const rows = new Map<string | null, PlaceRow>();
  for (const { place, name, year, reports } of cells) {
    let row = rows.get(place);
    if (row === undefined) rows.set(place, (row = { code: place, name: name ?? '', byYear: new Map() }));
    row.byYear.set(year, reports);
  }
  // reports of an unknown place are last
  return [...rows.values()].sort((a, b) => ((a.code ?? '~') < (b.code ?? '~') ? -1 : 1));
}

/** From 1 for the fewest to SHADES for the most; by the logarithm, as few places hold most of the reports. */
const shade = (count: number, most: number): number =>
  most <= 1 ? 1 : Math.min(SHADES, 1 + Math.floor((Math.log(count) / Math.log(most)) * (SHADES - 0.01)));

export function coverageTable({ db, cached }: WebContext, c: PageContext): Html {
  const { w } = c.get('viewer');
  const asked = /^\d{6}$/.test(c.req.query('province') ?? '') ? text(c.req.query('province')) : null;
  const places = cached('places', () =>
    Number(db.prepare('SELECT count(DISTINCT region_code) FROM report_subject').pluck().get()),
  );
  const byCounty = asked !== null || places <= MOST_ROWS;
  const cells = cached(`coverage ${byCounty ? 'county' : 'province'} ${asked ?? ''}`, () =>
    byCounty
      ? db.prepare<[{ province: string | null }], Cell>(BY_COUNTY).all({ province: asked })
      : db.prepare<[], Cell>(BY_PROVINCE).all(),
  );
  const rows = rowsOf(cells);
  if (rows.length === 0) return html`<p class="empty">${w('overview.nothing')}</p>`;
  const years = [...new Set(cells.map(({ year }) => year))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  const most = Math.max(...cells.map(({ reports }) => reports));
  const heads = years.map((year) => html`<th scope="col">${year ?? w('coverage.noYear')}</th>`);
  const url = new URL(c.req.url);
  const lines = rows.map(({ code, name, byYear }) => {
    const shown = name === '' ? w('coverage.noPlace') : name;
    const head = code === null ? shown : html`<a href="${byCounty ? `/counties/${code}` : `${changed(url, { province: code }, '/')}#coverage`}">${shown}</a>`; // prettier-ignore
    const own = years.map((year) => {
      const count = byYear.get(year);
      if (count === undefined) return html`<td class="h0"><span class="hidden">0</span></td>`;
      const inside = number(count);
      const label = w('coverage.cell', { place: shown, year: year ?? w('coverage.noYear'), count: inside });
      return code === null || year === null
        ? html`<td class="h${shade(count, most)}">${inside}</td>`
        : html`<td class="h${shade(count, most)}"><a href="${address('/reports', { region: code, year })}" aria-label="${label}">${inside}</a></td>`; // prettier-ignore
    });
    return html`<tr>
      <th scope="row">${head}</th>
      ${own}
    </tr>`;
  });
  const back = asked === null ? '' : html`<p><a href="/#coverage">${w('coverage.all')}</a></p>`;
  return html`<p class="soft">${w(byCounty ? 'coverage.counties' : 'coverage.provinces')}</p>${back}
<div class="scroll tall" tabindex="0" role="region" aria-label="${w('overview.coverage')}"><table class="heat"><caption class="hidden">${w('overview.coverage')}</caption><thead><tr><th scope="col">${w('col.region')}</th>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}
