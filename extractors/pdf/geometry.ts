/** Matrices and page views of PDF (ISO 32000-1 sections 8.3 and 14.11.2). */
import type { Box, Turn } from '../layout/page.js';

/** a b c d e f: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** A point brought out of a matrix' own space. */
export const inside = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** The em square above and below the baseline, in em: where most Chinese fonts put it. */
export const ASCENT = 0.88;
export const DESCENT = 0.12;

/** Brings user space (y upward, unrotated) to the page as it is shown (y downward from the top left corner). */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
  /** The place of a point across and down the page: apart, for a page has many and pairs of them would be thrown away. */
  x(x: number, y: number): number;
  y(x: number, y: number): number;
  point(x: number, y: number): readonly [number, number];
}

/**
 * @param crop visible box as left, bottom, right, top in user space
 * @param rotation the page's Rotate entry, clockwise degrees
 */
export function viewOf(crop: Box, rotation: number): View {
  const [left, bottom, right, top] = crop;
  const turn = ((((Math.round(rotation / 90) * 90) % 360) + 360) % 360) as 0 | 90 | 180 | 270;
  const [w, h] = [right - left, top - bottom];
  const across = (x: number, y: number): number => {
    if (turn === 90) return y - bottom;
    if (turn === 180) return right - x;
    return turn === 270 ? top - y : x - left;
  };
  const down = (x: number, y: number): number => {
    if (turn === 90) return x - left;
    if (turn === 180) return y - bottom;
    return turn === 270 ? right - x : top - y;
  };
  const sideways = turn === 90 || turn === 270;
  return {
    width: sideways ? h : w,
    height: sideways ? w : h,
    rotation: turn,
    x: across,
    y: down,
    point: (x, y) => [across(x, y), down(x, y)],
  };
}

/** Direction of a baseline (dx, dy in user space) on the page as it is shown. */
export function turnOf(dx: number, dy: number, view: View): Turn {
  const length = Math.hypot(dx, dy);
  if (length === 0) return 0;
  // y is downward on the page, so a clockwise angle
  const angle = (Math.atan2(-dy, dx) * 180) / Math.PI + view.rotation;
  const quarter = Math.round(angle / 90);
  if (Math.abs(angle - quarter * 90) > 4) return 'oblique';
  return ((((quarter * 90) % 360) + 360) % 360) as Turn;
}
