/**
 * The account of a run as one web page that needs nothing else. Everything that comes from files is escaped; the page
 * forbids itself the network, and all scripts but its own, which it names by their hash.
 */
import { createHash } from 'node:crypto';
import { OUTCOMES, WARNING_CODES, type Outcome } from '../model/codes.js';
import { isFailure } from '../model/failure.js';
import { REPORT_SCRIPT, REPORT_STYLE } from './run-report-style.js';
import { filled, reportWords, type ReportWords } from './run-report-words.js';
import type { ReportFile, RunReport } from './run-report.js';

export interface PageOptions {
  readonly lang: 'en' | 'zh';
  /** What an outcome means and what to do about it, in the language of the page. */
  readonly outcome: (outcome: Outcome) => { readonly meaning: string; readonly advice: string };
  /** Why something was skipped, in the language of the page. */
  readonly reason: (reason: string, count: number) => string;
  /** Why a list says something, in the language of the page. */
  readonly note: (note: string) => string;
}

/** Lines of a list on the page; a run may have tens of thousands of failures. */
const LISTED = 500;
const SLOWEST = 25;

const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

type Cell = string | number | { readonly html: string; readonly value: number };

interface Column {
  readonly name: string;
  readonly kind?: 'number' | 'path';
}

function cellHtml(cell: Cell, { name, kind }: Column): string {
  const label = ` data-h="${escape(name)}"`;
  if (typeof cell === 'object') return `<td class="n" data-v="${cell.value}"${label}>${cell.html}</td>`;
  if (kind === 'number') return `<td class="n"${label}>${cell}</td>`;
  const text = escape(String(cell));
  // the name of a file says itself what it is
  return kind === 'path' ? `<td class="path">${text}</td>` : `<td${text === '' ? '' : label}>${text}</td>`;
}

function tableHtml(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const head = columns.map((c) => `<th${c.kind === 'number' ? ' class="n"' : ''}>${escape(c.name)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell, i) => cellHtml(cell, columns[i] ?? { name: '' })).join('')}</tr>`,
  );
  return `<table class="wide"><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`;
}

const placeOf = ({ path, entry }: Pick<ReportFile, 'path' | 'entry'>): string =>
  entry === null ? path : `${path} › ${entry}`;

const isOutcome = (name: string): name is Outcome => name in OUTCOMES;
const failedIn = (name: string): boolean => isOutcome(name) && isFailure(name);
const kindOf = (name: string): string => (name === 'ok' || name === 'partial' ? name : failedIn(name) ? 'failed' : 'other'); // prettier-ignore

