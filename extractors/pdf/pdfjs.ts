/** PDF pages through pdf.js: the fallback, and the check on the other engine. */
import type { Opened, PdfDocument, PdfEngine } from './engine.js';
import type { Pdfjs, PdfjsDocument } from './pdfjs-module.js';
import { loadPdfjs } from './pdfjs-module.js';
import { interpret } from './pdfjs-page.js';
import { selfTest } from './self-test.js';

export const pdfjs: PdfEngine = { id: 'pdfjs', open };

let tested: Promise<string | null> | undefined;

async function open(bytes: Uint8Array): Promise<Opened> {
  tested ??= selfTest(openUntested);
  const trouble = await tested;
  return trouble === null ? openUntested(bytes) : { ok: false, reason: 'unavailable', message: trouble };
}

async function openUntested(bytes: Uint8Array): Promise<Opened> {
  let lib: Pdfjs;
  try {
    lib = await loadPdfjs();
  } catch (error) {
    return { ok: false, reason: 'unavailable', message: `pdf.js cannot be loaded: ${String(error)}` };
  }
  const task = lib.load(bytes);
  try {
    const document = await task.promise;
    return { ok: true, document: await wrap(lib, document, () => task.destroy()) };
  } catch (error) {
    await task.destroy().catch(() => undefined);
    const name = error instanceof Error ? error.name : '';
    return name === 'PasswordException'
      ? { ok: false, reason: 'encrypted', message: 'the file asks for a password' }
      : { ok: false, reason: 'damaged', message: error instanceof Error ? error.message : String(error) };
  }
}

async function wrap(lib: Pdfjs, document: PdfjsDocument, destroy: () => Promise<void>): Promise<PdfDocument> {
  let title: unknown = null;
  try {
    title = (await document.getMetadata()).info['Title' as never];
  } catch {
    // a document without readable metadata has no title
  }
  return {
    pageCount: document.numPages,
    title: typeof title === 'string' && title !== '' ? title : null,
    repaired: false,
    async page(number) {
      try {
        const page = await document.getPage(number);
        const read = interpret(lib.OPS, page, await page.getOperatorList(), number);
        page.cleanup();
        return read;
      } catch {
        return null;
      }
    },
    close: () => destroy().catch(() => undefined),
  };
}
