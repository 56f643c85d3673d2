/** What a PDF engine must give: pages behind the narrow interface of layout/page.ts. */
import type { Glyph, PageContent } from '../layout/page.js';

export interface PageRead {
  readonly content: PageContent;
  /** False where the engine knows that it may have passed over text: another engine should read the page. */
  readonly complete: boolean;
  /** The characters that stand outside of the visible page: `content.outside` of them. */
  readonly beyond: readonly Glyph[];
}

export interface PdfDocument {
  readonly pageCount: number;
  /** The document's own title, if it states one. */
  readonly title: string | null;
  /** Whether the cross-reference table was missing or wrong and was made anew. */
  readonly repaired: boolean;
  /** Reads one page, numbered from 1; null where the page cannot be read. */
  page(number: number): Promise<PageRead | null>;
  close(): Promise<void>;
}

export type Opened =
  | { readonly ok: true; readonly document: PdfDocument }
  | { readonly ok: false; readonly reason: 'encrypted' | 'damaged' | 'unavailable'; readonly message: string };

export interface PdfEngine {
  readonly id: 'pdfium' | 'pdfjs';
  /** Opens a document. `bytes` are not changed. Never throws. */
  open(bytes: Uint8Array): Promise<Opened>;
}
