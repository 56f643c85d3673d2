/** The server: one database, on this machine only. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import { checkVersion } from '../store/migrations.js';
import { SCHEMA_VERSION } from '../store/schema-sql.js';
import { makeSearch } from '../store/search.js';
import { connect, explained, StoreError, type Connection } from '../store/sqlite.js';
import { makeApp } from './app.js';
import type { WebContext } from './context.js';
import type { Lang } from './words/index.js';

export interface ServeOptions {
  /** 0, the default: any port that is free. */
  readonly port?: number;
  readonly lang?: Lang;
  /** Time that a statement of the SQL box may take; default 10,000. */
  readonly sqlMilliseconds?: number;
}

const SQL_MILLISECONDS = 10_000;

export interface Serving {
  readonly url: string;
  /** What a request that writes has to show. */
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** Results kept until another program changes the database. */
export function makeCache(db: Connection): WebContext['cached'] {
  const kept = new Map<string, unknown>();
  let version: unknown = null;
  return <T>(key: string, make: () => T): T => {
    const now = db.pragma('data_version', { simple: true });
    if (now !== version || kept.size > 2000) kept.clear();
    version = now;
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
}

function openDatabase(path: string): Connection {
  const db = connect(path, { readonly: true });
  try {
    if (checkVersion(db, path) < SCHEMA_VERSION)
      throw new StoreError('older', `${path} has an older schema. Run \`jixiao ingest\` with it once to bring it up to date.`); // prettier-ignore
    db.pragma('mmap_size = 17179869184');
    db.pragma('cache_size = -65536');
    return db;
  } catch (error) {
    db.close();
    throw explained(error, path);
  }
}

/**
 * Serves a database on 127.0.0.1 until it is closed. Throws a StoreError for a database that cannot be read; rejects if
 * the port is taken.
 */
export async function serve(path: string, options: ServeOptions = {}): Promise<Serving> {
  const db = openDatabase(path);
  const token = randomBytes(24).toString('base64url');
  const { lang = 'en', sqlMilliseconds = SQL_MILLISECONDS } = options;
  const app = makeApp({ path, db, search: makeSearch(db), token, lang, sqlMilliseconds, cached: makeCache(db) });
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: options.port ?? 0 }, ({ port }) => {
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => {
            db.close();
            done();
          });
          (server as Server).closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${port}/`, token, close });
    });
    server.on('error', (error: Error) => {
      db.close();
      reject(error);
    });
  });
}
