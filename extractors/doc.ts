/**
 * Word 97–2003 binary documents ([MS-DOC]), .doc and, written by WPS, .wps.
 *
 * The text is cut into paragraphs by its marks; a paragraph's properties say how deep in tables it stands, and those of
 * a row's end mark say where the row's cells begin and end, from which the exact grid is built.
 */
import { isCompoundFile, kindOf, openCompound } from './shared/compound.js';
import { isOldWord } from './doc/old-word.js';
import type { Extractor } from './extractor.js';

export const doc: Extractor = {
  id: 'doc',
  formats: ['doc', 'wps'],
  sniff(bytes, name) {
    if (isCompoundFile(bytes)) {
      const opened = openCompound(bytes);
      if (!opened.ok) return /\.(doc|dot|wps|wpt)$/i.test(name) ? 30 : 0;
      const kind = kindOf(opened.file);
      if (kind === 'word') return 100;
      return kind === 'works' ? 60 : /\.(doc|dot|wps|wpt)$/i.test(name) && kind === 'other' ? 30 : 0;
    }
    return isOldWord(bytes) ? 80 : 0;
  },
  async read(bytes, context) {
    const { readDoc } = await import('./doc/read.js');
    return readDoc(bytes, context);
  },
};
