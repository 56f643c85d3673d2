import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridFromEdges, type EdgeCell, type Merge } from '../../src/grid/edges.js';

function edge(left: number, right: number, content: string, vertical: Merge = 'none', horizontal: Merge = 'none') {
  return { left, right, vertical, horizontal, content };
}

const shape = (rows: EdgeCell<string>[][]) =>
  gridFromEdges(rows).cells.map(({ content, row, col, rowSpan, colSpan }) => [content, row, col, rowSpan, colSpan]);

describe('gridFromEdges', () => {
  it('finds column spans by the edges of other rows', () => {
    const rows = [[edge(0, 3000, 'a')], [edge(0, 1000, 'b'), edge(1000, 3000, 'c')]];
    expect(shape(rows)).toEqual([
      ['a', 0, 0, 1, 2],
      ['b', 1, 0, 1, 1],
      ['c', 1, 1, 1, 1],
    ]);
  });

  it('takes edges that differ by a few twips for one', () => {
    const rows = [
      [edge(-108, 1000, 'a'), edge(1000, 3000, 'b')],
      [edge(-100, 1012, 'c'), edge(1012, 2990, 'd')],
    ];
    expect(gridFromEdges(rows).cols).toBe(2);
  });

  it('keeps a cell that is narrower than the tolerance', () => {
    const rows = [[edge(0, 1000, 'a'), edge(1000, 1010, 'b'), edge(1010, 2000, 'c')], [edge(0, 1005, 'd')]];
    expect(shape(rows).slice(0, 3)).toEqual([
      ['a', 0, 0, 1, 1],
      ['b', 0, 1, 1, 1],
      ['c', 0, 2, 1, 1],
    ]);
  });

  it('leaves the start of a late row and the end of a short row uncovered', () => {
    const rows = [[edge(0, 500, 'a'), edge(500, 1000, 'b'), edge(1000, 1500, 'c')], [edge(500, 1000, 'd')]];
    expect(shape(rows).at(-1)).toEqual(['d', 1, 1, 1, 1]);
  });

  it('joins vertical merges only where the columns are the same', () => {
    const rows = [
      [edge(0, 500, 'a', 'start'), edge(500, 1000, 'b', 'start')],
      [edge(0, 500, '', 'continue'), edge(500, 800, 'x', 'continue'), edge(800, 1000, 'y')],
    ];
    expect(shape(rows)).toEqual([
      ['a', 0, 0, 2, 1],
      ['b', 0, 1, 1, 2],
      ['x', 1, 1, 1, 1],
      ['y', 1, 2, 1, 1],
    ]);
  });

  it('joins horizontal merges and keeps what they cover', () => {
    const rows = [
      [edge(0, 500, 'a', 'none', 'start'), edge(500, 1000, 'gone', 'none', 'continue'), edge(1000, 1500, 'b')],
      [edge(0, 500, 'c'), edge(500, 1000, 'd'), edge(1000, 1500, 'e')],
    ];
    expect(gridFromEdges(rows).cells[0]).toMatchObject({ colSpan: 2, covered: ['gone'] });
  });

  it('gives any set of spans back from its edges', () => {
    const tables = fc.record({
      widths: fc.array(fc.integer({ min: 60, max: 3000 }), { minLength: 1, maxLength: 9 }),
      rows: fc.integer({ min: 1, max: 8 }),
      blocks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 6 }),
      jitter: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 40, maxLength: 40 }),
    });
    fc.assert(
      fc.property(tables, ({ widths, rows, blocks, jitter }) => {
        const cols = widths.length;
        // who covers each position: disjoint rectangles, and cells of one position elsewhere
        const owner = Array.from({ length: rows }, () => new Array<number>(cols).fill(-1));
        blocks.forEach(([r, c, h, w], id) => {
          const top = r % rows;
          const left = c % cols;
          const bottom = top + 1 + (h % (rows - top));
          const right = left + 1 + (w % (cols - left));
          const area = owner.slice(top, bottom).flatMap((row) => row.slice(left, right));
          if (area.some((known) => known !== -1)) return;
          for (const row of owner.slice(top, bottom)) row.fill(id, left, right);
        });
        const edges = [0];
        for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
        const expected = new Map<string, [number, number, number, number]>();
        const input = owner.map((row, r) => {
          const cells: EdgeCell<string>[] = [];
          let shift = 0;
          for (let c = 0; c < cols;) {
            const id = row[c] ?? -1;
            let end = c + 1;
            while (id !== -1 && end < cols && row[end] === id) end++;
            const name = id === -1 ? `p${r},${c}` : `b${id}`;
            const starts = id === -1 || owner[r - 1]?.[c] !== id;
            const known = expected.get(name);
            if (known === undefined) expected.set(name, [r, c, 1, end - c]);
            else known[2] += 1;
            const left = (edges[c] ?? 0) + shift;
            shift = jitter[(r * 7 + end) % jitter.length] ?? 0;
            const vertical: Merge = id === -1 ? 'none' : starts ? 'start' : 'continue';
            cells.push(edge(left, (edges[end] ?? 0) + shift, name, vertical));
            c = end;
          }
          return cells;
        });
        // a column that no row ends at is no column: compare the spans over the columns that show
        const shown = new Set<number>();
        for (const [, c, , w] of expected.values()) shown.add(c).add(c + w);
        const columns = [...shown].sort((a, b) => a - b);
        const wanted = [...expected].map(([name, [r, c, h, w]]) => {
          const col = columns.indexOf(c);
          return [name, r, col, h, columns.indexOf(c + w) - col];
        });
        expect(shape(input)).toEqual(wanted);
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});
