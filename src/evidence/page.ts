/**
 * One report as a page that needs nothing else: at the left the source as it was read, at the right what was loaded, each
 * value tied to its cells. The page allows itself its own style and script, known by their hashes, and nothing else.
 */
import { createHash } from 'node:crypto';
import type { Cell, Doc } from '../model/doc.js';
import type { At, Report, Source, Warning } from '../model/record.js';
import { anchorId, blocksHtml, escapeHtml, type Marks } from './blocks.js';
import { makeLocator } from './locate.js';
import { EVIDENCE_SCRIPT, EVIDENCE_STYLE } from './page-parts.js';
import { recordHtml, type PageCorrection } from './record.js';
import { wordsIn, type PageLang, type Words } from './words.js';

export interface EvidencePage {
  readonly source: Source;
  readonly readerVersion: string;
  /** As it stands, and as it was read: the same rows in the same order. */
  readonly report: Report;
  readonly asRead: Report;
  /** Reports in the file. */
  readonly reports: number;
  readonly warnings: readonly Warning[];
  readonly corrections: readonly PageCorrection[];
  /** The document read again; null where it is not there, which `notice` explains. */
  readonly read: { readonly doc: Doc; readonly uses: ReadonlyMap<Cell, string> } | null;
  /** What a reader must know of the page, in the page's language; plain text. */
  readonly notice: string | null;
  readonly lang: PageLang;
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The whole header value, for pages that serve these parts themselves. */
export const EVIDENCE_CSP = `default-src 'none'; style-src ${hash(EVIDENCE_STYLE)}; script-src ${hash(EVIDENCE_SCRIPT)}; img-src data:; base-uri 'none'; form-action 'none'`;

const wordsOfPlace = (at: At, words: Words): string =>
  [at.table === null ? '' : `${words.table} ${at.table}`, at.row === null ? '' : `${at.row}:${at.column ?? ''}`]
    .filter((part) => part !== '')
    .join(' ');

/** The source as it was read, warnings at their places; ids of elements are those that the record links to. */
export function sourceHtml(doc: Doc, uses: ReadonlyMap<Cell, string>, warnings: readonly Warning[], lang: PageLang): string {
  const words = wordsIn(lang);
  const warned = new Map<string, string[]>();
  for (const { code, message, at } of warnings) {
    const id = at === null ? null : anchorId(at);
    if (id !== null) warned.set(id, [...(warned.get(id) ?? []), `${code}: ${message}`]);
  }
  const mark = (at: At, title: string, role: string): ReturnType<Marks['cell']> => {
    const said = warned.get(anchorId(at) ?? '') ?? [];
    return { classes: [role, said.length > 0 ? 'warned' : ''], title: [title, ...said].filter((part) => part !== '').join('\n'), behind: '' };
  };
  return blocksHtml(doc, {
    cell: (cell) => mark(cell.at, [uses.get(cell) ?? '', wordsOfPlace(cell.at, words)].filter((part) => part !== '').join(' · '), ''),
    paragraph: (paragraph) => mark(paragraph.at, '', paragraph.role === 'body' ? '' : paragraph.role),
    tableTitle: (table) => [`${words.table} ${table.at.table ?? '–'}`, table.caption ?? ''].filter((part) => part !== '').join(' '),
    furniture: (_role, count) => `${words.furniture} (${count})`,
  });
} // prettier-ignore

/** The page as a whole. */
export function evidencePage(page: EvidencePage): string {
  const { source, report, asRead, corrections, warnings, read, notice, lang, reports, readerVersion } = page;
  const words = wordsIn(lang);
  const located = read === null ? null : makeLocator(read.doc, read.uses, asRead);
  const title = report.projectName ?? report.title ?? report.reportingUnit ?? source.path;
  const path = source.entry === null ? source.path : `${source.path}/${source.entry}`;
  const facts = [path, ...(reports > 1 ? [`${words.report} ${report.ordinal} / ${reports}`] : []), `jixiao ${readerVersion}`, `sha256 ${source.sha256}`]; // prettier-ignore
  const told = notice === null ? '' : `<p class="notice" role="note">${escapeHtml(notice)}</p>`;
  const left = read === null ? '' : `<section class="source" aria-label="${words.source}" tabindex="0"><h2>${words.source}</h2>${sourceHtml(read.doc, read.uses, warnings, lang)}</section>`; // prettier-ignore
  const right = recordHtml({ report, asRead, corrections, warnings, located, words, lang });
  return `<!DOCTYPE html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${EVIDENCE_CSP}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${EVIDENCE_STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p>${facts.map(escapeHtml).join(' · ')}</p>${told}</header>
<main${read === null ? ' class="alone"' : ''}>
${left}
<section class="record" aria-label="${words.record}" tabindex="0"><h2>${words.record}${read === null ? '' : ` – ${words.legend}`}</h2>${right}</section>
</main>
<script>${EVIDENCE_SCRIPT}</script>
</body>
</html>
`;
}
