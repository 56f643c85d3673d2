/** Made-up forms whose rows are right, and damage that runs neighbouring cells of a row together. */
export type Random = () => number;

/** A small seeded generator (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const int = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const pick = <T>(random: Random, all: readonly T[]): T => all[int(random, 0, all.length - 1)] as T;
const trim = (number: number, digits: number): string => String(Number(number.toFixed(digits)));

/** One row: its own cells in the order of the header, and the numbers that a right reading gives. */
export interface MadeRow {
  readonly label: string;
  readonly cells: readonly string[];
}

export const FUNDING_HEAD = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
export const INDICATOR_HEAD = ['年度指标值', '实际完成值', '分值', '得分'];

export function fundingRow(random: Random, label: string): MadeRow {
  const fixed = random() < 0.5 ? 2 : null;
  const show = (amount: number): string => (fixed === null ? trim(amount, 2) : amount.toFixed(fixed));
  const budget = random() < 0.4 ? int(random, 1, 3000) : int(random, 100, 500_000) / 100;
  const executed = random() < 0.5 ? budget : Math.round(budget * (0.4 + random() * 0.6) * 100) / 100;
  const digits = pick(random, [0, 1, 2]);
  const rate = (executed / budget) * 100;
  const weight = pick(random, [10, 10, 20, 5]);
  const score = (executed / budget) * weight;
  const initial = random() < 0.6 ? budget : int(random, 1, 3000);
  return {
    label,
    cells: [
      show(initial),
      show(budget),
      show(executed),
      String(weight),
      `${rate.toFixed(digits)}%`,
      trim(score, pick(random, [1, 2])),
    ],
  };
}

const UNITS = ['%', '%', '户', '个', '公里', '人次', '万元', '万亩', '', ''];

export function indicatorRow(random: Random, name: string, weight: number): MadeRow {
  const unit = pick(random, UNITS);
  const target = unit === '%' ? int(random, 60, 100) : int(random, 1, 3000);
  const actual = random() < 0.4 ? target : Math.round(target * (0.8 + random() * 0.4) * 10) / 10;
  const score = random() < 0.6 ? weight : Math.round(weight * random() * 10) / 10;
  const sign = pick(random, ['≥', '≥', '≤', '=', '', '']);
  return {
    label: name,
    cells: [`${sign}${target}${unit}`, `${trim(actual, 1)}${unit}`, String(weight), trim(score, 1)],
  };
}

export type Manner = 'none' | 'front' | 'back' | 'wide' | 'short';

/** A stretch of cells that are run together: from the first to the last, with what stands between them. */
export interface Damage {
  readonly from: number;
  readonly to: number;
  readonly gap: string;
}

/** The stretch as one text. */
export const together = (cells: readonly string[], { from, to, gap }: Damage): string =>
  cells.slice(from, to + 1).join(gap);

const td = (text: string, span = 1): string =>
  `<td${span > 1 ? ` colspan="${span}"` : ''}>${text.replace(/\n/g, '<br>')}</td>`;

/** The cells of a row as HTML, with the stretch in its first cell, in its last, or in one cell over all its columns. */
export function htmlCells(cells: readonly string[], damage: Damage | null, manner: Manner): string {
  if (!damage || manner === 'none') return cells.map((text) => td(text)).join('');
  const text = together(cells, damage);
  const width = damage.to - damage.from + 1;
  const before = cells.slice(0, damage.from).map((one) => td(one));
  const behind = cells.slice(damage.to + 1).map((one) => td(one));
  const empty = Array.from({ length: width - 1 }, () => td(''));
  const middle =
    manner === 'wide' ? [td(text, width)] : manner === 'back' ? [...empty, td(text)] : [td(text), ...empty];
  return [...before, ...middle, ...behind].join('');
}

/** The cells of a row of a text file; the stretch is one of them, so the row is shorter than its header. */
export function textCells(cells: readonly string[], damage: Damage | null): string[] {
  if (!damage) return [...cells];
  return [...cells.slice(0, damage.from), together(cells, damage), ...cells.slice(damage.to + 1)];
}

export function randomDamage(random: Random, width: number): Damage {
  const from = int(random, 0, width - 2);
  return { from, to: int(random, from + 1, width - 1), gap: pick(random, ['', '', '', '', ' ', '\n']) };
}
