/** The database as pages in a browser, on this machine only; what serving needs is loaded when it is asked for. */
import type { ServeOptions, Serving } from './web/server.js';

export type { ServeOptions, Serving } from './web/server.js';

/**
 * Serves a database on 127.0.0.1 until it is closed, at `port` or any that is free. Rejects with a StoreError for a
 * database that cannot be read, and if the port is taken.
 *
 * @example A server for as long as it is looked at
 * import { serve } from 'jixiao';
 *
 * const serving = await serve('jixiao.db', { lang: 'zh' });
 * console.log(serving.url); // such as http://127.0.0.1:41873/
 * await serving.close();
 */
export async function serve(path: string, options: ServeOptions = {}): Promise<Serving> {
  const server = await import('./web/server.js');
  return server.serve(path, options);
}
