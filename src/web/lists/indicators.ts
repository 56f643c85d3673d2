/** The list of indicators. */
import { html } from '../html.js';
import { address } from '../address.js';
import { cut, num, number, region, reportPath, tag, text } from '../show.js';
import { condition, holding, ofSubject } from './filters.js';
import type { Condition, Listing } from './listing.js';

export const INDICATORS: Listing = {
  path: '/indicators',
  word: 'nav.indicators',
  about: 'indicators.about',
  view: 'v_indicator',
  key: 'indicator_id',
  filters: ['q', 'concept', 'achieved', 'region', 'year', 'department', 'kind', 'confidence', 'copies'],
  orders: {
    year: { sql: 'd.year' },
    region: { sql: 'q.region_code' },
    name: { sql: 'd.level3', known: true },
    actual: { sql: '(SELECT i.actual_base_number FROM indicator i WHERE i.id = d.indicator_id)', heavy: true },
    achieved: { sql: 'd.achieved' },
    rate: { sql: 'd.score_rate' },
  },
  columns: [
    { word: 'col.year', sort: 'year', cell: (row) => num(row['year']) ?? '—' },
    { word: 'col.region', sort: 'region', cell: region },
    {
      word: 'col.indicator',
      sort: 'name',
      cell: (row) => html`<a href="${reportPath(row['report_id'], `i${text(row['indicator_id'])}`)}">${cut(row['level3'], 40)}</a>`, // prettier-ignore
    },
    {
      word: 'col.concept',
      cell: (row) => html`<a href="${address('/compare', { concept: text(row['concept']) })}">${cut(row['concept'], 24)}</a>`, // prettier-ignore
    },
    { word: 'col.target', cell: (row) => cut(row['target_raw'], 30) },
    { word: 'col.actual', sort: 'actual', cell: (row) => cut(row['actual_raw'], 30) },
    {
      word: 'col.achieved',
      sort: 'achieved',
      cell: (row, { w }) => {
        const met = text(row['achieved']);
        return met === '' ? '' : tag(met === 'yes' ? 'good' : 'missed', w(met === 'yes' ? 'achieved.yes' : 'achieved.no')); // prettier-ignore
      },
    },
    {
      word: 'col.points',
      sort: 'rate',
      numeric: true,
      cell: (row) => {
        const [score, weight] = [num(row['score']), num(row['weight'])];
        return score === null && weight === null ? '' : `${number(score)}${weight === null ? '' : ` / ${number(weight)}`}`; // prettier-ignore
      },
    },
    { word: 'col.project', cell: (row) => cut(row['project'] ?? row['unit'], 24) },
    { word: 'col.place', cell: (row) => html`<span class="soft">${text(row['place'])}</span>` },
  ],
  select: (asked, regions) => {
    const subject = ofSubject(asked, regions);
    const where: Condition[] = [];
    const { q, concept, achieved } = asked;
    if (q !== undefined)
      where.push(condition(`d.level3 IN (SELECT n.text FROM search_name n WHERE n.kind = 'indicator' AND n.text LIKE :q ESCAPE '\\')`, { q: holding(q) })); // prettier-ignore
    if (concept !== undefined)
      where.push(condition('d.concept_id = (SELECT c.id FROM concept c WHERE c.label = :concept)', { concept }));
    if (achieved !== undefined) where.push(condition('d.achieved = :achieved', { achieved }));
    const id = 'd.indicator_id';
    const from = 'FROM indicator_derived d JOIN report_subject q ON q.report_id = d.report_id';
    const counted = subject.length === 0 ? 'FROM indicator_derived d' : from;
    // in the order of the index that finds them: the latest year of a concept first, names by their letters
    if (concept !== undefined) return { id, from, counted, where: [...where, ...subject], order: 'd.year DESC, d.indicator_id DESC' }; // prettier-ignore
    if (q !== undefined) return { id, from, counted, where: [...where, ...subject], order: 'd.level3, d.indicator_id' };
    if (subject.length === 0) return { id, from, counted, where };
    // from the reports that are asked for to their indicators
    return {
      id,
      from: 'FROM report_subject q CROSS JOIN indicator_derived d ON d.report_id = q.report_id',
      where: [...subject, ...where],
      order: 'q.report_id, d.indicator_id',
    };
  },
};
