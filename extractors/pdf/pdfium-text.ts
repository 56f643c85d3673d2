/** The characters of a page as PDFium's text page gives them. */
import type { Glyph, Turn } from '../layout/page.js';
import type { View } from './geometry.js';
import { ASCENT, DESCENT, turnOf } from './geometry.js';
import { shownAs } from './meaning.js';
import type { Pdfium } from './pdfium-module.js';

const INVISIBLE = 3;
const HYPHEN = 0x2d;

export interface PageText {
  readonly glyphs: readonly Glyph[];
  readonly unmapped: number;
  readonly invisible: number;
  readonly outside: number;
  readonly beyond: readonly Glyph[];
  /** The text objects of which at least one character was found. */
  readonly seen: ReadonlyMap<number, unknown>;
}

/** How a text object is drawn: found once, shared by its characters. */
interface Style {
  readonly size: number;
  readonly turn: Turn;
  readonly invisible: boolean;
  /** Unit vector upward from the baseline, before the page's rotation. */
  readonly upX: number;
  readonly upY: number;
}

/** Reads the text of a page. `scratch`: at least 32 bytes of the module's memory at a multiple of 8. */
export function readText(lib: Pdfium, page: number, view: View, scratch: number): PageText {
  const calls = lib.wasmExports;
  const glyphs: Glyph[] = [];
  const beyond: Glyph[] = [];
  let [unmapped, invisible] = [0, 0];
  const text = calls.FPDFText_LoadPage(page);
  const styles = new Map<number, Style>();
  if (text === 0) return { glyphs, unmapped, invisible, outside: beyond.length, beyond, seen: styles };
  const count = calls.FPDFText_CountChars(text);
  const [f32, f64] = [scratch >> 2, scratch >> 3];
  let [lastObject, style]: [number, Style | undefined] = [0, undefined];
  for (let i = 0; i < count; i++) {
    if (calls.FPDFText_IsGenerated(text, i) === 1) continue;
    // PDFium hides a hyphen at the end of a line behind a code of its own
    const code = calls.FPDFText_IsHyphen(text, i) === 1 ? HYPHEN : calls.FPDFText_GetUnicode(text, i);
    const object = calls.FPDFText_GetTextObject(text, i);
    if (style === undefined || object !== lastObject || object === 0) {
      style = styles.get(object);
      if (style === undefined || object === 0)
        styles.set(object, (style = styleOf(lib, text, i, object, view, scratch)));
      lastObject = object;
    }
    const shown = shownAs(code);
    if (shown === '') continue;
    calls.FPDFText_GetCharOrigin(text, i, scratch, scratch + 8);
    // the views are taken anew each time: a call may have made the memory grow
    const origins = lib.HEAPF64;
    const ox = origins[f64] ?? 0;
    const oy = origins[f64 + 1] ?? 0;
    calls.FPDFText_GetLooseCharBox(text, i, scratch);
    const box = lib.HEAPF32;
    let left = box[f32] ?? 0;
    let top = box[f32 + 1] ?? 0;
    let right = box[f32 + 2] ?? 0;
    let bottom = box[f32 + 3] ?? 0;
    // the advance box: along the line as far as the next origin, across it from descent to ascent
    const { size, upX, upY } = style;
    if (Math.abs(upY) > 0.99) {
      bottom = oy - upY * DESCENT * size;
      top = oy + upY * ASCENT * size;
    } else if (Math.abs(upX) > 0.99) {
      left = ox - upX * DESCENT * size;
      right = ox + upX * ASCENT * size;
    }
    const ax = view.x(left, bottom);
    const ay = view.y(left, bottom);
    const bx = view.x(right, top);
    const by = view.y(right, top);
    const x0 = Math.min(ax, bx);
    const y0 = Math.min(ay, by);
    const x1 = Math.max(ax, bx);
    const y1 = Math.max(ay, by);
    const x = (x0 + x1) / 2;
    const y = (y0 + y1) / 2;
    const visible = x >= 0 && y >= 0 && x <= view.width && y <= view.height;
    if (shown === null || calls.FPDFText_HasUnicodeMapError(text, i) === 1) {
      if (visible) unmapped++;
      continue;
    }
    if (visible && style.invisible) invisible++;
    (visible ? glyphs : beyond).push({ text: shown, x0, y0, x1, y1, size, turn: style.turn });
  }
  calls.FPDFText_ClosePage(text);
  return { glyphs, unmapped, invisible, outside: beyond.length, beyond, seen: styles };
}

function styleOf(lib: Pdfium, text: number, index: number, object: number, view: View, scratch: number): Style {
  const calls = lib.wasmExports;
  calls.FPDFText_GetMatrix(text, index, scratch);
  const [a = 1, b = 0, c = 0, d = 1] = lib.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4);
  const scale = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  const size = calls.FPDFText_GetFontSize(text, index) * scale;
  const mode = object === 0 ? 0 : calls.FPDFTextObj_GetTextRenderMode(object);
  return {
    size: Math.abs(size) || 1,
    turn: turnOf(a, b, view),
    invisible: mode === INVISIBLE,
    upX: c / scale,
    upY: d / scale,
  };
}
