/** PDF pages through PDFium (WebAssembly). Coordinates of ISO 32000-1 section 8.3: points, y upward, before rotation. */
import type { Box, Glyph, Turn } from '../layout/page.js';
import type { Shapes, Subpath } from '../layout/shapes.js';
import { addPath } from '../layout/shapes.js';
import type { Opened, PageRead, PdfDocument, PdfEngine } from './engine.js';
import type { View } from './geometry.js';
import { ASCENT, DESCENT, IDENTITY, inside, multiply, turnOf, viewOf } from './geometry.js';
import type { Matrix } from './geometry.js';
import { hasMeaning, symbolOf } from './meaning.js';
import type { Pdfium } from './pdfium-module.js';
import { forgetPdfium, loadPdfium } from './pdfium-module.js';

const [TEXT, PATH, IMAGE, FORM] = [1, 2, 3, 5];
const [LINE_TO, BEZIER_TO, MOVE_TO] = [0, 1, 2];
const ERROR_PASSWORD = 4;
/** Form XObjects nested deeper than this are not followed. */
const DEPTH = 12;
/** Most drawn objects of one page that are looked at: beyond are maps and drawings. */
const OBJECTS = 200_000;
const INVISIBLE = 3;
const HYPHEN = 0x2d;

export const pdfium: PdfEngine = { id: 'pdfium', open };

async function open(bytes: Uint8Array): Promise<Opened> {
  const lib = await loadPdfium();
  if (lib === null) return { ok: false, reason: 'unavailable', message: 'PDFium cannot be loaded' };
  try {
    const data = lib.wasmExports.malloc(bytes.length + 1);
    if (data === 0) return { ok: false, reason: 'unavailable', message: 'no memory for the file' };
    lib.HEAPU8.set(bytes, data);
    const document = lib._FPDF_LoadMemDocument(data, bytes.length, 0);
    if (document !== 0) return { ok: true, document: wrap(lib, document, data) };
    const encrypted = lib._FPDF_GetLastError() === ERROR_PASSWORD;
    lib.wasmExports.free(data);
    return encrypted
      ? { ok: false, reason: 'encrypted', message: 'the file asks for a password' }
      : { ok: false, reason: 'damaged', message: 'no document structure can be found' };
  } catch (error) {
    forgetPdfium();
    return { ok: false, reason: 'unavailable', message: `PDFium stopped: ${String(error)}` };
  }
}

function wrap(lib: Pdfium, document: number, data: number): PdfDocument {
  const memory = lib.wasmExports.malloc(80);
  const scratch = (memory + 7) & ~7;
  let trapped = false;
  return {
    pageCount: lib._FPDF_GetPageCount(document),
    title: titleOf(lib, document),
    repaired: lib._FPDF_DocumentHasValidCrossReferenceTable(document) === 0,
    async page(number) {
      if (trapped) return null;
      try {
        const page = lib._FPDF_LoadPage(document, number - 1);
        if (page === 0) return null;
        try {
          return readPage(lib, page, number, scratch);
        } finally {
          lib._FPDF_ClosePage(page);
        }
      } catch {
        trapped = true;
        forgetPdfium();
        return null;
      }
    },
    async close() {
      if (trapped) return;
      lib._FPDF_CloseDocument(document);
      lib.wasmExports.free(memory);
      lib.wasmExports.free(data);
    },
  };
}

function titleOf(lib: Pdfium, document: number): string | null {
  const tag = lib.wasmExports.malloc(8);
  lib.HEAPU8.set([0x54, 0x69, 0x74, 0x6c, 0x65, 0], tag);
  const length = lib._FPDF_GetMetaText(document, tag, 0, 0);
  let title = '';
  if (length > 2 && length < 4096) {
    const buffer = lib.wasmExports.malloc(length);
    lib._FPDF_GetMetaText(document, tag, buffer, length);
    title = new TextDecoder('utf-16le').decode(lib.HEAPU8.slice(buffer, buffer + length - 2));
    lib.wasmExports.free(buffer);
  }
  lib.wasmExports.free(tag);
  return title === '' ? null : title;
}

