/** Loading pdf.js for Node, with the character maps that Chinese needs. */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { withoutDamagedFonts } from './damaged-fonts.js';
import { provideDom } from './dom-matrix.js';

/** What the engine uses of pdf.js: see its `PDFDocumentProxy` and `PDFPageProxy`. */
export interface PdfjsPage {
  readonly view: readonly number[];
  readonly rotate: number;
  readonly commonObjs: { has(id: string): boolean; get(id: string): unknown };
  getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
  cleanup(): void;
}

export interface PdfjsDocument {
  readonly numPages: number;
  getMetadata(): Promise<{ readonly info: object }>;
  getPage(number: number): Promise<PdfjsPage>;
}

export interface Pdfjs {
  readonly OPS: Readonly<Record<string, number>>;
  load(bytes: Uint8Array): { readonly promise: Promise<PdfjsDocument>; destroy(): Promise<void> };
}

const OWN_ERRORS: ReadonlySet<string> = new Set([
  'AbortException', 'BaseException', 'FormatError', 'InvalidPDFException', 'MissingDataException', 'ParserEOFException',
  'ResponseException', 'UnknownErrorException', 'XRefEntryException', 'XRefParseException',
]); // prettier-ignore

/**
 * pdf.js leaves some promises of damaged files to nobody, and one such rejection would end the process. Its own are let
 * pass, since the page or the file has been given up already; all others keep the effect that they have by default.
 */
function letOwnRejectionsPass(reason: unknown): void {
  if (reason instanceof Error && OWN_ERRORS.has(reason.name)) return;
  if (process.listenerCount('unhandledRejection') === 1) throw reason;
}

let loading: Promise<Pdfjs> | undefined;

export function loadPdfjs(): Promise<Pdfjs> {
  loading ??= (async () => {
    provideDom();
    process.on('unhandledRejection', letOwnRejectionsPass);
    const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    // plain paths that end in a separator: with a file: URL the maps are not found and Chinese comes out empty
    const folder = (name: string): string => join(root, name) + sep;
    return {
      OPS: library.OPS,
      load: (bytes) => {
        const task = library.getDocument({
          // pdf.js takes the buffer away from its owner
          data: new Uint8Array(withoutDamagedFonts(bytes)),
          cMapUrl: folder('cmaps'),
          cMapPacked: true,
          standardFontDataUrl: folder('standard_fonts'),
          wasmUrl: folder('wasm'),
          isEvalSupported: false,
          useSystemFonts: false,
          disableFontFace: true,
          verbosity: 0,
        });
        return {
          promise: task.promise,
          destroy: () => task.destroy(),
        };
      },
    };
  })();
  return loading;
}
