/** A report as a form in HTML, each value a link to the cells that it was taken from. */
import { CLUES } from '../confidence/index.js';
import type { Finding, Report } from '../model/record.js';
import { escapeHtml } from './blocks.js';
import { expendituresHtml, formsHtml, fundingHtml, indicatorsHtml } from './record-tables.js';
import { findingHtml, placeLink } from './row-table.js';
import { orNull, valueHtml, type RecordView, type Shown } from './value.js';

export type { PageCorrection, RecordView } from './value.js';

function subjectHtml(view: RecordView): string {
  const { report, asRead, words, located } = view;
  const text = (value: string | number | null): Shown | null => (value === null ? null : { text: String(value), title: '' });
  const fields: readonly (readonly [label: string, field: string, role: string, of: (r: Report) => Shown | null])[] = [
    [words.project, 'projectName', 'projectName', (r) => text(r.projectName)],
    [words.year, 'fiscalYear', 'fiscalYear', (r) => text(r.fiscalYear)],
    [words.region, 'region', '', (r) => orNull(r.region, (region) => ({ text: region.name, title: region.code }))],
    [words.department, 'supervisingDepartment', 'supervisingDepartment', (r) => text(r.supervisingDepartment)],
    [words.unit, 'implementingUnit', 'implementingUnit', (r) => text(r.implementingUnit)],
    [words.reporting, 'reportingUnit', 'reportingUnit', (r) => text(r.reportingUnit)],
    [words.kind, 'kind', '', (r) => text(words[`kind${r.kind}`])],
    [words.period, 'period', 'period', (r) => orNull(r.period, ({ start, end }) => ({ text: `${start} – ${end}`, title: '' }))],
    [words.date, 'reportDate', 'reportDate', (r) => text(r.reportDate)],
    [words.score, 'selfScore', 'selfScore', (r) => text(r.selfScore)],
    [words.grade, 'grade', 'grade', (r) => text(r.grade)],
  ];
  const rows = fields.map(([label, field, role, of]) => {
    const [now, before] = [of(report), of(asRead)];
    const ids = role === '' || before === null ? [] : (located?.field(role, before.text) ?? []);
    const html = valueHtml(now, before, { record: 'report', ordinal: report.ordinal, field, ids, inferred: false }, view);
    return html === '' ? '' : `<dt>${escapeHtml(label)}</dt><dd>${html}</dd>`;
  });
  return `<dl>${rows.join('')}</dl>`;
} // prettier-ignore

function sectionsHtml({ report, located, words }: RecordView): string {
  if (report.sections.length === 0) return '';
  const items = report.sections.map((section) => {
    const ids = located?.locate(section.at) ?? [];
    const name = escapeHtml(`${section.number ?? ''}${section.heading}`);
    const link = ids[0] === undefined ? name : `<a class="v" href="#${ids[0]}" data-to="${ids.join(' ')}">${name}</a>`;
    return `<li>${link} <small>${section.type}</small></li>`;
  });
  return `<h3>${escapeHtml(words.sections)}</h3><ul>${items.join('')}</ul>`;
}

function confidenceHtml({ report, words, lang }: RecordView): string {
  if (report.confidence === null) return '';
  const items = report.evidence.map(({ code, effect, note }) => {
    const zh = lang === 'zh' ? CLUES.find((clue) => clue.code === code)?.zh : undefined;
    const sign = effect < 0 ? '−' : '+';
    return `<li><b>${sign}${Math.abs(effect).toFixed(2)}</b> ${escapeHtml(zh === undefined ? note : `${zh}（${note}）`)}</li>`;
  });
  return `<details class="confidence"><summary>${escapeHtml(words.confidence)} ${report.confidence.toFixed(2)}</summary><ul>${items.join('')}</ul></details>`;
}

const list = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `<h3>${escapeHtml(title)}</h3><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

/** The record of one report: subject, forms, funding, indicators, spending, headings, findings, warnings, confidence. */
export function recordHtml(view: RecordView): string {
  const { report, warnings, words } = view;
  const told = new Set<Finding>();
  const tables = [formsHtml, fundingHtml, indicatorsHtml, expendituresHtml].map((part) => part(view, told)).join('');
  // what is not said below its row
  const rest = report.findings.filter((one) => !told.has(one)).map((one) => findingHtml(one, view));
  const warned = warnings.map((w) => `<b class="warning">${escapeHtml(w.code)}</b> ${escapeHtml(w.message)}${placeLink(w.at, view)}`); // prettier-ignore
  return [
    subjectHtml(view),
    confidenceHtml(view),
    list(words.findings, rest),
    tables,
    sectionsHtml(view),
    list(words.warnings, warned),
  ].join('\n');
}
