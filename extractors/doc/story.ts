/** The paragraphs of one stretch of text: the main document, a footnote, a text box … */
import { symbolCharacter, symbolText } from '../shared/symbols.js';
import type { CharacterSpan, WordDocument } from './document.js';
import { findFields, formFieldText, type Fields } from './fields.js';
import type { RenderedNumber } from './lists.js';
import { lostNotes, nothingLost, type Lost } from '../shared/lost-text.js';
import type { StoryParagraph } from '../shared/nested-rows.js';
import type { ParagraphProperties } from './paragraph-properties.js';
import { rowCells } from './row-cells.js';

interface Reading {
  text: string;
  readonly lost: Lost;
}

const PLAIN = /^[^\u0000-\u0008\u000b-\u001f\uf000-\uf0ff]*$/;

/** Splits [from, to) into paragraphs and reads each. Automatic numbers are counted in passing. */
export function readStory(document: WordDocument, from: number, to: number): StoryParagraph[] {
  const { chars } = document.text;
  const end = Math.min(to, chars.length);
  const fields = findFields(chars, from, end);
  const paragraphs: StoryParagraph[] = [];
  let carried: Reading | null = null;
  let start = from;
  let first = from;
  for (let cp = from; cp < end; cp++) {
    const code = chars.charCodeAt(cp);
    if (code > 0x0d || (code !== 0x0d && code !== 0x07 && code !== 0x0c)) {
      if (cp < end - 1) continue;
    } else if (code === 0x0c && !document.sectionEnds.has(cp) && cp < end - 1) continue;
    const { properties, style } = document.paragraphAt(cp);
    const marked = code === 0x0d || code === 0x07 || code === 0x0c;
    const reading: Reading = carried ?? { text: '', lost: nothingLost() };
    const spans = document.characters(start, cp + 1, style);
    read(document, fields, spans, marked ? cp : cp + 1, reading);
    start = cp + 1;
    // a paragraph whose end mark was deleted goes on in the next one
    if (code === 0x0d && spans.at(-1)?.properties.deleted === true && properties.depth === 0 && cp < end - 1) {
      carried = reading;
      continue;
    }
    carried = null;
    const begin = first;
    first = start;
    const number = properties.list > 0 && !properties.rowEnd ? numberOf(document, properties) : null;
    const ends = endOf(properties, code);
    paragraphs.push({
      raw: reading.text,
      prefix: number === null ? '' : number.number + number.suffix,
      number: number?.number ?? null,
      outline: properties.outline,
      contents: style.contents || fields.inContents(cp),
      notes: lostNotes(reading.lost),
      depth: properties.depth,
      ends,
      edges: ends === 'row' ? rowCells(properties.rowSprms) : null,
      from: begin,
      mark: cp,
    });
  }
  return paragraphs;
}

/** The outermost table ends its cells and rows with a mark of their own, nested ones with properties. */
function endOf(properties: ParagraphProperties, code: number): StoryParagraph['ends'] {
  if (properties.depth > 1) return properties.innerRowEnd ? 'row' : properties.innerCellEnd ? 'cell' : 'paragraph';
  if (properties.depth === 0 || code !== 0x07) return 'paragraph';
  return properties.rowEnd ? 'row' : 'cell';
}

function numberOf(document: WordDocument, { list, listLevel }: ParagraphProperties): RenderedNumber | null {
  return document.lists.next(list, listLevel);
}

function read(document: WordDocument, fields: Fields, spans: readonly CharacterSpan[], to: number, out: Reading): void {
  const { chars } = document.text;
  for (const span of spans) {
    const end = Math.min(span.to, to);
    const { properties } = span;
    const text = chars.slice(span.from, end);
    if (text === '') continue;
    if (properties.hidden || properties.deleted) {
      if (text.trim() !== '') {
        if (properties.deleted) out.lost.deleted = true;
        else out.lost.hidden = true;
      }
      continue;
    }
    const font = properties.font === null ? null : (document.fonts[properties.font] ?? null);
    if (properties.symbol === null && PLAIN.test(text) && !fields.skipped(span.from) && !fields.skipped(end - 1)) {
      out.text += symbolText(font, text);
      continue;
    }
    for (let cp = span.from; cp < end; cp++) readCharacter(document, fields, cp, span, font, out);
  }
}

function readCharacter(
  document: WordDocument,
  fields: Fields,
  cp: number,
  { properties }: CharacterSpan,
  font: string | null,
  out: Reading,
): void {
  const instead = fields.instead.get(cp);
  if (instead?.kind === 'text') out.text += instead.text;
  else if (instead?.kind === 'form') {
    const { pictureAt } = document.characters(instead.cp, instead.cp + 1, PLAIN_STYLE)[0]?.properties ?? properties;
    if (pictureAt !== null) out.text += formFieldText(document.data, pictureAt);
  }
  if (fields.skipped(cp)) return;
  const char = document.text.chars.charAt(cp);
  const code = char.charCodeAt(0);
  if (code === 0x28 && properties.symbol !== null) {
    out.text += symbolCharacter(document.fonts[properties.symbol.font] ?? null, properties.symbol.code);
  } else if (code >= 0x20 || code === 0x09 || code === 0x0a) out.text += symbolText(font, char);
  else if (code === 0x01 && !properties.fieldData) {
    if (properties.object) out.lost.objects += 1;
    else if (properties.pictureAt !== null) out.lost.pictures += 1;
  } else if (code === 0x08) {
    if (document.shapes.pictures.has(cp)) out.lost.pictures += 1;
  } else if (code === 0x0b || code === 0x0c || code === 0x0e) out.text += '\n';
  else if (code === 0x1e) out.text += '-';
}

const PLAIN_STYLE = { heading: null, contents: false, paragraph: [], character: [] } as const;