function readPage(lib: Pdfium, page: number, number: number, scratch: number): PageRead {
  lib._FPDF_GetPageBoundingBox(page, scratch);
  const [left, top, right, bottom] = floats(lib, scratch, 4) as [number, number, number, number];
  const view = viewOf([left, bottom, right, top], lib._FPDFPage_GetRotation(page) * 90);
  const shapes: Shapes = { strokes: [], fills: [] };
  const images: Box[] = [];
  const texts: number[] = [];
  const budget = { left: OBJECTS };
  const count = lib._FPDFPage_CountObjects(page);
  for (let i = 0; i < count && budget.left > 0; i++)
    readObject(lib, lib._FPDFPage_GetObject(page, i), IDENTITY, view, { shapes, images, texts, scratch, budget }, 0);
  const { seen, beyond, ...text } = readText(lib, page, view, scratch);
  // text of fonts that are not embedded has no extent to PDFium, and where it is a single character it is passed over
  const complete = texts.every(
    (object) => seen.has(object) || lib._FPDFFont_GetIsEmbedded(lib._FPDFTextObj_GetFont(object)) === 1,
  );
  return { content: { number, width: view.width, height: view.height, ...text, ...shapes, images }, complete, beyond };
}

const floats = (lib: Pdfium, at: number, count: number): number[] =>
  Array.from(lib.HEAPF32.subarray(at >> 2, (at >> 2) + count));

interface Sink {
  readonly shapes: Shapes;
  readonly images: Box[];
  /** Text objects, in whatever form they stand. */
  readonly texts: number[];
  readonly scratch: number;
  readonly budget: { left: number };
}

function readObject(lib: Pdfium, object: number, outer: Matrix, view: View, sink: Sink, depth: number): void {
  sink.budget.left--;
  const type = lib._FPDFPageObj_GetType(object);
  if (type === TEXT) sink.texts.push(object);
  if (type !== PATH && type !== IMAGE && type !== FORM) return;
  if (lib._FPDFPageObj_GetMatrix(object, sink.scratch) === 0) return;
  const matrix = multiply(floats(lib, sink.scratch, 6) as unknown as Matrix, outer);
  if (type === FORM) {
    if (depth >= DEPTH) return;
    const count = lib._FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count && sink.budget.left > 0; i++)
      readObject(lib, lib._FPDFFormObj_GetObject(object, i), matrix, view, sink, depth + 1);
    return;
  }
  if (type === IMAGE) {
    // an image fills the unit square of its matrix
    const corners = [[0, 0], [1, 0], [0, 1], [1, 1]].map(([x = 0, y = 0]) => view.point(...inside(matrix, x, y))); // prettier-ignore
    const [xs, ys] = [corners.map((c) => c[0]), corners.map((c) => c[1])];
    sink.images.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    return;
  }
  readPath(lib, object, matrix, view, sink);
}

