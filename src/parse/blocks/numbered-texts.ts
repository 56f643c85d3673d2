/** Tables that are a report in rows: 一、部门基本情况 | （一）部门概况 | text, down to 七、其他需说明的情况 | text. */
import type { Cell } from '../../model/doc.js';
import type { RowView } from '../../grid/view.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { fieldRole, fundingColumn, goalRole, indicatorColumn } from '../labels.js';
import { sectionType } from '../prose/headings.js';

const DIGITS = '一二三四五六七八九十';
const NUMBER = /^([一二三四五六七八九十]{1,2})\s*[、.．]\s*/;
const SUB_NUMBER = /^(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．])\s*/;
/** A heading is short, and no sentence. */
const HEADING = /^[^。；;]{2,40}$/;

interface TextRow {
  readonly headings: readonly Cell[];
  readonly text: Cell;
}

/** The headings of a row and the text beside them, or null if it is no such row. */
function textRow(row: RowView): TextRow | null {
  const cells = [...new Set(row.cells)].filter(({ text }) => text !== '');
  const text = cells.at(-1);
  const headings = cells.slice(0, -1);
  const [first, second] = headings;
  if (!text || !first || headings.length > 2 || !NUMBER.test(first.text)) return null;
  if (second && !SUB_NUMBER.test(second.text)) return null;
  if (!headings.every(({ text: heading }) => HEADING.test(heading))) return null;
  // numbers alone beside a label are values of something else
  return /[\u4e00-\u9fff]/.test(text.text) ? { headings, text } : null;
}

const named = ({ text }: Cell): boolean => {
  const label = text.replace(NUMBER, '').replace(SUB_NUMBER, '');
  return (
    fieldRole(label) !== null ||
    goalRole(label) !== null ||
    fundingColumn(label) !== null ||
    indicatorColumn(label) !== null
  );
};

/** Whether the rows of the table are numbered 一, 二, 三 … in their first column, with headings and texts only. */
function isNumbered({ rows }: TableContext): boolean {
  const read = rows.map((row) => textRow(row));
  const first = read.findIndex((row) => row !== null);
  const last = read.findLastIndex((row) => row !== null);
  const labels = new Set<Cell>();
  for (let r = first; r >= 0 && r <= last; r++) {
    const [label] = read[r]?.headings ?? [];
    if (!label) return false;
    labels.add(label);
  }
  const numbers = [...labels].map(({ text }) => NUMBER.exec(text)?.[1] ?? '');
  return numbers.length >= 3 && numbers.slice(0, 10).every((number, i) => number === DIGITS[i]);
}

const known = new WeakMap<TableContext['table'], boolean>();

/** Whether row `r` is a heading with its text in such a table. */
export function isNumberedText(context: TableContext, r: number): boolean {
  const row = context.rows[r];
  // most rows begin otherwise
  if (!row || !NUMBER.test(row.cells[0]?.text ?? '')) return false;
  const found = textRow(row);
  if (!found || named(found.headings.at(-1) ?? found.text)) return false;
  const before = known.get(context.table);
  const numbered = before ?? isNumbered(context);
  if (before === undefined) known.set(context.table, numbered);
  return numbered;
}

/** Reads that row as a section; false if it is none. */
export function readNumberedText(context: TableContext, part: FormPart, r: number): boolean {
  const row = context.rows[r];
  const found = row && isNumberedText(context, r) ? textRow(row) : null;
  const heading = found?.headings.at(-1);
  const above = found?.headings[0];
  if (!found || !heading || !above) return false;
  for (const cell of found.headings) use(context, cell, cell === heading ? 'label' : 'heading:block');
  use(context, found.text, 'section');
  const bare = (cell: Cell): string =>
    cell.text
      .replace(NUMBER, '')
      .replace(SUB_NUMBER, '')
      .replace(/[:：]$/, '');
  const type = above === heading ? null : sectionType(bare(above));
  part.sections.push({
    level: above === heading ? 1 : 2,
    number: null,
    heading: bare(heading),
    type: sectionType(bare(heading), type === 'other' ? null : type),
    text: found.text.lines.join('\n'),
    at: heading.at,
  });
  return true;
}
