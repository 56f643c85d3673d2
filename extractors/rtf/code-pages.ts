/** Character sets of RTF: fonts name theirs by \fcharset, the document by \ansicpg. */
import { decodeWindows1252 } from '../shared/windows-1252.js';

/** A WHATWG label, or `symbol` for fonts whose codes show signs. */
export type CodePage = string;

const BY_FONT: ReadonlyMap<number, CodePage> = new Map([
  [2, 'symbol'], [77, 'macintosh'], [128, 'shift_jis'], [129, 'euc-kr'], [134, 'gb18030'], [136, 'big5'],
  [161, 'windows-1253'], [162, 'windows-1254'], [163, 'windows-1258'], [177, 'windows-1255'], [178, 'windows-1256'],
  [186, 'windows-1257'], [204, 'windows-1251'], [222, 'windows-874'], [238, 'windows-1250'],
]); // prettier-ignore

const BY_NUMBER: ReadonlyMap<number, CodePage> = new Map([
  [936, 'gb18030'], [54936, 'gb18030'], [20936, 'gb18030'], [950, 'big5'], [932, 'shift_jis'], [949, 'euc-kr'],
  [874, 'windows-874'], [1250, 'windows-1250'], [1251, 'windows-1251'], [1253, 'windows-1253'], [1254, 'windows-1254'],
  [1255, 'windows-1255'], [1256, 'windows-1256'], [1257, 'windows-1257'], [1258, 'windows-1258'], [65001, 'utf-8'],
  [10000, 'macintosh'],
]); // prettier-ignore

export const WESTERN: CodePage = 'windows-1252';

export function pageByNumber(number: number): CodePage {
  return BY_NUMBER.get(number) ?? WESTERN;
}

/** Null where the set is the document's own (ANSI, default, unknown). */
export function pageByFontCharset(charset: number): CodePage | null {
  return BY_FONT.get(charset) ?? null;
}

/** Whether the page has characters of two bytes, and this byte begins one. */
export function isLead(page: CodePage, byte: number): boolean {
  if (page === 'gb18030' || page === 'big5' || page === 'euc-kr') return byte >= 0x81 && byte <= 0xfe;
  return page === 'shift_jis' && ((byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc));
}

const decoders = new Map<CodePage, InstanceType<typeof TextDecoder>>();

export function decode(page: CodePage, bytes: readonly number[]): string {
  const data = Uint8Array.from(bytes);
  if (page === WESTERN || page === 'symbol') return decodeWindows1252(data);
  let decoder = decoders.get(page);
  if (decoder === undefined) decoders.set(page, (decoder = new TextDecoder(page)));
  return decoder.decode(data);
}
