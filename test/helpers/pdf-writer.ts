/**
 * A small PDF writer for fixtures: the same input gives the same bytes. Coordinates are points from the top left corner
 * of the unrotated page.
 *
 * Fonts: `mapped` is embedded and states its characters in a map, as most programs write; `ucs2` is not embedded and
 * read through a predefined map, `vertical` likewise and set downward; `unmapped` says nothing of its characters.
 */
import { tinyFont } from './tiny-font.js';

export type FontName = 'ucs2' | 'mapped' | 'unmapped' | 'vertical';

export interface TextOptions {
  readonly size?: number;
  readonly font?: FontName;
  /** A text item of its own for each character, as some programs write. */
  readonly charwise?: boolean;
  /** Draws everything again this many points to the right, to look bold. */
  readonly double?: number;
  /** Text rendering mode; 3 is invisible. */
  readonly mode?: number;
  /** Clockwise degrees by which the line is turned about its start. */
  readonly turn?: number;
  /** Extra space after each character. */
  readonly spacing?: number;
}

export interface Drawing {
  text(x: number, baseline: number, text: string, options?: TextOptions): void;
  line(x0: number, y0: number, x1: number, y1: number, options?: { width?: number; dash?: number }): void;
  fill(x: number, y: number, w: number, h: number, gray?: number): void;
  box(x: number, y: number, w: number, h: number): void;
  /** A gray picture of one pixel stretched over the box. */
  image(x: number, y: number, w: number, h: number): void;
  /** Draws inside a form XObject that is placed by (dx, dy). */
  form(dx: number, dy: number, draw: (inner: Drawing) => void): void;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
  /** Left, top, right, bottom from the top left corner of the whole page. */
  readonly crop?: readonly [number, number, number, number];
}

export interface PageSpec extends PageOptions {
  readonly draw: (drawing: Drawing) => void;
}

export const page = (draw: (drawing: Drawing) => void, options: PageOptions = {}): PageSpec => ({ ...options, draw });

const number = (v: number): string => String(Math.round(v * 1000) / 1000);
const hex4 = (v: number): string => v.toString(16).padStart(4, '0');

interface Font {
  encode(text: string): string;
}

class Objects {
  readonly bodies: string[] = [];
  add(body: string): number {
    this.bodies.push(body);
    return this.bodies.length;
  }
  reserve(): number {
    return this.add('');
  }
  set(id: number, body: string): void {
    this.bodies[id - 1] = body;
  }
  stream(dictionary: string, content: string): number {
    return this.add(`<<${dictionary}/Length ${content.length}>>stream\n${content}\nendstream`);
  }
}

/** How wide a character is set, in em: what the fonts below declare. */
export const advance = (char: string): number => ((char.codePointAt(0) ?? 0) < 0x100 ? 0.5 : 1);

