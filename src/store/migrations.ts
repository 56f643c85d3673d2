/** Bringing a database to the newest schema, forward only, in one transaction. */
import { dictionaryRows } from './dictionary.js';
import { MIGRATIONS, type Migration } from './migration-steps.js';
import { APPLICATION_ID, SCHEMA_VERSION, schemaStatements, viewSql } from './schema-sql.js';
import { StoreError, type Connection } from './sqlite.js';
import { VIEWS } from './views/index.js';

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
