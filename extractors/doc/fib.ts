/** The file information block at the start of the WordDocument stream ([MS-DOC] 2.5). */
import { u16, u32 } from '../shared/bytes.js';

/** Indexes into FibRgFcLcb: where the parts of the table stream stand. */
export const FIB_PART = {
  styles: 1,
  footnoteReferences: 2,
  sections: 6,
  headers: 11,
  characterRuns: 12,
  paragraphRuns: 13,
  fonts: 15,
  pieces: 33,
  mainShapes: 40,
  drawings: 50,
  textBoxes: 56,
  lists: 73,
  listOverrides: 74,
} as const;

export interface Fib {
  readonly version: number;
  readonly encrypted: boolean;
  readonly tableStream: '0Table' | '1Table';
  /** Lengths in characters of the main document and the subdocuments that follow it, in their order in the text. */
  readonly lengths: {
    readonly main: number;
    readonly footnotes: number;
    readonly headers: number;
    readonly macros: number;
    readonly comments: number;
    readonly endnotes: number;
    readonly textBoxes: number;
    readonly headerTextBoxes: number;
  };
  /** Offset and length of a part in the table stream. */
  part(index: number): { readonly at: number; readonly length: number };
}

/** Word 97 is 0xC1; smaller numbers are Word 95, 6 and 2, whose structures differ. */
export const WORD_97 = 0xc1;

/** Null when the stream is too short to hold one or is no Word document at all. */
export function readFib(stream: Uint8Array): Fib | null {
  if (stream.length < 68) return null;
  const ident = u16(stream, 0);
  if (ident !== 0xa5ec && ident !== 0xa5dc && ident !== 0xa5db && ident !== 0xa699 && ident !== 0xa697) return null;
  const flags = u16(stream, 10);
  // FibBase (32 bytes), then three arrays, each behind its own count
  const longs = 34 + u16(stream, 32) * 2 + 2;
  const pairCountAt = longs + u16(stream, longs - 2) * 4;
  const pairs = pairCountAt + 2;
  const pairCount = u16(stream, pairCountAt);
  const long = (index: number) => Math.max(0, u32(stream, longs + index * 4) | 0);
  return {
    version: u16(stream, 2),
    encrypted: (flags & 0x0100) !== 0,
    tableStream: (flags & 0x0200) === 0 ? '0Table' : '1Table',
    lengths: {
      main: long(3),
      footnotes: long(4),
      headers: long(5),
      macros: long(6),
      comments: long(7),
      endnotes: long(8),
      textBoxes: long(9),
      headerTextBoxes: long(10),
    },
    part(index) {
      if (index >= pairCount) return { at: 0, length: 0 };
      return { at: u32(stream, pairs + index * 8), length: u32(stream, pairs + index * 8 + 4) };
    },
  };
}
