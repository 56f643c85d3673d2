/**
 * Exact decimal scaling: the decimal point of the printed text is moved, so 829.3 万 is 8293000 and never 8292999.999….
 * JavaScript reads a decimal text with an exponent to the nearest double, which is what "exact" can mean for a number.
 */
const GROUPS = /[,，]/g;
const PLAIN = /^\d+(?:\.\d+)?$/;
const SPLIT = /^(.*?)(?:e([+-]?\d+))?$/i;

/** `text` × 10^`power10`. The text is a plain decimal with or without thousands separators; NaN for anything else. */
export function scaleDecimal(text: string, power10: number): number {
  if (PLAIN.test(text)) return power10 === 0 ? Number(text) : Number(`${text}e${power10}`);
  const [, digits = '', exponent = '0'] = SPLIT.exec(text.replace(GROUPS, '').trim()) ?? [];
  return digits === '' ? NaN : plain(Number(`${digits}e${Number(exponent) + power10}`));
}

/** The same for a number, by way of its shortest decimal text. */
export function scaleNumber(number: number, power10: number): number {
  return power10 === 0 && Number.isFinite(number) ? plain(number) : scaleDecimal(String(number), power10);
}

/** A decimal text as a number. */
export function decimal(text: string): number {
  return scaleDecimal(text, 0);
}

// -0 prints as 0 but is not equal to it everywhere
function plain(number: number): number {
  return number === 0 ? 0 : number;
}

/** One number of a text: digits, grouped in threes or not, with or without decimals. Source for longer patterns. */
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)';
