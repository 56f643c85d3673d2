/**
 * Tables that only arrange a page: portals and old editors put whole articles into table cells. Such a table is
 * unwrapped, its cells' content becomes blocks in order; a table of data stays a table.
 */
import { isHidden, visit } from './elements.js';
import { isElement, type ElementNode } from './tree.js';

/** A cell that holds this much running text in paragraphs is a page, not a value. */
const ARTICLE_CHARACTERS = 400;
const ARTICLE_BLOCKS = 4;

interface Shape {
  readonly rows: number;
  readonly widestRow: number;
  /** Cells with text or tables. */
  readonly filled: readonly ElementNode[];
  /** Largest tables inside the cells. */
  readonly nested: readonly ElementNode[];
  readonly headings: number;
}

function shapeOf(table: ElementNode): Shape {
  let rows = 0;
  let widestRow = 0;
  let headings = 0;
  const filled: ElementNode[] = [];
  const nested: ElementNode[] = [];
  const inCell = (element: ElementNode): boolean => {
    if (element.name === 'table') nested.push(element);
    if (/^h[1-4]$/.test(element.name)) headings++;
    return element.name !== 'table';
  };
  visit(table, (element) => {
    if (isHidden(element)) return false;
    if (element.name === 'tr') {
      rows++;
      let width = 0;
      for (const cell of element.children) if (isElement(cell) && /^t[dh]$/.test(cell.name)) width++;
      widestRow = Math.max(widestRow, width);
      return true;
    }
    if (element.name !== 'td' && element.name !== 'th') return true;
    const before = nested.length;
    visit(element, inCell);
    if (element.textLength > 0 || nested.length > before) filled.push(element);
    return false;
  });
  return { rows, widestRow, filled, nested, headings };
}

/** Whether lines are drawn around the cells, or the table comes from an office program. */
function isRuled(table: ElementNode): boolean {
  const { border, style = '', class: name = '', bordercolor, rules } = table.attribs;
  if (border !== undefined && border.trim() !== '' && border.trim() !== '0') return true;
  if (bordercolor !== undefined || (rules !== undefined && rules !== 'none')) return true;
  if (/mso(?:normal)?table|tablegrid|table-bordered/i.test(name)) return true;
  if (/border(?:-(?:top|left|right|bottom))?\s*:[^;]*(?:solid|windowtext)/i.test(style)) return true;
  let ruled = 0;
  visit(table, (element) => {
    if (element.name === 'table') return false;
    if (element.name !== 'td' && element.name !== 'th') return true;
    if (/border[a-z-]*\s*:[^;]*(?:solid|windowtext)/i.test(element.attribs.style ?? '')) ruled++;
    return false;
  });
  return ruled >= 2;
}

const blocksIn = (cell: ElementNode): number => {
  let blocks = 0;
  visit(cell, (element) => {
    if (element.name === 'p' || element.name === 'br' || (element.name === 'div' && element.textLength > 0)) blocks++;
    return element.name !== 'table';
  });
  return blocks;
};

const isArticle = (cell: ElementNode): boolean =>
  cell.textLength - cell.linkLength >= ARTICLE_CHARACTERS && blocksIn(cell) >= ARTICLE_BLOCKS;

/** Whether a table is layout. Its measures must be set (`measure`). */
export function isLayout(table: ElementNode): boolean {
  if (/^(?:presentation|none)$/i.test(table.attribs.role ?? '')) return true;
  const shape = shapeOf(table);
  if (shape.filled.length === 0) return shape.rows < 2 || shape.widestRow < 2;
  if (shape.filled.length === 1 && (shape.rows === 1 || shape.widestRow === 1 || shape.nested.length > 0)) return true;
  if (shape.headings > 0) return true;
  const nestedText = shape.nested.reduce((sum, inner) => sum + inner.textLength, 0);
  if (shape.nested.length > 0) {
    const own = shape.filled.filter(
      (cell) => !shape.nested.some((inner) => within(inner, cell)) && cell.textLength > cell.linkLength * 2,
    );
    if (own.length < 2) return true;
    if (nestedText * 2 >= table.textLength && !isRuled(table)) return true;
  }
  if (shape.widestRow === 1 && shape.filled.some(isArticle)) return true;
  // a page of menu and article side by side
  const others = shape.filled.filter((cell) => !isArticle(cell));
  return (
    others.length < shape.filled.length &&
    !isRuled(table) &&
    others.every((cell) => cell.linkLength * 2 > cell.textLength || cell.textLength < 60) &&
    shape.filled.length <= 8 &&
    shape.widestRow <= 3
  );
}

function within(inner: ElementNode, outer: ElementNode): boolean {
  for (let node = inner.parent; node && isElement(node); node = node.parent) if (node === outer) return true;
  return false;
}
