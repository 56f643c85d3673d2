/** The log of runs. */
import type { Outcome } from '../model/codes.js';
import { VERSION } from '../version.js';
import type { Connection } from './sqlite.js';
import type { LoadResult } from './load.js';

export interface RunStart {
  readonly arguments: readonly string[];
  /** ISO time; now if it is left out. */
  readonly startedAt?: string;
  readonly version?: string;
}

export interface RunEnd {
  /** Files by how reading them ended; also those that could not be loaded. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly results: Readonly<Partial<Record<LoadResult, number>>>;
  /** ISO time; now if it is left out. */
  readonly finishedAt?: string;
}

export interface RunRow {
  readonly id: number;
  readonly startedAt: string;
  /** Null: it is running or was stopped. */
  readonly finishedAt: string | null;
  readonly version: string;
  readonly arguments: readonly string[];
  readonly files: number;
  readonly inserted: number;
  readonly replaced: number;
  readonly unchanged: number;
}

export interface Runs {
  /** The last runs, the latest first. */
  readonly lastRuns: (limit: number) => RunRow[];
  readonly beginRun: (start: RunStart) => number;
  readonly endRun: (run: number, end: RunEnd) => void;
}

const now = (): string => new Date().toISOString();

export function makeRuns(db: Connection): Runs {
  const begin = db.prepare(
    `INSERT INTO run (started_at, version, arguments, files, inserted, replaced, unchanged, outcomes)
     VALUES (?, ?, ?, 0, 0, 0, 0, '{}')`,
  );
  const end = db.prepare(
    `UPDATE run SET finished_at = ?, files = ?, inserted = ?, replaced = ?, unchanged = ?, outcomes = ? WHERE id = ?`,
  );
  const last = db.prepare<[number], Omit<RunRow, 'arguments'> & { arguments: string }>(
    `SELECT id, started_at AS startedAt, finished_at AS finishedAt, version, arguments, files, inserted, replaced, unchanged
     FROM run ORDER BY id DESC LIMIT ?`,
  );
  return {
    lastRuns: (limit) =>
      last.all(limit).map((row) => ({ ...row, arguments: (JSON.parse(row.arguments) as unknown[]).map(String) })),
    beginRun: (start) =>
      Number(
        begin.run(start.startedAt ?? now(), start.version ?? VERSION, JSON.stringify(start.arguments)).lastInsertRowid,
      ),
    endRun: (run, { outcomes, results, finishedAt }) => {
      const files = Object.values(outcomes).reduce((sum, n) => sum + n, 0);
      const { inserted = 0, replaced = 0, unchanged = 0 } = results;
      end.run(finishedAt ?? now(), files, inserted, replaced, unchanged, JSON.stringify(outcomes), run);
    },
  };
}
