/** The styles of a Word document, as far as they decide what a text is (ECMA-376 part 1, 17.7). */
import { attr, child, children, type XmlElement } from '../shared/xml.js';

export interface NumberRef {
  readonly id: string | null;
  readonly level: number | null;
}

export interface Style {
  /** Outline level 1–9; null for body text. */
  readonly outline: number | null;
  readonly number: NumberRef | null;
  readonly hidden: boolean;
  /** A line of a table of contents. */
  readonly contents: boolean;
}

export interface Styles {
  /** The paragraph style with this id, or the default one; what it is based on is already in it. */
  paragraph(id: string | null): Style;
  /** Whether the character style with this id hides its text. */
  hides(id: string): boolean;
}

interface Raw {
  readonly element: XmlElement;
  readonly basedOn: string | null;
}

const PLAIN: Style = { outline: null, number: null, hidden: false, contents: false };

/** Value of an on/off property (17.17.4): present without a value means on; null if it is absent. */
export function toggle(properties: XmlElement | null, name: string): boolean | null {
  const element = properties === null ? null : child(properties, name);
  if (element === null) return null;
  const value = attr(element, 'val');
  return value === null || !(value === '0' || value === 'false' || value === 'off');
}

/** The `val` attribute of a child. */
export function val(properties: XmlElement | null, name: string): string | null {
  const element = properties === null ? null : child(properties, name);
  return element === null ? null : attr(element, 'val');
}

/** A whole number from an attribute; null if there is none. */
export function integer(text: string | null): number | null {
  if (text === null || !/^\s*[+-]?\d{1,15}(\.0+)?\s*$/.test(text)) return null;
  return Math.trunc(Number(text));
}

/** Outline level 1–9 out of w:outlineLvl; 0 where it says body text; null where it says nothing. */
export function outlineOf(pPr: XmlElement | null): number | null {
  const level = integer(val(pPr, 'outlineLvl'));
  if (level === null) return null;
  return level >= 0 && level <= 8 ? level + 1 : 0;
}

/** The numbering reference of paragraph properties; null where they have none. */
export function numberRef(pPr: XmlElement | null): NumberRef | null {
  const numPr = pPr === null ? null : child(pPr, 'numPr');
  if (numPr === null) return null;
  return { id: val(numPr, 'numId'), level: integer(val(numPr, 'ilvl')) };
}

/** Reads w:styles; null gives a document without styles. */
export function readStyles(root: XmlElement | null): Styles {
  const raw = new Map<string, Raw>();
  let defaultId: string | null = null;
  for (const element of root === null ? [] : children(root)) {
    if (element.name !== 'style') continue;
    const id = attr(element, 'styleId');
    if (id === null) continue;
    raw.set(id, { element, basedOn: val(element, 'basedOn') });
    const isDefault = attr(element, 'default');
    if (attr(element, 'type') === 'paragraph' && (isDefault === '1' || isDefault === 'true' || isDefault === 'on')) {
      defaultId = id;
    }
  }

  const resolved = new Map<string, Style>();
  const resolve = (id: string, depth: number): Style => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const style = raw.get(id);
    // a chain that bites its own tail ends here
    if (style === undefined || depth > 40) return PLAIN;
    const base = style.basedOn === null || style.basedOn === id ? PLAIN : resolve(style.basedOn, depth + 1);
    const pPr = child(style.element, 'pPr');
    const name = val(style.element, 'name') ?? '';
    const named = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];
    const own = outlineOf(pPr) ?? (named === undefined ? null : Number(named));
    const ref = numberRef(pPr);
    const out: Style = {
      outline: own === null ? base.outline : own === 0 ? null : own,
      number: ref === null ? base.number : { id: ref.id ?? base.number?.id ?? null, level: ref.level },
      hidden: toggle(child(style.element, 'rPr'), 'vanish') ?? base.hidden,
      contents: /^(?:toc|目录) ?[1-9]$/i.test(name) || base.contents,
    };
    resolved.set(id, out);
    return out;
  };
  const fallback = defaultId === null ? PLAIN : resolve(defaultId, 0);
  return {
    paragraph: (id) => (id === null || !raw.has(id) ? fallback : resolve(id, 0)),
    hides: (id) => resolve(id, 0).hidden,
  };
}
