/** A folder as a crawl leaves it: invented documents in many formats, a thousand a folder, and what is in each. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zip } from '../test/helpers/archive-writer.js';
import { make, mixture, type BenchFormat, type Made, type Sizes } from './documents.js';
import type { Gold } from './invent.js';

/** What is to be found of a document. */
export interface Expected {
  /** Below the folder of the documents. */
  readonly path: string;
  /** Path inside an archive, else ''. */
  readonly entry: string;
  readonly format: BenchFormat;
  readonly bytes: number;
  readonly reports: number;
  readonly indicators: number;
  readonly funding: number;
  /** Hash of all figures, as `digestOf` makes it. */
  readonly digest: string;
}

/** Figures of a report, in the order in which they stand. */
export interface Figures {
  readonly project: string | null;
  readonly year: number | null;
  /** Name, target, result, weight and score of each indicator. */
  readonly indicators: readonly (readonly (string | number | null)[])[];
  /** Budget and executed money of each row of funding, in yuan. */
  readonly funding: readonly (readonly (number | null)[])[];
}

export const digestOf = (figures: Figures): string =>
  createHash('sha256')
    .update(JSON.stringify([figures.project, figures.year, figures.indicators, figures.funding]))
    .digest('hex')
    .slice(0, 16);

export const figuresOf = (gold: Gold): Figures => ({
  project: gold.project,
  year: gold.year,
  indicators: gold.indicators.map((one) => [one.level3, one.target, one.actual, one.weight, one.score]),
  funding: gold.funding.map((row) => [row.budget, row.executed]),
});

export interface CrawlOptions {
  /** Formats in turn; default the usual mixture, PDF one in four. */
  readonly formats?: readonly BenchFormat[];
  /** Each so many files one is an archive of five documents; 0: none. */
  readonly archives?: number;
  /** How long the documents are; default `six`. */
  readonly sizes?: Sizes;
  /** Whether a gold with all figures is written for each document; default only a hash of them. */
  readonly golds?: boolean;
}

export const ARCHIVE_EVERY = 100;
const IN_ARCHIVE = 5;
const PER_FOLDER = 1000;

export interface Crawl {
  readonly files: number;
  readonly documents: number;
  readonly bytes: number;
}

/** Where the documents of a crawl are, and what is known of them, below its folder. */
export const crawlPaths = (out: string): { readonly documents: string; readonly expected: string } => ({
  documents: join(out, 'documents'),
  expected: join(out, 'expected.jsonl'),
});

/** Writes `files` files below `out`/documents and `out`/expected.jsonl. No two of them have the same bytes. */
export function writeCrawl(out: string, files: number, options: CrawlOptions = {}): Crawl {
  const { documents: folder, expected: list } = crawlPaths(out);
  const formats = options.formats ?? mixture();
  const every = options.archives ?? (options.formats === undefined ? ARCHIVE_EVERY : 0);
  const golds: (Gold & { readonly path: string; readonly entry: string })[] = [];
  const expected: Expected[] = [];
  let [seed, bytes] = [0, 0];
  const next = (): [BenchFormat, Made] => {
    const format = formats[seed % formats.length] ?? 'txt';
    return [format, make(format, ++seed, options.sizes)];
  };
  const note = (path: string, entry: string, format: BenchFormat, { gold, bytes: own }: Made): void => {
    expected.push({ path, entry, format, bytes: own.length, reports: 1, indicators: gold.indicators.length, funding: gold.funding.length, digest: digestOf(figuresOf(gold)) }); // prettier-ignore
    if (options.golds === true) golds.push({ path, entry, ...gold });
  };
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < files; i++) {
    const inner = String(Math.floor(i / PER_FOLDER)).padStart(3, '0');
    if (i % PER_FOLDER === 0) mkdirSync(join(folder, inner), { recursive: true });
    const put = (name: string, content: Uint8Array): void => {
      writeFileSync(join(folder, inner, name), content);
      bytes += content.length;
    };
    if (every > 0 && i % every === every - 1) {
      const made = Array.from({ length: IN_ARCHIVE }, next);
      const name = `${seed}.zip`;
      for (const [format, one] of made) note(`${inner}/${name}`, one.name, format, one);
      put(name, zip(made.map(([, one]) => ({ name: one.name, data: one.bytes, deflate: true, utf8: true }))));
    } else {
      const [format, one] = next();
      note(`${inner}/${one.name}`, '', format, one);
      put(one.name, one.bytes);
    }
  }
  writeFileSync(list, expected.map((one) => `${JSON.stringify(one)}\n`).join(''));
  if (options.golds === true)
    writeFileSync(join(out, 'golds.jsonl'), golds.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return { files, documents: seed, bytes };
}
