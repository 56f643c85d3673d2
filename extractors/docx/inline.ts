/** The text of a paragraph: runs, fields, symbols, revisions (ECMA-376 part 1, 17.3, 17.13.5, 17.16). */
import type { At } from '../../src/model/record.js';
import { attr, child, children, contains, textOf, type XmlElement } from '../shared/xml.js';
import { fieldCharacter, inInstruction } from './fields.js';
import type { Reading } from './reading.js';
import { toggle, val } from './styles.js';
import { isSymbolFont, symbolCharacter, symbolText, withBox } from '../shared/symbols.js';

/** Collects the text of one paragraph. */
export interface Inline {
  text: string;
  readonly place: At;
  /** w:txbxContent elements anchored here. */
  readonly boxes: XmlElement[];
  /** The paragraph's style hides its text. */
  readonly hidden: boolean;
  /** Text stood here but was left out (hidden or deleted). */
  dropped: boolean;
  /** Some of the text stands in a table of contents. */
  contents: boolean;
}

const SHOWN: ReadonlySet<string> = new Set([
  't',
  'txbxContent',
  'blip',
  'imagedata',
  'OLEObject',
  'chart',
  'relIds',
  'sym',
]);
const DELETED: ReadonlySet<string> = new Set(['t', 'delText', 'drawing', 'pict', 'object', 'sym']);

/** The branch of mc:AlternateContent that Word would show: the first choice, unless only the fallback holds anything. */
export function chosenBranch(element: XmlElement): XmlElement | null {
  const choices = children(element);
  const first = choices.find((c) => c.name === 'Choice') ?? null;
  const fallback = choices.find((c) => c.name === 'Fallback') ?? null;
  if (first === null) return fallback;
  if (fallback !== null && !contains(first, SHOWN) && contains(fallback, SHOWN)) return fallback;
  return first;
}

/** Whether an annotation element of Word 2003 marks a deletion. */
export function isDeletion(element: XmlElement): boolean {
  if (element.name === 'del' || element.name === 'moveFrom') return true;
  return element.name === 'annotation' && attr(element, 'type') === 'Word.Deletion';
}

/** Notes a tracked deletion, if it took away anything that would be seen. */
export function noteDeleted(reading: Reading, element: XmlElement, place: At): void {
  if (contains(element, DELETED)) {
    reading.log.add('text.deleted', 'text deleted under change tracking was left out', place);
  }
}

/** The text of an equation in reading order; a fraction as a/b. */
function mathText(element: XmlElement): string {
  if (element.name === 't') return textOf(element);
  if (element.name === 'f') {
    const [num, den] = [child(element, 'num'), child(element, 'den')];
    return `${num === null ? '' : mathText(num)}/${den === null ? '' : mathText(den)}`;
  }
  let out = '';
  for (const part of children(element)) if (!part.name.endsWith('Pr')) out += mathText(part);
  return out;
}

/** A drawing, a VML picture or an embedded object: its text boxes are kept, what else it shows is noted. */
function graphic(reading: Reading, element: XmlElement, inline: Inline): void {
  let pictures = 0;
  let objects = 0;
  const look = (parent: XmlElement): void => {
    for (const node of children(parent)) {
      if (node.name === 'txbxContent') inline.boxes.push(node);
      else if (node.name === 'AlternateContent') {
        const branch = chosenBranch(node);
        if (branch !== null) look(branch);
      } else if (
        node.name === 'OLEObject' ||
        node.name === 'chart' ||
        node.name === 'relIds' ||
        node.name === 'control'
      ) {
        objects++;
      } else {
        if (node.name === 'blip' || node.name === 'imagedata' || node.name === 'binData') pictures++;
        look(node);
      }
    }
  };
  look(element);
  // an object's picture is its preview
  if (objects > 0) reading.log.add('object.unread', 'an embedded object or chart was not read', inline.place);
  else if (pictures > 0) reading.log.add('picture.unread', 'a picture was not read', inline.place);
}

function addText(reading: Reading, inline: Inline, text: string, hidden: boolean): void {
  if (text === '' || inInstruction(reading)) return;
  if (hidden) {
    if (text.trim() === '') return;
    inline.dropped = true;
    reading.log.add('text.hidden', 'hidden text was left out', inline.place);
    return;
  }
  if (reading.contents > 0 && text.trim() !== '') inline.contents = true;
  inline.text += text;
}

