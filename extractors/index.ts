/**
 * The list of readers and the auction between them: content decides, the name only where the content leaves a doubt.
 * What reads a format is loaded with the first document of that format.
 */
import type { ReadResult } from '../src/model/doc.js';
import { fault } from '../src/model/warn.js';
import type { Extractor, ReadContext } from './extractor.js';
import { doc } from './doc.js';
import { docx } from './docx.js';
import { eml } from './eml.js';
import { html } from './html.js';
import { mht } from './mht.js';
import { odt } from './odt.js';
import { ofd } from './ofd.js';
import { pdf } from './pdf.js';
import { rtf } from './rtf.js';
import { txt } from './txt.js';
import { xlsx } from './xlsx.js';

/** In alphabetical order; the order breaks no ties, since each reader's sniff is specific. */
export const EXTRACTORS: readonly Extractor[] = [doc, docx, eml, html, mht, odt, ofd, pdf, rtf, txt, xlsx];

/** The reader that fits the bytes best, or null. */
export function choose(bytes: Uint8Array, name: string): Extractor | null {
  let best: Extractor | null = null;
  let most = 0;
  for (const extractor of EXTRACTORS) {
    if ((extractor.most ?? 100) <= most) continue;
    const score = extractor.sniff(bytes, name);
    if (score > most) {
      most = score;
      best = extractor;
    }
  }
  return best;
}

const MAGIC: readonly (readonly [string, RegExp])[] = [
  ['a picture (JPEG)', /^\xff\xd8\xff/],
  ['a picture (PNG)', /^\x89PNG/],
  ['a picture (GIF)', /^GIF8/],
  ['a picture (TIFF)', /^(II\*\x00|MM\x00\*)/],
  ['a picture (BMP)', /^BM/],
  ['a RAR archive', /^Rar!/],
  ['a 7z archive', /^7z\xbc\xaf/],
  ['a gzip file', /^\x1f\x8b/],
  ['a zip archive', /^PK\x03\x04/],
  ['an OLE compound file', /^\xd0\xcf\x11\xe0/],
  ['a PDF', /^%PDF/],
  ['a program', /^(MZ|\x7fELF)/],
  ['a video or sound file', /^(\x00\x00\x00.ftyp|ID3|OggS|RIFF)/s],
];

/** What bytes that no reader takes seem to be. */
export function describe(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return MAGIC.find(([, magic]) => magic.test(head))?.[0] ?? 'no document of a known format';
}

/** Reads bytes with the reader that fits them best. Never throws: whatever goes wrong comes back as a fault. */
export async function readBytes(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (bytes.length === 0) return fault('empty', 'the file has no bytes');
  if (bytes.length > context.limits.fileBytes)
    return fault('too-big', `the file has ${bytes.length} bytes, more than the limit of ${context.limits.fileBytes}`);
  const extractor = choose(bytes, context.name);
  if (!extractor) return fault('unsupported', `the file is ${describe(bytes)}, which is not read`);
  try {
    return await extractor.read(bytes, context);
  } catch (error) {
    return fault(
      'crash',
      `the ${extractor.id} reader failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
