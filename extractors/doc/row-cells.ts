/** Edges and merges of a row's cells ([MS-DOC] 2.6.3, 2.9.322 TDefTableOperand, 2.9.316 TCGRF). */
import type { Merge } from '../../src/grid/edges.js';
import type { RawEdge } from '../shared/row-tables.js';
import { i16, u16, u8 } from '../shared/bytes.js';
import { SPRM, type Sprm } from './sprms.js';

interface Building {
  width: number;
  vertical: number;
  /** Bits 0 and 1 of TC80: which of them says "first" differs between writers. */
  horizontal: number;
}

const MOST_CELLS = 64;

/** Null where the row has no table definition. The modifiers are applied in their order. */
export function rowCells(sprms: readonly Sprm[]): readonly RawEdge[] | null {
  let left = 0;
  let cells: Building[] | null = null;
  for (const { code, operand } of sprms) {
    if (code === SPRM.tableDefinition) {
      const defined = tableDefinition(operand);
      if (defined !== null) ({ left, cells } = defined);
      continue;
    }
    if (cells === null) continue;
    const first = u8(operand, 0);
    const limit = Math.min(u8(operand, 1), cells.length);
    switch (code) {
      case SPRM.insertCells:
        cells.splice(first, 0, ...fresh(Math.min(u8(operand, 1), MOST_CELLS - cells.length), u16(operand, 2)));
        break;
      case SPRM.deleteCells:
        if (limit > first) cells.splice(first, limit - first);
        break;
      case SPRM.columnWidth:
        for (const cell of cells.slice(first, limit)) cell.width = u16(operand, 2);
        break;
      case SPRM.mergeCells:
        cells.slice(first, limit).forEach((cell, index) => (cell.horizontal = index === 0 ? FIRST : JOINED));
        break;
      case SPRM.splitCells:
        for (const cell of cells.slice(first, limit)) cell.horizontal = 0;
        break;
      case SPRM.verticalMerge: {
        const cell = cells[first];
        if (cell !== undefined) cell.vertical = u8(operand, 1) & 3;
        break;
      }
    }
  }
  return cells === null ? null : finish(left, cells);
}

const FIRST = 1;
const JOINED = 2;

function fresh(count: number, width: number): Building[] {
  return Array.from({ length: Math.max(0, count) }, () => ({ width, vertical: 0, horizontal: 0 }));
}

function tableDefinition(operand: Uint8Array): { left: number; cells: Building[] } | null {
  const count = u8(operand, 0);
  if (count === 0 || count > MOST_CELLS || operand.length < 1 + (count + 1) * 2) return null;
  const edge = (index: number) => i16(operand, 1 + index * 2);
  const cells: Building[] = [];
  for (let i = 0; i < count; i++) {
    // fewer TC80 than cells may be stored; the rest are plain
    const flags = u16(operand, 1 + (count + 1) * 2 + i * 20);
    cells.push({ width: Math.max(0, edge(i + 1) - edge(i)), vertical: (flags >> 5) & 3, horizontal: flags & 3 });
  }
  return { left: edge(0), cells };
}

/**
 * The first of a horizontally merged set is marked by bit 0 in the files themselves, by bit 1 in [MS-DOC]: the mark that
 * a set begins with is the one that means "first".
 */
function finish(left: number, cells: readonly Building[]): RawEdge[] {
  let at = left;
  let first = 0;
  return cells.map(({ width, vertical, horizontal }, index) => {
    const start = at;
    at += width;
    if (horizontal === 0) first = 0;
    else if (first === 0) first = horizontal;
    const lone = first !== 0 && (cells[index - 1]?.horizontal ?? 0) === 0 && (cells[index + 1]?.horizontal ?? 0) === 0;
    const merge: Merge = horizontal === 0 || lone ? 'none' : horizontal === first ? 'start' : 'continue';
    return {
      left: start,
      right: at,
      vertical: vertical === 0 ? 'none' : vertical === 1 ? 'continue' : 'start',
      horizontal: merge,
    };
  });
}
