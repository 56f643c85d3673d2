/** An OFD file from its bytes. */
import type { Block, Page, Paragraph, ReadResult } from '../../src/model/doc.js';
import type { Warning } from '../../src/model/record.js';
import { fault } from '../../src/model/warn.js';
import type { ReadContext } from '../extractor.js';
import type { PageContent } from '../layout/page.js';
import { toBlocks } from '../layout/to-doc.js';
import { readDocument } from './document.js';
import { openPackage } from './package.js';
import { shiftOrdinals } from './shift.js';
import { judgePage } from '../pdf/judge.js';

/** A title that says what the document is: several Chinese words, no file name. */
function titleFrom(title: string | null): string | null {
  const text = title?.trim() ?? '';
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < 6 || text.length > 100 || /\.(?:docx?|wps|pdf|ofd|xlsx?)$/i.test(text) ? null : text;
}

const round = (v: number): number => Math.round(v * 100) / 100;

export async function readOfd(bytes: Uint8Array, { limits }: ReadContext): Promise<ReadResult> {
  if (bytes.length === 0) return fault('empty', 'the file has no bytes');
  const opened = openPackage(bytes, limits);
  if (!opened.ok) return opened;
  const { pkg } = opened;
  const warnings: Warning[] = [];
  const pages: Page[] = [];
  const blocks: Block[] = [];
  const apart: Paragraph[] = [];
  let unread = 0;
  for (const document of pkg.documents) {
    const result = readDocument(pkg, document, pages.length, limits);
    if (!result.ok) return result;
    warnings.push(...result.pages.warnings);
    apart.push(...result.pages.apart);
    const texts: PageContent[] = [];
    for (const content of result.pages.contents) {
      const number = pages.length + 1;
      if (content === null) {
        unread++;
        pages.push({ number, width: 0, height: 0, state: 'empty' });
        continue;
      }
      const verdict = judgePage(content);
      warnings.push(...verdict.warnings);
      pages.push({ number, width: round(content.width), height: round(content.height), state: verdict.state });
      if (verdict.state === 'text') texts.push(content);
    }
    // a table never runs from one document into the next
    blocks.push(...shiftOrdinals(toBlocks(texts, limits.gridPositions), blocks));
  }
  const nothing = nothingRead(pages, unread);
  if (nothing !== null && apart.length === 0) return nothing;
  return {
    ok: true,
    doc: {
      source: {
        format: 'ofd',
        encoding: null,
        pages: pages.length,
        title: titleFrom(pkg.documents[0]?.title ?? null),
        publishedAt: null,
        url: null,
        attachments: [],
      },
      blocks: [...blocks, ...apart],
      pages,
      warnings: [...pkg.warnings(), ...warnings],
    },
  };
}

/** The fault of a document none of whose pages has text. */
function nothingRead(pages: readonly Page[], unread: number): ReadResult | null {
  const count = (state: Page['state']): number => pages.filter((page) => page.state === state).length;
  if (count('text') > 0) return null;
  const all = pages.length;
  if (all === 0) return fault('damaged', 'OFD: no page can be found');
  if (count('garbled') > 0)
    return fault('garbled', `OFD: the text of ${count('garbled')} of ${all} pages has no meaning that the file states`);
  if (count('scanned') > 0)
    return fault('scanned', `OFD: ${count('scanned')} of ${all} pages are pictures without text`);
  if (unread > 0) return fault('damaged', `OFD: ${unread} of ${all} pages cannot be read, and the rest are empty`);
  return fault('empty', `OFD: ${all} pages, all without text`);
}
