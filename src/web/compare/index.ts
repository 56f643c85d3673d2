/** One indicator over counties and years: chart and table, each value leading to its report, and both as files. */
import { compareIn, type Comparison } from '../../compare/index.js';
import { cellsTable } from '../../compare/tabular.js';
import { chartPng, chartSvg, NoChineseFont } from '../../export/chart/render.js';
import { csv } from '../../export/csv.js';
import { html, NOTHING, type Html } from '../html.js';
import { address, changed } from '../address.js';
import type { App, PageContext, WebContext } from '../context.js';
import { AskError, faultText, type FaultText } from '../faults.js';
import { page } from '../layout.js';
import { number } from '../show.js';
import { askedComparison, type AskedComparison } from './asked.js';
import { chartHtml, chartOf, fitting } from './drawn.js';
import { compareForm } from './form.js';
import { multiples } from './multiples.js';
import { comparisonTable, namesAndRest, outlierList } from './table.js';

const FREQUENT = `SELECT c.label, count(*) AS n, count(DISTINCT d.year) AS years FROM indicator_derived d JOIN concept c ON c.id = d.concept_id
GROUP BY d.concept_id ORDER BY n DESC, c.label LIMIT 24`;

function answer({ db, cached }: WebContext, { question }: AskedComparison): Comparison {
  return cached(`compare ${JSON.stringify(question)}`, () => db.transaction(() => compareIn(db, question))());
}

/** Concepts to begin with. */
function frequent({ db, cached }: WebContext, c: PageContext): Html {
  const { w } = c.get('viewer');
  const found = cached('frequent', () => db.prepare<[], { label: string; n: number }>(FREQUENT).all());
  const items = found.map(({ label, n }) => html`<li><a href="${address('/compare', { concept: label })}">${label}</a> (${number(n)})</li>`); // prettier-ignore
  return html`<section>
    <h2>${w('compare.frequent')}</h2>
    <ul class="chips">
      ${items}
    </ul>
  </section>`;
}

function resultOf(context: WebContext, c: PageContext, asked: AskedComparison, found: Comparison): Html {
  const viewer = c.get('viewer');
  const { lang, w } = viewer;
  const url = new URL(c.req.url);
  const to = (concept: string): string => changed(url, { concept, family: null, unit: null });
  if (found.outcome === 'unknown') {
    const near = found.near.map(({ concept, indicators }) => html`<li><a href="${to(concept)}">${concept}</a> (${number(indicators)})</li>`); // prettier-ignore
    return html`<p class="note">${w('compare.unknown', { subject: found.subject })}</p>${near.length === 0 ? frequent(context, c) : html`<ul class="chips">${near}</ul>`}`; // prettier-ignore
  }
  if (found.outcome === 'units') {
    const units = found.units.map(({ unit, figures, names }) => html`<li><a href="${changed(url, { unit })}">${unit === '' ? w('compare.unit.none') : unit}</a> (${number(figures)}) <span class="soft">${names.map(({ name }) => name).join('、')}</span></li>`); // prettier-ignore
    return html`<p class="note">${w('compare.units')}</p>
      <ul class="plain">
        ${units}
      </ul>`;
  }
  if (found.rows.length === 0)
    return html`<p class="empty">${w('compare.nothing')}</p>
      ${namesAndRest(found, viewer, to)}`;
  const name = asked.chart ?? fitting(found);
  const small = name === 'multiples' ? multiples(found, w) : null;
  const chart = name === 'multiples' ? (small?.body ?? NOTHING) : chartHtml(found, name, asked.year, { lang });
  const yearLinks =
    name !== 'dots' || found.years.length < 2
      ? NOTHING
      : html`<p class="years">${found.years.map((year) => html`<a href="${changed(url, { chart: 'dots', year })}"${year === (asked.year ?? found.years.at(-1)) ? html` aria-current="true"` : ''}>${year}</a> `)}</p>`; // prettier-ignore
  const twin = (end: string, more: Readonly<Record<string, string>> = {}): string => changed(url, { chart: name, ...more }, `/compare${end}`); // prettier-ignore
  const drawings = html`<a href="${twin('.svg')}" download>SVG</a> <a href="${twin('.png')}" download>PNG</a>`; // prettier-ignore
  return html`<section class="figure" aria-labelledby="chart">
      <div class="over">
        <h2 id="chart">
          ${found.match === 'family' ? found.subject : (found.concepts[0] ?? '')}${found.unit === '' ? '' : ` (${found.unit})`}
        </h2>
        <p class="twins">
          ${w('list.download')} ${drawings} <a href="${twin('.csv')}" download>CSV (Excel)</a>
          <a href="${twin('.csv', { plain: '1' })}" download>CSV</a> <a href="${twin('.json')}">JSON</a>
          <a href="${changed(url, {})}" data-copy="${w('compare.copied')}">${w('compare.link')}</a>
        </p>
      </div>
      ${yearLinks}
      <div class="scroll" tabindex="0" role="region" aria-label="${w('compare.chart')}">${chart}</div>
      ${small !== null && small.shown < small.all ? html`<p class="note">${w('compare.rows', { shown: small.shown, all: number(small.all) })}</p>` : NOTHING}
    </section>
    <section aria-label="${w('compare.table')}">${comparisonTable(found, viewer)}</section>
    ${outlierList(found, viewer)} ${namesAndRest(found, viewer, to)}`;
}

