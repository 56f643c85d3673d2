/** What is known while an RTF file is read, and where its text goes. */
import { NOWHERE } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import { LimitReached, type Log } from '../shared/log.js';
import type { CodePage } from './code-pages.js';
import { markShown } from './fields.js';
import { addByte, decodePending, newPending, type Font, type Pending } from './fonts.js';
import type { Group, Mode } from './group.js';
import type { RowDefinition } from './row-definition.js';
import type { Story } from './story.js';

export interface Reading {
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  readonly log: Log;
  readonly body: Story;
  readonly others: Story[];
  readonly fonts: Map<number, Font>;
  readonly stack: Group[];
  group: Group;
  pending: Pending | null;
  /** Fallback characters for a \u that are still to be skipped. */
  skip: number;
  page: CodePage;
  pageStated: boolean;
  defaultFont: number;
  row: RowDefinition;
  nestedRow: RowDefinition;
  /** A row has been begun and no \pard has come since: writers that leave \intbl out mean its cells. */
  rowBegun: boolean;
  collected: string;
  characters: number;
}

/** Whether bytes in a group of this mode are text of anything. */
export const holdsText = (mode: Mode): boolean =>
  mode !== 'skip' && mode !== 'shape' && mode !== 'row' && mode !== 'form';

/** One byte of text, unless it stands for a \u before it or in a group that holds no text. */
export function takeByte(reading: Reading, byte: number): void {
  const { group } = reading;
  if (reading.skip > 0) {
    reading.skip -= 1;
    return;
  }
  if (!holdsText(group.mode)) return;
  const { pending } = reading;
  const font = reading.fonts.get(group.font) ?? null;
  const page = group.mode === 'fonts' ? reading.page : (font?.page ?? reading.page);
  if (pending !== null && (pending.half || (pending.page === page && pending.font === font))) {
    addByte(pending, byte);
    if (pending.bytes.length > 4096) settle(reading);
    return;
  }
  flush(reading);
  reading.pending = newPending(font, page, byte);
}

/** Decodes what is complete; the first half of a character stays. */
export function settle(reading: Reading): void {
  const { pending } = reading;
  if (pending === null) return;
  if (!pending.half) {
    flush(reading);
    return;
  }
  const half = pending.bytes.pop();
  if (pending.bytes.length > 0) emit(reading, decodePending(pending), true);
  pending.bytes = half === undefined ? [] : [half];
}

/** Decodes all that waits, before something that is no byte of text. */
export function flush(reading: Reading): void {
  const { pending } = reading;
  if (pending === null) return;
  reading.pending = null;
  if (pending.bytes.length > 0) emit(reading, decodePending(pending), true);
}

/** Text goes where the group's text goes; `decoded`: it comes from bytes, so that replaced ones are told. */
export function emit(reading: Reading, text: string, decoded = false): void {
  const { group } = reading;
  const { story } = group;
  reading.characters += text.length;
  if (reading.characters > reading.limits.characters) {
    throw new LimitReached(`the document has more than ${reading.limits.characters} characters`);
  }
  switch (group.mode) {
    case 'text':
      if (group.hidden || group.deleted) {
        if (text.trim() === '') return;
        if (group.deleted) story.lost.deleted = true;
        else story.lost.hidden = true;
        return;
      }
      if (decoded && text.includes('\ufffd')) {
        reading.log.add('text.replacement', `bytes that are no text in ${reading.page} were replaced`, NOWHERE);
      }
      story.text += text;
      if (group.contents) story.contents = true;
      if (text.trim() !== '') markShown(group.field);
      return;
    case 'instruction':
      if (group.field !== null && group.field.instruction.length < 2000) group.field.instruction += text;
      return;
    case 'number':
    case 'item':
      if (!group.hidden && !group.deleted) reading.collected += text;
      return;
    case 'fonts': {
      const font = reading.fonts.get(group.font);
      if (font !== undefined && font.name.length < 100) font.name = (font.name + text).replace(/;.*/, '').trim();
      return;
    }
    case 'skip':
    case 'form':
    case 'row':
    case 'shape':
      return;
  }
}

/** Nesting depth in tables of the paragraph under construction. */
export function depthOf({ group, rowBegun }: Reading): number {
  if (group.inTable) return Math.max(1, group.tableDepth);
  return rowBegun ? 1 : group.tableDepth;
}
