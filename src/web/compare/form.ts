/** What to compare, of whom and when, as a form that asks by GET. */
import { COMPARED, LEVELS, PICKS, type MatchedRegion, type UnitGroup } from '../../compare/index.js';
import { html, NOTHING, type Html } from '../html.js';
import { changed } from '../address.js';
import type { PageContext, WebContext } from '../context.js';
import { number } from '../show.js';
import { CHARTS, type AskedComparison, type ChartName } from './asked.js';

export interface FormParts {
  readonly asked: AskedComparison;
  readonly regions: readonly MatchedRegion[];
  readonly units: readonly UnitGroup[];
  readonly chart: ChartName | null;
}

export function compareForm(
  c: PageContext,
  { db, cached }: WebContext,
  { asked, regions, units, chart }: FormParts,
): Html {
  // prettier-ignore
  const { w } = c.get('viewer');
  const url = new URL(c.req.url);
  const { question } = asked;
  const years = cached('years', () =>
    db.prepare<[], number>('SELECT DISTINCT year FROM report_subject WHERE year IS NOT NULL ORDER BY year').pluck().all(),
  ); // prettier-ignore
  const select = (name: string, words: string, options: readonly (readonly [value: string, words: string])[], now: string): Html => // prettier-ignore
    html`<div class="field"><label for="c-${name}">${words}</label><select id="c-${name}" name="${name}">${options.map(([value, shown]) => html`<option value="${value}"${value === now ? html` selected` : ''}>${shown}</option>`)}</select></div>`; // prettier-ignore
  const yearOptions = (any: string): (readonly [string, string])[] => [['', any], ...years.map((year): [string, string] => [String(year), String(year)])]; // prettier-ignore
  const { from, to } = question.years ?? {};
  const chosen = (question.regions ?? []).map((region) => {
    const name = regions.find((one) => one.asked === region)?.name ?? region;
    const rest = (question.regions ?? []).filter((one) => one !== region);
    return html`<li><input type="hidden" name="region" value="${region}">${name} <a href="${changed(url, { region: rest, add: null })}" aria-label="${w('compare.without', { name })}">×</a></li>`; // prettier-ignore
  });
  const unitField =
    units.length < 2
      ? NOTHING
      : select('unit', w('compare.unit'), [['', w('compare.unit.choose')], ...units.map(({ unit, figures }): [string, string] => [unit, `${unit === '' ? w('compare.unit.none') : unit} (${number(figures)})`])], question.unit ?? ''); // prettier-ignore
  return html`<form class="filters compare" action="/compare" data-live="result" aria-label="${w('compare.form')}">
<div class="fields">
<div class="field long"><label for="c-concept">${w('compare.subject')}</label><input id="c-concept" name="concept" value="${asked.family ? '' : asked.subject}" data-suggest="concept" autocomplete="off" placeholder="${w('compare.subject.hint')}">${asked.family ? html`<input type="hidden" name="family" value="${asked.subject}" />` : NOTHING}</div>
<div class="field"><label for="c-add">${w('compare.add')}</label><input id="c-add" name="add" data-suggest="region" data-submit autocomplete="off" placeholder="${w('compare.add.hint')}"></div>
${select('from', w('compare.from'), yearOptions(w('compare.first')), from === undefined || from === 0 ? '' : String(from))}
${select('to', w('compare.to'), yearOptions(w('compare.last')), to === undefined || to === 9999 ? '' : String(to))}
${select(
  'chart',
  w('compare.chart'),
  CHARTS.map((name) => [name, w(`compare.chart.${name}`)]),
  chart ?? 'line',
)}
${unitField}
<div class="field go"><button>${w('compare.show')}</button></div>
</div>
${
  chosen.length === 0
    ? html`<p class="soft">${w('compare.everywhere')}</p>`
    : html`<ul class="chips">
        ${chosen}
        <li><a href="${changed(url, { region: null, add: null })}">${w('compare.all')}</a></li>
      </ul>`
}
<details${question.value !== undefined || question.by !== undefined || question.department !== undefined || question.confidence !== undefined || question.pick !== undefined ? html` open` : ''}><summary>${w('filter.further')}</summary><div class="fields">
${select(
  'value',
  w('compare.value'),
  COMPARED.map((value) => [value, w(`compare.value.${value}`)]),
  question.value ?? 'actual',
)}
${select(
  'by',
  w('compare.by'),
  LEVELS.map((by) => [by, w(`compare.by.${by}`)]),
  question.by ?? 'county',
)}
${select(
  'pick',
  w('compare.pick'),
  PICKS.map((pick) => [pick, w(`compare.pick.${pick}`)]),
  question.pick ?? 'list',
)}
<div class="field"><label for="c-department">${w('filter.department')}</label><input id="c-department" name="department" value="${question.department ?? ''}"></div>
<div class="field check"><input type="checkbox" id="c-sure" name="sure" value="1"${question.confidence === undefined ? '' : html` checked`}><label for="c-sure">${w('compare.sure')}</label></div>
</div></details></form>`;
}