/** Width of a text in points. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const char of text) sum += advance(char) * size;
  return sum;
}

/** The bytes of a PDF. */
export function writePdf(pages: readonly PageSpec[], title?: string): Uint8Array {
  const objects = new Objects();
  const [catalog, tree] = [objects.reserve(), objects.reserve()];
  const codes = new Map<string, number>();
  const code = (char: string): number => {
    let id = codes.get(char);
    if (id === undefined) codes.set(char, (id = codes.size + 1));
    return id;
  };
  const byUnicode: Font = { encode: (text) => [...text].map((c) => hex4(c.codePointAt(0) ?? 0)).join('') };
  const byIndex: Font = { encode: (text) => [...text].map((c) => hex4(code(c))).join('') };
  const fonts: Record<FontName, Font> = { ucs2: byUnicode, vertical: byUnicode, mapped: byIndex, unmapped: byIndex };
  const [resources, image] = [objects.reserve(), objects.reserve()];
  objects.set(image, '<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\u0080\nendstream'); // prettier-ignore
  const forms: number[] = [];

  const drawing = (height: number, out: string[]): Drawing => {
    const y = (v: number): number => height - v;
    return {
      text(x, baseline, text, o = {}) {
        const size = o.size ?? 10;
        const name = o.font ?? 'mapped';
        const angle = (-(o.turn ?? 0) * Math.PI) / 180;
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        for (const shift of o.double === undefined ? [0] : [0, o.double]) {
          const items = o.charwise === true ? [...text] : [text];
          let along = 0;
          for (const item of items) {
            const [tx, ty] = [x + shift + along * cos, y(baseline) + along * sin];
            out.push(
              `BT /${name} ${number(size)} Tf ${o.mode ?? 0} Tr ${number(o.spacing ?? 0)} Tc`,
              `${number(cos)} ${number(sin)} ${number(-sin)} ${number(cos)} ${number(tx)} ${number(ty)} Tm`,
              `<${fonts[name].encode(item)}> Tj ET`,
            );
            along += textWidth(item, size) + (o.spacing ?? 0) * [...item].length;
          }
        }
      },
      line(x0, y0, x1, y1, o = {}) {
        const dash = o.dash === undefined ? '[] 0 d' : `[${number(o.dash)}] 0 d`;
        out.push(
          `${number(o.width ?? 0.5)} w ${dash} ${number(x0)} ${number(y(y0))} m ${number(x1)} ${number(y(y1))} l S`,
        );
      },
      fill(x, top, w, h, gray = 0) {
        out.push(`${number(gray)} g ${number(x)} ${number(y(top + h))} ${number(w)} ${number(h)} re f 0 g`);
      },
      box(x, top, w, h) {
        out.push(`0.5 w ${number(x)} ${number(y(top + h))} ${number(w)} ${number(h)} re S`);
      },
      image(x, top, w, h) {
        out.push(`q ${number(w)} 0 0 ${number(h)} ${number(x)} ${number(y(top + h))} cm /Picture Do Q`);
      },
      form(dx, dy, draw) {
        const inner: string[] = [];
        draw(drawing(height, inner));
        const id = objects.stream(`/Type/XObject/Subtype/Form/BBox[-9999 -9999 9999 9999]/Resources ${resources} 0 R`, inner.join('\n')); // prettier-ignore
        forms.push(id);
        out.push(`q 1 0 0 1 ${number(dx)} ${number(-dy)} cm /Form${id} Do Q`);
      },
    };
  };

  const kids = pages.map((spec) => {
    const [w, h] = [spec.width ?? 595, spec.height ?? 842];
    const out: string[] = [];
    spec.draw(drawing(h, out));
    const content = objects.stream('', out.join('\n'));
    const [left, top, right, bottom] = spec.crop ?? [0, 0, w, h];
    const crop = spec.crop === undefined ? '' : `/CropBox[${left} ${h - bottom} ${right} ${h - top}]`;
    const rotate = spec.rotate === undefined ? '' : `/Rotate ${spec.rotate}`;
    return objects.add(`<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${w} ${h}]${crop}${rotate}/Resources ${resources} 0 R/Contents ${content} 0 R>>`); // prettier-ignore
  });
  objects.set(catalog, `<</Type/Catalog/Pages ${tree} 0 R>>`);
  objects.set(tree, `<</Type/Pages/Kids[${kids.map((k) => `${k} 0 R`).join(' ')}]/Count ${kids.length}>>`);
  writeFonts(objects, resources, image, forms, codes);
  const info = title === undefined ? '' : `/Info ${objects.add(`<</Title<feff${[...title].map((c) => hex4(c.codePointAt(0) ?? 0)).join('')}>>>`)} 0 R`; // prettier-ignore
  return assemble(objects.bodies, `/Root ${catalog} 0 R${info}`);
}

function writeFonts(
  objects: Objects,
  resources: number,
  image: number,
  forms: readonly number[],
  codes: Map<string, number>,
): void {
  const descriptor = objects.add('<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>'); // prettier-ignore
  const gb = objects.add(`<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 908 500]/FontDescriptor ${descriptor} 0 R>>`); // prettier-ignore
  const narrow = [...codes].filter(([char]) => advance(char) < 1).map(([, id]) => `${id} ${id} 500`);
  const program = tinyFont([500, ...[...codes.keys()].map((char) => advance(char) * 1000)]);
  const file = objects.stream(`/Length1 ${program.length}`, program);
  const embedded = objects.add(`<</Type/FontDescriptor/FontName/AAAAAA+Tiny/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile2 ${file} 0 R>>`); // prettier-ignore
  const identity = objects.add(`<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Tiny/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[${narrow.join(' ')}]/FontDescriptor ${embedded} 0 R>>`); // prettier-ignore
  const entries = [...codes].map(([char, id]) => `<${hex4(id)}> <${[...Array(char.length).keys()].map((i) => hex4(char.charCodeAt(i))).join('')}>`); // prettier-ignore
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += 100) {
    const part = entries.slice(i, i + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  const map = objects.stream('', `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`); // prettier-ignore
  const font = (encoding: string, child: number, more = ''): number =>
    objects.add(
      `<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/${encoding}/DescendantFonts[${child} 0 R]${more}>>`,
    );
  const fonts = {
    ucs2: font('UniGB-UCS2-H', gb),
    vertical: font('UniGB-UCS2-V', gb),
    mapped: font('Identity-H', identity, `/ToUnicode ${map} 0 R`),
    unmapped: font('Identity-H', identity),
  } satisfies Record<FontName, number>;
  const fontList = Object.entries(fonts).map(([name, id]) => `/${name} ${id} 0 R`);
  const formList = forms.map((id) => `/Form${id} ${id} 0 R`);
  objects.set(resources, `<</Font<<${fontList.join('')}>>/XObject<</Picture ${image} 0 R${formList.join('')}>>>>`);
}

/** Objects as a file with a table of cross-references (ISO 32000-1 section 7.5). */
export function assemble(bodies: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  bodies.forEach((body, i) => {
    offsets.push(file.length);
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = file.length;
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<<${trailer}/Size ${bodies.length + 1}>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (c) => c.charCodeAt(0));
}