function runContent(reading: Reading, parent: XmlElement, inline: Inline, hidden: boolean, font: string | null): void {
  for (const node of parent.nodes) {
    if (typeof node === 'string') continue;
    switch (node.name) {
      case 't': {
        const text = textOf(node);
        addText(reading, inline, symbolText(font, text), hidden);
        break;
      }
      case 'tab':
      case 'ptab':
        addText(reading, inline, '\t', hidden);
        break;
      case 'br':
      case 'cr':
        addText(reading, inline, '\n', hidden);
        break;
      case 'noBreakHyphen':
        addText(reading, inline, '-', hidden);
        break;
      case 'sym': {
        const code = Number.parseInt(attr(node, 'char') ?? '', 16);
        if (Number.isFinite(code)) addText(reading, inline, symbolCharacter(attr(node, 'font'), code), hidden);
        break;
      }
      case 'fldChar':
        inline.text += fieldCharacter(reading, node);
        break;
      case 'instrText': {
        const field = reading.fields[reading.fields.length - 1];
        if (field !== undefined) field.instruction += textOf(node);
        break;
      }
      case 'ruby': {
        const base = child(node, 'rubyBase');
        if (base !== null) walkInline(reading, base, inline);
        break;
      }
      case 'footnoteReference':
      case 'endnoteReference': {
        const id = attr(node, 'id');
        if (id !== null && !hidden) {
          reading.notes.push({
            kind: node.name === 'footnoteReference' ? 'footnotes' : 'endnotes',
            id,
            place: inline.place,
          });
        }
        break;
      }
      case 'AlternateContent': {
        const branch = chosenBranch(node);
        if (branch !== null) runContent(reading, branch, inline, hidden, font);
        break;
      }
      case 'drawing':
      case 'pict':
      case 'object':
        if (!hidden) graphic(reading, node, inline);
        break;
      default:
        break;
    }
  }
}

function run(reading: Reading, element: XmlElement, inline: Inline): void {
  const rPr = child(element, 'rPr');
  let hidden = inline.hidden;
  let font: string | null = null;
  if (rPr !== null) {
    const style = val(rPr, 'rStyle');
    if (style !== null && reading.styles.hides(style)) hidden = true;
    hidden = toggle(rPr, 'vanish') ?? hidden;
    const fonts = child(rPr, 'rFonts');
    if (fonts !== null) {
      const ascii = attr(fonts, 'ascii') ?? attr(fonts, 'hAnsi');
      if (isSymbolFont(ascii)) font = ascii;
    }
  }
  runContent(reading, element, inline, hidden, font);
}

/** An inline content control: its text, with the declared state of a check box. */
function control(reading: Reading, element: XmlElement, inline: Inline): void {
  const properties = child(element, 'sdtPr');
  const content = child(element, 'sdtContent');
  if (content === null) return;
  const box = properties === null ? null : child(properties, 'checkbox');
  const start = inline.text.length;
  walkInline(reading, content, inline);
  const own = inline.text.slice(start);
  if (box !== null) {
    inline.text = inline.text.slice(0, start) + withBox(own, toggle(box, 'checked') ?? false);
  } else if (isPlaceholder(properties, own)) {
    inline.text = inline.text.slice(0, start);
    inline.dropped = true;
    reading.log.add('text.hidden', `the prompt of an empty content control was left out: ${own.trim()}`, inline.place);
  }
}

/** Whether a content control shows its prompt instead of content. Prompts of one's own making count as content. */
export function isPlaceholder(properties: XmlElement | null, text: string): boolean {
  if (toggle(properties, 'showingPlcHdr') !== true) return false;
  return /^\s*(?:\[?(?:单击|点击|选择一项|请?(?:单击|点击)|Click|Tap|Choose))/i.test(text);
}

/** Walks what may stand in a paragraph and adds its text. */
export function walkInline(reading: Reading, parent: XmlElement, inline: Inline): void {
  for (const node of parent.nodes) {
    if (typeof node === 'string') continue;
    switch (node.name) {
      case 'r':
        // a run of an equation has no properties that matter here
        if (node.prefix === 'm') addText(reading, inline, mathText(node), false);
        else run(reading, node, inline);
        break;
      case 'oMath':
      case 'oMathPara':
        addText(reading, inline, mathText(node), inline.hidden);
        break;
      case 'sdt':
        control(reading, node, inline);
        break;
      case 'AlternateContent': {
        const branch = chosenBranch(node);
        if (branch !== null) walkInline(reading, branch, inline);
        break;
      }
      case 'pPr':
      case 'rPr':
      case 'sdtPr':
      case 'customXmlPr':
      case 'smartTagPr':
      case 'fldData':
        break;
      case 'pict':
      case 'drawing':
      case 'object':
        graphic(reading, node, inline);
        break;
      default:
        if (isDeletion(node)) {
          noteDeleted(reading, node, inline.place);
          inline.dropped = true;
        } else walkInline(reading, node, inline);
    }
  }
}
