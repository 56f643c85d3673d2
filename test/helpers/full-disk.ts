/** A disk that is full, for runs of the command line: SQLite is given a limit of pages, for each connection. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Size of a page, bytes: what SQLite takes where nothing else is said. */
const PAGE = 4096;

/** The environment in which a database does not grow beyond so many bytes, with a module in `folder`. */
export function fullDisk(folder: string, bytes: number, lang: 'en' | 'zh'): Readonly<Record<string, string>> {
  const module = join(folder, 'full-disk.mjs');
  writeFileSync(
    module,
    `import { createRequire } from 'node:module';
const require = createRequire(${JSON.stringify(import.meta.url)});
const path = require.resolve('better-sqlite3');
const Database = require(path);
require.cache[path].exports = function (...args) {
  const db = new Database(...args);
  db.pragma('max_page_count = ${Math.max(1, Math.ceil(bytes / PAGE))}');
  return db;
};`,
  );
  return { NODE_OPTIONS: `--import ${pathToFileURL(module).href}`, LANG: lang === 'en' ? 'C.UTF-8' : 'zh_CN.UTF-8' };
}
