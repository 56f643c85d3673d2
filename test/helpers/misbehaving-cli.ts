/**
 * A reader that does what no reader must, for the command line as it is shipped: a module that Node loads into every
 * process of it. Nothing but a file that begins with MISBEHAVE is read by it.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MAIN } from './cli.js';

/** The environment, with a module in `folder`, in which the command line misbehaves for files that say MISBEHAVE loop, heap, buffers, exit or signal. */
export function misbehavingEnv(folder: string): Readonly<Record<string, string>> {
  const readers = pathToFileURL(join(dirname(MAIN), '../../extractors/index.js')).href;
  const module = join(folder, 'misbehaving.mjs');
  writeFileSync(
    module,
    `import { EXTRACTORS } from ${JSON.stringify(readers)};
const wordOf = (bytes) => /^MISBEHAVE (\\w+)/.exec(Buffer.from(bytes.subarray(0, 40)).toString('latin1'))?.[1];
const kept = [];
const ways = {
  loop: () => { for (;;) Math.sqrt(kept.length); },
  heap: () => { for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => ({ i }))); },
  buffers: async () => {
    for (;;) {
      kept.push(Buffer.alloc(16 * 2 ** 20, 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  exit: () => process.exit(1),
  signal: () => process.kill(process.pid, 'SIGSEGV'),
};
EXTRACTORS.push({
  id: 'misbehaving',
  formats: ['txt'],
  sniff: (bytes) => (wordOf(bytes) === undefined ? 0 : 101),
  read: async (bytes) => {
    await ways[wordOf(bytes)]();
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
});
`,
  );
  return { NODE_OPTIONS: `--import ${pathToFileURL(module).href}` };
}
