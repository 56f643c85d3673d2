/** Everything of a Word file that reading its text needs, opened once. */
import { part, u32 } from '../shared/bytes.js';
import type { CompoundFile } from '../shared/compound.js';
import { characterProperties, type CharacterProperties } from './characters.js';
import { FIB_PART, type Fib } from './fib.js';
import { readFonts } from './fonts.js';
import { readLists, type Lists } from './lists.js';
import { paragraphProperties, type ParagraphProperties } from './paragraph-properties.js';
import { decodeText, readPieces, type Piece, type Text } from './pieces.js';
import { readRuns, type Run } from './runs.js';
import { readShapes } from './shapes.js';
import { readStyles, type Style } from './styles.js';

export interface CharacterSpan {
  readonly from: number;
  readonly to: number;
  readonly properties: CharacterProperties;
}

export interface WordDocument {
  readonly text: Text;
  readonly data: Uint8Array;
  readonly fonts: readonly string[];
  readonly lists: Lists;
  /** Positions of section marks; any other form feed is a page break within a paragraph. */
  readonly sectionEnds: ReadonlySet<number>;
  /** Properties of the paragraph whose end mark stands at the position, and its style. */
  paragraphAt(mark: number): { readonly properties: ParagraphProperties; readonly style: Style };
  /** The stretches of [from, to) with the same character properties, in order and without a gap. */
  characters(from: number, to: number, style: Style): readonly CharacterSpan[];
  table(index: number): Uint8Array;
  readonly shapes: AnchoredShapes;
}

export interface AnchoredShapes {
  /** Position in the main text at which a shape, or the group that holds it, is anchored; null where none is known. */
  anchorOf(shape: number): number | null;
  /** Positions in the main text at which floating pictures are anchored. */
  readonly pictures: ReadonlySet<number>;
}

const NONE = new Uint8Array(0);

/** Null where the piece table is missing or damaged, so that no text can be told. */
export function openDocument(file: CompoundFile, stream: Uint8Array, fib: Fib): WordDocument | null {
  const other = fib.tableStream === '1Table' ? '0Table' : '1Table';
  const tables = file.stream(fib.tableStream) ?? file.stream(other);
  if (tables === null) return null;
  const table = (index: number) => {
    const { at, length } = fib.part(index);
    return part(tables, at, length);
  };
  const pieces = readPieces(stream, table(FIB_PART.pieces));
  if (pieces === null || pieces.length === 0) return null;

  const text = decodeText(stream, pieces);
  const data = file.stream('Data') ?? NONE;
  const styleAt = readStyles(table(FIB_PART.styles));
  const paragraphRuns = readRuns(stream, table(FIB_PART.paragraphRuns), 'paragraph');
  const characterRuns = readRuns(stream, table(FIB_PART.characterRuns), 'character');
  const fonts = readFonts(table(FIB_PART.fonts));
  const whole = { list: fib.part(FIB_PART.lists), overrides: table(FIB_PART.listOverrides) };

  const known = new Map<Run, Map<Style, CharacterProperties>>();
  const propertiesOf = (run: Run | undefined, style: Style, piece: Piece): CharacterProperties => {
    const own = run?.grpprl ?? NONE;
    if (run === undefined || piece.grpprl.length > 0) {
      return characterProperties(style, [own, piece.grpprl], styleAt);
    }
    let byStyle = known.get(run);
    if (byStyle === undefined) known.set(run, (byStyle = new Map<Style, CharacterProperties>()));
    let properties = byStyle.get(style);
    if (properties === undefined) byStyle.set(style, (properties = characterProperties(style, [own], styleAt)));
    return properties;
  };

  // paragraphs alike, such as those of a table's cells, are described by the same bytes
  const alike = new Map<Style, Map<string, ParagraphProperties>>();
  const paragraphOf = (style: Style, own: Uint8Array, piece: Uint8Array): ParagraphProperties => {
    if (piece.length > 0) return paragraphProperties(style, [own, piece], data);
    let byBytes = alike.get(style);
    if (byBytes === undefined) alike.set(style, (byBytes = new Map<string, ParagraphProperties>()));
    const bytes = Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('latin1');
    let properties = byBytes.get(bytes);
    if (properties === undefined) byBytes.set(bytes, (properties = paragraphProperties(style, [own], data)));
    return properties;
  };

  return {
    text,
    data,
    fonts,
    lists: readLists(tables, whole.list, whole.overrides, fonts),
    sectionEnds: sectionEnds(table(FIB_PART.sections)),
    paragraphAt(mark) {
      const piece = pieces[text.pieceAt(mark)];
      const offset = piece === undefined ? -1 : piece.offset + (mark - piece.from) * piece.width;
      const found = paragraphRuns.list[paragraphRuns.find(offset)];
      const run = found !== undefined && found.from <= offset ? found : undefined;
      const style = styleAt(run?.style ?? 0);
      return { style, properties: paragraphOf(style, run?.grpprl ?? NONE, piece?.grpprl ?? NONE) };
    },
    characters(from, to, style) {
      const spans: CharacterSpan[] = [];
      let at = from;
      for (let p = text.pieceAt(from); p !== -1 && at < to; p++) {
        const piece = pieces[p];
        if (piece === undefined) break;
        const end = Math.min(to, piece.to);
        const offset = (cp: number) => piece.offset + (cp - piece.from) * piece.width;
        for (let r = characterRuns.find(offset(at)); at < end; r++) {
          const run = characterRuns.list[r];
          const inside = run !== undefined && run.from <= offset(at);
          // between runs there are no properties; a gap ends where the next run starts
          const limit = run === undefined ? Infinity : inside ? run.to : run.from;
          const next = Math.min(end, piece.from + Math.ceil((limit - piece.offset) / piece.width));
          const to = Math.max(next, at + 1);
          spans.push({ from: at, to, properties: propertiesOf(inside ? run : undefined, style, piece) });
          at = to;
          if (!inside) r--;
        }
      }
      return spans;
    },
    table,
    shapes: anchoredShapes(table(FIB_PART.mainShapes), table(FIB_PART.drawings)),
  };
}

/** The last character of every section ([MS-DOC] 2.8.26 PlcfSed). */
function sectionEnds(plc: Uint8Array): ReadonlySet<number> {
  const ends = new Set<number>();
  const count = Math.floor((plc.length - 4) / 16);
  for (let i = 1; i <= count; i++) ends.add(u32(plc, i * 4) - 1);
  return ends;
}

const SPA_BYTES = 26;

/** Anchors of the main text's shapes ([MS-DOC] 2.8.37 PlcfSpa). */
function anchoredShapes(plc: Uint8Array, drawings: Uint8Array): AnchoredShapes {
  const shapes = readShapes(drawings);
  const count = Math.max(0, Math.floor((plc.length - 4) / (4 + SPA_BYTES)));
  const anchors = new Map<number, number>();
  const pictures = new Set<number>();
  for (let i = 0; i < count; i++) {
    const shape = u32(plc, (count + 1) * 4 + i * SPA_BYTES);
    const anchor = u32(plc, i * 4);
    anchors.set(shape, anchor);
    if (shapes.pictures.has(shape)) pictures.add(anchor);
  }
  return { anchorOf: (shape) => anchors.get(shape) ?? anchors.get(shapes.outermost(shape)) ?? null, pictures };
}
