/**
 * What the fields of who, where and when may rest on. This table is the one place that says what is trusted more; the
 * code walks it from the top, and what stands higher wins. What lies outside the document never overrules it: it fills
 * what the document leaves open or chooses between places of one name, and both are told (`subject.hinted`).
 */
import type { At } from '../model/record.js';

export type Ground =
  | 'header' | 'cover' | 'title' | 'sentence' | 'page-title' | 'link-title' | 'file-name' | 'folder' | 'manifest' | 'host'; // prettier-ignore

interface Trust {
  readonly ground: Ground;
  /** In the words of a warning. */
  readonly words: string;
  /** Whether it lies outside the document, so that a researcher must be told. */
  readonly outside: boolean;
  /** Weight of its texts when the place is told from all of them; 0: it is only asked where they leave it open. */
  readonly weight: number;
}

/** The most trusted first. */
export const TRUST: readonly Trust[] = [
  { ground: 'header', words: 'a cell of the form', outside: false, weight: 4 },
  { ground: 'cover', words: 'a labelled line beside the form or on the cover', outside: false, weight: 4 },
  { ground: 'title', words: 'a title in the document', outside: false, weight: 2 },
  { ground: 'sentence', words: 'a sentence of the document', outside: false, weight: 1 },
  { ground: 'page-title', words: "the page's own title", outside: false, weight: 1 },
  { ground: 'link-title', words: 'the title of the link to it', outside: true, weight: 0 },
  { ground: 'file-name', words: 'the name of the file', outside: true, weight: 0 },
  { ground: 'folder', words: 'the names of the folders', outside: true, weight: 0 },
  { ground: 'manifest', words: 'the manifest', outside: true, weight: 0 },
  { ground: 'host', words: "the portal's name or address", outside: true, weight: 0 },
];

const BY_GROUND = new Map(TRUST.map((row, rank) => [row.ground, { ...row, rank }]));

/** A value, what it rests on and where that stands; null for a place outside the document. */
export interface Stated<T> {
  readonly value: T;
  readonly ground: Ground;
  readonly at: At | null;
}

export const wordsFor = (ground: Ground): string => BY_GROUND.get(ground)?.words ?? ground;
export const weightOf = (ground: Ground): number => BY_GROUND.get(ground)?.weight ?? 0;
export const isOutside = (ground: Ground): boolean => BY_GROUND.get(ground)?.outside ?? false;

/** The statements in order of trust; of equals the one that stood first stays first. */
export function byTrust<T extends { readonly ground: Ground }>(statements: readonly T[]): T[] {
  const rank = ({ ground }: T): number => BY_GROUND.get(ground)?.rank ?? TRUST.length;
  return [...statements].sort((a, b) => rank(a) - rank(b));
}
