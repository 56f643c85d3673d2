/**
 * The text of formulas that somebody typed as a target: numbers, percentages and single names. Any other formula gives
 * null: its result says all that is wanted.
 */
import { part, u16, u8 } from '../../shared/bytes.js';

/** @param tokens parsed expression ([MS-XLS] 2.5.198.104). */
export function formulaText(tokens: Uint8Array, names: readonly string[]): string | null {
  let out: string | null = null;
  for (let at = 0; at < tokens.length;) {
    const token = u8(tokens, at++);
    if (token === 0x1e && out === null) {
      out = String(u16(tokens, at));
      at += 2;
    } else if (token === 0x1f && out === null) {
      const bytes = part(tokens, at, 8);
      if (bytes.length < 8) return null;
      out = String(new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true));
      at += 8;
    } else if ((token & 0x1f) === 0x03 && token >= 0x23 && out === null) {
      out = names[u16(tokens, at) - 1] ?? null;
      // the rest of the token differs between versions, and a name alone ends the formula
      return tokens.length <= at + 14 ? out : null;
    } else if (token === 0x14 && out !== null) out += '%';
    else if (token === 0x12 && out !== null) out = `+${out}`;
    else if (token === 0x13 && out !== null) out = `-${out}`;
    else if (token !== 0x15) return null;
  }
  return out;
}
