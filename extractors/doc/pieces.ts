/** The piece table: which bytes of the WordDocument stream are the text, in what order ([MS-DOC] 2.8.35, 2.9.38). */
import { part, u16, u32, u8 } from '../shared/bytes.js';
import { decodeWindows1252 } from '../shared/windows-1252.js';
import { SHORT_SPRM } from './sprms.js';

export interface Piece {
  /** Character positions [from, to). */
  readonly from: number;
  readonly to: number;
  /** Byte offset of the first character in the WordDocument stream, and bytes a character. */
  readonly offset: number;
  readonly width: 1 | 2;
  /** Modifiers that a fast save laid over the piece. */
  readonly grpprl: Uint8Array;
}

export interface Text {
  readonly chars: string;
  readonly pieces: readonly Piece[];
  /** Index of the piece that holds a character position, -1 for none. */
  pieceAt(cp: number): number;
}

const NONE = new Uint8Array(0);

/** Pieces in the order of their text; stops at what does not fit the streams. Null where there is no piece table. */
export function readPieces(document: Uint8Array, clx: Uint8Array): readonly Piece[] | null {
  const modifiers: Uint8Array[] = [];
  let at = 0;
  while (at < clx.length && u8(clx, at) === 1) {
    const length = u16(clx, at + 1);
    modifiers.push(part(clx, at + 3, length));
    at += 3 + length;
  }
  if (u8(clx, at) !== 2) return null;
  const plc = part(clx, at + 5, u32(clx, at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  const pieces: Piece[] = [];
  let expected = 0;
  for (let i = 0; i < count; i++) {
    const from = u32(plc, i * 4);
    const to = u32(plc, i * 4 + 4);
    const descriptor = (count + 1) * 4 + i * 8;
    const stored = u32(plc, descriptor + 2);
    const width = (stored & 0x40000000) === 0 ? 2 : 1;
    const offset = width === 2 ? stored & 0x3fffffff : (stored & 0x3fffffff) >>> 1;
    if (from !== expected || to <= from) break;
    const room = Math.max(0, Math.floor((document.length - offset) / width));
    const end = Math.min(to, from + room);
    if (end > from)
      pieces.push({ from, to: end, offset, width, grpprl: modifier(u16(plc, descriptor + 6), modifiers) });
    if (end < to) break;
    expected = to;
  }
  return pieces;
}

function modifier(prm: number, modifiers: readonly Uint8Array[]): Uint8Array {
  if (prm === 0) return NONE;
  if ((prm & 1) === 1) return modifiers[prm >> 1] ?? NONE;
  const code = SHORT_SPRM.get((prm >> 1) & 0x7f);
  return code === undefined ? NONE : Uint8Array.of(code & 0xff, code >> 8, prm >> 8);
}

/** Decodes the text: one-byte pieces are Windows-1252, the others UTF-16LE. One character a position. */
export function decodeText(document: Uint8Array, pieces: readonly Piece[]): Text {
  const parts = pieces.map((piece) => {
    const bytes = part(document, piece.offset, (piece.to - piece.from) * piece.width);
    if (piece.width === 1) return decodeWindows1252(bytes);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf16le');
  });
  return {
    chars: parts.join(''),
    pieces,
    pieceAt(cp) {
      let low = 0;
      let high = pieces.length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const piece = pieces[middle];
        if (piece === undefined) break;
        if (cp < piece.from) high = middle - 1;
        else if (cp >= piece.to) low = middle + 1;
        else return middle;
      }
      return -1;
    },
  };
}
