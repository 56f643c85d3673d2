/** Lines cut into segments at wide gaps: what alignment is judged by. */
import type { Line } from './lines.js';
import { linesOf } from './lines.js';
import type { Glyph } from './page.js';

/** Gap, in em, from which on two stretches of a line are told apart. */
const WIDE_GAP = 1;

function hasWideGap(line: Line): boolean {
  let reach = Infinity;
  for (const g of line.glyphs) {
    if (g.x0 - reach >= WIDE_GAP * g.size) return true;
    reach = reach === Infinity ? g.x1 : Math.max(reach, g.x1);
  }
  return false;
}

/** The stretches of a line that stand apart, from left to right. Turned lines are one. */
export function segmentsOf(line: Line): Line[] {
  if (line.turn !== 0 || !hasWideGap(line)) return [line];
  const groups: Glyph[][] = [];
  let reach = -Infinity;
  for (const g of line.glyphs) {
    const group = groups.at(-1);
    if (group !== undefined && g.x0 - reach < WIDE_GAP * g.size) group.push(g);
    else groups.push([g]);
    reach = Math.max(reach, g.x1);
  }
  return groups.flatMap((group) => linesOf(group));
}
