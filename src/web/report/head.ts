/** What stands above a report: its subject, place and year, leading to more of each, its file and where else it is. */
import type { Region } from '../../model/record.js';
import { address } from '../address.js';
import { html, NOTHING, type Html } from '../html.js';
import { cut, fileName, reportPath, text } from '../show.js';
import type { Row } from '../lists/listing.js';
import { wordsIn, type Lang } from '../words/index.js';
import type { Neighbours } from './neighbours.js';
import { titleOf, type ReportView } from './view.js';
import { sayIn, type Say } from './words.js';

function neighboursHtml({ previous, next, place, list }: Neighbours, say: Say): Html {
  const link = (to: string | null, rel: string, words: string, sign: string): Html =>
    to === null ? html`<span class="off" aria-hidden="true">${sign}</span>` : html`<a href="${to}" rel="${rel}" title="${words}" aria-label="${words}">${sign}</a>`; // prettier-ignore
  const where = place === null ? NOTHING : html`<a class="back" href="${list}" title="${say('back')}">${say('place', { ...place })}</a>`; // prettier-ignore
  return html`<nav class="neighbours" aria-label="${say('previous')} / ${say('next')}">${link(previous, 'prev', say('previous'), '←')} ${where} ${link(next, 'next', say('next'), '→')}</nav>`; // prettier-ignore
}

/** Place, year and project, as they stand after corrections. */
function subjectLinks(view: ReportView, say: Say): Html[] {
  const report = view.rows.find(({ record }) => record === 'report')?.standing ?? {};
  const { region, fiscalYear, projectName } = report as { region?: Region | null; fiscalYear?: number | null; projectName?: string | null }; // prettier-ignore
  const county = region == null ? null : view.editable ? html`<a href="/counties/${region.code}">${region.name}</a>` : html`${region.name}`; // prettier-ignore
  const year = fiscalYear == null ? null : html`${fiscalYear}`;
  const years = projectName == null || region == null || !view.editable ? null : html`<a href="${address('/projects', { name: projectName, county: region.code })}">${say('overYears')}</a>`; // prettier-ignore
  return [county, year, years].filter((part) => part !== null);
}

const joined = (parts: readonly Html[]): Html[] => parts.map((part, i) => (i === 0 ? part : html` · ${part}`));

export function headHtml(view: ReportView, neighbours: Neighbours | null, others: readonly Row[], lang: Lang): Html {
  const say = sayIn(lang);
  const { source } = view;
  const path = source.entry === null ? source.path : `${source.path} › ${source.entry}`;
  const file = view.sourcePath === null ? html`<span class="path">${cut(path, 90)}</span>` : html`<a class="path" href="${view.sourcePath}">${cut(path, 90)}</a>`; // prettier-ignore
  const which = view.reports > 1 ? [html`${say('reportOf', { ordinal: view.report.ordinal, reports: view.reports })}`] : []; // prettier-ignore
  const twin = view.editable ? [html`<a href="${view.base}.json">JSON</a>`] : [];
  const also = others.length === 0 ? NOTHING : html`<details class="also"><summary>${say('also', { count: others.length })}</summary><ul class="plain">${others.map((row) => html`<li><a href="${reportPath(row['report_id'])}">${fileName(row)}</a> <span class="soft">${text(row['format'])} ${text(row['confidence'])}</span></li>`)}</ul></details>`; // prettier-ignore
  return html`<div class="title">
    <div>
      <h1>${titleOf(view) || wordsIn(lang)('report.untitled')}</h1>
      <p class="lead">${joined([...subjectLinks(view, say), file, ...which, ...twin])}</p>
      ${also}
    </div>
    ${neighbours === null ? NOTHING : neighboursHtml(neighbours, say)}
  </div>`;
}
