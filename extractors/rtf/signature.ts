/** Telling RTF by its first bytes. */

/** Where `{\rtf` stands, behind a byte order mark and whitespace; null if nowhere near the start. */
export function signatureAt(bytes: Uint8Array): number | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1');
  const found = /^(?:\xef\xbb\xbf)?[\s\0]*\{\\rt/.exec(head);
  return found === null ? null : found[0].length - 4;
}
