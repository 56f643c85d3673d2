/** A file to read with what is known of it from outside, and what there is to tell about where that comes from. */
import type { Hints } from '../extract.js';
import type { Skipped } from '../walk.js';

export interface Candidate {
  readonly path: string;
  readonly hints: Hints;
}

/**
 * What a list of files says that a person should know:
 * - `used`: the list was found and is used; `detail` says how many files it names
 * - `failed`: it cannot be read, so nothing of it was used
 * - `unknown-column`: a column that has no known meaning
 * - `bad-line`: a line that cannot be understood
 * - `bad-value`: a value that cannot be understood; it is left out, the line's other values stay
 * - `no-path`: a line that names no file
 * - `missing`: a file that is named and is not there
 * - `duplicate`: a file that is named more than once; the first line that states something counts
 * - `not-downloaded`: an address whose file the scraper did not get
 */
export type NoteKind =
  | 'used' | 'failed' | 'unknown-column' | 'bad-line' | 'bad-value' | 'no-path' | 'missing' | 'duplicate' | 'not-downloaded'; // prettier-ignore

export interface InputNote {
  readonly note: NoteKind;
  /** The list that says so. */
  readonly list: string;
  /** Line of it, from 1; null for what concerns the whole list. */
  readonly line: number | null;
  readonly detail: string;
}

export interface Inputs {
  /** Each file once, in a fixed order: named paths and folders first, then what only a list names. */
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly InputNote[];
}

/** What one list says: its files, each with hints, in the order of its lines. */
export interface Listed {
  readonly candidates: readonly Candidate[];
  readonly notes: readonly InputNote[];
}

export const NO_HINTS: Hints = {};

/** The first that states a value, key by key; what neither states is left out. */
export function mergeHints(first: Hints, second: Hints): Hints {
  const stated = [...Object.entries(second), ...Object.entries(first)].filter(([, value]) => value != null);
  return Object.fromEntries(stated);
}
