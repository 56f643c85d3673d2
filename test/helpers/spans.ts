/** Random tables for property tests: cells with spans that cover a grid without a gap. */
import fc from 'fast-check';

export interface SpanCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

export interface SpanLayout {
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly SpanCell[];
}

/** Layouts of up to `maxRows` × `maxCols`; each free square takes the span that is drawn for it, as far as there is room. */
export function spans(maxRows: number, maxCols: number): fc.Arbitrary<SpanLayout> {
  return fc
    .tuple(
      fc.integer({ min: 1, max: maxRows }),
      fc.integer({ min: 1, max: maxCols }),
      fc.array(fc.tuple(fc.constantFrom(1, 1, 1, 2, 3), fc.constantFrom(1, 1, 1, 2, 3)), {
        minLength: 1,
        maxLength: 64,
      }),
    )
    .map(([rows, cols, wishes]) => {
      const taken = new Set<number>();
      const cells: SpanCell[] = [];
      for (let square = 0; square < rows * cols; square++) {
        if (taken.has(square)) continue;
        const [row, col] = [Math.floor(square / cols), square % cols];
        const [down, across] = wishes[cells.length % wishes.length] ?? [1, 1];
        let colSpan = 1;
        while (colSpan < across && col + colSpan < cols && !taken.has(square + colSpan)) colSpan++;
        const rowSpan = Math.min(down, rows - row);
        for (let r = 0; r < rowSpan; r++) for (let c = 0; c < colSpan; c++) taken.add(square + r * cols + c);
        cells.push({ row, col, rowSpan, colSpan });
      }
      return { rows, cols, cells };
    });
}
