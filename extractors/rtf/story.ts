/** Building the paragraphs of one story (body, header, note, text box) while the file is read. */
import { keptBullet } from '../shared/list-number.js';
import { lostNotes, nothingLost, type Lost } from '../shared/lost-text.js';
import type { StoryParagraph } from '../shared/nested-rows.js';
import type { RawEdge } from '../shared/row-tables.js';

export interface Story {
  readonly role: 'body' | 'header' | 'footer' | 'note' | 'textbox';
  /** Index of the body's paragraph in which it is anchored. */
  readonly anchor: number;
  readonly paragraphs: StoryParagraph[];
  text: string;
  lost: Lost;
  number: string | null;
  prefix: string;
  numbered: boolean;
  contents: boolean;
}

export function newStory(role: Story['role'], anchor: number): Story {
  const story = { role, anchor, paragraphs: [], text: '', lost: nothingLost() };
  return { ...story, number: null, prefix: '', numbered: false, contents: false };
}

export interface ParagraphEnd {
  readonly ends: StoryParagraph['ends'];
  readonly depth: number;
  readonly outline: number | null;
  readonly edges: readonly RawEdge[] | null;
}

/** Ends the paragraph under construction and begins the next one. */
export function endParagraph(story: Story, { ends, depth, outline, edges }: ParagraphEnd): void {
  const index = story.paragraphs.length;
  story.paragraphs.push({
    raw: story.text,
    prefix: story.prefix,
    number: story.number,
    outline,
    contents: story.contents,
    notes: lostNotes(story.lost),
    depth,
    ends,
    edges,
    from: index,
    mark: index,
  });
  story.text = '';
  story.lost = nothingLost();
  story.number = null;
  story.prefix = '';
  story.numbered = false;
  story.contents = false;
}

/** Whether the paragraph under construction holds anything, so that the end of its group must end it. */
export function isOpen(story: Story): boolean {
  return story.text !== '' || story.prefix !== '' || lostNotes(story.lost).length > 0;
}

/** Takes the stored list number; the first one counts where a writer stores it twice (listtext and pntext). */
export function setNumber(story: Story, stored: string): void {
  if (story.numbered) return;
  story.numbered = true;
  const number = stored.trim();
  const kept = /[\p{L}\p{N}]/u.test(number) ? number : keptBullet(number, null);
  if (kept === null || kept === '') return;
  story.number = kept;
  story.prefix = kept + (/\s+$/.exec(stored)?.[0] ?? '');
}
