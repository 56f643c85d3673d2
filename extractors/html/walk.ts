/** Walks the tree as a browser lays it out: text flows into lines, lines become paragraphs or the lines of a cell. */
import { at, type Paragraph, type ParagraphRole } from '../../src/model/doc.js';
import type { At } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import { cleanText } from '../../src/text/clean.js';
import { controlText, isControl } from './controls.js';
import { isBlock, isDocumentLink, isHidden, isSkipped, rawText } from './elements.js';
import { isFurnitureLine } from './furniture.js';
import { isLayout } from './layout.js';
import { listMarkers, TYPED_NUMBER } from './lists.js';
import { StopReading, type Reader } from './reader.js';
import { readTable } from './table.js';
import { isElement, type CommentNode, type ElementNode, type ParentNode } from './tree.js';

/** Where text goes. A flow is the body's or one cell's. */
export interface Flow {
  /** The line so far, white space collapsed as CSS does. */
  line: string;
  role: ParagraphRole;
  outline: number | null;
  number: string | null;
  /** Place of the cell, or null in the body. */
  readonly cell: At | null;
  /** Takes a finished line; `text` is its cleaned form and not empty. */
  readonly put: (raw: string, text: string, flow: Flow) => void;
  /** Takes a table of data. */
  readonly table: (element: ElementNode) => void;
}

/** The flow of the body: lines become paragraphs. */
export function bodyFlow(reader: Reader): Flow {
  return {
    line: '',
    role: 'body',
    outline: null,
    number: null,
    cell: null,
    put(raw, text, flow): void {
      let role = flow.role;
      if (role === 'body' && reader.main.portal && isFurnitureLine(text)) role = 'furniture';
      if (role === 'furniture') reader.furniture.push({ text, before: reader.paragraphs === 0 });
      const paragraph: Paragraph = {
        kind: 'paragraph',
        text,
        raw,
        role,
        outline: role === 'furniture' ? null : flow.outline,
        number: flow.number,
        at: at({ paragraph: role === 'furniture' ? null : ++reader.paragraphs }),
      };
      reader.blocks.push(paragraph);
    },
    table(element): void {
      const table = readTable(reader, element);
      if (table) reader.blocks.push(table);
    },
  };
}

/** Ends the line of a flow. */
export function endLine(reader: Reader, flow: Flow): void {
  // a run of spaces this long is no layout of anyone's, and costs the square of its length to clean
  const raw = flow.line.length > 5000 ? flow.line.replace(/[\s\u00a0\u3000]{200,}/g, ' ') : flow.line;
  flow.line = '';
  if (raw !== '' && raw !== ' ') {
    reader.characters += raw.length;
    if (reader.characters > reader.limits.characters)
      throw new StopReading('too-big', `the page has more than ${reader.limits.characters} characters of text`);
    const text = cleanText(raw);
    if (text !== '') flow.put(raw.replace(/^ | $/g, ''), text, flow);
  }
  flow.number = null;
}

function addText(reader: Reader, flow: Flow, data: string, pre: boolean): void {
  if (pre) {
    const lines = data.split(/\r\n|[\r\n]/);
    for (let i = 0; i < lines.length; i++) {
      if (i > 0) endLine(reader, flow);
      flow.line += lines[i] ?? '';
    }
    return;
  }
  const collapsed = /[\t\n\f\r]| {2}/.test(data) ? data.replace(/[\t\n\f\r ]+/g, ' ') : data;
  const glued = collapsed.startsWith(' ') && (flow.line === '' || flow.line.endsWith(' '));
  flow.line += glued ? collapsed.slice(1) : collapsed;
}

/** Walks the children of a node. */
export function walkChildren(reader: Reader, node: ParentNode, flow: Flow, pre: boolean): void {
  const markers = isElement(node) && node.name === 'ol' && flow.role !== 'furniture' ? listMarkers(node) : null;
  for (const child of node.children) {
    if (child.type === 'text') {
      if (reader.main.furniture.has(child)) apart(reader, flow, () => addText(reader, flow, child.data, pre));
      else addText(reader, flow, child.data, pre);
    } else if (child.type === 'comment') walkComment(reader, child, flow);
    else walkElement(reader, child, flow, pre, markers?.get(child) ?? null);
  }
}

/** Runs `inside` with the flow set to furniture, on lines of its own. */
function apart(reader: Reader, flow: Flow, inside: () => void): void {
  endLine(reader, flow);
  const role = flow.role;
  flow.role = 'furniture';
  inside();
  endLine(reader, flow);
  flow.role = role;
}

function walkElement(reader: Reader, element: ElementNode, flow: Flow, pre: boolean, marker: string | null): void {
  const { name } = element;
  if (isSkipped(element)) {
    noteSkipped(reader, element, flow);
    return;
  }
  if (isHidden(element)) {
    noteHidden(reader, element, flow.cell, flow.role === 'furniture' || reader.main.furniture.has(element));
    return;
  }
  if (name === 'br') endLine(reader, flow);
  else if (name === 'img') notePicture(reader, element, flow);
  else if (isControl(element)) addText(reader, flow, controlText(element), false);
  else if (flow.cell === null && flow.role !== 'furniture' && reader.main.furniture.has(element))
    apart(reader, flow, () => walkChildren(reader, element, flow, pre));
  else if (name === 'table') {
    endLine(reader, flow);
    if (flow.role === 'furniture' || reader.main.around.has(element) || isLayout(element))
      walkChildren(reader, element, flow, false);
    else flow.table(element);
    endLine(reader, flow);
  } else if (isBlock(element)) walkBlock(reader, element, flow, pre, marker);
  else walkInline(reader, element, flow, pre);
}

