/** Several read documents as one: places are counted on. */
import type { Block, Cell, Doc, Table } from '../../src/model/doc.js';
import type { At, Warning } from '../../src/model/record.js';

interface Counts {
  readonly tables: number;
  readonly paragraphs: number;
}

const moved = (place: At, by: Counts): At => ({
  ...place,
  table: place.table === null ? null : place.table + by.tables,
  paragraph: place.paragraph === null ? null : place.paragraph + by.paragraphs,
});

const moveTable = (table: Table, by: Counts): Table => ({
  ...table,
  at: moved(table.at, by),
  cells: table.cells.map((cell): Cell => ({
    ...cell,
    at: moved(cell.at, by),
    tables: cell.tables.map((inner) => moveTable(inner, by)),
  })),
});

/** Highest table and paragraph numbers in the blocks. */
function countsOf(blocks: readonly Block[]): Counts {
  let tables = 0;
  let paragraphs = 0;
  const table = (block: Table): void => {
    tables = Math.max(tables, block.at.table ?? 0);
    for (const cell of block.cells) {
      // a cell's first line has the number, its others follow
      paragraphs = Math.max(paragraphs, (cell.at.paragraph ?? 0) + Math.max(0, cell.lines.length - 1));
      cell.tables.forEach(table);
    }
  };
  for (const block of blocks) {
    if (block.kind === 'table') table(block);
    else paragraphs = Math.max(paragraphs, block.at.paragraph ?? 0);
  }
  return { tables, paragraphs };
}

/** Joins documents in order. The source is the first one's. */
export function joinDocs(docs: readonly [Doc, ...Doc[]]): Doc {
  const blocks: Block[] = [];
  const warnings: Warning[] = [];
  let by: Counts = { tables: 0, paragraphs: 0 };
  for (const doc of docs) {
    for (const block of doc.blocks)
      blocks.push(block.kind === 'table' ? moveTable(block, by) : { ...block, at: moved(block.at, by) });
    for (const warning of doc.warnings) warnings.push(warning.at ? { ...warning, at: moved(warning.at, by) } : warning);
    const own = countsOf(doc.blocks);
    by = { tables: by.tables + own.tables, paragraphs: by.paragraphs + own.paragraphs };
  }
  return {
    source: { ...docs[0].source, attachments: docs.flatMap((doc) => doc.source.attachments) },
    blocks,
    pages: [],
    warnings,
  };
}
