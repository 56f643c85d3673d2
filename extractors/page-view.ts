/**
 * What a page engine saw of each page of a PDF or an OFD, for drawing it under what was made of it: characters, drawn
 * lines, pictures, and the edges that the table finder joined from the lines. For looking at only; the readers do their
 * own work.
 */
import type { Limits } from '../src/model/limits.js';
import { findEdges } from './layout/edges.js';
import { upright, type Box, type Glyph, type PageContent } from './layout/page.js';
import { readDocument } from './ofd/document.js';
import { openPackage } from './ofd/package.js';
import type { PdfDocument } from './pdf/engine.js';
import { pdfium } from './pdf/pdfium.js';
import { pdfjs } from './pdf/pdfjs.js';

export type { Box, Glyph } from './layout/page.js';

/** One page; lengths in points, y downward from the top left corner of the page as it is shown. */
export interface PageView {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Lines and thin rectangles as they are drawn; a line as a box without width or height. */
  readonly drawn: readonly Box[];
  readonly images: readonly Box[];
  /** Edges after joining, as boxes without width or height. */
  readonly edges: readonly Box[];
}

const boxOf = (x0: number, y0: number, x1: number, y1: number): Box =>
  [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]; // prettier-ignore

export function viewOf(content: PageContent): PageView {
  const { page, back } = upright(content);
  const { horizontal, vertical } = findEdges(page);
  return {
    number: content.number,
    width: content.width,
    height: content.height,
    glyphs: content.glyphs,
    drawn: [...content.strokes.map((s) => boxOf(s.x0, s.y0, s.x1, s.y1)), ...content.fills],
    images: content.images,
    edges: [
      ...horizontal.map((e) => back([e.from, e.at, e.to, e.at])),
      ...vertical.map((e) => back([e.at, e.from, e.at, e.to])),
    ],
  };
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument | null> {
  for (const engine of [pdfium, pdfjs]) {
    const opened = await engine.open(bytes);
    if (opened.ok) return opened.document;
  }
  return null;
}

async function pdfPages(bytes: Uint8Array, limits: Limits): Promise<PageView[]> {
  const document = await openPdf(bytes);
  if (document === null) return [];
  try {
    const out: PageView[] = [];
    for (let number = 1; number <= Math.min(document.pageCount, limits.pages); number++) {
      const read = await document.page(number);
      if (read !== null) out.push(viewOf(read.content));
    }
    return out;
  } finally {
    await document.close();
  }
}

function ofdPages(bytes: Uint8Array, limits: Limits): PageView[] {
  const opened = openPackage(bytes, limits);
  if (!opened.ok) return [];
  const out: PageView[] = [];
  let before = 0;
  for (const document of opened.pkg.documents) {
    const read = readDocument(opened.pkg, document, before, limits);
    if (!read.ok) return out;
    for (const content of read.pages.contents) if (content !== null) out.push(viewOf(content));
    before += read.pages.contents.length;
  }
  return out;
}

/** The pages of a document that was read as `format`; null for a format without drawn pages. Pages that cannot be read are not among them. */
export async function viewPages(
  bytes: Uint8Array,
  format: string,
  limits: Limits,
): Promise<readonly PageView[] | null> {
  if (format === 'pdf') return pdfPages(bytes, limits);
  return format === 'ofd' ? ofdPages(bytes, limits) : null;
}
