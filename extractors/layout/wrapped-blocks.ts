/**
 * Columns of tables without rules. A form is a stack of blocks (its head, its money, its rows of results) with columns of
 * their own: lines are cut into the runs whose words leave the most spaces empty from top to bottom.
 */
import type { Line } from './lines.js';

/** A line of the page, in the stretches that stand apart. */
export interface Strip {
  readonly line: Line;
  readonly segments: readonly Line[];
}

/** An empty space from top to bottom of a block: anything between `from` and `to` parts its columns. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
}

export interface ColumnBlock {
  readonly strips: readonly Strip[];
  readonly gutters: readonly Gutter[];
}

/** Narrowest space between columns, in points. */
const NARROWEST = 4;
/** Part of the lines whose text may cross a space between columns (merged cells). */
const CROSSING = 0.12;
/** What opening a block costs, in spaces kept. */
const NEW_BLOCK = 2.5;
/** Most lines that one block is looked for in: a page holds fewer. */
const MOST = 90;

function guttersOf(strips: readonly Strip[]): Gutter[] {
  const segments = strips.flatMap((strip) => strip.segments);
  const ends = [...new Set(segments.flatMap((s) => [s.from, s.to]))].sort((a, b) => a - b);
  const allowed = Math.floor(CROSSING * strips.filter((strip) => strip.segments.length > 1).length);
  const out: Gutter[] = [];
  let open: { from: number; to: number } | null = null;
  const close = (): void => {
    if (open !== null && open.to - open.from >= NARROWEST) out.push(open);
    open = null;
  };
  for (let i = 1; i < ends.length; i++) {
    const [a, b] = [ends[i - 1] ?? 0, ends[i] ?? 0];
    const middle = (a + b) / 2;
    let crossed = 0;
    for (const s of segments) if (s.from < middle && s.to > middle) crossed++;
    if (crossed <= allowed) open = open === null ? { from: a, to: b } : { from: open.from, to: b };
    else close();
  }
  return out;
}

/** Spaces of the lines that the gutters keep, less the words that cross one. */
function kept(strips: readonly Strip[], gutters: readonly Gutter[]): number {
  let score = 0;
  for (const { segments } of strips)
    for (const [i, s] of segments.entries()) {
      const next = segments[i + 1];
      if (next && gutters.some((g) => g.from < next.from + 1 && g.to > s.to - 1)) score++;
      for (const g of gutters) if (s.from < g.from + 1 && s.to > g.to - 1) score--;
    }
  return score;
}

/** Cuts lines, from top to bottom, into the blocks that keep the most spaces. Lines beside each other stay together. */
export function columnBlocks(strips: readonly Strip[]): ColumnBlock[] {
  const n = strips.length;
  const best = [0];
  const from = [0];
  let bottom = -Infinity;
  const cuttable = strips.map(({ line }) => {
    const free = line.box[1] > bottom - 0.25 * line.size;
    bottom = Math.max(bottom, line.box[3]);
    return free;
  });
  for (let end = 1; end <= n; end++) {
    best[end] = -Infinity;
    from[end] = end - 1;
    if (end < n && cuttable[end] !== true) continue;
    for (let start = end - 1; start >= Math.max(0, end - MOST); start--) {
      if (cuttable[start] !== true || best[start] === -Infinity) continue;
      const run = strips.slice(start, end);
      const score = (best[start] ?? 0) + kept(run, guttersOf(run)) - NEW_BLOCK;
      if (score > (best[end] ?? -Infinity)) [best[end], from[end]] = [score, start];
    }
  }
  const out: ColumnBlock[] = [];
  for (let end = n; end > 0; end = from[end] ?? 0) {
    const run = strips.slice(from[end] ?? 0, end);
    out.unshift({ strips: run, gutters: guttersOf(run) });
    if ((from[end] ?? 0) >= end) break;
  }
  return out;
}
