/**
 * Reading XML into a small tree: a scanner of our own.
 *
 * It looks at attributes only when they are asked for, which makes it several times faster on WordprocessingML than a
 * general SAX parser (most attributes there are revision marks that nobody reads). It expands no entity but the five
 * predefined ones and character references, so an entity bomb stays the text it is. It never throws: what is not
 * well-formed is repaired and said so in `repaired`.
 *
 * Bytes in UTF-8 are scanned one byte to a character, since all markup is ASCII, and only the text between the tags is
 * decoded: markup is by far the larger part, and decoding takes longer than scanning.
 */
import { decodeXmlBytes, isPlainUtf8 } from './xml-bytes.js';
import { decodeEntities } from './xml-entities.js';
import { declarationEnd, isNameStart, isSame, nameEnd, slotOf, TAG_SLOTS, tagEnd } from './xml-tags.js';
import type { XmlElement, XmlLimits, XmlNode, XmlTree } from './xml.js';

interface Open extends XmlElement {
  /** What it holds, set when it ends. */
  nodes: readonly XmlNode[];
  /** The name as it stands in what is scanned. */
  readonly raw: string;
  /** Where among the nodes that wait for their parent its own begin. */
  readonly from: number;
}

/** A tag that was met. Documents repeat few different tags thousands of times. */
interface Tag {
  /** All between `<` and `>`: where in what is scanned, and how long. */
  readonly at: number;
  readonly length: number;
  readonly raw: string;
  readonly name: string;
  readonly prefix: string;
  readonly attrs: string;
  /** The element itself where it is empty: it stands in the tree as often as the tag is met. */
  readonly empty: XmlElement | null;
}

const MAX_ELEMENTS = 6_000_000;
const NO_NODES: readonly XmlNode[] = [];
const EMPTY: XmlElement = { name: '', prefix: '', attrs: '', nodes: NO_NODES };

const SLASH = 47;
const GT = 62;

/** A byte order mark and U+FFFD in UTF-8, one byte to a character. */
const UTF8_MARK = '\u00ef\u00bb\u00bf';
const UTF8_REPLACEMENT = '\u00ef\u00bf\u00bd';

/** Parses a whole XML text. Never throws; see `XmlTree` for what it says about a text that is not well-formed. */
export function parseXml(text: string, limits: XmlLimits): XmlTree {
  return scan(text, text.charCodeAt(0) === 0xfeff ? 1 : 0, null, limits, text.includes('\ufffd'));
}

/** Parses the bytes of an XML file: byte order mark, else its declaration, else UTF-8. Never throws. */
export function parseXmlBytes(bytes: Uint8Array, limits: XmlLimits): XmlTree {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isPlainUtf8(data)) return parseXml(decodeXmlBytes(bytes), limits);
  const text = data.toString('latin1');
  // a second mark is passed over as it is in a text that was decoded without the first
  const marks = text.startsWith(UTF8_MARK) ? (text.startsWith(UTF8_MARK, 3) ? 6 : 3) : 0;
  return scan(text, marks, data, limits, text.includes(UTF8_REPLACEMENT));
}

/**
 * @param text what is scanned
 * @param data the bytes in UTF-8 whose every byte is a character of `text`; null where `text` is decoded
 */
