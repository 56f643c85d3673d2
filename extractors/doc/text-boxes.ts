/** Text boxes: stories of their own, placed behind the block in which their shape is anchored ([MS-DOC] 2.8.37, 2.8.32). */
import type { Block } from '../../src/model/doc.js';
import { u32 } from '../shared/bytes.js';
import type { TableContext } from '../shared/row-tables.js';
import { placeBehind, storyBlocks, type PlacedBlock } from '../shared/story-blocks.js';
import type { WordDocument } from './document.js';
import { FIB_PART, type Fib } from './fib.js';
import { storyStarts } from './side-stories.js';
import { readStory } from './story.js';

const BOX_BYTES = 22;

/** The main text's blocks with the text boxes' blocks between them; boxes without a known anchor come last. */
export function placeTextBoxes(
  document: WordDocument,
  fib: Fib,
  placed: readonly PlacedBlock[],
  context: TableContext,
): Block[] {
  const boxes = readBoxes(document, fib, context);
  return placeBehind(
    placed,
    boxes.map(({ shape, blocks }) => ({ anchor: document.shapes.anchorOf(shape), blocks })),
  );
}

function readBoxes(
  document: WordDocument,
  fib: Fib,
  context: TableContext,
): { readonly shape: number; readonly blocks: readonly Block[] }[] {
  const length = fib.lengths.textBoxes;
  if (length === 0) return [];
  const start = storyStarts(fib).textBoxes;
  const plc = document.table(FIB_PART.textBoxes);
  const count = Math.max(0, Math.floor((plc.length - 4) / (4 + BOX_BYTES)));
  const boxes: { shape: number; blocks: Block[] }[] = [];
  let read = 0;
  const add = (from: number, to: number, shape: number) => {
    boxes.push({
      shape,
      blocks: storyBlocks(readStory(document, start + from, start + to), 'textbox', context).map(({ block }) => block),
    });
    read = to;
  };
  for (let i = 0; i < count; i++) {
    const from = u32(plc, i * 4);
    const to = u32(plc, i * 4 + 4);
    if (from !== read || to <= from || to > length) break;
    add(from, to, u32(plc, (count + 1) * 4 + i * BOX_BYTES + 14));
  }
  if (read < length) add(read, length, 0);
  return boxes;
}
