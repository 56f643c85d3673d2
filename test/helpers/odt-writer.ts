/** Writes small OpenDocument texts for tests; the same input gives the same bytes. */
import { strToU8, zipSync, type Zippable } from 'fflate';

const NAMESPACES = ['office', 'text', 'table', 'style', 'draw', 'meta', 'manifest']
  .map((n) => `xmlns:${n}="urn:oasis:names:tc:opendocument:xmlns:${n}:1.0"`)
  .concat('xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(' ');

export interface OdtOptions {
  /** Content of office:automatic-styles. */
  readonly automatic?: string;
  /** Content of office:styles. */
  readonly styles?: string;
  /** Content of office:master-styles. */
  readonly masters?: string;
  readonly title?: string;
  /** Content of the manifest. */
  readonly manifest?: string;
  readonly members?: Readonly<Record<string, string>>;
}

/** A paragraph of text; what is given is XML already. */
export const p = (xml: string, style = 'Standard'): string => `<text:p text:style-name="${style}">${xml}</text:p>`;

/** A cell; `attributes` are written as they are. */
export const cell = (text: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string"${attributes === '' ? '' : ` ${attributes}`}>${p(text)}</table:table-cell>`;

export const covered = '<table:covered-table-cell/>';
export const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
export const table = (...rows: string[]): string => `<table:table table:name="T">${rows.join('')}</table:table>`;

/** Writes an .odt whose text body is the given XML. */
export function writeOdt(body: string, options: OdtOptions = {}): Uint8Array {
  const part = (root: string, content: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n<office:${root} ${NAMESPACES}>${content}</office:${root}>`);
  const files: Zippable = {
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': part(
      'document-content',
      `<office:automatic-styles>${options.automatic ?? ''}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    ),
    'styles.xml': part(
      'document-styles',
      `<office:styles>${options.styles ?? ''}</office:styles><office:master-styles>${options.masters ?? ''}</office:master-styles>`,
    ),
    'meta.xml': part('document-meta', `<office:meta><dc:title>${options.title ?? ''}</dc:title></office:meta>`),
    'META-INF/manifest.xml': strToU8(
      `<manifest:manifest ${NAMESPACES}>${options.manifest ?? '<manifest:file-entry manifest:full-path="content.xml"/>'}</manifest:manifest>`,
    ),
  };
  for (const [name, content] of Object.entries(options.members ?? {})) files[name] = strToU8(content);
  return zipSync(files, { mtime: new Date(2024, 0, 2) });
}
