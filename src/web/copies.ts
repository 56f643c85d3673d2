/**
 * The same report in several files: of one place, year and kind, and of one project (or, as a whole, one department). What
 * is told of is that there are others, not that they state the same.
 */
import type { Connection } from '../store/sqlite.js';
import type { Row } from './lists/listing.js';
import { ask } from './query-rows.js';

const who = (q: string): string => `replace(coalesce(${q}.project, CASE ${q}.kind WHEN 'department' THEN coalesce(${q}.department, ${q}.unit) END), ' ', '')`; // prettier-ignore

const alike = (x: string, q: string): string => `${x}.region_code = ${q}.region_code AND ${x}.year = ${q}.year AND ${x}.kind = ${q}.kind AND ${who(x)} = ${who(q)}`; // prettier-ignore

/** A condition on `report_subject q`: of several files with a report that which is read best, of equals the first. */
export const BEST_COPY = `NOT EXISTS (SELECT 1 FROM report_subject x WHERE ${alike('x', 'q')} AND x.source_id <> q.source_id
  AND (coalesce(x.confidence, 0) > coalesce(q.confidence, 0) OR (coalesce(x.confidence, 0) = coalesce(q.confidence, 0) AND x.source_id < q.source_id)))`;

const COUNT = `SELECT q.report_id, count(DISTINCT x.source_id) AS files FROM report_subject q JOIN report_subject x ON ${alike('x', 'q')}
WHERE q.report_id IN (SELECT value FROM json_each(?)) GROUP BY q.report_id HAVING count(DISTINCT x.source_id) > 1`;

/** In how many files each of these reports is, where it is in several: `files` by its key. */
export const filesOfReports = (db: Connection, ids: readonly number[]): ReadonlyMap<number, Row> =>
  new Map(ask(db, COUNT, JSON.stringify(ids)).map((row) => [Number(row['report_id']), row]));

const OTHERS = `SELECT x.report_id, s.path, s.entry, s.format, x.confidence FROM report_subject q
JOIN report_subject x ON ${alike('x', 'q')} JOIN source s ON s.id = x.source_id
WHERE q.report_id = ? AND x.source_id <> q.source_id ORDER BY x.report_id LIMIT 20`;

/** The same report in other files. */
export const otherFiles = (db: Connection, report: number): Row[] => ask(db, OTHERS, report);
