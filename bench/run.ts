/**
 * How fast documents become rows, in one process: from bytes in memory to committed rows of a database on disk.
 *
 *   npm run bench                       every format, medians of several rounds
 *   npm run bench -- --documents 200    more documents a round (default 60)
 *   npm run bench -- --rounds 9         more rounds (default 7)
 *   npm run bench -- --memory 5000      resident memory over that many documents of all formats
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { audit, extractBytes, LIMITS, openStore, parse, readBytes, textTable, VERSION, weigh, type Source, type Store } from '../src/index.js'; // prettier-ignore
import { FORMATS, make, type BenchFormat } from './documents.js';

const BATCH = 32;

function numberOf(name: string, otherwise: number): number {
  const i = process.argv.indexOf(name);
  const given = i < 0 ? otherwise : Number(process.argv[i + 1]);
  if (!Number.isSafeInteger(given) || given < 1) throw new Error(`${name} takes a whole number from 1 up`);
  return given;
}

function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bench-'));
  const store = openStore(join(folder, 'bench.db'));
  return work(store).finally(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
}

interface Times {
  readonly total: number;
  /** Time of the processor, which other programs do not lengthen much. */
  readonly cpu: number;
  readonly read: number;
  readonly parse: number;
  readonly audit: number;
  readonly store: number;
  readonly indicators: number;
}

/** One pass over the documents; milliseconds. */
async function pass(documents: readonly { name: string; bytes: Uint8Array }[], store: Store): Promise<Times> {
  const spent = { read: 0, parse: 0, audit: 0, store: 0 };
  const run = store.beginRun({ arguments: ['bench'] });
  let indicators = 0;
  let waiting: ReturnType<typeof audit>[] = [];
  const write = (): void => {
    store.batch(() => {
      for (const extraction of waiting) store.load(extraction, { run, outcome: 'ok', readerVersion: VERSION });
    });
    waiting = [];
  };
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (const { name, bytes } of documents) {
    const t0 = performance.now();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const result = await readBytes(bytes, { name, charset: null, limits: LIMITS });
    const t1 = performance.now();
    if (!result.ok) throw new Error(`${name}: ${result.fault.message}`);
    const { format, encoding, pages, title, publishedAt, url } = result.doc.source;
    const source: Source = { sha256, path: name, format, bytes: bytes.length, pages, encoding, entry: null, url, publishedAt, title }; // prettier-ignore
    const { extraction } = parse(result.doc, source);
    const t2 = performance.now();
    const audited = weigh(audit(extraction), result.doc);
    const t3 = performance.now();
    indicators += audited.reports.reduce((n, report) => n + report.indicators.length, 0);
    waiting.push(audited);
    if (waiting.length >= BATCH) write();
    spent.read += t1 - t0;
    spent.parse += t2 - t1;
    spent.audit += t3 - t2;
    spent.store += performance.now() - t3;
  }
  const last = performance.now();
  write();
  spent.store += performance.now() - last;
  const total = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { total, cpu: (user + system) / 1000, ...spent, indicators };
}

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
const round = (n: number, digits = 1): number => Number(n.toFixed(digits));

async function measure(format: BenchFormat, count: number, rounds: number): Promise<(string | number)[]> {
  const documents = Array.from({ length: count }, (_, i) => make(format, i + 1));
  const times: Times[] = [];
  // the first two rounds warm up
  for (let i = -2; i < rounds; i++) {
    const time = await withStore((store) => pass(documents, store));
    if (i >= 0) times.push(time);
  }
  const each = times.map((time) => time.total / count);
  const share = (key: 'read' | 'parse' | 'audit' | 'store'): string =>
    `${Math.round((100 * median(times.map((time) => time[key]))) / median(times.map((time) => time.total)))}%`;
  const size = documents.reduce((n, { bytes }) => n + bytes.length, 0) / count / 1024;
  return [
    format,
    round(size),
    round((times[0]?.indicators ?? 0) / count),
    Math.round(1000 / median(each)),
    round(median(each), 2),
    round(Math.min(...each), 2),
    round(Math.max(...each), 2),
    round(median(times.map((time) => time.cpu / count)), 2),
    share('read'),
    share('parse'),
    share('audit'),
    share('store'),
  ];
}

async function speed(): Promise<void> {
  const count = numberOf('--documents', 60);
  const rounds = numberOf('--rounds', 7);
  const rows: (string | number)[][] = [];
  for (const format of FORMATS) rows.push(await measure(format, count, rounds));
  const columns = ['format', 'KB', 'indicators', 'documents/s', 'ms (median)', 'ms (least)', 'ms (most)', 'CPU ms', 'reading', 'parsing', 'audit', 'SQLite']; // prettier-ignore
  process.stdout.write(`${textTable(columns, rows)}
${count} made-up documents of about six pages each, ${rounds} rounds after two to warm up, one process, from bytes to committed
rows. Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores.
`);
}

async function memory(): Promise<void> {
  const count = numberOf('--memory', 5000);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const rows: (string | number)[][] = [];
  await withStore(async (store) => {
    const run = store.beginRun({ arguments: ['bench'] });
    const began = performance.now();
    for (let i = 1; i <= count; i++) {
      const { name, bytes } = make(FORMATS[i % FORMATS.length] ?? 'txt', i);
      const { extraction, outcome } = await extractBytes(bytes, name);
      store.load(extraction, { run, outcome, readerVersion: VERSION });
      if (i % Math.max(1, Math.round(count / 10)) !== 0) continue;
      const before = process.memoryUsage.rss();
      collect();
      const mb = (n: number): number => round(n / 1024 / 1024);
      const { rss, heapUsed } = process.memoryUsage();
      rows.push([i, mb(before), mb(rss), mb(heapUsed), round((performance.now() - began) / 1000)]);
    }
  });
  const columns = ['documents', 'resident MB', 'after collection', 'heap MB', 'seconds'];
  process.stdout.write(`${textTable(columns, rows)}
Documents of all formats, each made, read and stored in one process; making them takes part of the time.
`);
}

await (process.argv.includes('--memory') ? memory() : speed());
