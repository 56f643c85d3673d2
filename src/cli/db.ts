/** `jixiao db`: what is done to a database as a whole. */
import type { Command } from 'commander';
import { EXIT, exitWith, type Context } from './context.js';
import { DEFAULT_DB } from './options.js';
import { printable, write } from './output.js';

const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

async function optimize(path: string, { t }: Context): Promise<void> {
  const { existsSync } = await import('node:fs');
  const { openStore } = await import('../store/open.js');
  const { StoreError } = await import('../store/sqlite.js');
  // a path that is mistyped must not become an empty database
  if (!existsSync(path))
    throw new StoreError('missing', `There is no database at ${path}. Create one with \`jixiao ingest PATH --db ${path}\`.`); // prettier-ignore
  const store = openStore(path);
  try {
    const { before, after } = store.optimize();
    await write(
      `${t('db.optimized', { path: printable(path), before: mebibytes(before), after: mebibytes(after) })}\n`,
    );
    exitWith(EXIT.read);
  } finally {
    store.close();
  }
}

export function addDb(program: Command, context: Context): void {
  const { t } = context;
  const db = program.command('db').description(t('db.about'));
  db.command('optimize')
    .description(t('db.optimize'))
    .option('--db <file>', t('option.db'))
    .action((options: { readonly db?: string }) => optimize(options.db ?? DEFAULT_DB, context));
}
