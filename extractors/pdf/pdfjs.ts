/** PDF pages through pdf.js. */
import type { PdfEngine } from './engine.js';

export const pdfjs: PdfEngine = {
  id: 'pdfjs',
  open: async () => ({ ok: false, reason: 'unavailable', message: 'pdf.js is not there' }),
};
