/** Walking block-level content: paragraphs, tables and what wraps them. */
import { NOWHERE, type Block, type Paragraph, type ParagraphRole, type Table } from '../../src/model/doc.js';
import type { At } from '../../src/model/record.js';
import { cleanText } from '../../src/text/clean.js';
import { splitAtBreaks } from '../shared/line-breaks.js';
import { child, textOf, type XmlElement } from '../shared/xml.js';
import { chosenBranch, isDeletion, isPlaceholder, noteDeleted } from './inline.js';
import { isContentsControl, readParagraph, type Carry, type ParagraphRead } from './paragraph.js';
import { nextParagraph, paragraphPlace, skipParagraphs, type Reading } from './reading.js';

/** Where the blocks of a container go. */
export interface Sink {
  paragraph(read: ParagraphRead): void;
  table(table: Table): void;
  /** The place of what stands in paragraph `ordinal` of this container. */
  place(ordinal: number): At;
}

/** Walks the blocks below `parent` in order. */
export function walkBlocks(reading: Reading, parent: XmlElement, sink: Sink): void {
  let carry: Carry | null = null;
  let last: At = NOWHERE;
  const walk = (element: XmlElement): void => {
    for (const node of element.nodes) {
      if (typeof node === 'string') continue;
      switch (node.name) {
        case 'p': {
          last = sink.place(nextParagraph(reading));
          const result = readParagraph(reading, node, last, carry);
          carry = 'carry' in result ? result.carry : null;
          if ('read' in result) sink.paragraph(result.read);
          break;
        }
        case 'tbl': {
          const table = reading.readTable(reading, node);
          if (table !== null) sink.table(table);
          break;
        }
        case 'sdt': {
          const properties = child(node, 'sdtPr');
          const content = child(node, 'sdtContent');
          if (content === null) break;
          if (isPlaceholder(properties, textOf(content))) {
            const place = sink.place(reading.paragraphs + 1);
            reading.log.add('text.hidden', 'the prompt of an empty content control was left out', place);
            skipParagraphs(reading, content);
            break;
          }
          const contents = isContentsControl(properties);
          if (contents) reading.contents++;
          walk(content);
          if (contents) reading.contents--;
          break;
        }
        case 'AlternateContent': {
          const branch = chosenBranch(node);
          if (branch !== null) walk(branch);
          break;
        }
        case 'altChunk':
        case 'subDoc':
          reading.log.add(
            'object.unread',
            'an embedded document was not read',
            sink.place(Math.max(1, reading.paragraphs)),
          );
          break;
        default:
          if (isDeletion(node)) {
            noteDeleted(reading, node, sink.place(reading.paragraphs + 1));
            skipParagraphs(reading, node);
          } else if (!node.name.endsWith('Pr')) walk(node);
      }
    }
  };
  walk(parent);
  const left = carry as Carry | null;
  if (left !== null && (left.text !== '' || left.boxes.length > 0)) {
    const { text, boxes } = left;
    sink.paragraph({ raw: text, shown: text, number: null, outline: null, contents: false, boxes, place: last });
  }
}

/** The paragraphs that one w:p makes; none for an empty one. */
export function toParagraphs(read: ParagraphRead, role: ParagraphRole): Paragraph[] {
  const out: Paragraph[] = [];
  const raws = splitAtBreaks(read.raw);
  // the number stands before the first line
  const shown = splitAtBreaks(read.shown);
  const same = raws.length === shown.length;
  for (const [i, line] of shown.entries()) {
    const text = cleanText(line);
    if (text === '') continue;
    out.push({
      kind: 'paragraph',
      text,
      raw: same ? (raws[i] ?? line) : line,
      role: read.contents && role === 'body' ? 'furniture' : role,
      outline: out.length === 0 ? read.outline : null,
      number: i === 0 ? read.number : null,
      at: read.place,
    });
  }
  return out;
}

/** The blocks of a container that stands on the page by itself: a body, a text box. */
export function readBlocks(reading: Reading, parent: XmlElement, role: ParagraphRole): Block[] {
  const out: Block[] = [];
  walkBlocks(reading, parent, {
    paragraph(read) {
      out.push(...toParagraphs(read, role));
      for (const box of read.boxes) out.push(...readBox(reading, box, role));
    },
    table(table) {
      out.push(table, ...reading.floating.splice(0));
    },
    place: paragraphPlace,
  });
  return out;
}

/** A text box: its fields are its own, and a table in it is a block of its own. */
export function readBox(reading: Reading, box: XmlElement, role: ParagraphRole): Block[] {
  const { fields, floating } = reading;
  reading.fields = [];
  reading.floating = [];
  const out = readBlocks(reading, box, role === 'body' ? 'textbox' : role);
  reading.fields = fields;
  reading.floating = floating;
  return out;
}

/** Paragraphs of a part that is set apart (header, footer, note): tables in it give one line a row. */
export function readApart(reading: Reading, root: XmlElement, role: ParagraphRole, place: At): Paragraph[] {
  const counted = { paragraphs: reading.paragraphs, tables: reading.tables };
  const out: Paragraph[] = [];
  const add = (text: string, raw: string): void => {
    if (text !== '') out.push({ kind: 'paragraph', text, raw, role, outline: null, number: null, at: place });
  };
  for (const block of readBlocks(reading, root, role)) {
    if (block.kind === 'paragraph') add(block.text, block.raw);
    else {
      for (let row = 0; row < block.rows; row++) {
        const cells = block.cells.filter((cell) => cell.row === row);
        add(cleanText(cells.map((cell) => cell.text).join(' ')), cells.map((cell) => cell.raw).join('\t'));
      }
    }
  }
  // ordinals belong to the body
  reading.paragraphs = counted.paragraphs;
  reading.tables = counted.tables;
  return out;
}
