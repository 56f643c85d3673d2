/**
 * Plain text: paragraphs, and the tables that other programs write into text. Character set by charset.ts; shapes of
 * tables by the files in txt/. A line number is the place of everything.
 */
import type { Block, ReadResult } from '../src/model/doc.js';
import { fault } from '../src/model/warn.js';
import type { Extractor, ReadContext } from './extractor.js';
import { decodeText, looksLikeText } from './shared/charset.js';
import { alignedTable, commaTable, mayBeAligned } from './txt/aligned.js';
import { drawnTable, mayBeDrawn } from './txt/drawn.js';
import { splitLines } from './txt/lines.js';
import type { Line } from './txt/lines.js';
import { hangingWidth, lineWidth, paragraphs } from './txt/prose.js';
import { pageNumbersApart } from './txt/page-numbers.js';
import { tabsForWideGaps } from './txt/spaced.js';
import { buildTable } from './txt/raw-table.js';
import type { Found, RawTable } from './txt/raw-table.js';
import { tabCells } from './txt/tab-cells.js';
import { isTabRow, tabRows } from './txt/tab-rows.js';

export const txt: Extractor = {
  id: 'txt',
  formats: ['txt'],
  most: 30,
  sniff,
  read: async (bytes, context) => readText(bytes, context),
};

const MARKUP = /^\s*(?:<(?:!doctype|!--|\?xml|\/?(?:html|head|body|meta|table|div|p|span|title|script|style|w:|o:)\b)|\{\\rtf|MIME-Version:)/i; // prettier-ignore

/** Low on purpose: any format with a sign of its own comes before plain text. */
function sniff(bytes: Uint8Array, name: string): number {
  const head = bytes.subarray(0, 64 * 1024);
  if (head.length === 0 || !looksLikeText(head)) return 0;
  if (MARKUP.test(decodeText(head.subarray(0, 1024)).text)) return 0;
  return /\.(?:txt|text|md|log)$/i.test(name) ? 30 : 15;
}

function readText(bytes: Uint8Array, context: ReadContext): ReadResult {
  const { limits, name } = context;
  // four bytes a character is the most that any character set here takes
  if (bytes.length > limits.fileBytes || bytes.length > limits.characters * 4)
    return tooBig(name, `${bytes.length} bytes`);
  const { text, encoding, warnings } = decodeText(bytes, { declared: context.charset });
  if (text.length > limits.characters) return tooBig(name, `${text.length} characters`);
  const lines = splitLines(text, limits.cells);
  if (lines === null) return tooBig(name, `more than ${limits.cells} lines`);
  const parts = partsOf(tabsForWideGaps(lines), limits.cells);
  if (parts === null) return tooBig(name, `more than ${limits.cells} table cells`);
  const full = lineWidth(lines);
  const hanging = hangingWidth(lines);
  const blocks: Block[] = [];
  let tables = 0;
  for (const part of parts) {
    if ('lines' in part) for (const paragraph of paragraphs(part.lines, full, hanging)) blocks.push(paragraph);
    else {
      const cols = part.rows.reduce((most, row) => Math.max(most, row.length), 0);
      if (cols * part.rows.length > limits.gridPositions)
        return tooBig(name, `a table of ${part.rows.length} × ${cols} cells`);
      blocks.push(buildTable(part, ++tables));
    }
  }
  if (!blocks.some(hasText)) return fault('empty', `${name}: there is no text in the file`);
  const source = { format: 'txt', encoding, pages: null, title: null, publishedAt: null, url: null, attachments: [] } as const; // prettier-ignore
  return { ok: true, doc: { source, blocks, pages: [], warnings } };
}

const tooBig = (name: string, what: string): ReadResult => fault('too-big', `${name}: ${what} is more than is read`);
const hasText = (block: Block): boolean => block.kind === 'paragraph' || block.cells.some((cell) => cell.text !== '');

/** Runs of prose and tables in the order in which they stand; null when there are more than `most` cells. */
function partsOf(all: readonly Line[], most: number): (RawTable | { readonly lines: Line[] })[] | null {
  const { lines, numbers } = pageNumbersApart(all);
  const parts: (RawTable | { lines: Line[] })[] = [];
  let prose: Line[] = [];
  let cells = 0;
  for (let i = 0; i < lines.length;) {
    const line = lines[i];
    if (line === undefined) break;
    if (line.text.length > most && separators(line.text) > most) return null;
    const found = detect(lines, i);
    if (found?.table) {
      cells += found.table.rows.reduce((sum, row) => sum + row.length, 0);
      if (cells > most) return null;
      if (prose.length > 0) parts.push({ lines: prose });
      prose = [];
      parts.push(found.table);
      i = found.end;
      const next = lines[i]?.number ?? Infinity;
      for (const page of numbers) if (page.number > line.number && page.number < next) parts.push({ lines: [page] });
      continue;
    }
    const end = found?.end ?? i + 1;
    for (; i < end; i++) {
      const kept = lines[i];
      if (kept !== undefined) prose.push(kept);
    }
  }
  if (prose.length > 0) parts.push({ lines: prose });
  return parts;
}

/** Tabs, bars and commas: no more cells than that can come of a line. */
function separators(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 9 || c === 0x7c || c === 0x2502 || c === 0x2c) count++;
  }
  return count;
}

function detect(lines: readonly Line[], i: number): Found {
  const line = lines[i];
  if (line === undefined) return null;
  if (mayBeDrawn(line)) {
    const drawn = drawnTable(lines, i);
    if (drawn !== null) return drawn;
  }
  if (line.text.startsWith('\t') && cellsALine(lines, i)) return tabCells(lines, i);
  if (isTabRow(line)) return tabRows(lines, i);
  const wrapped = isTabRow(lines[i + 1]) ? null : commaTable(lines, i);
  if (wrapped !== null) return wrapped;
  return mayBeAligned(line) ? alignedTable(lines, i) : null;
}

/** Whether most lines with tabs from here on have only the one that opens a cell. */
function cellsALine(lines: readonly Line[], start: number): boolean {
  let single = 0;
  let several = 0;
  for (let i = start; i < Math.min(lines.length, start + 100); i++) {
    const line = lines[i];
    if (line === undefined) break;
    if (isTabRow(line)) several++;
    else if (line.text.startsWith('\t')) single++;
    else if (line.blanks > 0 && !lines[i + 1]?.text.startsWith('\t')) break;
  }
  return single > several;
}
