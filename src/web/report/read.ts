/** Everything that the database holds of one report. */
import type { Connection } from '../../store/sqlite.js';
import type { Row } from '../lists/listing.js';
import { ask } from '../query-rows.js';

export interface ReportRows {
  readonly head: Row;
  readonly goals: readonly Row[];
  readonly funding: readonly Row[];
  readonly indicators: readonly Row[];
  readonly expenditures: readonly Row[];
  readonly sections: readonly Row[];
  readonly findings: readonly Row[];
  readonly evidence: readonly Row[];
  /** About the file that it stands in. */
  readonly warnings: readonly Row[];
}

/** Null if there is no such report. */
export function readReport(db: Connection, id: number): ReportRows | null {
  const head = ask(db, 'SELECT * FROM v_report WHERE report_id = ?', id)[0];
  if (head === undefined) return null;
  const of = (view: string, order: string): Row[] => ask(db, `SELECT * FROM ${view} WHERE report_id = ? ORDER BY ${order}`, id); // prettier-ignore
  return {
    head,
    goals: of('v_goal', 'form'),
    funding: of('v_funding', 'form, ordinal'),
    indicators: of('v_indicator', 'form, ordinal'),
    expenditures: of('v_expenditure', 'form, ordinal'),
    sections: of('v_section', 'ordinal'),
    findings: of('v_finding', 'finding_id'),
    evidence: of('report_evidence', 'ordinal'),
    warnings: ask(db, 'SELECT * FROM warning WHERE source_id = ? ORDER BY ordinal LIMIT 200', head['source_id']),
  };
}
