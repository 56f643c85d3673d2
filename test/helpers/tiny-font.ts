/** A TrueType font whose every glyph is the same box: enough for a PDF to embed a font that programs accept. */

const u16 = (v: number): number[] => [(v >> 8) & 255, v & 255];
const u32 = (v: number): number[] => [(v >>> 24) & 255, (v >> 16) & 255, (v >> 8) & 255, v & 255];

/** A box from (50, 0) to (450, 700) of an em of 1000 units: four points on one contour. */
const BOX = [
  ...u16(1), ...u16(50), ...u16(0), ...u16(450), ...u16(700),
  ...u16(3), ...u16(0),
  1, 1, 1, 1,
  ...u16(50), ...u16(400), ...u16(0), ...u16(65536 - 400),
  ...u16(0), ...u16(0), ...u16(700), ...u16(0),
]; // prettier-ignore

/** The font file as a binary string. @param widths advance of each glyph in thousandths of an em, from glyph 0 on */
export function tinyFont(widths: readonly number[]): string {
  const count = widths.length;
  const glyph = [...BOX, ...Array<number>((4 - (BOX.length % 4)) % 4).fill(0)];
  const tables: [string, number[]][] = [
    ['glyf', widths.flatMap(() => glyph)],
    ['head', [...u32(0x10000), ...u32(0x10000), ...u32(0), ...u32(0x5f0f3cf5), ...u16(0), ...u16(1000), ...Array<number>(16).fill(0), ...u16(0), ...u16(0), ...u16(1000), ...u16(1000), ...u16(0), ...u16(8), ...u16(2), ...u16(1), ...u16(0)]], // prettier-ignore
    ['hhea', [...u32(0x10000), ...u16(880), ...u16(65536 - 120), ...u16(0), ...u16(1000), ...Array<number>(22).fill(0), ...u16(count)]], // prettier-ignore
    ['hmtx', widths.flatMap((w) => [...u16(w), ...u16(50)])],
    ['loca', Array.from({ length: count + 1 }, (_, i) => u32(i * glyph.length)).flat()],
    ['maxp', [...u32(0x10000), ...u16(count), ...u16(4), ...u16(1), ...Array<number>(22).fill(0)]],
  ];
  let offset = 12 + tables.length * 16;
  const directory: number[] = [];
  const data: number[] = [];
  for (const [tag, bytes] of tables) {
    directory.push(...[...tag].map((c) => c.charCodeAt(0)), ...u32(0), ...u32(offset), ...u32(bytes.length));
    const padded = [...bytes, ...Array<number>((4 - (bytes.length % 4)) % 4).fill(0)];
    for (const byte of padded) data.push(byte);
    offset += padded.length;
  }
  const header = [...u32(0x10000), ...u16(tables.length), ...u16(64), ...u16(2), ...u16(tables.length * 16 - 64)];
  return [...header, ...directory, ...data].map((v) => String.fromCharCode(v)).join('');
}
