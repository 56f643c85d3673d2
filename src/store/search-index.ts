/** New rows into the full-text indexes, and new names among those that can be searched for. */
import type { Connection } from './sqlite.js';

// keys only grow, so what is not indexed yet lies above what is; rows of one transaction come in as one statement
const NEW_NAMES = `INSERT INTO search_name_index (rowid, text) SELECT id, text FROM search_name_text
WHERE id > (SELECT coalesce(max(id), 0) FROM search_name_index_docsize) ORDER BY id`;

const NEW_SECTIONS = `INSERT INTO search_section_index (rowid, heading, text) SELECT id, heading, text FROM search_section_text
WHERE id > (SELECT coalesce(max(id), 0) FROM search_section_index_docsize) ORDER BY id`;

/** Brings into the indexes what is not in them yet; to be called at the end of every transaction that writes rows. */
export function makeIndexer(db: Connection): () => void {
  const statements = [db.prepare(NEW_NAMES), db.prepare(NEW_SECTIONS)];
  return () => {
    for (const statement of statements) statement.run();
  };
}

const isNew = (kind: string): string =>
  `text <> '' AND NOT EXISTS (SELECT 1 FROM search_name n WHERE n.kind = '${kind}' AND n.text = q.text)`;
const names = (kind: string, from: string): string =>
  `INSERT INTO search_name (kind, text) SELECT DISTINCT '${kind}', text FROM (${from}) q WHERE ${isNew(kind)}`;

/** Writes the names that a report and its indicators bear, as they are derived, into the list of names. */
export function makeNameKeeper(db: Connection): (reportId: number) => void {
  const statements = [
    names('project', 'SELECT project AS text FROM report_subject WHERE report_id = ?'),
    names('department', 'SELECT department AS text FROM report_subject WHERE report_id = ?'),
    names('indicator', 'SELECT level3 AS text FROM indicator_derived WHERE report_id = ? ORDER BY indicator_id'),
  ].map((sql) => db.prepare<[number]>(sql));
  return (reportId) => {
    for (const statement of statements) statement.run(reportId);
  };
}
