/** Real SQLite files in a folder of their own, removed after each test. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import { openStore, type Store } from '../../src/store/open.js';
import type { LoadOptions } from '../../src/store/load.js';

const folders: string[] = [];
const open: { close: () => unknown }[] = [];

afterEach(() => {
  for (const handle of open.splice(0)) handle.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-'));
  folders.push(folder);
  return folder;
}

export function aPath(): string {
  return join(aFolder(), 'jixiao.db');
}

export function aStore(path = aPath()): Store {
  const store = openStore(path);
  open.push(store);
  return store;
}

/** A plain second connection, which knows nothing of the store. */
export function rawConnection(path: string): Database.Database {
  const db = new Database(path);
  db.pragma('foreign_keys = ON');
  open.push(db);
  return db;
}

export function loading(store: Store, over: Partial<LoadOptions> = {}): LoadOptions {
  const run = store.beginRun({ arguments: ['reports'] });
  return { run, outcome: 'ok', readerVersion: '0.1.0', ...over };
}

/** A database of schema 2, as the version before confidence made it from one fixture report; returns its path. */
export function aVersionTwo(): string {
  const path = aPath();
  const db = new Database(path);
  db.exec(readFileSync(fileURLToPath(new URL('../../fixtures/databases/version-2.sql', import.meta.url)), 'utf8'));
  db.close();
  return path;
}
