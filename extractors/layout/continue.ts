/** Tables that run over pages → one table each. */
import type { PageItem, PageLayout } from './page-layout.js';

export function joinTables(_pages: readonly PageLayout[], bodies: readonly (readonly PageItem[])[]): PageItem[] {
  return bodies.flat();
}
