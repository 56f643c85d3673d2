/** Which characters a reader can make sense of. */

/**
 * Private-use codes of symbol fonts that stand for a known sign: Wingdings boxes and ticks, which Word writes into
 * forms (code points F000 + character code).
 */
const SYMBOLS: ReadonlyMap<number, string> = new Map([
  [0xf0fe, '☑'],
  [0xf052, '☑'],
  [0xf0a8, '□'],
  [0xf06f, '□'],
  [0xf0a3, '□'],
  [0xf0fc, '√'],
  [0xf0fb, '×'],
  [0xf06c, '●'],
  [0xf06e, '■'],
  [0xf0b7, '•'],
  [0xf0d8, '➢'],
  [0xf075, '◆'],
]);

/** The sign for a private-use code of a symbol font, or null. */
export const symbolOf = (code: number): string | null => SYMBOLS.get(code) ?? null;

/** False for codes that no font-independent reading exists for: private use, replacement, controls, unassigned planes. */
export function hasMeaning(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return false;
  if (code >= 0xe000 && code <= 0xf8ff) return SYMBOLS.has(code);
  if (code === 0xfffd || code === 0xfffe || code === 0xffff) return false;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return code < 0xe0000;
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || code === 0x3000 || (code >= 9 && code <= 13) || (code >= 0x2000 && code <= 0x200b);

/** Answers of `shownAs`: equal characters are one string, not one for each place where they stand. */
const SHOWN = new Map<number, string | null>();
/** Different codes after which the answers are forgotten. */
const MOST = 20_000;

/** The character to read for a code, '' for white space, null for a code that has no meaning. */
export function shownAs(code: number): string | null {
  const known = SHOWN.get(code);
  if (known !== undefined) return known;
  const shown = isSpace(code) ? '' : hasMeaning(code) ? (symbolOf(code) ?? String.fromCodePoint(code)) : null;
  if (SHOWN.size >= MOST) SHOWN.clear();
  SHOWN.set(code, shown);
  return shown;
}
