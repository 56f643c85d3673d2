/** Writes small Word 97 files, so that tests can have modifiers that no program at hand writes. */
import CFB from 'cfb';

export interface Run {
  readonly text: string;
  /** Modifiers of the run's characters, see `sprm`. */
  readonly sprms?: readonly number[];
}

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly end?: string;
  readonly sprms?: readonly number[];
}

export interface WordFile {
  readonly paragraphs: readonly Paragraph[];
  /** Paragraphs of the footnotes' story, behind the main text. */
  readonly footnotes?: readonly Paragraph[];
  readonly data?: readonly number[];
  /** Text in one-byte characters (Windows-1252). */
  readonly narrow?: boolean;
  readonly flags?: number;
  readonly version?: number;
  /** The same text again as two pieces, the second part of it stored first, as a fast save leaves it. */
  readonly splitAt?: number;
}

/** Bytes of one modifier: the code, then the operand. */
export function sprm(code: number, ...operand: number[]): number[] {
  return [code & 0xff, code >> 8, ...operand];
}

export function word16(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

export function word32(value: number): number[] {
  return [...word16(value & 0xffff), ...word16(value >>> 16)];
}

/** sprmTDefTable: edges in twips and the flags of each cell's TC80. */
export function tableDefinition(edges: readonly number[], flags: readonly number[] = []): number[] {
  const cells = flags.flatMap((flag) => [...word16(flag), ...new Array<number>(18).fill(0)]);
  const body = [edges.length - 1, ...edges.flatMap(word16), ...cells];
  return sprm(0xd608, ...word16(body.length + 1), ...body);
}

export const IN_TABLE = sprm(0x2416, 1);

export function cell(text: string, more: readonly number[] = []): Paragraph {
  return { runs: [{ text }], end: '\x07', sprms: [...IN_TABLE, ...more] };
}

export function rowEnd(...sprms: readonly (readonly number[])[]): Paragraph {
  return { runs: [], end: '\x07', sprms: [...IN_TABLE, ...sprm(0x2417, 1), ...sprms.flat()] };
}

export function plain(text: string, sprms: readonly number[] = []): Paragraph {
  return { runs: [{ text }], sprms };
}

const PAGE = 512;
const TEXT_AT = 1536;

export function writeWord(file: WordFile): Uint8Array {
  const width = file.narrow === true ? 1 : 2;
  const all = [...file.paragraphs, ...(file.footnotes ?? [])];
  const text = all.map(textOf).join('');
  const split = file.splitAt ?? 0;
  // the bytes of position cp: with a split, the text behind it is stored first
  const offset = (cp: number) => TEXT_AT + (cp < split ? cp + text.length - split : cp - split) * width;
  const stored = text.slice(split) + text.slice(0, split);
  const textBytes = Buffer.from(stored, width === 1 ? 'latin1' : 'utf16le');

  const pages: Buffer[] = [];
  const firstPage = Math.ceil((TEXT_AT + textBytes.length) / PAGE);
  const paragraphPages: [from: number, page: number][] = [];
  const characterPages: [from: number, page: number][] = [];
  let cp = 0;
  for (const paragraph of all) {
    const own = textOf(paragraph);
    paragraphPages.push([offset(cp), firstPage + pages.length]);
    pages.push(formattedPage(offset(cp), own.length * width, [0, 0, ...(paragraph.sprms ?? [])], true));
    let at = cp;
    for (const run of paragraph.runs) {
      if (run.sprms !== undefined && run.text !== '') {
        characterPages.push([offset(at), firstPage + pages.length]);
        pages.push(formattedPage(offset(at), run.text.length * width, run.sprms, false));
      }
      at += run.text.length;
    }
    cp += own.length;
  }

  const pieces =
    split === 0
      ? [[0, text.length, TEXT_AT] as const]
      : ([
          [0, split, offset(0)],
          [split, text.length, TEXT_AT],
        ] as const);
  const parts = new Map<number, number[]>([
    [12, plcOfPages(characterPages, TEXT_AT + textBytes.length)],
    [13, plcOfPages(paragraphPages, TEXT_AT + textBytes.length)],
    [33, pieceTable(pieces, width)],
  ]);
  const table: number[] = [];
  const fib = Buffer.alloc(TEXT_AT);
  fib.writeUInt16LE(0xa5ec, 0);
  fib.writeUInt16LE(file.version ?? 0xc1, 2);
  fib.writeUInt16LE(0x0200 | (file.flags ?? 0), 10);
  fib.writeUInt16LE(14, 32);
  fib.writeUInt16LE(22, 62);
  const notes = (file.footnotes ?? []).map(textOf).join('').length;
  fib.writeUInt32LE(text.length - notes, 76);
  fib.writeUInt32LE(notes, 80);
  fib.writeUInt16LE(93, 152);
  for (const [index, bytes] of parts) {
    fib.writeUInt32LE(table.length, 154 + index * 8);
    fib.writeUInt32LE(bytes.length, 158 + index * 8);
    table.push(...bytes);
  }
  const padding = Buffer.alloc(firstPage * PAGE - TEXT_AT - textBytes.length);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, 'WordDocument', Buffer.concat([fib, textBytes, padding, ...pages]));
  CFB.utils.cfb_add(container, '1Table', Buffer.from(table));
  if (file.data !== undefined) CFB.utils.cfb_add(container, 'Data', Buffer.from(file.data));
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
}

function textOf({ runs, end }: Paragraph): string {
  return runs.map(({ text }) => text).join('') + (end ?? '\r');
}

function formattedPage(from: number, length: number, grpprl: readonly number[], paragraph: boolean): Buffer {
  const page = Buffer.alloc(PAGE);
  page.writeUInt32LE(from, 0);
  page.writeUInt32LE(from + length, 4);
  const at = 30;
  page[8] = at / 2;
  if (!paragraph) page[at] = grpprl.length;
  else if (grpprl.length % 2 === 1) page[at] = (grpprl.length + 1) / 2;
  else page[at + 1] = grpprl.length / 2;
  const start = paragraph && grpprl.length % 2 === 0 ? at + 2 : at + 1;
  page.set(grpprl, start);
  page[PAGE - 1] = 1;
  return page;
}

function plcOfPages(pages: readonly (readonly [number, number])[], end: number): number[] {
  const sorted = [...pages].sort(([a], [b]) => a - b);
  return [...sorted.flatMap(([from]) => word32(from)), ...word32(end), ...sorted.flatMap(([, page]) => word32(page))];
}

function pieceTable(pieces: readonly (readonly [number, number, number])[], width: number): number[] {
  const ends = [...pieces.map(([from]) => from), pieces.at(-1)?.[1] ?? 0].flatMap(word32);
  const descriptors = pieces.flatMap(([, , at]) => [0, 0, ...word32(width === 2 ? at : (at * 2) | 0x40000000), 0, 0]);
  const plc = [...ends, ...descriptors];
  return [2, ...word32(plc.length), ...plc];
}
