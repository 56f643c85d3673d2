/** Rich Text Format 1.9.1, as Word, WPS, WordPad and others write it. */
import type { Extractor } from './extractor.js';
import { signatureAt } from './rtf/signature.js';

export const rtf: Extractor = {
  id: 'rtf',
  formats: ['rtf'],
  sniff(bytes) {
    return signatureAt(bytes) === null ? 0 : 100;
  },
  async read(bytes, context) {
    const { readRtfFile } = await import('./rtf/read.js');
    return readRtfFile(bytes, context);
  },
};
