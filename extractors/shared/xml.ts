/**
 * Reading the XML inside office documents into a small tree.
 *
 * A scanner of our own: it looks at attributes only when they are asked for, which makes it several times faster on
 * WordprocessingML than a general SAX parser (most attributes there are revision marks that nobody reads). It expands no
 * entity but the five predefined ones and character references, so an entity bomb stays the text it is. It never
 * throws: what is not well-formed is repaired and said so in `repaired`.
 *
 * Names are matched by their local part, because strict and transitional OOXML, and odd writers, differ in prefixes and
 * namespaces only.
 */

export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  readonly prefix: string;
  /** The attributes as they stand in the tag; read them with `attr`. */
  readonly attrs: string;
  readonly nodes: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

export interface XmlTree {
  /** The document element; an empty element without a name if there is none. */
  readonly root: XmlElement;
  /** Elements nested deeper than the limit were left out. */
  readonly cut: boolean;
  /** The text was not well-formed. */
  readonly repaired: boolean;
  /** There are more elements than `maxElements`; reading stopped there. */
  readonly tooBig: boolean;
}

export interface XmlLimits {
  /** Deepest nesting of elements. */
  readonly depth: number;
  /** Most elements. */
  readonly maxElements?: number;
}

interface Open extends XmlElement {
  readonly raw: string;
  readonly nodes: XmlNode[];
}

interface Name {
  readonly raw: string;
  readonly local: string;
  readonly prefix: string;
}

const MAX_ELEMENTS = 6_000_000;
// shared by all empty elements: never written to
const NO_NODES: XmlNode[] = [];
const EMPTY: XmlElement = { name: '', prefix: '', attrs: '', nodes: NO_NODES };

const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const GT = 62;

const ENTITY = /&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,9})|(amp|lt|gt|quot|apos));/g;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Resolves character references and the five predefined entities; any other entity stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, hex: string | undefined, dec: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const point = hex === undefined ? Number.parseInt(dec ?? '', 10) : Number.parseInt(hex, 16);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return '\ufffd';
    return String.fromCodePoint(point);
  });
}

/** Index of the `>` that ends the tag whose attributes start at `from`, with quoted `>` passed over; -1 if none. */
function tagEnd(text: string, from: number): number {
  let end = text.indexOf('>', from);
  let at = from;
  while (end >= 0) {
    let open = 0;
    for (; at < end; at++) {
      const c = text.charCodeAt(at);
      if (open === 0) {
        if (c === QUOTE || c === APOSTROPHE) open = c;
      } else if (c === open) open = 0;
    }
    if (open === 0) return end;
    const close = text.indexOf(open === QUOTE ? '"' : "'", end);
    if (close < 0) return -1;
    at = close + 1;
    end = text.indexOf('>', at);
  }
  return -1;
}

/** End of a markup declaration that starts at `from` (`<!DOCTYPE x [ … ]>`), or the end of the text. */
function declarationEnd(text: string, from: number): number {
  const gt = text.indexOf('>', from);
  if (gt < 0) return text.length;
  const subset = text.indexOf('[', from);
  if (subset < 0 || subset > gt) return gt + 1;
  const close = text.indexOf(']', subset);
  const end = close < 0 ? -1 : text.indexOf('>', close);
  return end < 0 ? text.length : end + 1;
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0x80;
}

