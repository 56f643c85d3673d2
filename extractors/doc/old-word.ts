/** Telling the documents of Word before Word 6 by their bytes. */
import { u16 } from '../shared/bytes.js';

/**
 * Word for DOS and Windows 1, 2 and 6 wrote their header at the very start of the file. The two bytes alone may begin a
 * Chinese text; only the header is followed by zeros.
 */
export function isOldWord(bytes: Uint8Array): boolean {
  const ident = u16(bytes, 0);
  if (![0xa5db, 0xa59b, 0xa5dc, 0xbe31].includes(ident) || bytes.length < 128) return false;
  return bytes.subarray(0, 64).filter((byte) => byte === 0).length >= 8;
}
