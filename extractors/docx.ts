/**
 * Word documents: .docx, .docm, .dotx, one-file packages (pkg:package) and the XML of Word 2003 (ECMA-376 part 1,
 * clause 17, transitional and strict alike).
 *
 * Reads WordprocessingML itself, because the table's own grid, automatic numbers, revisions and hidden text decide what
 * a report states, and conversions to HTML lose them.
 */
import type { Extractor } from './extractor.js';
import { sniffWord } from './docx/sniff.js';

export const docx: Extractor = {
  id: 'docx',
  formats: ['docx', 'xml'],
  sniff: sniffWord,
  async read(bytes, context) {
    const { readDocx } = await import('./docx/read.js');
    return readDocx(bytes, context);
  },
};
