/**
 * What a page engine says of a page, and nothing more: characters with boxes, drawn lines, filled rectangles, images.
 *
 * Every length is in points; x runs right and y runs down from the top left corner of the page as it is shown (crop box
 * and page rotation already applied). Everything above this interface is independent of the file format.
 */

/** x0, y0, x1, y1 with x0 <= x1 and y0 <= y1. */
export type Box = readonly [number, number, number, number];

/** Direction in which a character's line runs: 0 to the right, 90 downward, 180 to the left, 270 upward. */
export type Turn = 0 | 90 | 180 | 270 | 'oblique';

export interface Glyph {
  /** The characters it stands for: mostly one, more for a ligature; never white space alone. */
  readonly text: string;
  /** Advance box: from origin to origin along the line, from descent to ascent across it. */
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Height of the em square on the page. */
  readonly size: number;
  readonly turn: Turn;
}

/** A straight line that is drawn. */
export interface Stroke {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface PageContent {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In the order in which they are drawn. */
  readonly glyphs: readonly Glyph[];
  readonly strokes: readonly Stroke[];
  /** Filled rectangles and other filled shapes as thin as a rule. */
  readonly fills: readonly Box[];
  readonly images: readonly Box[];
  /** Characters whose font gives no meaning for them. They are not among `glyphs`. */
  readonly unmapped: number;
  /** How many of `glyphs` are drawn invisibly: the text layer that OCR puts over a scan. */
  readonly invisible: number;
  /** Characters that lie outside the page's visible box and were left out. */
  readonly outside: number;
}

export const width = (box: Box): number => box[2] - box[0];
export const height = (box: Box): number => box[3] - box[1];

/** Smallest box around some boxes; null around none. */
export function around(boxes: Iterable<Box>): Box | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const b of boxes) {
    x0 = Math.min(x0, b[0]);
    y0 = Math.min(y0, b[1]);
    x1 = Math.max(x1, b[2]);
    y1 = Math.max(y1, b[3]);
  }
  return x0 <= x1 && y0 <= y1 ? [x0, y0, x1, y1] : null;
}

export const glyphBox = (g: Glyph): Box => [g.x0, g.y0, g.x1, g.y1];

/** Share of the distance between two characters' origins, in em, below which equal characters are one drawn twice. */
const SAME_PLACE = 0.15;

/** Height of the strips of the page that a character's twin is looked for in. Points. */
const STRIP = 32;

/** Without the second copy of characters that are drawn twice a fraction of a point apart to look bold. */
export function withoutDoubles(glyphs: readonly Glyph[]): readonly Glyph[] {
  // the last of each character in each strip, and of each the one before it: strips a thousand apart share a list,
  // which does not matter
  const last = new Map<number, number>();
  const before = new Int32Array(glyphs.length);
  const keyOf = (code: number, strip: number): number => code * 1024 + (strip & 1023);
  const hasTwin = (key: number, g: Glyph, reach: number): boolean => {
    for (let i = last.get(key) ?? -1; i >= 0; i = before[i] ?? -1) {
      const o = glyphs[i];
      if (o === undefined || Math.abs(o.x0 - g.x0) > reach || Math.abs(o.y0 - g.y0) > reach) continue;
      if (o.turn === g.turn && o.text === g.text) return true;
    }
    return false;
  };
  const isTwin = new Uint8Array(glyphs.length);
  let twins = 0;
  glyphs.forEach((g, i) => {
    const code = g.text.codePointAt(0) ?? 0;
    const reach = Math.min(g.size * SAME_PLACE, STRIP / 2);
    // mostly both are the same strip
    const above = Math.floor((g.y0 - reach) / STRIP);
    const below = Math.floor((g.y0 + reach) / STRIP);
    if (hasTwin(keyOf(code, above), g, reach) || (below !== above && hasTwin(keyOf(code, below), g, reach))) {
      isTwin[i] = 1;
      twins++;
      return;
    }
    const key = keyOf(code, Math.floor(g.y0 / STRIP));
    before[i] = last.get(key) ?? -1;
    last.set(key, i);
  });
  return twins === 0 ? glyphs : glyphs.filter((_, i) => isTwin[i] === 0);
}

/** A point on a page that is turned clockwise by `turn`: where it lands, given the size of the page before. */
function turnPoint(x: number, y: number, turn: 0 | 90 | 180 | 270, w: number, h: number): readonly [number, number] {
  if (turn === 90) return [h - y, x];
  if (turn === 180) return [w - x, h - y];
  if (turn === 270) return [y, w - x];
  return [x, y];
}

/** The box on a page of size w × h after the page is turned clockwise. */
export function turnBox(box: Box, turn: 0 | 90 | 180 | 270, w: number, h: number): Box {
  const [ax, ay] = turnPoint(box[0], box[1], turn, w, h);
  const [bx, by] = turnPoint(box[2], box[3], turn, w, h);
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

const addTurn = (turn: Turn, by: 0 | 90 | 180 | 270): Turn =>
  turn === 'oblique' ? turn : (((turn + by) % 360) as 0 | 90 | 180 | 270);

export interface Upright {
  readonly page: PageContent;
  /** Brings a box of the upright page back to the page as it is shown. */
  readonly back: (box: Box) => Box;
}

/**
 * Turns a page so that most of its text runs to the right: landscape tables are often drawn sideways on a portrait
 * page that says nothing of a rotation.
 */
export function upright(page: PageContent): Upright {
  if (page.glyphs.every((g) => g.turn === 0)) return { page, back: (box) => box };
  const count = new Map<Turn, number>();
  for (const g of page.glyphs) count.set(g.turn, (count.get(g.turn) ?? 0) + 1);
  let main: Turn = 0;
  for (const turn of [90, 180, 270] as const) if ((count.get(turn) ?? 0) > (count.get(main) ?? 0)) main = turn;
  if (main === 0) return { page, back: (box) => box };
  const { width: w, height: h } = page;
  const by = ((360 - main) % 360) as 90 | 180 | 270;
  const sideways = by !== 180;
  const box = (b: Box): Box => turnBox(b, by, w, h);
  return {
    page: {
      ...page,
      width: sideways ? h : w,
      height: sideways ? w : h,
      glyphs: page.glyphs.map((g) => {
        const [x0, y0, x1, y1] = box(glyphBox(g));
        return { ...g, x0, y0, x1, y1, turn: addTurn(g.turn, by) };
      }),
      strokes: page.strokes.map((s) => {
        const [x0, y0] = turnPoint(s.x0, s.y0, by, w, h);
        const [x1, y1] = turnPoint(s.x1, s.y1, by, w, h);
        return { x0, y0, x1, y1 };
      }),
      fills: page.fills.map(box),
      images: page.images.map(box),
    },
    back: (b) => turnBox(b, main, sideways ? h : w, sideways ? w : h),
  };
}
