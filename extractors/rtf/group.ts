/** The state that a group of RTF inherits, changes and gives back at its end. */
import type { Field } from './fields.js';
import type { Story } from './story.js';

/**
 * What text in the group is: `text` of a story, `skip`ped, the table of `fonts`, a field's `instruction`, a `form` field
 * or one of its `item`s, a stored list `number`, properties of a nested `row`, a `shape` (only its text box counts).
 */
export type Mode = 'text' | 'skip' | 'fonts' | 'instruction' | 'form' | 'item' | 'number' | 'row' | 'shape';

export interface Group {
  mode: Mode;
  /** The mode in which the Unicode half of an \upr is read. */
  unicodeMode: Mode;
  story: Story;
  field: Field | null;
  /** Set where the group itself opened the field, story, number or item, which its end completes. */
  owns: 'field' | 'story' | 'number' | 'item' | null;
  font: number;
  unicodeSkip: number;
  hidden: boolean;
  deleted: boolean;
  contents: boolean;
  inTable: boolean;
  tableDepth: number;
  outline: number | null;
  /** The group began with \*: if the next word is not known, it is skipped. */
  ignorable: boolean;
}

export function newGroup(story: Story): Group {
  return {
    mode: 'text',
    unicodeMode: 'skip',
    story,
    field: null,
    owns: null,
    font: 0,
    unicodeSkip: 1,
    hidden: false,
    deleted: false,
    contents: false,
    inTable: false,
    tableDepth: 0,
    outline: null,
    ignorable: false,
  };
}

export function innerGroup(outer: Group): Group {
  return { ...outer, owns: null, ignorable: false };
}
