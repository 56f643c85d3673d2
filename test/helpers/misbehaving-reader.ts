/**
 * A reader that does what no reader must: loaded into a worker by the option `--import` of Node, never by a document
 * alone. A file that begins with MISBEHAVE says how.
 */
import { EXTRACTORS } from '../../extractors/index.js';
import type { Extractor } from '../../extractors/extractor.js';
import { fault } from '../../src/model/warn.js';

const MAGIC = /^MISBEHAVE (\w+)/;
const wordOf = (bytes: Uint8Array): string | undefined =>
  MAGIC.exec(Buffer.from(bytes.subarray(0, 40)).toString('latin1'))?.[1];

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const kept: unknown[] = [];

const WAYS: Readonly<Record<string, (beat: (page: number) => void) => unknown>> = {
  loop: () => {
    for (;;) Math.sqrt(kept.length);
  },
  heap: () => {
    for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
  },
  buffers: async () => {
    for (;;) {
      kept.push(Buffer.alloc(16 * 2 ** 20, 1));
      await pause(5);
    }
  },
  exit: () => process.exit(1),
  reject: async () => {
    void Promise.reject(new Error('nobody waits for this'));
    await pause(60_000);
  },
  // it goes on and on, and says so
  pages: async (beat) => {
    for (let page = 1; ; page++) {
      beat(page);
      await pause(100);
    }
  },
};

const misbehaving: Extractor = {
  id: 'misbehaving',
  formats: ['txt'],
  sniff: (bytes) => (wordOf(bytes) === undefined ? 0 : 101),
  read: async (bytes, { beat }) => {
    await WAYS[wordOf(bytes) ?? '']?.(beat ?? (() => undefined));
    return fault('empty', 'it has behaved');
  },
};

(EXTRACTORS as Extractor[]).push(misbehaving);
