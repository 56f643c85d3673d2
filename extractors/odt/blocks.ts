/** Walking the blocks of an OpenDocument text: paragraphs, lists, sections, tables. */
import { at, type Block, type ParagraphRole, type Table } from '../../src/model/doc.js';
import type { At } from '../../src/model/record.js';
import { cleanText } from '../../src/text/clean.js';
import { splitAtBreaks } from '../shared/line-breaks.js';
import { attr, child, textOf, type XmlElement } from '../shared/xml.js';
import { walkInline, type Inline } from './inline.js';
import type { ListState } from './lists.js';
import { countText, isHidden, type Reading } from './reading.js';
import { integerAttr } from './styles.js';

export interface ParagraphRead {
  readonly raw: string;
  /** With the automatic number before it. */
  readonly shown: string;
  readonly number: string | null;
  readonly outline: number | null;
  /** A line of an index or a table of contents. */
  readonly contents: boolean;
  readonly boxes: readonly XmlElement[];
  readonly place: At;
}

export interface Sink {
  paragraph(read: ParagraphRead): void;
  table(table: Table): void;
  place(ordinal: number): At;
}

function skip(reading: Reading, element: XmlElement): void {
  for (const node of element.nodes) {
    if (typeof node === 'string') continue;
    if (node.name === 'p' || node.name === 'h') reading.paragraphs++;
    else skip(reading, node);
  }
}

interface Context {
  readonly list: ListState | null;
  /** Number that the next paragraph of a list item takes. */
  pending: { number: string | null } | null;
  readonly contents: boolean;
}

function readParagraph(reading: Reading, p: XmlElement, context: Context, place: At): ParagraphRead {
  const style = attr(p, 'style-name');
  const inline: Inline = { text: '', place, boxes: [], hidden: reading.styles.hides(style) };
  walkInline(reading, p, inline, inline.hidden, null);
  const level = p.name === 'h' ? Math.max(1, integerAttr(p, 'outline-level', 1)) : reading.styles.outline(style);
  let number: string | null = null;
  if (context.pending !== null) {
    number = context.pending.number;
    context.pending = null;
  } else if (p.name === 'h' && context.list === null && level !== null && !reading.styles.unnumbered(style))
    number = reading.lists.heading(level, p);
  const shown = number === null ? inline.text : `${number}\t${inline.text}`;
  countText(reading, shown);
  const cleaned = number === null ? '' : cleanText(number);
  return {
    raw: inline.text,
    shown,
    number: cleaned === '' ? null : cleaned,
    outline: level !== null && level <= 9 ? level : null,
    contents: context.contents || reading.styles.contents(style),
    boxes: inline.boxes,
    place,
  };
}

/** Walks the blocks below `parent` in order. */
export function walkBlocks(reading: Reading, parent: XmlElement, sink: Sink): void {
  const walk = (element: XmlElement, context: Context): void => {
    for (const node of element.nodes) {
      if (typeof node === 'string') continue;
      switch (node.name) {
        case 'p':
        case 'h': {
          const place = sink.place(++reading.paragraphs);
          if (isHidden(node)) {
            if (textOf(node).trim() !== '') reading.log.add('text.hidden', 'a hidden paragraph was left out', place);
          } else sink.paragraph(readParagraph(reading, node, context, place));
          break;
        }
        case 'table': {
          const table = reading.readTable(reading, node);
          if (table !== null) sink.table(table);
          break;
        }
        case 'list':
          walk(node, { ...context, list: reading.lists.enter(node, context.list), pending: null });
          break;
        case 'list-item': {
          // an item that starts with a list of its own shows no number
          const starts = node.nodes.find((n) => typeof n !== 'string' && n.name !== 'number');
          const direct = starts !== undefined && typeof starts !== 'string' && starts.name !== 'list';
          const number = context.list === null ? null : reading.lists.item(node, context.list, !direct);
          walk(node, { ...context, pending: direct ? { number } : null });
          break;
        }
        case 'section':
          if (isHidden(node) || reading.styles.hides(attr(node, 'style-name'))) {
            reading.log.add('text.hidden', 'a hidden section was left out', sink.place(reading.paragraphs + 1));
            skip(reading, node);
          } else walk(node, { ...context, pending: null });
          break;
        case 'table-of-content':
        case 'illustration-index':
        case 'table-index':
        case 'alphabetical-index': {
          const body = child(node, 'index-body');
          if (body !== null) walk(body, { ...context, contents: true });
          break;
        }
        case 'change':
          if (reading.deletions.has(attr(node, 'change-id') ?? '')) {
            const place = sink.place(reading.paragraphs + 1);
            reading.log.add('text.deleted', 'text deleted under change tracking was left out', place);
          }
          break;
        case 'tracked-changes':
        case 'sequence-decls':
        case 'forms':
        case 'variable-decls':
        case 'user-field-decls':
          break;
        default:
          if (node.prefix === 'draw') {
            // a shape anchored to the page
            const place = sink.place(Math.max(1, reading.paragraphs));
            const inline: Inline = { text: '', place, boxes: [], hidden: false };
            walkInline(reading, { ...element, nodes: [node] }, inline, false, null);
            sink.paragraph({ raw: '', shown: inline.text, number: null, outline: null, contents: false, boxes: inline.boxes, place }); // prettier-ignore
          } else walk(node, context);
      }
    }
  };
  walk(parent, { list: null, pending: null, contents: false });
}

/** The blocks of a container that stands on the page by itself. */
export function readBlocks(reading: Reading, parent: XmlElement, role: ParagraphRole): Block[] {
  const out: Block[] = [];
  walkBlocks(reading, parent, {
    paragraph(read) {
      const raws = splitAtBreaks(read.raw);
      const lines = splitAtBreaks(read.shown);
      let first = true;
      for (const [i, line] of lines.entries()) {
        const text = cleanText(line);
        if (text === '') continue;
        out.push({
          kind: 'paragraph',
          text,
          raw: raws.length === lines.length ? (raws[i] ?? line) : line,
          role: read.contents && role === 'body' ? 'furniture' : role,
          outline: first ? read.outline : null,
          number: i === 0 ? read.number : null,
          at: read.place,
        });
        first = false;
      }
      for (const box of read.boxes) out.push(...readBox(reading, box, role));
    },
    table(table) {
      out.push(table, ...reading.floating.splice(0));
    },
    place: (ordinal) => at({ paragraph: ordinal }),
  });
  return out;
}

export function readBox(reading: Reading, box: XmlElement, role: ParagraphRole): Block[] {
  const { floating } = reading;
  reading.floating = [];
  const out = readBlocks(reading, box, role === 'body' ? 'textbox' : role);
  reading.floating = floating;
  return out;
}
