/** Reading PDF bytes in tests. */
import type { Doc, Paragraph, Table } from '../../src/model/doc.js';
import { LIMITS } from '../../src/model/limits.js';
import type { PdfEngine } from '../../extractors/pdf/engine.js';
import { readPdf } from '../../extractors/pdf/index.js';
import { pdfium } from '../../extractors/pdf/pdfium.js';

export const CONTEXT = { name: 'report.pdf', charset: null, limits: LIMITS };

export async function readDoc(bytes: Uint8Array, engine: PdfEngine = pdfium): Promise<Doc> {
  const result = await readPdf(bytes, CONTEXT, [engine]);
  if (!result.ok) throw new Error(`${result.fault.outcome}: ${result.fault.message}`);
  return result.doc;
}

export const tablesOf = (doc: Doc): Table[] => doc.blocks.filter((b) => b.kind === 'table');
export const paragraphsOf = (doc: Doc): Paragraph[] => doc.blocks.filter((b) => b.kind === 'paragraph');

/** The table as text: for each cell its place, its span where it has one, and its text. */
export const sketch = (table: Table | undefined): string[] =>
  (table?.cells ?? []).map((c) => {
    const span = c.rowSpan > 1 || c.colSpan > 1 ? ` ${c.rowSpan}x${c.colSpan}` : '';
    return `${c.row},${c.col}${span} ${c.lines.join('|')}`.trim();
  });
