/** The list of rows of funding. */
import { html } from '../html.js';
import { bar, cut, num, number, percent, region, reportPath, subjectOf, text, wan } from '../show.js';
import { condition, inSubject, ofSubject } from './filters.js';
import type { Listing } from './listing.js';

export const FUNDING: Listing = {
  path: '/funding',
  word: 'nav.funding',
  about: 'funding.about',
  view: 'v_funding',
  key: 'funding_id',
  filters: ['q', 'money', 'region', 'year', 'department', 'kind', 'confidence', 'copies'],
  orders: {
    year: { sql: 'q.year' },
    region: { sql: 'q.region_code' },
    budget: { sql: 'coalesce(f.budget, f.initial_budget)' },
    executed: { sql: 'f.executed' },
    rate: { sql: 'f.executed / nullif(coalesce(f.budget, f.initial_budget), 0)' },
  },
  columns: [
    { word: 'col.year', sort: 'year', cell: (row) => num(row['year']) ?? '—' },
    { word: 'col.region', sort: 'region', cell: region },
    {
      word: 'col.subject',
      cell: (row, { w }) => html`<a href="${reportPath(row['report_id'], `f${text(row['funding_id'])}`)}">${cut(subjectOf(row) || w('report.untitled'), 40)}</a>`, // prettier-ignore
    },
    { word: 'col.label', cell: (row) => cut(row['label'], 24) },
    { word: 'col.money', cell: (row, { w }) => w(`money.${text(row['source']) as 'total'}`) },
    { word: 'col.initial', numeric: true, cell: (row) => wan(num(row['initial_budget'])) },
    { word: 'col.budget', sort: 'budget', numeric: true, cell: (row) => wan(num(row['budget'])) },
    { word: 'col.executed', sort: 'executed', numeric: true, cell: (row) => wan(num(row['executed'])) },
    {
      word: 'col.rate',
      sort: 'rate',
      numeric: true,
      cell: (row) => {
        const rate = num(row['computed_rate']);
        return rate === null ? '' : html`${percent(rate)} ${bar(rate)}`;
      },
    },
    { word: 'col.stated', numeric: true, cell: (row) => percent(num(row['execution_rate'])) },
    { word: 'col.score', numeric: true, cell: (row) => number(num(row['score'])) },
  ],
  select: (asked, regions) => {
    const subject = [...inSubject(asked.q), ...ofSubject(asked, regions)];
    const where = asked.money === undefined ? [] : [condition('f.source = :money', { money: asked.money })];
    return subject.length === 0
      ? {
          id: 'f.id',
          from: 'FROM funding f JOIN report_subject q ON q.report_id = f.report_id',
          counted: 'FROM funding f',
          where,
        }
      : {
          id: 'f.id',
          from: 'FROM report_subject q CROSS JOIN funding f ON f.report_id = q.report_id',
          where: [...subject, ...where],
          order: 'q.report_id, f.id',
        };
  },
};
