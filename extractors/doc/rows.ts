/** From paragraphs with nesting depths to running text and tables of rows and cells ([MS-DOC] 2.4.3, 2.4.4, 2.4.5). */
import { rowCells, type RowCell } from './row-cells.js';
import type { StoryParagraph } from './story.js';

export type StoryBlock = StoryParagraph | StoryTable;

export interface StoryTable {
  readonly rows: readonly StoryRow[];
}

export interface StoryRow {
  readonly cells: readonly StoryCell[];
  /** Null where the row's definition is missing. */
  readonly edges: readonly RowCell[] | null;
}

export interface StoryCell {
  readonly blocks: readonly StoryBlock[];
}

export function isTable(block: StoryBlock): block is StoryTable {
  return 'rows' in block;
}

interface Level {
  rows: StoryRow[];
  cells: StoryCell[];
  blocks: StoryBlock[];
}

/** `deepest`: tables nested deeper than this are read as part of the deepest one; `cut` tells whether any was. */
export function buildBlocks(
  paragraphs: readonly StoryParagraph[],
  deepest: number,
): { readonly blocks: readonly StoryBlock[]; readonly cut: boolean } {
  const body: StoryBlock[] = [];
  const open: Level[] = [];
  let cut = false;
  const close = () => {
    const level = open.pop();
    if (level === undefined) return;
    endRow(level, null);
    if (level.rows.length > 0) (open.at(-1)?.blocks ?? body).push({ rows: level.rows });
  };
  for (const paragraph of paragraphs) {
    const { properties } = paragraph;
    const depth = Math.min(properties.depth, deepest);
    if (depth < properties.depth) cut = true;
    while (open.length > depth) close();
    while (open.length < depth) open.push({ rows: [], cells: [], blocks: [] });
    const level = open.at(-1);
    if (level === undefined) {
      body.push(paragraph);
      continue;
    }
    const outermost = depth === 1;
    const rowEnd = outermost ? properties.rowEnd && paragraph.endedBy === '\x07' : properties.innerRowEnd;
    if (rowEnd) {
      endRow(level, rowCells(properties.rowSprms));
      continue;
    }
    level.blocks.push(paragraph);
    if (outermost ? paragraph.endedBy === '\x07' : properties.innerCellEnd) {
      level.cells.push({ blocks: level.blocks });
      level.blocks = [];
    }
  }
  while (open.length > 0) close();
  return { blocks: body, cut };
}

/** Text behind the last cell mark (a damaged row) becomes a cell of its own. */
function endRow(level: Level, edges: readonly RowCell[] | null): void {
  if (level.blocks.length > 0) level.cells.push({ blocks: level.blocks });
  if (level.cells.length > 0) level.rows.push({ cells: level.cells, edges });
  level.cells = [];
  level.blocks = [];
}
