/** What is computed beside a report: its subject, the concept of each indicator and whether its target was met. */
import { conceptOf, VOCABULARY, type Overrides } from '../concept/index.js';
import type { Indicator } from '../model/record.js';
import { ACHIEVED, ACHIEVED_BY, ACHIEVEMENT, JUDGED_INDICATOR } from './achievement.js';
import { standingRows } from './corrected-tables.js';
import { makeIndexer, makeNameKeeper } from './search-index.js';
import type { Connection } from './sqlite.js';

const SUBJECT = `INSERT OR REPLACE INTO report_subject
SELECT r.id, r.source_id, r.fiscal_year, r.region_code, r.region_name,
  g.province_code, g.province, g.prefecture_code, g.prefecture, g.county, r.kind,
  coalesce(r.supervising_department, CASE WHEN r.kind = 'department' THEN coalesce(r.reporting_unit, r.implementing_unit) END),
  coalesce(r.implementing_unit, r.reporting_unit), r.project_name, r.confidence
FROM ${standingRows('report')} r LEFT JOIN region g ON g.code = r.region_code AND g.name = r.region_name
WHERE r.id = ?`;

const ROWS = `SELECT i.id, i.level3, i.level1_type, i.level2_type, coalesce(i.target_unit, i.actual_unit) AS unit,
  ${ACHIEVED} AS achieved, ${ACHIEVED_BY} AS achieved_by, ${ACHIEVEMENT} AS achievement,
  i.score / nullif(i.weight, 0) AS score_rate
FROM ${JUDGED_INDICATOR} WHERE i.report_id = ? ORDER BY i.ordinal, i.id`;

const SETTING = `SELECT year, project, region_name, province, prefecture, county
FROM report_subject WHERE report_id = ?`;

interface Row {
  readonly id: number;
  readonly level3: string;
  readonly level1_type: Indicator['level1Type'];
  readonly level2_type: Indicator['level2Type'];
  readonly unit: string | null;
  readonly achieved: string | null;
  readonly achieved_by: string | null;
  readonly achievement: number | null;
  readonly score_rate: number | null;
}

interface Setting {
  readonly year: number | null;
  readonly project: string | null;
  readonly region_name: string | null;
  readonly province: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
}

const NOWHERE: Setting = {
  year: null,
  project: null,
  region_name: null,
  province: null,
  prefecture: null,
  county: null,
};

/** Writes what is computed of a report and its indicators, in place of what stood there; returns its indicators. */
export type Deriver = (reportId: number) => number;

/** Prepares the statements once for a connection. Decisions are looked up each time: another process may change them. */
export function makeDeriver(db: Connection): Deriver {
  const override = db.prepare<[string], string>('SELECT concept FROM concept_override WHERE name = ?').pluck();
  const find = db.prepare<[string], number>('SELECT id FROM concept WHERE label = ?').pluck();
  const insert = db.prepare('INSERT INTO concept (label, family) VALUES (?, ?)');
  const subject = db.prepare(SUBJECT);
  const setting = db.prepare<[number], Setting>(SETTING);
  const rows = db.prepare<[number], Row>(ROWS);
  const derived = db.prepare('INSERT OR REPLACE INTO indicator_derived VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const overrides = { get: (name: string) => override.get(name) };
  const keepNames = makeNameKeeper(db);
  return (reportId) => {
    subject.run(reportId);
    const { year, project, ...names } = setting.get(reportId) ?? NOWHERE;
    const { region_name, province, prefecture, county } = names;
    const regionNames = [region_name, province, prefecture, county].filter((name) => name !== null);
    const all = rows.all(reportId);
    for (const row of all) {
      const { id, level3, unit, level1_type: level1Type, level2_type: level2Type } = row;
      const { label, family } = conceptOf(level3, { unit, level1Type, level2Type, projectName: project, regionNames }, overrides); // prettier-ignore
      const concept = find.get(label) ?? Number(insert.run(label, family).lastInsertRowid);
      const { achieved, achieved_by, achievement, score_rate } = row;
      derived.run(id, reportId, concept, year, level3, achieved, achieved_by, achievement, score_rate);
    }
    keepNames(reportId);
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
  makeIndexer(db)();
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
