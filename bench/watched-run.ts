/** A run of `jixiao ingest` that is watched from outside: its memory and that of its workers, and how fast it goes on. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { IngestEvent, SummaryEvent } from '../src/run/events.js';
import { MAIN } from '../test/helpers/cli.js';
import { childrenOf } from '../test/helpers/kill.js';

/** One look at the run. */
export interface Look {
  readonly seconds: number;
  /** Records that were told as done. */
  readonly done: number;
  /** Resident memory in MiB of the run itself, and of the largest worker and of all of them together. */
  readonly run: number;
  readonly largest: number;
  readonly workers: number;
}

export interface Watched {
  readonly summary: SummaryEvent;
  /** From the start of the command to its end. */
  readonly seconds: number;
  /** Time of the processor that the run and its workers took together, seconds. */
  readonly cpu: number;
  readonly looks: readonly Look[];
  /** Seconds at which each hundredth record was done. */
  readonly hundreds: readonly number[];
  /** Load of the machine at the end, over the last minute. */
  readonly load: number;
}

const LOOK_MILLISECONDS = 500;
const PAGES_PER_MIB = 256;
const TICKS_PER_SECOND = 100;

/** Resident memory of a process in MiB (proc(5), /proc/pid/statm); 0 where the system does not tell. */
function resident(pid: number): number {
  try {
    return Math.round(Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) / PAGES_PER_MIB);
  } catch {
    return 0;
  }
}

/** Seconds of the processor that a process and the children that it has waited for took (fields 14 to 17 of /proc/pid/stat). */
function processorTime(pid: number): number {
  try {
    const fields = (readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1] ?? '').split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** Runs `jixiao ingest documents` in `cwd`. Rejects if the run ends without a summary. */
export function watchedRun(cwd: string, args: readonly string[]): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const since = (): number => Math.round(performance.now() - began) / 1000;
    const run = spawn(process.execPath, [MAIN, 'ingest', 'documents', '--log', 'json', ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] }); // prettier-ignore
    const pid = run.pid ?? 0;
    const looks: Look[] = [];
    const hundreds: number[] = [];
    const times = new Map<number, number>();
    let done = 0;
    let rest = '';
    let summary: SummaryEvent | null = null;
    const look = (): void => {
      const children = childrenOf(pid);
      const memory = children.map(resident);
      for (const one of [pid, ...children]) times.set(one, Math.max(times.get(one) ?? 0, processorTime(one)));
      looks.push({ seconds: since(), done, run: resident(pid), largest: Math.max(0, ...memory), workers: memory.reduce((a, b) => a + b, 0) }); // prettier-ignore
    };
    const timer = setInterval(look, LOOK_MILLISECONDS);
    run.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const event = JSON.parse(line) as IngestEvent;
        if (event.kind === 'summary') {
          summary = event;
          look();
        } else if (event.kind === 'done' && ++done % 100 === 0) hundreds.push(since());
      }
    });
    run.on('error', reject);
    run.on('close', (code) => {
      clearInterval(timer);
      if (summary === null) return reject(new Error(`the run ended with ${code ?? 'a signal'} and without a summary`));
      const cpu = [...times.values()].reduce((a, b) => a + b, 0);
      resolve({ summary, seconds: since(), cpu, looks, hundreds, load: loadavg()[0] ?? 0 });
    });
  });
}
