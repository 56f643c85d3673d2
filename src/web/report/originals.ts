/** Sources of stored reports, read again from where they were met; the last ones are kept. */
import type { StoredSource } from '../../store/find-source.js';
import { makeReader, type Reading } from '../reading/reader.js';

/** Documents kept, and characters or bytes that they may have to be kept. */
const MOST = 16;
const MOST_BYTES = 32 * 1024 * 1024;

export interface Originals {
  readonly read: (source: StoredSource) => Promise<Reading>;
}

export function makeOriginals(): Originals {
  const reader = makeReader();
  const kept = new Map<string, Promise<Reading>>();
  return {
    read: ({ sha256, places }) => {
      const known = kept.get(sha256);
      if (known !== undefined) return known;
      const reading = reader.read({ kind: 'original', sha256, places });
      kept.set(sha256, reading);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      // a file that is gone may come back, and one that is very large is not kept
      const drop = (): boolean => kept.delete(sha256);
      reading.then((read) => {
        const size = read.found ? read.documents.reduce((sum, one) => sum + (one.pdf?.length ?? 0) + (one.look?.length ?? 0), 0) : 0; // prettier-ignore
        if (!read.found || size > MOST_BYTES || read.documents.some((one) => one.doc === null)) drop();
      }, drop);
      return reading;
    },
  };
}
