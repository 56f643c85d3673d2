import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuledGrid } from '../../extractors/layout/cells.js';
import { findGrids } from '../../extractors/layout/cells.js';
import { joinEdges } from '../../extractors/layout/edges.js';
import type { Edge } from '../../extractors/layout/edges.js';
import { splitIntoRectangles } from '../../extractors/layout/rectangles.js';
import { spans } from '../helpers/spans.js';

interface Span {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

const LIMIT = 10_000;
const find = (horizontal: readonly Edge[], vertical: readonly Edge[]): RuledGrid[] =>
  findGrids({ horizontal: joinEdges(horizontal), vertical: joinEdges(vertical) }, LIMIT);
const places = (grid: RuledGrid | undefined): Span[] =>
  (grid?.cells ?? []).map(({ row, col, rowSpan, colSpan }) => ({ row, col, rowSpan, colSpan }));

/** The sides of cells on columns 50 and rows 20 points apart. */
function sidesOf(cells: readonly Span[]): [Edge[], Edge[]] {
  const [h, v]: [Edge[], Edge[]] = [[], []];
  for (const c of cells) {
    const [x0, x1] = [c.col * 50, (c.col + c.colSpan) * 50];
    const [y0, y1] = [c.row * 20, (c.row + c.rowSpan) * 20];
    h.push({ at: y0, from: x0, to: x1 }, { at: y1, from: x0, to: x1 });
    v.push({ at: x0, from: y0, to: y1 }, { at: x1, from: y0, to: y1 });
  }
  return [h, v];
}

describe('grids', () => {
  it('give back any set of spans', () => {
    fc.assert(
      fc.property(spans(7, 7), (layout) => {
        const [h, v] = sidesOf(layout.cells);
        const grids = find(h, v);
        expect(grids).toHaveLength(1);
        // a border that no cell begins or ends at is no border: rows and columns close up
        const rows = [...new Set(layout.cells.flatMap((c) => [c.row, c.row + c.rowSpan]))].sort((a, b) => a - b);
        const cols = [...new Set(layout.cells.flatMap((c) => [c.col, c.col + c.colSpan]))].sort((a, b) => a - b);
        const expected = layout.cells.map((c) => ({
          row: rows.indexOf(c.row),
          col: cols.indexOf(c.col),
          rowSpan: rows.indexOf(c.row + c.rowSpan) - rows.indexOf(c.row),
          colSpan: cols.indexOf(c.col + c.colSpan) - cols.indexOf(c.col),
        }));
        expect(places(grids[0])).toEqual(expected.sort((a, b) => a.row - b.row || a.col - b.col));
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('stay the same when rules waver by a point', () => {
    const layout: Span[] = [
      { row: 0, col: 0, rowSpan: 2, colSpan: 1 },
      { row: 0, col: 1, rowSpan: 1, colSpan: 2 },
      { row: 1, col: 1, rowSpan: 1, colSpan: 1 },
      { row: 1, col: 2, rowSpan: 1, colSpan: 1 },
    ];
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { minLength: 48, maxLength: 48 }),
        (noise) => {
          const [h, v] = sidesOf(layout);
          let i = 0;
          const shake = (e: Edge): Edge => ({ at: e.at + (noise[i++] ?? 0), from: e.from + (noise[i++] ?? 0), to: e.to + (noise[i++] ?? 0) }); // prettier-ignore
          expect(places(find(h.map(shake), v.map(shake))[0])).toEqual(layout);
        },
      ),
      { numRuns: 100, seed: 4 },
    );
  });

  it('keep the outer cells of a table without left and right borders', () => {
    const h = [0, 20, 40].map((at) => ({ at, from: 0, to: 150 }));
    const v = [50, 100].map((at) => ({ at, from: 0, to: 40 }));
    expect(places(find(h, v)[0])).toHaveLength(6);
  });

  it('leave a hole outside of an outline that is no rectangle', () => {
    // the second row is shorter: nothing stands at its end
    const cells: Span[] = [
      { row: 0, col: 0, rowSpan: 1, colSpan: 1 },
      { row: 0, col: 1, rowSpan: 1, colSpan: 1 },
      { row: 0, col: 2, rowSpan: 1, colSpan: 1 },
      { row: 1, col: 0, rowSpan: 1, colSpan: 1 },
    ];
    const [h, v] = sidesOf(cells);
    expect(places(find(h, v)[0])).toEqual(cells);
  });

  it('keep two tables apart that do not touch', () => {
    const [h, v] = sidesOf([{ row: 0, col: 0, rowSpan: 1, colSpan: 1 }, { row: 0, col: 1, rowSpan: 1, colSpan: 1 }]); // prettier-ignore
    const below = (edges: readonly Edge[], by: number): Edge[] => edges.map((e) => ({ ...e, at: e.at + by }));
    const moved = v.map((e) => ({ ...e, from: e.from + 60, to: e.to + 60 }));
    expect(find([...h, ...below(h, 60)], [...v, ...moved])).toHaveLength(2);
  });

  it('find nothing in rules that cross nothing', () => {
    expect(find([{ at: 10, from: 0, to: 100 }, { at: 50, from: 0, to: 100 }], [])).toEqual([]); // prettier-ignore
  });

  it('do not allocate a grid larger than the limit', () => {
    const lines = (n: number): Edge[] => Array.from({ length: n }, (_, i) => ({ at: i * 10, from: 0, to: n * 10 }));
    expect(findGrids({ horizontal: lines(200), vertical: lines(200) }, 1000)).toEqual([]);
  });
});

describe('rectangles', () => {
  it('cover any squares exactly once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 48 })), (squares) => {
        const covered = splitIntoRectangles(squares, 7).flatMap(({ row, col, rowSpan, colSpan }) =>
          Array.from(
            { length: rowSpan * colSpan },
            (_, i) => (row + Math.floor(i / colSpan)) * 7 + col + (i % colSpan),
          ),
        );
        expect(covered.sort((a, b) => a - b)).toEqual([...squares].sort((a, b) => a - b));
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
