/** Damaged font programs of a PDF, which would keep pdf.js reading for ever. */
import { inflateSync } from 'node:zlib';

/** Largest size that a font program is unpacked to for looking at it. Bytes. */
const LARGEST = 32 * 1024 * 1024;

/** Whether the packed stream that begins at or behind `from` cannot be unpacked; false where it is not packed. */
function isDamaged(data: Buffer, from: number): boolean {
  const start = data.indexOf('stream', from);
  if (start < 0 || !data.subarray(from, start).includes('FlateDecode')) return false;
  const end = data.indexOf('endstream', start);
  if (end < 0) return true;
  const begin = start + (data[start + 6] === 0x0d ? 8 : 7);
  try {
    inflateSync(data.subarray(begin, end), { maxOutputLength: LARGEST });
    return false;
  } catch {
    return true;
  }
}

/**
 * The file with the references to damaged Type 1 programs (ISO 32000-1 section 9.9) made unknown keys of the same
 * length, so that all offsets stay. pdf.js parses such a program until it meets its end, which is lost, over and over;
 * without it the text is still told by the font's own encoding or map. Gives `bytes` back where nothing is damaged.
 */
export function withoutDamagedFonts(bytes: Uint8Array): Uint8Array {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let changed: Buffer | null = null;
  for (let at = data.indexOf('/FontFile'); at >= 0; at = data.indexOf('/FontFile', at + 9)) {
    const reference = /^\/FontFile\s+(\d+)\s+(\d+)\s+R/.exec(data.toString('latin1', at, at + 40));
    if (reference === null) continue;
    const object = data.indexOf(`\n${reference[1]} ${reference[2]} obj`);
    if (object < 0 || !isDamaged(data, object)) continue;
    changed ??= Buffer.from(data);
    changed.write('/FontLost', at, 'latin1');
  }
  return changed === null ? bytes : new Uint8Array(changed);
}
