/** What a step from one schema to the next does. A step is never changed once it was released. */
import type { Connection } from './sqlite.js';

export interface Migration {
  /** The version that the step leads to. */
  readonly to: number;
  readonly run: (db: Connection) => void;
}

/**
 * Steps from released schemas to the next. An empty database is built from the newest schema at once and needs none.
 * Views and the dictionary are made anew after the last step, so a step changes tables and indexes only.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    // concepts
    to: 2,
    run: (db) => {
      db.exec(`CREATE TABLE concept (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  family TEXT NOT NULL,
  UNIQUE (label)
) STRICT;
CREATE INDEX concept_family ON concept (family);
CREATE TABLE indicator_concept (
  indicator_id INTEGER PRIMARY KEY REFERENCES indicator ON DELETE CASCADE,
  concept_id INTEGER NOT NULL REFERENCES concept ON DELETE RESTRICT
) STRICT;
CREATE INDEX indicator_concept_concept_id ON indicator_concept (concept_id);
CREATE TABLE concept_override (
  name TEXT PRIMARY KEY,
  concept TEXT NOT NULL
) STRICT;
CREATE TABLE concept_vocabulary (
  fingerprint TEXT PRIMARY KEY
) STRICT;`);
    },
  },
  {
    // confidence of reports, with its evidence; null until a file is read anew
    to: 3,
    run: (db) => {
      db.exec(`ALTER TABLE report ADD COLUMN confidence REAL;
CREATE TABLE report_evidence (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  code TEXT NOT NULL,
  effect REAL NOT NULL,
  times INTEGER NOT NULL CHECK (times >= 0),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX report_evidence_report_id_ordinal ON report_evidence (report_id, ordinal);`);
    },
  },
  {
    // the ledger; the next run fills it
    to: 4,
    run: (db) => {
      db.exec(`CREATE TABLE candidate (
  path TEXT NOT NULL,
  entry TEXT NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  state TEXT NOT NULL CHECK (state = 'open' OR state = 'done' OR state = 'failed' OR state = 'skipped' OR state = 'gone'),
  outcome TEXT,
  code TEXT,
  message TEXT,
  bytes INTEGER,
  modified INTEGER,
  sha256 TEXT,
  hints TEXT CHECK (json_valid(hints)),
  reader_version TEXT,
  seconds REAL,
  pages INTEGER,
  entries INTEGER,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  reports INTEGER NOT NULL CHECK (reports >= 0),
  indicators INTEGER NOT NULL CHECK (indicators >= 0),
  findings INTEGER NOT NULL CHECK (findings >= 0),
  run INTEGER NOT NULL REFERENCES run ON DELETE RESTRICT,
  PRIMARY KEY (path, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_sha256 ON candidate (sha256);
CREATE INDEX candidate_run ON candidate (run);`);
    },
  },
  {
    // corrected rows, and what is computed beside the record; opening the database computes it
    to: 5,
    run: (db) => {
      db.exec(`DROP TABLE indicator_concept;
DELETE FROM concept_vocabulary;
DROP INDEX indicator_level3;
CREATE TABLE report_corrected (
  id INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  kind TEXT NOT NULL CHECK (kind = 'project' OR kind = 'department' OR kind = 'transfer'),
  title TEXT,
  fiscal_year INTEGER,
  project_name TEXT,
  project_code TEXT,
  supervising_department TEXT,
  supervising_department_code TEXT,
  implementing_unit TEXT,
  reporting_unit TEXT,
  region_code TEXT,
  region_name TEXT,
  period_start TEXT,
  period_end TEXT,
  report_date TEXT,
  self_score REAL,
  grade TEXT CHECK (grade = '优' OR grade = '良' OR grade = '中' OR grade = '差'),
  confidence REAL,
  CHECK ((region_name IS NULL) = (region_code IS NULL)),
  CHECK ((period_end IS NULL) = (period_start IS NULL))
) STRICT;
CREATE TABLE form_corrected (
  id INTEGER PRIMARY KEY REFERENCES form ON DELETE CASCADE,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  title TEXT,
  goal_expected TEXT,
  goal_actual TEXT,
  total_weight REAL,
  total_score REAL,
  at_page INTEGER CHECK (at_page >= 1),
  at_table INTEGER CHECK (at_table >= 1),
  at_row INTEGER CHECK (at_row >= 1),
  at_column INTEGER CHECK (at_column >= 1),
  at_paragraph INTEGER CHECK (at_paragraph >= 1),
  at_box TEXT CHECK (json_valid(at_box))
) STRICT;
CREATE TABLE funding_corrected (
  id INTEGER PRIMARY KEY REFERENCES funding ON DELETE CASCADE,
  form INTEGER CHECK (form >= 1),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  label TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source = 'total' OR source = 'fiscal' OR source = 'central' OR source = 'province' OR source = 'prefecture' OR source = 'county' OR source = 'township' OR source = 'local' OR source = 'carryover' OR source = 'government_fund' OR source = 'self_raised' OR source = 'other'),
  initial_budget REAL,
  budget REAL,
  received REAL,
  executed REAL,
  balance REAL,
  weight REAL,
  execution_rate REAL,
  score REAL,
  reason TEXT,
  at_page INTEGER CHECK (at_page >= 1),
  at_table INTEGER CHECK (at_table >= 1),
  at_row INTEGER CHECK (at_row >= 1),
  at_column INTEGER CHECK (at_column >= 1),
  at_paragraph INTEGER CHECK (at_paragraph >= 1),
  at_box TEXT CHECK (json_valid(at_box))
) STRICT;
CREATE TABLE indicator_corrected (
  id INTEGER PRIMARY KEY REFERENCES indicator ON DELETE CASCADE,
  form INTEGER CHECK (form >= 1),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  level1 TEXT,
  level1_weight REAL,
  level1_type TEXT CHECK (level1_type = 'output' OR level1_type = 'benefit' OR level1_type = 'satisfaction' OR level1_type = 'cost' OR level1_type = 'execution' OR level1_type = 'decision' OR level1_type = 'process' OR level1_type = 'management' OR level1_type = 'other'),
  level2 TEXT,
  level2_weight REAL,
  level2_type TEXT CHECK (level2_type = 'quantity' OR level2_type = 'quality' OR level2_type = 'timeliness' OR level2_type = 'cost' OR level2_type = 'economic' OR level2_type = 'social' OR level2_type = 'ecological' OR level2_type = 'sustainability' OR level2_type = 'satisfaction' OR level2_type = 'economic_cost' OR level2_type = 'social_cost' OR level2_type = 'ecological_cost' OR level2_type = 'other'),
  level3 TEXT NOT NULL,
  target_raw TEXT,
  target_comparator TEXT CHECK (target_comparator = '=' OR target_comparator = '>=' OR target_comparator = '<=' OR target_comparator = '>' OR target_comparator = '<'),
  target_number REAL,
  target_number_to REAL,
  target_unit TEXT,
  target_date TEXT,
  target_base_number REAL,
  target_base_unit TEXT,
  actual_raw TEXT,
  actual_comparator TEXT CHECK (actual_comparator = '=' OR actual_comparator = '>=' OR actual_comparator = '<=' OR actual_comparator = '>' OR actual_comparator = '<'),
  actual_number REAL,
  actual_number_to REAL,
  actual_unit TEXT,
  actual_date TEXT,
  actual_base_number REAL,
  actual_base_unit TEXT,
  weight REAL,
  score REAL,
  reason TEXT,
  at_page INTEGER CHECK (at_page >= 1),
  at_table INTEGER CHECK (at_table >= 1),
  at_row INTEGER CHECK (at_row >= 1),
  at_column INTEGER CHECK (at_column >= 1),
  at_paragraph INTEGER CHECK (at_paragraph >= 1),
  at_box TEXT CHECK (json_valid(at_box)),
  CHECK (target_raw IS NOT NULL OR target_comparator IS NULL AND target_number IS NULL AND target_number_to IS NULL AND target_unit IS NULL AND target_date IS NULL AND target_base_number IS NULL AND target_base_unit IS NULL),
  CHECK ((target_base_unit IS NULL) = (target_base_number IS NULL)),
  CHECK (actual_raw IS NOT NULL OR actual_comparator IS NULL AND actual_number IS NULL AND actual_number_to IS NULL AND actual_unit IS NULL AND actual_date IS NULL AND actual_base_number IS NULL AND actual_base_unit IS NULL),
  CHECK ((actual_base_unit IS NULL) = (actual_base_number IS NULL))
) STRICT;
CREATE TABLE expenditure_corrected (
  id INTEGER PRIMARY KEY REFERENCES expenditure ON DELETE CASCADE,
  form INTEGER CHECK (form >= 1),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  item TEXT NOT NULL,
  amount REAL,
  share REAL,
  date TEXT,
  fund_nature TEXT,
  purpose TEXT,
  voucher TEXT,
  note TEXT,
  is_total INTEGER NOT NULL CHECK (is_total IN (0, 1)),
  at_page INTEGER CHECK (at_page >= 1),
  at_table INTEGER CHECK (at_table >= 1),
  at_row INTEGER CHECK (at_row >= 1),
  at_column INTEGER CHECK (at_column >= 1),
  at_paragraph INTEGER CHECK (at_paragraph >= 1),
  at_box TEXT CHECK (json_valid(at_box))
) STRICT;
CREATE TABLE report_subject (
  report_id INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  year INTEGER,
  region_code TEXT,
  region_name TEXT,
  province_code TEXT,
  province TEXT,
  prefecture_code TEXT,
  prefecture TEXT,
  county TEXT,
  kind TEXT NOT NULL CHECK (kind = 'project' OR kind = 'department' OR kind = 'transfer'),
  department TEXT,
  unit TEXT,
  project TEXT,
  confidence REAL
) STRICT;
CREATE INDEX report_subject_county_year ON report_subject (county, year);
CREATE INDEX report_subject_region_code_year ON report_subject (region_code, year);
CREATE INDEX report_subject_prefecture_year ON report_subject (prefecture, year);
CREATE INDEX report_subject_province_year ON report_subject (province, year);
CREATE INDEX report_subject_year ON report_subject (year);
CREATE INDEX report_subject_project ON report_subject (project);
CREATE INDEX report_subject_department ON report_subject (department);
CREATE INDEX report_subject_source_id ON report_subject (source_id);
CREATE TABLE indicator_derived (
  indicator_id INTEGER PRIMARY KEY REFERENCES indicator ON DELETE CASCADE,
  report_id INTEGER NOT NULL,
  concept_id INTEGER NOT NULL REFERENCES concept ON DELETE RESTRICT,
  year INTEGER,
  level3 TEXT NOT NULL,
  achieved TEXT CHECK (achieved = 'yes' OR achieved = 'no'),
  achieved_by TEXT,
  achievement REAL,
  score_rate REAL
) STRICT;
CREATE INDEX indicator_derived_concept_id_year ON indicator_derived (concept_id, year);
CREATE INDEX indicator_derived_level3_year ON indicator_derived (level3, year);
CREATE INDEX indicator_derived_report_id ON indicator_derived (report_id);
CREATE TABLE search_name (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind = 'indicator' OR kind = 'project' OR kind = 'department'),
  text TEXT NOT NULL,
  UNIQUE (kind, text)
) STRICT;
CREATE VIEW search_name_text AS SELECT id, text || char(3, 3) AS text FROM search_name;
CREATE VIRTUAL TABLE search_name_index USING fts5(text, content='search_name_text', content_rowid='id', tokenize='trigram');
CREATE VIRTUAL TABLE search_name_vocabulary USING fts5vocab(search_name_index, row);
CREATE TRIGGER search_name_insert AFTER INSERT ON search_name BEGIN
  INSERT INTO search_name_index (rowid, text) VALUES (new.id, new.text || char(3, 3));
END;
CREATE TRIGGER search_name_delete AFTER DELETE ON search_name BEGIN
  INSERT INTO search_name_index (search_name_index, rowid, text) VALUES ('delete', old.id, old.text || char(3, 3));
END;
CREATE TRIGGER search_indicator AFTER INSERT ON indicator_derived BEGIN
  INSERT INTO search_name (kind, text) SELECT 'indicator', new.level3
  WHERE new.level3 <> '' AND NOT EXISTS (SELECT 1 FROM search_name WHERE kind = 'indicator' AND text = new.level3);
END;
CREATE TRIGGER search_report AFTER INSERT ON report_subject BEGIN
  INSERT INTO search_name (kind, text) SELECT 'project', new.project
  WHERE new.project <> '' AND NOT EXISTS (SELECT 1 FROM search_name WHERE kind = 'project' AND text = new.project);
  INSERT INTO search_name (kind, text) SELECT 'department', new.department
  WHERE new.department <> '' AND NOT EXISTS (SELECT 1 FROM search_name WHERE kind = 'department' AND text = new.department);
END;
CREATE VIEW search_section_text AS SELECT id, heading || char(3, 3) AS heading, text || char(3, 3) AS text FROM section;
CREATE VIRTUAL TABLE search_section_index USING fts5(heading, text, content='search_section_text', content_rowid='id', tokenize='trigram');
CREATE VIRTUAL TABLE search_section_vocabulary USING fts5vocab(search_section_index, row);
CREATE TRIGGER search_section_insert AFTER INSERT ON section BEGIN
  INSERT INTO search_section_index (rowid, heading, text) VALUES (new.id, new.heading || char(3, 3), new.text || char(3, 3));
END;
CREATE TRIGGER search_section_delete AFTER DELETE ON section BEGIN
  INSERT INTO search_section_index (search_section_index, rowid, heading, text)
  VALUES ('delete', old.id, old.heading || char(3, 3), old.text || char(3, 3));
END;
INSERT INTO search_section_index (search_section_index) VALUES ('rebuild');`);
    },
  },
  {
    // corrections by reviewers
    to: 6,
    run: (db) => {
      db.exec(`CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  path TEXT,
  report INTEGER NOT NULL CHECK (report >= 1),
  record TEXT NOT NULL CHECK (record = 'report' OR record = 'form' OR record = 'funding' OR record = 'indicator' OR record = 'expenditure'),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  anchor TEXT,
  at_page INTEGER CHECK (at_page >= 1),
  at_table INTEGER CHECK (at_table >= 1),
  at_row INTEGER CHECK (at_row >= 1),
  at_column INTEGER CHECK (at_column >= 1),
  at_paragraph INTEGER CHECK (at_paragraph >= 1),
  field TEXT NOT NULL,
  value_as_read TEXT NOT NULL CHECK (json_valid(value_as_read)),
  value TEXT NOT NULL CHECK (json_valid(value)),
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  made_at TEXT NOT NULL,
  reader_version TEXT,
  undone_at TEXT,
  state TEXT NOT NULL CHECK (state = 'applied' OR state = 'replaced' OR state = 'confirmed' OR state = 'lost' OR state = 'waiting' OR state = 'undone'),
  note TEXT,
  row_id INTEGER
) STRICT;
CREATE INDEX correction_sha256 ON correction (sha256);
CREATE INDEX correction_record_row_id ON correction (record, row_id);
CREATE INDEX correction_state ON correction (state);`);
    },
  },
  {
    // new rows come into the search indexes at the end of a transaction, no longer by triggers
    to: 7,
    run: (db) => {
      db.exec(`DROP TRIGGER search_name_insert;
DROP TRIGGER search_name_delete;
DROP TRIGGER search_indicator;
DROP TRIGGER search_report;
DROP TRIGGER search_section_insert;
DROP TRIGGER search_section_delete;
CREATE TRIGGER search_name_delete AFTER DELETE ON search_name WHEN EXISTS (SELECT 1 FROM search_name_index_docsize WHERE id = old.id) BEGIN
  INSERT INTO search_name_index (search_name_index, rowid, text) VALUES ('delete', old.id, old.text || char(3, 3));
END;
CREATE TRIGGER search_section_delete AFTER DELETE ON section WHEN EXISTS (SELECT 1 FROM search_section_index_docsize WHERE id = old.id) BEGIN
  INSERT INTO search_section_index (search_section_index, rowid, heading, text)
  VALUES ('delete', old.id, old.heading || char(3, 3), old.text || char(3, 3));
END;`);
    },
  },
];
