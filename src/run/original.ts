/** The bytes of a file that a database knows, found again at the places where they were met. */
import { createHash } from 'node:crypto';
import { documentsIn } from './expand.js';
import { openFile } from './extract.js';

/** Where a file was met: its path, and the path inside an archive or null. */
export interface Met {
  readonly path: string;
  readonly entry: string | null;
}

export type Original =
  | { readonly found: true; readonly bytes: Uint8Array; readonly met: Met }
  /** `changed`: there is a file at one of the places, but with other bytes. */
  | { readonly found: false; readonly why: 'missing' | 'changed' };

const fingerprint = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Tries the places in order. Only bytes with this fingerprint count: another document may lie there by now. */
export async function findOriginal(sha256: string, places: readonly Met[]): Promise<Original> {
  let changed = false;
  for (const met of places) {
    const opened = await openFile(met.path);
    if (!opened.ok) continue;
    changed = true;
    if (fingerprint(opened.bytes) === sha256) return { found: true, bytes: opened.bytes, met };
    for await (const one of documentsIn(opened.bytes, met.path)) {
      if ('bytes' in one && one.entry !== null && fingerprint(one.bytes) === sha256)
        return { found: true, bytes: one.bytes, met: { path: met.path, entry: one.entry } };
    }
  }
  return { found: false, why: changed ? 'changed' : 'missing' };
}
