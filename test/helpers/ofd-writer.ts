/**
 * A small OFD writer for tests: the same input gives the same bytes. Pages are drawn in points from the top left corner,
 * as with the PDF writer, so that both formats can be given the same form; the file itself is in millimetres.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { advance, type Drawing, type PageSpec, type TextOptions } from './pdf-writer.js';

const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const mm = (points: number): string => String(Math.round(((points * 25.4) / 72) * 10_000) / 10_000);
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How distances between characters are written: one number each, `g n v` for equal ones, or not at all. */
export type Deltas = 'each' | 'runs' | 'none';

export interface OfdStyle {
  readonly deltas?: Deltas;
  /** Writes what is drawn into a block of its own inside the layer. */
  readonly block?: boolean;
}

function deltaList(steps: readonly number[], how: Deltas): string {
  if (how === 'each') return steps.map(mm).join(' ');
  const out: string[] = [];
  for (let i = 0; i < steps.length;) {
    let n = 1;
    while (steps[i + n] === steps[i]) n++;
    out.push(n > 1 ? `g ${n} ${mm(steps[i] ?? 0)}` : mm(steps[i] ?? 0));
    i += n;
  }
  return out.join(' ');
}

/** The drawing operations as objects of a layer. */
function drawing(out: string[], style: OfdStyle, ox = 0, oy = 0): Drawing {
  const how = style.deltas ?? 'runs';
  const path = (x: number, y: number, w: number, h: number, attributes: string, data: string): void => {
    out.push(
      `<ofd:PathObject ID="${out.length + 100}" Boundary="${mm(ox + x)} ${mm(oy + y)} ${mm(w)} ${mm(h)}" ${attributes}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`,
    );
  };
  const d: Drawing = {
    text(x, baseline, text, o: TextOptions = {}) {
      const size = o.size ?? 10;
      const angle = ((o.turn ?? 0) * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const ctm = o.turn === undefined ? '' : ` CTM="${cos} ${sin} ${-sin} ${cos} 0 0"`;
      const items = o.charwise === true ? [...text] : [text];
      let along = 0;
      for (const item of items) {
        const steps = [...item].map((char) => advance(char) * size + (o.spacing ?? 0));
        const list = how === 'none' ? '' : deltaList(steps.slice(0, -1), how);
        // the boundary's corner is the origin; what stands above the baseline has a negative y
        const corner = `${mm(ox + x + along * cos)} ${mm(oy + baseline + along * sin)} ${mm(size * item.length)} ${mm(size)}`;
        out.push(
          `<ofd:TextObject ID="${out.length + 100}" Boundary="${corner}" Font="3" Size="${mm(size)}"${ctm}${o.mode === 3 ? ' Alpha="0"' : ''}><ofd:TextCode X="0" Y="0"${list === '' ? '' : ` DeltaX="${list}"`}>${escapeXml(item)}</ofd:TextCode></ofd:TextObject>`,
        );
        along += steps.reduce((sum, step) => sum + step, 0);
      }
    },
    line(x0, y0, x1, y1, o = {}) {
      const dash = o.dash === undefined ? '' : ` DashPattern="${mm(o.dash)} ${mm(o.dash)}"`;
      const [x, y] = [Math.min(x0, x1), Math.min(y0, y1)];
      path(x, y, Math.abs(x1 - x0), Math.abs(y1 - y0), `LineWidth="${mm(o.width ?? 0.5)}"${dash}`, `M ${mm(x0 - x)} ${mm(y0 - y)} L ${mm(x1 - x)} ${mm(y1 - y)}`); // prettier-ignore
    },
    fill(x, y, w, h) {
      path(x, y, w, h, 'Stroke="false" Fill="true"', `M 0 0 L ${mm(w)} 0 L ${mm(w)} ${mm(h)} L 0 ${mm(h)} C`);
    },
    box(x, y, w, h) {
      path(x, y, w, h, 'LineWidth="0.2"', `M 0 0 L ${mm(w)} 0 L ${mm(w)} ${mm(h)} L 0 ${mm(h)} C`);
    },
    image(x, y, w, h) {
      out.push(
        `<ofd:ImageObject ID="${out.length + 100}" Boundary="${mm(ox + x)} ${mm(oy + y)} ${mm(w)} ${mm(h)}" CTM="${mm(w)} 0 0 ${mm(h)} 0 0" ResourceID="9"/>`,
      );
    },
    form(dx, dy, draw) {
      out.push('<ofd:PageBlock>');
      draw(drawing(out, style, ox + dx, oy + dy));
      out.push('</ofd:PageBlock>');
    },
  };
  return d;
}

/** What a drawing function draws, as XML of a layer's content. */
export function objects(draw: (d: Drawing) => void, style: OfdStyle = {}): string {
  const out: string[] = [];
  draw(drawing(out, style));
  return style.block === true ? `<ofd:PageBlock ID="98">${out.join('')}</ofd:PageBlock>` : out.join('');
}

export interface OfdPage {
  /** Content of the page's layer. */
  readonly layer: string;
  /** Width and height in points; absent: the size that the document states, A4. */
  readonly size?: readonly [number, number];
  /** Further children of the page, before its content: `<ofd:Template …/>`, `<ofd:PageRes>…`. */
  readonly head?: string;
}

export interface OfdOptions {
  readonly title?: string;
  /** Further children of CommonData: `<ofd:TemplatePage …/>`. */
  readonly common?: string;
  /** Further children of Document: `<ofd:Annotations>…`. */
  readonly document?: string;
  /** Further children of DocBody. */
  readonly body?: string;
  /** Further members, by name; a name of the package itself replaces what is written there. */
  readonly members?: Readonly<Record<string, string>>;
}

const file = (root: string, content: string): string => `${HEAD}<ofd:${root} ${NS}>${content}</ofd:${root}>`;

export const pageFile = (page: OfdPage): string => {
  const area = page.size === undefined ? '' : `<ofd:Area><ofd:PhysicalBox>0 0 ${mm(page.size[0])} ${mm(page.size[1])}</ofd:PhysicalBox></ofd:Area>`; // prettier-ignore
  return file(
    'Page',
    `${area}${page.head ?? ''}<ofd:Content><ofd:Layer ID="2">${page.layer}</ofd:Layer></ofd:Content>`,
  );
};

export const resourceFile = (content: string): string => `${HEAD}<ofd:Res ${NS} BaseLoc="Res">${content}</ofd:Res>`;
export const annotationFile = (content: string): string => file('PageAnnot', content);
export const wrapped = file;

/** The members of one document, in the folder `Doc_<n>/`. */
export function documentMembers(
  n: number,
  pages: readonly OfdPage[],
  options: OfdOptions = {},
): Record<string, string> {
  const folder = `Doc_${n}`;
  const members: Record<string, string> = {
    [`${folder}/Document.xml`]: file(
      'Document',
      `<ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ${mm(595)} ${mm(842)}</ofd:PhysicalBox></ofd:PageArea>${options.common ?? ''}</ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages>${options.document ?? ''}`,
    ),
  };
  pages.forEach((page, i) => (members[`${folder}/Pages/Page_${i}/Content.xml`] = pageFile(page)));
  return members;
}

/** Packs members as they are. */
export function pack(members: Readonly<Record<string, string>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(members)) files[name] = strToU8(content);
  return zipSync(files, { mtime: new Date(2024, 0, 2) });
}

export const body = (n: number, options: OfdOptions = {}): string =>
  `<ofd:DocBody><ofd:DocInfo><ofd:DocID>0${n}</ofd:DocID>${options.title === undefined ? '' : `<ofd:Title>${options.title}</ofd:Title>`}</ofd:DocInfo><ofd:DocRoot>Doc_${n}/Document.xml</ofd:DocRoot>${options.body ?? ''}</ofd:DocBody>`;

export const entryFile = (...bodies: readonly string[]): string => file('OFD', bodies.join(''));

/** An OFD of one document. */
export function writeOfd(pages: readonly OfdPage[], options: OfdOptions = {}): Uint8Array {
  return pack({ 'OFD.xml': entryFile(body(0, options)), ...documentMembers(0, pages, options), ...options.members });
}

/** An OFD whose pages are drawn as those of the PDF writer are. */
export function drawOfd(pages: readonly PageSpec[], style: OfdStyle = {}, options: OfdOptions = {}): Uint8Array {
  return writeOfd(
    pages.map((page) => ({ layer: objects(page.draw, style), size: [page.width ?? 595, page.height ?? 842] })),
    options,
  );
}
