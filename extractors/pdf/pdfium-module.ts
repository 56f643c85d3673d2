/** PDFium compiled to WebAssembly: the functions of its C interface that the engine calls, and how to load it. */

/** Functions named as in PDFium's public headers. Handles and pointers are offsets in the module's memory; 0 is none. */
export interface PdfiumCalls {
  malloc(size: number): number;
  free(pointer: number): void;
  FPDF_InitLibraryWithConfig(config: number): void;
  FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  FPDF_GetLastError(): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_DocumentHasValidCrossReferenceTable(document: number): number;
  FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageBoundingBox(page: number, rectangle: number): number;
  FPDFPage_GetRotation(page: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  FPDFPath_CountSegments(path: number): number;
  FPDFPath_GetPathSegment(path: number, index: number): number;
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
  FPDFPathSegment_GetType(segment: number): number;
  FPDFPathSegment_GetClose(segment: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsHyphen(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_HasUnicodeMapError(text: number, index: number): number;
  FPDFText_GetFontSize(text: number, index: number): number;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number;
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFTextObj_GetFont(object: number): number;
  FPDFFont_GetIsEmbedded(font: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
}

export interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  /**
   * The functions themselves. The package wraps each of them in a check of its arguments, which takes longer than most
   * of them do: a page needs tens of thousands of calls.
   */
  readonly wasmExports: PdfiumCalls;
}

let loading: Promise<Pdfium | null> | undefined;

/** One library for the process; null where it cannot be loaded. */
export function loadPdfium(): Promise<Pdfium | null> {
  loading ??= (async () => {
    try {
      const { PDFiumModule } = await import('@hyzyla/pdfium');
      const module = (await PDFiumModule({})) as unknown as Pdfium;
      module.wasmExports.FPDF_InitLibraryWithConfig(0);
      return module;
    } catch {
      return null;
    }
  })();
  return loading;
}

/** After the library has trapped, its memory cannot be trusted: the next document gets a new one. */
export function forgetPdfium(): void {
  loading = undefined;
}
