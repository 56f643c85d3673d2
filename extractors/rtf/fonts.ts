/** The font table: names and character sets of the fonts. */
import { symbolText } from '../shared/symbols.js';
import { decode, isLead, pageByFontCharset, pageByNumber, WESTERN, type CodePage } from './code-pages.js';

export interface Font {
  name: string;
  /** Null: the document's own character set. */
  page: CodePage | null;
}

/** Bytes of text waiting to be decoded; the first half of a character may wait over a change of font. */
export interface Pending {
  font: Font | null;
  page: CodePage;
  bytes: number[];
  /** The last byte begins a character whose second byte is still to come. */
  half: boolean;
}

export function fontCharset(font: Font, charset: number): void {
  font.page ??= pageByFontCharset(charset);
}

export function fontCodePage(font: Font, number: number): void {
  if (number !== 0 && number !== 1252 && number !== 42) font.page = pageByNumber(number);
}

export function newPending(font: Font | null, page: CodePage, byte: number): Pending {
  return { font, page, bytes: [byte], half: isLead(page, byte) };
}

export function addByte(pending: Pending, byte: number): void {
  pending.half = !pending.half && isLead(pending.page, byte);
  pending.bytes.push(byte);
}

/**
 * Decodes bytes in the font's character set. Fonts marked as Western in a Chinese document still hold Chinese bytes in
 * what some programs write: where the bytes fit the document's set they are read in it, else as Western.
 */
export function decodePending({ font, page, bytes }: Pending): string {
  if (page === 'symbol') {
    const codes = bytes.map((byte) => (byte > 0x20 ? byte + 0xf000 : byte));
    return symbolText(font?.name ?? null, String.fromCharCode(...codes));
  }
  const text = decode(page, bytes);
  if (font?.page === null && page !== WESTERN && text.includes('\ufffd')) return decode(WESTERN, bytes);
  return text;
}
