/** What the server and the process that reads documents for its pages say to each other. */
import type { Outcome } from '../../model/codes.js';
import type { Cell, Doc } from '../../model/doc.js';
import type { Extraction } from '../../model/record.js';
import type { Met } from '../../run/original.js';

/** A document as it can be shown. */
export interface Shown {
  readonly extraction: Extraction;
  readonly outcome: Outcome;
  /** Null if it could not be read. */
  readonly doc: Doc | null;
  readonly uses: ReadonlyMap<Cell, string>;
  /** How the source looks, as a fragment of HTML without scripts; null where there is no such view. */
  readonly look: string | null;
  /** The bytes of a PDF, which the browser draws. */
  readonly pdf: Uint8Array | null;
}

export type Ask =
  /** The file with this fingerprint, at one of the places at which it was met. */
  | { readonly kind: 'original'; readonly sha256: string; readonly places: readonly Met[] }
  /** A file that was sent; of an archive at most `most` documents. */
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array; readonly most: number };

export type Told =
  | { readonly kind: 'document'; readonly shown: Shown }
  | { readonly kind: 'gone'; readonly why: 'missing' | 'changed' }
  /** `left`: documents of an archive that were not read. */
  | { readonly kind: 'end'; readonly left: number };
