/** Page headers and footers, foot- and endnotes and comments: stories behind the main text ([MS-DOC] 2.3). */
import type { Paragraph, ParagraphRole } from '../../src/model/doc.js';
import { u32 } from '../shared/bytes.js';
import type { TableContext } from '../shared/row-tables.js';
import { flatParagraphs, withoutRepeats } from '../shared/story-blocks.js';
import type { WordDocument } from './document.js';
import { FIB_PART, type Fib } from './fib.js';
import { readStory } from './story.js';

/** Where each subdocument begins in the text; they follow one another in this order. */
export function storyStarts({ lengths }: Fib): Record<keyof Fib['lengths'] | 'end', number> {
  const footnotes = lengths.main;
  const headers = footnotes + lengths.footnotes;
  const macros = headers + lengths.headers;
  const comments = macros + lengths.macros;
  const endnotes = comments + lengths.comments;
  const textBoxes = endnotes + lengths.endnotes;
  const headerTextBoxes = textBoxes + lengths.textBoxes;
  const end = headerTextBoxes + lengths.headerTextBoxes;
  return { main: 0, footnotes, headers, macros, comments, endnotes, textBoxes, headerTextBoxes, end };
}

export interface SideStories {
  readonly headers: readonly Paragraph[];
  readonly notes: readonly Paragraph[];
  readonly footers: readonly Paragraph[];
}

/** Headers and footers that say the same for several sections or kinds of pages are given once. */
export function sideStories(document: WordDocument, fib: Fib, { log }: TableContext): SideStories {
  const starts = storyStarts(fib);
  const { lengths } = fib;
  const whole = (from: number, length: number, role: ParagraphRole) =>
    length === 0 ? [] : flatParagraphs(readStory(document, from, from + length), role, log);
  const notes = [
    ...whole(starts.footnotes, lengths.footnotes, 'note'),
    ...whole(starts.endnotes, lengths.endnotes, 'note'),
    ...whole(starts.comments, lengths.comments, 'note'),
  ];
  const pages = withoutRepeats([
    ...headerStories(document, fib, starts.headers).flatMap(({ from, to, role }) =>
      flatParagraphs(readStory(document, from, to), role, log),
    ),
    ...whole(starts.headerTextBoxes, lengths.headerTextBoxes, 'header'),
  ]);
  return {
    headers: pages.filter(({ role }) => role === 'header'),
    notes,
    footers: pages.filter(({ role }) => role === 'footer'),
  };
}

interface HeaderStory {
  readonly from: number;
  readonly to: number;
  readonly role: 'header' | 'footer' | 'note';
}

/** Six note separators, then for each section: headers of even and odd pages, footers of both, first header, footer. */
function headerStories(document: WordDocument, fib: Fib, start: number): HeaderStory[] {
  const length = fib.lengths.headers;
  if (length === 0) return [];
  const plc = document.table(FIB_PART.headers);
  const count = Math.floor(plc.length / 4) - 2;
  if (count < 1) return [{ from: start, to: start + length, role: 'header' }];
  const stories: HeaderStory[] = [];
  for (let i = 6; i < count; i++) {
    const from = u32(plc, i * 4);
    const to = u32(plc, i * 4 + 4);
    if (to <= from || to > length) continue;
    const kind = (i - 6) % 6;
    stories.push({
      from: start + from,
      to: start + to,
      role: kind === 2 || kind === 3 || kind === 5 ? 'footer' : 'header',
    });
  }
  return stories;
}