function readPath(lib: Pdfium, path: number, matrix: Matrix, view: View, sink: Sink): void {
  const { scratch } = sink;
  if (lib._FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0) return;
  const [fill, stroke] = [lib.HEAP32[scratch >> 2] !== 0, lib.HEAP32[(scratch >> 2) + 1] !== 0];
  if (!fill && !stroke) return;
  const count = lib._FPDFPath_CountSegments(path);
  const subpaths: { points: { x: number; y: number; curve: boolean }[]; closed: boolean }[] = [];
  sink.budget.left -= count;
  for (let i = 0; i < count; i++) {
    const segment = lib._FPDFPath_GetPathSegment(path, i);
    if (segment === 0 || lib._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
    const at = scratch >> 2;
    const [x, y] = view.point(...inside(matrix, lib.HEAPF32[at] ?? 0, lib.HEAPF32[at + 1] ?? 0));
    const type = lib._FPDFPathSegment_GetType(segment);
    if (type === MOVE_TO || subpaths.length === 0) subpaths.push({ points: [], closed: false });
    const current = subpaths.at(-1);
    if (current === undefined || (type !== MOVE_TO && type !== LINE_TO && type !== BEZIER_TO)) continue;
    current.points.push({ x, y, curve: type === BEZIER_TO });
    if (lib._FPDFPathSegment_GetClose(segment) !== 0) current.closed = true;
  }
  addPath(sink.shapes, subpaths satisfies readonly Subpath[], { fill, stroke });
}

interface PageText {
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
  readonly up: readonly [number, number];
}

function readText(lib: Pdfium, page: number, view: View, scratch: number): PageText {
  const glyphs: Glyph[] = [];
  const beyond: Glyph[] = [];
  let [unmapped, invisible] = [0, 0];
  const text = lib._FPDFText_LoadPage(page);
  const styles = new Map<number, Style>();
  if (text === 0) return { glyphs, unmapped, invisible, outside: beyond.length, beyond, seen: styles };
  const count = lib._FPDFText_CountChars(text);
  const f64 = scratch >> 3;
  for (let i = 0; i < count; i++) {
    if (lib._FPDFText_IsGenerated(text, i) === 1) continue;
    // PDFium hides a hyphen at the end of a line behind a code of its own
    const code = lib._FPDFText_IsHyphen(text, i) === 1 ? HYPHEN : lib._FPDFText_GetUnicode(text, i);
    const object = lib._FPDFText_GetTextObject(text, i);
    let style = styles.get(object);
    if (style === undefined || object === 0) styles.set(object, (style = styleOf(lib, text, i, object, view, scratch)));
    if (isSpace(code)) continue;
    lib._FPDFText_GetCharOrigin(text, i, scratch, scratch + 8);
    const [ox, oy] = [lib.HEAPF64[f64] ?? 0, lib.HEAPF64[f64 + 1] ?? 0];
    const box = view.box(charBox(lib, text, i, style, ox, oy, scratch));
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const visible = x >= 0 && y >= 0 && x <= view.width && y <= view.height;
    if (lib._FPDFText_HasUnicodeMapError(text, i) === 1 || !hasMeaning(code)) {
      if (visible) unmapped++;
      continue;
    }
    if (visible && style.invisible) invisible++;
    const [x0, y0, x1, y1] = box;
    const char = symbolOf(code) ?? String.fromCodePoint(code);
    (visible ? glyphs : beyond).push({ text: char, x0, y0, x1, y1, size: style.size, turn: style.turn });
  }
  lib._FPDFText_ClosePage(text);
  return { glyphs, unmapped, invisible, outside: beyond.length, beyond, seen: styles };
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || code === 0x3000 || (code >= 9 && code <= 13) || (code >= 0x2000 && code <= 0x200b);

function styleOf(lib: Pdfium, text: number, index: number, object: number, view: View, scratch: number): Style {
  lib._FPDFText_GetMatrix(text, index, scratch);
  const [a = 1, b = 0, c = 0, d = 1] = floats(lib, scratch, 4);
  const scale = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  const size = lib._FPDFText_GetFontSize(text, index) * scale;
  const mode = object === 0 ? 0 : lib._FPDFTextObj_GetTextRenderMode(object);
  return {
    size: Math.abs(size) || 1,
    turn: turnOf(a, b, view),
    invisible: mode === INVISIBLE,
    up: [c / scale, d / scale],
  };
}

/** The advance box in user space, as two opposite corners. */
function charBox(lib: Pdfium, text: number, i: number, style: Style, ox: number, oy: number, scratch: number): Box {
  const { size, up } = style;
  lib._FPDFText_GetLooseCharBox(text, i, scratch);
  const at = scratch >> 2;
  const [left = ox, top = oy, right = ox, bottom = oy] = lib.HEAPF32.subarray(at, at + 4);
  // along the line as far as the next origin, across it from descent to ascent
  if (Math.abs(up[1]) > 0.99) return [left, oy - up[1] * DESCENT * size, right, oy + up[1] * ASCENT * size];
  if (Math.abs(up[0]) > 0.99) return [ox - up[0] * DESCENT * size, bottom, ox + up[0] * ASCENT * size, top];
  return [left, bottom, right, top];
}
