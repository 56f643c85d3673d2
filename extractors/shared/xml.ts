/**
 * The small tree that the XML inside office documents is read into (`xml-parse.ts`), and what is asked of it.
 *
 * Names are matched by their local part, because strict and transitional OOXML, and odd writers, differ in prefixes and
 * namespaces only.
 */
import { decodeEntities } from './xml-entities.js';

export { parseXml, parseXmlBytes } from './xml-parse.js';

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
  /** The text holds U+FFFD: bytes that are no text in its character set, most likely. */
  readonly replaced: boolean;
}

export interface XmlLimits {
  /** Deepest nesting of elements. */
  readonly depth: number;
  /** Most elements. */
  readonly maxElements?: number;
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
