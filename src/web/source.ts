/** The page of one file: how reading it ended, what came out, what was left out. */
import { OUTCOMES, WARNING_CODES, type Outcome } from '../model/codes.js';
import { html, NOTHING } from './html.js';
import type { App, WebContext } from './context.js';
import { messagePage, page } from './layout.js';
import { outcomeLevel } from './lists/sources.js';
import { ask } from './query-rows.js';
import { saidBy } from './report/told.js';
import { fileName, num, number, region, subjectOf, tag, text } from './show.js';

const PLACE = `trim(coalesce('第' || at_page || '页 ', '') || coalesce('表' || at_table || ' ', '') || coalesce('行' || at_row || ' ', '') || coalesce('列' || at_column || ' ', '') || coalesce('段' || at_paragraph, ''))`; // prettier-ignore

export function registerSource(app: App, { db }: WebContext): void {
  app.get('/sources/:id{[0-9]+}', (c) => {
    const { lang, w } = c.get('viewer');
    const id = Number(c.req.param('id'));
    const source = ask(db, 'SELECT * FROM v_source WHERE source_id = ?', id)[0];
    if (source === undefined) return messagePage(c, 404, w('source.none'), w('report.none.what'));
    const outcome = text(source['outcome']) as Outcome;
    const { meaning, zh, advice } = OUTCOMES[outcome];
    const reports = ask(db, 'SELECT * FROM v_report WHERE source_id = ? ORDER BY report_ordinal LIMIT 500', id);
    const warnings = ask(db, `SELECT code, message, ${PLACE} AS place FROM warning WHERE source_id = ? ORDER BY ordinal LIMIT 500`, id); // prettier-ignore
    const paths = ask(db, 'SELECT path, entry, url FROM source_path WHERE source_id = ? ORDER BY path, entry LIMIT 100', id); // prettier-ignore
    const meant = (code: string): string => {
      const known = code in WARNING_CODES ? WARNING_CODES[code as keyof typeof WARNING_CODES] : null;
      return known === null ? '' : lang === 'zh' ? known.zh : known.meaning;
    };
    const facts = [
      [
        w('col.outcome'),
        html`${tag(outcomeLevel(outcome), lang === 'zh' ? zh : meaning)} ${lang === 'en' ? advice : ''}`,
      ],
      [w('col.format'), text(source['format'])],
      [w('col.bytes'), number((num(source['bytes']) ?? 0) / 1024, 1)],
      [w('col.pages'), number(num(source['pages']))],
      [w('source.title'), text(source['title'])],
      [w('source.published'), text(source['published_at'])],
      ['SHA-256', html`<code>${text(source['sha256'])}</code>`],
      [w('source.version'), text(source['reader_version'])],
    ] as const;
    const lines = facts.map(([name, value]) => (value === '' ? NOTHING : html`<div><dt>${name}</dt><dd>${value}</dd></div>`)); // prettier-ignore
    return page(c, {
      title: text(source['path']),
      at: '/sources',
      body: html`<h1>${fileName(source)}</h1>
        <dl class="facts">${lines}</dl>
        <section>
          <h2>${w('source.paths')}</h2>
          <ul class="plain">
            ${paths.map((path) => html`<li class="path">${text(path['path'])}${text(path['entry']) === '' ? '' : ` › ${text(path['entry'])}`} <span class="soft">${text(path['url'])}</span></li>`)}
          </ul>
        </section>
        <section>
          <h2>${w('nav.reports')}</h2>
          ${
            reports.length === 0
              ? html`<p class="empty">${w('source.noReports')}</p>`
              : html`<ul class="plain">
                  ${reports.map((report) => html`<li><a href="/reports/${text(report['report_id'])}">${subjectOf(report) || w('report.untitled')}</a> ${num(report['year'])} ${region(report)} <span class="soft">${w('count.indicators', { count: number(num(report['indicators'])) })}</span></li>`)}
                </ul>`
          }
        </section>
        ${
          warnings.length === 0
            ? NOTHING
            : html`<section>
                <h2>${w('report.warnings')}</h2>
                <ul class="plain">
                  ${warnings.map((one) => html`<li><span title="${text(one['code'])}">${meant(text(one['code'])) || text(one['code'])}</span> ${saidBy({ code: text(one['code']), message: text(one['message']) }, lang)} <span class="soft">${text(one['place'])}</span></li>`)}
                </ul>
              </section>`
        }`,
    });
  });
}
