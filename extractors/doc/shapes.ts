/** Floating shapes: which are pictures, and which group each belongs to ([MS-DOC] 2.9.172, [MS-ODRAW] 2.2). */
import { part, u16, u32 } from '../shared/bytes.js';

export interface Shapes {
  /** The shape that is anchored in the text: the shape itself, or the outermost group that holds it. */
  outermost(shape: number): number;
  /** Outermost shapes that show a picture, alone or in their group. */
  readonly pictures: ReadonlySet<number>;
}

const DRAWING = 0xf002;
const GROUP = 0xf003;
const SHAPE = 0xf004;
const SHAPE_ATTRIBUTES = 0xf00a;
const OPTIONS = 0xf00b;
/** Property "pib": the picture that the shape shows. */
const PICTURE = 0x0104;
const DEEPEST = 20;

interface ArtRecord {
  readonly type: number;
  readonly instance: number;
  readonly container: boolean;
  readonly body: Uint8Array;
  readonly next: number;
}

function recordAt(bytes: Uint8Array, at: number): ArtRecord | null {
  if (at + 8 > bytes.length) return null;
  const head = u16(bytes, at);
  const length = u32(bytes, at + 4);
  const body = part(bytes, at + 8, length);
  return { type: u16(bytes, at + 2), instance: head >> 4, container: (head & 15) === 15, body, next: at + 8 + length };
}

function children(bytes: Uint8Array): ArtRecord[] {
  const out: ArtRecord[] = [];
  for (let record = recordAt(bytes, 0); record !== null; record = recordAt(bytes, record.next)) out.push(record);
  return out;
}

/** Reads the drawings of the main text and of the headers; what is damaged is left out. */
export function readShapes(content: Uint8Array): Shapes {
  const roots = new Map<number, number>();
  const pictures = new Set<number>();
  const visit = (record: ArtRecord, root: number | null, depth: number): number | null => {
    if (depth > DEEPEST) return root;
    if (record.type === SHAPE) {
      let own = root;
      for (const { type, instance, body } of children(record.body)) {
        if (type === SHAPE_ATTRIBUTES) {
          const shape = u32(body, 0);
          own ??= shape;
          roots.set(shape, own);
        } else if (type === OPTIONS && own !== null && showsPicture(body, instance)) pictures.add(own);
      }
      return own;
    }
    // the first shape of a group is the group itself
    let own = root;
    if (record.type === GROUP) for (const child of children(record.body)) own = visit(child, own, depth + 1) ?? own;
    return own;
  };
  const first = recordAt(content, 0);
  // one byte before each drawing tells the main text's from the headers'
  for (let at = (first?.next ?? content.length) + 1; at < content.length;) {
    const drawing = recordAt(content, at);
    if (drawing?.type !== DRAWING) break;
    for (const patriarch of children(drawing.body)) {
      if (patriarch.type === GROUP) for (const shape of children(patriarch.body)) visit(shape, null, 0);
    }
    at = drawing.next + 1;
  }
  return { outermost: (shape) => roots.get(shape) ?? shape, pictures };
}

function showsPicture(options: Uint8Array, count: number): boolean {
  for (let i = 0; i < count && i * 6 + 6 <= options.length; i++) {
    if ((u16(options, i * 6) & 0x3fff) === PICTURE && u32(options, i * 6 + 2) !== 0) return true;
  }
  return false;
}
