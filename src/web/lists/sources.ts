/** The list of files, read or not. */
import { OUTCOMES, type Outcome } from '../../model/codes.js';
import { html } from '../html.js';
import { address } from '../address.js';
import { cut, fileName, num, number, tag, text } from '../show.js';
import { condition, holding, ofSubject } from './filters.js';
import type { Condition, Listing } from './listing.js';

/** Good, a part, no report, or a failure. */
export const outcomeLevel = (outcome: string): string =>
  ['ok', 'partial', 'not-a-report'].includes(outcome) ? outcome : 'failed';

export const SOURCES: Listing = {
  path: '/sources',
  word: 'nav.sources',
  about: 'sources.about',
  view: 'v_source',
  key: 'source_id',
  filters: ['q', 'outcome', 'format', 'region', 'year', 'department', 'kind', 'confidence', 'finding'],
  newestFirst: true,
  orders: {
    path: { sql: 's.path', known: true },
    outcome: { sql: 's.outcome', known: true },
    format: { sql: 's.format', known: true },
    bytes: { sql: 's.bytes', known: true },
    seconds: { sql: 's.seconds' },
    warnings: { sql: '(SELECT count(*) FROM warning w WHERE w.source_id = s.id)' },
  },
  columns: [
    { word: 'col.file', sort: 'path', cell: (row) => html`<a href="/sources/${text(row['source_id'])}">${fileName(row)}</a>` }, // prettier-ignore
    {
      word: 'col.outcome',
      sort: 'outcome',
      cell: (row, { lang }) => {
        const outcome = text(row['outcome']) as Outcome;
        const { meaning, zh } = OUTCOMES[outcome];
        return tag(outcomeLevel(outcome), lang === 'zh' ? zh : meaning);
      },
    },
    { word: 'col.format', sort: 'format', cell: (row) => text(row['format']) },
    { word: 'col.bytes', sort: 'bytes', numeric: true, cell: (row) => number((num(row['bytes']) ?? 0) / 1024, 0) },
    { word: 'col.pages', numeric: true, cell: (row) => number(num(row['pages'])) },
    { word: 'col.reports', numeric: true, cell: (row) => number(num(row['reports'])) },
    { word: 'col.indicators', numeric: true, cell: (row) => number(num(row['indicators'])) },
    { word: 'col.warnings', sort: 'warnings', numeric: true, cell: (row) => number(num(row['warnings'])) },
    { word: 'col.said', cell: (row) => cut(row['said'], 60) },
  ],
  select: (asked, regions) => {
    const where: Condition[] = [];
    const { q, outcome, format, finding } = asked;
    if (q !== undefined)
      where.push(condition(`s.path LIKE :q ESCAPE '\\' OR s.entry LIKE :q ESCAPE '\\' OR s.title LIKE :q ESCAPE '\\'`, { q: holding(q) })); // prettier-ignore
    if (outcome !== undefined) where.push(condition('s.outcome = :outcome', { outcome }));
    if (format !== undefined) where.push(condition('s.format = :format', { format }));
    const subject = ofSubject(asked, regions);
    if (finding !== undefined)
      subject.push(
        condition('q.report_id IN (SELECT f.report_id FROM finding f WHERE f.rule = :finding)', { finding }),
      );
    if (subject.length > 0) {
      const sql = subject.map((one) => `(${one.sql})`).join(' AND ');
      const params = Object.assign({}, ...subject.map((one) => one.params)) as Condition['params'];
      where.push(condition(`s.id IN (SELECT q.source_id FROM report_subject q WHERE ${sql})`, params));
    }
    return { id: 's.id', from: 'FROM source s', where };
  },
};

export const sourcesOf = (outcome: string): string => address('/sources', { outcome });
