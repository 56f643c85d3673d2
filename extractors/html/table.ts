/** A table of data as the document model has it. */
import { at, type Cell, type Table } from '../../src/model/doc.js';
import { warn } from '../../src/model/warn.js';
import { cleanText } from '../../src/text/clean.js';
import { rawText } from './elements.js';
import { layGrid } from './grid.js';
import { StopReading, type Reader } from './reader.js';
import type { ElementNode } from './tree.js';
import { endLine, noteHidden, walkChildren, type Flow } from './walk.js';

/**
 * Reads a table. Its ordinal is taken before those of the tables inside it. null: it has no cells.
 * Throws `StopReading` when a limit is met.
 */
export function readTable(reader: Reader, element: ElementNode): Table | null {
  const { limits } = reader;
  const grid = layGrid(element, limits.span, limits.gridPositions);
  if (!grid || grid.rows * grid.cols > limits.gridPositions)
    throw new StopReading('too-big', `a table spans more than ${limits.gridPositions} positions`);
  if (grid.cells.length === 0) return null;
  reader.cells += grid.cells.length;
  if (reader.cells > limits.cells)
    throw new StopReading('too-big', `the page has more than ${limits.cells} table cells`);
  const table = ++reader.tables;
  const caption = grid.caption ? cleanText(rawText(grid.caption)) : '';
  for (const hidden of grid.hidden) noteHidden(reader, hidden, at({ table }), false);
  for (const cell of grid.cut)
    reader.warnings.push(
      warn(
        'span.cut',
        `a span of more than ${limits.span} rows or columns was cut`,
        at({ table, row: cell.row + 1, column: cell.col + 1 }),
      ),
    );
  const cells = grid.cells.map((placed): Cell => {
    const place = { table, row: placed.row + 1, column: placed.col + 1 };
    const raw: string[] = [];
    const lines: string[] = [];
    const tables: Table[] = [];
    let paragraph: number | null = null;
    const flow: Flow = {
      line: '',
      role: 'body',
      outline: null,
      number: null,
      cell: at(place),
      put(rawLine, text): void {
        raw.push(rawLine);
        lines.push(text);
        reader.paragraphs++;
        paragraph ??= reader.paragraphs;
      },
      table(inner): void {
        const nested = readTable(reader, inner);
        if (nested) tables.push(nested);
      },
    };
    walkChildren(reader, placed.element, flow, false);
    endLine(reader, flow);
    const joined = raw.join('\n');
    const text = lines.length === 1 ? (lines[0] ?? '') : cleanText(joined);
    return {
      row: placed.row,
      col: placed.col,
      rowSpan: placed.rowSpan,
      colSpan: placed.colSpan,
      text,
      raw: joined,
      lines,
      basis: 'declared',
      at: at({ ...place, paragraph }),
      tables,
      ...storedValue(placed.element, text),
    };
  });
  return {
    kind: 'table',
    rows: grid.rows,
    cols: grid.cols,
    cells,
    caption: caption === '' ? null : caption,
    parts: [{ page: null, fromRow: 0, toRow: grid.rows - 1 }],
    columns: 'exact',
    at: at({ table }),
  };
}

/** The number that Excel stores beside the text it shows (`x:num="0.9808"` beside 98.08%). */
function storedValue(element: ElementNode, text: string): { value?: { number: number; percent: boolean } } {
  const stored = element.attribs['x:num'];
  if (stored === undefined || text === '') return {};
  const percent = /[%％]$/.test(text);
  if (!/^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(stored.trim())) return {};
  return { value: { number: Number(stored), percent } };
}
