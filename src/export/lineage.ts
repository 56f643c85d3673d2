/** Where an export comes from: the database as a file, who read the documents, and how many there are. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Connection } from '../store/sqlite.js';

export interface Lineage {
  readonly database: {
    readonly file: string;
    readonly bytes: number;
    /** Null while changes stand beside the file in its journal: then its bytes are not what was exported. */
    readonly sha256: string | null;
    readonly schema: number;
  };
  /** The version that exported. */
  readonly exporter: string;
  /** How many files each version has read. */
  readonly readers: readonly { readonly version: string; readonly files: number }[];
  readonly files: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly rows: Readonly<Record<string, number>>;
  readonly firstRun: string | null;
  readonly lastRun: string | null;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

const COUNTED = ['report', 'indicator', 'funding', 'expenditure', 'section', 'fact', 'finding', 'warning'] as const;

/** Counts and hash; reads the whole file once. */
export async function lineageOf(db: Connection, path: string, version: string): Promise<Lineage> {
  const wal = `${path}-wal`;
  const isSettled = !existsSync(wal) || statSync(wal).size === 0;
  const number = (sql: string): number => Number(db.prepare(sql).pluck().get());
  const outcomes = db.prepare<[], { outcome: string; n: number }>(
    'SELECT outcome, count(*) AS n FROM source GROUP BY 1 ORDER BY 1',
  );
  const readers = db.prepare<[], { version: string; files: number }>(
    'SELECT reader_version AS version, count(*) AS files FROM source GROUP BY 1 ORDER BY 1',
  );
  const runs = db
    .prepare<[], { first: string | null; last: string | null }>(
      'SELECT min(started_at) AS first, max(coalesce(finished_at, started_at)) AS last FROM run',
    )
    .get();
  return {
    database: {
      file: basename(path),
      bytes: statSync(path).size,
      sha256: isSettled ? await hashOf(path) : null,
      schema: Number(db.pragma('user_version', { simple: true })),
    },
    exporter: version,
    readers: readers.all(),
    files: number('SELECT count(*) FROM source'),
    outcomes: Object.fromEntries(outcomes.all().map(({ outcome, n }) => [outcome, n])),
    rows: Object.fromEntries(COUNTED.map((table) => [table, number(`SELECT count(*) FROM ${table}`)])),
    firstRun: runs?.first ?? null,
    lastRun: runs?.last ?? null,
  };
}
