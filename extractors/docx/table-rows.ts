/** The rows and cells of a w:tbl as they are declared, before they are placed on the grid. */
import { at } from '../../src/model/doc.js';
import { attr, child, children, type XmlElement } from '../shared/xml.js';
import { chosenBranch, isDeletion, noteDeleted } from './inline.js';
import { skipParagraphs, type Reading } from './reading.js';
import { integer, toggle, val } from './styles.js';

export type Merge = 'restart' | 'continue' | null;

export interface RawCell {
  readonly element: XmlElement;
  /** Grid columns, with those of cells merged into it by w:hMerge. */
  readonly span: number;
  readonly vertical: Merge;
  /** Cells that a horizontal merge has swallowed. */
  readonly merged: readonly RawCell[];
}

export interface RawRow {
  readonly before: number;
  readonly after: number;
  readonly cells: readonly RawCell[];
}

/** Hands on the elements named `wanted` below `parent`, through whatever wraps them, deletions apart. */
function unwrap(
  parent: XmlElement,
  wanted: string,
  take: (element: XmlElement) => void,
  drop: (element: XmlElement) => void,
): void {
  for (const node of children(parent)) {
    if (node.name === wanted) take(node);
    else if (isDeletion(node)) drop(node);
    else if (node.name === 'AlternateContent') {
      const branch = chosenBranch(node);
      if (branch !== null) unwrap(branch, wanted, take, drop);
    } else if (!node.name.endsWith('Pr') && node.name !== 'tblGrid' && node.name !== 'p' && node.name !== 'tbl') {
      unwrap(node, wanted, take, drop);
    }
  }
}

function mergeOf(tcPr: XmlElement | null, ...names: readonly string[]): Merge {
  if (tcPr === null) return null;
  for (const name of names) {
    const element = child(tcPr, name);
    if (element !== null) return attr(element, 'val') === 'restart' ? 'restart' : 'continue';
  }
  return null;
}

/** Width in twips; null unless it is given in absolute terms. */
function widthOf(tcPr: XmlElement | null): number | null {
  const tcW = tcPr === null ? null : child(tcPr, 'tcW');
  if (tcW === null) return null;
  const type = attr(tcW, 'type');
  const width = integer(attr(tcW, 'w'));
  return (type === 'dxa' || type === null) && width !== null && width > 0 ? width : null;
}

interface Declared {
  readonly element: XmlElement;
  readonly tcPr: XmlElement | null;
  readonly span: number | null;
}

/** Columns told apart by the edges of cells, for tables whose writer left out the grid and all spans. */
function spansByWidth(rows: readonly (readonly Declared[])[]): number[][] | null {
  if (rows.length < 2 || rows.every((row) => row.length === rows[0]?.length)) return null;
  const edges: number[][] = [];
  for (const row of rows) {
    let x = 0;
    const own: number[] = [];
    for (const cell of row) {
      const width = widthOf(cell.tcPr);
      if (width === null) return null;
      own.push((x += width));
    }
    edges.push(own);
  }
  // rows must be equally wide, else their widths are not to be believed
  const total = Math.max(...edges.map((own) => own[own.length - 1] ?? 0));
  if (edges.some((own) => Math.abs((own[own.length - 1] ?? 0) - total) > total * 0.02 + 30)) return null;
  const distinct: number[] = [];
  for (const x of edges.flat().sort((a, b) => a - b)) {
    const last = distinct[distinct.length - 1];
    if (last === undefined || x - last > 40) distinct.push(x);
  }
  const indexOf = (x: number): number => distinct.findLastIndex((edge) => edge <= x + 1);
  const spans = edges.map((own) => own.map((x, i) => indexOf(x) - (i === 0 ? -1 : indexOf(own[i - 1] ?? 0))));
  return spans.some((own) => own.some((span) => span < 1)) ? null : spans;
}

/** Reads the rows of a table; deleted and hidden rows are left out with a warning. */
export function readRows(reading: Reading, tbl: XmlElement, ordinal: number): RawRow[] {
  const { limits, log } = reading;
  const grid = child(tbl, 'tblGrid');
  const gridCols = grid === null ? 0 : children(grid).filter((e) => e.name === 'gridCol').length;

  const elements: XmlElement[] = [];
  const rowPlace = () => at({ table: ordinal, row: elements.length + 1 });
  unwrap(
    tbl,
    'tr',
    (tr) => {
      const trPr = child(tr, 'trPr');
      if (trPr !== null && child(trPr, 'del') !== null) {
        log.add('text.deleted', 'a table row deleted under change tracking was left out', rowPlace());
        skipParagraphs(reading, tr);
      } else if (toggle(trPr, 'hidden') === true) {
        log.add('text.hidden', 'a hidden table row was left out', rowPlace());
        skipParagraphs(reading, tr);
      } else elements.push(tr);
    },
    (element) => {
      noteDeleted(reading, element, rowPlace());
      skipParagraphs(reading, element);
    },
  );

  const declared = elements.map((tr, r) => {
    const cells: Declared[] = [];
    unwrap(
      tr,
      'tc',
      (element) => {
        const tcPr = child(element, 'tcPr');
        cells.push({ element, tcPr, span: integer(val(tcPr, 'gridSpan')) });
      },
      (element) => {
        noteDeleted(reading, element, at({ table: ordinal, row: r + 1 }));
        skipParagraphs(reading, element);
      },
    );
    return cells;
  });
  const spanless = gridCols === 0 && declared.every((row) => row.every((cell) => cell.span === null));
  const byWidth = spanless ? spansByWidth(declared) : null;

  return elements.map((tr, r) => {
    const trPr = child(tr, 'trPr');
    const cut = (value: number | null, col: number, least: number): number => {
      const wanted = Math.max(least, value ?? least);
      if (wanted <= limits.span) return wanted;
      log.add(
        'span.cut',
        `a cell claims ${wanted} grid columns; the table's own grid or the limit was used`,
        at({ table: ordinal, row: r + 1, column: Math.min(col, 100_000) + 1 }),
      );
      return Math.max(least, Math.min(limits.span, gridCols - col));
    };
    const before = cut(integer(val(trPr, 'gridBefore')), 0, 0);
    const cells: RawCell[] = [];
    let col = before;
    let joining = false;
    for (const [c, { element, tcPr, span: stated }] of (declared[r] ?? []).entries()) {
      const span = cut(byWidth?.[r]?.[c] ?? stated, col, 1);
      col += span;
      const vertical = mergeOf(tcPr, 'vMerge', 'vmerge');
      const horizontal = mergeOf(tcPr, 'hMerge', 'hmerge');
      const own: RawCell = { element, span, vertical, merged: [] };
      const last = cells[cells.length - 1];
      if (horizontal === 'continue' && joining && last !== undefined) {
        cells[cells.length - 1] = { ...last, span: last.span + span, merged: [...last.merged, own] };
      } else {
        cells.push(own);
        joining = horizontal === 'restart';
      }
    }
    return { before, after: cut(integer(val(trPr, 'gridAfter')), col, 0), cells };
  });
}
