/** What comes out of an archive, and the budget that all archives inside each other share. */
import type { ReadFault } from '../../src/model/doc.js';
import type { Limits } from '../../src/model/limits.js';
import { RATIO_FLOOR } from '../shared/zip-member.js';

/**
 * A file in an archive. `path` is its path inside, made harmless; a file in an archive inside goes on after that
 * archive's own path: `reports.zip/2023.rar/form.doc` without the outermost name. It is null for what concerns the whole
 * archive, and for the document in a gzip wrapper, which has no path.
 */
export type ArchiveEntry =
  | { readonly path: string | null; readonly bytes: Uint8Array; readonly hints?: WebHints }
  | { readonly path: string | null; readonly fault: ReadFault; readonly hints?: WebHints }
  | { readonly path: string | null; readonly web: WebAccount };

/** What a web archive knows of a response: of lower trust than the document. */
export interface WebHints {
  readonly url: string | null;
  readonly charset: string | null;
  readonly publishedAt: string | null;
  readonly title?: string;
}

/** What became of the records of a web archive; comes last. `example`: the first address of those that are counted. */
export interface WebAccount {
  /** Documents that were given out. */
  readonly documents: number;
  readonly passed: readonly { readonly reason: string; readonly count: number; readonly example: string | null }[];
}

/** A member as one archive holds it; `name` as stored, null for what concerns the whole archive. */
export type Member =
  | { readonly name: string | null; readonly bytes: Uint8Array }
  | { readonly name: string | null; readonly fault: ReadFault };

export type ArchiveLimits = Pick<Limits, 'fileBytes' | 'archiveBytes' | 'inflateRatio' | 'entries' | 'nesting'>;

/** What is left of the limits. Charged for everything that is unpacked, also where it is thrown away. */
export interface Budget {
  readonly limits: ArchiveLimits;
  bytes: number;
  entries: number;
}

export const newBudget = (limits: ArchiveLimits): Budget => ({
  limits,
  bytes: limits.archiveBytes,
  entries: limits.entries,
});

export const faulty = (name: string | null, outcome: ReadFault['outcome'], message: string): Member => ({
  name,
  fault: { outcome, message },
});

/** Most bytes that a member of this packed size may unpack to. */
export const capOf = (packed: number, { bytes, limits }: Budget): number =>
  Math.min(bytes, Math.max(RATIO_FLOOR, packed * limits.inflateRatio));

/** The member that says that the budget is used up: nothing after it is read. */
export function exhausted({ bytes, entries, limits }: Budget): Member | null {
  if (entries <= 0) return faulty(null, 'bomb', `more than ${limits.entries} files; the rest was not read`);
  if (bytes <= 0) return faulty(null, 'bomb', `more than ${limits.archiveBytes} unpacked bytes; the rest was not read`);
  return null;
}
