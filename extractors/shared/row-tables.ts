/** From rows of cells with edges (doc, rtf) to tables of the document model, with their places. */
import { gridFromEdges, type EdgeCell, type Merge } from '../../src/grid/edges.js';
import { at, type Cell, type Table } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { WarningCode } from '../../src/model/codes.js';
import type { At } from '../../src/model/record.js';
import type { Log } from './log.js';
import { cleanLines, cleanText } from '../../src/text/clean.js';

export interface RawEdge {
  /** Twips. */
  readonly left: number;
  readonly right: number;
  readonly vertical: Merge;
  readonly horizontal: Merge;
}

export interface RawCell {
  readonly paragraphs: readonly RawText[];
  readonly tables: readonly RawTable[];
  /** Raised with the place of the cell. */
  readonly notes: readonly Note[];
}

/** A paragraph's text as the file holds it, and with the automatic number before it. */
export interface RawText {
  readonly raw: string;
  readonly shown: string;
}

export interface Note {
  readonly code: WarningCode;
  readonly message: string;
}

export interface RawRow {
  readonly cells: readonly RawCell[];
  /** Null where the format's own description of the row is missing. */
  readonly edges: readonly RawEdge[] | null;
}

export interface RawTable {
  readonly rows: readonly RawRow[];
}

/** Shared over one document: numbers its tables in document order and collects warnings. */
export interface TableContext {
  readonly limits: Limits;
  readonly log: Log;
  tables: number;
  cells: number;
  /** Set when the document has more cells or a larger grid than the limits allow. */
  tooBig: boolean;
}

/** Builds a table and those nested in it. */
export function buildTable(raw: RawTable, context: TableContext): Table {
  context.tables += 1;
  const number = context.tables;
  const place = at({ table: number });
  const exact = raw.rows.some((row) => row.edges !== null);
  if (!exact) {
    context.log.add('table.ragged', 'the rows of the table do not say where their cells stand', place);
  }
  const grid = gridFromEdges(withEdges(raw.rows, context.log, number));
  context.cells += grid.cells.length;
  if (context.cells > context.limits.cells || grid.rows * grid.cols > context.limits.gridPositions) {
    context.tooBig = true;
    return { kind: 'table', rows: 0, cols: 0, cells: [], caption: null, parts: [], columns: 'exact', at: place };
  }
  const cells = grid.cells.map((cell) => {
    const where = at({ table: number, row: cell.row + 1, column: cell.col + 1 });
    if (cell.covered.some((under) => under.paragraphs.some(({ shown }) => cleanText(shown) !== ''))) {
      context.log.add('text.hidden', 'text in a cell that is merged into another one was left out', where);
    }
    for (const { code, message } of cell.content.notes) context.log.add(code, message, where);
    return buildCell(cell.content, cell, where, exact, context);
  });
  return {
    kind: 'table',
    rows: grid.rows,
    cols: grid.cols,
    cells,
    caption: null,
    parts: [{ page: null, fromRow: 0, toRow: Math.max(0, grid.rows - 1) }],
    columns: exact ? 'exact' : 'ragged',
    at: place,
  };
}

function buildCell(
  raw: RawCell,
  grid: { readonly row: number; readonly col: number; readonly rowSpan: number; readonly colSpan: number },
  where: At,
  exact: boolean,
  context: TableContext,
): Cell {
  const shown = raw.paragraphs.map((paragraph) => paragraph.shown).join('\n');
  return {
    row: grid.row,
    col: grid.col,
    rowSpan: grid.rowSpan,
    colSpan: grid.colSpan,
    text: cleanText(shown),
    raw: raw.paragraphs.map((paragraph) => paragraph.raw).join('\n'),
    lines: cleanLines(shown),
    basis: exact ? 'declared' : 'inferred',
    at: where,
    tables: raw.tables.map((nested) => buildTable(nested, context)),
  };
}

/** A width for cells that say nothing of theirs, so that the grid numbers them one by one. */
const UNKNOWN_WIDTH = 1440;

function withEdges(rows: readonly RawRow[], log: Log, table: number): EdgeCell<RawCell>[][] {
  const byCount = new Map<number, readonly RawEdge[]>();
  for (const { edges } of rows) if (edges !== null && !byCount.has(edges.length)) byCount.set(edges.length, edges);
  return rows.map((row, index) => {
    const where = at({ table, row: index + 1, column: null });
    const own = visibleEdges(row) ?? byCount.get(row.cells.length) ?? [];
    if (byCount.size > 0 && (row.edges === null || own.length !== row.cells.length)) {
      const message = `the row holds ${row.cells.length} cells but describes ${row.edges?.length ?? 'none'}`;
      log.add('structure.repaired', message, where);
    }
    let end = own.at(-1)?.right ?? 0;
    const cells: EdgeCell<RawCell>[] = row.cells.map((content, i) => {
      const edge = own[i];
      // edges lent from another row say nothing of this row's merges
      if (edge !== undefined && row.edges === null) return { ...edge, vertical: 'none', horizontal: 'none', content };
      if (edge !== undefined) return { ...edge, content };
      const left = end;
      end += UNKNOWN_WIDTH;
      return { left, right: end, vertical: 'none', horizontal: 'none', content };
    });
    // cells that are described but hold no text at all still stand on the grid
    for (const edge of own.slice(row.cells.length)) cells.push({ ...edge, content: EMPTY });
    return cells;
  });
}

/** Some writers store no cell for one that is merged into its neighbour: the edges of the rest, joined. */
function visibleEdges({ cells, edges }: RawRow): readonly RawEdge[] | null {
  if (edges === null || cells.length >= edges.length) return edges;
  const visible: RawEdge[] = [];
  for (const edge of edges) {
    const before = visible.at(-1);
    if (edge.horizontal !== 'continue' || before === undefined) visible.push({ ...edge, horizontal: 'none' });
    else visible[visible.length - 1] = { ...before, right: edge.right };
  }
  return visible.length === cells.length ? visible : edges;
}

const EMPTY: RawCell = { paragraphs: [], tables: [], notes: [] };

export function createContext(limits: Limits, log: Log): TableContext {
  return { limits, log, tables: 0, cells: 0, tooBig: false };
}
