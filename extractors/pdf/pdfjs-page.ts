/**
 * pdf.js' list of drawing operators → the narrow page interface. Follows the text state of ISO 32000-1 section 9.4:
 * pdf.js has resolved fonts, encodings and character codes; positions are computed here.
 */
import type { Box, Glyph, Turn } from '../layout/page.js';
import type { Point, Shapes } from '../layout/shapes.js';
import { addPath } from '../layout/shapes.js';
import type { PageRead } from './engine.js';
import type { Matrix, View } from './geometry.js';
import { ASCENT, DESCENT, IDENTITY, inside, multiply, turnOf, viewOf } from './geometry.js';
import { hasMeaning, symbolOf } from './meaning.js';
import type { PdfjsPage } from './pdfjs-module.js';

interface Font {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly number[];
}

interface PdfjsGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace?: boolean;
  readonly vmetric?: readonly number[] | null;
}

/** The part of the graphics state that is saved and restored. */
interface State {
  ctm: Matrix;
  font: Font;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

interface Out {
  readonly glyphs: Glyph[];
  readonly shapes: Shapes;
  readonly images: Box[];
  unmapped: number;
  invisible: number;
  readonly beyond: Glyph[];
}

const INVISIBLE = 3;
const PAINTS: Readonly<Record<string, { fill: boolean; stroke: boolean }>> = {
  stroke: { fill: false, stroke: true },
  closeStroke: { fill: false, stroke: true },
  fill: { fill: true, stroke: false },
  eoFill: { fill: true, stroke: false },
  fillStroke: { fill: true, stroke: true },
  eoFillStroke: { fill: true, stroke: true },
  closeFillStroke: { fill: true, stroke: true },
  closeEOFillStroke: { fill: true, stroke: true },
};

const numbers = (value: unknown): number[] =>
  Array.isArray(value) || ArrayBuffer.isView(value)
    ? Array.from(value as unknown as ArrayLike<unknown>, (v) => (typeof v === 'number' ? v : 0))
    : [];

const matrixOf = (value: unknown): Matrix | null => {
  const m = numbers(value);
  return m.length === 6 ? (m as unknown as Matrix) : null;
};

export function interpret(
  ops: Readonly<Record<string, number>>,
  page: PdfjsPage,
  list: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  number: number,
): PageRead {
  const names = new Map(Object.entries(ops).map(([name, id]) => [id, name]));
  const view = viewOf(numbers(page.view) as unknown as Box, page.rotate);
  const out: Out = {
    glyphs: [],
    shapes: { strokes: [], fills: [] },
    images: [],
    unmapped: 0,
    invisible: 0,
    beyond: [],
  };
  let state: State = { ctm: IDENTITY, font: {}, size: 0, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0, mode: 0 }; // prettier-ignore
  const stack: State[] = [];
  let line: Matrix = IDENTITY;
  let text: Matrix = IDENTITY;
  const move = (x: number, y: number): void => {
    line = multiply([1, 0, 0, 1, x, y], line);
    text = line;
  };
  const setFont = (id: unknown, size: unknown): void => {
    const found = typeof id === 'string' && page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
    state.font = typeof found === 'object' && found !== null ? found : {};
    state.size = typeof size === 'number' ? size : 0;
  };
  list.fnArray.forEach((fn, index) => {
    const args = (list.argsArray[index] ?? []) as readonly unknown[];
    const n = numbers(args);
    const first = n[0] ?? 0;
    switch (names.get(fn)) {
      case 'save':
        stack.push({ ...state });
        break;
      case 'restore':
      case 'paintFormXObjectEnd':
        state = stack.pop() ?? state;
        break;
      case 'transform':
        state.ctm = multiply(n as unknown as Matrix, state.ctm);
        break;
      case 'paintFormXObjectBegin':
        stack.push({ ...state });
        state.ctm = multiply(matrixOf(args[0]) ?? IDENTITY, state.ctm);
        break;
      case 'beginText':
        [line, text] = [IDENTITY, IDENTITY];
        break;
      case 'setCharSpacing':
        state.charSpacing = first;
        break;
      case 'setWordSpacing':
        state.wordSpacing = first;
        break;
      case 'setHScale':
        state.scale = first / 100;
        break;
      case 'setLeading':
        state.leading = first;
        break;
      case 'setTextRise':
        state.rise = first;
        break;
      case 'setTextRenderingMode':
        state.mode = first;
        break;
      case 'setFont':
        setFont(args[0], args[1]);
        break;
      case 'setGState':
        for (const entry of Array.isArray(args[0]) ? (args[0] as unknown[]) : [])
          if (Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1])) setFont(entry[1][0], entry[1][1]);
        break;
      case 'moveText':
        move(first, n[1] ?? 0);
        break;
      case 'setLeadingMoveText':
        state.leading = -(n[1] ?? 0);
        move(first, n[1] ?? 0);
        break;
      case 'setTextMatrix':
        line = matrixOf(args[0]) ?? matrixOf(args) ?? IDENTITY;
        text = line;
        break;
      case 'nextLine':
        move(0, -state.leading);
        break;
      case 'showText':
        if (Array.isArray(args[0])) text = show(out, view, state, text, args[0] as unknown[]);
        break;
      case 'constructPath': {
        const paint = PAINTS[names.get(first) ?? ''];
        const data = Array.isArray(args[1]) ? (args[1] as unknown[])[0] : null;
        if (paint !== undefined) addPath(out.shapes, subpathsOf(numbers(data), state.ctm, view), paint);
        break;
      }
      case 'paintImageXObject':
      case 'paintInlineImageXObject':
      case 'paintImageMaskXObject':
      case 'paintImageXObjectRepeat':
      case 'paintImageMaskXObjectRepeat':
        out.images.push(unitSquare(state.ctm, view));
        break;
      default:
    }
  });
  const { shapes, beyond, ...rest } = out;
  const content = { number, width: view.width, height: view.height, ...rest, ...shapes, outside: beyond.length };
  return { content, complete: true, beyond };
}

