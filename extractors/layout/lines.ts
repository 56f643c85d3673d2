/** Characters → lines of text, in reading order. */
import { cleanText } from '../../src/text/clean.js';
import type { Box, Glyph, Turn } from './page.js';

export interface Line {
  /** With a space wherever a gap stands between two characters. */
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  /** Along the line and across it; equal to x and y of the page for a line that runs to the right. */
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly size: number;
  /** Direction the line runs in; 90 too for upright characters set below each other. */
  readonly turn: Turn;
  /** On the page. */
  readonly box: Box;
}

/** Width of a gap, in em, from which on two characters are apart. */
const GAP = 0.16;

/** Where a character begins, ends and has its middle in a frame in which its line runs to the right. */
function startOf(g: Glyph, turn: Turn): number {
  if (turn === 90) return g.y0;
  if (turn === 270) return -g.y1;
  return turn === 180 ? -g.x1 : g.x0;
}
function endOf(g: Glyph, turn: Turn): number {
  if (turn === 90) return g.y1;
  if (turn === 270) return -g.y0;
  return turn === 180 ? -g.x0 : g.x1;
}
function middleOf(g: Glyph, turn: Turn): number {
  if (turn === 90) return -(g.x0 + g.x1) / 2;
  if (turn === 270) return (g.x0 + g.x1) / 2;
  return turn === 180 ? -(g.y0 + g.y1) / 2 : (g.y0 + g.y1) / 2;
}

/** Characters set apart evenly (分 值) are one word in print; only for those that are no Chinese does the space matter. */
function isSpacedOut(chars: readonly Glyph[], turn: Turn): boolean {
  if (chars.length < 4) return false;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 1; i < chars.length; i++) {
    const [a, b] = [chars[i - 1], chars[i]];
    if (!a || !b) continue;
    const gap = (startOf(b, turn) - endOf(a, turn)) / a.size;
    least = Math.min(least, gap);
    most = Math.max(most, gap);
  }
  return least > GAP && most < 1 && most - least < 0.15;
}

/** Sorted; characters mostly are drawn in order, and looking is quicker than sorting. */
function inOrder(chars: readonly Glyph[], order: (a: Glyph, b: Glyph) => number): readonly Glyph[] {
  for (let i = 1; i < chars.length; i++) {
    const [a, b] = [chars[i - 1], chars[i]];
    if (a !== undefined && b !== undefined && !(order(a, b) <= 0)) return [...chars].sort(order);
  }
  return chars;
}

function toLine(chars: readonly Glyph[], turn: Turn): Line {
  const glyphs = inOrder(chars, (a, b) => startOf(a, turn) - startOf(b, turn));
  const spaced = isSpacedOut(glyphs, turn);
  let text = '';
  let reach = -Infinity;
  let [from, middle, size] = [Infinity, 0, 0];
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const g of glyphs) {
    const start = startOf(g, turn);
    if (text !== '' && !spaced && start - reach > GAP * g.size) text += ' ';
    text += g.text;
    reach = Math.max(reach, endOf(g, turn));
    from = Math.min(from, start);
    middle += middleOf(g, turn);
    size += g.size;
    x0 = Math.min(x0, g.x0);
    y0 = Math.min(y0, g.y0);
    x1 = Math.max(x1, g.x1);
    y1 = Math.max(y1, g.y1);
  }
  return {
    text,
    glyphs,
    from,
    to: reach,
    middle: middle / glyphs.length,
    size: size / glyphs.length,
    turn,
    box: [x0, y0, x1, y1],
  };
}

/** Share of the em by which characters of one line may stand off its middle (superscripts, mixed sizes). */
const OFF = 0.45;

/** Lines of characters that all run in one direction, from the first line on. */
function linesOfTurn(glyphs: readonly Glyph[], turn: Turn): Line[] {
  const order = (a: Glyph, b: Glyph): number =>
    middleOf(a, turn) - middleOf(b, turn) || startOf(a, turn) - startOf(b, turn);
  const lines: Line[] = [];
  let chars: Glyph[] = [];
  let sum = 0;
  for (const g of inOrder(glyphs, order)) {
    const middle = middleOf(g, turn);
    const size = Math.max(g.size, chars[0]?.size ?? 0);
    if (chars.length > 0 && !(middle - sum / chars.length <= OFF * size)) {
      lines.push(toLine(chars, turn));
      chars = [];
      sum = 0;
    }
    chars.push(g);
    sum += middle;
  }
  if (chars.length > 0) lines.push(toLine(chars, turn));
  return lines;
}

const HAN = /^[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff65]$/u;

/** The middle one of the gaps between neighbours of the lines, in em; Infinity where there are none. */
function middleGap(lines: readonly Line[], start: 'x0' | 'y0', end: 'x1' | 'y1'): number {
  const gaps: number[] = [];
  for (const line of lines)
    for (let i = 1; i < line.glyphs.length; i++) {
      const [a, b] = [line.glyphs[i - 1], line.glyphs[i]];
      if (a && b) gaps.push((b[start] - a[end]) / a.size);
    }
  gaps.sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? Infinity;
}

/**
 * Upright Chinese set in vertical lines, read downward and from right to left: characters follow each other closely
 * downward and stand apart sideways. A single vertical line needs no care: it is as many lines of one character.
 * @param rows the same characters in lines that run to the right
 */
function verticalLines(glyphs: readonly Glyph[], rows: readonly Line[]): Line[] | null {
  if (glyphs.length < 4) return null;
  // most text is set closely, which is soon seen
  const across = middleGap(rows, 'x0', 'x1');
  if (across <= 0.25 || across === Infinity || !glyphs.every((g) => HAN.test(g.text))) return null;
  const columns = linesOfTurn(glyphs, 90);
  return columns.length >= 2 && across > middleGap(columns, 'y0', 'y1') + 0.15 ? columns : null;
}

/**
 * Lines of the characters of one cell or column, those that run to the right first.
 * @param inCell whether upright characters may be set in vertical lines, as labels in narrow cells are
 */
export function linesOf(glyphs: readonly Glyph[], inCell = false): Line[] {
  if (glyphs.length === 0) return [];
  const upright = glyphs.every((g) => g.turn === 0) ? glyphs : glyphs.filter((g) => g.turn === 0);
  if (inCell && upright.length > 0 && upright.length < glyphs.length) {
    // numbers lie on their side among the upright characters of a vertical line
    const columns = linesOfTurn(glyphs, 90);
    const mixed = glyphs.every((g) => g.turn === 0 || g.turn === 90);
    if (mixed && columns.length < linesOfTurn(upright, 0).length) return columns;
  }
  const rows = linesOfTurn(upright, 0);
  const out = (inCell ? verticalLines(upright, rows) : null) ?? rows;
  if (upright.length === glyphs.length) return out;
  for (const turn of [270, 90, 180, 'oblique'] as const) {
    const turned = glyphs.filter((g) => g.turn === turn);
    if (turned.length > 0) out.push(...linesOfTurn(turned, turn));
  }
  return out;
}

/** A line's text, cleaned. */
export const lineText = (line: Line): string => cleanText(line.text);
