/** OpenDocument text: .odt, .ott and the flat .fodt (OASIS ODF 1.3). */
import type { Extractor } from './extractor.js';
import { isZip } from './shared/zip.js';

const MIMETYPE = 'application/vnd.oasis.opendocument.text';

export const odt: Extractor = {
  id: 'odt',
  formats: ['odt'],
  sniff(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
    if (isZip(head)) {
      // the mimetype is the first member and stored as it is (ODF 1.3 part 2, 3.3)
      if (head.toString('latin1', 30, 30 + 8 + MIMETYPE.length) === `mimetype${MIMETYPE}`) return 96;
      return head.indexOf(MIMETYPE, 0, 'latin1') >= 0 ? 90 : 0;
    }
    const text = head.toString('utf8');
    return /^\s*\ufeff?<(?:\?xml|office:document)/.test(text) && text.includes(MIMETYPE) ? 95 : 0;
  },
  async read(bytes, context) {
    const { readOdt } = await import('./odt/read.js');
    return readOdt(bytes, context);
  },
};
