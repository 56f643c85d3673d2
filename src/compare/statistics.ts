/** Middle, spread and outliers of some numbers. */

/** A quantile by linear interpolation (type 7 of Hyndman and Fan 1996, as in R and NumPy); `sorted` ascends and is not empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  // by the rounded difference: 0.1 + 0.2 is no figure of anyone's
  return rounded(below + (above - below) * (at - Math.floor(at)));
}

/** To twelve digits, where the dust of binary fractions lies. */
export const rounded = (number: number): number => Number(number.toPrecision(12));

export const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

export const median = (numbers: readonly number[]): number => quantile(ascending(numbers), 0.5);

/** Fewer values than these say nothing of what is usual. */
export const FEWEST = 8;
/** By Iglewicz and Hoaglin (1993). */
export const OUTLYING = 3.5;

/** One robust standard deviation of normal values is 1.4826 median distances, or 1.2533 mean ones. */
const PER_MEDIAN_DISTANCE = 1.482602218505602;
const PER_MEAN_DISTANCE = 1.2533141373155001;

export interface Yardstick {
  readonly method: 'mad' | 'mean' | 'few' | 'same';
  /** Robust standard deviations from the median; null where that cannot be told. */
  readonly z: (value: number) => number | null;
}

/** How far from the usual a value is. Where more than half are equal the median distance is 0 and the mean one serves. */
export function yardstick(values: readonly number[]): Yardstick {
  if (values.length < FEWEST) return { method: 'few', z: () => null };
  const middle = median(values);
  const distances = values.map((value) => Math.abs(value - middle));
  const mad = median(distances) * PER_MEDIAN_DISTANCE;
  if (mad > 0) return { method: 'mad', z: (value) => (value - middle) / mad };
  const mean = (distances.reduce((a, b) => a + b, 0) / distances.length) * PER_MEAN_DISTANCE;
  if (mean === 0) return { method: 'same', z: () => null };
  return { method: 'mean', z: (value) => (value - middle) / mean };
}
