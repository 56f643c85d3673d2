/**
 * From paragraphs that say how deep in tables they stand, and which of them end a cell or a row, to running text and
 * tables: the way both Word's binary files ([MS-DOC] 2.4.3–2.4.5) and RTF describe tables.
 */
import type { Note, RawEdge } from './row-tables.js';

export interface StoryParagraph {
  readonly raw: string;
  /** The automatic number and what stands between it and the text, else empty. */
  readonly prefix: string;
  readonly number: string | null;
  /** 1–9, null for body text. */
  readonly outline: number | null;
  /** A line of a generated table of contents. */
  readonly contents: boolean;
  /** What the text leaves out. */
  readonly notes: readonly Note[];
  /** Nesting depth in tables; 0 is running text. */
  readonly depth: number;
  readonly ends: 'paragraph' | 'cell' | 'row';
  /** At the end of a row: where its cells stand; null where that is not told. */
  readonly edges: readonly RawEdge[] | null;
  /** Positions in the story of its first character and of its end mark. */
  readonly from: number;
  readonly mark: number;
}

export type StoryBlock = StoryParagraph | StoryTable;

export interface StoryTable {
  readonly rows: readonly StoryRow[];
}

export interface StoryRow {
  readonly cells: readonly StoryCell[];
  readonly edges: readonly RawEdge[] | null;
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

/** Tables nested deeper than `deepest` are read as part of the deepest one; `cut` tells whether any was. */
export function nestRows(
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
    const depth = Math.min(paragraph.depth, deepest);
    if (depth < paragraph.depth) cut = true;
    while (open.length > depth) close();
    while (open.length < depth) open.push({ rows: [], cells: [], blocks: [] });
    const level = open.at(-1);
    if (level === undefined) body.push(paragraph);
    else if (paragraph.ends === 'row') {
      if ((paragraph.prefix + paragraph.raw).trim() !== '') level.blocks.push(paragraph);
      endRow(level, paragraph.edges);
    } else {
      level.blocks.push(paragraph);
      if (paragraph.ends === 'cell') {
        level.cells.push({ blocks: level.blocks });
        level.blocks = [];
      }
    }
  }
  while (open.length > 0) close();
  return { blocks: body, cut };
}

/** Text behind the last cell mark (a damaged row) becomes a cell of its own. */
function endRow(level: Level, edges: readonly RawEdge[] | null): void {
  if (level.blocks.length > 0) level.cells.push({ blocks: level.blocks });
  if (level.cells.length > 0) level.rows.push({ cells: level.cells, edges });
  level.cells = [];
  level.blocks = [];
}
