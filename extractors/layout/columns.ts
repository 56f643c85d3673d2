/** Pages set in two columns: the left one is read before the right one. */
import type { Line } from './lines.js';
import type { Measure } from './paragraphs.js';
import { segmentsOf } from './segments.js';

/** A line in the order of reading, with the column it is set in where the page has two. */
export interface OrderedLine {
  readonly line: Line;
  readonly column: Measure | null;
}

/** Fewest lines that stand side by side. */
const FEWEST = 6;
/** Fewest characters of a line of prose. */
const PROSE = 8;

/** Where the space between two columns of prose is, or null. */
function gutterOf(lines: readonly Line[], width: number): number | null {
  const pairs = lines.map(segmentsOf).filter((s) => s.length === 2 && s.every((part) => part.glyphs.length >= PROSE));
  if (pairs.length < FEWEST) return null;
  const from = Math.max(...pairs.map(([left]) => left?.to ?? Infinity));
  const to = Math.min(...pairs.map(([, right]) => right?.from ?? -Infinity));
  const middle = (from + to) / 2;
  return to - from > 4 && middle > 0.35 * width && middle < 0.65 * width ? middle : null;
}

/** Lines of a page (from top to bottom) in the order in which they are read. */
export function readingOrder(lines: readonly Line[], width: number): OrderedLine[] {
  const gutter = gutterOf(lines, width);
  if (gutter === null) return lines.map((line) => ({ line, column: null }));
  const out: OrderedLine[] = [];
  let [left, right]: [Line[], Line[]] = [[], []];
  const flush = (): void => {
    for (const side of [left, right]) {
      const column = { left: Math.min(...side.map((l) => l.from)), right: Math.max(...side.map((l) => l.to)) };
      for (const line of side) out.push({ line, column });
    }
    [left, right] = [[], []];
  };
  for (const line of lines) {
    const segments = segmentsOf(line);
    if (segments.some((s) => s.from < gutter && s.to > gutter)) {
      flush();
      out.push({ line, column: null });
      continue;
    }
    for (const s of segments) (s.to <= gutter ? left : right).push(s);
  }
  flush();
  return out;
}
