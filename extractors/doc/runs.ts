/** Formatted disk pages: which bytes of text carry which properties ([MS-DOC] 2.8.5, 2.8.6, 2.9.33, 2.9.175). */
import { part, u16, u32, u8 } from '../shared/bytes.js';

export interface Run {
  /** Byte offsets in the WordDocument stream, [from, to). */
  readonly from: number;
  readonly to: number;
  /** Index of the paragraph style; 0 for runs of characters. */
  readonly style: number;
  readonly grpprl: Uint8Array;
}

export interface Runs {
  readonly list: readonly Run[];
  /** Index of the run that holds a byte offset, else of the first run behind it. */
  find(offset: number): number;
}

const PAGE = 512;
const NONE = new Uint8Array(0);

/** Runs of both kinds, sorted; pages that lie outside the stream are left out. */
export function readRuns(document: Uint8Array, plc: Uint8Array, kind: 'paragraph' | 'character'): Runs {
  const count = Math.floor((plc.length - 4) / 8);
  const pages = new Set<number>();
  const list: Run[] = [];
  for (let i = 0; i < count; i++) {
    const number = u32(plc, (count + 1) * 4 + i * 4) & 0x3fffff;
    if (pages.has(number)) continue;
    pages.add(number);
    const page = part(document, number * PAGE, PAGE);
    if (page.length === PAGE) readPage(page, kind, list);
  }
  list.sort((a, b) => a.from - b.from);
  return { list, find: (offset) => firstEndingAfter(list, offset) };
}

function readPage(page: Uint8Array, kind: 'paragraph' | 'character', out: Run[]): void {
  const count = u8(page, PAGE - 1);
  const each = kind === 'paragraph' ? 13 : 1;
  if ((count + 1) * 4 + count * each > PAGE - 1) return;
  for (let i = 0; i < count; i++) {
    const from = u32(page, i * 4);
    const to = u32(page, i * 4 + 4);
    if (to <= from) continue;
    const at = u8(page, (count + 1) * 4 + i * each) * 2;
    if (at === 0) out.push({ from, to, style: 0, grpprl: NONE });
    else if (kind === 'character') out.push({ from, to, style: 0, grpprl: part(page, at + 1, u8(page, at)) });
    else {
      const words = u8(page, at);
      // an odd length is counted in one byte; an even one in a second byte behind a zero
      const start = words === 0 ? at + 2 : at + 1;
      const length = words === 0 ? u8(page, at + 1) * 2 : words * 2 - 1;
      out.push({ from, to, style: u16(page, start), grpprl: part(page, start + 2, length - 2) });
    }
  }
}

function firstEndingAfter(list: readonly Run[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.to ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
