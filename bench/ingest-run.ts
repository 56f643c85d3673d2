/**
 * Runs of `jixiao ingest` over a generated folder, as a user starts them: files a second by workers, memory, shares of
 * time, and what a second run over the same folder costs.
 *
 *   node dist/bench/ingest-run.js                     1000 files, 1 and 2 workers
 *   node dist/bench/ingest-run.js --files 20000 --workers 2
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../src/index.js';
import type { SummaryEvent } from '../src/run/events.js';
import { MAIN } from '../test/helpers/cli.js';
import { FORMATS, make } from './documents.js';
import { numberOf } from './number-of.js';

interface Measured {
  readonly summary: SummaryEvent;
  readonly seconds: number;
  /** Largest resident memory of the run itself, MiB (Linux). */
  readonly memory: number;
}

const peakOf = (pid: number): number => {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
};

function ingest(cwd: string, args: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const run = spawn(process.execPath, [MAIN, 'ingest', 'in', '--log', 'json', ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] }); // prettier-ignore
    let last = '';
    let memory = 0;
    const timer = setInterval(() => (memory = Math.max(memory, peakOf(run.pid ?? 0))), 200);
    run.stdout.setEncoding('utf8').on('data', (text: string) => (last = (last + text).slice(-100_000)));
    run.on('close', () => {
      clearInterval(timer);
      const line = last.trimEnd().split('\n').at(-1) ?? '';
      const summary = JSON.parse(line) as SummaryEvent;
      if (summary.kind !== 'summary') return reject(new Error(`the run ended without a summary: ${line}`));
      resolve({ summary, seconds: (performance.now() - began) / 1000, memory });
    });
  });
}

const files = numberOf('--files', 1000);
const given = process.argv.includes('--workers') ? [numberOf('--workers', 1)] : [1, 2];
const folder = mkdtempSync(join(tmpdir(), 'jixiao-run-'));
try {
  let bytes = 0;
  for (let i = 1; i <= files; i++) {
    const document = make(FORMATS[i % FORMATS.length] ?? 'txt', i);
    const inner = join(folder, 'in', String(Math.floor(i / 1000)));
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(inner, document.name), document.bytes);
    bytes += document.bytes.length;
  }
  const rows: (string | number)[][] = [];
  for (const workers of given) {
    const db = `${workers}.db`;
    const args = ['--db', db, '--jobs', String(workers)];
    const first = await ingest(folder, args);
    const second = await ingest(folder, args);
    const { times, workerMemory, failed } = first.summary;
    const all = times.open + times.read + times.parse + times.audit + times.store;
    const share = (part: number): string => `${Math.round((100 * part) / all)}%`;
    rows.push([
      workers,
      Math.round(files / first.seconds),
      Number(((1000 * first.seconds) / files).toFixed(2)),
      first.memory,
      workerMemory ?? '',
      share(times.open + times.read),
      share(times.parse),
      share(times.audit),
      share(times.store),
      Number((statSync(join(folder, db)).size / 2 ** 20).toFixed(1)),
      Number(second.seconds.toFixed(2)),
      failed,
    ]);
  }
  const columns = ['workers', 'files/s', 'ms a file', 'run MB', 'worker MB', 'reading', 'parsing', 'audit', 'SQLite', 'database MB', 'again s', 'failed']; // prettier-ignore
  process.stdout.write(`${textTable(columns, rows)}
${files} made-up files (${Math.round(bytes / 2 ** 20)} MB; ${FORMATS.join(', ')}), from the start of the command to its end. Shares are of the time that
workers and the run spent. Node ${process.version}, ${availableParallelism()} cores.
`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
