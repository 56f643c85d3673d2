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
  const { tables: ruled, rest } = fillGrids(grids, straight);
  const number = page.number;
  const aligned = alignedTables(linesOf(rest), edges.horizontal, number);
  const wrapped = wrappedTables(aligned.rest, number);
  const tables = [...ruled.map((filled) => layTable(filled, number)), ...aligned.tables, ...wrapped.tables].map(
    (table) => ({ kind: 'table' as const, table, page: number }),
  );
  tables.sort((a, b) => a.table.top - b.table.top);
  // lines keep the order of reading; a table stands before the first line below it
  const above = [...tables, null].map((): PageItem[] => []);
  for (const { line, column } of readingOrder(wrapped.rest, page.width)) {
    const below = tables.findIndex((o) => o.table.top > line.box[1]);
    above[below < 0 ? tables.length : below]?.push({ kind: 'line', line, page: number, column });
  }
  const items = above.flatMap((lines, i) => [...lines, ...tables.slice(i, i + 1)]);
  return { number: page.number, width: page.width, height: page.height, items, slanted, back };
}
