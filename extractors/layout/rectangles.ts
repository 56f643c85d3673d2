/** A set of grid squares → rectangles that cover it without overlap. */

/**
 * Cells are rectangles; squares that run together in another shape (a rule is missing) are cut along whole rows from
 * the top: each rectangle is as wide as possible, then as tall as possible.
 * @param squares positions row × cols + col, no two equal
 */
export function splitIntoRectangles(
  squares: readonly number[],
  cols: number,
): { row: number; col: number; rowSpan: number; colSpan: number }[] {
  const left = new Set(squares);
  const out: { row: number; col: number; rowSpan: number; colSpan: number }[] = [];
  for (const square of [...squares].sort((a, b) => a - b)) {
    if (!left.has(square)) continue;
    const [row, col] = [Math.floor(square / cols), square % cols];
    let colSpan = 1;
    while (col + colSpan < cols && left.has(square + colSpan)) colSpan++;
    let rowSpan = 1;
    const rowHolds = (r: number): boolean => {
      for (let c = 0; c < colSpan; c++) if (!left.has(square + r * cols + c)) return false;
      // a row that goes on to one side belongs to a wider rectangle of its own
      const start = square + r * cols;
      return !(col > 0 && left.has(start - 1)) && !(col + colSpan < cols && left.has(start + colSpan));
    };
    while (rowHolds(rowSpan)) rowSpan++;
    for (let r = 0; r < rowSpan; r++) for (let c = 0; c < colSpan; c++) left.delete(square + r * cols + c);
    out.push({ row, col, rowSpan, colSpan });
  }
  return out;
}
