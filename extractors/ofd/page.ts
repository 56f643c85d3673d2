/** The objects of a page, its templates included → the narrow page interface (GB/T 33190-2016, sections 7.7 and 8). */
import type { Box, Glyph, PageContent } from '../layout/page.js';
import { pictureCover } from '../pdf/judge.js';
import type { Matrix } from '../pdf/geometry.js';
import { IDENTITY, inside, multiply } from '../pdf/geometry.js';
import type { Shapes, Subpath } from '../layout/shapes.js';
import { RULE_THICKNESS, addPath } from '../layout/shapes.js';
import type { XmlElement } from '../shared/xml.js';
import { attr, child, children, find } from '../shared/xml.js';
import { readPathData } from './path-data.js';
import type { Resources } from './resources.js';
import { contentOf, lineWidthOf } from './resources.js';
import { readTextObject } from './text-object.js';
import type { Area } from './values.js';
import { MM, areaOf, childText, isTrue, matrixOf } from './values.js';

/** Most objects of one page that are looked at: composite units inside each other multiply. */
const OBJECTS = 200_000;
/** Blocks and composite units nested deeper than this are not followed. */
const DEPTH = 24;

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly glyphs: Glyph[];
  /** Characters that the page does not show. */
  readonly hidden: Glyph[];
  readonly shapes: Shapes;
  readonly images: Box[];
  unmapped: number;
  outside: number;
  left: number;
  deep: boolean;
}

interface Place {
  readonly matrix: Matrix;
  readonly shown: boolean;
  readonly param: string | null;
  readonly depth: number;
}

export interface OfdPage {
  readonly content: PageContent;
  /** Characters that are marked as not to be shown and were left out. */
  readonly hidden: number;
  /** Objects were left out because there are too many or they are nested too deep. */
  readonly cut: boolean;
}

/** A piece of a page: a template or the page itself, and the resources that it refers to. */
export interface Part {
  readonly objects: XmlElement;
  readonly resources: Resources;
}

/**
 * Draws the parts of one page over each other.
 * @param area the paper, millimetres
 * @param at where the parts' own origin lies, millimetres
 */
export function drawPage(number: number, area: Area, parts: readonly Part[], at: Matrix = IDENTITY): OfdPage {
  const [x, y, w, h] = area;
  const drawn: Drawn = {
    width: w * MM,
    height: h * MM,
    glyphs: [],
    hidden: [],
    shapes: { strokes: [], fills: [] },
    images: [],
    unmapped: 0,
    outside: 0,
    left: OBJECTS,
    deep: false,
  };
  const matrix = multiply(at, [MM, 0, 0, MM, -x * MM, -y * MM]);
  for (const part of parts)
    drawAll(part.objects, { matrix, shown: true, param: null, depth: 0 }, part.resources, drawn);
  const content: PageContent = {
    number,
    width: drawn.width,
    height: drawn.height,
    glyphs: drawn.glyphs,
    ...drawn.shapes,
    images: drawn.images,
    unmapped: drawn.unmapped,
    invisible: 0,
    outside: drawn.outside,
  };
  const cut = drawn.deep || drawn.left <= 0;
  // text read off a scanned page lies hidden under or over its picture
  const isLayer = drawn.glyphs.length < drawn.hidden.length && drawn.images.length > 0 && pictureCover(content) >= 0.4;
  if (!isLayer) return { content, hidden: drawn.hidden.length, cut };
  const glyphs = [...drawn.glyphs, ...drawn.hidden];
  return { content: { ...content, glyphs, invisible: drawn.hidden.length }, hidden: 0, cut };
}

function drawAll(parent: XmlElement, place: Place, resources: Resources, drawn: Drawn): void {
  for (const element of children(parent)) {
    if (drawn.left-- <= 0) return;
    const shown = place.shown && isTrue(element, 'Visible', true);
    const inner: Place = { ...place, shown, depth: place.depth + 1 };
    if (inner.depth > DEPTH) {
      drawn.deep = true;
      return;
    }
    if (element.name === 'Layer' || element.name === 'PageBlock' || element.name === 'Content')
      drawAll(element, { ...inner, param: attr(element, 'DrawParam') ?? place.param }, resources, drawn);
    else if (element.name === 'TextObject') drawText(element, inner, drawn);
    else if (element.name === 'PathObject') drawPath(element, inner, resources, drawn);
    else if (element.name === 'ImageObject') drawImage(element, inner, drawn);
    else if (element.name === 'CompositeObject') {
      const unit = resources.composites.get(attr(element, 'ResourceID')?.trim() ?? '');
      const content = unit === undefined ? null : contentOf(unit);
      if (content !== null) drawAll(content, { ...inner, matrix: ownSpace(element, place.matrix) }, resources, drawn);
    }
  }
}

