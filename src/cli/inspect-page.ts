/**
 * A document as one web page that needs nothing else: its tables and paragraphs rebuilt as they were read, each cell
 * with what it was taken for; beside it, for Word files, how the source looks. Everything from the document is escaped,
 * and the page forbids itself scripts and the network.
 */
import type { Rendition } from '../../extractors/rendition.js';
import { WARNING_CODES, type Outcome } from '../model/codes.js';
import type { Cell, Paragraph, ParagraphRole, Table } from '../model/doc.js';
import type { At, Report } from '../model/record.js';
import { confidenceLines } from './confidence-lines.js';
import type { Context } from './context.js';
import { reportLine, tableTitle, type Inspected } from './inspect-text.js';
import { PAGE_STYLE } from './inspect-style.js';
import { outcomeWords } from './outcome-words.js';
import { placeWords } from './place-words.js';
import { paragraphUses, roleOf, type RoleKind } from './roles.js';

const LEGEND: readonly Exclude<RoleKind, 'empty'>[] = ['heading', 'label', 'field', 'value', 'money', 'text', 'unread'];

// characters that HTML does not allow at all are shown as a sign
const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '·')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The anchor of a place; a place within a paragraph or a cell leads to it. */
function anchor(at: At): string | null {
  if (at.table !== null) return ['t', 'r', 'c'].map((l, i) => [at.table, at.row, at.column][i] === null ? '' : `${l}${[at.table, at.row, at.column][i]}`).join(''); // prettier-ignore
  return at.paragraph === null ? null : `p${at.paragraph}`;
}

const idOf = (at: At): string => {
  const id = anchor(at);
  return id === null ? '' : ` id="${id}"`;
};

/** A name of several words may break between them. */
const tagHtml = (name: string, kind = ''): string =>
  `<span class="tag ${kind}">${escape(name).replace(/(?<=[:.])|(?=[A-Z])/g, '<wbr>')}</span>`;

function cellHtml(cell: Cell, seen: Inspected, context: Context): string {
  const { t } = context;
  const { kind, name } = roleOf(cell, seen.uses);
  const role = kind === 'unread' ? t('inspect.unused') : name;
  const tip = [
    role,
    placeWords(cell.at, t),
    cell.basis,
    cell.raw === cell.text ? '' : `raw: ${cell.raw.slice(0, 500)}`,
  ];
  const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}`;
  const lines = (cell.lines.length > 0 ? cell.lines : [cell.text]).map(escape).join('<br>');
  const tag = role === '' ? '' : tagHtml(role);
  const nested = cell.tables.map((inner) => tableHtml(inner, seen, context)).join('');
  const title = escape(tip.filter((part) => part !== '').join('\n'));
  return `<td${idOf(cell.at)} class="${kind}"${spans} title="${title}">${lines}${tag}${nested}</td>`;
}

function tableHtml(table: Table, seen: Inspected, context: Context): string {
  const rows: string[] = Array.from({ length: table.rows }, () => '');
  const ends: number[] = Array.from({ length: table.rows }, () => 0);
  const absent = (row: number, upTo: number): void => {
    const gap = upTo - (ends[row] ?? 0);
    if (gap > 0) rows[row] += `<td class="absent" colspan="${gap}"></td>`;
  };
  for (const cell of table.cells) {
    absent(cell.row, cell.col);
    rows[cell.row] += cellHtml(cell, seen, context);
    // positions below a merged cell are covered, not absent
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, table.rows); r++)
      ends[r] = Math.max(ends[r] ?? 0, cell.col + cell.colSpan);
  }
  const title = escape(tableTitle(table, context.t));
  const id = table.at.table === null ? '' : ` id="t${table.at.table}"`;
  return `<figure${id}><figcaption>${title}</figcaption><table>${rows.map((row) => `<tr>${row}</tr>`).join('\n')}</table></figure>`;
}

function paragraphHtml(paragraph: Paragraph, uses: readonly string[], { t }: Context): string {
  const title = escape([paragraph.role, placeWords(paragraph.at, t)].filter((part) => part !== '').join('\n'));
  const level = paragraph.outline === null ? [] : [tagHtml(`outline ${paragraph.outline}`)];
  const tags = [...level, ...uses.map((use) => tagHtml(use, 'use'))].join('');
  return `<p${idOf(paragraph.at)} class="${paragraph.role}" title="${title}">${escape(paragraph.text)}${tags}</p>`;
}

const APART: ReadonlySet<ParagraphRole> = new Set(['furniture', 'header', 'footer']);

/** The blocks in order; runs of page furniture are folded up. */
function blocksHtml(seen: Inspected, context: Context): string {
  const uses = paragraphUses(seen.extraction);
  const of = (p: Paragraph): string => paragraphHtml(p, uses.get(p.at.paragraph ?? -1) ?? [], context);
  const out: string[] = [];
  let apart: Paragraph[] = [];
  const close = (): void => {
    const role = apart[0]?.role;
    if (role === undefined) return;
    const label = escape(context.t('inspect.furniture', { role, count: apart.length }));
    const inside = apart.map(of).join('');
    out.push(`<details><summary>${label}</summary>${inside}</details>`);
    apart = [];
  };
  for (const block of seen.doc.blocks) {
    if (block.kind === 'paragraph' && block.text === '') continue;
    if (block.kind === 'paragraph' && APART.has(block.role)) {
      if (apart[0] && apart[0].role !== block.role) close();
      apart.push(block);
      continue;
    }
    close();
    out.push(block.kind === 'table' ? tableHtml(block, seen, context) : of(block));
  }
  close();
  return out.join('\n');
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0
    ? ''
    : `<h2>${escape(title)}</h2><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function placeLink(at: At | null, { t }: Context): string {
  if (at === null) return '';
  const words = escape(placeWords(at, t));
  const id = anchor(at);
  return words === '' || id === null ? ` <small>${words}</small>` : ` <a href="#${id}">${words}</a>`;
}

