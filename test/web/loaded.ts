/** Databases of documents for tests of pages: read here and loaded, without the processes that a run starts. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile } from '../../src/run/extract.js';
import { openStore } from '../../src/store/open.js';
import { VERSION } from '../../src/version.js';

export const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Loads the documents of a folder in the order of their names, so that keys are known. */
export async function load(folder: string, db: string): Promise<void> {
  const store = openStore(db);
  const run = store.beginRun({ arguments: [folder] });
  const names = readdirSync(folder).filter((name) => !name.endsWith('.json')).sort(); // prettier-ignore
  for (const name of names) {
    const { extraction, outcome } = await extractFile(join(folder, name));
    store.load(extraction, { run, outcome, readerVersion: VERSION });
  }
  store.endRun(run, { outcomes: { ok: names.length }, results: { inserted: names.length } });
  store.close();
}
