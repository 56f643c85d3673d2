/** One page → its tables and the lines of text outside of them, in reading order. */
import { alignedTables } from './aligned.js';
import { fillGrids } from './assign.js';
import { findGrids } from './cells.js';
import { readingOrder } from './columns.js';
import { findEdges } from './edges.js';
import type { LaidTable } from './laid-table.js';
import { layTable } from './laid-table.js';
import type { Line } from './lines.js';
import { linesOf } from './lines.js';
import type { Box, PageContent } from './page.js';
import { upright, withoutDoubles } from './page.js';
import type { Measure } from './paragraphs.js';
import { wrappedTables } from './wrapped.js';

export type PageItem =
  | { readonly kind: 'line'; readonly line: Line; readonly page: number; readonly column: Measure | null }
  | { readonly kind: 'table'; readonly table: LaidTable; readonly page: number };

export interface PageLayout {
  readonly number: number;
  /** Size of the page after it was turned upright. */
  readonly width: number;
  readonly height: number;
  readonly items: readonly PageItem[];
  /** Lines set slanted over the page: watermarks. */
  readonly slanted: readonly Line[];
  /** Brings boxes back to the page as it is shown. */
  readonly back: (box: Box) => Box;
}

/** Reads one page. `maxPositions` bounds rows × columns of one table. */
export function layoutPage(content: PageContent, maxPositions: number): PageLayout {
  const { page, back } = upright(content);
  const glyphs = withoutDoubles(page.glyphs);
  const straight = glyphs.some((g) => g.turn === 'oblique') ? glyphs.filter((g) => g.turn !== 'oblique') : glyphs;
  const slanted = straight === glyphs ? [] : linesOf(glyphs.filter((g) => g.turn === 'oblique'));
  const edges = findEdges({ ...page, glyphs: straight });
  const grids = findGrids(edges, maxPositions);
  const { tables, rest } = fillGrids(grids, straight);
  const items: PageItem[] = [];
  const number = page.number;
  for (const filled of tables) items.push({ kind: 'table', table: layTable(filled, number), page: number });
  const aligned = alignedTables(linesOf(rest), edges.horizontal, number);
  const wrapped = wrappedTables(aligned.rest, number);
  for (const table of [...aligned.tables, ...wrapped.tables]) items.push({ kind: 'table', table, page: number });
  // lines keep the order of reading; a table stands before the first line below it
  const ordered = readingOrder(wrapped.rest, page.width);
  items.sort((a, b) => topOf(a) - topOf(b));
  for (const { line, column } of ordered) {
    const item: PageItem = { kind: 'line', line, page: number, column };
    const before = items.findIndex((o) => o.kind === 'table' && o.table.top > line.box[1]);
    if (before < 0) items.push(item);
    else items.splice(before, 0, item);
  }
  return { number: page.number, width: page.width, height: page.height, items, slanted, back };
}

const topOf = (item: PageItem): number => (item.kind === 'line' ? item.line.box[1] : item.table.top);
