/**
 * HTML pages: saved from portals, pasted or saved from Word and Excel, written by hand, also under .doc and .xls names.
 *
 * Read by the HTML standard (https://html.spec.whatwg.org): parsing by parse5, tables by 4.9.12.1. See html/*.ts.
 */
import type { Extractor } from './extractor.js';
import { sniffHtml } from './html/sniff.js';

export const html: Extractor = {
  id: 'html',
  formats: ['html'],
  sniff: sniffHtml,
  async read(bytes, context) {
    const { readHtml } = await import('./html/read.js');
    return readHtml(bytes, context);
  },
};
