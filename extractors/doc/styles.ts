/** The style sheet: what a style gives to its paragraphs and characters ([MS-DOC] 2.9.271, 2.9.260). */
import { part, u16 } from '../shared/bytes.js';

export interface Style {
  /** Heading level 1–9 of a built-in heading style, else null. */
  readonly heading: number | null;
  /** A built-in style of lines in a table of contents. */
  readonly contents: boolean;
  /** Modifiers of the style and the styles it is based on, the most basic first. */
  readonly paragraph: readonly Uint8Array[];
  readonly character: readonly Uint8Array[];
}

const PLAIN: Style = { heading: null, contents: false, paragraph: [], character: [] };
const NO_BASE = 0xfff;
const DEEPEST = 32;

interface Definition {
  readonly sti: number;
  readonly base: number;
  readonly paragraph: Uint8Array | null;
  readonly character: Uint8Array | null;
}

/** Tells a style by its index; an unknown index is the plain style. */
export function readStyles(stsh: Uint8Array): (index: number) => Style {
  const definitions: (Definition | null)[] = [];
  const count = u16(stsh, 2);
  const baseLength = u16(stsh, 4);
  let at = 2 + u16(stsh, 0);
  for (let i = 0; i < count && at + 2 <= stsh.length; i++) {
    const length = u16(stsh, at);
    definitions.push(length === 0 ? null : readDefinition(part(stsh, at + 2, length), baseLength));
    at += 2 + length;
  }
  const resolved = new Map<number, Style>();
  return (index) => {
    const known = resolved.get(index);
    if (known !== undefined) return known;
    const style = resolve(definitions, index);
    resolved.set(index, style);
    return style;
  };
}

function readDefinition(std: Uint8Array, baseLength: number): Definition {
  const kind = u16(std, 2) & 0xf;
  const parts: Uint8Array[] = [];
  let at = baseLength + 2 + u16(std, baseLength) * 2 + 2;
  const wanted = Math.min(u16(std, 4) & 0xf, 3);
  for (let i = 0; i < wanted && at + 2 <= std.length; i++) {
    const length = u16(std, at);
    parts.push(part(std, at + 2, length));
    at += 2 + length + (length & 1);
  }
  // a paragraph style holds paragraph then character properties, a character style only the latter
  const paragraph = kind === 1 ? parts[0]?.subarray(2) : undefined;
  const character = kind === 1 ? parts[1] : kind === 2 ? parts[0] : undefined;
  return {
    sti: u16(std, 0) & 0xfff,
    base: u16(std, 2) >> 4,
    paragraph: paragraph ?? null,
    character: character ?? null,
  };
}

function resolve(definitions: readonly (Definition | null)[], index: number): Style {
  const paragraph: Uint8Array[] = [];
  const character: Uint8Array[] = [];
  let heading: number | null = null;
  let contents = false;
  const seen = new Set<number>();
  for (let at = index; at !== NO_BASE && !seen.has(at) && seen.size < DEEPEST;) {
    seen.add(at);
    const style = definitions[at];
    if (style === null || style === undefined) break;
    if (style.paragraph !== null) paragraph.unshift(style.paragraph);
    if (style.character !== null) character.unshift(style.character);
    if (heading === null && style.sti >= 1 && style.sti <= 9) heading = style.sti;
    if (style.sti >= 19 && style.sti <= 27) contents = true;
    at = style.base;
  }
  return seen.size === 0 ? PLAIN : { heading, contents, paragraph, character };
}
