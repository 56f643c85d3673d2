/** TextObject → characters with boxes (GB/T 33190-2016, sections 11.3 and 11.4). */
import type { Box, Glyph, Turn } from '../layout/page.js';
import type { Matrix } from '../pdf/geometry.js';
import { ASCENT, DESCENT } from '../pdf/geometry.js';
import { shownAs } from '../pdf/meaning.js';
import type { XmlElement } from '../shared/xml.js';
import { attr, children, textOf } from '../shared/xml.js';
import { usualWidth, widthBefore } from './advance.js';
import { deltasOf, numberAt } from './values.js';

/** A replacement of characters by glyphs that is not one for one. */
interface Group {
  readonly position: number;
  readonly codes: number;
  readonly glyphs: number;
}

function groupsOf(text: XmlElement): Map<number, Group> {
  const out = new Map<number, Group>();
  for (const element of children(text)) {
    if (element.name !== 'CGTransform') continue;
    const position = numberAt(element, 'CodePosition') ?? 0;
    const codes = numberAt(element, 'CodeCount') ?? 1;
    const glyphs = numberAt(element, 'GlyphCount') ?? 1;
    if (codes !== glyphs && codes >= 1 && glyphs >= 1 && codes <= 64 && glyphs <= 64)
      out.set(position, { position, codes, glyphs });
  }
  return out;
}

/** Pretty-printed files put line ends around the text; a line end is no character of it. */
const textCode = (element: XmlElement): string => textOf(element).replace(/^[ \t]*[\r\n]\s*|\s*[\r\n][ \t]*$/g, '');

const quarter = (v: number | null): 0 | 90 | 180 | 270 =>
  (((Math.round((v ?? 0) / 90) * 90) % 360) + 360) % 360 as 0 | 90 | 180 | 270; // prettier-ignore

/** Unit vector of a direction, clockwise from the right, y downward. */
const VECTORS = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] } as const;

const SPACE = /^[\s\u3000\u00a0\u2000-\u200b\ufeff]*$/u;
/** The pattern is asked only where the first character may be white space: it is none from ! to ~, nor from the ideographs on. */
function isSpace(text: string): boolean {
  const code = text.charCodeAt(0);
  return !((code > 0x20 && code < 0x7f) || (code > 0x3000 && code < 0xfeff)) && SPACE.test(text);
}

export interface TextSink {
  glyph(glyph: Glyph): void;
  /** A character whose code has no meaning. */
  unmapped(box: Box): void;
}

function turnOf(matrix: Matrix, [dx, dy]: readonly [number, number]): Turn {
  const [x, y] = [matrix[0] * dx + matrix[2] * dy, matrix[1] * dx + matrix[3] * dy];
  if (x === 0 && y === 0) return 0;
  const angle = (Math.atan2(y, x) * 180) / Math.PI;
  const near = Math.round(angle / 90);
  if (Math.abs(angle - near * 90) > 4) return 'oblique';
  return ((((near * 90) % 360) + 360) % 360) as Turn;
}

/** Adds the characters of a text object. `matrix` brings its own space onto the page, in points. */
export function readTextObject(text: XmlElement, matrix: Matrix, sink: TextSink): void {
  const size = numberAt(text, 'Size') ?? 0;
  if (size <= 0) return;
  const reading = VECTORS[quarter(numberAt(text, 'ReadDirection'))];
  const along = VECTORS[quarter(numberAt(text, 'CharDirection'))];
  const horizontal = numberAt(text, 'HScale') ?? 1;
  const scale = horizontal > 0 ? horizontal : 1;
  const turn = turnOf(matrix, along);
  const height = size * (Math.hypot(matrix[2], matrix[3]) || Math.hypot(matrix[0], matrix[1]));
  const groups = groupsOf(text);
  let [x, y, position] = [0, 0, 0];
  for (const element of children(text)) {
    if (element.name !== 'TextCode') continue;
    x = numberAt(element, 'X') ?? x;
    y = numberAt(element, 'Y') ?? y;
    const chars = [...textCode(element)];
    const dxs = deltasOf(attr(element, 'DeltaX'), chars.length * 4);
    const dys = deltasOf(attr(element, 'DeltaY'), chars.length * 4);
    // some writers state distances between characters even where these are drawn together
    const most = Math.max(dxs.length, dys.length);
    const perCharacter = most === chars.length - 1;
    let [px, py, delta] = [x, y, 0];
    for (let i = 0; i < chars.length;) {
      // one character, or several that are drawn together (a ligature); distances are stated between glyphs
      const group = groups.get(position + i);
      const length = group === undefined ? 1 : Math.min(group.codes, chars.length - i);
      const unit = group === undefined ? (chars[i] ?? '') : chars.slice(i, i + length).join('');
      let own = 0;
      for (let k = i; k < i + length; k++) own += usualWidth(chars[k] ?? '');
      own *= size * scale;
      i += length;
      const count = perCharacter ? length : (group?.glyphs ?? 1);
      const stated = delta < most;
      // without stated distances text is set in the direction of reading
      let [dx, dy] = [reading[0] * (reading[0] === 0 ? size : own), reading[1] * size];
      if (stated) {
        dx = 0;
        dy = 0;
        for (let k = delta; k < delta + count; k++) {
          dx += dxs[k] ?? 0;
          dy += dys[k] ?? 0;
        }
      }
      if (reading[0] < 0 && !stated) dx = -own;
      delta += count;
      if (!isSpace(unit)) {
        const step = (dx * along[0] + dy * along[1]) / (size * scale);
        const wide = length === 1 ? (stated ? widthBefore(unit, step) * size * scale : own) : step > 0 ? step * size * scale : own; // prettier-ignore
        emit(unit, glyphBox(matrix, px, py, wide, size, along), height, turn, sink);
      }
      px += dx;
      py += dy;
    }
    position += chars.length;
  }
}

/** The advance box on the page of a character with its origin at (x, y). */
function glyphBox(
  matrix: Matrix,
  x: number,
  y: number,
  wide: number,
  size: number,
  along: readonly [number, number],
): Box {
  const [ax, ay] = along;
  // upward from the baseline: a quarter turn against the clock, y being downward
  const ux = ay;
  const uy = -ax;
  // the lower corner at the origin's side, and how far the box reaches from it along the line and upward
  const bx = x - DESCENT * size * ux;
  const by = y - DESCENT * size * uy;
  const wx = wide * ax;
  const wy = wide * ay;
  const hx = (ASCENT + DESCENT) * size * ux;
  const hy = (ASCENT + DESCENT) * size * uy;
  const [a, b, c, d, e, f] = matrix;
  const px = a * bx + c * by + e;
  const py = b * bx + d * by + f;
  const dx1 = a * wx + c * wy;
  const dy1 = b * wx + d * wy;
  const dx2 = a * hx + c * hy;
  const dy2 = b * hx + d * hy;
  return [
    px + Math.min(dx1, 0) + Math.min(dx2, 0),
    py + Math.min(dy1, 0) + Math.min(dy2, 0),
    px + Math.max(dx1, 0) + Math.max(dx2, 0),
    py + Math.max(dy1, 0) + Math.max(dy2, 0),
  ];
}

function emit(text: string, box: Box, size: number, turn: Turn, sink: TextSink): void {
  let out = '';
  for (const char of text) {
    const shown = shownAs(char.codePointAt(0) ?? 0);
    if (shown === null) return sink.unmapped(box);
    out = out === '' ? shown : out + shown;
  }
  const [x0, y0, x1, y1] = box;
  if (Number.isFinite(x0 + y0 + x1 + y1)) sink.glyph({ text: out, x0, y0, x1, y1, size, turn });
}
