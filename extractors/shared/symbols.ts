/**
 * Characters of the symbol fonts that Word and WPS use for boxes, check marks and comparators. Such a character has a
 * code of the font, not of Unicode: w:sym gives it as F0xx, and a run in that font may hold it as an ordinary letter.
 */

const WINGDINGS: readonly (readonly [number, string])[] = [
  [0x6c, '●'], [0x6e, '■'], [0x6f, '□'], [0x70, '□'], [0x71, '□'], [0x72, '□'], [0x75, '◆'], [0x76, '◆'], [0x77, '◆'],
  [0xa1, '○'], [0xa7, '■'], [0xa8, '☐'], [0xd8, '➢'], [0xe0, '→'], [0xfb, '✗'], [0xfc, '√'], [0xfd, '☒'], [0xfe, '☑'],
  [0x80, '⓪'], [0x81, '①'], [0x82, '②'], [0x83, '③'], [0x84, '④'], [0x85, '⑤'], [0x86, '⑥'], [0x87, '⑦'], [0x88, '⑧'], [0x89, '⑨'], [0x8a, '⑩'],
]; // prettier-ignore
const WINGDINGS_2: readonly (readonly [number, string])[] = [
  [0x4f, '✗'], [0x50, '√'], [0x51, '☒'], [0x52, '☑'], [0x53, '☒'], [0x54, '☒'], [0x97, '●'], [0x98, '●'],
  [0xa2, '■'], [0xa3, '☐'], [0x2a, '□'], [0x30, '□'],
]; // prettier-ignore
const WEBDINGS: readonly (readonly [number, string])[] = [
  [0x61, '√'], [0x63, '□'], [0x67, '■'], [0x6e, '●'], [0x72, '✗'],
]; // prettier-ignore
const SYMBOL: readonly (readonly [number, string])[] = [
  [0x25, '%'], [0x2b, '+'], [0x2d, '−'], [0x3c, '<'], [0x3d, '='], [0x3e, '>'], [0x44, 'Δ'], [0x6d, 'μ'], [0x53, 'Σ'], [0xa3, '≤'],
  [0xa5, '∞'], [0xae, '→'], [0xb0, '°'], [0xb1, '±'], [0xb3, '≥'], [0xb4, '×'], [0xb7, '•'], [0xb8, '÷'], [0xb9, '≠'],
  [0xbb, '≈'], [0xbc, '…'], [0xd7, '·'], [0xe5, '∑'],
]; // prettier-ignore

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['wingdings', new Map(WINGDINGS)],
  ['wingdings 2', new Map(WINGDINGS_2)],
  ['webdings', new Map(WEBDINGS)],
  ['symbol', new Map(SYMBOL)],
]);

/** Whether this font has codes of its own. */
export function isSymbolFont(font: string | null): boolean {
  return font !== null && FONTS.has(font.toLowerCase());
}

/** The character that a code of a symbol font shows; the private-use character itself if it is not known. */
export function symbolCharacter(font: string | null, code: number): string {
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const map = FONTS.get((font ?? '').toLowerCase());
  const known = map?.get(own);
  if (known !== undefined) return known;
  if (map === undefined && code !== own) return FONTS.get('wingdings')?.get(own) ?? String.fromCodePoint(code);
  if (map?.has(0xb3) === true && own >= 0x20 && own < 0x7f) return String.fromCodePoint(own);
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const PRIVATE = /[\uf020-\uf0ff]/;

/** Text of a run in the given font, with symbol codes turned into the characters they show. */
export function symbolText(font: string | null, text: string): string {
  const symbols = isSymbolFont(font);
  if (!symbols && !PRIVATE.test(text)) return text;
  let out = '';
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    const isCode = (code >= 0xf020 && code <= 0xf0ff) || (symbols && code > 0x20 && code <= 0xff);
    out += isCode ? symbolCharacter(symbols ? font : null, code) : c;
  }
  return out;
}

const BOXES = /[☐☑☒□■▢◻◼✓✔√✗✘\u25a3]/u;

/** Puts the declared state in place of the box in a checkbox control's text; before the text if it shows no box. */
export function withBox(text: string, checked: boolean): string {
  const box = checked ? '☑' : '☐';
  return BOXES.test(text) ? text.replace(BOXES, box) : box + text;
}
