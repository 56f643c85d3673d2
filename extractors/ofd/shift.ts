/** Blocks of several documents in one file: the numbers of tables and paragraphs go on. */
import type { Block, Table } from '../../src/model/doc.js';
import type { At } from '../../src/model/record.js';

const plus = (n: number | null, by: number): number | null => (n === null ? null : n + by);

/** The blocks with their ordinals counted on from those of the blocks before. */
export function shiftOrdinals(blocks: readonly Block[], before: readonly Block[]): Block[] {
  if (before.length === 0) return [...blocks];
  const tables = before.filter((block) => block.kind === 'table').length;
  const paragraphs = before.length - tables;
  const moved = (at: At): At => ({ ...at, table: plus(at.table, tables), paragraph: plus(at.paragraph, paragraphs) });
  const movedTable = (table: Table): Table => ({
    ...table,
    at: moved(table.at),
    cells: table.cells.map((cell) => ({ ...cell, at: moved(cell.at), tables: cell.tables.map(movedTable) })),
  });
  return blocks.map((block) => (block.kind === 'table' ? movedTable(block) : { ...block, at: moved(block.at) }));
}
