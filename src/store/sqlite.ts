/** SQLite itself: loaded when it is first needed, and its errors in words. */
import { createRequire } from 'node:module';
import { existsSync, statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';

export type Connection = Sqlite.Database;

/** What went wrong with the database: `message` says what, where and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: 'missing' | 'not-a-database' | 'foreign' | 'newer' | 'older' | 'locked' | 'damaged' | 'refused' | 'limit' | 'sql' | 'full' | 'unusable', // prettier-ignore
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

let driver: typeof Sqlite | undefined;

/** The native module costs some milliseconds to load, and reading documents does not need it. */
function sqlite(): typeof Sqlite {
  try {
    driver ??= createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;
    return driver;
  } catch (error) {
    throw new StoreError(
      'unusable',
      `SQLite cannot be loaded on Node ${process.version}. Run \`npm rebuild better-sqlite3\`.`,
      { cause: error },
    );
  }
}

function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** An error of SQLite as one that a user can act on; anything else comes back as it is. */
export function explained(error: unknown, path: string): unknown {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  const because = { cause: error };
  if (code.startsWith('SQLITE_NOTADB')) {
    return new StoreError('not-a-database', `${path} is not a SQLite database. Give another path with --db.`, because);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StoreError('locked', `${path} is being written by another program. Try again when it is done.`, because);
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new StoreError(
      'damaged',
      `${path} is damaged. Restore a copy, or delete it and ingest the documents again.`,
      because,
    );
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new StoreError('full', `There is no space left to write ${path}. Free some and run it again.`, because);
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR')) {
    return new StoreError('unusable', `${path} cannot be opened or written. Check the folder and its rights.`, because);
  }
  return error;
}

export interface OpenOptions {
  readonly readonly?: boolean;
  /** How long to wait for another writer, milliseconds. */
  readonly busyTimeout?: number;
}

/** A connection with the settings that every use needs. `:memory:` is a database that is gone when it is closed. */
export function connect(path: string, options: OpenOptions = {}): Connection {
  const readonly = options.readonly ?? false;
  if (path !== ':memory:') {
    if (readonly && !existsSync(path)) {
      throw new StoreError(
        'missing',
        `There is no database at ${path}. Create one with \`jixiao ingest PATH --db ${path}\`.`,
      );
    }
    if (existsSync(path) && statSync(path).isDirectory()) {
      throw new StoreError('unusable', `${path} is a folder. Give the path of a database file.`);
    }
  }
  let db: Connection;
  try {
    db = new (sqlite())(path, { readonly, timeout: options.busyTimeout ?? 10_000 });
  } catch (error) {
    if (error instanceof TypeError) {
      throw new StoreError('unusable', `The folder of ${path} does not exist. Create it first.`, { cause: error });
    }
    throw explained(error, path);
  }
  try {
    db.pragma('foreign_keys = ON');
    // the first statement that reads the file: here it shows whether it is a database
    db.pragma('schema_version');
    return db;
  } catch (error) {
    db.close();
    throw explained(error, path);
  }
}
