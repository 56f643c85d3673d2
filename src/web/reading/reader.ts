/** Documents read in a process of their own, one after the other, within limits of time and memory. */
import { createHash } from 'node:crypto';
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { failedRecord, unreadSource } from '../../run/failed.js';
import { BOUNDS, faultOf, type Bounds, type Death } from '../../run/pool/bounds.js';
import { deathOf, residentOf } from '../../run/pool/child.js';
import type { Ask, Shown, Told } from './protocol.js';

/** What became of reading; `gone` where the file is not at any of its places. */
export type Reading =
  | { readonly found: true; readonly documents: readonly Shown[]; readonly left: number }
  | { readonly found: false; readonly why: 'missing' | 'changed' };

export interface Reader {
  readonly read: (ask: Ask) => Promise<Reading>;
}

const FROM_SOURCE = import.meta.url.endsWith('.ts');
const ENTRY = fileURLToPath(new URL(`./worker.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url));
const LOADER = FROM_SOURCE ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];

const LOOK_MILLISECONDS = 100;
/** A process that nobody needs is ended; the next reading starts another. */
const IDLE_MILLISECONDS = 120_000;
/** Someone is waiting: less time than a run takes. */
const USUAL: Bounds = { ...BOUNDS, timeout: 60, stall: 60 };

interface Running {
  readonly process: ChildProcess;
  words: string;
  why: Death | null;
}

const nameOf = (ask: Ask): string => (ask.kind === 'bytes' ? ask.name : (ask.places[0]?.path ?? ''));

/** What is recorded of a file whose reading had to be ended. */
function lost(ask: Ask, death: Death, bounds: Bounds): Shown {
  const { outcome, message } = faultOf(death, bounds, 'same');
  const sha256 = ask.kind === 'original' ? ask.sha256 : createHash('sha256').update(ask.bytes).digest('hex');
  const source = unreadSource({ sha256, path: nameOf(ask), bytes: ask.kind === 'bytes' ? ask.bytes.length : 0 }, {});
  // what a command may allow more of is no help on a page
  const extraction = failedRecord(source, { outcome, message: message.split(/; (?:allow|read it)/)[0] ?? message });
  return { extraction, outcome, doc: null, uses: new Map(), look: null, pdf: null };
}

export function makeReader(given: Partial<Bounds> = {}): Reader {
  const bounds = { ...USUAL, ...given };
  let running: Running | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const start = (): Running => {
    const process = fork(ENTRY, [], {
      execArgv: [...LOADER, `--max-old-space-size=${Math.floor(bounds.memory * 0.75)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const made: Running = { process, words: '', why: null };
    process.stderr?.setEncoding('utf8').on('data', (text: string) => (made.words = (made.words + text).slice(-4000)));
    // it keeps nobody from ending
    for (const one of [process, process.channel, process.stderr as Socket | null]) one?.unref();
    process.on('close', () => {
      if (running === made) running = null;
    });
    return made;
  };

  const one = (ask: Ask): Promise<Reading> =>
    new Promise((resolve) => {
      clearTimeout(idle);
      const child = (running ??= start());
      const documents: Shown[] = [];
      const began = performance.now();
      const kill = (why: Death): void => {
        child.why ??= why;
        child.process.kill('SIGKILL');
      };
      const timer = setInterval(() => {
        const resident = child.process.pid === undefined ? null : residentOf(child.process.pid);
        if (resident !== null && resident > bounds.memory) kill({ kind: 'memory', mebibytes: resident });
        else if (performance.now() - began > bounds.timeout * 1000) kill({ kind: 'timeout', seconds: bounds.timeout });
      }, LOOK_MILLISECONDS);
      const finish = (reading: Reading): void => {
        clearInterval(timer);
        child.process.off('message', hear).off('close', end).off('error', fail);
        idle = setTimeout(() => child.process.kill('SIGKILL'), IDLE_MILLISECONDS);
        idle.unref();
        resolve(reading);
      };
      const hear = (told: Told): void => {
        if (told.kind === 'document') documents.push(told.shown);
        else if (told.kind === 'gone') finish({ found: false, why: told.why });
        else finish({ found: true, documents, left: told.left });
      };
      const ended = (death: Death): void => {
        running = null;
        finish({ found: true, documents: [...documents, lost(ask, death, bounds)], left: 0 });
      };
      const end = (code: number | null, signal: string | null): void => ended(child.why ?? deathOf(code, signal, child.words)); // prettier-ignore
      const fail = (error: Error): void => ended({ kind: 'crash', words: error.message });
      child.process.on('message', hear).on('close', end).on('error', fail);
      child.process.send(ask, () => undefined);
    });

  return {
    read: (ask) => {
      const mine = turn.then(() => one(ask));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
