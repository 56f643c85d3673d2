/** Styles of an OpenDocument text, as far as they decide what a text is (ODF 1.3 part 3, 16). */
import { attr, child, children, type XmlElement } from '../shared/xml.js';

export interface Styles {
  /** Whether a paragraph or character style hides its text. */
  hides(name: string | null): boolean;
  /** Whether a section style hides the section. */
  outline(name: string | null): number | null;
  /** Whether the style is that of a table of contents' line. */
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

function readLevel(element: XmlElement): ListLevel {
  const sign = attr(element, 'num-format') ?? (element.name === 'list-level-style-number' ? '1' : '');
  return {
    format: FORMATS.find(([pattern]) => pattern.test(sign))?.[1] ?? 'decimal',
    prefix: attr(element, 'num-prefix') ?? '',
    suffix: attr(element, 'num-suffix') ?? '',
    shown: Math.max(1, integerAttr(element, 'display-levels', 1)),
    start: integerAttr(element, 'start-value', 1),
    template: attr(element, 'num-list-format'),
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
  const lookUp = <T>(name: string | null, ask: (element: XmlElement) => T | null): T | null => {
    let at = name;
    for (let depth = 0; at !== null && depth < 40; depth++) {
      const style = styles.get(at);
      if (style === undefined) return null;
      const answer = ask(style.element);
      if (answer !== null) return answer;
      at = style.parent;
    }
    return null;
  };
  const hidden = new Map<string, boolean>();
  return {
    headings,
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
