/**
 * A w:tbl on its own grid (ECMA-376 part 1, 17.4): cells are placed by grid columns, never by their index, so that rows
 * which start late (w:gridBefore) and vertical merges across them keep their columns.
 */
import { at, type Cell, type Table } from '../../src/model/doc.js';
import type { At } from '../../src/model/record.js';
import { cleanLines, cleanText } from '../../src/text/clean.js';
import { child, type XmlElement } from '../shared/xml.js';
import { readBox, walkBlocks } from './blocks.js';
import { countCell, type Reading } from './reading.js';
import { LimitReached } from '../shared/log.js';
import { val } from './styles.js';
import { readRows, type RawCell } from './table-rows.js';

interface Content {
  readonly text: string;
  readonly raw: string;
  readonly lines: readonly string[];
  readonly tables: readonly Table[];
}

function readContent(reading: Reading, cell: XmlElement, place: (paragraph: number) => At): Content {
  const raws: string[] = [];
  const shown: string[] = [];
  const tables: Table[] = [];
  walkBlocks(reading, cell, {
    paragraph(read) {
      raws.push(read.raw);
      shown.push(read.shown);
      for (const box of read.boxes) {
        for (const block of readBox(reading, box, 'body')) {
          reading.floating.push(block.kind === 'paragraph' ? { ...block, at: read.place } : block);
        }
      }
    },
    table(table) {
      tables.push(table);
    },
    place,
  });
  const joined = shown.join('\n');
  const text = cleanText(joined);
  const lines = text === '' ? [] : joined.includes('\n') ? cleanLines(joined) : [text];
  return { text, raw: raws.join('\n'), lines, tables };
}

interface Placed {
  readonly row: number;
  readonly col: number;
  readonly colSpan: number;
  rowSpan: number;
  readonly content: Content;
  readonly at: At;
}

const isEmpty = (content: Content): boolean => content.text === '' && content.tables.length === 0;

/** Reads a table; null if it has no rows. Nested tables take their ordinals after it. */
export function readTable(reading: Reading, tbl: XmlElement): Table | null {
  const ordinal = ++reading.tables;
  const tableAt = at({ table: ordinal, paragraph: reading.paragraphs + 1 });
  const rows = readRows(reading, tbl, ordinal);
  if (rows.length === 0) return null;
  const cols = Math.max(...rows.map((row) => row.before + row.cells.reduce((n, cell) => n + cell.span, 0) + row.after));
  if (rows.length * cols > reading.limits.gridPositions) {
    throw new LimitReached(`table ${ordinal} has ${rows.length} × ${cols} grid positions`);
  }

  const placed: Placed[] = [];
  // vertical merges that the row above leaves open, by grid column
  let open = new Map<number, Placed>();
  for (const [r, row] of rows.entries()) {
    const still = new Map<number, Placed>();
    let col = row.before;
    for (const raw of row.cells) {
      countCell(reading);
      const c = col;
      col += raw.span;
      const first = reading.paragraphs + 1;
      const cellAt = at({ table: ordinal, row: r + 1, column: c + 1, paragraph: first });
      const content = readContent(reading, raw.element, () => cellAt);
      hideMerged(reading, raw.merged, cellAt);
      const above = raw.vertical === 'continue' ? open.get(c) : undefined;
      if (above !== undefined && above.colSpan === raw.span) {
        above.rowSpan++;
        still.set(c, above);
        if (!isEmpty(content)) noteCovered(reading, cellAt);
        continue;
      }
      const cell: Placed = { row: r, col: c, colSpan: raw.span, rowSpan: 1, content, at: cellAt };
      placed.push(cell);
      if (raw.vertical !== null) still.set(c, cell);
    }
    open = still;
  }

  const cells: Cell[] = placed.map(({ row, col, rowSpan, colSpan, content, at: cellAt }) => ({
    row,
    col,
    rowSpan,
    colSpan,
    text: content.text,
    raw: content.raw,
    lines: content.lines,
    basis: 'declared',
    at: cellAt,
    tables: content.tables,
  }));
  const caption = cleanText(val(child(tbl, 'tblPr'), 'tblCaption') ?? '');
  return {
    kind: 'table',
    rows: rows.length,
    cols,
    cells,
    caption: caption === '' ? null : caption,
    parts: [{ page: null, fromRow: 0, toRow: rows.length - 1 }],
    columns: 'exact',
    at: tableAt,
  };
}

function noteCovered(reading: Reading, place: At): void {
  reading.log.add(
    'text.hidden',
    'text in the covered part of a merged cell, which Word does not show, was left out',
    place,
  );
}

/** Cells that a horizontal merge has swallowed: Word shows nothing of them. */
function hideMerged(reading: Reading, merged: readonly RawCell[], place: At): void {
  for (const cell of merged) {
    countCell(reading);
    if (!isEmpty(readContent(reading, cell.element, () => place))) noteCovered(reading, place);
  }
}
