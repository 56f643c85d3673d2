/** One report as a page: what it states, in the order of the form that officials fill in, each value with its place. */
import { html, NOTHING, type Html, type Part } from '../html.js';
import { address } from '../address.js';
import type { Viewer } from '../context.js';
import { findingText, ruleWords } from '../lists/findings.js';
import type { Row } from '../lists/listing.js';
import { bar, confidence, fileName, num, number, percent, region, subjectOf, tag, text, wan } from '../show.js';
import type { WordKey } from '../words/index.js';
import type { ReportRows } from './read.js';

type Line = readonly [word: WordKey, value: Part];

const section = (id: string, title: string, body: Html): Html =>
  html`<section aria-labelledby="h-${id}" id="${id}">
    <h2 id="h-${id}">${title}</h2>
    ${body}
  </section>`;

function table(
  title: string,
  heads: readonly (readonly [words: string, numeric?: boolean])[],
  rows: readonly Html[],
): Html {
  // prettier-ignore
  const head = heads.map(([words, numeric]) => html`<th scope="col"${numeric === true ? html` class="n"` : ''}>${words}</th>`); // prettier-ignore
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="list"><caption class="hidden">${title}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`; // prettier-ignore
}

const place = (row: Row): Html => html`<span class="soft">${text(row['place'])}</span>`;

function headOf({ head }: ReportRows, viewer: Viewer): Html {
  const { w } = viewer;
  const rows: readonly Line[] = [
    ['col.year', num(row(head, 'year'))],
    ['col.region', region(head)],
    ['col.kind', w(`kind.${text(head['kind']) as 'project'}`)],
    ['col.project', text(head['project']) === '' ? '' : html`<a href="${address('/projects', { name: text(head['project']), county: text(head['region_code']) })}">${text(head['project'])}</a>`], // prettier-ignore
    ['col.department', text(head['department'])],
    ['col.unit', text(head['unit'])],
    [
      'report.period',
      [head['period_start'], head['period_end']]
        .map(text)
        .filter((part) => part !== '')
        .join(' – '),
    ],
    ['report.date', text(head['report_date'])],
    [
      'col.score',
      [number(num(row(head, 'self_score'))), text(head['grade'])].filter((part) => part !== '').join(' · '),
    ],
    ['col.confidence', confidence(head['confidence'], viewer)],
    ['col.file', html`<a href="/sources/${text(head['source_id'])}">${fileName(head)}</a>`],
  ];
  const lines = rows.map(([word, value]) => (value === '' || value === null ? NOTHING : html`<div><dt>${w(word)}</dt><dd>${value}</dd></div>`)); // prettier-ignore
  return html`<dl class="facts">${lines}</dl>`;
}

const row = (from: Row, name: string): unknown => from[name];

function fundingOf({ funding }: ReportRows, { w }: Viewer): Html {
  if (funding.length === 0) return NOTHING;
  const heads = [[w('col.label')], [w('col.initial'), true], [w('col.budget'), true], [w('col.executed'), true], [w('col.rate'), true], [w('col.stated'), true], [w('col.score'), true], [w('col.place')]] as const; // prettier-ignore
  const rows = funding.map((f) => {
    const rate = num(f['computed_rate']);
    return html`<tr id="f${text(f['funding_id'])}"><th scope="row">${text(f['label'])}</th><td class="n">${wan(num(f['initial_budget']))}</td><td class="n">${wan(num(f['budget']))}</td><td class="n">${wan(num(f['executed']))}</td><td class="n">${percent(rate)} ${rate === null ? '' : bar(rate)}</td><td class="n">${percent(num(f['execution_rate']))}</td><td class="n">${number(num(f['score']))}</td><td>${place(f)}</td></tr>`; // prettier-ignore
  });
  return section('funding', w('nav.funding'), table(w('nav.funding'), heads, rows));
}

function indicatorsOf({ indicators }: ReportRows, { w }: Viewer): Html {
  if (indicators.length === 0) return NOTHING;
  const heads = [[w('report.level1')], [w('report.level2')], [w('col.indicator')], [w('col.target')], [w('col.actual')], [w('col.achieved')], [w('col.weight'), true], [w('col.score'), true], [w('col.reason')], [w('col.place')]] as const; // prettier-ignore
  const rows = indicators.map((i) => {
    const met = text(i['achieved']);
    const shown = met === '' ? '' : tag(met === 'yes' ? 'good' : 'missed', w(met === 'yes' ? 'achieved.yes' : 'achieved.no')); // prettier-ignore
    const corrected = i['corrected'] === 1 ? html` ${tag('corrected', w('report.corrected'))}` : '';
    return html`<tr id="i${text(i['indicator_id'])}"><td>${text(i['level1'])}</td><td>${text(i['level2'])}</td><th scope="row"><a href="${address('/compare', { concept: text(i['concept']) })}" title="${w('report.compare')}">${text(i['level3'])}</a>${corrected}</th><td>${text(i['target_raw'])}</td><td>${text(i['actual_raw'])}</td><td>${shown}</td><td class="n">${number(num(i['weight']))}</td><td class="n">${number(num(i['score']))}</td><td>${text(i['reason'])}</td><td>${place(i)}</td></tr>`; // prettier-ignore
  });
  return section('indicators', w('nav.indicators'), table(w('nav.indicators'), heads, rows));
}

function goalsOf({ goals }: ReportRows, { w }: Viewer): Html {
  const stated = goals.filter((goal) => text(goal['goal_expected']) !== '' || text(goal['goal_actual']) !== '');
  if (stated.length === 0) return NOTHING;
  const pairs = stated.map((goal) => html`<div class="pair"><div><h3>${w('report.expected')}</h3><p class="prose">${text(goal['goal_expected'])}</p></div><div><h3>${w('report.happened')}</h3><p class="prose">${text(goal['goal_actual'])}</p></div></div>`); // prettier-ignore
  return section('goals', w('report.goals'), html`${pairs}`);
}

function findingsOf({ findings }: ReportRows, { lang, w }: Viewer): Html {
  if (findings.length === 0) return NOTHING;
  const lines = findings.map((f) => {
    const severity = text(f['severity']);
    const { explain } = ruleWords(text(f['rule']), lang);
    return html`<li id="n${text(f['finding_id'])}">${tag(severity, w(`severity.${severity as 'error'}`))} <span title="${explain}">${findingText(f, lang)}</span> ${place(f)}</li>`; // prettier-ignore
  });
  return section(
    'findings',
    w('nav.findings'),
    html`<ul class="plain">
      ${lines}
    </ul>`,
  );
}

function spendingOf({ expenditures }: ReportRows, { w }: Viewer): Html {
  if (expenditures.length === 0) return NOTHING;
  const heads = [[w('report.item')], [w('report.amount'), true], [w('report.purpose')], [w('col.place')]] as const;
  const rows = expenditures.map((e) => html`<tr id="e${text(e['expenditure_id'])}"><th scope="row">${text(e['item'])}</th><td class="n">${wan(num(e['amount']))}</td><td>${text(e['purpose'])}</td><td>${place(e)}</td></tr>`); // prettier-ignore
  return section('expenditures', w('report.spending'), table(w('report.spending'), heads, rows));
}

function textOf({ sections }: ReportRows, { w }: Viewer): Html {
  if (sections.length === 0) return NOTHING;
  const parts = sections.map((s) => html`<details id="s${text(s['section_id'])}"${['problems', 'improvements'].includes(text(s['type'])) ? html` open` : ''}><summary>${text(s['number'])} ${text(s['heading'])}</summary><p class="prose">${text(s['text'])}</p></details>`); // prettier-ignore
  return section('sections', w('report.text'), html`${parts}`);
}

function warningsOf({ warnings }: ReportRows, { w }: Viewer): Html {
  if (warnings.length === 0) return NOTHING;
  const lines = warnings.map((one) => html`<li><code>${text(one['code'])}</code> ${text(one['message'])}</li>`);
  return section(
    'warnings',
    w('report.warnings'),
    html`<ul class="plain">
      ${lines}
    </ul>`,
  );
}

export function recordOf(report: ReportRows, viewer: Viewer): Html {
  const { w } = viewer;
  const parts = [fundingOf, goalsOf, indicatorsOf, findingsOf, spendingOf, textOf, warningsOf].map((part) => part(report, viewer)); // prettier-ignore
  return html`<h1>${subjectOf(report.head) || w('report.untitled')}</h1>
    ${headOf(report, viewer)}${parts}`;
}
