/** Rows of a report as a table in HTML, with the findings about each row below it. */
import { messageZh } from '../audit/message-zh.js';
import type { At, Finding } from '../model/record.js';
import { escapeHtml } from './blocks.js';
import { isInferred, valueHtml, type RecordView, type Shown } from './value.js';

export interface Column<R> {
  readonly head: string;
  readonly field: string;
  readonly roles: readonly string[];
  readonly of: (row: R) => Shown | null;
  readonly numeric?: boolean;
}

interface Row {
  readonly ordinal: number;
  readonly at: At;
}

export function placeLink(at: At | null, view: RecordView): string {
  const ids = at === null ? [] : (view.located?.locate(at) ?? []);
  return ids[0] === undefined ? '' : ` <a class="v at" href="#${ids[0]}" data-to="${ids.join(' ')}">§</a>`;
}

export function findingHtml(finding: Finding, view: RecordView): string {
  const message = view.lang === 'zh' ? messageZh(finding) : finding.message;
  return `<b class="${finding.severity}">${escapeHtml(finding.rule)}</b> ${escapeHtml(message)}${placeLink(finding.at, view)}`;
}

/** Rows as a table, with the findings about a row below it. Columns without any value are left out. */
export function tableOf<R extends Row>(title: string, record: string, rows: readonly R[], read: readonly R[], columns: readonly Column<R>[], view: RecordView, told: Set<Finding>): string {
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
