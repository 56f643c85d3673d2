/** A Word 97–2003 binary document from its bytes. */
import { NOWHERE, type Block, type ReadResult } from '../../src/model/doc.js';
import { fault } from '../../src/model/warn.js';
import { createContext } from '../shared/row-tables.js';
import { isCompoundFile, kindOf, openCompound } from '../shared/compound.js';
import type { ReadContext } from '../extractor.js';
import { createLog } from '../shared/log.js';
import { storyBlocks } from '../shared/story-blocks.js';
import { isOldWord } from './old-word.js';
import { openDocument, type WordDocument } from './document.js';
import { readFib, WORD_97, type Fib } from './fib.js';
import { readStory } from './story.js';
import { placeTextBoxes } from './text-boxes.js';
import { sideStories } from './side-stories.js';

const ADVICE = 'open it in Word or WPS and save it as docx';

function readWord(bytes: Uint8Array, context: ReadContext): ReadResult {
  if (bytes.length === 0) return fault('empty', 'the file has no bytes');
  if (bytes.length > context.limits.fileBytes) return fault('too-big', `the file has ${bytes.length} bytes`);
  if (isOldWord(bytes)) return fault('unsupported', `a document of Word for DOS or Word 2; ${ADVICE}`);
  const opened = openCompound(bytes);
  if (!opened.ok) return fault(isCompoundFile(bytes) ? 'damaged' : 'unsupported', opened.message);
  const stream = opened.file.stream('WordDocument');
  if (stream === null) {
    const kind = kindOf(opened.file);
    if (kind === 'encrypted-ooxml') return fault('encrypted', 'the file is protected by a password');
    if (kind === 'works') return fault('unsupported', `a document of Microsoft Works; ${ADVICE}`);
    return fault('unsupported', `an OLE file without a Word document in it (${kind})`);
  }
  const fib = readFib(stream);
  if (fib === null) return fault('damaged', 'the WordDocument stream does not begin with a Word header');
  if (fib.version < WORD_97) return fault('unsupported', `a document of Word 6 or Word 95; ${ADVICE}`);
  if (fib.encrypted) return fault('encrypted', 'the document is protected by a password');
  const document = openDocument(opened.file, stream, fib);
  if (document === null) return fault('damaged', 'the table of the text pieces is missing or damaged');
  if (document.text.chars.length > context.limits.characters) {
    return fault('too-big', `the document has ${document.text.chars.length} characters`);
  }
  return assemble(document, fib, context);
}

function assemble(document: WordDocument, fib: Fib, { name, limits }: ReadContext): ReadResult {
  const log = createLog();
  const context = createContext(limits, log);
  const main = readStory(document, 0, fib.lengths.main);
  if (document.text.chars.length < fib.lengths.main) {
    const missing = fib.lengths.main - document.text.chars.length;
    log.add('structure.repaired', `the file is cut: ${missing} characters of the text are missing`, NOWHERE);
  }
  const placed = storyBlocks(main, 'body', context);
  const body = placeTextBoxes(document, fib, placed, context);
  const side = sideStories(document, fib, context);
  const blocks: readonly Block[] = [...side.headers, ...body, ...side.notes, ...side.footers];
  const warnings = log.all();
  if (blocks.length === 0 && warnings.every(({ code }) => code !== 'picture.unread' && code !== 'object.unread')) {
    return fault('empty', 'the document holds no text');
  }
  if (context.tooBig) return fault('too-big', `the tables have more than ${limits.cells} cells`);
  return {
    ok: true,
    doc: {
      source: {
        // the same container and the same content: only the name tells that WPS wrote it
        format: /\.wp[st]$/i.test(name) ? 'wps' : 'doc',
        encoding: null,
        pages: null,
        title: null,
        publishedAt: null,
        url: null,
        attachments: [],
      },
      blocks,
      pages: [],
      warnings,
    },
  };
}

export async function readDoc(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  return readWord(bytes, context);
}
