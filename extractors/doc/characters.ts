/** What the modifiers of a run of characters say about reading it ([MS-DOC] 2.6.1). */
import { u16, u32, u8 } from '../shared/bytes.js';
import { SPRM, sprmsOf } from './sprms.js';
import type { Style } from './styles.js';

export interface CharacterProperties {
  readonly hidden: boolean;
  readonly deleted: boolean;
  /** An embedded object stands here, not a picture. */
  readonly object: boolean;
  /** Form field data stand at `pictureAt`. */
  readonly fieldData: boolean;
  /** Offset in the Data stream, null for none. */
  readonly pictureAt: number | null;
  readonly symbol: { readonly font: number; readonly code: number } | null;
  /** Index of the font of Latin characters, null where nothing says. */
  readonly font: number | null;
}

type Building = { -readonly [K in keyof CharacterProperties]: CharacterProperties[K] };

export function characterProperties(
  paragraphStyle: Style,
  grpprls: readonly Uint8Array[],
  styleAt: (index: number) => Style,
): CharacterProperties {
  const out: Building = {
    hidden: false,
    deleted: false,
    object: false,
    fieldData: false,
    pictureAt: null,
    symbol: null,
    font: null,
  };
  for (const grpprl of paragraphStyle.character) apply(grpprl, out, out.hidden, null);
  const inherited = out.hidden;
  for (const grpprl of grpprls) apply(grpprl, out, inherited, styleAt);
  return out;
}

function apply(
  grpprl: Uint8Array,
  out: Building,
  inherited: boolean,
  styleAt: ((index: number) => Style) | null,
): void {
  for (const { code, operand } of sprmsOf(grpprl)) {
    switch (code) {
      case SPRM.hidden:
        out.hidden = toggled(u8(operand, 0), inherited);
        break;
      case SPRM.deleted:
        out.deleted = toggled(u8(operand, 0), false);
        break;
      case SPRM.object:
      case SPRM.ole:
        out.object = u8(operand, 0) === 1;
        break;
      case SPRM.fieldData:
        out.fieldData = u8(operand, 0) === 1;
        break;
      case SPRM.pictureAt:
        out.pictureAt = u32(operand, 0);
        break;
      case SPRM.symbol:
        out.symbol = { font: u16(operand, 0), code: u16(operand, 2) };
        break;
      case SPRM.asciiFont:
        out.font = u16(operand, 0);
        break;
      case SPRM.characterStyle:
        if (styleAt !== null) for (const part of styleAt(u16(operand, 0)).character) apply(part, out, inherited, null);
        break;
    }
  }
}

/** Toggles: 0 and 1 say off and on, 0x80 the style's own value, 0x81 its opposite. */
function toggled(value: number, style: boolean): boolean {
  return value === 0x80 ? style : value === 0x81 ? !style : value === 1;
}
