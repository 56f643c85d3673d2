/** PDF (ISO 32000-1); see pdf/index.ts. */
import type { Extractor } from './extractor.js';
import { sniffPdf } from './pdf/sniff.js';

export const pdf: Extractor = {
  id: 'pdf',
  formats: ['pdf'],
  sniff: sniffPdf,
  async read(bytes, context) {
    const { readPdf } = await import('./pdf/index.js');
    return readPdf(bytes, context);
  },
};
