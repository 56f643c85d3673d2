/** What is drawn on a page, as PDFium's page objects tell it: paths, pictures, and which objects are text. */
import type { Box } from '../layout/page.js';
import type { Point, Shapes } from '../layout/shapes.js';
import { addPath } from '../layout/shapes.js';
import type { Matrix, View } from './geometry.js';
import { IDENTITY, inside, multiply } from './geometry.js';
import type { Pdfium } from './pdfium-module.js';

const [TEXT, PATH, IMAGE, FORM] = [1, 2, 3, 5];
const [LINE_TO, BEZIER_TO, MOVE_TO] = [0, 1, 2];
/** Form XObjects nested deeper than this are not followed. */
const DEPTH = 12;
/** Most drawn objects of one page that are looked at: beyond are maps and drawings. */
const OBJECTS = 200_000;

export interface Drawn {
  readonly shapes: Shapes;
  readonly images: Box[];
  /** Text objects, in whatever form they stand. */
  readonly texts: number[];
}

interface Sink extends Drawn {
  readonly scratch: number;
  /** Objects and points that may still be looked at. */
  left: number;
}

/** Reads what is drawn on a page. `scratch`: at least 24 bytes of the module's memory at a multiple of 4. */
export function readObjects(lib: Pdfium, page: number, view: View, scratch: number): Drawn {
  const calls = lib.wasmExports;
  const sink: Sink = { shapes: { strokes: [], fills: [] }, images: [], texts: [], scratch, left: OBJECTS };
  const count = calls.FPDFPage_CountObjects(page);
  for (let i = 0; i < count && sink.left > 0; i++)
    readObject(lib, calls.FPDFPage_GetObject(page, i), IDENTITY, view, sink, 0);
  return sink;
}

function readObject(lib: Pdfium, object: number, outer: Matrix, view: View, sink: Sink, depth: number): void {
  const calls = lib.wasmExports;
  sink.left--;
  const type = calls.FPDFPageObj_GetType(object);
  if (type === TEXT) sink.texts.push(object);
  if (type !== PATH && type !== IMAGE && type !== FORM) return;
  if (calls.FPDFPageObj_GetMatrix(object, sink.scratch) === 0) return;
  const at = sink.scratch >> 2;
  const own = lib.HEAPF32;
  const matrix = multiply(
    [own[at] ?? 0, own[at + 1] ?? 0, own[at + 2] ?? 0, own[at + 3] ?? 0, own[at + 4] ?? 0, own[at + 5] ?? 0],
    outer,
  );
  if (type === FORM) {
    if (depth >= DEPTH) return;
    const count = calls.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count && sink.left > 0; i++)
      readObject(lib, calls.FPDFFormObj_GetObject(object, i), matrix, view, sink, depth + 1);
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
  const calls = lib.wasmExports;
  const { scratch } = sink;
  const at = scratch >> 2;
  if (calls.FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0) return;
  const modes = lib.HEAP32;
  const [fill, stroke] = [modes[at] !== 0, modes[at + 1] !== 0];
  if (!fill && !stroke) return;
  const count = calls.FPDFPath_CountSegments(path);
  const subpaths: { points: Point[]; closed: boolean }[] = [];
  let current: { points: Point[]; closed: boolean } | undefined;
  sink.left -= count;
  for (let i = 0; i < count; i++) {
    const segment = calls.FPDFPath_GetPathSegment(path, i);
    if (segment === 0 || calls.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
    const point = lib.HEAPF32;
    const px = point[at] ?? 0;
    const py = point[at + 1] ?? 0;
    const ux = matrix[0] * px + matrix[2] * py + matrix[4];
    const uy = matrix[1] * px + matrix[3] * py + matrix[5];
    const type = calls.FPDFPathSegment_GetType(segment);
    if (type === MOVE_TO || current === undefined) subpaths.push((current = { points: [], closed: false }));
    if (type !== MOVE_TO && type !== LINE_TO && type !== BEZIER_TO) continue;
    current.points.push({ x: view.x(ux, uy), y: view.y(ux, uy), curve: type === BEZIER_TO });
    if (calls.FPDFPathSegment_GetClose(segment) !== 0) current.closed = true;
  }
  addPath(sink.shapes, subpaths, { fill, stroke });
}
