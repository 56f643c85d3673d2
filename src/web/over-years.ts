/** Sums of reports by year. A condition is on `report_subject q`. */
import { standingRows } from '../store/corrected-tables.js';
import type { Connection } from '../store/sqlite.js';
import type { Row } from './lists/listing.js';
import { ask } from './query-rows.js';

export interface YearMoney {
  readonly year: number | null;
  readonly reports: number;
  /** Subjects whose budget and spending are both stated and make up the sums. */
  readonly counted: number;
  readonly budget: number | null;
  readonly executed: number | null;
}

interface OneReport {
  readonly year: number | null;
  readonly subject: string;
  readonly budget: number | null;
  readonly executed: number | null;
}

const MONEY = `SELECT q.year, coalesce(q.kind || '|' || coalesce(q.project, q.department, q.unit), '#' || q.report_id) AS subject,
  coalesce(f.budget, f.initial_budget) AS budget, f.executed
FROM report_subject q LEFT JOIN ${standingRows('funding')} f ON f.id = (
  SELECT x.id FROM funding x WHERE x.report_id = q.report_id AND x.source = 'total'
  ORDER BY x.form IS NULL, x.form, x.ordinal LIMIT 1)
WHERE `;

/**
 * Budgets and spending by year, of those subjects that state both. The same project in several files counts once: it is
 * the first that is taken; reports of a department as a whole are left out, as their money holds that of its projects.
 */
export function moneyByYear(db: Connection, condition: string, params: readonly unknown[]): YearMoney[] {
  const rows = db.prepare<unknown[], OneReport>(`${MONEY}${condition} ORDER BY q.year, q.report_id`).all(...params);
  const years = new Map<number | null, { reports: number; seen: Set<string>; budget: number; executed: number }>();
  for (const { year, subject, budget, executed } of rows) {
    let own = years.get(year);
    if (own === undefined) years.set(year, (own = { reports: 0, seen: new Set(), budget: 0, executed: 0 }));
    own.reports++;
    if (subject.startsWith('department|') || budget === null || executed === null || own.seen.has(subject)) continue;
    own.seen.add(subject);
    own.budget += budget;
    own.executed += executed;
  }
  return [...years].map(([year, { reports, seen, budget, executed }]) => ({
    year,
    reports,
    counted: seen.size,
    budget: seen.size === 0 ? null : budget,
    executed: seen.size === 0 ? null : executed,
  }));
}

/** Targets that were met and missed, the mean share of points, and the mean self score, by year. */
export function targetsByYear(db: Connection, condition: string, params: readonly unknown[]): Row[] {
  return ask(
    db,
    `SELECT q.year, count(*) FILTER (WHERE d.achieved = 'yes') AS met, count(*) FILTER (WHERE d.achieved = 'no') AS missed,
  count(*) FILTER (WHERE d.indicator_id IS NOT NULL AND d.achieved IS NULL) AS open, avg(d.score_rate) AS rate,
  (SELECT avg(CASE WHEN k.id IS NULL THEN r.self_score ELSE k.self_score END) FROM report_subject p
     JOIN report r ON r.id = p.report_id LEFT JOIN report_corrected k ON k.id = r.id
     WHERE p.year IS q.year AND ${condition.replaceAll('q.', 'p.')}) AS score
FROM report_subject q LEFT JOIN indicator_derived d ON d.report_id = q.report_id WHERE ${condition}
GROUP BY q.year ORDER BY q.year`,
    ...params,
    ...params,
  );
}
