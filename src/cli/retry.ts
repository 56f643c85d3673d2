/** `jixiao retry`: reads files again whose reading ended badly, with other limits. */
import type { Command } from 'commander';
import { OUTCOMES, type Outcome } from '../model/codes.js';
import { boundsOf, withBounds, type BoundOptions } from './bounds.js';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { runIngest } from './ingest.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { printable } from './output.js';

interface Options extends BoundOptions {
  readonly outcome?: string;
  readonly db?: string;
  readonly jobs?: string;
  readonly log?: string;
}

const isOutcome = (text: string): text is Outcome => text in OUTCOMES;

async function run(options: Options, context: Context): Promise<void> {
  const { t } = context;
  const db = options.db ?? DEFAULT_DB;
  const given = (options.outcome ?? 'timeout,memory,crash,unreadable').split(',').map((one) => one.trim());
  const unknown = given.find((one) => !isOutcome(one));
  const choices = Object.keys(OUTCOMES).join(' | ');
  if (unknown !== undefined) throw new UsageError(t('use.choice', { option: '--outcome', choices, given: printable(unknown) })); // prettier-ignore
  if (options.log !== undefined && options.log !== 'json')
    throw new UsageError(t('use.choice', { option: '--log', choices: 'json', given: printable(options.log) }));
  const outcomes = given.filter(isOutcome);
  const jobs = wholeNumber('--jobs', options.jobs, 1, t);
  const { openStore } = await import('../store/open.js');
  const store = openStore(db, { readonly: true });
  let candidates;
  try {
    candidates = store.ledger.again(outcomes);
  } finally {
    store.close();
  }
  if (candidates.length === 0) {
    process.stderr.write(`jixiao: ${t('retry.nothing', { outcomes: outcomes.join(', '), db: printable(db) })}\n`);
    return exitWith(EXIT.read);
  }
  await runIngest(
    {
      paths: candidates.map(({ path }) => path),
      db,
      candidates,
      again: outcomes,
      bounds: boundsOf(options, t),
      json: options.log === 'json',
      ...(jobs === undefined ? {} : { jobs }),
    },
    context,
  );
}

export function addRetry(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('retry')
    .description(t('retry.about'))
    .option('--outcome <outcomes>', t('retry.outcome'))
    .option('--db <file>', t('option.db'))
    .option('--jobs <n>', t('ingest.jobs'))
    .option('--log <format>', t('ingest.log'));
  withBounds(command, t)
    .addHelpText('after', `\n${t('retry.help')}`)
    .action((options: Options) => run(options, context));
}
