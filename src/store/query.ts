/**
 * A question of the user's own, bounded in time, rows and memory, that cannot change anything.
 *
 * SQLite cannot be interrupted from the thread it runs in, and a thread inside it cannot be stopped; so the statement
 * runs in a process of its own, which is ended when its time is up.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { QueryReply, QueryRequest } from './query-process.js';
import { StoreError } from './sqlite.js';

export type QueryParams = readonly QueryValue[] | Readonly<Record<string, QueryValue>>;
export type QueryValue = string | number | bigint | null | Uint8Array;

export interface QueryOptions {
  /** Rows that are returned at most; default 10,000. */
  readonly maxRows?: number;
  /** Time that the statement may take, start-up of its process not counted; default 10,000. */
  readonly maxMilliseconds?: number;
  /** Bytes of the result, roughly; default 64 MiB. */
  readonly maxBytes?: number;
  /** Values for `?` (a list) or `:name` (an object). */
  readonly params?: QueryParams;
}

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly QueryValue[])[];
  /** More rows exist than were returned: the limit of rows or bytes was met. */
  readonly truncated: boolean;
}

/** Run from its source the child process needs the loader that the parent came with. */
function startProcess(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = fileURLToPath(new URL(fromSource ? './query-process.ts' : './query-process.js', import.meta.url));
  return fork(script, [], {
    execArgv: fromSource ? ['--import', 'tsx'] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/**
 * Runs one reading statement. Rejects with a StoreError: `refused` for anything that is not a single SELECT (or VALUES,
 * WITH, EXPLAIN, or a PRAGMA that only describes), `limit` when the time is up, `sql` for an error in the statement.
 */
export function query(path: string, sql: string, options: QueryOptions = {}): Promise<QueryResult> {
  const request: QueryRequest = {
    path,
    sql,
    params: options.params ?? [],
    maxRows: options.maxRows ?? 10_000,
    maxBytes: options.maxBytes ?? 64 * 1024 * 1024,
  };
  const milliseconds = options.maxMilliseconds ?? 10_000;
  return new Promise((resolve, reject) => {
    const child = startProcess();
    let timer: NodeJS.Timeout | undefined;
    let complaint = '';
    let settled = false;
    const settle = (finish: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
      finish();
    };
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-2000)));
    child.on('message', (reply: QueryReply) => {
      if (reply.kind === 'ready') {
        child.send(request, () => undefined);
        timer = setTimeout(() => {
          const words = `The query took longer than ${milliseconds / 1000} s and was stopped. Narrow it, or allow it more time.`;
          settle(() => reject(new StoreError('limit', words)));
        }, milliseconds);
      } else if (reply.kind === 'failed') {
        settle(() => reject(new StoreError(reply.code, reply.message)));
      } else {
        settle(() => resolve(reply.result));
      }
    });
    const broken = (why: string): void =>
      settle(() => reject(new StoreError('unusable', `The query could not be run: ${why}`)));
    child.on('error', (error) => broken(error.message));
    child.on('exit', (code, signal) => broken(complaint.trim() || `its process ended (${signal ?? String(code)}).`));
  });
}
