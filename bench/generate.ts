/**
 * Writes any number of invented reports in every format, each with what is to be read in it.
 *
 *   node dist/bench/generate.js OUT 20000                       a mixture, PDF one in four, an archive one in a hundred
 *   node dist/bench/generate.js OUT 2000 --formats html,pdf     these in turn
 *   node dist/bench/generate.js OUT 100 --golds                 with all figures of each in OUT/golds.jsonl
 *
 * The documents are in OUT/documents; OUT/expected.jsonl has a line for each: path, format, numbers of rows, a hash of the
 * figures. The same call writes the same bytes, and no two documents have the same.
 */
import { existsSync, readdirSync } from 'node:fs';
import { ALL_FORMATS, type BenchFormat } from './documents.js';
import { writeCrawl } from './crawl.js';

function end(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(2);
}

/** Formats that were asked for, by a list with commas. */
function formatsOf(list: string): readonly BenchFormat[] {
  return list.split(',').map((name) => {
    const format = ALL_FORMATS.find((one) => one === name);
    return format ?? end(`there is no format ${name}; there are ${ALL_FORMATS.join(', ')}`);
  });
}

const [out, count, ...more] = process.argv.slice(2);
const files = Number(count);
if (out === undefined || !Number.isSafeInteger(files) || files < 1)
  end('usage: node dist/bench/generate.js OUT NUMBER [--formats txt,pdf,…] [--golds]');
if (existsSync(out) && readdirSync(out).length > 0) end(`${out} is not empty`);
const list = more.includes('--formats') ? more[more.indexOf('--formats') + 1] : undefined;
const began = performance.now();
const { documents, bytes } = writeCrawl(out, files, {
  ...(list === undefined ? {} : { formats: formatsOf(list) }),
  golds: more.includes('--golds'),
});
const seconds = (performance.now() - began) / 1000;
process.stdout.write(
  `${files} files with ${documents} documents, ${Math.round(bytes / 2 ** 20)} MB, in ${seconds.toFixed(1)} s (${Math.round(documents / seconds)} documents a second)\n`,
);
