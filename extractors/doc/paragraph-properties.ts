/** What a paragraph's modifiers say of its place in tables, its list and its level ([MS-DOC] 2.6.2). */
import { i32, u16, u8 } from '../shared/bytes.js';
import { SPRM, sprmsOf, storedGrpprl, type Sprm } from './sprms.js';
import type { Style } from './styles.js';

export interface ParagraphProperties {
  /** Nesting depth in tables; 0 is running text. */
  readonly depth: number;
  /** The paragraph is the end mark of a row of the outermost table, or of a nested one. */
  readonly rowEnd: boolean;
  readonly innerRowEnd: boolean;
  readonly innerCellEnd: boolean;
  /** 1-based index into the list overrides, 0 for no list; level from 0. */
  readonly list: number;
  readonly listLevel: number;
  /** 1–9, null for body text. */
  readonly outline: number | null;
  /** Modifiers of the row, in order, where the paragraph ends one. */
  readonly rowSprms: readonly Sprm[];
}

interface Building {
  inTable: boolean;
  depth: number | null;
  rowEnd: boolean;
  innerRowEnd: boolean;
  innerCellEnd: boolean;
  list: number;
  listLevel: number;
  outline: number | null;
  rowSprms: Sprm[];
}

/** Modifiers are applied in order: those of the style first, then the paragraph's own, then those of the piece. */
export function paragraphProperties(
  style: Style,
  grpprls: readonly Uint8Array[],
  data: Uint8Array,
): ParagraphProperties {
  const out: Building = {
    inTable: false,
    depth: null,
    rowEnd: false,
    innerRowEnd: false,
    innerCellEnd: false,
    list: 0,
    listLevel: 0,
    outline: style.heading,
    rowSprms: [],
  };
  for (const grpprl of style.paragraph) apply(grpprl, out, data, 0);
  for (const grpprl of grpprls) apply(grpprl, out, data, 0);
  const { inTable, depth, ...rest } = out;
  return { ...rest, depth: inTable ? Math.max(1, depth ?? 1) : Math.max(0, depth ?? 0) };
}

function apply(grpprl: Uint8Array, out: Building, data: Uint8Array, nesting: number): void {
  for (const sprm of sprmsOf(grpprl)) {
    const { code, operand } = sprm;
    switch (code) {
      case SPRM.inTable:
        out.inTable = u8(operand, 0) !== 0;
        break;
      case SPRM.rowEnd:
        out.rowEnd = u8(operand, 0) !== 0;
        break;
      case SPRM.innerCell:
        out.innerCellEnd = u8(operand, 0) !== 0;
        break;
      case SPRM.innerRowEnd:
        out.innerRowEnd = u8(operand, 0) !== 0;
        break;
      case SPRM.tableDepth:
        out.depth = i32(operand, 0);
        break;
      case SPRM.tableDepthChange:
        out.depth = (out.depth ?? 0) + i32(operand, 0);
        break;
      case SPRM.listLevel:
        out.listLevel = Math.min(u8(operand, 0), 8);
        break;
      case SPRM.listOverride:
        out.list = u16(operand, 0);
        break;
      case SPRM.outline:
        out.outline = u8(operand, 0) < 9 ? u8(operand, 0) + 1 : null;
        break;
      case SPRM.hugePapx:
      case SPRM.hugePapxOld:
      case SPRM.tableProperties:
        // rows with many cells keep their modifiers in the Data stream; one there that points on would be a loop
        if (nesting < 2) apply(storedGrpprl(data, operand), out, data, nesting + 1);
        break;
      default:
        // modifiers of rows are those of group 5
        if (((code >> 10) & 7) === 5) out.rowSprms.push(sprm);
    }
  }
}
