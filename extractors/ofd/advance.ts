/**
 * How wide characters are where the file says only how far apart they stand. Fonts of a report are seldom embedded, so
 * the usual widths stand for the font's own.
 */

/** Width in em that a character mostly has, and the most that it can have. */
interface Width {
  readonly usual: number;
  readonly most: number;
}

const HALF: Width = { usual: 0.5, most: 0.7 };
const CAPITAL: Width = { usual: 0.62, most: 0.85 };
const BROAD: Width = { usual: 0.85, most: 1.02 };
const NARROW: Width = { usual: 0.4, most: 0.65 };
const FULL: Width = { usual: 1, most: 1.12 };

function asciiWidth(char: string): Width {
  if (/[MWm@%]/.test(char)) return BROAD;
  if (/[A-Zw&]/.test(char)) return CAPITAL;
  return /[a-z0-9+<=>~#$*?_]/.test(char) ? HALF : NARROW;
}

const ASCII: readonly Width[] = Array.from({ length: 0x80 }, (_, code) => asciiWidth(String.fromCharCode(code)));

function widthOf(char: string): Width {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x2e80 || (code >= 0x2000 && code <= 0x2e7f)) return code >= 0xff61 && code <= 0xffdc ? HALF : FULL;
  return ASCII[code] ?? BROAD;
}

/** Width in em at which text without stated distances is set. */
export const usualWidth = (char: string): number => widthOf(char).usual;

/**
 * Width in em of a character whose neighbour stands `step` em further on: as far as the neighbour, unless that leaves
 * room that no font explains.
 */
export function widthBefore(char: string, step: number): number {
  const { usual, most } = widthOf(char);
  return step > 0.15 && step <= most ? step : usual;
}
