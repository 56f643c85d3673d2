/** The paragraphs of one stretch of text: the main document, a footnote, a text box … */
import { symbolCharacter, symbolText } from '../docx/symbols.js';
import type { CharacterSpan, WordDocument } from './document.js';
import { findFields, formFieldText, type Fields } from './fields.js';
import type { RenderedNumber } from './lists.js';
import type { ParagraphProperties } from './paragraph-properties.js';

export interface StoryParagraph {
  /** Position of the first character. */
  readonly from: number;
  /** Position of the mark that ends it. */
  readonly mark: number;
  /** `\r`, `\x07` (cell or row end) or `\f`. */
  readonly endedBy: string;
  /** Without the automatic number. */
  readonly raw: string;
  readonly number: RenderedNumber | null;
  /** A line of a table of contents. */
  readonly contents: boolean;
  readonly properties: ParagraphProperties;
  readonly lost: Lost;
}

/** What the text leaves out. */
export interface Lost {
  readonly hidden: boolean;
  readonly deleted: boolean;
  readonly pictures: number;
  readonly objects: number;
  /** Positions of floating shapes that are anchored in the paragraph. */
  readonly shapes: readonly number[];
}

interface Reading {
  text: string;
  hidden: boolean;
  deleted: boolean;
  pictures: number;
  objects: number;
  shapes: number[];
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
    const reading: Reading = carried ?? {
      text: '',
      hidden: false,
      deleted: false,
      pictures: 0,
      objects: 0,
      shapes: [],
    };
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
    const { text, ...lost } = reading;
    const number = properties.list > 0 && !properties.rowEnd ? numberOf(document, properties) : null;
    const contents = style.contents || fields.inContents(cp);
    const endedBy = marked ? String.fromCharCode(code) : '\r';
    paragraphs.push({ from: begin, mark: cp, endedBy, raw: text, number, contents, properties, lost });
  }
  return paragraphs;
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
        if (properties.deleted) out.deleted = true;
        else out.hidden = true;
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
    if (properties.object) out.objects += 1;
    else if (properties.pictureAt !== null) out.pictures += 1;
  } else if (code === 0x08) out.shapes.push(cp);
  else if (code === 0x0b || code === 0x0c || code === 0x0e) out.text += '\n';
  else if (code === 0x1e) out.text += '-';
}

const PLAIN_STYLE = { heading: null, contents: false, paragraph: [], character: [] } as const;
