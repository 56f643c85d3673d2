/** A file that someone wants to see read: by a worker process with the bounds of a run, into nothing but memory. */
import type { Outcome } from '../../model/codes.js';
import type { Extraction } from '../../model/record.js';
import { makePool } from '../../run/pool/pool.js';
import { readFile } from '../../run/pool/read-file.js';

export interface TriedDocument {
  readonly entry: string | null;
  readonly outcome: Outcome;
  readonly extraction: Extraction;
  readonly seconds: number;
}

export interface Tried {
  readonly name: string;
  readonly documents: readonly TriedDocument[];
  /** Documents of an archive that were not read, as there are so many. */
  readonly left: number;
}

/** Documents of an archive that are read at most. */
const MOST = 20;
/** Someone is waiting: less than in a run. */
const BOUNDS = { timeout: 60, stall: 30 };

export async function tryFile(name: string, bytes: Uint8Array): Promise<Tried> {
  const pool = makePool({ workers: 1, bounds: BOUNDS });
  const documents: TriedDocument[] = [];
  let left = 0;
  try {
    await readFile(
      pool,
      { path: name, open: { bytes }, hints: {}, limits: {} },
      {
        opened: () => undefined,
        beat: () => undefined,
        wants: ({ position }) => position < MOST,
        document: ({ json, outcome, entry, seconds }) => {
          if (json === null || outcome === null) left++;
          else documents.push({ entry, outcome, extraction: JSON.parse(json) as Extraction, seconds });
        },
      },
    );
    return { name, documents, left };
  } finally {
    pool.close();
  }
}