function byOutcome(files: readonly ReportFile[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { outcome } of files) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const order = Object.keys(OUTCOMES);
  return [...counts].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

/** A section with a table, or nothing where there are no rows. */
function section(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  w: ReportWords,
  hint = '',
): string {
  // prettier-ignore
  if (rows.length === 0) return '';
  const rest = rows.length - LISTED;
  const more = rest > 0 ? `<p class="soft">${escape(filled(w.more, { count: rest }))}</p>` : '';
  const note = hint === '' ? '' : `<p class="soft">${escape(hint)}</p>`;
  return `<section><h2>${escape(title)} (${rows.length})</h2>${note}${tableHtml(columns, rows.slice(0, LISTED))}${more}</section>\n`;
}

function outcomesHtml(report: RunReport, w: ReportWords, options: PageOptions): string {
  const counts = byOutcome(report.files);
  const all = Math.max(1, report.files.length);
  const bar = counts.map(([name, count]) => `<i class="${kindOf(name)}" style="flex:${count}" title="${escape(name)}: ${count}"></i>`).join(''); // prettier-ignore
  const columns: Column[] = [{ name: w.outcome }, { name: w.count, kind: 'number' }, { name: w.share, kind: 'number' }, { name: w.meaning }, { name: w.advice }]; // prettier-ignore
  const head = columns.map((c) => `<th${c.kind === 'number' ? ' class="n"' : ''}>${escape(c.name)}</th>`).join('');
  const rows = counts.map(([name, count]) => {
    const { meaning, advice } = isOutcome(name) ? options.outcome(name) : { meaning: '', advice: '' };
    const share = `${((count / all) * 100).toFixed(1)}%`;
    const cells: Cell[] = [count, { html: share, value: count / all }, meaning, advice];
    return `<tr><td class="${kindOf(name)}"><span class="dot"></span>${escape(name)}</td>${cells.map((cell, i) => cellHtml(cell, columns[i + 1] ?? { name: '' })).join('')}</tr>`; // prettier-ignore
  });
  const table = `<table class="wide"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  const inner = counts.length === 0 ? `<p>${escape(w.none)}</p>` : `<div class="bar" aria-hidden="true">${bar}</div>${table}`; // prettier-ignore
  return `<section><h2>${escape(w.outcomes)}</h2>${inner}<p class="soft" data-sort hidden>${escape(w.sort)}</p></section>\n`; // prettier-ignore
}

function filesHtml({ files }: RunReport, w: ReportWords, { lang }: PageOptions): string {
  const path: Column = { name: w.file, kind: 'path' };
  const failed = files.filter(({ outcome }) => failedIn(outcome));
  const partial = files.filter(({ outcome }) => outcome === 'partial');
  const misses = files.filter(({ outcome }) => outcome === 'not-a-report');
  const seemsOf = (code: string | null): string => {
    if (code === null || !(code in WARNING_CODES)) return code ?? '';
    const { meaning, zh } = WARNING_CODES[code as keyof typeof WARNING_CODES];
    return lang === 'zh' ? zh : meaning;
  };
  const slow = files.filter(({ seconds }) => seconds > 0).sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST); // prettier-ignore
  const seconds = (s: number): Cell => ({ html: s.toFixed(s < 10 ? 2 : 1), value: s });
  return [
    section(w.failures, [{ name: w.outcome }, path, { name: w.said }], failed.map((f) => [f.outcome, placeOf(f), f.message ?? '']), w), // prettier-ignore
    section(w.partials, [path, { name: w.reports, kind: 'number' }, { name: w.indicators, kind: 'number' }], partial.map((f) => [placeOf(f), f.reports, f.indicators]), w), // prettier-ignore
    section(w.misses, [{ name: w.kind }, path, { name: w.said }], misses.map((f) => [seemsOf(f.code), placeOf(f), f.message ?? '']), w, w.missesHint), // prettier-ignore
    section(w.slow, [{ name: w.seconds, kind: 'number' }, { name: w.outcome }, path], slow.map((f) => [seconds(f.seconds), f.outcome, placeOf(f)]), w), // prettier-ignore
  ].join('');
}

function restHtml({ warnings, skipped, notes }: RunReport, w: ReportWords, options: PageOptions): string {
  const meaningOf = (code: string): string => {
    if (!(code in WARNING_CODES)) return '';
    const { meaning, zh } = WARNING_CODES[code as keyof typeof WARNING_CODES];
    return options.lang === 'zh' ? zh : meaning;
  };
  const number = (name: string): Column => ({ name, kind: 'number' });
  return [
    section(w.warnings, [{ name: w.code }, number(w.times), number(w.count), { name: w.meaning }, { name: w.example }, { name: w.file, kind: 'path' }], warnings.map((g) => [g.code, g.warnings, g.files, meaningOf(g.code), g.message, placeOf(g)]), w, w.warningsHint), // prettier-ignore
    section(w.lists, [{ name: w.said }, { name: w.file, kind: 'path' }, number(w.line), { name: w.example }], notes.filter(({ note }) => note !== 'used').map((n) => [options.note(n.note), n.list, n.line ?? '', n.detail]), w), // prettier-ignore
    section(w.skippedTitle, [{ name: w.reason }, { name: w.file, kind: 'path' }, { name: w.said }], skipped.map((s) => [options.reason(s.reason, 1), s.path, s.detail ?? '']), w), // prettier-ignore
  ].join('');
}

/** The page. `report.files` in the order of the run; lists are cut at 500 lines each, which the page says. */
export function runReportPage(report: RunReport, options: PageOptions): string {
  const w = reportWords(options.lang);
  const sum = (key: 'reports' | 'indicators'): number => report.files.reduce((n, file) => n + file[key], 0);
  const failed = report.files.filter(({ outcome }) => failedIn(outcome)).length;
  const tiles = [
    [report.files.length, w.files],
    [sum('reports'), w.reports],
    [sum('indicators'), w.indicators],
    [failed, w.failed],
    [report.skipped.length, w.skipped],
  ] as const;
  const { startedAt, seconds, version, database } = report;
  const began = filled(w.began, { when: startedAt.slice(0, 19).replace('T', ' '), seconds: seconds.toFixed(1), version, database }); // prettier-ignore
  const hash = createHash('sha256').update(REPORT_SCRIPT).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${options.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(w.title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header><h1>${escape(w.title)}</h1>
<p class="soft">${escape(began)}</p>
<p class="soft">${escape(filled(w.inputs, { inputs: report.inputs.join(' ') }))}</p>
${report.left > 0 ? `<p class="stop">${escape(filled(w.left, { count: report.left }))}</p>` : ''}
<ul class="tiles">${tiles.map(([count, name]) => `<li><b>${count.toLocaleString('en-US')}</b>${escape(name)}</li>`).join('')}</ul></header>
<main>
${outcomesHtml(report, w, options)}${filesHtml(report, w, options)}${restHtml(report, w, options)}</main>
<script>${REPORT_SCRIPT}</script>
</body>
</html>
`;
}
