/** From a Word story to the blocks of the document model. */
import { at, type Block, type Paragraph, type ParagraphRole } from '../../src/model/doc.js';
import type { At, Warning } from '../../src/model/record.js';
import { cleanText } from '../../src/text/clean.js';
import { buildTable, type Note, type RawCell, type RawTable, type TableContext } from '../shared/row-tables.js';
import { isTable, type StoryBlock, type StoryCell, type StoryTable } from './rows.js';
import type { Lost, StoryParagraph } from './story.js';

/** A block with the positions in the text that it covers, for placing text boxes at their anchors. */
export interface PlacedBlock {
  readonly block: Block;
  readonly from: number;
  readonly mark: number;
}

/** The story's paragraphs and tables; paragraphs are numbered where `numbered`, empty ones are counted but not given. */
export function storyBlocks(
  blocks: readonly StoryBlock[],
  role: ParagraphRole,
  numbered: boolean,
  context: TableContext,
): PlacedBlock[] {
  const out: PlacedBlock[] = [];
  let ordinal = 0;
  for (const block of blocks) {
    if (isTable(block)) {
      const { from, mark } = extent(block);
      out.push({ block: buildTable(rawTable(block), context), from, mark });
      continue;
    }
    ordinal += 1;
    const place = at(numbered ? { paragraph: ordinal } : {});
    addNotes(block.lost, place, context.warnings);
    const paragraph = toParagraph(block, block.contents && role === 'body' ? 'furniture' : role, place);
    if (paragraph !== null) out.push({ block: paragraph, from: block.from, mark: block.mark });
  }
  return out;
}

/** Every paragraph of the story, tables taken apart: for page headers and footers, whose tables are only layout. */
export function flatParagraphs(
  paragraphs: readonly StoryParagraph[],
  role: ParagraphRole,
  warnings: Warning[],
): Paragraph[] {
  return paragraphs.flatMap((paragraph) => {
    addNotes(paragraph.lost, null, warnings);
    return toParagraph(paragraph, role, at({})) ?? [];
  });
}

function toParagraph(source: StoryParagraph, role: ParagraphRole, place: At): Paragraph | null {
  const raw = rawText(source);
  const text = cleanText(raw);
  if (text === '') return null;
  const number = source.number?.number ?? null;
  return { kind: 'paragraph', text, raw, role, outline: source.properties.outline, number, at: place };
}

function rawText({ number, raw }: StoryParagraph): string {
  return number === null ? raw : number.number + number.suffix + raw;
}

function rawTable(table: StoryTable): RawTable {
  return { rows: table.rows.map((row) => ({ cells: row.cells.map(rawCell), edges: row.edges })) };
}

function rawCell(cell: StoryCell): RawCell {
  const paragraphs: string[] = [];
  const tables: RawTable[] = [];
  const notes: Note[] = [];
  for (const block of cell.blocks) {
    if (isTable(block)) tables.push(rawTable(block));
    else {
      paragraphs.push(rawText(block));
      notes.push(...notesOf(block.lost));
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

function addNotes(lost: Lost, place: At | null, warnings: Warning[]): void {
  for (const note of notesOf(lost)) warnings.push({ ...note, at: place });
}

function notesOf(lost: Lost): Note[] {
  const notes: Note[] = [];
  if (lost.deleted) notes.push({ code: 'text.deleted', message: 'text that was deleted with changes tracked' });
  if (lost.hidden) notes.push({ code: 'text.hidden', message: 'text formatted as hidden' });
  if (lost.pictures > 0) notes.push({ code: 'picture.unread', message: `pictures in the text: ${lost.pictures}` });
  if (lost.objects > 0) notes.push({ code: 'object.unread', message: `embedded objects in the text: ${lost.objects}` });
  return notes;
}
