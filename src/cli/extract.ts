/** `jixiao extract`: a record a file on standard output. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { Outcome } from '../model/codes.js';
import type { Extraction } from '../model/record.js';
import type { FileToRead } from '../run/pool/read-file.js';
import { boundsOf, withBounds, type BoundOptions } from './bounds.js';
import { codeFor, exitWith, UsageError, type Context } from './context.js';
import { outcomeWords } from './outcome-words.js';
import { placeWords } from './place-words.js';
import { standardInput } from './options.js';
import { printable, write } from './output.js';

interface Options extends BoundOptions {
  readonly pretty?: boolean;
  readonly name?: string;
  readonly verbose?: boolean;
}

function report(extraction: Extraction, outcome: Outcome, { t, lang }: Context): string {
  const { source, reports, warnings } = extraction;
  const path = printable(source.entry === null ? source.path : `${source.path}/${source.entry}`);
  const head = t('extract.one', {
    path,
    outcome: outcomeWords(outcome, lang).meaning,
    reports: reports.length,
    warnings: warnings.length,
  });
  const lines = warnings.map((warning) => {
    const place = warning.at === null ? '' : `${placeWords(warning.at, t)}: `;
    return `  ${warning.code}  ${printable(place + warning.message)}`;
  });
  return `${[head, ...lines].join('\n')}\n`;
}

async function run(files: readonly string[], options: Options, context: Context): Promise<void> {
  const { t } = context;
  const inputs = files.filter((file) => file === '-').length;
  if (inputs > 1) throw new UsageError(t('extract.stdinTwice'));
  if (options.name !== undefined && inputs === 0) throw new UsageError(t('extract.name.unused'));
  const bounds = boundsOf(options, t);
  const toRead: FileToRead[] = [];
  for (const file of files) {
    const one = file === '-' ? { path: options.name ?? '-', open: { bytes: await standardInput() } } : { path: file, open: null }; // prettier-ignore
    toRead.push({ ...one, hints: {}, limits: {} });
  }
  const { isFailure } = await import('../model/failure.js');
  const { makePool } = await import('../run/pool/pool.js');
  const { readInOrder, recordOf } = await import('../run/pool/read-in-order.js');
  const workers = Math.min(toRead.length, availableParallelism());
  const pool = makePool({ workers, bounds, advice: 'same' });
  let [read, failed] = [0, 0];
  try {
    for await (const one of readInOrder(pool, toRead, workers)) {
      await write(`${options.pretty === true ? JSON.stringify(recordOf(one), null, 2) : one.json}\n`);
      if (options.verbose === true) process.stderr.write(report(recordOf(one), one.outcome, context));
      read++;
      if (isFailure(one.outcome)) failed++;
    }
  } finally {
    pool.close();
  }
  exitWith(codeFor(read, failed));
}

export function addExtract(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('extract')
    .description(t('extract.about'))
    .argument('<file...>', t('extract.file'))
    .option('--pretty', t('extract.pretty'))
    .option('--name <name>', t('extract.name'))
    .option('--verbose', t('extract.verbose'));
  withBounds(command, t)
    .addHelpText('after', `\n${t('extract.help')}`)
    .action((files: string[], options: Options) => run(files, options, context));
}
