/** Pages → the blocks of a Doc. */
import { cleanText } from '../../src/text/clean.js';
import type { Block, Cell, Paragraph, ParagraphRole, Table } from '../../src/model/doc.js';
import { at } from '../../src/model/doc.js';
import { joinTables } from './continue.js';
import { findFurniture } from './furniture.js';
import type { LaidCell, LaidTable } from './laid-table.js';
import type { Line } from './lines.js';
import { lineText } from './lines.js';
import type { PageContent } from './page.js';
import type { Box } from './page.js';
import { around } from './page.js';
import type { PageItem, PageLayout } from './page-layout.js';
import { layoutPage } from './page-layout.js';
import type { Measure } from './paragraphs.js';
import { groupParagraphs, measureOf } from './paragraphs.js';
import { cellParagraphs, joinLines } from './wrap.js';

type Boxes = (page: number, box: Box) => Box;

const round = (v: number): number => Math.round(v * 100) / 100;
const rounded = ([x0, y0, x1, y1]: Box): Box => [round(x0), round(y0), round(x1), round(y1)];

/** Whether lines are a label printed a character a line, to be read downward. */
const isVertical = (lines: readonly Line[]): boolean =>
  lines.length > 1 &&
  lines.every((l) => l.glyphs.length <= 2 && /^[\p{Script=Han}（）()、0-9%分]+$/u.test(lineText(l)));

function cellLines(cell: LaidCell): string[] {
  const groups = isVertical(cell.lines) ? [[...cell.lines]] : cellParagraphs(cell.lines, cell.capacity);
  return groups.map((lines) => joinLines(lines, cell.capacity)).filter((text) => text !== '');
}

function toTable(table: LaidTable, ordinal: number, boxes: Boxes): Table {
  const cells = table.cells.map((cell): Cell => {
    const lines = cellLines(cell);
    return {
      row: cell.row,
      col: cell.col,
      rowSpan: cell.rowSpan,
      colSpan: cell.colSpan,
      text: cleanText(lines.join('\n')),
      raw: cell.lines.map((line) => line.text).join('\n'),
      lines,
      basis: cell.basis,
      at: at({
        page: cell.page,
        table: ordinal,
        row: cell.row + 1,
        column: cell.col + 1,
        box: rounded(boxes(cell.page, cell.box)),
      }),
      tables: cell.tables.map((inner) => toTable(inner, ordinal, boxes)),
    };
  });
  const page = table.parts[0]?.page ?? null;
  return {
    kind: 'table',
    rows: table.rows,
    cols: table.xs.length - 1,
    cells,
    caption: null,
    parts: table.parts,
    columns: 'exact',
    at: at({ page, table: ordinal, box: page === null ? null : rounded(boxes(page, table.box)) }),
  };
}

/** Text in frames of their own that turned out to be no part of a table: prose. */
function unframe(items: readonly PageItem[]): PageItem[] {
  return items.flatMap((item) => {
    if (item.kind === 'line') return [item];
    const { cells, parts } = item.table;
    if (cells.length > parts.length || item.table.xs.length !== 2 || cells.some((c) => c.tables.length > 0))
      return [item];
    return cells.flatMap((cell) =>
      cell.lines.map((line): PageItem => ({ kind: 'line', line, page: cell.page, column: null })),
    );
  });
}

function paragraph(
  lines: readonly Line[],
  page: number,
  role: ParagraphRole,
  ordinal: number,
  boxes: Boxes,
): Paragraph {
  const capacity = Math.max(...lines.map((line) => line.to - line.from));
  const box = around(lines.map((line) => line.box));
  return {
    kind: 'paragraph',
    text: joinLines(lines, capacity),
    raw: lines.map((line) => line.text).join('\n'),
    role,
    outline: null,
    number: null,
    at: at({ page, paragraph: ordinal, box: box === null ? null : rounded(boxes(page, box)) }),
  };
}

/** Lays out pages that were read from one document, in order. `maxPositions` bounds rows × columns of one table. */
export function toBlocks(contents: readonly PageContent[], maxPositions: number): Block[] {
  const pages = contents.map((content) => layoutPage(content, maxPositions));
  const byNumber = new Map(pages.map((page) => [page.number, page]));
  const boxes: Boxes = (page, box) => byNumber.get(page)?.back(box) ?? box;
  const furniture = findFurniture(pages);
  const isBody = (item: PageItem): boolean => item.kind === 'table' || !furniture.has(item.line);
  const body = unframe(joinTables(pages, pages.map((page) => page.items.filter(isBody)))); // prettier-ignore
  const measures = measuresOf(pages, furniture);

  const blocks: Block[] = [];
  let [paragraphs, tables] = [0, 0];
  const emit = (lines: readonly Line[], page: number, role: ParagraphRole): void => {
    if (lines.every((line) => lineText(line) === '')) return;
    blocks.push(paragraph(lines, page, role, ++paragraphs, boxes));
  };
  for (const item of groupParagraphs(body, (page) => measures.get(page))) {
    if (item.kind === 'table') blocks.push(toTable(item.table, ++tables, boxes));
    else emit(item.lines, item.page, 'body');
  }
  // what is set apart stands after the text
  for (const page of pages) {
    for (const role of ['header', 'footer'] as const)
      for (const item of page.items)
        if (item.kind === 'line' && furniture.get(item.line) === role) emit([item.line], page.number, role);
    for (const line of page.slanted) emit([line], page.number, 'furniture');
  }
  return blocks;
}

/** The column of prose of each page, from the text of all pages of its size: one page alone may show too little. */
function measuresOf(pages: readonly PageLayout[], furniture: ReadonlyMap<Line, unknown>): Map<number, Measure> {
  const sizes = new Map<string, PageLayout[]>();
  for (const page of pages) {
    const key = `${Math.round(page.width)}x${Math.round(page.height)}`;
    const alike = sizes.get(key);
    if (alike === undefined) sizes.set(key, [page]);
    else alike.push(page);
  }
  const out = new Map<number, Measure>();
  for (const alike of sizes.values()) {
    const items = alike.flatMap((page) => page.items);
    const lines = items.flatMap((i) => (i.kind === 'line' && !furniture.has(i.line) ? [i.line] : []));
    const bounds = items.flatMap((i) => (i.kind === 'table' ? [[i.table.box[0], i.table.box[2]] as const] : []));
    const measure = measureOf(lines, bounds, alike[0]?.width ?? 0);
    for (const page of alike) out.set(page.number, measure);
  }
  return out;
}
