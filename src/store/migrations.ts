/** Bringing a database to the newest schema, forward only, in one transaction. */
import { CONCEPT_TABLES } from './concept-tables.js';
import { dictionaryRows } from './dictionary.js';
import { APPLICATION_ID, indexSql, SCHEMA_VERSION, schemaStatements, tableSql, viewSql } from './schema-sql.js';
import { StoreError, type Connection } from './sqlite.js';
import { VIEWS } from './views.js';

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
    // concepts; opening the database fills them. Write the tables out here as SQL when they change after a release
    to: 2,
    run: (db) => {
      for (const table of CONCEPT_TABLES) for (const sql of [tableSql(table), ...indexSql(table)]) db.exec(sql);
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
];

const pragma = (db: Connection, name: string): number => Number(db.pragma(name, { simple: true }));

function isEmpty(db: Connection): boolean {
  return db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

function writeDictionary(db: Connection): void {
  db.exec('DELETE FROM dictionary');
  const insert = db.prepare('INSERT INTO dictionary VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of dictionaryRows()) {
    const { table, kind, column, type, meaning, meaningZh, unit, example, origin } = row;
    insert.run(table, kind, column, type, meaning, meaningZh, unit, example, origin);
  }
}

function rebuildViews(db: Connection): void {
  const old = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'v_*'`).pluck().all();
  for (const name of old) db.exec(`DROP VIEW "${String(name).replaceAll('"', '""')}"`);
  for (const view of VIEWS) db.exec(viewSql(view));
}

/** Refuses a file that is no database of jixiao or that a newer version made. Returns its version, 0 for an empty one. */
export function checkVersion(db: Connection, path: string, newest: number = SCHEMA_VERSION): number {
  const version = pragma(db, 'user_version');
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    if (version === 0 && isEmpty(db)) return 0;
    throw new StoreError(
      'foreign',
      `${path} is a SQLite database, but not one that jixiao made. Give another path with --db.`,
    );
  }
  if (version > newest) {
    throw new StoreError(
      'newer',
      `${path} was made by a newer jixiao (schema ${version}; this one knows up to ${newest}). Update jixiao.`,
    );
  }
  return version;
}

export interface Target {
  readonly steps: readonly Migration[];
  readonly newest: number;
}

/** Brings the database to the newest schema. Two processes may do so at once: the second finds it done. */
export function migrate(
  db: Connection,
  path: string,
  target: Target = { steps: MIGRATIONS, newest: SCHEMA_VERSION },
): void {
  const { steps, newest } = target;
  if (checkVersion(db, path, newest) === newest) return;
  const bring = db.transaction(() => {
    const version = checkVersion(db, path, newest);
    if (version === newest) return;
    if (version === 0) {
      for (const statement of schemaStatements()) db.exec(statement);
      db.pragma(`application_id = ${APPLICATION_ID}`);
    } else {
      for (const step of steps.filter((s) => s.to > version)) step.run(db);
      rebuildViews(db);
    }
    writeDictionary(db);
    db.pragma(`user_version = ${newest}`);
  });
  // a step that makes a table anew must not delete the rows that refer to it
  db.pragma('foreign_keys = OFF');
  try {
    bring.immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
