/** What a document that holds no text is. */
import type { Doc, ReadResult } from '../../src/model/doc.js';
import { fault } from '../../src/model/warn.js';

/** The result of reading: a document in which nothing but pictures stands is scanned, one with nothing at all is empty. */
export function resultOf(doc: Doc): ReadResult {
  const filled = doc.blocks.some((block) =>
    block.kind === 'table'
      ? block.cells.some((cell) => cell.text !== '' || cell.tables.length > 0)
      : block.role !== 'header' && block.role !== 'footer',
  );
  if (filled) return { ok: true, doc };
  const has = (code: string): boolean => doc.warnings.some((warning) => warning.code === code);
  if (has('picture.unread')) return fault('scanned', 'the document consists of pictures; there is no text in it');
  return has('object.unread') ? { ok: true, doc } : fault('empty', 'the document holds no text');
}
