/** Runs of the command line that are ended with SIGKILL: the run itself, or one of its workers. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { MAIN } from './cli.js';

export type Victim = 'run' | 'worker';

/** Processes that a process has started (Linux). */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter((one) => one !== '').map(Number); // prettier-ignore
  } catch {
    return [];
  }
}

export interface Killed {
  readonly code: number | null;
  readonly milliseconds: number;
  /** Something was killed before the run ended by itself. */
  readonly hit: boolean;
  /** Workers that the run had when it was hit. */
  readonly workers: readonly number[];
}

/** Runs `jixiao ingest` and kills after some milliseconds; null kills nothing. */
export function ingestKilled(
  args: readonly string[],
  cwd: string,
  victim: Victim,
  after: number | null,
): Promise<Killed> {
  // prettier-ignore
  return new Promise((resolve) => {
    const began = performance.now();
    const run = spawn(process.execPath, [MAIN, 'ingest', ...args], { cwd, stdio: 'ignore' });
    let hit = false;
    let workers: readonly number[] = [];
    const timer = setTimeout(() => {
      workers = childrenOf(run.pid ?? 0);
      const pid = victim === 'run' ? run.pid : workers[Math.floor(workers.length / 2)];
      if (pid === undefined) return;
      hit = true;
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        hit = false;
      }
    }, after ?? 2 ** 30);
    run.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, milliseconds: performance.now() - began, hit, workers });
    });
  });
}

/** Waits until none of the processes is there any more; returns those that still are after the time given. */
export async function waitForEnd(pids: readonly number[], milliseconds: number): Promise<number[]> {
  const alive = (pid: number): boolean => {
    try {
      // a process that has ended and was not waited for yet holds nothing any more
      return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  };
  const until = performance.now() + milliseconds;
  while (pids.some(alive) && performance.now() < until) await new Promise((go) => setTimeout(go, 50));
  return pids.filter(alive);
}
