/** A table:table on its grid (ODF 1.3 part 3, 9). */
import { at, type Cell, type Table } from '../../src/model/doc.js';
import type { At } from '../../src/model/record.js';
import { cleanLines, cleanText } from '../../src/text/clean.js';
import { LimitReached } from '../shared/log.js';
import { attr, child, children, textOf, type XmlElement } from '../shared/xml.js';
import { readBox, walkBlocks } from './blocks.js';
import { countCell, type Reading } from './reading.js';
import { integerAttr } from './styles.js';

/** The rows through groups and header rows. */
function rowsOf(table: XmlElement): XmlElement[] {
  const out: XmlElement[] = [];
  for (const node of children(table)) {
    if (node.name === 'table-row') out.push(node);
    else if (/^table-(?:header-rows|rows|row-group)$/.test(node.name)) out.push(...rowsOf(node));
  }
  return out;
}

interface Content {
  readonly text: string;
  readonly raw: string;
  readonly lines: readonly string[];
  readonly tables: readonly Table[];
}

function readContent(reading: Reading, cell: XmlElement, place: At): Content {
  const raws: string[] = [];
  const shown: string[] = [];
  const tables: Table[] = [];
  walkBlocks(reading, cell, {
    paragraph(read) {
      raws.push(read.raw);
      shown.push(read.shown);
      for (const box of read.boxes) {
        for (const block of readBox(reading, box, 'body')) {
          reading.floating.push(block.kind === 'paragraph' ? { ...block, at: place } : block);
        }
      }
    },
    table(table) {
      tables.push(table);
    },
    place: () => place,
  });
  const joined = shown.join('\n');
  const text = cleanText(joined);
  return { text, raw: raws.join('\n'), lines: text === '' ? [] : cleanLines(joined), tables };
}

const hasContent = (element: XmlElement): boolean =>
  element.nodes.some((node) => typeof node !== 'string' && (node.name !== 'p' || node.nodes.length > 0));

/** Reads a table; null if it has no rows. Nested tables take their ordinals after it. */
export function readTable(reading: Reading, table: XmlElement): Table | null {
  const { limits, log } = reading;
  const ordinal = ++reading.tables;
  const tableAt = at({ table: ordinal, paragraph: reading.paragraphs + 1 });
  const cut = (wanted: number, row: number, col: number): number => {
    if (wanted <= limits.span) return Math.max(1, wanted);
    log.add(
      'span.cut',
      `a span or repetition of ${wanted} was cut`,
      at({ table: ordinal, row: row + 1, column: col + 1 }),
    );
    return limits.span;
  };

  const cells: Cell[] = [];
  /** For each column the row from which it is free again. */
  const busy: number[] = [];
  let row = 0;
  let cols = 0;
  for (const element of rowsOf(table)) {
    const parts = children(element).filter((e) => e.name === 'table-cell' || e.name === 'covered-table-cell');
    const visibility = attr(element, 'visibility');
    if (visibility === 'collapse' || visibility === 'filter') {
      log.add('text.hidden', 'a hidden table row was left out', at({ table: ordinal, row: row + 1 }));
      continue;
    }
    const filled = parts.some(hasContent);
    const wanted = integerAttr(element, 'number-rows-repeated', 1);
    // blank rows to the end of the sheet say nothing
    const times = !filled && wanted > limits.span ? 1 : cut(wanted, row, 0);
    for (let again = 0; again < times; again++) {
      let col = 0;
      for (const [p, part] of parts.entries()) {
        const covered = part.name === 'covered-table-cell';
        const own = hasContent(part);
        const repeat = integerAttr(part, 'number-columns-repeated', 1);
        const last = p === parts.length - 1;
        const repeats = !own && last && repeat > limits.span ? 1 : cut(repeat, row, col);
        for (let i = 0; i < repeats; i++) {
          if (covered) {
            if (own && readContent(reading, part, tableAt).text !== '') {
              const place = at({ table: ordinal, row: row + 1, column: col + 1 });
              log.add('text.hidden', 'text in the covered part of a merged cell was left out', place);
            }
            col++;
            continue;
          }
          while ((busy[col] ?? 0) > row) col++;
          const wide = cut(integerAttr(part, 'number-columns-spanned', 1), row, col);
          let colSpan = 1;
          // where a broken file lets two spans meet, the upper one stays
          while (colSpan < wide && (busy[col + colSpan] ?? 0) <= row) colSpan++;
          if (colSpan < wide) {
            const place = at({ table: ordinal, row: row + 1, column: col + 1 });
            log.add('span.cut', 'a span that overlaps a cell from above was cut', place);
          }
          const rowSpan = cut(integerAttr(part, 'number-rows-spanned', 1), row, col);
          countCell(reading);
          const place = at({ table: ordinal, row: row + 1, column: col + 1, paragraph: reading.paragraphs + 1 });
          const content = readContent(reading, part, place);
          cells.push({ row, col, rowSpan, colSpan, ...content, basis: 'declared', at: place });
          for (let c = col; c < col + colSpan; c++) busy[c] = row + rowSpan;
          cols = Math.max(cols, col + colSpan);
          col++;
        }
      }
      row++;
      if (row * cols > limits.gridPositions)
        throw new LimitReached(`table ${ordinal} has ${row} × ${cols} grid positions`);
    }
  }
  if (row === 0 || cells.length === 0) return null;
  const title = child(table, 'title');
  const caption = title === null ? '' : cleanText(textOf(title));
  return {
    kind: 'table',
    rows: row,
    cols,
    cells: cells.map((cell) => (cell.row + cell.rowSpan > row ? { ...cell, rowSpan: row - cell.row } : cell)),
    caption: caption === '' ? null : caption,
    parts: [{ page: null, fromRow: 0, toRow: row - 1 }],
    columns: 'exact',
    at: tableAt,
  };
}
