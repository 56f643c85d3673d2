/** A database to look at, whatever schema it has: an older one is brought up to date in a copy, never in place. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkVersion, migrate } from '../store/migrations.js';
import { SCHEMA_VERSION } from '../store/schema-sql.js';
import { connect, explained, type Connection } from '../store/sqlite.js';

export interface Looked {
  readonly db: Connection;
  readonly close: () => void;
}

/** Throws a StoreError that names the file if it is no database of jixiao. */
export function openToLook(path: string): Looked {
  const original = connect(path, { readonly: true });
  try {
    if (checkVersion(original, path) === SCHEMA_VERSION) {
      // one state of the database from the first row to the last, whoever writes meanwhile
      original.exec('BEGIN');
      return { db: original, close: () => original.close() };
    }
    const folder = mkdtempSync(join(tmpdir(), 'jixiao-'));
    const copy = join(folder, 'copy.db');
    const drop = (): void => rmSync(folder, { recursive: true, force: true });
    try {
      original.prepare('VACUUM INTO ?').run(copy);
      const db = connect(copy);
      migrate(db, path);
      original.close();
      return { db, close: () => (db.close(), drop()) };
    } catch (error) {
      drop();
      throw error;
    }
  } catch (error) {
    original.close();
    throw explained(error, path);
  }
}
