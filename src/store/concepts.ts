/** Which concept each indicator belongs to: written with the indicator, computed anew when words or decisions change. */
import { conceptOf, VOCABULARY, type Overrides } from '../concept/index.js';
import type { Indicator } from '../model/record.js';
import { splitRegion } from './region.js';
import type { Connection } from './sqlite.js';

type Named = Pick<Indicator, 'level3' | 'level1Type' | 'level2Type'> & {
  /** Unit of the target, else of the result. */
  readonly unit: string | null;
};

/** What a report says of the names of its indicators. */
interface Setting {
  readonly projectName: string | null;
  readonly region: { readonly code: string; readonly name: string } | null;
}

/** Writes the concept of an indicator that has none. */
export type ConceptWriter = (indicatorId: number, indicator: Named, setting: Setting) => void;

function regionNamesOf(region: Setting['region']): string[] {
  if (region === null) return [];
  const { province, prefecture, county } = splitRegion(region.code, region.name);
  return [region.name, province, prefecture, county].filter((name) => name !== null);
}

/** Prepares the statements once for a connection. Decisions are looked up each time: another process may change them. */
export function makeConceptWriter(db: Connection): ConceptWriter {
  const override = db.prepare<[string], string>('SELECT concept FROM concept_override WHERE name = ?').pluck();
  const find = db.prepare<[string], number>('SELECT id FROM concept WHERE label = ?').pluck();
  const insert = db.prepare('INSERT INTO concept (label, family) VALUES (?, ?)');
  const link = db.prepare('INSERT INTO indicator_concept (indicator_id, concept_id) VALUES (?, ?)');
  const overrides = { get: (name: string) => override.get(name) };
  return (indicatorId, { level3, unit, level1Type, level2Type }, { projectName, region }) => {
    const context = { unit, level1Type, level2Type, projectName, regionNames: regionNamesOf(region) };
    const { label, family } = conceptOf(level3, context, overrides);
    const id = find.get(label) ?? Number(insert.run(label, family).lastInsertRowid);
    link.run(indicatorId, id);
  };
}

interface Row {
  readonly id: number;
  readonly level3: string;
  readonly level1_type: Named['level1Type'];
  readonly level2_type: Named['level2Type'];
  readonly unit: string | null;
  readonly project_name: string | null;
  readonly region_code: string | null;
  readonly region_name: string | null;
}

const ROWS = `SELECT i.id, i.level3, i.level1_type, i.level2_type, coalesce(i.target_unit, i.actual_unit) AS unit,
  r.project_name, r.region_code, r.region_name
FROM indicator i JOIN report r ON r.id = i.report_id WHERE i.id > ? ORDER BY i.id LIMIT 5000`;

function writeAll(db: Connection): number {
  db.exec('DELETE FROM indicator_concept; DELETE FROM concept');
  const write = makeConceptWriter(db);
  const rows = db.prepare<[number], Row>(ROWS);
  let done = 0;
  let last = 0;
  // in parts: a connection that is reading a result cannot write
  for (let part = rows.all(last); part.length > 0; part = rows.all(last)) {
    for (const row of part) {
      const { region_code: code, region_name: name } = row;
      const region = code === null || name === null ? null : { code, name };
      const named = { level3: row.level3, level1Type: row.level1_type, level2Type: row.level2_type, unit: row.unit };
      write(row.id, named, { projectName: row.project_name, region });
    }
    done += part.length;
    last = part.at(-1)?.id ?? last;
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
    const indicators = writeAll(db);
    return { indicators, concepts: Number(db.prepare('SELECT count(*) FROM concept').pluck().get()) };
  });
  return refresh.immediate();
}

/** Computes concepts anew if another vocabulary was used, so that old and new files are never grouped by two. */
export function keepConceptsCurrent(db: Connection): void {
  const used = db.prepare('SELECT fingerprint FROM concept_vocabulary').pluck();
  if (used.get() === VOCABULARY) return;
  const bring = db.transaction(() => {
    // another process may have done it while this one waited
    if (used.get() !== VOCABULARY) writeAll(db);
  });
  bring.immediate();
}
