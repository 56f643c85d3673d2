import { describe, expect, it } from 'vitest';
import { findEdges, joinEdges, rulePieces } from '../../extractors/layout/edges.js';
import type { Box, Glyph, PageContent, Stroke } from '../../extractors/layout/page.js';
import type { Point } from '../../extractors/layout/shapes.js';
import { addPath } from '../../extractors/layout/shapes.js';

const page = (strokes: readonly Stroke[], fills: readonly Box[] = [], glyphs: readonly Glyph[] = []): PageContent => ({
  number: 1,
  width: 595,
  height: 842,
  glyphs,
  strokes,
  fills,
  images: [],
  unmapped: 0,
  invisible: 0,
  outside: 0,
});
const horizontal = (y: number, x0: number, x1: number): Stroke => ({ x0, y0: y, x1, y1: y });

describe('edges', () => {
  it('take strokes by their direction, whichever way they are drawn, and leave slanted lines out', () => {
    const { horizontal: h, vertical: v } = rulePieces(
      page([
        { x0: 100, y0: 10, x1: 0, y1: 10 },
        { x0: 5, y0: 90, x1: 5, y1: 20 },
        { x0: 0, y0: 0, x1: 50, y1: 50 },
      ]),
    );
    expect(h).toEqual([{ at: 10, from: 0, to: 100 }]);
    expect(v).toEqual([{ at: 5, from: 20, to: 90 }]);
  });

  it('take thin filled rectangles as rules and shading as none', () => {
    const { horizontal: h, vertical: v } = rulePieces(page([], [[0, 9.75, 100, 10.25], [4.75, 0, 5.25, 80], [0, 0, 100, 20]])); // prettier-ignore
    expect(h).toEqual([{ at: 10, from: 0, to: 100 }]);
    expect(v).toEqual([{ at: 5, from: 0, to: 80 }]);
  });

  it('join a rule drawn twice, a double line and dashes', () => {
    expect(joinEdges([{ at: 10, from: 0, to: 100 }, { at: 10.4, from: 0.4, to: 100.4 }])).toHaveLength(1); // prettier-ignore
    const double = joinEdges([{ at: 10, from: 0, to: 100 }, { at: 12, from: 0, to: 100 }]); // prettier-ignore
    expect(double).toHaveLength(1);
    expect(double[0]?.at).toBeCloseTo(11);
    const dashes = Array.from({ length: 20 }, (_, i) => ({ at: 10, from: i * 5, to: i * 5 + 2 }));
    expect(joinEdges(dashes)).toEqual([{ at: 10, from: 0, to: 97 }]);
  });

  it('keep rules apart that stand further from each other', () => {
    expect(joinEdges([{ at: 10, from: 0, to: 100 }, { at: 16, from: 0, to: 100 }])).toHaveLength(2); // prettier-ignore
    expect(joinEdges([{ at: 10, from: 0, to: 100 }, { at: 10, from: 110, to: 200 }])).toHaveLength(2); // prettier-ignore
    expect(joinEdges([{ at: 10, from: 0, to: 3 }])).toEqual([]);
  });

  it('leave out a line that underlines a word, and keep the border below it', () => {
    const glyphs = [0, 10, 20].map((x): Glyph => ({ text: '字', x0: 50 + x, x1: 60 + x, y0: 91.2, y1: 101.2, size: 10, turn: 0 })); // prettier-ignore
    const edges = findEdges(page([horizontal(101.5, 50, 80), horizontal(106, 40, 200)], [], glyphs));
    expect(edges.horizontal).toEqual([{ at: 106, from: 40, to: 200 }]);
  });
});

describe('painted paths', () => {
  const points = (list: readonly (readonly [number, number])[]): Point[] =>
    list.map(([x, y]) => ({ x, y, curve: false }));
  const rectangle = (x0: number, y0: number, x1: number, y1: number) => ({
    points: points([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]), // prettier-ignore
    closed: true,
  });

  it('give the four sides of a stroked rectangle', () => {
    const out = { strokes: [] as Stroke[], fills: [] as Box[] };
    addPath(out, [rectangle(0, 0, 100, 50)], { fill: false, stroke: true });
    expect(out.strokes).toHaveLength(4);
    expect(out.strokes.at(-1)).toEqual({ x0: 0, y0: 50, x1: 0, y1: 0 });
  });

  it('take a frame filled between two rectangles as a border', () => {
    const out = { strokes: [] as Stroke[], fills: [] as Box[] };
    addPath(out, [rectangle(0, 0, 100, 50), rectangle(0.5, 0.5, 99.5, 49.5)], { fill: true, stroke: false });
    expect(out).toMatchObject({ fills: [] });
    expect(out.strokes).toHaveLength(4);
  });

  it('take every rectangle of one path, and no drawing', () => {
    const out = { strokes: [] as Stroke[], fills: [] as Box[] };
    addPath(out, [rectangle(0, 0, 100, 0.5), rectangle(0, 20, 100, 20.5), rectangle(0, 40, 100, 40.5)], { fill: true, stroke: false }); // prettier-ignore
    expect(out.fills).toHaveLength(3);
    addPath(out, [{ points: points([[0, 0], [50, 80], [100, 0]]), closed: true }], { fill: true, stroke: false }); // prettier-ignore
    expect(out.fills).toHaveLength(3);
  });
});
