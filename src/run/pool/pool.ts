/**
 * Workers that read documents: warm, lent to one file at a time, watched while they read, replaced when they have served
 * long or have grown.
 */
import { takeAhead } from './ahead.js';
import { BOUNDS, type Advice, type Bounds, type Death } from './bounds.js';
import { startChild, type Child } from './child.js';
import type { Answer, DocumentMessage, FromWorker, OpenedMessage, RecordMessage, Task } from './protocol.js';

export interface PoolOptions {
  readonly workers: number;
  readonly bounds?: Partial<Bounds>;
  /** Further options of Node for the workers. */
  readonly nodeOptions?: readonly string[];
  /** What is advised where a limit was passed; default that of runs. */
  readonly advice?: Advice;
}

/** What a file is followed by. */
export interface Follower {
  readonly opened: (message: OpenedMessage) => void;
  readonly document: (message: DocumentMessage) => Answer['read'];
  readonly record: (message: RecordMessage) => void;
  readonly beat: (stage: string, page: number | null) => void;
}

export type TaskEnd = { readonly how: 'read'; readonly documents: number } | { readonly how: 'died'; readonly death: Death; /** It had loaded its readers. */ readonly ready: boolean }; // prettier-ignore

export interface Pool {
  readonly bounds: Bounds;
  readonly advice: Advice;
  /** Reads a file, in its turn. `alone`: in a new worker, while no other reads. Rejects if the follower throws. */
  readonly run: (task: Task, follower: Follower, alone?: boolean) => Promise<TaskEnd>;
  /** Largest resident memory of a worker that was seen, MiB; null where the system does not tell. */
  readonly peak: () => number | null;
  /** Ends all workers. */
  readonly close: () => void;
}

/**
 * A worker is replaced after so many files: whatever a reader may leave behind goes with it. Not sooner: a new one takes
 * twice the time for its first two hundred files, until its code is compiled well.
 */
const MOST_FILES = 20_000;
/** Also when it has grown to this part of what it may take: the next document is not to pay for those before it. */
const GROWN = 0.6;
const LOOK_MILLISECONDS = 200;

/** Shared turns for files, exclusive ones for those that are tried alone. */
function makeTurns(places: number) {
  let taken = 0;
  let exclusive = false;
  const waiting: { alone: boolean; go: () => void }[] = [];
  const next = (): void => {
    while (waiting.length > 0) {
      const alone = waiting.findIndex((one) => one.alone);
      const index = Math.max(0, alone);
      const one = waiting[index];
      if (one === undefined || exclusive || (one.alone ? taken > 0 : taken >= places)) return;
      waiting.splice(index, 1);
      taken++;
      exclusive = one.alone;
      one.go();
    }
  };
  return {
    take: (alone: boolean): Promise<void> =>
      new Promise((go) => {
        waiting.push({ alone, go });
        next();
      }),
    give: (): void => {
      taken--;
      exclusive = false;
      next();
    },
  };
}

interface Watched {
  readonly child: Child;
  began: number;
}

export function makePool(options: PoolOptions): Pool {
  const bounds: Bounds = { ...BOUNDS, ...options.bounds };
  const turns = makeTurns(options.workers);
  const idle: Child[] = [];
  const busy = new Set<Watched>();
  let peak: number | null = null;
  let closed = false;

  const start = (): Child => {
    const child = { memory: bounds.memory, nodeOptions: options.nodeOptions ?? [] };
    return takeAhead(child) ?? startChild(child);
  };
  const end = (child: Child): void => child.kill({ kind: 'crash', words: 'it was ended' });

  const look = (): void => {
    const now = performance.now();
    for (const { child, began } of busy) {
      const resident = child.resident();
      if (resident !== null) peak = Math.max(peak ?? 0, resident);
      if (resident !== null && resident > bounds.memory) child.kill({ kind: 'memory', mebibytes: resident });
      else if (now - began > bounds.timeout * 1000) child.kill({ kind: 'timeout', seconds: bounds.timeout });
      else if (now - child.heard > bounds.stall * 1000) child.kill({ kind: 'stall', seconds: bounds.stall });
    }
  };
  // after a long pause of this process the messages that came meanwhile are heard first
  const timer = setInterval(() => setImmediate(look), LOOK_MILLISECONDS);
  timer.unref();

  const lend = (fresh: boolean): Child => {
    if (fresh) for (const child of idle.splice(0)) end(child);
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) if (child.alive()) return child;
    return start();
  };

  const takeBack = (child: Child): void => {
    child.listen(() => undefined, () => undefined); // prettier-ignore
    if (!child.alive()) return;
    const resident = child.resident() ?? 0;
    peak = Math.max(peak ?? 0, resident);
    if (closed || child.served >= MOST_FILES || resident > bounds.memory * GROWN) end(child);
    else idle.push(child);
  };

  const lead = (child: Child, task: Task, follower: Follower): Promise<TaskEnd> =>
    new Promise((resolve, reject) => {
      const watched: Watched = { child, began: performance.now() };
      busy.add(watched);
      const finish = (how: TaskEnd): void => {
        busy.delete(watched);
        takeBack(child);
        resolve(how);
      };
      const onMessage = (message: FromWorker): void => {
        switch (message.kind) {
          case 'ready':
            child.ready = true;
            // loading its readers is not the document's time
            watched.began = performance.now();
            return;
          case 'opened':
            return follower.opened(message);
          case 'document':
            return child.send({ kind: 'answer', read: follower.document(message) });
          case 'beat':
            return follower.beat(message.stage, message.page);
          case 'record':
            watched.began = performance.now();
            return follower.record(message);
          case 'end':
            return finish({ how: 'read', documents: message.documents });
        }
      };
      const heed = (message: FromWorker): void => {
        try {
          onMessage(message);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          end(child);
        }
      };
      child.listen(heed, (death) => finish({ how: 'died', death, ready: child.ready }));
      child.served++;
      child.send(task);
    });

  return {
    bounds,
    advice: options.advice ?? 'retry',
    peak: () => peak,
    run: async (task, follower, alone = false) => {
      await turns.take(alone);
      try {
        if (closed) return { how: 'died', death: { kind: 'crash', words: 'the run was ended' }, ready: true };
        return await lead(lend(alone), task, follower);
      } finally {
        turns.give();
      }
    },
    close: () => {
      closed = true;
      clearInterval(timer);
      for (const child of idle.splice(0)) end(child);
      for (const { child } of busy) end(child);
    },
  };
}