/** The table that a file is made of; in words why there is none. */
function tableFor(context: WebContext, c: PageContext) {
  const { w } = c.get('viewer');
  const asked = askedComparison(new URL(c.req.url).searchParams);
  if (asked.subject === '') throw new AskError(w('compare.subject.hint'));
  const found = answer(context, asked);
  if (found.outcome === 'unknown') throw new AskError(w('compare.unknown', { subject: found.subject }));
  if (found.outcome === 'units') throw new AskError(w('compare.units'));
  if (found.rows.length === 0) throw new AskError(w('compare.nothing'));
  return { table: found, asked };
}

export function registerCompare(app: App, context: WebContext): void {
  app.get('/compare', (c) => {
    const { w } = c.get('viewer');
    const asked = askedComparison(new URL(c.req.url).searchParams);
    let found: Comparison | null = null;
    let refused: FaultText | null = null;
    try {
      if (asked.subject !== '') found = answer(context, asked);
    } catch (error) {
      refused = faultText(error, w);
      if (refused.status === 500) throw error;
    }
    const regions = found === null || found.outcome === 'unknown' ? [] : found.regions;
    const units = found === null || found.outcome === 'unknown' ? [] : found.units;
    const chart = asked.chart ?? (found?.outcome === 'compared' ? fitting(found) : null);
    return page(c, {
      title: asked.subject === '' ? w('nav.compare') : `${asked.subject} · ${w('nav.compare')}`,
      at: '/compare',
      wide: true,
      scripts: ['suggest.js'],
      ...(refused === null ? {} : { status: refused.status }),
      body: html`<h1>${w('nav.compare')}</h1>
        <p class="lead">${w('compare.about')}</p>
        ${compareForm(c, context, { asked, regions, units, chart })}
        <div id="result">
          ${refused === null ? NOTHING : html`<p class="note bad" role="alert">${refused.text}</p>`}
          ${found === null ? frequent(context, c) : resultOf(context, c, asked, found)}
        </div>`,
    });
  });
  app.get('/compare.json', (c) => c.json(tableFor(context, c).table));
  app.get('/compare.csv', (c) => {
    const { columns, rows } = cellsTable(tableFor(context, c).table);
    const options = c.req.query('plain') === '1' ? {} : { bom: true, safe: true };
    return c.body([...csv(columns, rows, options)].join(''), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="comparison.csv"',
    });
  });
  const drawn = (c: PageContext) => {
    const { table, asked } = tableFor(context, c);
    return { table, year: asked.year, name: asked.chart ?? fitting(table) };
  };
  app.get('/compare.svg', (c) => {
    const { table, name, year } = drawn(c);
    return c.body(chartSvg(chartOf(table, name, year, { lang: c.get('viewer').lang })), 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-disposition': 'attachment; filename="comparison.svg"',
    });
  });
  app.get('/compare.png', async (c) => {
    const { lang, w } = c.get('viewer');
    const { table, name, year } = drawn(c);
    try {
      const bytes = await chartPng((fonts) => chartOf(table, name, year, { lang, fonts }));
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'image/png',
        'content-disposition': 'attachment; filename="comparison.png"',
      });
    } catch (error) {
      if (error instanceof NoChineseFont) throw new AskError(w('compare.noFont'));
      throw error;
    }
  });
}
