/** Putting a database in order: after large runs, before it is handed on. */
import { statSync } from 'node:fs';
import type { Connection } from './sqlite.js';

export interface Optimized {
  /** Size of the file in bytes. */
  readonly before: number;
  readonly after: number;
  /** Names that no row bears any more and that are no longer searched. */
  readonly names: number;
}

const UNUSED = `DELETE FROM search_name WHERE CASE kind
  WHEN 'indicator' THEN NOT EXISTS (SELECT 1 FROM indicator_derived d WHERE d.level3 = text)
  WHEN 'project' THEN NOT EXISTS (SELECT 1 FROM report_subject q WHERE q.project = text)
  ELSE NOT EXISTS (SELECT 1 FROM report_subject q WHERE q.department = text) END`;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Merges the search indexes, gathers statistics for the planner, and rewrites the file without gaps. */
export function optimizeFully(db: Connection, path: string): Optimized {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const before = sizeOf(path);
  const names = db.prepare(UNUSED).run().changes;
  for (const index of ['search_name_index', 'search_section_index'])
    db.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
  db.exec('ANALYZE; VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
  return { before, after: sizeOf(path), names };
}