/** From an object's own space to the page: its matrix first, then the corner of its boundary. */
function ownSpace(element: XmlElement, outer: Matrix): Matrix {
  const [x, y] = areaOf(attr(element, 'Boundary')) ?? [0, 0];
  const own = matrixOf(attr(element, 'CTM'));
  const [a, b, c, d, e, f] = outer;
  const moved: Matrix = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
  return own === null ? moved : multiply(own, moved);
}

/** Whether an object leaves no mark on the page: drawn with full transparency, or neither filled nor stroked. */
function isClear(element: XmlElement, fill: boolean, stroke: boolean): boolean {
  const alpha = (e: XmlElement | null): boolean => e !== null && attr(e, 'Alpha')?.trim() === '0';
  if (alpha(element) || (!fill && !stroke)) return true;
  return (!fill || alpha(child(element, 'FillColor'))) && (!stroke || alpha(child(element, 'StrokeColor')));
}

/** Whether an object is cut down to nothing by its clips (section 8.4). */
function isClipped(element: XmlElement): boolean {
  const clips = child(element, 'Clips');
  const clip = clips === null ? null : find(clips, 'Path');
  const area = clip === null ? null : areaOf(attr(clip, 'Boundary'));
  return area !== null && (area[2] <= 0 || area[3] <= 0);
}

function drawText(element: XmlElement, place: Place, drawn: Drawn): void {
  const isMarked = !isClear(element, isTrue(element, 'Fill', true), isTrue(element, 'Stroke', false));
  const shown = place.shown && isMarked && !isClipped(element);
  const isOut = (x0: number, y0: number, x1: number, y1: number): boolean => {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    return x < 0 || y < 0 || x > drawn.width || y > drawn.height;
  };
  readTextObject(element, ownSpace(element, place.matrix), {
    glyph(glyph) {
      if (!shown) drawn.hidden.push(glyph);
      else if (isOut(glyph.x0, glyph.y0, glyph.x1, glyph.y1)) drawn.outside++;
      else drawn.glyphs.push(glyph);
    },
    unmapped(box) {
      if (isOut(...box)) drawn.outside++;
      else if (shown) drawn.unmapped++;
    },
  });
}

function drawPath(element: XmlElement, place: Place, resources: Resources, drawn: Drawn): void {
  const [fill, stroke] = [isTrue(element, 'Fill', false), isTrue(element, 'Stroke', true)];
  const data = childText(element, 'AbbreviatedData');
  if (data === null || !place.shown || isClear(element, fill, stroke)) return;
  const matrix = ownSpace(element, place.matrix);
  const subpaths = readPathData(data, (x, y) => inside(matrix, x, y));
  drawn.left -= subpaths.reduce((sum, subpath) => sum + subpath.points.length, 0);
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const thickness = stroke ? lineWidthOf(element, place.param, resources) * scale : 0;
  if (thickness <= RULE_THICKNESS) return addPath(drawn.shapes, subpaths, { fill, stroke });
  // a line this thick is a shaded band: neither a rule nor a frame
  addPath(drawn.shapes, subpaths, { fill, stroke: false });
  for (const band of bands(subpaths, thickness)) drawn.shapes.fills.push(band);
}

function* bands(subpaths: readonly Subpath[], thickness: number): Generator<Box> {
  const half = thickness / 2;
  for (const { points } of subpaths)
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      if (a === undefined || b === undefined || b.curve) continue;
      if (Math.abs(a.y - b.y) < 0.5) yield [Math.min(a.x, b.x), a.y - half, Math.max(a.x, b.x), a.y + half];
      else if (Math.abs(a.x - b.x) < 0.5) yield [a.x - half, Math.min(a.y, b.y), a.x + half, Math.max(a.y, b.y)];
    }
}

function drawImage(element: XmlElement, place: Place, drawn: Drawn): void {
  if (!place.shown || attr(element, 'Alpha')?.trim() === '0') return;
  // a picture fills the unit square of its matrix, and is cut at its boundary
  const boundary = areaOf(attr(element, 'Boundary'));
  const [x, y, w, h] = boundary ?? [0, 0, 1, 1];
  const bounded = boundary !== null && w > 0 && h > 0;
  const matrix = bounded ? place.matrix : ownSpace(element, place.matrix);
  const corners = bounded ? [[x, y], [x + w, y], [x, y + h], [x + w, y + h]] : [[0, 0], [1, 0], [0, 1], [1, 1]]; // prettier-ignore
  const points = corners.map(([px = 0, py = 0]) => inside(matrix, px, py));
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  if (box.every(Number.isFinite)) drawn.images.push(box);
}
