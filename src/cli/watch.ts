/** `jixiao watch`: a folder that a scraper fills. */
import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { isFailure } from '../model/failure.js';
import type { DoneEvent } from '../run/events.js';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { stopOnInterrupt } from './ingest.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { outcomeWords } from './outcome-words.js';
import { printable, write } from './output.js';

interface Options {
  readonly db?: string;
  readonly jobs?: string;
  readonly settle?: string;
  readonly poll?: boolean;
  readonly log?: string;
}

function doneLine(event: DoneEvent, { t, lang }: Context): string {
  const { path, entry, outcome, reports, indicators, message } = event;
  const why = message === null ? '' : `${lang === 'zh' ? '：' : ': '}${message}`;
  const file = entry === null ? path : `${path} › ${entry}`;
  const words = `${outcome}${outcome === 'ok' ? '' : ` (${outcomeWords(outcome, lang).meaning})`}`;
  return `${printable(t('watch.done', { path: file, outcome: words, reports, indicators, why }))}\n`;
}

async function run(folder: string, options: Options, context: Context): Promise<void> {
  const { t } = context;
  const jobs = wholeNumber('--jobs', options.jobs, 1, t);
  const settle = wholeNumber('--settle', options.settle, 0, t);
  if (options.log !== undefined && options.log !== 'json')
    throw new UsageError(t('use.choice', { option: '--log', choices: 'json', given: printable(options.log) }));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(t('watch.noFolder', { folder: printable(folder) }));
  const { watch } = await import('../run/watch.js');
  const { openStore } = await import('../store/open.js');
  const store = openStore(options.db ?? DEFAULT_DB);
  const interrupt = stopOnInterrupt(() => process.stderr.write(`jixiao: ${t('ingest.stopping')}\n`));
  const sums = { records: 0, reports: 0, failed: 0 };
  try {
    const given = {
      store,
      signal: interrupt.signal,
      poll: options.poll === true,
      ...(settle === undefined ? {} : { settle: settle * 1000 }),
      ...(jobs === undefined ? {} : { jobs }),
    };
    for await (const event of watch(folder, given)) {
      if (options.log === 'json') await write(`${JSON.stringify(event)}\n`);
      if (event.kind === 'watching') process.stderr.write(`jixiao: ${t('watch.watching', { folder: printable(folder) })}\n`);
      else if (event.kind === 'trouble') process.stderr.write(`jixiao: ${t('watch.trouble', { message: printable(event.message) })}\n`); // prettier-ignore
      if (event.kind !== 'done' || event.loaded === 'unchanged') continue;
      sums.records++;
      sums.reports += event.reports;
      if (isFailure(event.outcome)) sums.failed++;
      if (options.log !== 'json') await write(doneLine(event, context));
    }
    process.stderr.write(`jixiao: ${t('watch.total', sums)}\n`);
  } finally {
    interrupt.release();
    store.close();
  }
  exitWith(EXIT.read);
}

export function addWatch(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('watch')
    .description(t('watch.about'))
    .argument('<folder>', t('watch.folder'))
    .option('--db <file>', t('option.db'))
    .option('--jobs <n>', t('ingest.jobs'))
    .option('--settle <seconds>', t('watch.settle'))
    .option('--poll', t('watch.poll'))
    .option('--log <format>', t('ingest.log'))
    .addHelpText('after', `\n${t('watch.help')}`)
    .action((folder: string, options: Options) => run(folder, options, context));
}
