/** Files that were tried: in memory only, the last few, each under a name that cannot be guessed. */
import { randomBytes } from 'node:crypto';
import { makeReader } from '../reading/reader.js';
import type { Shown } from '../reading/protocol.js';

export interface Tried {
  readonly key: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly documents: readonly Shown[];
  /** Documents of an archive that were not read, as there are so many. */
  readonly left: number;
}

export interface Trying {
  readonly read: (name: string, bytes: Uint8Array) => Promise<Tried>;
  /** Undefined when it was put away for later ones. */
  readonly get: (key: string) => Tried | undefined;
}

/** Documents of an archive that are read at most. */
const MOST = 20;
const KEPT = 8;
const KEPT_BYTES = 128 * 1024 * 1024;

export function makeTrying(): Trying {
  const reader = makeReader();
  const kept = new Map<string, Tried>();
  const make = (): string => randomBytes(18).toString('base64url');
  return {
    read: async (name, bytes) => {
      const reading = await reader.read({ kind: 'bytes', name, bytes, most: MOST });
      const { documents, left } = reading.found ? reading : { documents: [], left: 0 };
      const tried: Tried = { key: make(), name, bytes, documents, left };
      kept.set(tried.key, tried);
      const size = (): number => [...kept.values()].reduce((sum, one) => sum + one.bytes.length, 0);
      for (const key of kept.keys())
        if (key !== tried.key && (kept.size > KEPT || size() > KEPT_BYTES)) kept.delete(key);
      return tried;
    },
    get: (key) => kept.get(key),
  };
}
