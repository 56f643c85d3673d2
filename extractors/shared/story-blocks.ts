/** From the paragraphs of a story (doc, rtf) to the blocks of the document model. */
import { at, type Block, type Paragraph, type ParagraphRole } from '../../src/model/doc.js';
import type { At } from '../../src/model/record.js';
import { NOWHERE } from '../../src/model/doc.js';
import { splitAtBreaks } from './line-breaks.js';
import type { Log } from './log.js';
import { cleanText } from '../../src/text/clean.js';
import {
  isTable,
  nestRows,
  type StoryBlock,
  type StoryCell,
  type StoryParagraph,
  type StoryTable,
} from './nested-rows.js';
import { buildTable, type Note, type RawCell, type RawTable, type RawText, type TableContext } from './row-tables.js';

/** Deeper nesting of tables than any program offers is damage. */
const DEEPEST_TABLE = 20;

/** A block with the positions in the story that it covers, for placing text boxes at their anchors. */
export interface PlacedBlock {
  readonly block: Block;
  readonly from: number;
  readonly mark: number;
}

/**
 * A story's paragraphs and tables. The paragraphs of the body are numbered; empty ones are counted but not given. Lines
 * of a generated table of contents are furniture.
 */
export function storyBlocks(
  paragraphs: readonly StoryParagraph[],
  role: 'body' | 'textbox',
  context: TableContext,
): PlacedBlock[] {
  const { blocks, cut } = nestRows(paragraphs, DEEPEST_TABLE);
  if (cut) context.log.add('nesting.cut', `tables nested deeper than ${DEEPEST_TABLE} were read as one`, NOWHERE);
  const out: PlacedBlock[] = [];
  let ordinal = 0;
  for (const block of blocks) {
    if (isTable(block)) {
      out.push({ block: buildTable(rawTable(block), context), ...extent(block) });
      continue;
    }
    ordinal += 1;
    const place = at(role === 'body' ? { paragraph: ordinal } : {});
    addNotes(block.notes, place, context.log);
    for (const paragraph of toParagraphs(block, block.contents && role === 'body' ? 'furniture' : role, place)) {
      out.push({ block: paragraph, from: block.from, mark: block.mark });
    }
  }
  return out;
}

/** Every paragraph of a story, tables taken apart: for page headers, footers and notes, whose tables are only layout. */
export function flatParagraphs(paragraphs: readonly StoryParagraph[], role: ParagraphRole, log: Log): Paragraph[] {
  return paragraphs.flatMap((paragraph) => {
    addNotes(paragraph.notes, NOWHERE, log);
    return toParagraphs(paragraph, role, NOWHERE);
  });
}

/** Headers and footers that say the same for several sections or kinds of pages are given once. */
export function withoutRepeats(paragraphs: readonly Paragraph[]): Paragraph[] {
  const seen = new Set<string>();
  return paragraphs.filter(({ role, text }) => {
    const key = `${role} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}

function toParagraphs({ raw, prefix, number, outline }: StoryParagraph, role: ParagraphRole, place: At): Paragraph[] {
  return splitAtBreaks(raw).flatMap((line, index): Paragraph[] => {
    const first = index === 0;
    const text = cleanText(first ? prefix + line : line);
    if (text === '') return [];
    return [{ kind: 'paragraph', text, raw: line, role, outline, number: first ? number : null, at: place }];
  });
}

function rawTable(table: StoryTable): RawTable {
  return { rows: table.rows.map((row) => ({ cells: row.cells.map(rawCell), edges: row.edges })) };
}

function rawCell(cell: StoryCell): RawCell {
  const paragraphs: RawText[] = [];
  const tables: RawTable[] = [];
  const notes: Note[] = [];
  for (const block of cell.blocks) {
    if (isTable(block)) tables.push(rawTable(block));
    else {
      paragraphs.push({ raw: block.raw, shown: block.prefix + block.raw });
      notes.push(...block.notes);
    }
  }
  return { paragraphs, tables, notes };
}

function extent(table: StoryTable): { from: number; mark: number } {
  let from = Infinity;
  let mark = 0;
  const visit = (block: StoryBlock): void => {
    if (isTable(block)) for (const row of block.rows) for (const cell of row.cells) cell.blocks.forEach(visit);
    else {
      from = Math.min(from, block.from);
      mark = Math.max(mark, block.mark);
    }
  };
  visit(table);
  return { from, mark };
}

function addNotes(notes: readonly Note[], place: At, log: Log): void {
  for (const { code, message } of notes) log.add(code, message, place);
}

/** The blocks with others put behind the ones in which they are anchored; those without an anchor come last. */
export function placeBehind(
  placed: readonly PlacedBlock[],
  floating: readonly { readonly anchor: number | null; readonly blocks: readonly Block[] }[],
): Block[] {
  const behind = new Map<PlacedBlock, Block[]>();
  const last: Block[] = [];
  for (const { anchor, blocks } of floating) {
    const block = anchor === null ? undefined : placed[lastStarting(placed, anchor)];
    if (block === undefined) last.push(...blocks);
    else {
      const list = behind.get(block);
      if (list === undefined) behind.set(block, [...blocks]);
      else list.push(...blocks);
    }
  }
  return [...placed.flatMap((each) => [each.block, ...(behind.get(each) ?? [])]), ...last];
}

/** Index of the last block that starts at the position or before it, -1 for none. */
function lastStarting(placed: readonly PlacedBlock[], position: number): number {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.from ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
