/**
 * PDF (ISO 32000-1) → Doc: pages through one of two engines, tables and prose through the shared layout.
 *
 * PDFium is the engine; where it cannot open a file, pdf.js tries.
 */
import type { Doc, Page, ReadResult } from '../../src/model/doc.js';
import { at } from '../../src/model/doc.js';
import type { Warning } from '../../src/model/record.js';
import { fault, warn } from '../../src/model/warn.js';
import type { ReadContext } from '../extractor.js';
import { withTableText } from '../layout/beyond.js';
import type { PageContent } from '../layout/page.js';
import { toBlocks } from '../layout/to-doc.js';
import type { PageRead, PdfDocument, PdfEngine } from './engine.js';
import { judgePage } from './judge.js';
import { pdfjs } from './pdfjs.js';
import { pdfium } from './pdfium.js';
import { withTrailer } from './repair.js';

/**
 * Reads with the first engine that can open the file; pages that it cannot read, or not for certain in full, are read
 * with the engines after it.
 */
export async function readPdf(
  bytes: Uint8Array,
  context: ReadContext,
  engines: readonly PdfEngine[] = [pdfium, pdfjs],
): Promise<ReadResult> {
  if (bytes.length === 0) return fault('empty', 'the file has no bytes');
  if (bytes.length > context.limits.fileBytes)
    return fault('too-big', `${bytes.length} bytes, more than the limit of ${context.limits.fileBytes}`);
  const read = await readWith(bytes, context, engines, false);
  if (read.ok || read.fault.outcome !== 'damaged') return read;
  const repaired = withTrailer(bytes);
  if (repaired === null) return read;
  const again = await readWith(repaired, context, engines, true);
  return again.ok ? again : read;
}

async function readWith(
  bytes: Uint8Array,
  context: ReadContext,
  engines: readonly PdfEngine[],
  repaired: boolean,
): Promise<ReadResult> {
  const reasons: string[] = [];
  for (const [index, engine] of engines.entries()) {
    const opened = await engine.open(bytes);
    if (!opened.ok) {
      if (opened.reason === 'encrypted') return fault('encrypted', `PDF: ${opened.message}`);
      reasons.push(opened.message);
      continue;
    }
    const second = reserve(bytes, engines.slice(index + 1));
    try {
      return await readDocument(
        { ...opened.document, repaired: repaired || opened.document.repaired },
        second.page,
        context,
      );
    } finally {
      await opened.document.close();
      await second.close();
    }
  }
  return fault('damaged', `PDF: ${reasons.join('; ')}`);
}

/** The other engines, opened when a page first needs them. */
function reserve(
  bytes: Uint8Array,
  engines: readonly PdfEngine[],
): { page: (number: number) => Promise<PageRead | null>; close: () => Promise<void> } {
  let opening: Promise<PdfDocument | null> | undefined;
  const open = async (): Promise<PdfDocument | null> => {
    for (const engine of engines) {
      const opened = await engine.open(bytes);
      if (opened.ok) return opened.document;
    }
    return null;
  };
  return {
    page: async (number) => (await (opening ??= open()))?.page(number) ?? null,
    close: async () => (await opening)?.close(),
  };
}

async function readDocument(
  document: PdfDocument,
  second: (number: number) => Promise<PageRead | null>,
  context: ReadContext,
): Promise<ReadResult> {
  const { limits } = context;
  const { pageCount } = document;
  if (pageCount < 1) return fault('damaged', 'PDF: no page can be found');
  if (pageCount > limits.pages)
    return fault('too-big', `PDF: ${pageCount} pages, more than the limit of ${limits.pages}`);
  const warnings: Warning[] = [];
  if (document.repaired)
    warnings.push(warn('structure.repaired', 'the table of cross-references was missing or wrong and was made anew'));
  const pages: Page[] = [];
  const contents: PageContent[] = [];
  let [characters, unread] = [0, 0];
  for (let number = 1; number <= pageCount; number++) {
    context.beat?.(number);
    let read = await document.page(number);
    if (read === null || !read.complete) {
      const other = await second(number);
      // the second engine may pass over more of a damaged page than the first
      if (other !== null && (read === null || sizeOf(other) >= sizeOf(read))) read = other;
      if (read?.complete === false)
        warnings.push(warn('page.unread', `page ${number}: some of its text could not be read`, at({ page: number })));
    }
    if (read === null) {
      unread++;
      warnings.push(warn('structure.repaired', `page ${number} is damaged and was not read`, at({ page: number })));
      pages.push({ number, width: 0, height: 0, state: 'empty' });
      continue;
    }
    const content = withTableText(read.content, read.beyond, limits.gridPositions);
    const verdict = judgePage(content);
    warnings.push(...verdict.warnings);
    pages.push({ number, width: round(content.width), height: round(content.height), state: verdict.state });
    characters += content.glyphs.length;
    if (characters > limits.characters)
      return fault('too-big', `PDF: more than ${limits.characters} characters by page ${number}`);
    if (verdict.state === 'text') contents.push(content);
  }
  const nothing = nothingRead(pages, unread);
  if (nothing !== null) return nothing;
  const doc: Doc = {
    source: {
      format: 'pdf',
      encoding: null,
      pages: pageCount,
      title: document.title,
      publishedAt: null,
      url: null,
      attachments: [],
    },
    blocks: toBlocks(contents, limits.gridPositions),
    pages,
    warnings,
  };
  return { ok: true, doc };
}

/** Characters that were seen on the page, with or without a meaning. */
const sizeOf = ({ content }: PageRead): number => content.glyphs.length + content.unmapped;

const round = (v: number): number => Math.round(v * 100) / 100;

/** The fault of a document none of whose pages has text. */
function nothingRead(pages: readonly Page[], unread: number): ReadResult | null {
  const count = (state: Page['state']): number => pages.filter((page) => page.state === state).length;
  if (count('text') > 0) return null;
  const all = pages.length;
  if (count('garbled') > 0)
    return fault('garbled', `PDF: the fonts of ${count('garbled')} of ${all} pages have no map to characters`);
  if (count('scanned') > 0)
    return fault('scanned', `PDF: ${count('scanned')} of ${all} pages are pictures without text`);
  if (unread > 0) return fault('damaged', `PDF: ${unread} of ${all} pages are damaged, and the rest are empty`);
  return fault('empty', `PDF: ${all} pages, all without text`);
}
