/** PDF pages through PDFium (WebAssembly). Coordinates of ISO 32000-1 section 8.3: points, y upward, before rotation. */
import type { Opened, PageRead, PdfDocument, PdfEngine } from './engine.js';
import { viewOf } from './geometry.js';
import type { Pdfium } from './pdfium-module.js';
import { forgetPdfium, loadPdfium } from './pdfium-module.js';
import { readObjects } from './pdfium-objects.js';
import { readText } from './pdfium-text.js';

const ERROR_PASSWORD = 4;
const UTF16 = new TextDecoder('utf-16le');

export const pdfium: PdfEngine = { id: 'pdfium', open };

async function open(bytes: Uint8Array): Promise<Opened> {
  const lib = await loadPdfium();
  if (lib === null) return { ok: false, reason: 'unavailable', message: 'PDFium cannot be loaded' };
  try {
    const data = lib.wasmExports.malloc(bytes.length + 1);
    if (data === 0) return { ok: false, reason: 'unavailable', message: 'no memory for the file' };
    lib.HEAPU8.set(bytes, data);
    const document = lib.wasmExports.FPDF_LoadMemDocument(data, bytes.length, 0);
    if (document !== 0) return { ok: true, document: wrap(lib, document, data) };
    const encrypted = lib.wasmExports.FPDF_GetLastError() === ERROR_PASSWORD;
    lib.wasmExports.free(data);
    return encrypted
      ? { ok: false, reason: 'encrypted', message: 'the file asks for a password' }
      : { ok: false, reason: 'damaged', message: 'no document structure can be found' };
  } catch (error) {
    forgetPdfium();
    return { ok: false, reason: 'unavailable', message: `PDFium stopped: ${String(error)}` };
  }
}

function wrap(lib: Pdfium, document: number, data: number): PdfDocument {
  const memory = lib.wasmExports.malloc(80);
  const scratch = (memory + 7) & ~7;
  let trapped = false;
  // a page is closed when the next one is open: the fonts that both use are then not read again
  let current = 0;
  const turnTo = (page: number): void => {
    if (current !== 0) lib.wasmExports.FPDF_ClosePage(current);
    current = page;
  };
  return {
    pageCount: lib.wasmExports.FPDF_GetPageCount(document),
    title: titleOf(lib, document),
    repaired: lib.wasmExports.FPDF_DocumentHasValidCrossReferenceTable(document) === 0,
    async page(number) {
      if (trapped) return null;
      try {
        const page = lib.wasmExports.FPDF_LoadPage(document, number - 1);
        if (page === 0) return null;
        turnTo(page);
        return readPage(lib, page, number, scratch);
      } catch {
        trapped = true;
        forgetPdfium();
        return null;
      }
    },
    async close() {
      if (trapped) return;
      turnTo(0);
      lib.wasmExports.FPDF_CloseDocument(document);
      lib.wasmExports.free(memory);
      lib.wasmExports.free(data);
    },
  };
}

function titleOf(lib: Pdfium, document: number): string | null {
  const tag = lib.wasmExports.malloc(8);
  lib.HEAPU8.set([0x54, 0x69, 0x74, 0x6c, 0x65, 0], tag);
  const length = lib.wasmExports.FPDF_GetMetaText(document, tag, 0, 0);
  let title = '';
  if (length > 2 && length < 4096) {
    const buffer = lib.wasmExports.malloc(length);
    lib.wasmExports.FPDF_GetMetaText(document, tag, buffer, length);
    title = UTF16.decode(lib.HEAPU8.slice(buffer, buffer + length - 2));
    lib.wasmExports.free(buffer);
  }
  lib.wasmExports.free(tag);
  return title === '' ? null : title;
}

function readPage(lib: Pdfium, page: number, number: number, scratch: number): PageRead {
  const calls = lib.wasmExports;
  calls.FPDF_GetPageBoundingBox(page, scratch);
  const [left = 0, top = 0, right = 0, bottom = 0] = lib.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4);
  const view = viewOf([left, bottom, right, top], calls.FPDFPage_GetRotation(page) * 90);
  const { shapes, images, texts } = readObjects(lib, page, view, scratch);
  const { seen, beyond, ...text } = readText(lib, page, view, scratch);
  // text of fonts that are not embedded has no extent to PDFium, and where it is a single character it is passed over
  const complete = texts.every(
    (object) => seen.has(object) || calls.FPDFFont_GetIsEmbedded(calls.FPDFTextObj_GetFont(object)) === 1,
  );
  return { content: { number, width: view.width, height: view.height, ...text, ...shapes, images }, complete, beyond };
}
