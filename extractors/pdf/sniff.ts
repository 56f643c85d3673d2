/** Telling a PDF by its first bytes. */

/** Where the header may stand: readers accept some bytes before it (ISO 32000-1 annex H.3, note 13). */
const HEADER_WITHIN = 1024;

/** How well the bytes fit a PDF, 0 to 100. */
export function sniffPdf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN));
  const found = head.indexOf('%PDF-', 0, 'latin1');
  if (found === 0) return 100;
  return found > 0 ? 80 : 0;
}
