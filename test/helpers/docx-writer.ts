/**
 * Writes small Word documents for tests and fixtures, in the XML that Word and WPS write. The same input gives the same
 * bytes.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';

export interface ParagraphSpec {
  /** `\n` is a line break within the paragraph, `\t` a tab. */
  readonly text?: string;
  /** Raw run-level XML in place of `text`. */
  readonly xml?: string;
  readonly style?: string;
  /** Automatic number: list id and level (0-based) of `numbering`. */
  readonly number?: readonly [id: number, level: number];
  /** Outline level 1–9 set on the paragraph itself. */
  readonly outline?: number;
  /** Further paragraph properties as XML. */
  readonly pPr?: string;
}

export interface CellSpec {
  /** `\n` separates paragraphs. */
  readonly text?: string;
  /** Raw block-level XML in place of `text`. */
  readonly xml?: string;
  readonly colSpan?: number;
  readonly vMerge?: 'restart' | 'continue';
  readonly hMerge?: 'restart' | 'continue';
  /** Width in twips. */
  readonly width?: number;
  /** A table inside the cell, after its text. */
  readonly table?: TableSpec;
  /** Further cell properties as XML. */
  readonly tcPr?: string;
}

export interface RowSpec {
  readonly cells: readonly (CellSpec | string)[];
  readonly gridBefore?: number;
  readonly gridAfter?: number;
  /** The row repeats as a heading on each page. */
  readonly header?: boolean;
  /** Further row properties as XML. */
  readonly trPr?: string;
}

export interface TableSpec {
  readonly rows: readonly (RowSpec | readonly (CellSpec | string)[])[];
  /** Number of grid columns; by default as many as the widest row takes. null leaves w:tblGrid out. */
  readonly grid?: number | null;
}

export type BlockSpec =
  | string
  | ({ readonly kind?: 'paragraph' } & ParagraphSpec)
  | ({ readonly kind: 'table' } & TableSpec)
  | { readonly kind: 'xml'; readonly xml: string };

export interface LevelSpec {
  readonly format: string;
  /** `%1` stands for the number of level 1. */
  readonly text: string;
  readonly start?: number;
  readonly style?: string;
  readonly suffix?: 'tab' | 'space' | 'nothing';
  /** Further level properties as XML. */
  readonly xml?: string;
}

export interface StyleSpec {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly pPr?: string;
  readonly rPr?: string;
  readonly type?: 'paragraph' | 'character';
}

