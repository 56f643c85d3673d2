/**
 * Tables that are wider than their page: the last columns run off it, and what stands in them is part of the table,
 * while other text off the page is hidden.
 */
import { cellFinder } from './assign.js';
import { findGrids } from './cells.js';
import { findEdges } from './edges.js';
import type { Glyph, PageContent } from './page.js';

/**
 * The page with those of the characters off it that stand in a cell of a table that begins on it.
 * @param beyond characters outside of the visible page; `page.outside` counts them
 */
export function withTableText(page: PageContent, beyond: readonly Glyph[], maxPositions: number): PageContent {
  if (beyond.length === 0) return page;
  const finders = findGrids(findEdges(page), maxPositions)
    .filter((grid) => grid.cells.length > 1 && (grid.xs[0] ?? 0) < page.width && (grid.ys[0] ?? 0) < page.height)
    .map(cellFinder);
  const kept = beyond.filter((g) => finders.some((find) => find((g.x0 + g.x1) / 2, (g.y0 + g.y1) / 2) >= 0));
  if (kept.length === 0) return page;
  return { ...page, glyphs: [...page.glyphs, ...kept], outside: page.outside - kept.length };
}
