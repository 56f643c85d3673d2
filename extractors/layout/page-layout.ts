/** One page → its tables and the lines of text outside of them, in reading order. */
import { fillGrids } from './assign.js';
import { findGrids } from './cells.js';
import { findEdges } from './edges.js';
import type { LaidTable } from './laid-table.js';
import { layTable } from './laid-table.js';
import type { Line } from './lines.js';
import { linesOf } from './lines.js';
import type { Box, PageContent } from './page.js';
import { upright, withoutDoubles } from './page.js';

export type PageItem =
  | { readonly kind: 'line'; readonly line: Line; readonly page: number }
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
  const grids = findGrids(findEdges({ ...page, glyphs: straight }), maxPositions);
  const { tables, rest } = fillGrids(grids, straight);
  const items: PageItem[] = [];
  for (const filled of tables) {
    // text in a frame of its own is prose, unless the frame goes on with a table of the page before or after
    items.push({ kind: 'table', table: layTable(filled, page.number), page: page.number });
  }
  for (const line of linesOf(rest)) items.push({ kind: 'line', line, page: page.number });
  items.sort((a, b) => topOf(a) - topOf(b));
  return { number: page.number, width: page.width, height: page.height, items, slanted, back };
}

const topOf = (item: PageItem): number => (item.kind === 'line' ? item.line.box[1] : item.table.top);