function unitSquare(ctm: Matrix, view: View): Box {
  const corners = [[0, 0], [1, 0], [0, 1], [1, 1]].map(([x = 0, y = 0]) => view.point(...inside(ctm, x, y))); // prettier-ignore
  const [xs, ys] = [corners.map((c) => c[0]), corners.map((c) => c[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** pdf.js packs a path as a run of numbers: 0 move, 1 line, 2 cubic, 3 quadratic, 4 close, each with its points. */
function subpathsOf(data: readonly number[], ctm: Matrix, view: View): { points: Point[]; closed: boolean }[] {
  const out: { points: Point[]; closed: boolean }[] = [];
  const COORDINATES = [2, 2, 6, 4, 0];
  for (let i = 0; i < data.length;) {
    const op = data[i] ?? 0;
    const count = COORDINATES[op] ?? 0;
    if (op === 0 || out.length === 0) out.push({ points: [], closed: false });
    const current = out.at(-1);
    if (op === 4 && current !== undefined) current.closed = true;
    else if (current !== undefined) {
      const [x, y] = view.point(...inside(ctm, data[i + count - 1] ?? 0, data[i + count] ?? 0));
      current.points.push({ x, y, curve: op === 2 || op === 3 });
    }
    i += 1 + count;
  }
  return out;
}

/** Shows one string; returns the text matrix after it. */
function show(out: Out, view: View, state: State, text: Matrix, items: readonly unknown[]): Matrix {
  const { font, size, scale } = state;
  const vertical = font.vertical === true;
  const unit = size * (font.fontMatrix?.[0] ?? 0.001);
  let matrix = text;
  const advance = (by: number): void => {
    matrix = multiply(vertical ? [1, 0, 0, 1, 0, -by] : [1, 0, 0, 1, by * scale, 0], matrix);
  };
  for (const item of items) {
    if (typeof item === 'number') {
      advance(((vertical ? 1 : -1) * item * size) / 1000);
      continue;
    }
    if (typeof item !== 'object' || item === null) continue;
    const glyph = item as PdfjsGlyph;
    const spacing = (glyph.isSpace === true ? state.wordSpacing : 0) + state.charSpacing;
    const metric = glyph.vmetric ?? font.defaultVMetrics;
    const across = glyph.width * unit;
    const shift: readonly [number, number] =
      vertical && metric
        ? [-(glyph.vmetric ? (metric[1] ?? 0) : glyph.width * 0.5) * unit, -(metric[2] ?? 0) * unit]
        : [0, 0];
    const base = multiply(multiply([1, 0, 0, 1, shift[0], shift[1] + state.rise], matrix), state.ctm);
    place(out, view, state, base, glyph.unicode, across * scale);
    const length = vertical && metric ? -(metric[0] ?? 0) * unit : across;
    advance(vertical ? length - spacing : length + spacing);
  }
  return matrix;
}

/** `base` has its origin at the start of the character's baseline; `width` is its advance there. */
function place(out: Out, view: View, state: State, base: Matrix, unicode: string, width: number): void {
  const text = unicode.replace(/[\s\u00a0\u3000\u2000-\u200b]+/gu, '');
  if (text === '') return;
  const turn: Turn = turnOf(base[0], base[1], view);
  const size = Math.abs(state.size) * (Math.hypot(base[2], base[3]) || 1);
  const corner = (x: number, y: number): readonly [number, number] => view.point(...inside(base, x, y));
  const corners = [corner(0, ASCENT * state.size), corner(width, -DESCENT * state.size), corner(0, -DESCENT * state.size), corner(width, ASCENT * state.size)]; // prettier-ignore
  const [xs, ys] = [corners.map((c) => c[0]), corners.map((c) => c[1])];
  const [x0, y0, x1, y1] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const visible = x >= 0 && y >= 0 && x <= view.width && y <= view.height;
  const codes = [...text].map((c) => c.codePointAt(0) ?? 0);
  if (!codes.every(hasMeaning)) {
    if (visible) out.unmapped++;
    return;
  }
  if (visible && state.mode === INVISIBLE) out.invisible++;
  const shown = codes.map((code) => symbolOf(code) ?? String.fromCodePoint(code)).join('');
  (visible ? out.glyphs : out.beyond).push({ text: shown, x0, y0, x1, y1, size: size || 1, turn });
}
