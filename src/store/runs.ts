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

export interface Runs {
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
  return {
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
