/** A report as a form in HTML, each value a link to the cells that it was taken from. */
import { messageZh } from '../audit/message-zh.js';
import { CLUES } from '../confidence/index.js';
import type { At, Finding, Report, Value, Warning } from '../model/record.js';
import { escapeHtml } from './blocks.js';
import type { Located } from './locate.js';
import type { PageLang, Words } from './words.js';

/** Who corrected a field and why; `record` and `ordinal` name the row, `field` is the contract's path. */
export interface PageCorrection {
  readonly record: string;
  readonly ordinal: number;
  readonly field: string;
  readonly who: string;
  readonly reason: string;
}

export interface RecordView {
  /** As it stands, corrections included. */
  readonly report: Report;
  /** As it was read: the same rows in the same order. */
  readonly asRead: Report;
  readonly corrections: readonly PageCorrection[];
  /** Warnings of the whole file. */
  readonly warnings: readonly Warning[];
  /** Null where the source is not shown. */
  readonly located: Located | null;
  readonly words: Words;
  readonly lang: PageLang;
}

const number = (n: number): string => {
  const [whole = '', rest] = String(Math.round(n * 1e6) / 1e6).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
};

const wan = (yuan: number): string => number(yuan / 10_000);
const percent = (fraction: number): string => `${number(fraction * 100)}%`;

interface Shown {
  readonly text: string;
  readonly title: string;
}

const plain = (value: string | number): Shown => ({ text: typeof value === 'number' ? number(value) : value, title: '' }); // prettier-ignore
const money = (yuan: number): Shown => ({ text: wan(yuan), title: `${number(yuan)} 元` });
const rate = (fraction: number): Shown => ({ text: percent(fraction), title: String(fraction) });

/** The text of a target or result, and beside it what was made of it. */
function stated({ raw, comparator, number: n, numberTo, unit, date, base }: Value): Shown {
  const parts = [
    n === null
      ? ''
      : `${comparator ?? ''}${n}${numberTo === null ? '' : `–${numberTo}`}${unit === null ? '' : ` ${unit}`}`,
    date === null ? '' : `${n === null ? (comparator ?? '') : ''}${date}`,
    base === null || base.unit === unit ? '' : `= ${number(base.number)} ${base.unit}`,
  ];
  return { text: raw, title: parts.filter((part) => part !== '').join('; ') };
}

interface Cell {
  readonly record: string;
  readonly ordinal: number;
  readonly field: string;
  readonly ids: readonly string[];
  readonly inferred: boolean;
}

/** One value: what stands, and what was read where a reviewer corrected it. */
function valueHtml(now: Shown | null, read: Shown | null, cell: Cell, view: RecordView): string {
  const { words } = view;
  const changed = now?.text !== read?.text || now?.title !== read?.title;
  const made = view.corrections.find((one) => one.record === cell.record && one.ordinal === cell.ordinal && one.field === cell.field); // prettier-ignore
  const why = made === undefined ? words.corrected : `${words.corrected}: ${made.reason} (${words.by} ${made.who})`;
  const title = [now?.title ?? '', changed ? why : '', cell.inferred ? words.inferred : ''].filter((part) => part !== '').join('\n'); // prettier-ignore
  const classes = `v${changed ? ' corrected' : ''}${cell.inferred ? ' inferred' : ''}`;
  const tip = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  const old = changed ? ` <del title="${escapeHtml(words.wasRead)}">${escapeHtml(read?.text ?? words.none)}</del>` : '';
  if (now === null && !changed) return '';
  const text = escapeHtml(now?.text ?? words.none);
  const [first] = cell.ids;
  if (first === undefined) return `<span class="${classes}"${tip}>${text}</span>${old}`;
  return `<a class="${classes}" href="#${first}" data-to="${cell.ids.join(' ')}"${tip}>${text}</a>${old}`;
}

const DOUBTS = new Set(['value.inferred', 'row.shifted', 'value.unsure', 'unit.unsure']);

function isInferred(at: At, view: RecordView): boolean {
  return view.warnings.some((w) => DOUBTS.has(w.code) && w.at !== null && w.at.table !== null && w.at.table === at.table && w.at.row === at.row); // prettier-ignore
}

interface Column<R> {
  readonly head: string;
  readonly field: string;
  readonly roles: readonly string[];
  readonly of: (row: R) => Shown | null;
  readonly numeric?: boolean;
}

const orNull = <T>(value: T | null, show: (value: T) => Shown): Shown | null => (value === null ? null : show(value));

interface Row {
  readonly ordinal: number;
  readonly at: At;
}

function placeLink(at: At | null, view: RecordView): string {
  const ids = at === null ? [] : (view.located?.locate(at) ?? []);
  return ids[0] === undefined ? '' : ` <a class="v at" href="#${ids[0]}" data-to="${ids.join(' ')}">§</a>`;
}

function findingHtml(finding: Finding, view: RecordView): string {
  const message = view.lang === 'zh' ? messageZh(finding) : finding.message;
  return `<b class="${finding.severity}">${escapeHtml(finding.rule)}</b> ${escapeHtml(message)}${placeLink(finding.at, view)}`;
}

