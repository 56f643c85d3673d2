/** Property modifiers: walking a grpprl ([MS-DOC] 2.2.5.1, 2.6). */
import { part, u16, u32, u8 } from '../shared/bytes.js';

export const SPRM = {
  // characters
  deleted: 0x0800,
  fieldHidden: 0x0802,
  fieldData: 0x0806,
  ole: 0x080a,
  hidden: 0x083c,
  special: 0x0855,
  object: 0x0856,
  characterStyle: 0x4a30,
  asciiFont: 0x4a4f,
  pictureAt: 0x6a03,
  symbol: 0x6a09,
  // paragraphs
  style: 0x4600,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  listLevel: 0x260a,
  listOverride: 0x460b,
  outline: 0x2640,
  tableDepth: 0x6649,
  tableDepthChange: 0x664a,
  hugePapxOld: 0x6645,
  hugePapx: 0x6646,
  tableProperties: 0x646b,
  tabs: 0xc615,
  // rows
  tableDefinition: 0xd608,
  tableDefinitionOld: 0xd606,
  insertCells: 0x7621,
  deleteCells: 0x5622,
  columnWidth: 0x7623,
  mergeCells: 0x5624,
  splitCells: 0x5625,
  verticalMerge: 0xd62b,
} as const;

export interface Sprm {
  readonly code: number;
  /** The operand, for variable ones without the leading count. */
  readonly operand: Uint8Array;
}

const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3] as const;

/** The modifiers of a grpprl in order; stops at the first that does not fit into the bytes. */
export function* sprmsOf(grpprl: Uint8Array): Generator<Sprm> {
  let at = 0;
  while (at + 2 < grpprl.length) {
    const code = u16(grpprl, at);
    at += 2;
    let skip = 0;
    let length: number = OPERAND_BYTES[(code >> 13) & 7] ?? 0;
    if (length === 0) {
      if (code === SPRM.tableDefinition || code === SPRM.tableDefinitionOld) {
        skip = 2;
        length = u16(grpprl, at) - 1;
      } else {
        skip = 1;
        length = u8(grpprl, at);
        if (code === SPRM.tabs && length === 255) length = longTabs(grpprl, at + 1);
      }
    }
    if (length < 0 || at + skip + length > grpprl.length) return;
    yield { code, operand: part(grpprl, at + skip, length) };
    at += skip + length;
  }
}

/** A tab list too long for its one count byte: its length follows from its own two counts ([MS-DOC] 2.9.182). */
function longTabs(bytes: Uint8Array, at: number): number {
  const deleted = u8(bytes, at);
  return 2 + deleted * 4 + u8(bytes, at + 1 + deleted * 4) * 3;
}

/** A grpprl in the Data stream behind its 16-bit length (PrcData); empty where the offset leads nowhere. */
export function storedGrpprl(data: Uint8Array, operand: Uint8Array): Uint8Array {
  const at = u32(operand, 0);
  return part(data, at + 2, u16(data, at));
}

/** Single-byte modifiers of a piece (Prm0) that matter for reading text and tables ([MS-DOC] 2.9.215). */
export const SHORT_SPRM: ReadonlyMap<number, number> = new Map([
  [0x0c, SPRM.listLevel],
  [0x18, SPRM.inTable],
  [0x19, SPRM.rowEnd],
  [0x41, SPRM.deleted],
  [0x43, SPRM.fieldHidden],
  [0x5c, SPRM.hidden],
]);
