/** What is counted and collected while a page is read, and the one way to stop. */
import type { Attachment, Block, FaultOutcome } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import type { At, Warning } from '../../src/model/record.js';
import { warn } from '../../src/model/warn.js';
import type { MainContent } from './portal.js';
import type { RootNode } from './tree.js';

/** Thrown while walking when a limit is met; `html.ts` turns it into a fault. */
export class StopReading extends Error {
  constructor(
    readonly outcome: FaultOutcome,
    message: string,
  ) {
    super(message);
  }
}

export interface Reader {
  readonly limits: Limits;
  readonly main: MainContent;
  readonly blocks: Block[];
  readonly warnings: Warning[];
  readonly attachments: Attachment[];
  /** Parses a part of a page that stands apart: the text boxes that Word hides in comments. null: beyond the limits. */
  readonly parseFragment: (source: string) => RootNode | null;
  /**
   * Lines of text so far: every paragraph of the body and every non-empty line of a table cell, in document order.
   * `at.paragraph` is this number; furniture is not counted.
   */
  paragraphs: number;
  /** Tables of data so far, nested ones each for themselves; `at.table`. */
  tables: number;
  cells: number;
  characters: number;
  pictures: number;
  pictureNames: string[];
  hidden: { readonly text: string; readonly length: number; readonly at: At | null }[];
  furniture: { readonly text: string; readonly before: boolean }[];
}

const HIDDEN_NAMED = 20;

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

/** Warnings for what was left out or set apart. */
export function accountWarnings(reader: Reader): Warning[] {
  const out: Warning[] = [];
  for (const { text, at } of reader.hidden.slice(0, HIDDEN_NAMED))
    out.push(warn('text.hidden', `hidden text was left out: “${shorten(text)}”`, at));
  const more = reader.hidden.slice(HIDDEN_NAMED);
  if (more.length > 0) out.push(warn('text.hidden', `hidden text was left out in ${more.length} more places`));
  if (reader.pictures > 0) {
    const names = reader.pictureNames.slice(0, 5).join(', ');
    out.push(warn('picture.unread', `${reader.pictures} pictures were not read${names === '' ? '' : `: ${names}`}`));
  }
  if (reader.furniture.length > 0) {
    const before = reader.furniture.filter((line) => line.before).length;
    const quote = (lines: readonly { readonly text: string }[]): string =>
      lines.length === 0
        ? ''
        : ` (“${shorten(lines[0]?.text ?? '')}” … “${shorten(lines[lines.length - 1]?.text ?? '')}”)`;
    const first = reader.furniture.slice(0, before);
    const last = reader.furniture.slice(before);
    const where = reader.main.name === null ? '' : ` outside ${reader.main.name}`;
    out.push(
      warn(
        'furniture.dropped',
        `lines of the page itself were set apart${where}: ${first.length} before the text${quote(first)}, ${last.length} after its beginning${quote(last)}`,
      ),
    );
  }
  return out;
}
