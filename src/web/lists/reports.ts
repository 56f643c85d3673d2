/** The list of reports. */
import { address } from '../address.js';
import { filesOfReports } from '../copies.js';
import { html, type Part } from '../html.js';
import type { Words } from '../words/index.js';
import { bar, confidence, cut, num, number, percent, region, reportPath, subjectOf, tag, text, wan } from '../show.js';
import { condition, inSubject, ofSubject } from './filters.js';
import type { Condition, Listing, Row } from './listing.js';

const rateOf = (row: Readonly<Record<string, unknown>>): number | null => {
  const budget = num(row['budget']) ?? num(row['initial_budget']);
  const executed = num(row['executed']);
  return budget === null || executed === null || budget === 0 ? null : executed / budget;
};

/** That a report is in several files, leading to them. */
function filesTag(row: Row, w: Words): Part {
  const files = num(row['files']);
  if (files === null) return '';
  const href = address('/reports', { q: text(row['project'] ?? row['department'] ?? row['unit']), region: text(row['region_code']), year: num(row['year']) }); // prettier-ignore
  return html` <a class="tag" href="${href}" title="${w('copies.what')}">${w('copies.files', { count: files })}</a>`;
}

export const REPORTS: Listing = {
  path: '/reports',
  word: 'nav.reports',
  about: 'reports.about',
  view: 'v_report',
  key: 'report_id',
  filters: ['q', 'region', 'year', 'department', 'kind', 'confidence', 'finding', 'outcome', 'copies'],
  newestFirst: true,
  beside: filesOfReports,
  orders: {
    year: { sql: 'q.year' },
    region: { sql: 'q.region_code' },
    project: { sql: 'coalesce(q.project, q.unit)' },
    department: { sql: 'q.department' },
    confidence: { sql: 'q.confidence' },
    score: { sql: '(SELECT CASE WHEN k.id IS NULL THEN r.self_score ELSE k.self_score END FROM report r LEFT JOIN report_corrected k ON k.id = r.id WHERE r.id = q.report_id)' }, // prettier-ignore
    indicators: { sql: '(SELECT count(*) FROM indicator_derived d WHERE d.report_id = q.report_id)' },
    findings: { sql: '(SELECT count(*) FROM finding f WHERE f.report_id = q.report_id)' },
  },
  columns: [
    { word: 'col.year', sort: 'year', cell: (row) => num(row['year']) ?? '—' },
    { word: 'col.region', sort: 'region', cell: region },
    {
      word: 'col.subject',
      sort: 'project',
      cell: (row, { w }) => html`<a href="${reportPath(row['report_id'])}">${cut(subjectOf(row) || w('report.untitled'), 50)}</a>${filesTag(row, w)}`, // prettier-ignore
    },
    { word: 'col.department', sort: 'department', cell: (row) => cut(row['department'] ?? row['unit'], 24) },
    { word: 'col.kind', cell: (row, { w }) => w(`kind.${text(row['kind']) as 'project'}`) },
    { word: 'col.budget', numeric: true, cell: (row) => wan(num(row['budget']) ?? num(row['initial_budget'])) },
    {
      word: 'col.rate',
      numeric: true,
      cell: (row) => {
        const rate = rateOf(row);
        return rate === null ? '' : html`${percent(rate)} ${bar(rate)}`;
      },
    },
    { word: 'col.score', sort: 'score', numeric: true, cell: (row) => number(num(row['self_score'])) },
    { word: 'col.indicators', sort: 'indicators', numeric: true, cell: (row) => number(num(row['indicators'])) },
    {
      word: 'col.findings',
      sort: 'findings',
      numeric: true,
      cell: (row, { w }) => {
        const [errors = 0, all = 0] = [num(row['findings_error']) ?? 0, num(row['findings']) ?? 0];
        return errors === 0 ? all : html`${all} ${tag('error', w('findings.errors', { count: errors }))}`;
      },
    },
    { word: 'col.confidence', sort: 'confidence', numeric: true, cell: (row, viewer) => confidence(row['confidence'], viewer) }, // prettier-ignore
  ],
  select: (asked, regions) => {
    const where: Condition[] = [...inSubject(asked.q), ...ofSubject(asked, regions)];
    const { finding, outcome } = asked;
    if (finding !== undefined)
      where.push(condition('q.report_id IN (SELECT f.report_id FROM finding f WHERE f.rule = :finding)', { finding }));
    if (outcome !== undefined)
      where.push(condition('q.source_id IN (SELECT s.id FROM source s WHERE s.outcome = :outcome)', { outcome }));
    return { id: 'q.report_id', from: 'FROM report_subject q', where };
  },
};
