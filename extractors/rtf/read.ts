/** An RTF file from its bytes. */
import type { ReadResult } from '../../src/model/doc.js';
import { fault } from '../../src/model/warn.js';
import type { ReadContext } from '../extractor.js';
import { signatureAt } from './signature.js';
import { readRtf } from './reader.js';
import type { Story } from './story.js';
import { createLog, LimitReached } from '../shared/log.js';
import { createContext } from '../shared/row-tables.js';
import { flatParagraphs, placeBehind, storyBlocks, withoutRepeats } from '../shared/story-blocks.js';

function readDocument(bytes: Uint8Array, start: number, { limits }: ReadContext): ReadResult {
  const log = createLog();
  const { body, others, encoding } = readRtf(bytes, start, limits, log);
  const context = createContext(limits, log);
  const placed = storyBlocks(body.paragraphs, 'body', context);
  const boxes = others
    .filter(({ role }) => role === 'textbox')
    .map((box) => ({
      anchor: box.anchor,
      blocks: storyBlocks(box.paragraphs, 'textbox', context).map((b) => b.block),
    }));
  const apart = (role: Exclude<Story['role'], 'body'>) =>
    others.filter((story) => story.role === role).flatMap(({ paragraphs }) => flatParagraphs(paragraphs, role, log));
  const blocks = [
    ...withoutRepeats(apart('header')),
    ...placeBehind(placed, boxes),
    ...apart('note'),
    ...withoutRepeats(apart('footer')),
  ];
  const warnings = log.all();
  if (context.tooBig) return fault('too-big', `the tables have more than ${limits.cells} cells`);
  if (blocks.length === 0 && warnings.every(({ code }) => code !== 'picture.unread' && code !== 'object.unread')) {
    return fault('empty', 'the document holds no text');
  }
  return {
    ok: true,
    doc: {
      source: { format: 'rtf', encoding, pages: null, title: null, publishedAt: null, url: null, attachments: [] },
      blocks,
      pages: [],
      warnings,
    },
  };
}

export async function readRtfFile(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length === 0) return fault('empty', 'the file has no bytes');
  if (bytes.length > context.limits.fileBytes) return fault('too-big', `the file has ${bytes.length} bytes`);
  const start = signatureAt(bytes);
  if (start === null) return fault('unsupported', 'no RTF: the file does not begin with {\\rtf');
  try {
    return readDocument(bytes, start, context);
  } catch (error) {
    if (error instanceof LimitReached) return fault('too-big', error.message);
    throw error;
  }
}
