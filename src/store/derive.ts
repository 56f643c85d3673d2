/** What is computed beside a report: its subject, the concept of each indicator and whether its target was met. */
import { conceptOf, VOCABULARY, type Overrides } from '../concept/index.js';
import type { Indicator } from '../model/record.js';
import { ACHIEVED, ACHIEVED_BY, ACHIEVEMENT, JUDGED_INDICATOR } from './achievement.js';
import { standingRows } from './corrected-tables.js';
import type { Connection } from './sqlite.js';

const SUBJECT = `INSERT OR REPLACE INTO report_subject
SELECT r.id, r.source_id, r.fiscal_year, r.region_code, r.region_name,
  g.province_code, g.province, g.prefecture_code, g.prefecture, g.county, r.kind,
  coalesce(r.supervising_department, CASE WHEN r.kind = 'department' THEN coalesce(r.reporting_unit, r.implementing_unit) END),
  coalesce(r.implementing_unit, r.reporting_unit), r.project_name, r.confidence
FROM ${standingRows('report')} r LEFT JOIN region g ON g.code = r.region_code AND g.name = r.region_name
WHERE r.id = ?`;

const ROWS = `SELECT i.id, i.level3, i.level1_type, i.level2_type, coalesce(i.target_unit, i.actual_unit) AS unit,
  q.year, q.project, q.region_name, q.province, q.prefecture, q.county
FROM ${standingRows('indicator')} i JOIN report_subject q ON q.report_id = i.report_id
WHERE i.report_id = ? ORDER BY i.ordinal, i.id`;

const DERIVED = `INSERT OR REPLACE INTO indicator_derived
SELECT i.id, i.report_id, ?, ?, i.level3, ${ACHIEVED}, ${ACHIEVED_BY}, ${ACHIEVEMENT}, i.score / nullif(i.weight, 0)
FROM ${JUDGED_INDICATOR} WHERE i.id = ?`;

interface Row {
  readonly id: number;
  readonly level3: string;
  readonly level1_type: Indicator['level1Type'];
  readonly level2_type: Indicator['level2Type'];
  readonly unit: string | null;
  readonly year: number | null;
  readonly project: string | null;
  readonly region_name: string | null;
  readonly province: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
}

/** Writes what is computed of a report and its indicators, in place of what stood there; returns its indicators. */
export type Deriver = (reportId: number) => number;

/** Prepares the statements once for a connection. Decisions are looked up each time: another process may change them. */
export function makeDeriver(db: Connection): Deriver {
  const override = db.prepare<[string], string>('SELECT concept FROM concept_override WHERE name = ?').pluck();
  const find = db.prepare<[string], number>('SELECT id FROM concept WHERE label = ?').pluck();
  const insert = db.prepare('INSERT INTO concept (label, family) VALUES (?, ?)');
  const subject = db.prepare(SUBJECT);
  const rows = db.prepare<[number], Row>(ROWS);
  const derived = db.prepare(DERIVED);
  const overrides = { get: (name: string) => override.get(name) };
  return (reportId) => {
    subject.run(reportId);
    const all = rows.all(reportId);
    for (const row of all) {
      const { unit, level1_type: level1Type, level2_type: level2Type, project: projectName } = row;
      const regionNames = [row.region_name, row.province, row.prefecture, row.county].filter((name) => name !== null);
      const context = { unit, level1Type, level2Type, projectName, regionNames };
      const { label, family } = conceptOf(row.level3, context, overrides);
      const concept = find.get(label) ?? Number(insert.run(label, family).lastInsertRowid);
      derived.run(concept, row.year, row.id);
    }
    return all.length;
  };
}

function deriveAll(db: Connection): number {
  db.exec('DELETE FROM indicator_derived; DELETE FROM report_subject; DELETE FROM concept');
  const derive = makeDeriver(db);
  const reports = db.prepare<[number], number>('SELECT id FROM report WHERE id > ? ORDER BY id LIMIT 5000').pluck();
  let done = 0;
  let last = 0;
  // in parts: a connection that is reading a result cannot write
  for (let part = reports.all(last); part.length > 0; part = reports.all(last)) {
    for (const id of part) done += derive(id);
    last = part.at(-1) ?? last;
  }
  db.exec('DELETE FROM concept_vocabulary');
  db.prepare('INSERT INTO concept_vocabulary VALUES (?)').run(VOCABULARY);
  return done;
}

export interface Refreshed {
  readonly indicators: number;
  readonly concepts: number;
}

/**
 * Computes the concept of every indicator anew, in one transaction. Overrides that are given take the place of all
 * that the database holds; without them those that it holds apply.
 */
export function refreshConcepts(db: Connection, overrides?: Overrides): Refreshed {
  const refresh = db.transaction((): Refreshed => {
    if (overrides !== undefined) {
      db.exec('DELETE FROM concept_override');
      const insert = db.prepare('INSERT INTO concept_override (name, concept) VALUES (?, ?)');
      for (const [name, concept] of overrides) insert.run(name, concept);
    }
    const indicators = deriveAll(db);
    return { indicators, concepts: Number(db.prepare('SELECT count(*) FROM concept').pluck().get()) };
  });
  return refresh.immediate();
}

/** Computes everything anew if another vocabulary was used, so that old and new files are never grouped by two. */
export function keepDerivedCurrent(db: Connection): void {
  const used = db.prepare('SELECT fingerprint FROM concept_vocabulary').pluck();
  if (used.get() === VOCABULARY) return;
  const bring = db.transaction(() => {
    // another process may have done it while this one waited
    if (used.get() !== VOCABULARY) deriveAll(db);
  });
  bring.immediate();
}
