/** The text inside text:p and text:h (ODF 1.3 part 3, 6). */
import type { At } from '../../src/model/record.js';
import { attr, child, children, find, textOf, type XmlElement } from '../shared/xml.js';
import { symbolText, withBox } from '../shared/symbols.js';
import { isHidden, type Reading } from './reading.js';
import { integerAttr } from './styles.js';

export interface Inline {
  text: string;
  readonly place: At;
  /** Containers of text boxes anchored here. */
  readonly boxes: XmlElement[];
  readonly hidden: boolean;
}

const SKIPPED: ReadonlySet<string> = new Set([
  'annotation', 'annotation-end', 'note-citation', 'ruby-text', 'bookmark', 'bookmark-start', 'bookmark-end', 'number',
  'tracked-changes', 'soft-page-break', 'toc-mark', 'toc-mark-start', 'toc-mark-end', 'alphabetical-index-mark', 'title', 'desc', 'script',
]); // prettier-ignore
/** Shapes of the drawing layer, which may hold paragraphs of their own. */
const SHAPES: ReadonlySet<string> = new Set([
  'frame', 'custom-shape', 'rect', 'ellipse', 'circle', 'polygon', 'polyline', 'path', 'line', 'caption', 'g', 'a',
]); // prettier-ignore
const MAX_SPACES = 1000;

/** Text of an embedded formula (MathML), without its annotations. */
function formulaText(element: XmlElement): string {
  if (element.name === 'annotation') return '';
  if (element.name === 'mfrac') {
    const [num, den] = children(element);
    return `${num === undefined ? '' : formulaText(num)}/${den === undefined ? '' : formulaText(den)}`;
  }
  return element.nodes.map((node) => (typeof node === 'string' ? node.trim() : formulaText(node))).join('');
}

function addText(reading: Reading, inline: Inline, text: string, hidden: boolean): void {
  if (text === '') return;
  if (!hidden) inline.text += text;
  else if (text.trim() !== '') reading.log.add('text.hidden', 'hidden text was left out', inline.place);
}

function shape(reading: Reading, element: XmlElement, inline: Inline): void {
  const box = find(element, 'text-box');
  if (box !== null) {
    for (const part of children(element)) if (part.name === 'text-box') inline.boxes.push(part);
  }
  const object = child(element, 'object') ?? child(element, 'object-ole');
  if (object !== null) {
    const inlineMath = child(object, 'math');
    const root = inlineMath ?? reading.object(attr(object, 'href') ?? '');
    if (root?.name === 'math') inline.text += formulaText(root);
    else reading.log.add('object.unread', 'an embedded object or chart was not read', inline.place);
    return;
  }
  if (child(element, 'image') !== null) reading.log.add('picture.unread', 'a picture was not read', inline.place);
  if (element.name !== 'frame') {
    const own = children(element).some((e) => e.name === 'p' || e.name === 'list' || e.name === 'h');
    if (own && element.name !== 'a') inline.boxes.push(element);
  }
  for (const part of children(element)) if (SHAPES.has(part.name)) shape(reading, part, inline);
}

/** The state that a LibreOffice check box field or control declares; null if it is none. */
function checkState(element: XmlElement): boolean | null {
  if (element.name === 'content-control') {
    return attr(element, 'checkbox') === 'true' ? attr(element, 'checked') === 'true' : null;
  }
  if (!/FORMCHECKBOX/.test(attr(element, 'type') ?? '')) return null;
  const param = children(element).find((e) => attr(e, 'name') === 'Checkbox_Checked');
  return param !== undefined && attr(param, 'value') === 'true';
}

/** Adds the text of what stands in a paragraph. */
export function walkInline(
  reading: Reading,
  parent: XmlElement,
  inline: Inline,
  hidden: boolean,
  font: string | null,
): void {
  for (const node of parent.nodes) {
    if (typeof node === 'string') {
      // white space in the file is one space; spaces that count have elements of their own
      addText(reading, inline, symbolText(font, node.replace(/[\t\r\n ]+/g, ' ')), hidden);
      continue;
    }
    if (SKIPPED.has(node.name)) continue;
    switch (node.name) {
      case 's':
        addText(reading, inline, ' '.repeat(Math.min(MAX_SPACES, Math.max(1, integerAttr(node, 'c', 1)))), hidden);
        break;
      case 'tab':
        addText(reading, inline, '\t', hidden);
        break;
      case 'line-break':
        addText(reading, inline, '\n', hidden);
        break;
      case 'span': {
        const style = attr(node, 'style-name');
        walkInline(
          reading,
          node,
          inline,
          hidden || reading.styles.hides(style),
          reading.styles.symbolFont(style) ?? font,
        );
        break;
      }
      case 'ruby': {
        const base = child(node, 'ruby-base');
        if (base !== null) walkInline(reading, base, inline, hidden, font);
        break;
      }
      case 'note': {
        const body = child(node, 'note-body');
        if (body !== null && !hidden) reading.notes.push({ body, place: inline.place });
        break;
      }
      case 'change': {
        if (reading.deletions.has(attr(node, 'change-id') ?? '')) {
          reading.log.add('text.deleted', 'text deleted under change tracking was left out', inline.place);
        }
        break;
      }
      case 'fieldmark':
      case 'fieldmark-start': {
        const on = checkState(node);
        if (on !== null) addText(reading, inline, on ? '☑' : '☐', hidden);
        break;
      }
      case 'content-control': {
        const start = inline.text.length;
        walkInline(reading, node, inline, hidden, font);
        const on = checkState(node);
        if (on !== null) inline.text = inline.text.slice(0, start) + withBox(inline.text.slice(start), on);
        break;
      }
      default:
        if (node.prefix === 'draw' || SHAPES.has(node.name)) {
          // text:a is a link, draw:a a linked frame
          if (node.name === 'a' && node.prefix === 'text') walkInline(reading, node, inline, hidden, font);
          else if (!hidden) shape(reading, node, inline);
        } else if (isHidden(node)) {
          const text = textOf(node) + (attr(node, 'string-value') ?? '');
          addText(reading, inline, text, true);
        } else walkInline(reading, node, inline, hidden, font);
    }
  }
}
