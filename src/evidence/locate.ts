/** Which cells and paragraphs of a document a value of its record was taken from. */
import type { Cell, Doc, Table } from '../model/doc.js';
import type { At, Report } from '../model/record.js';
import { anchorId } from './blocks.js';

/** Ids of the elements that show it, the most telling first; empty where the document has no such place. */
export type Locate = (at: At, roles?: readonly string[]) => readonly string[];

export interface Located {
  readonly locate: Locate;
  /** Ids of cells that the parser took for a field of the report itself (`projectName`), in the report's own tables. */
  readonly field: (role: string, text: string) => readonly string[];
  /** Whether there is an element for the place. */
  readonly has: (id: string) => boolean;
}

function cellsIn(tables: readonly Table[]): Cell[] {
  return tables.flatMap((table) => table.cells.flatMap((cell) => [cell, ...cellsIn(cell.tables)]));
}

const bare = (text: string): string => text.replace(/\s/g, '');

/**
 * `roles` are the parser's words for cells (`target`, `funding.budget`): of the row at a place those cells are meant that
 * were taken for one of them, be it that they reach into the row from above; of a place without a row, those of its table.
 * Without such a cell it is the place itself.
 */
export function makeLocator(doc: Doc, uses: ReadonlyMap<Cell, string>, report: Report): Located {
  const tables = doc.blocks.filter((block) => block.kind === 'table');
  const byTable = new Map<number, Cell[]>();
  const ids = new Set<string>();
  const note = (at: At): void => {
    const id = anchorId(at);
    if (id !== null) ids.add(id);
  };
  for (const block of doc.blocks) if (block.kind === 'paragraph' && block.text !== '') note(block.at);
  for (const table of tables) note(table.at);
  for (const cell of cellsIn(tables)) {
    note(cell.at);
    if (cell.at.table !== null) byTable.set(cell.at.table, [...(byTable.get(cell.at.table) ?? []), cell]);
  }
  for (const number of byTable.keys()) ids.add(`t${number}`);
  const own = new Set([...report.forms, ...report.funding, ...report.indicators].map((row) => row.at.table));
  const idOf = (cell: Cell): string | null => anchorId(cell.at);
  const locate: Locate = (at, roles = []) => {
    const row = at.row;
    const inRow =
      at.table === null || roles.length === 0
        ? []
        : (byTable.get(at.table) ?? []).filter(
            (cell) => row === null || (cell.at.row !== null && cell.at.row <= row && row < cell.at.row + cell.rowSpan),
          );
    const meant = inRow.filter((cell) => roles.includes(uses.get(cell) ?? '')).map(idOf).filter((id) => id !== null); // prettier-ignore
    if (meant.length > 0) return meant;
    const places = [anchorId(at), at.table === null ? null : anchorId({ ...at, row: null, column: null })];
    const found = places.find((id) => id !== null && ids.has(id));
    return found == null ? [] : [found];
  };
  const fieldCells = [...uses].filter(([, use]) => use.startsWith('field:'));
  return {
    locate,
    has: (id) => ids.has(id),
    field: (role, text) =>
      fieldCells
        .filter(
          ([cell, use]) =>
            use === `field:${role}` &&
            bare(cell.text).includes(bare(text)) &&
            (own.size === 0 || own.has(cell.at.table)),
        ) // prettier-ignore
        .map(([cell]) => idOf(cell))
        .filter((id) => id !== null),
  };
}
