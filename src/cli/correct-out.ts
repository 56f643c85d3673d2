/** Corrections out of a database: as CSV for another team, as a test case for this program. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { correctionsCsv } from '../correct/exchange.js';
import { goldOf } from '../correct/fixture.js';
import { findOriginal } from '../run/original.js';
import type { Store } from '../store/open.js';
import { UsageError, type Context } from './context.js';
import { oneSource, pathOf } from './one-source.js';
import { printable, writeAll } from './output.js';

const say = (text: string): void => void process.stderr.write(`${printable(text)}\n`);

export async function exportCorrections(store: Store, out: string, { t }: Context): Promise<void> {
  const pieces = [...correctionsCsv(store.corrections.list())];
  if (out === '-') return writeAll(pieces);
  await writeFile(out, pieces.join(''));
  say(t('correct.exported', { count: pieces.length - 1, path: out }));
}

/** Writes the document and what was corrected in it side by side, as tests of reports expect them. */
export async function makeFixture(store: Store, file: string | undefined, folder: string, context: Context): Promise<void> {
  const { t } = context;
  if (file === undefined) throw new UsageError(t('correct.needsFile'));
  const source = oneSource(store, file, context);
  const gold = goldOf(store.corrections.rows(source.sha256) ?? [], store.corrections.list({ sha256: source.sha256 }));
  if (gold.reports.every((report) => Object.keys(report).length === 0)) throw new UsageError(t('correct.noneOfFile', { path: printable(pathOf(source)) }));
  const original = await findOriginal(source.sha256, source.places);
  if (!original.found) throw new UsageError(t(`original.${original.why}`, { path: printable(pathOf(source)) }));
  const name = basename(original.met.entry ?? original.met.path);
  await mkdir(folder, { recursive: true });
  const document = join(folder, name);
  const golden = join(folder, `${name.replace(/\.[^.]+$/, '')}.gold.json`);
  await writeFile(document, original.bytes);
  await writeFile(golden, `${JSON.stringify(gold, null, 1)}\n`);
  say(t('correct.fixtureMade', { document, gold: golden }));
  say(t('correct.privacy'));
} // prettier-ignore
