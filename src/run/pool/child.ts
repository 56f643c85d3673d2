/** One worker process: starting it, what it says, what it takes, and its end. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Death } from './bounds.js';
import type { FromWorker, ToWorker } from './protocol.js';

export interface Child {
  readonly pid: number;
  /** Documents it has been given. */
  served: number;
  /** It has loaded its readers. */
  ready: boolean;
  /** When it said something last, or was given something. */
  heard: number;
  readonly send: (message: ToWorker) => void;
  /** Who is told what it says, and of its end; one at a time. */
  listen: (onMessage: (message: FromWorker) => void, onEnd: (how: Death) => void) => void;
  /** Ends it at once; `why` is what its listener is told. */
  readonly kill: (why: Death) => void;
  /** Resident memory in MiB; null where the system does not tell. */
  readonly resident: () => number | null;
  readonly alive: () => boolean;
  /** Whether this process waits for it. */
  readonly hold: (held: boolean) => void;
}

// from source, as in tests, the worker is TypeScript too
const FROM_SOURCE = import.meta.url.endsWith('.ts');
const ENTRY = fileURLToPath(new URL(`./worker.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url));
const loader = (): string[] =>
  FROM_SOURCE ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];

/** Of what a dying worker writes the end is kept. */
const LAST_WORDS = 4000;
const PAGE_BYTES = 4096;
const OUT_OF_HEAP = /heap out of memory|Reached heap limit|allocation failed/i;

/** Pages of memory as Linux counts them: the second number is what is resident (proc(5), /proc/pid/statm). */
export function residentOf(pid: number): number | null {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return Number.isFinite(pages) ? Math.round((pages * PAGE_BYTES) / 2 ** 20) : null;
  } catch {
    return null;
  }
}

/** What ended a process, by its exit and the end of what it wrote on standard error. */
export function deathOf(code: number | null, signal: string | null, words: string): Death {
  if (OUT_OF_HEAP.test(words)) return { kind: 'memory', mebibytes: null };
  if (signal === 'SIGKILL' || signal === 'SIGTERM') return { kind: 'killed', signal };
  const said = /(?:^|\n)((?:\w*Error|FATAL ERROR)\b[^\n]*)/.exec(words)?.[1];
  const how = signal ?? `exit code ${code ?? '?'}`;
  return { kind: 'crash', words: said === undefined ? how : `${how}: ${said.slice(0, 200)}` };
}

export interface ChildOptions {
  /** MiB that the worker may take. */
  readonly memory: number;
  /** Further options of Node for it. */
  readonly nodeOptions: readonly string[];
}

/** Starts a worker. It takes messages at once and answers when it has loaded its readers. */
export function startChild({ memory, nodeOptions }: ChildOptions): Child {
  // a large young generation saves a tenth of the time: a document's objects die before they are copied
  const flags = ['--max-semi-space-size=64', `--max-old-space-size=${Math.max(64, Math.floor(memory * 0.75))}`];
  const process: ChildProcess = fork(ENTRY, [], {
    execArgv: [...loader(), ...nodeOptions, ...flags],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  let ended: Death | null = null;
  let why: Death | null = null;
  let onMessage: (message: FromWorker) => void = () => undefined;
  let onEnd: (how: Death) => void = () => undefined;
  process.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-LAST_WORDS)));
  const child: Child = {
    pid: process.pid ?? -1,
    served: 0,
    ready: false,
    heard: performance.now(),
    send: (message) => {
      child.heard = performance.now();
      // a worker that has just ended is told of by its end
      if (process.connected) process.send(message, () => undefined);
    },
    listen: (message, end) => {
      onMessage = message;
      onEnd = end;
      if (ended !== null) end(ended);
    },
    kill: (reason) => {
      why ??= reason;
      process.kill('SIGKILL');
    },
    resident: () => residentOf(child.pid),
    alive: () => ended === null && why === null,
    hold: (held) => {
      for (const one of [process, process.channel, process.stderr as Socket | null]) {
        if (held) one?.ref();
        else one?.unref();
      }
    },
  };
  process.on('message', (message: FromWorker) => {
    child.heard = performance.now();
    // what was on its way when it was killed is not believed any more
    if (why === null) onMessage(message);
  });
  const end = (how: Death): void => {
    if (ended !== null) return;
    ended = why ?? how;
    onEnd(ended);
  };
  process.on('error', (error) => end({ kind: 'crash', words: `it cannot be started: ${error.message}` }));
  // 'close' comes when its last words are read, too
  process.on('close', (code, signal) => end(deathOf(code, signal, words)));
  return child;
}