function walkBlock(reader: Reader, element: ElementNode, flow: Flow, pre: boolean, marker: string | null): void {
  endLine(reader, flow);
  const outline = flow.outline;
  flow.outline = outlineOf(element) ?? outline;
  if (marker !== null && marker !== '' && !TYPED_NUMBER.test(rawText(element, 40))) {
    flow.number = marker;
    flow.line = marker;
  }
  walkChildren(reader, element, flow, pre || isPre(element));
  endLine(reader, flow);
  flow.outline = outline;
}

function walkInline(reader: Reader, element: ElementNode, flow: Flow, pre: boolean): void {
  const { style, href } = element.attribs;
  if (element.name === 'a' && href !== undefined) noteAttachment(reader, element, href);
  const start = flow.line.length;
  walkChildren(reader, element, flow, pre || (style !== undefined && isPre(element)));
  // Word writes a paragraph's automatic number in a span of its own
  if (style !== undefined && /mso-list\s*:\s*ignore/i.test(style) && flow.line.length > start) {
    const number = cleanText(flow.line.slice(start));
    flow.number = number === '' || /^[·•●○■□◆◇▪l§Øün]$/.test(number) ? null : number;
  }
}

const PRE = new Set(['pre', 'xmp', 'listing', 'plaintext']);

function isPre(element: ElementNode): boolean {
  const style = element.attribs.style;
  return PRE.has(element.name) || (style !== undefined && /white-space\s*:\s*(?:pre|break-spaces)/i.test(style));
}

function outlineOf(element: ElementNode): number | null {
  const { name, attribs } = element;
  if (name.length === 2 && name >= 'h1' && name <= 'h6') return Number(name.charAt(1));
  if (attribs.style === undefined) return null;
  const level = /mso-outline-level\s*:\s*([1-9])/i.exec(attribs.style)?.[1];
  return level === undefined ? null : Number(level);
}

/** Word's drawings stand in comments; the text of their boxes is shown, so it is read. */
function walkComment(reader: Reader, comment: CommentNode, flow: Flow): void {
  if (!comment.data.startsWith('[if') || !/<v:textbox/i.test(comment.data)) return;
  for (const box of comment.data.matchAll(/<v:textbox[^>]*>([^]*?)<\/v:textbox>/gi)) {
    const fragment = reader.parseFragment((box[1] ?? '').replace(/<!\[(?:if[^\]]*|endif)\]>/gi, ''));
    if (!fragment) continue;
    if (flow.cell !== null) walkChildren(reader, fragment, flow, false);
    else {
      endLine(reader, flow);
      const role = flow.role;
      if (role === 'body') flow.role = 'textbox';
      walkChildren(reader, fragment, flow, false);
      endLine(reader, flow);
      flow.role = role;
    }
  }
}

function noteAttachment(reader: Reader, element: ElementNode, href: string): void {
  const text = cleanText(rawText(element, 500));
  const named = element.attribs.appendix !== undefined || element.attribs.download !== undefined;
  if (!named && !isDocumentLink(href) && !isDocumentLink(text)) return;
  if (/^(?:javascript|mailto|#)/i.test(href.trim()) || reader.attachments.some((known) => known.href === href.trim()))
    return;
  if (reader.attachments.length < 1000) reader.attachments.push({ href: href.trim(), text });
}

function noteSkipped(reader: Reader, element: ElementNode, flow: Flow): void {
  if (!/^(?:iframe|frame|frameset|object|embed)$/.test(element.name) || flow.role === 'furniture') return;
  if (element.name === 'frameset') {
    for (const child of element.children) if (isElement(child)) noteSkipped(reader, child, flow);
    return;
  }
  const source = (element.attribs.src ?? element.attribs.data ?? '').trim();
  if (source === '' || /^(?:about|javascript):/i.test(source) || isHidden(element)) return;
  if (isDocumentLink(source) && !reader.attachments.some((known) => known.href === source))
    reader.attachments.push({ href: source, text: '' });
  reader.warnings.push(
    warn('object.unread', `the page shows ${source.slice(0, 200)} inside itself; it was not read`, flow.cell),
  );
}

/** A hidden element with text; of furniture only what is long enough to be a document. */
export function noteHidden(reader: Reader, element: ElementNode, where: At | null, furniture: boolean): void {
  const text = cleanText(rawText(element, 2000));
  if (text === '' || (furniture && text.length < 200)) return;
  reader.hidden.push({ text: text.slice(0, 60), length: text.length, at: where });
}

const small = (size: string | undefined): boolean =>
  size !== undefined && /^\s*\d+/.test(size) && Number.parseInt(size, 10) < 50;

function notePicture(reader: Reader, element: ElementNode, flow: Flow): void {
  if (flow.role === 'furniture' || reader.main.furniture.has(element)) return;
  const { src = '', width, height, alt = '' } = element.attribs;
  if (
    src === '' ||
    small(width) ||
    small(height) ||
    /icon|ico_|logo|spacer|blank|(?:^|\/)(?:doc|pdf|xls|zip)\w*\.gif/i.test(src)
  )
    return;
  reader.pictures++;
  if (reader.pictureNames.length < 5) reader.pictureNames.push(cleanText(alt) || src.slice(0, 80));
}
