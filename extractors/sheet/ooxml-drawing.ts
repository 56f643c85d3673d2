/** What stands on a worksheet outside its cells: pictures, text boxes, comments, header and footer lines. */
import { at } from '../../src/model/doc.js';
import { attr, child, children, find, textOf, type XmlElement } from '../shared/xml.js';
import type { LooseText } from './book.js';
import type { Parts, Relation } from './ooxml-package.js';

export function readLoose(
  root: XmlElement,
  relations: ReadonlyMap<string, Relation>,
  parts: Parts,
  ordinal: number,
): LooseText[] {
  const { log } = parts.reading;
  const loose: LooseText[] = [...pageLines(root)];
  for (const element of children(root)) {
    if (element.name === 'drawing') {
      const relation = relations.get(attr(element, 'id') ?? '');
      const drawing = relation === undefined ? null : parts.part(relation.target);
      if (drawing !== null) loose.push(...readDrawing(drawing, parts, ordinal));
    } else if (element.name === 'picture') {
      log.add('picture.unread', 'the background picture of the sheet', at({ table: ordinal }));
    } else if (element.name === 'oleObjects' || element.name === 'controls') {
      const what = element.name === 'controls' ? 'form controls' : 'embedded objects';
      log.add('object.unread', `${what} on the sheet: ${children(element).length}`, at({ table: ordinal }));
    }
  }
  for (const relation of relations.values()) {
    if (relation.type !== 'comments') continue;
    const list = parts.part(relation.target);
    const holder = list === null ? null : find(list, 'commentList');
    const count = holder === null ? 0 : children(holder).length;
    if (count > 0) log.add('object.unread', `comments on cells that were not read: ${count}`, at({ table: ordinal, row: 1 })); // prettier-ignore
  }
  return loose;
}

const ANCHORS = new Set(['twoCellAnchor', 'oneCellAnchor', 'absoluteAnchor']);

function readDrawing(drawing: XmlElement, parts: Parts, ordinal: number): LooseText[] {
  const loose: LooseText[] = [];
  for (const anchor of children(drawing)) {
    if (!ANCHORS.has(anchor.name)) continue;
    const from = child(anchor, 'from');
    const number = (name: string): number | null => {
      const element = from === null ? null : child(from, name);
      const value = element === null ? Number.NaN : Number(textOf(element));
      return Number.isInteger(value) && value >= 0 ? value : null;
    };
    const row = number('row');
    const col = number('col');
    const place = at({ table: ordinal, row: row === null ? null : row + 1, column: col === null ? null : col + 1 });
    const visit = (element: XmlElement): void => {
      for (const part of children(element)) {
        if (part.name === 'pic') parts.reading.log.add('picture.unread', 'a picture on the sheet', place);
        else if (part.name === 'graphicFrame')
          parts.reading.log.add('object.unread', 'a chart or diagram on the sheet', place); // prettier-ignore
        else if (part.name === 'sp') {
          const text = shapeText(part);
          if (text !== '') loose.push({ role: 'textbox', text, row, col });
        } else if (part.name === 'grpSp' || part.name === 'Choice') visit(part);
        else if (part.name === 'AlternateContent') visit(child(part, 'Choice') === null ? fallback(part) : part);
      }
    };
    visit(anchor);
  }
  return loose;
}

function fallback(alternate: XmlElement): XmlElement {
  return child(alternate, 'Fallback') ?? alternate;
}

/** The paragraphs of a shape's text, a line each. */
function shapeText(shape: XmlElement): string {
  const body = child(shape, 'txBody');
  if (body === null) return '';
  const lines = children(body)
    .filter((paragraph) => paragraph.name === 'p')
    .map((paragraph) =>
      children(paragraph)
        .map((run) => (run.name === 'br' ? '\n' : textOf(find(run, 't') ?? { ...run, nodes: [] })))
        .join(''),
    );
  return lines.join('\n').trim();
}

/** Header and footer lines without their codes for place, font and fields (18.3.1.46). */
function pageLines(root: XmlElement): LooseText[] {
  const holder = child(root, 'headerFooter');
  const out: LooseText[] = [];
  const seen = new Set<string>();
  for (const element of holder === null ? [] : children(holder)) {
    const role = /header$/i.test(element.name) ? 'header' : 'footer';
    const text = pageLineText(textOf(element));
    if (!/[\p{L}\d]/u.test(text) || seen.has(role + text)) continue;
    seen.add(role + text);
    out.push({ role, text, row: null, col: null });
  }
  return out;
}

/** `&C&"宋体,常规"&14附件1` → `附件1`; page numbers, dates and file names are fields and no text. */
export function pageLineText(line: string): string {
  return line
    .replace(/&(?:"[^"]*"|K[0-9A-Fa-f]{2}[+-]?[0-9A-Fa-f]{3,4}|\d{1,3}|&|[A-Za-z])/g, (code) =>
      code === '&&' ? '&' : /^&[LCR]$/.test(code) ? '\n' : '',
    )
    .trim();
}