export interface DocxOptions {
  readonly styles?: readonly StyleSpec[];
  /** Lists: id → levels. */
  readonly numbering?: Readonly<Record<number, readonly LevelSpec[]>>;
  /** Raw w:numbering content in place of `numbering`. */
  readonly numberingXml?: string;
  readonly header?: string;
  readonly footer?: string;
  /** Footnotes: id → text. */
  readonly footnotes?: Readonly<Record<number, string>>;
  readonly title?: string;
  /** Further members of the zip, or replacements (null leaves a member out). */
  readonly members?: Readonly<Record<string, string | Uint8Array | null>>;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const REL = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Namespace declarations of a Word part's root element. */
export const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A run; `rPr` is raw XML of its properties. */
export function run(text: string, rPr = ''): string {
  const parts = text.split(/(\t|\n)/).filter((part) => part !== '');
  const body = parts
    .map((part) =>
      part === '\t' ? '<w:tab/>' : part === '\n' ? '<w:br/>' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`,
    )
    .join('');
  const properties = `<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:eastAsia="宋体"/>${rPr}<w:sz w:val="21"/>`;
  return `<w:r><w:rPr>${properties}</w:rPr>${body}</w:r>`;
}

export function paragraph(spec: ParagraphSpec | string): string {
  const p = typeof spec === 'string' ? { text: spec } : spec;
  let pPr = p.style === undefined ? '' : `<w:pStyle w:val="${p.style}"/>`;
  if (p.number !== undefined) {
    pPr += `<w:numPr><w:ilvl w:val="${p.number[1]}"/><w:numId w:val="${p.number[0]}"/></w:numPr>`;
  }
  pPr += p.pPr ?? '';
  if (p.outline !== undefined) pPr += `<w:outlineLvl w:val="${p.outline - 1}"/>`;
  const runs = p.xml ?? (p.text === undefined || p.text === '' ? '' : run(p.text));
  return `<w:p>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}${runs}</w:p>`;
}

function cell(spec: CellSpec | string): string {
  const c = typeof spec === 'string' ? { text: spec } : spec;
  let tcPr = `<w:tcW w:w="${c.width ?? 1200 * (c.colSpan ?? 1)}" w:type="dxa"/>`;
  if (c.colSpan !== undefined && c.colSpan !== 1) tcPr += `<w:gridSpan w:val="${c.colSpan}"/>`;
  if (c.hMerge !== undefined) tcPr += c.hMerge === 'restart' ? '<w:hMerge w:val="restart"/>' : '<w:hMerge/>';
  if (c.vMerge !== undefined) tcPr += c.vMerge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  tcPr += (c.tcPr ?? '') + '<w:vAlign w:val="center"/>';
  let body = c.xml ?? (c.text ?? '').split('\n').map(paragraph).join('');
  // Word wants a paragraph after a nested table
  if (c.table !== undefined) body += table(c.table) + '<w:p/>';
  return `<w:tc><w:tcPr>${tcPr}</w:tcPr>${body}</w:tc>`;
}

export function row(spec: RowSpec | readonly (CellSpec | string)[]): string {
  const r: RowSpec = 'cells' in spec ? spec : { cells: spec };
  let trPr = '';
  if (r.gridBefore !== undefined) trPr += `<w:gridBefore w:val="${r.gridBefore}"/>`;
  if (r.gridAfter !== undefined) trPr += `<w:gridAfter w:val="${r.gridAfter}"/>`;
  if (r.header === true) trPr += '<w:tblHeader/>';
  trPr += r.trPr ?? '';
  return `<w:tr>${trPr === '' ? '' : `<w:trPr>${trPr}</w:trPr>`}${r.cells.map(cell).join('')}</w:tr>`;
}

function width(spec: RowSpec | readonly (CellSpec | string)[]): number {
  const r: RowSpec = 'cells' in spec ? spec : { cells: spec };
  const cells = r.cells.reduce((n, c) => n + (typeof c === 'string' ? 1 : (c.colSpan ?? 1)), 0);
  return cells + (r.gridBefore ?? 0) + (r.gridAfter ?? 0);
}

/** A table; `rowsXml` replaces the rows, for wrapped or broken ones. */
export function table(spec: TableSpec, rowsXml?: string): string {
  const columns = spec.grid === undefined ? Math.max(1, ...spec.rows.map(width)) : spec.grid;
  const grid = columns === null ? '' : `<w:tblGrid>${'<w:gridCol w:w="1200"/>'.repeat(columns)}</w:tblGrid>`;
  const properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>';
  return `<w:tbl>${properties}${grid}${rowsXml ?? spec.rows.map(row).join('')}</w:tbl>`;
}

export function block(spec: BlockSpec): string {
  if (typeof spec === 'string') return paragraph(spec);
  if (spec.kind === 'table') return table(spec);
  if (spec.kind === 'xml') return spec.xml;
  return paragraph(spec);
}

function styleXml(style: StyleSpec): string {
  const based = style.basedOn === undefined ? '' : `<w:basedOn w:val="${style.basedOn}"/>`;
  const pPr = style.pPr === undefined ? '' : `<w:pPr>${style.pPr}</w:pPr>`;
  const rPr = style.rPr === undefined ? '' : `<w:rPr>${style.rPr}</w:rPr>`;
  const head = `<w:style w:type="${style.type ?? 'paragraph'}" w:styleId="${style.id}">`;
  return `${head}<w:name w:val="${style.name}"/>${based}${pPr}${rPr}</w:style>`;
}

/** The styles that Word and WPS put into every document, as far as they matter. */
const BASE_STYLES =
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
  [1, 2, 3]
    .map((n) =>
      styleXml({ id: String(n), name: `heading ${n}`, basedOn: 'a', pPr: `<w:outlineLvl w:val="${n - 1}"/>` }),
    )
    .join('');

function levelXml(level: LevelSpec, index: number): string {
  const style = level.style === undefined ? '' : `<w:pStyle w:val="${level.style}"/>`;
  const suffix = level.suffix === undefined ? '' : `<w:suff w:val="${level.suffix}"/>`;
  return (
    `<w:lvl w:ilvl="${index}"><w:start w:val="${level.start ?? 1}"/><w:numFmt w:val="${level.format}"/>${style}` +
    `${level.xml ?? ''}${suffix}<w:lvlText w:val="${escapeXml(level.text)}"/><w:lvlJc w:val="left"/></w:lvl>`
  );
}

function numberingXml(lists: Readonly<Record<number, readonly LevelSpec[]>>): string {
  const ids = Object.keys(lists);
  const abstracts = ids
    .map((id) => {
      const levels = lists[Number(id)] ?? [];
      return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.map(levelXml).join('')}</w:abstractNum>`;
    })
    .join('');
  return abstracts + ids.map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('');
}

