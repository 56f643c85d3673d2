/** Numbers with their units on charts and pages. */

const trimmed = (number: number, digits: number): string => String(Number(number.toFixed(digits)));

/** A value as it is: 93.92%, 234500人, 1200000元; at most four decimals. */
export function valueText(value: number, unit: string): string {
  return `${trimmed(value, unit === '%' ? 2 : 4)}${unit}`;
}

/** A value as short as an axis needs it: 23.5万. Its unit stands in the title. */
export function axisText(value: number, unit: string): string {
  if (unit === '%') return `${trimmed(value, 2)}%`;
  const size = Math.abs(value);
  if (size >= 1e8) return `${trimmed(value / 1e8, 2)}亿`;
  return size >= 1e4 ? `${trimmed(value / 1e4, 2)}万` : trimmed(value, 4);
}

/** The value beside a point: short, with its unit. */
export const pointText = (value: number, unit: string): string =>
  unit === '%' ? axisText(value, unit) : `${axisText(value, unit)}${unit}`;
