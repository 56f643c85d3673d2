/**
 * A document's blocks as HTML: tables with their merged cells, paragraphs, in order. What a cell is marked with comes from
 * the caller. Everything from the document is escaped.
 */
import type { Cell, Doc, Paragraph, ParagraphRole, Table } from '../model/doc.js';
import type { At } from '../model/record.js';

/** Characters that HTML does not allow at all are shown as a sign. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '·')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The id of the element for a place, `t1r12c4` or `p31`; a place within a paragraph or a cell leads to it. */
export function anchorId(at: At): string | null {
  const { table, row, column, paragraph } = at;
  if (table !== null) return `t${table}${row === null ? '' : `r${row}`}${column === null ? '' : `c${column}`}`;
  return paragraph === null ? null : `p${paragraph}`;
}

/** How a cell or paragraph is shown. */
export interface Mark {
  readonly classes: readonly string[];
  /** Shown on hovering, plain text. */
  readonly title: string;
  /** HTML behind the text. */
  readonly behind: string;
  /** Attributes beyond id, class and title, with a space before each. */
  readonly attributes?: string;
}

export interface Marks {
  readonly cell: (cell: Cell) => Mark;
  readonly paragraph: (paragraph: Paragraph) => Mark;
  /** Plain text above a table. */
  readonly tableTitle: (table: Table) => string;
  /** Plain text for a run of page furniture that is folded up. */
  readonly furniture: (role: ParagraphRole, count: number) => string;
}

function attributes(at: At, { classes, title, attributes = '' }: Mark): string {
  const id = anchorId(at);
  const named = classes.filter((name) => name !== '').join(' ');
  return `${id === null ? '' : ` id="${id}"`}${named === '' ? '' : ` class="${named}"`}${title === '' ? '' : ` title="${escapeHtml(title)}"`}${attributes}`;
}

function cellHtml(cell: Cell, marks: Marks): string {
  const mark = marks.cell(cell);
  const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}`;
  const lines = (cell.lines.length > 0 ? cell.lines : [cell.text]).map(escapeHtml).join('<br>');
  const nested = cell.tables.map((inner) => tableHtml(inner, marks)).join('');
  return `<td${attributes(cell.at, mark)}${spans}>${lines}${mark.behind}${nested}</td>`;
}

export function tableHtml(table: Table, marks: Marks): string {
  const rows: string[] = Array.from({ length: table.rows }, () => '');
  const ends: number[] = Array.from({ length: table.rows }, () => 0);
  const absent = (row: number, upTo: number): void => {
    const gap = upTo - (ends[row] ?? 0);
    if (gap > 0) rows[row] += `<td class="absent" colspan="${gap}"></td>`;
  };
  for (const cell of table.cells) {
    absent(cell.row, cell.col);
    rows[cell.row] += cellHtml(cell, marks);
    // positions below a merged cell are covered, not absent
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, table.rows); r++)
      ends[r] = Math.max(ends[r] ?? 0, cell.col + cell.colSpan);
  }
  const id = table.at.table === null ? '' : ` id="t${table.at.table}"`;
  const body = rows.map((row) => `<tr>${row}</tr>`).join('\n');
  return `<figure${id}><figcaption>${escapeHtml(marks.tableTitle(table))}</figcaption><table>${body}</table></figure>`;
}

const APART: ReadonlySet<ParagraphRole> = new Set(['furniture', 'header', 'footer']);

/** The blocks in order; runs of page furniture are folded up, empty paragraphs left out. */
export function blocksHtml(doc: Doc, marks: Marks): string {
  const of = (p: Paragraph): string => {
    const mark = marks.paragraph(p);
    return `<p${attributes(p.at, mark)}>${escapeHtml(p.text)}${mark.behind}</p>`;
  };
  const out: string[] = [];
  let apart: Paragraph[] = [];
  const close = (): void => {
    const role = apart[0]?.role;
    if (role === undefined) return;
    const label = escapeHtml(marks.furniture(role, apart.length));
    out.push(`<details><summary>${label}</summary>${apart.map(of).join('')}</details>`);
    apart = [];
  };
  for (const block of doc.blocks) {
    if (block.kind === 'paragraph' && block.text === '') continue;
    if (block.kind === 'paragraph' && APART.has(block.role)) {
      if (apart[0] && apart[0].role !== block.role) close();
      apart.push(block);
      continue;
    }
    close();
    out.push(block.kind === 'table' ? tableHtml(block, marks) : of(block));
  }
  close();
  return out.join('\n');
}