/** The confidence of a report, with its evidence folded up. */
function confidenceHtml(report: Report, context: Context): string {
  const lines = confidenceLines(report, context);
  if (lines === null) return '';
  const evidence = lines.evidence.map((line) => `<li>${escape(line)}</li>`).join('');
  return `<details class="confidence"><summary>${escape(lines.head)}</summary><ul>${evidence}</ul></details>`;
}

export interface PageParts extends Inspected {
  readonly outcome: Outcome;
  readonly rendition: Rendition | null;
}

export function inspectPage(parts: PageParts, context: Context): string {
  const { t, lang } = context;
  const { extraction, rendition, outcome } = parts;
  const { source, reports, warnings } = extraction;
  const facts = [source.format, source.encoding, outcomeWords(outcome, lang).meaning, `sha256 ${source.sha256}`];
  const findings = reports.flatMap((report) => report.findings);
  const meaning = (code: string): string => {
    const known = code in WARNING_CODES ? WARNING_CODES[code as keyof typeof WARNING_CODES] : null;
    return known === null ? '' : lang === 'zh' ? known.zh : known.meaning;
  };
  const legend = LEGEND.map((kind) => `<span class="chip ${kind}">${t(`role.${kind}`)}</span>`).join(' ');
  const read = `<section><h2>${t('inspect.read')}</h2><p class="legend">${t('inspect.legend')}: ${legend}</p>${blocksHtml(parts, context)}</section>`;
  const looks =
    rendition === null
      ? ''
      : `<section class="rendition"><h2>${t('inspect.rendition')}</h2>${rendition.html}${list('mammoth', rendition.messages.map(escape))}</section>`;
  return `<!DOCTYPE html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(source.path)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1>${escape(source.path)}</h1><p class="facts">${facts
    .filter((f) => f !== null)
    .map(escape)
    .join(' · ')}</p>
${list(
  t('inspect.reports', { count: reports.length }),
  reports.map((report) => `${escape(reportLine(report, t))}${confidenceHtml(report, context)}`),
)}
${list(
  t('inspect.findings', { count: findings.length }),
  findings.map((f) => `<b class="${f.severity}">${escape(f.rule)}</b> ${escape(f.message)}${placeLink(f.at, context)}`),
)}
${list(
  t('inspect.warnings', { count: warnings.length }),
  warnings.map(
    (w) =>
      `<b class="warning" title="${escape(meaning(w.code))}">${escape(w.code)}</b> ${escape(w.message)}${placeLink(w.at, context)}`,
  ),
)}
</header>
<main${rendition === null ? '' : ' class="pair"'}>
${read}
${looks}
</main>
</body>
</html>
`;
}
