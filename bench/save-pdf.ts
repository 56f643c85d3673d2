/**
 * Drawn pages as a PDF, quickly: one embedded font with a map of its characters, compressed streams, a stroke for each
 * side of a cell, as office programs print forms. The same pages give the same bytes.
 */
import { deflateSync } from 'node:zlib';
import { advance, type Drawing, type PageSpec } from '../test/helpers/pdf-writer.js';
import { tinyFont } from '../test/helpers/tiny-font.js';

const hex4 = (v: number): string => v.toString(16).padStart(4, '0');
const number = (v: number): string => String(Math.round(v * 100) / 100);

/** Glyphs of a document: numbers by character, from 1 on in the order in which they are drawn. */
interface Glyphs {
  readonly codes: Map<string, string>;
  readonly chars: string[];
}

function encode(text: string, { codes, chars }: Glyphs): string {
  let out = '';
  for (const char of text) {
    let code = codes.get(char);
    if (code === undefined) {
      chars.push(char);
      codes.set(char, (code = hex4(chars.length)));
    }
    out += code;
  }
  return out;
}

const no = (): never => {
  throw new Error('the pages of the benchmark hold text and lines only');
};

function drawing(height: number, out: string[], glyphs: Glyphs): Drawing {
  let font = 0;
  return {
    text: (x, baseline, text, { size = 10 } = {}) => {
      const face = size === font ? '' : `/F ${number((font = size))} Tf `;
      out.push(`BT ${face}1 0 0 1 ${number(x)} ${number(height - baseline)} Tm <${encode(text, glyphs)}> Tj ET`);
    },
    line: (x0, y0, x1, y1) =>
      void out.push(`${number(x0)} ${number(height - y0)} m ${number(x1)} ${number(height - y1)} l S`),
    fill: (x, top, w, h) => void out.push(`${number(x)} ${number(height - top - h)} ${number(w)} ${number(h)} re f`),
    box: no,
    image: no,
    form: no,
  };
}

/** Objects of a file, each at the offset that its table of cross-references states (ISO 32000-1 section 7.5). */
class File {
  private readonly pieces: Buffer[] = [];
  private readonly offsets: number[] = [];
  private at = 0;
  private push(piece: Buffer): void {
    this.pieces.push(piece);
    this.at += piece.length;
  }
  constructor() {
    this.push(Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));
  }
  object(id: number, body: string): void {
    this.offsets[id] = this.at;
    this.push(Buffer.from(`${id} 0 obj\n${body}\nendobj\n`, 'latin1'));
  }
  stream(id: number, dictionary: string, packed: Buffer): void {
    this.offsets[id] = this.at;
    this.push(
      Buffer.from(`${id} 0 obj\n<<${dictionary}/Filter/FlateDecode/Length ${packed.length}>>stream\n`, 'latin1'),
    );
    this.push(packed);
    this.push(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }
  end(): Uint8Array {
    const table = Array.from({ length: this.offsets.length - 1 }, (_, i) => `${String(this.offsets[i + 1] ?? 0).padStart(10, '0')} 00000 n \n`); // prettier-ignore
    const start = this.at;
    this.push(Buffer.from(`xref\n0 ${this.offsets.length}\n0000000000 65535 f \n${table.join('')}trailer\n<</Root 1 0 R/Size ${this.offsets.length}>>\nstartxref\n${start}\n%%EOF\n`, 'latin1')); // prettier-ignore
    return new Uint8Array(Buffer.concat(this.pieces));
  }
}

const pack = (text: string): Buffer => deflateSync(Buffer.from(text, 'latin1'), { level: 1 });

/** Font programs by number of glyphs, rounded up: each glyph is the same box, and the widths that count stand in the PDF. */
const programs = new Map<number, { readonly packed: Buffer; readonly length: number }>();
const ROUND = 64;

function programFor(glyphs: number): { readonly packed: Buffer; readonly length: number } {
  const count = Math.ceil((glyphs + 1) / ROUND) * ROUND;
  let found = programs.get(count);
  if (found === undefined) {
    const program = tinyFont(Array.from({ length: count }, () => 1000));
    programs.set(count, (found = { packed: pack(program), length: program.length }));
  }
  return found;
}

function characterMap(chars: readonly string[]): string {
  const entries = chars.map((char, i) => `<${hex4(i + 1)}> <${[...Array(char.length).keys()].map((k) => hex4(char.charCodeAt(k))).join('')}>`); // prettier-ignore
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += 100) {
    const part = entries.slice(i, i + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`;
}

const [CATALOG, TREE, FONT, DESCENDANT, DESCRIPTOR, PROGRAM, MAP, FIRST] = [1, 2, 3, 4, 5, 6, 7, 8];

/** The bytes of a PDF whose pages hold text and lines. */
export function savePdf(pages: readonly PageSpec[]): Uint8Array {
  const glyphs: Glyphs = { codes: new Map(), chars: [] };
  const file = new File();
  const kids = pages.map((_, i) => FIRST + 2 * i);
  file.object(CATALOG, `<</Type/Catalog/Pages ${TREE} 0 R>>`);
  file.object(TREE, `<</Type/Pages/Kids[${kids.map((k) => `${k} 0 R`).join(' ')}]/Count ${kids.length}>>`);
  pages.forEach((page, i) => {
    const [width, height] = [page.width ?? 595, page.height ?? 842];
    const out = ['0.5 w'];
    page.draw(drawing(height, out, glyphs));
    const id = FIRST + 2 * i;
    file.object(id, `<</Type/Page/Parent ${TREE} 0 R/MediaBox[0 0 ${width} ${height}]/Resources<</Font<</F ${FONT} 0 R>>>>/Contents ${id + 1} 0 R>>`); // prettier-ignore
    file.stream(id + 1, '', pack(out.join('\n')));
  });
  const narrow = glyphs.chars.flatMap((char, i) => (advance(char) < 1 ? [`${i + 1} ${i + 1} 500`] : []));
  const program = programFor(glyphs.chars.length);
  file.object(FONT, `<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+SimSun/Encoding/Identity-H/DescendantFonts[${DESCENDANT} 0 R]/ToUnicode ${MAP} 0 R>>`); // prettier-ignore
  file.object(DESCENDANT, `<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+SimSun/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[${narrow.join(' ')}]/FontDescriptor ${DESCRIPTOR} 0 R>>`); // prettier-ignore
  file.object(DESCRIPTOR, `<</Type/FontDescriptor/FontName/AAAAAA+SimSun/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile2 ${PROGRAM} 0 R>>`); // prettier-ignore
  file.stream(PROGRAM, `/Length1 ${program.length}`, program.packed);
  file.stream(MAP, '', pack(characterMap(glyphs.chars)));
  return file.end();
}
