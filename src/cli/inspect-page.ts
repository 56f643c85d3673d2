/**
 * A document as one web page that needs nothing else: its tables and paragraphs rebuilt as they were read, each cell
 * with what it was taken for; beside it, for Word files, how the source looks. Everything from the document is escaped,
 * and the page forbids itself scripts and the network.
 */
import type { Rendition } from '../../extractors/rendition.js';
import { WARNING_CODES, type Outcome } from '../model/codes.js';
import { anchorId, blocksHtml, escapeHtml, type Marks } from '../evidence/blocks.js';
import type { At, Report } from '../model/record.js';
import { confidenceLines } from './confidence-lines.js';
import type { Context } from './context.js';
import { reportLine, tableTitle, type Inspected } from './inspect-text.js';
import { PAGE_STYLE } from './inspect-style.js';
import { outcomeWords } from './outcome-words.js';
import { placeWords } from './place-words.js';
import { paragraphUses, roleOf, type RoleKind } from './roles.js';

const LEGEND: readonly Exclude<RoleKind, 'empty'>[] = ['heading', 'label', 'field', 'value', 'money', 'text', 'unread'];

/** A name of several words may break between them. */
const tagHtml = (name: string, kind = ''): string =>
  `<span class="tag ${kind}">${escapeHtml(name).replace(/(?<=[:.])|(?=[A-Z])/g, '<wbr>')}</span>`;

function marksOf(seen: Inspected, { t }: Context): Marks {
  const uses = paragraphUses(seen.extraction);
  return {
    cell: (cell) => {
      const { kind, name } = roleOf(cell, seen.uses);
      const role = kind === 'unread' ? t('inspect.unused') : name;
      const tip = [role, placeWords(cell.at, t), cell.basis, cell.raw === cell.text ? '' : `raw: ${cell.raw.slice(0, 500)}`]; // prettier-ignore
      const title = tip.filter((part) => part !== '').join('\n');
      return { classes: [kind], title, behind: role === '' ? '' : tagHtml(role) };
    },
    paragraph: (paragraph) => {
      const title = [paragraph.role, placeWords(paragraph.at, t)].filter((part) => part !== '').join('\n');
      const level = paragraph.outline === null ? [] : [tagHtml(`outline ${paragraph.outline}`)];
      const used = (uses.get(paragraph.at.paragraph ?? -1) ?? []).map((use) => tagHtml(use, 'use'));
      return { classes: [paragraph.role], title, behind: [...level, ...used].join('') };
    },
    tableTitle: (table) => tableTitle(table, t),
    furniture: (role, count) => t('inspect.furniture', { role, count }),
  };
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0
    ? ''
    : `<h2>${escapeHtml(title)}</h2><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function placeLink(at: At | null, { t }: Context): string {
  if (at === null) return '';
  const words = escapeHtml(placeWords(at, t));
  const id = anchorId(at);
  return words === '' || id === null ? ` <small>${words}</small>` : ` <a href="#${id}">${words}</a>`;
}

/** The confidence of a report, with its evidence folded up. */
function confidenceHtml(report: Report, context: Context): string {
  const lines = confidenceLines(report, context);
  if (lines === null) return '';
  const evidence = lines.evidence.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  return `<details class="confidence"><summary>${escapeHtml(lines.head)}</summary><ul>${evidence}</ul></details>`;
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
  const read = `<section><h2>${t('inspect.read')}</h2><p class="legend">${t('inspect.legend')}: ${legend}</p>${blocksHtml(parts.doc, marksOf(parts, context))}</section>`;
  const looks =
    rendition === null
      ? ''
      : `<section class="rendition"><h2>${t('inspect.rendition')}</h2>${rendition.html}${list('mammoth', rendition.messages.map(escapeHtml))}</section>`;
  return `<!DOCTYPE html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(source.path)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(source.path)}</h1><p class="facts">${facts
    .filter((f) => f !== null)
    .map(escapeHtml)
    .join(' · ')}</p>
${list(
  t('inspect.reports', { count: reports.length }),
  reports.map((report) => `${escapeHtml(reportLine(report, t))}${confidenceHtml(report, context)}`),
)}
${list(
  t('inspect.findings', { count: findings.length }),
  findings.map(
    (f) => `<b class="${f.severity}">${escapeHtml(f.rule)}</b> ${escapeHtml(f.message)}${placeLink(f.at, context)}`,
  ),
)}
${list(
  t('inspect.warnings', { count: warnings.length }),
  warnings.map(
    (w) =>
      `<b class="warning" title="${escapeHtml(meaning(w.code))}">${escapeHtml(w.code)}</b> ${escapeHtml(w.message)}${placeLink(w.at, context)}`,
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
