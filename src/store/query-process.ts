/** The process in which one query runs; its parent ends it when the time is up. */
import type { QueryParams, QueryResult, QueryValue } from './query.js';
import { prepareReading } from './read-only.js';
import { connect, explained, StoreError } from './sqlite.js';

export interface QueryRequest {
  readonly path: string;
  readonly sql: string;
  readonly params: QueryParams;
  readonly maxRows: number;
  readonly maxBytes: number;
}

export type QueryReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: QueryResult }
  | { readonly kind: 'failed'; readonly code: StoreError['code']; readonly message: string };

/** What SQLite itself may allocate: a query that sorts or joins too much fails instead of filling the machine. */
const HEAP_BYTES = 512 * 1024 * 1024;

function sizeOf(value: QueryValue): number {
  if (typeof value === 'string') return 2 * value.length;
  return value instanceof Uint8Array ? value.byteLength : 8;
}

/** Integers beyond what a double holds exactly stay bigints, the others become numbers. */
function plainValue(value: QueryValue): QueryValue {
  return typeof value === 'bigint' && BigInt(Number(value)) === value ? Number(value) : value;
}

function run(request: QueryRequest): QueryResult {
  const db = connect(request.path, { readonly: true });
  try {
    db.pragma(`hard_heap_limit = ${HEAP_BYTES}`);
    const statement = prepareReading(db, request.sql).raw().safeIntegers();
    const columns = statement.columns().map((c) => c.name);
    const { params } = request;
    const bound: readonly unknown[] = Array.isArray(params) ? (params as unknown[]) : [params];
    const rows: QueryValue[][] = [];
    let bytes = 0;
    for (const row of statement.iterate(...bound)) {
      const values = (row as QueryValue[]).map(plainValue);
      bytes += values.reduce<number>((sum, value) => sum + sizeOf(value), 0);
      if (rows.length >= request.maxRows || bytes > request.maxBytes) return { columns, rows, truncated: true };
      rows.push(values);
    }
    return { columns, rows, truncated: false };
  } finally {
    db.close();
  }
}

function failure(error: unknown, path: string): QueryReply {
  const known = explained(error, path);
  if (known instanceof StoreError) return { kind: 'failed', code: known.code, message: known.message };
  const words = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', code: 'sql', message: `The query has an error: ${words}` };
}

function answer(request: QueryRequest): QueryReply {
  try {
    return { kind: 'done', result: run(request) };
  } catch (error) {
    return failure(error, request.path);
  }
}

const tell = (reply: QueryReply): void => {
  process.send?.(reply);
};

process.once('message', (request: QueryRequest) => tell(answer(request)));
// a parent that is gone needs no answer
process.once('disconnect', () => process.exit(0));
tell({ kind: 'ready' });
