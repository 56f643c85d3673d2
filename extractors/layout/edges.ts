/** Strokes and thin filled rectangles → the horizontal and vertical edges of tables, snapped and joined. */
import type { Glyph, PageContent } from './page.js';
import { RULE_THICKNESS } from './shapes.js';

/** An edge of a table: horizontal at y = `at` from x = `from` to x = `to`; vertical with x and y exchanged. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Edges {
  readonly horizontal: readonly Edge[];
  readonly vertical: readonly Edge[];
}

/** Edges closer together than this are one rule, drawn twice or as a double line. Points. */
export const SNAP = 3;
/** Gap between two pieces of one line (dashes, corners left open) that is bridged. Points. */
const BRIDGE = 3.5;
/** A shorter edge bounds no cell. Points. */
const SHORTEST = 5;
/** A line that leaves its axis by more than this is slanted. Points. */
const SLANT = 1;

/**
 * Where an underline stands from the lower end of the em box, in em: that ends 0.12 em below the baseline, and an
 * underline stands within 0.25 em below it.
 */
const [ABOVE, BELOW] = [0.3, 0.14];

/** The page's drawn lines as edges, still in pieces. A dot, a piece of a dotted line, belongs to both directions. */
export function rulePieces(page: Pick<PageContent, 'strokes' | 'fills'>): Edges {
  const horizontal: Edge[] = [];
  const vertical: Edge[] = [];
  const add = (x0: number, y0: number, x1: number, y1: number, thickness: number): void => {
    const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (dy <= thickness && (dx > dy || dx <= thickness))
      horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    if (dx <= thickness && (dy > dx || dy <= thickness))
      vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  };
  for (const s of page.strokes) add(s.x0, s.y0, s.x1, s.y1, SLANT);
  for (const [x0, y0, x1, y1] of page.fills)
    if (Math.min(x1 - x0, y1 - y0) <= RULE_THICKNESS) add(x0, y0, x1, y1, RULE_THICKNESS);
  return { horizontal, vertical };
}

/** Brings pieces of one direction that lie within SNAP of each other to one position and joins what touches. */
export function joinEdges(pieces: readonly Edge[]): Edge[] {
  const sorted = [...pieces].sort((a, b) => a.at - b.at || a.from - b.from);
  const out: Edge[] = [];
  for (let start = 0; start < sorted.length;) {
    const first = sorted[start];
    if (first === undefined) break;
    let end = start;
    let [weight, sum] = [0, 0];
    for (let e = sorted[end]; e !== undefined && e.at - first.at <= SNAP; e = sorted[++end]) {
      const length = e.to - e.from + 0.01;
      weight += length;
      sum += length * (e.at - first.at);
    }
    const at = first.at + sum / weight;
    const group = sorted.slice(start, end).sort((a, b) => a.from - b.from || a.to - b.to);
    let [from, to] = [Infinity, -Infinity];
    for (const e of group) {
      if (e.from > to + BRIDGE) {
        if (to - from >= SHORTEST) out.push({ at, from, to });
        [from, to] = [e.from, e.to];
      } else to = Math.max(to, e.to);
    }
    if (to - from >= SHORTEST) out.push({ at, from, to });
    start = end;
  }
  return out;
}

/**
 * Without the lines under (or through) words: a horizontal piece that begins and ends where a run of characters
 * begins and ends, a little below its baseline.
 */
export function withoutUnderlines(horizontal: readonly Edge[], glyphs: readonly Glyph[]): Edge[] {
  const rules = horizontal.map((e) => e.at).sort((a, b) => a - b);
  const lefts = new Map<number, Glyph[]>();
  const rights = new Map<number, Glyph[]>();
  const add = (map: Map<number, Glyph[]>, x: number, g: Glyph): void => {
    const key = Math.round(x);
    const list = map.get(key);
    if (list === undefined) map.set(key, [g]);
    else list.push(g);
  };
  for (const g of glyphs) {
    // few characters stand on a rule
    if (g.turn !== 0 || !((rules[firstAtLeast(rules, g.y1 - ABOVE * g.size)] ?? Infinity) < g.y1 + BELOW * g.size))
      continue;
    add(lefts, g.x0, g);
    add(rights, g.x1, g);
  }
  if (lefts.size === 0) return [...horizontal];
  const near = (map: Map<number, Glyph[]>, x: number): Glyph[] =>
    [-1, 0, 1].flatMap((d) => map.get(Math.round(x) + d) ?? []);
  const under = (g: Glyph, y: number): boolean => y > g.y1 - ABOVE * g.size && y < g.y1 + BELOW * g.size;
  return horizontal.filter((e) => {
    if (e.to - e.from < 2) return true;
    const first = near(lefts, e.from).find((g) => under(g, e.at) && Math.abs(g.x0 - e.from) < 0.8);
    if (first === undefined) return true;
    return !near(rights, e.to).some(
      (g) => under(g, e.at) && Math.abs(g.x1 - e.to) < 0.8 && Math.abs(g.y1 - first.y1) < 0.2 * g.size,
    );
  });
}

/** Index of the first value that is not less than v. */
export function firstAtLeast(sorted: readonly number[], v: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < v) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All edges of a page. */
export function findEdges(page: PageContent): Edges {
  const pieces = rulePieces(page);
  return {
    horizontal: joinEdges(withoutUnderlines(pieces.horizontal, page.glyphs)),
    vertical: joinEdges(pieces.vertical),
  };
}