function scan(text: string, start: number, data: Buffer | null, limits: XmlLimits, replaced: boolean): XmlTree {
  const view = data === null ? null : new DataView(data.buffer, data.byteOffset, data.byteLength);
  const tags: (Tag | undefined)[] = new Array<undefined>(TAG_SLOTS).fill(undefined);
  /** What was scanned from here to there as text. */
  const textAt = (from: number, to: number): string => {
    if (data !== null) {
      for (let i = from; i < to; i++) if (text.charCodeAt(i) > 127) return data.toString('utf8', from, to);
    }
    return text.slice(from, to);
  };
  const tagAt = (from: number, gt: number): Tag => {
    const end = nameEnd(text, from, gt);
    const closed = text.charCodeAt(gt - 1) === SLASH;
    const raw = text.slice(from, end);
    const shown = textAt(from, end);
    const colon = shown.indexOf(':');
    const name = shown.slice(colon + 1);
    const prefix = colon < 0 ? '' : shown.slice(0, colon);
    const attrs = textAt(end, closed ? gt - 1 : gt);
    return { at: from, length: gt - from, raw, name, prefix, attrs, empty: closed ? { name, prefix, attrs, nodes: NO_NODES } : null }; // prettier-ignore
  };

  const top: Open = { ...EMPTY, raw: '', from: 0 };
  const stack: Open[] = [top];
  let current = top;
  // the nodes of all open elements, each element's behind itself; those behind `waiting` are left from before
  const nodes: XmlNode[] = [];
  let waiting = 0;
  let skipped = 0;
  let elements = 0;
  let cut = false;
  let repaired = false;
  const maxElements = limits.maxElements ?? MAX_ELEMENTS;

  let at = start;
  const addText = (from: number, to: number, decode: boolean): void => {
    if (to <= from || skipped > 0 || current === top) return;
    const piece = textAt(from, to);
    nodes[waiting++] = decode ? decodeEntities(piece) : piece;
  };
  /** Ends the open elements down to a height of the stack. */
  const end = (height: number): void => {
    for (let i = stack.length - 1; i >= height; i--) {
      const element = stack[i];
      if (element === undefined) continue;
      if (waiting > element.from) element.nodes = nodes.slice(element.from, waiting);
      waiting = element.from;
    }
    stack.length = height;
    current = stack[height - 1] ?? top;
  };
  const done = (tooBig: boolean): XmlTree => {
    end(1);
    const root = nodes.slice(0, waiting).find((node) => typeof node !== 'string') ?? EMPTY;
    return { root, cut, repaired, tooBig, replaced };
  };

  while (at < text.length) {
    const lt = text.indexOf('<', at);
    if (lt < 0) {
      addText(at, text.length, true);
      break;
    }
    if (lt > at) addText(at, lt, true);
    const code = text.charCodeAt(lt + 1);

    if (code === SLASH) {
      const own = lt + 2 + current.raw.length;
      if (skipped === 0 && stack.length > 1 && text.charCodeAt(own) === GT && text.startsWith(current.raw, lt + 2)) {
        at = own + 1;
        if (waiting > current.from) current.nodes = nodes.slice(current.from, waiting);
        waiting = current.from;
        stack.pop();
        current = stack[stack.length - 1] ?? top;
        continue;
      }
      let close = text.indexOf('>', lt);
      if (close < 0) {
        repaired = true;
        close = text.length;
      }
      at = close + 1;
      if (skipped > 0) {
        skipped--;
        continue;
      }
      // spaces before the end are no part of the name
      const shown = textAt(lt + 2, close).trimEnd();
      const raw = data === null ? shown : Buffer.from(shown, 'utf8').toString('latin1');
      if (current.raw === raw && stack.length > 1) end(stack.length - 1);
      else {
        repaired = true;
        const found = stack.findLastIndex((open) => open.raw === raw);
        if (found > 0) end(found);
      }
    } else if (isNameStart(code)) {
      const from = lt + 1;
      let gt = text.indexOf('>', from);
      const slot = gt < 0 ? 0 : slotOf(text, from, gt);
      let tag = tags[slot];
      // a tag that was met as it stands to its first `>` ends there again
      if (gt < 0 || tag === undefined || tag.length !== gt - from || !isSame(text, view, tag.at, from, tag.length)) {
        const first = gt;
        gt = tagEnd(text, from, gt);
        if (gt < 0) {
          repaired = true;
          break;
        }
        tag = tagAt(from, gt);
        if (gt === first) tags[slot] = tag;
      }
      at = gt + 1;
      if (skipped > 0 || stack.length > limits.depth) {
        cut = true;
        if (tag.empty === null) skipped++;
        continue;
      }
      if (++elements > maxElements) return done(true);
      if (tag.empty !== null) nodes[waiting++] = tag.empty;
      else {
        const { name, prefix, attrs, raw } = tag;
        const element: Open = { name, prefix, attrs, nodes: NO_NODES, raw, from: waiting + 1 };
        nodes[waiting++] = element;
        stack.push(element);
        current = element;
      }
    } else if (text.startsWith('<!--', lt)) {
      const close = text.indexOf('-->', lt + 4);
      at = close < 0 ? text.length : close + 3;
      if (close < 0) repaired = true;
    } else if (text.startsWith('<![CDATA[', lt)) {
      const close = text.indexOf(']]>', lt + 9);
      addText(lt + 9, close < 0 ? text.length : close, false);
      at = close < 0 ? text.length : close + 3;
      if (close < 0) repaired = true;
    } else if (code === 33) {
      at = declarationEnd(text, lt);
    } else if (code === 63) {
      const close = text.indexOf('?>', lt);
      at = close < 0 ? text.length : close + 2;
    } else {
      repaired = true;
      addText(lt, lt + 1, false);
      at = lt + 1;
    }
  }
  if (stack.length > 1 || skipped > 0) repaired = true;
  return done(false);
}
