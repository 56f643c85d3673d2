/** The list of findings. */
import { RULES } from '../../audit/index.js';
import { messageZh } from '../../audit/message-zh.js';
import type { Finding } from '../../model/record.js';
import { html } from '../html.js';
import { cut, num, region, reportPath, subjectOf, tag, text } from '../show.js';
import { condition, inSubject, ofSubject } from './filters.js';
import type { Listing, Row } from './listing.js';
import type { Lang } from '../words/index.js';
import { RULE_TITLES } from '../words/rule-titles.js';

const NOWHERE: Finding['at'] = { page: null, table: null, row: null, column: null, paragraph: null, box: null };

/** Numbers of the contract are kept as texts in the database. */
const valueOf = (value: unknown): number | string | null => {
  if (typeof value !== 'string') return typeof value === 'number' ? value : null;
  return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
};

/** What a finding says, in the language of the viewer. */
export function findingText(row: Row, lang: Lang): string {
  if (lang === 'en') return text(row['message']);
  return messageZh({
    rule: text(row['rule']),
    severity: text(row['severity']) as Finding['severity'],
    message: text(row['message']),
    expected: valueOf(row['expected']),
    actual: valueOf(row['actual']),
    at: NOWHERE,
  });
}

/** The name of a rule for people, and what it checks. */
export function ruleWords(id: string, lang: Lang): { readonly title: string; readonly explain: string } {
  const rule = RULES.find((one) => one.id === id);
  if (rule === undefined) return { title: id, explain: '' };
  return lang === 'zh'
    ? { title: rule.titleZh, explain: rule.explainZh }
    : { title: RULE_TITLES[id] ?? id, explain: rule.explain };
}

export const FINDINGS: Listing = {
  path: '/findings',
  word: 'nav.findings',
  about: 'findings.about',
  view: 'v_finding',
  key: 'finding_id',
  filters: ['q', 'finding', 'severity', 'region', 'year', 'department', 'kind', 'confidence', 'copies'],
  orders: {
    year: { sql: 'q.year' },
    region: { sql: 'q.region_code' },
    rule: { sql: 'f.rule', known: true },
    severity: { sql: `CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END` },
  },
  columns: [
    {
      word: 'col.severity',
      sort: 'severity',
      cell: (row, { w }) => tag(text(row['severity']), w(`severity.${text(row['severity']) as 'error'}`)),
    },
    {
      word: 'col.rule',
      sort: 'rule',
      cell: (row, { lang }) => {
        const { title, explain } = ruleWords(text(row['rule']), lang);
        return html`<span title="${explain}">${title}</span>`;
      },
    },
    {
      word: 'col.finding',
      cell: (row, { lang }) => html`<a href="${reportPath(row['report_id'], `n${text(row['finding_id'])}`)}">${cut(findingText(row, lang), 100)}</a>`, // prettier-ignore
    },
    { word: 'col.year', sort: 'year', cell: (row) => num(row['year']) ?? '—' },
    { word: 'col.region', sort: 'region', cell: region },
    { word: 'col.subject', cell: (row) => cut(subjectOf(row), 30) },
    { word: 'col.place', cell: (row) => html`<span class="soft">${text(row['place'])}</span>` },
  ],
  select: (asked, regions) => {
    const subject = [...inSubject(asked.q), ...ofSubject(asked, regions)];
    const { finding, severity } = asked;
    const where = [
      ...(finding === undefined ? [] : [condition('f.rule = :finding', { finding })]),
      ...(severity === undefined ? [] : [condition('f.severity = :severity', { severity })]),
    ];
    return subject.length === 0
      ? {
          id: 'f.id',
          from: 'FROM finding f JOIN report_subject q ON q.report_id = f.report_id',
          counted: 'FROM finding f',
          where,
        }
      : {
          id: 'f.id',
          from: 'FROM report_subject q CROSS JOIN finding f ON f.report_id = q.report_id',
          where: [...subject, ...where],
          order: 'q.report_id, f.id',
        };
  },
};
