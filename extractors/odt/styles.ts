/** Styles of an OpenDocument text, as far as they decide what a text is (ODF 1.3 part 3, 16). */
import { isSymbolFont } from '../shared/symbols.js';
import { attr, child, children, type XmlElement } from '../shared/xml.js';

export interface Styles {
  /** Whether a paragraph or character style hides its text. */
  hides(name: string | null): boolean;
  /** Outline level that a paragraph style gives. */
  outline(name: string | null): number | null;
  /** Whether it is the style of a line in a table of contents. */
  contents(name: string | null): boolean;
  /** Whether headings of this style take no number from the outline style. */
  unnumbered(name: string | null): boolean;
  /** Font of a character style, where it is one with codes of its own; else null. */
  symbolFont(name: string | null): string | null;
  list(name: string): ListStyle | null;
  /** Numbers of headings outside lists. */
  readonly headings: ListStyle | null;
}

export interface ListLevel {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels are shown, from this one upward. */
  readonly shown: number;
  readonly start: number;
  /** LibreOffice's own template, `%1%.%2%`; null where prefix and suffix tell. */
  readonly template: string | null;
  /** The sign of a bullet level; null for numbers. */
  readonly bullet: string | null;
  /** Font of the bullet. */
  readonly font: string | null;
}

export type ListStyle = ReadonlyMap<number, ListLevel>;

/** A whole number from an attribute; the fallback if there is none. */
export function integerAttr(element: XmlElement, name: string, fallback: number): number {
  const text = attr(element, name);
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : fallback;
}

/** The number format by its first sign, as LibreOffice writes it: `一, 二, 三, ...`. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^1$/, 'decimal'],
  [/^01/, 'decimalZero'],
  [/^i$/, 'lowerRoman'],
  [/^I$/, 'upperRoman'],
  [/^a/, 'lowerLetter'],
  [/^A/, 'upperLetter'],
  [/^①/, 'decimalEnclosedCircle'],
  [/^一/, 'chineseCountingThousand'],
  [/^壹, 贰/, 'chineseLegalSimplified'],
  [/^壹/, 'ideographLegalTraditional'],
  [/^甲, 乙/, 'ideographTraditional'],
  [/^甲子/, 'ideographZodiacTraditional'],
  [/^子/, 'ideographZodiac'],
  [/^１/, 'decimalFullWidth'],
  [/^$/, 'none'],
];

/** Font named by the text properties of a style or list level; LibreOffice numbers faces of one family. */
function fontOf(element: XmlElement): string | null {
  const properties = child(element, 'text-properties');
  if (properties === null) return null;
  const name = attr(properties, 'font-name') ?? attr(properties, 'font-family');
  if (name === null) return null;
  return isSymbolFont(name) ? name : name.replace(/\d+$/, '');
}

function readLevel(element: XmlElement): ListLevel {
  const sign = attr(element, 'num-format') ?? (element.name === 'list-level-style-number' ? '1' : '');
  return {
    format: FORMATS.find(([pattern]) => pattern.test(sign))?.[1] ?? 'decimal',
    prefix: attr(element, 'num-prefix') ?? '',
    suffix: attr(element, 'num-suffix') ?? '',
    shown: Math.max(1, integerAttr(element, 'display-levels', 1)),
    start: integerAttr(element, 'start-value', 1),
    template: attr(element, 'num-list-format'),
    font: fontOf(element),
    bullet: element.name === 'list-level-style-bullet' ? (attr(element, 'bullet-char') ?? '') : null,
  };
}

function readList(element: XmlElement): ListStyle {
  const levels = new Map<number, ListLevel>();
  for (const level of children(element)) {
    if (/^(?:list|outline)-level-style/.test(level.name)) levels.set(integerAttr(level, 'level', 1), readLevel(level));
  }
  return levels;
}

interface Raw {
  readonly element: XmlElement;
  readonly parent: string | null;
}

/** Reads the style containers of content.xml and styles.xml. */
export function readStyles(roots: readonly (XmlElement | null)[]): Styles {
  const styles = new Map<string, Raw>();
  const lists = new Map<string, ListStyle>();
  let headings: ListStyle | null = null;
  for (const root of roots) {
    for (const group of root === null ? [] : children(root)) {
      if (group.name !== 'styles' && group.name !== 'automatic-styles') continue;
      for (const element of children(group)) {
        const name = attr(element, 'name');
        if (element.name === 'outline-style') headings = readList(element);
        if (name === null) continue;
        if (element.name === 'style') styles.set(name, { element, parent: attr(element, 'parent-style-name') });
        if (element.name === 'list-style') lists.set(name, readList(element));
      }
    }
  }

  /** The first answer on the way up from a style through its parents. */
  const lookUp = <T>(name: string | null, ask: (element: XmlElement, name: string) => T | null): T | null => {
    let at = name;
    for (let depth = 0; at !== null && depth < 40; depth++) {
      const style = styles.get(at);
      if (style === undefined) return null;
      const answer = ask(style.element, at);
      if (answer !== null) return answer;
      at = style.parent;
    }
    return null;
  };
  const remember = <T>(find: (name: string) => T): ((name: string | null) => T | null) => {
    const known = new Map<string, T>();
    return (name) => {
      if (name === null) return null;
      let answer = known.get(name);
      if (answer === undefined) {
        answer = find(name);
        known.set(name, answer);
      }
      return answer;
    };
  };
  const contents = remember((name) =>
    lookUp(name, (_, at) => (/^(?:Contents|TOC|目录)(?:_20_)?\d/i.test(at) ? true : null)),
  );
  const symbolFont = remember((name) => {
    const font = lookUp(name, fontOf);
    return isSymbolFont(font) ? font : null;
  });
  const hidden = new Map<string, boolean>();
  return {
    headings,
    contents: (name) => contents(name) ?? false,
    unnumbered: (name) => lookUp(name, (element) => attr(element, 'list-style-name')) === '',
    symbolFont,
    list: (name) => lists.get(name) ?? null,
    outline: (name) =>
      lookUp(name, (element) => {
        const level = integerAttr(element, 'default-outline-level', 0);
        return level > 0 ? level : null;
      }),
    hides(name) {
      if (name === null) return false;
      let answer = hidden.get(name);
      if (answer === undefined) {
        const display = lookUp(name, (element) => {
          for (const kind of ['text-properties', 'section-properties']) {
            const properties = child(element, kind);
            const value = properties === null ? null : attr(properties, 'display');
            if (value !== null) return value;
          }
          return null;
        });
        answer = display === 'none';
        hidden.set(name, answer);
      }
      return answer;
    },
  };
}