function part(root: string, content: string): string {
  return `${DECLARATION}<w:${root} ${NAMESPACES}>${content}</w:${root}>`;
}

/** Writes a document: paragraphs and tables in order. A plain string is a paragraph. */
export function writeDocx(blocks: readonly BlockSpec[], options: DocxOptions = {}): Uint8Array {
  const members: Record<string, string> = {};
  const relations: string[] = [];
  const overrides: string[] = [];
  const add = (name: string, kind: string, type: string, xml: string): string => {
    members[`word/${name}`] = xml;
    const id = `rId${relations.length + 1}`;
    relations.push(`<Relationship Id="${id}" Type="${R}/${kind}" Target="${name}"/>`);
    overrides.push(`<Override PartName="/word/${name}" ContentType="${TYPES}.${type}+xml"/>`);
    return id;
  };

  add('styles.xml', 'styles', 'styles', part('styles', BASE_STYLES + (options.styles ?? []).map(styleXml).join('')));
  const lists = options.numberingXml ?? (options.numbering === undefined ? null : numberingXml(options.numbering));
  if (lists !== null) add('numbering.xml', 'numbering', 'numbering', part('numbering', lists));
  let section = '';
  if (options.header !== undefined) {
    const id = add('header1.xml', 'header', 'header', part('hdr', paragraph(options.header)));
    section += `<w:headerReference w:type="default" r:id="${id}"/>`;
  }
  if (options.footer !== undefined) {
    const id = add('footer1.xml', 'footer', 'footer', part('ftr', paragraph(options.footer)));
    section += `<w:footerReference w:type="default" r:id="${id}"/>`;
  }
  if (options.footnotes !== undefined) {
    const separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>';
    const own = Object.entries(options.footnotes).map(
      ([id, text]) => `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`,
    );
    add('footnotes.xml', 'footnotes', 'footnotes', part('footnotes', separator + own.join('')));
  }

  const body = blocks.map(block).join('');
  members['word/document.xml'] = part(
    'document',
    `<w:body>${body}<w:sectPr>${section}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`,
  );
  const relation = (kind: string, target: string, id: number) =>
    `<Relationship Id="rId${id}" Type="${kind}" Target="${target}"/>`;
  const core = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
  members['_rels/.rels'] =
    `${DECLARATION}<Relationships xmlns="${REL}">${relation(`${R}/officeDocument`, 'word/document.xml', 1)}` +
    `${options.title === undefined ? '' : relation(core, 'docProps/core.xml', 2)}</Relationships>`;
  members['word/_rels/document.xml.rels'] =
    `${DECLARATION}<Relationships xmlns="${REL}">${relations.join('')}</Relationships>`;
  members['[Content_Types].xml'] =
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    `<Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/>${overrides.join('')}</Types>`;
  if (options.title !== undefined) {
    members['docProps/core.xml'] =
      `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
      `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(options.title)}</dc:title></cp:coreProperties>`;
  }

  // the content types come first, as Word writes them
  const order = ['[Content_Types].xml', '_rels/.rels', ...Object.keys(members)];
  const files: Zippable = {};
  for (const name of order) files[name] = strToU8(members[name] ?? '');
  for (const [name, content] of Object.entries(options.members ?? {})) {
    if (content === null) delete files[name];
    else files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files, { mtime: new Date(2024, 0, 2) });
}
