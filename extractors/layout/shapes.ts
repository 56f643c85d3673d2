/** Painted paths → straight strokes and filled rectangles. */
import type { Box, Stroke } from './page.js';

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Reached by a curve: the stretch that leads here is no straight line. */
  readonly curve: boolean;
}

export interface Subpath {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** Thicker than this, points, a filled rectangle is shading and not a rule. */
export const RULE_THICKNESS = 3;

/** Paths of more points than this are drawings; their fills are not looked at. */
const DRAWING = 64;

export interface Shapes {
  readonly strokes: Stroke[];
  readonly fills: Box[];
}

function boundsOf(points: readonly Point[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const p of points) {
    x0 = Math.min(x0, p.x);
    y0 = Math.min(y0, p.y);
    x1 = Math.max(x1, p.x);
    y1 = Math.max(y1, p.y);
  }
  return [x0, y0, x1, y1];
}

/** Whether the points are the corners of their bounding box and the path follows its sides. */
function isRectangle(points: readonly Point[], box: Box): boolean {
  if (points.length < 4 || points.length > 6) return false;
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.3;
  let previous: Point | undefined;
  for (const p of points) {
    if (p.curve) return false;
    if (!(near(p.x, box[0]) || near(p.x, box[2])) || !(near(p.y, box[1]) || near(p.y, box[3]))) return false;
    if (previous !== undefined && !near(previous.x, p.x) && !near(previous.y, p.y)) return false;
    previous = p;
  }
  return true;
}

/** A border may be filled as the space between two rectangles: outer minus inner. */
function isFrame(outer: Box, inner: Box): boolean {
  const gaps = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]];
  return gaps.every((gap) => gap >= 0 && gap <= RULE_THICKNESS);
}

const sides = ([x0, y0, x1, y1]: Box): Stroke[] => [
  { x0, y0, x1, y1: y0 },
  { x0, y0: y1, x1, y1 },
  { x0, y0, x1: x0, y1 },
  { x0: x1, y0, x1, y1 },
];

/**
 * Adds one painted path, given in page coordinates, to `out`. Shading (a filled rectangle thicker than a rule) is kept
 * as a fill; whether a fill is a rule is for the edge finder to say.
 */
export function addPath(out: Shapes, subpaths: readonly Subpath[], paint: { fill: boolean; stroke: boolean }): void {
  if (paint.stroke)
    for (const { points, closed } of subpaths) {
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1], points[i]];
        if (a && b && !b.curve) out.strokes.push({ x0: a.x, y0: a.y, x1: b.x, y1: b.y });
      }
      const [first, last] = [points[0], points.at(-1)];
      if (closed && first && last && points.length > 2)
        out.strokes.push({ x0: last.x, y0: last.y, x1: first.x, y1: first.y });
    }
  if (!paint.fill) return;
  const rectangles: Box[] = [];
  for (const { points } of subpaths) {
    if (points.length < 2 || points.length > DRAWING) continue;
    const box = boundsOf(points);
    const thin = Math.min(box[2] - box[0], box[3] - box[1]) <= RULE_THICKNESS;
    if (thin || isRectangle(points, box)) rectangles.push(box);
  }
  const [outer, inner] = rectangles;
  if (rectangles.length === 2 && outer && inner && (isFrame(outer, inner) || isFrame(inner, outer))) {
    out.strokes.push(...sides(outer));
    return;
  }
  // one by one: a path of a drawing may hold more rectangles than a call takes arguments
  for (const box of rectangles) out.fills.push(box);
}
