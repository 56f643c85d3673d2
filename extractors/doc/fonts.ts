/** Names of the fonts, for telling symbol fonts ([MS-DOC] 2.9.283 SttbfFfn). */
import { u16, u8, utf16 } from '../shared/bytes.js';

export function readFonts(sttb: Uint8Array): readonly string[] {
  const names: string[] = [];
  const count = u16(sttb, 0);
  let at = 4;
  for (let i = 0; i < count && at + 41 < sttb.length; i++) {
    const length = u8(sttb, at) + 1;
    const name = utf16(sttb, at + 40, Math.max(0, (length - 40) >> 1));
    names.push(name.split('\0', 1)[0] ?? '');
    at += length;
  }
  return names;
}
