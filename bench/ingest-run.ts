/**
 * Runs of `jixiao ingest` over generated folders, as a user starts them: files a second by format and workers, memory over
 * time, shares of time, size of the database, what a second run costs, and whether every row is there and right.
 *
 *   node dist/bench/ingest-run.js                                        1000 mixed files, 1 and 2 workers
 *   node dist/bench/ingest-run.js --files 1000,10000,20000 --workers 2   cost of a file by size of the run
 *   node dist/bench/ingest-run.js --by-format 200                        each format alone
 *   node dist/bench/ingest-run.js --pages mixed                          forms of one to three pages, one file in five a report
 *                                                                        of six; default `six`: all of them such reports
 *   node dist/bench/ingest-run.js --json result.json                     all figures, memory over time among them
 *
 * `files/s` is by the clock, `CPU ms` what the processor spent on a file in all processes: other programs that run at the
 * same time lengthen the first, hardly the second.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../src/index.js';
import { checkRows, type Checked } from './check-rows.js';
import { crawlPaths, writeCrawl, type Crawl } from './crawl.js';
import { ALL_FORMATS, SIZES, type BenchFormat, type Sizes } from './documents.js';
import { numberOf, numbersOf, textOf } from './number-of.js';
import { watchedRun, type Watched } from './watched-run.js';

interface Measured extends Crawl {
  readonly what: string;
  readonly workers: number;
  readonly first: Watched;
  readonly again: Watched;
  readonly databaseBytes: number;
  readonly checked: Checked;
}

function sizesOf(given: string): Sizes {
  const sizes = SIZES.find((one) => one === given);
  if (sizes === undefined) throw new Error(`--pages takes ${SIZES.join(' or ')}, not ${given}`);
  return sizes;
}

const sizes = sizesOf(textOf('--pages') ?? 'six');
const digits = (value: number, places: number): number => Number(value.toFixed(places));

async function measure(what: string, crawl: Crawl, folder: string, workers: number): Promise<Measured> {
  const db = join(folder, 'bench.db');
  const args = ['--db', db, '--jobs', String(workers)];
  const first = await watchedRun(folder, args);
  const databaseBytes = statSync(db).size;
  const again = await watchedRun(folder, args);
  const checked = checkRows(db, crawlPaths(folder).expected, 'documents');
  for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
  return { what, ...crawl, workers, first, again, databaseBytes, checked };
}

async function withCrawl(
  files: number,
  formats: readonly BenchFormat[] | null,
  workers: readonly number[],
  what: string,
): Promise<Measured[]> {
  // prettier-ignore
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-run-'));
  try {
    const crawl = writeCrawl(folder, files, { sizes, ...(formats === null ? {} : { formats }) });
    const measured: Measured[] = [];
    for (const count of workers) measured.push(await measure(what, crawl, folder, count));
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const most = (looks: Watched['looks'], key: 'run' | 'largest' | 'workers'): number =>
  Math.max(0, ...looks.map((look) => look[key]));

/** Milliseconds a record of the last tenth of a run against the second, when workers are warm; null for short runs. */
function flatness({ first: { summary, hundreds } }: Measured): number | null {
  const part = Math.floor(summary.records / 1000);
  if (part < 1) return null;
  const at = (tenth: number): number => (tenth === 0 ? 0 : (hundreds[tenth * part - 1] ?? 0));
  return digits((at(10) - at(9)) / Math.max(0.001, at(2) - at(1)), 2);
}

const COLUMNS = ['files', 'workers', 'files/s', 'ms a file', 'CPU ms', 'opening', 'reading', 'parsing', 'audit', 'SQLite', 'last ÷ 2nd tenth', 'run MB', 'worker MB', 'DB KB a document', 'again s', 'again ms a file', 'right', 'wrong']; // prettier-ignore

function rowOf(measured: Measured): (string | number)[] {
  const { what, files, documents, workers, first, again, databaseBytes, checked } = measured;
  const { times } = first.summary;
  const all = times.open + times.read + times.parse + times.audit + times.store;
  const share = (part: number): string => `${Math.round((100 * part) / all)}%`;
  return [
    what,
    workers,
    digits(files / first.seconds, 1),
    digits((1000 * first.seconds) / files, 2),
    digits((1000 * first.cpu) / files, 2),
    share(times.open),
    share(times.read),
    share(times.parse),
    share(times.audit),
    share(times.store),
    flatness(measured) ?? '',
    most(first.looks, 'run'),
    Math.max(most(first.looks, 'largest'), first.summary.workerMemory ?? 0),
    digits(databaseBytes / 1024 / documents, 1),
    digits(again.seconds, 2),
    digits((1000 * again.seconds) / files, 3),
    checked.right,
    checked.documents - checked.right + checked.foreign + (checked.integrity === 'ok' ? 0 : 1),
  ];
}

/** Memory and speed of one run in tenths of its records. */
function overTime({ first, workers, files }: Measured): string {
  const { looks, summary, hundreds } = first;
  const rows = Array.from({ length: 10 }, (_, i): (string | number)[] => {
    const [from, to] = [(summary.records * i) / 10, (summary.records * (i + 1)) / 10];
    const within = looks.filter(({ done }) => done > from && done <= to);
    const at = (records: number): number => (records === 0 ? 0 : (hundreds[Math.round(records / 100) - 1] ?? 0));
    const part = Math.round(to / 100) * 100 - Math.round(from / 100) * 100;
    const seconds = at(to) - at(from);
    return [`${(i + 1) * 10}%`, seconds > 0 && part > 0 ? digits((1000 * seconds) / part, 2) : '', most(within, 'run'), most(within, 'largest'), most(within, 'workers')]; // prettier-ignore
  });
  return `${files} files, ${workers} workers, by tenths of the run:
${textTable(['records', 'ms a record', 'run MB', 'largest worker MB', 'all workers MB'], rows)}`;
}

const workers = numbersOf('--workers', [1, 2]);
const results: Measured[] = [];
if (process.argv.includes('--by-format')) {
  const files = numberOf('--by-format', 200);
  for (const format of ALL_FORMATS) results.push(...(await withCrawl(files, [format], workers, `${files} ${format}`)));
} else {
  for (const files of numbersOf('--files', [1000]))
    results.push(...(await withCrawl(files, null, workers, String(files))));
}
const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores; load ${results.map(({ first }) => digits(first.load, 1)).join(', ')}`;
const longest = results.reduce((a, b) => (b.files >= a.files ? b : a), results[0] as Measured);
process.stdout.write(`${textTable(COLUMNS, results.map(rowOf))}

${longest.files >= 100 ? `${overTime(longest)}\n` : ''}From the start of the command to its end; shares are of the time that workers and the run spent. Pages: ${sizes}. ${machine}.
`);
for (const { what, checked } of results)
  for (const words of [...checked.examples, ...(checked.integrity === 'ok' ? [] : [checked.integrity])])
    process.stdout.write(`${what}: ${words}\n`);
const json = textOf('--json');
if (json !== null) writeFileSync(json, `${JSON.stringify({ machine, results }, null, 1)}\n`);
process.exitCode = results.every(({ checked }) => checked.right === checked.documents && checked.foreign === 0 && checked.integrity === 'ok') ? 0 : 1; // prettier-ignore