/** Rows as a table, with the findings about a row below it. Columns without any value are left out. */
function tableOf<R extends Row>(title: string, record: string, rows: readonly R[], read: readonly R[], columns: readonly Column<R>[], view: RecordView, told: Set<Finding>): string {
  if (rows.length === 0) return '';
  const used = columns.filter((column) => [...rows, ...read].some((row) => column.of(row) !== null));
  const head = used.map((column) => `<th scope="col">${escapeHtml(column.head)}</th>`).join('');
  const body = rows.map((row, i) => {
    const inferred = isInferred(row.at, view);
    const cells = used.map((column) => {
      const now = column.of(row);
      const before = column.of(read[i] ?? row);
      const ids = view.located?.locate(row.at, column.roles) ?? [];
      const html = valueHtml(now, before, { record, ordinal: row.ordinal, field: column.field, ids, inferred }, view);
      return `<td${column.numeric === true ? ' class="n"' : ''}>${html}</td>`;
    });
    const about = view.report.findings.filter((one) => !told.has(one) && one.at.table !== null && one.at.table === row.at.table && one.at.row !== null && one.at.row === row.at.row);
    for (const one of about) told.add(one);
    const below = about.map((one) => `<tr class="finding"><td colspan="${used.length}">${findingHtml(one, view)}</td></tr>`);
    return `<tr>${cells.join('')}</tr>${below.join('')}`;
  });
  return `<h3>${escapeHtml(title)}</h3><div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(title)}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
} // prettier-ignore

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

function formsHtml(view: RecordView, told: Set<Finding>): string {
  const { report, asRead, words } = view;
  const columns: readonly Column<Report['forms'][number]>[] = [
    { head: words.form, field: 'title', roles: ['title', 'caption'], of: (f) => orNull(f.title, plain) },
    {
      head: words.expected,
      field: 'goal.expected',
      roles: ['goal.expected'],
      of: (f) => orNull(f.goal?.expected ?? null, plain),
    },
    {
      head: words.achieved,
      field: 'goal.actual',
      roles: ['goal.actual'],
      of: (f) => orNull(f.goal?.actual ?? null, plain),
    },
    {
      head: words.weight,
      field: 'totalWeight',
      roles: ['total'],
      of: (f) => orNull(f.totalWeight, plain),
      numeric: true,
    },
    {
      head: words.points,
      field: 'totalScore',
      roles: ['total'],
      of: (f) => orNull(f.totalScore, plain),
      numeric: true,
    },
  ];
  return tableOf(words.form, 'form', report.forms, asRead.forms, columns, view, told);
}

function fundingHtml(view: RecordView, told: Set<Finding>): string {
  const { report, asRead, words } = view;
  type Funding = Report['funding'][number];
  const amount = (head: string, field: 'initialBudget' | 'budget' | 'received' | 'executed'): Column<Funding> => ({ head, field, roles: [`funding.${field}`], of: (f) => orNull(f[field], money), numeric: true }); // prettier-ignore
  const columns: readonly Column<Funding>[] = [
    { head: words.label, field: 'label', roles: ['funding.label'], of: (f) => plain(f.label) },
    amount(words.initialBudget, 'initialBudget'),
    amount(words.budget, 'budget'),
    amount(words.received, 'received'),
    amount(words.executed, 'executed'),
    { head: words.rate, field: 'executionRate', roles: ['funding.executionRate'], of: (f) => orNull(f.executionRate, rate), numeric: true }, // prettier-ignore
    { head: words.weight, field: 'weight', roles: ['funding.weight'], of: (f) => orNull(f.weight, plain), numeric: true }, // prettier-ignore
    { head: words.points, field: 'score', roles: ['funding.score'], of: (f) => orNull(f.score, plain), numeric: true },
    { head: words.reason, field: 'reason', roles: ['funding.reason'], of: (f) => orNull(f.reason, plain) },
  ];
  return tableOf(words.funding, 'funding', report.funding, asRead.funding, columns, view, told);
}

function indicatorsHtml(view: RecordView, told: Set<Finding>): string {
  const { report, asRead, words } = view;
  type Indicator = Report['indicators'][number];
  const columns: readonly Column<Indicator>[] = [
    { head: `${words.level} 1`, field: 'level1', roles: ['level1', 'level1+level2'], of: (i) => orNull(i.level1, plain) }, // prettier-ignore
    { head: `${words.level} 2`, field: 'level2', roles: ['level2', 'level1+level2'], of: (i) => orNull(i.level2, plain) }, // prettier-ignore
    { head: words.indicator, field: 'level3', roles: ['level3'], of: (i) => plain(i.level3) },
    { head: words.target, field: 'target', roles: ['target'], of: (i) => orNull(i.target, stated) },
    { head: words.actual, field: 'actual', roles: ['actual'], of: (i) => orNull(i.actual, stated) },
    { head: words.weight, field: 'weight', roles: ['weight'], of: (i) => orNull(i.weight, plain), numeric: true },
    { head: words.points, field: 'score', roles: ['score'], of: (i) => orNull(i.score, plain), numeric: true },
    { head: words.reason, field: 'reason', roles: ['reason'], of: (i) => orNull(i.reason, plain) },
  ];
  return tableOf(words.indicators, 'indicator', report.indicators, asRead.indicators, columns, view, told);
}

function expendituresHtml(view: RecordView, told: Set<Finding>): string {
  const { report, asRead, words } = view;
  type Expenditure = Report['expenditures'][number];
  const columns: readonly Column<Expenditure>[] = [
    { head: words.item, field: 'item', roles: ['expenditure.item'], of: (e) => plain(e.item) },
    { head: words.amount, field: 'amount', roles: ['expenditure.amount'], of: (e) => orNull(e.amount, money), numeric: true }, // prettier-ignore
    { head: words.share, field: 'share', roles: ['expenditure.share'], of: (e) => orNull(e.share, rate), numeric: true }, // prettier-ignore
    { head: words.date, field: 'date', roles: ['expenditure.date'], of: (e) => orNull(e.date, plain) },
  ];
  return tableOf(words.expenditures, 'expenditure', report.expenditures, asRead.expenditures, columns, view, told);
}

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
