/** One w:p: its text, number and level. */
import type { At } from '../../src/model/record.js';
import { cleanText } from '../../src/text/clean.js';
import { attr, child, type XmlElement } from '../shared/xml.js';
import { walkInline, type Inline } from './inline.js';
import { countText, type Reading } from './reading.js';
import { numberRef, outlineOf, toggle, val } from './styles.js';
import type { Rendered } from './numbering.js';

export interface ParagraphRead {
  /** The text as the file holds it, without the automatic number. */
  readonly raw: string;
  /** The text with the automatic number before it. */
  readonly shown: string;
  readonly number: string | null;
  readonly outline: number | null;
  /** It is a line of a table of contents. */
  readonly contents: boolean;
  /** Text boxes anchored in it. */
  readonly boxes: readonly XmlElement[];
  readonly place: At;
}

/** Text that a deleted paragraph mark joins to the next paragraph. */
export interface Carry {
  readonly text: string;
  readonly boxes: readonly XmlElement[];
}

/** The number that Word 2003 stored beside the list reference (w:listPr/wx:t). */
function storedNumber(pPr: XmlElement | null): Rendered | null {
  const list = pPr === null ? null : child(pPr, 'listPr');
  const stored = list === null ? null : val(list, 't');
  return stored === null || stored === '' || /^[·•\uf000-\uf0ff]$/.test(stored)
    ? null
    : { number: stored, suffix: '\t' };
}

function listNumber(reading: Reading, pPr: XmlElement | null, styleId: string | null): Rendered | null {
  const style = reading.styles.paragraph(styleId).number;
  const direct = numberRef(pPr);
  const id = direct?.id ?? style?.id ?? null;
  if (id === null) return storedNumber(pPr);
  // a list that comes through the style alone finds its level by the style that is tied to it
  const level = direct?.level ?? (direct?.id === undefined || direct.id === null ? (style?.level ?? null) : 0);
  return reading.numbering.next(id, level, styleId);
}

/**
 * Reads a paragraph. Gives a `Carry` instead where its mark is deleted under change tracking, so that its text belongs to
 * the next one.
 */
export function readParagraph(
  reading: Reading,
  p: XmlElement,
  place: At,
  carried: Carry | null,
): { readonly read: ParagraphRead } | { readonly carry: Carry } {
  const pPr = child(p, 'pPr');
  const styleId = val(pPr, 'pStyle');
  const style = reading.styles.paragraph(styleId);
  const inline: Inline = {
    text: carried?.text ?? '',
    place,
    boxes: carried === null ? [] : [...carried.boxes],
    hidden: style.hidden,
    dropped: false,
    contents: false,
  };
  walkInline(reading, p, inline);

  const mark = pPr === null ? null : child(pPr, 'rPr');
  if (mark !== null && (child(mark, 'del') !== null || child(mark, 'moveFrom') !== null)) {
    return { carry: { text: inline.text, boxes: inline.boxes } };
  }
  // a paragraph that is hidden with its mark shows no number and is not counted
  const gone = inline.text.trim() === '' && (toggle(mark, 'vanish') ?? (style.hidden || inline.dropped));
  const rendered = gone ? null : listNumber(reading, pPr, styleId);
  const number = rendered === null ? '' : cleanText(rendered.number);
  const shown = rendered === null ? inline.text : number + rendered.suffix + inline.text;
  countText(reading, shown);
  const outline = outlineOf(pPr) ?? style.outline;
  return {
    read: {
      raw: inline.text,
      shown,
      number: number === '' ? null : number,
      outline: outline === 0 ? null : outline,
      contents: style.contents || inline.contents,
      boxes: inline.boxes,
      place,
    },
  };
}

/** Whether a block-level content control is a generated table of contents. */
export function isContentsControl(properties: XmlElement | null): boolean {
  const part = properties === null ? null : child(properties, 'docPartObj');
  const gallery = part === null ? null : child(part, 'docPartGallery');
  return gallery !== null && /table of contents/i.test(attr(gallery, 'val') ?? '');
}