/** Parses a whole XML text. Never throws; see `XmlTree` for what it says about a text that is not well-formed. */
export function parseXml(text: string, limits: XmlLimits): XmlTree {
  const names = new Map<string, Name>();
  const nameOf = (raw: string): Name => {
    let name = names.get(raw);
    if (name === undefined) {
      const colon = raw.indexOf(':');
      name = { raw, local: raw.slice(colon + 1), prefix: colon < 0 ? '' : raw.slice(0, colon) };
      names.set(raw, name);
    }
    return name;
  };

  const top: Open = { ...EMPTY, raw: '', nodes: [] };
  const stack: Open[] = [top];
  let current = top;
  let skipped = 0;
  let elements = 0;
  let cut = false;
  let repaired = false;
  const maxElements = limits.maxElements ?? MAX_ELEMENTS;

  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const addText = (from: number, to: number, decode: boolean): void => {
    if (to <= from || skipped > 0 || current === top) return;
    const piece = text.slice(from, to);
    current.nodes.push(decode ? decodeEntities(piece) : piece);
  };
  const done = (tooBig: boolean): XmlTree => ({
    root: top.nodes.find((node) => typeof node !== 'string') ?? EMPTY,
    cut,
    repaired,
    tooBig,
  });

  while (at < text.length) {
    const lt = text.indexOf('<', at);
    if (lt < 0) {
      addText(at, text.length, true);
      break;
    }
    addText(at, lt, true);
    const code = text.charCodeAt(lt + 1);

    if (code === SLASH) {
      let end = text.indexOf('>', lt);
      if (end < 0) {
        repaired = true;
        end = text.length;
      }
      at = end + 1;
      if (skipped > 0) {
        skipped--;
        continue;
      }
      const expected = lt + 2 + current.raw.length === end && text.startsWith(current.raw, lt + 2);
      const raw = expected ? current.raw : text.slice(lt + 2, end).trimEnd();
      if (current.raw === raw && stack.length > 1) {
        stack.pop();
      } else {
        repaired = true;
        const found = stack.findLastIndex((open) => open.raw === raw);
        if (found > 0) stack.length = found;
      }
      current = stack[stack.length - 1] ?? top;
    } else if (isNameStart(code)) {
      let nameEnd = lt + 2;
      for (; nameEnd < text.length; nameEnd++) {
        const c = text.charCodeAt(nameEnd);
        if (c <= 32 || c === SLASH || c === GT) break;
      }
      const end = tagEnd(text, nameEnd);
      if (end < 0) {
        repaired = true;
        break;
      }
      at = end + 1;
      const closed = text.charCodeAt(end - 1) === SLASH;
      if (skipped > 0 || stack.length > limits.depth) {
        cut = true;
        if (!closed) skipped++;
        continue;
      }
      if (++elements > maxElements) return done(true);
      const name = nameOf(text.slice(lt + 1, nameEnd));
      const attrs = text.slice(nameEnd, closed ? end - 1 : end);
      const element: Open = {
        name: name.local,
        prefix: name.prefix,
        attrs,
        nodes: closed ? NO_NODES : [],
        raw: name.raw,
      };
      current.nodes.push(element);
      if (!closed) {
        stack.push(element);
        current = element;
      }
    } else if (text.startsWith('<!--', lt)) {
      const end = text.indexOf('-->', lt + 4);
      at = end < 0 ? text.length : end + 3;
      if (end < 0) repaired = true;
    } else if (text.startsWith('<![CDATA[', lt)) {
      const end = text.indexOf(']]>', lt + 9);
      addText(lt + 9, end < 0 ? text.length : end, false);
      at = end < 0 ? text.length : end + 3;
      if (end < 0) repaired = true;
    } else if (code === 33) {
      at = declarationEnd(text, lt);
    } else if (code === 63) {
      const end = text.indexOf('?>', lt);
      at = end < 0 ? text.length : end + 2;
    } else {
      repaired = true;
      addText(lt, lt + 1, false);
      at = lt + 1;
    }
  }
  if (stack.length > 1 || skipped > 0) repaired = true;
  return done(false);
}

/** Value of the attribute with this local name, entities resolved; null if it is not there. */
export function attr(element: XmlElement, name: string): string | null {
  const source = element.attrs;
  if (!source.includes(name)) return null;
  let at = 0;
  for (;;) {
    const equals = source.indexOf('=', at);
    if (equals < 0) return null;
    let end = equals;
    while (end > at && source.charCodeAt(end - 1) <= 32) end--;
    let quote = equals + 1;
    while (quote < source.length && source.charCodeAt(quote) <= 32) quote++;
    const mark = source.charAt(quote);
    const close = mark === '"' || mark === "'" ? source.indexOf(mark, quote + 1) : -1;
    if (close < 0) return null;
    const start = end - name.length;
    if (start >= at && source.startsWith(name, start)) {
      const before = start === at ? 32 : source.charCodeAt(start - 1);
      if (before <= 32 || before === 58) return decodeEntities(source.slice(quote + 1, close));
    }
    at = close + 1;
  }
}

/** First child element with this local name. */
export function child(element: XmlElement, name: string): XmlElement | null {
  for (const node of element.nodes) if (typeof node !== 'string' && node.name === name) return node;
  return null;
}

/** The child elements, in order. */
export function children(element: XmlElement): XmlElement[] {
  const out: XmlElement[] = [];
  for (const node of element.nodes) if (typeof node !== 'string') out.push(node);
  return out;
}

/** All text below an element, in order. */
export function textOf(element: XmlElement): string {
  let out = '';
  for (const node of element.nodes) out += typeof node === 'string' ? node : textOf(node);
  return out;
}

/** First element with this local name at any depth below, in document order. */
export function find(element: XmlElement, name: string): XmlElement | null {
  for (const node of element.nodes) {
    if (typeof node === 'string') continue;
    if (node.name === name) return node;
    const below = find(node, name);
    if (below !== null) return below;
  }
  return null;
}

/** Whether an element with one of these local names stands anywhere below. */
export function contains(element: XmlElement, names: ReadonlySet<string>): boolean {
  for (const node of element.nodes) {
    if (typeof node !== 'string' && (names.has(node.name) || contains(node, names))) return true;
  }
  return false;
}
