/** Files through the workers without a database: their documents in the order of the files. */
import type { Extraction } from '../../model/record.js';
import type { Outcome } from '../../model/codes.js';
import type { Pool } from './pool.js';
import { readFile, type FileToRead } from './read-file.js';

export interface OneRead {
  readonly path: string;
  /** The record as JSON. */
  readonly json: string;
  readonly outcome: Outcome;
}

export const recordOf = ({ json }: OneRead): Extraction => JSON.parse(json) as Extraction;

/** What is read of a file, as it comes. */
interface Reading {
  readonly reads: OneRead[];
  ended: boolean;
  failure: Error | null;
  ring: () => void;
}

function begin(pool: Pool, file: FileToRead): Reading {
  const reading: Reading = { reads: [], ended: false, failure: null, ring: () => undefined };
  readFile(pool, file, {
    opened: () => undefined,
    wants: () => true,
    beat: () => undefined,
    document: ({ json, outcome }) => {
      if (json !== null && outcome !== null) reading.reads.push({ path: file.path, json, outcome });
      reading.ring();
    },
  })
    .catch((error: unknown) => (reading.failure = error instanceof Error ? error : new Error(String(error))))
    .finally(() => {
      reading.ended = true;
      reading.ring();
    })
    .catch(() => undefined);
  return reading;
}

/**
 * Reads files, as many at once as `workers` says, and gives their documents in the order in which the files were named.
 * A file that cannot be read, or that ends its worker, gives a record that says so; throws only where no worker can be
 * started.
 */
export async function* readInOrder(pool: Pool, files: readonly FileToRead[], workers: number): AsyncGenerator<OneRead> {
  const open: Reading[] = [];
  let next = 0;
  for (;;) {
    while (open.length < workers && next < files.length) open.push(begin(pool, files[next++] as FileToRead));
    const first = open[0];
    if (first === undefined) return;
    while (!first.ended || first.reads.length > 0) {
      const read = first.reads.shift();
      if (read !== undefined) yield read;
      else await new Promise<void>((resolve) => (first.ring = resolve));
    }
    if (first.failure !== null) throw first.failure;
    open.shift();
  }
}
