/** Arithmetic that rules share. Tolerances follow from how many places the document prints. */

/** Sum without float dust: the terms have at most a few decimals. */
export function sum(numbers: readonly (number | null)[]): number {
  return round(numbers.reduce<number>((total, number) => total + (number ?? 0), 0));
}

export function round(number: number, digits = 6): number {
  const factor = 10 ** digits;
  return Math.round(number * factor) / factor;
}

/** Decimals that a number is printed with, as far as the number itself tells (a printed 98.0 is 98 here); at most 6. */
export function decimals(number: number): number {
  if (Number.isInteger(number)) return 0;
  for (let places = 1; places < 6; places++) if (Math.abs(round(number, places) - number) < 1e-9) return places;
  return 6;
}

/** Half a unit of the last printed place. */
export const halfPlace = (number: number, least = 0): number => 0.5 * 10 ** -Math.max(decimals(number), least);

/**
 * How far a sum of printed points may be from the total printed beside it: the total may be rounded to fewer places than
 * its parts, and each part with decimals may hide more of them.
 */
export function pointsSlack(total: number, parts: readonly (number | null)[]): number {
  const broken = parts.filter((part) => part !== null && decimals(part) > 0);
  const places = Math.max(0, ...broken.map((part) => decimals(part ?? 0)));
  const ofTotal = places > decimals(total) ? halfPlace(total) : 0;
  return ofTotal + broken.length * 0.5 * 10 ** -places + 1e-6;
}

/** The unit that an amount seems to be printed to, from its trailing zeros: 1 fen to 1 万元, in yuan. */
export function moneyPlace(yuan: number): number {
  for (const place of [10_000, 1_000, 100, 10, 1, 0.1]) {
    if (Math.abs(yuan / place - Math.round(yuan / place)) < 1e-7) return place;
  }
  return 0.01;
}

/** Equal for money: half a unit of the last printed place, 50 yuan for amounts in 万元 with two decimals; parts add up. */
export function sameMoney(a: number, b: number, parts = 1): boolean {
  return Math.abs(a - b) <= Math.max(0.01, 50 * (parts + 1)) && Math.abs(a - b) <= Math.max(0.01, Math.abs(a) * 0.002);
}

/** Equal as far as the coarser of the two is printed, never by more than two per cent. */
export function samePrinted(a: number, b: number): boolean {
  const place = Math.max(moneyPlace(a), moneyPlace(b));
  return Math.abs(a - b) <= Math.min(place / 2, Math.max(Math.abs(a), Math.abs(b)) * 0.02) + 0.01;
}

const SLIPS = [10_000, 100_000_000];

/** The factor, 10,000 or 100,000,000, by which one number is exactly the other, up to `within`; null otherwise. */
export function slip(a: number, b: number, within = 1e-9): number | null {
  if (a <= 0 || b <= 0) return null;
  const ratio = a > b ? a / b : b / a;
  return SLIPS.find((factor) => Math.abs(ratio / factor - 1) <= within) ?? null;
}

/** Digits that are no zeros at either end: 300 has one, 28545.3 six. */
export function significant(number: number): number {
  return String(round(Math.abs(number))).replace('.', '').replace(/^0+|0+$/g, '').length; // prettier-ignore
}

export const wan = (yuan: number): string => `${round(yuan / 10_000, 6)}万元`;
export const percent = (rate: number): string => `${round(rate * 100, 2)}%`;
