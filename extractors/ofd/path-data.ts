/** AbbreviatedData (GB/T 33190-2016, section 9.1): the outline of a path. */
import type { Subpath } from '../layout/shapes.js';

/** Operands of each operator; the last two are the point that is reached. */
const OPERANDS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** Most points of one path: beyond are drawings. */
const MOST = 100_000;

/** Tokens are single letters or numbers, and digits and signs stand before the letters. */
const isNumber = (token: string | undefined): boolean => token !== undefined && token < 'A';

/**
 * The stretches of a path. Curves and arcs keep their end points only, marked as curves: no rule of a table is one.
 * @param point brings a point of the path's own space onto the page
 */
export function readPathData(text: string, point: (x: number, y: number) => readonly [number, number]): Subpath[] {
  const out: { points: { x: number; y: number; curve: boolean }[]; closed: boolean }[] = [];
  const tokens = text.match(/[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? [];
  let first: readonly [number, number] = [0, 0];
  let open = false;
  let points = 0;
  for (let i = 0; i < tokens.length && points < MOST;) {
    const operator = tokens[i++] ?? '';
    const count = OPERANDS[operator];
    // what is no operator, or a number too many, is passed over
    if (count === undefined) continue;
    if (operator === 'C') {
      const current = out.at(-1);
      if (current !== undefined) current.closed = true;
      open = false;
      continue;
    }
    const start = i;
    while (i < start + count && isNumber(tokens[i])) i++;
    if (i < start + count) continue;
    const target = [Number(tokens[i - 2]), Number(tokens[i - 1])] as const;
    const [x, y] = point(...target);
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    points++;
    if (operator === 'M' || operator === 'S') {
      first = target;
      out.push({ points: [{ x, y, curve: false }], closed: false });
      open = true;
      continue;
    }
    if (!open) {
      // after a path was closed, the next one begins where that one did
      const [fx, fy] = point(...first);
      out.push({ points: [{ x: fx, y: fy, curve: false }], closed: false });
      open = true;
    }
    out.at(-1)?.points.push({ x, y, curve: operator !== 'L' });
  }
  return out;
}
