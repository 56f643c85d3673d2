/** `jixiao extract`: a record a file on standard output. */
import type { Command } from 'commander';
import type { Extracted } from '../run/extract.js';
import { codeFor, exitWith, UsageError, type Context } from './context.js';
import { outcomeWords } from './outcome-words.js';
import { placeWords } from './place-words.js';
import { standardInput } from './options.js';
import { printable, write } from './output.js';

interface Options {
  readonly pretty?: boolean;
  readonly name?: string;
  readonly verbose?: boolean;
}

function report({ extraction, outcome }: Extracted, { t, lang }: Context): string {
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
  const { extractAll, extractAllBytes } = await import('../run/expand.js');
  const { isFailure } = await import('../model/failure.js');
  let [read, failed] = [0, 0];
  for (const file of files) {
    const all = file === '-' ? extractAllBytes(await standardInput(), options.name ?? '-') : extractAll(file);
    for await (const extracted of all) {
      await write(`${JSON.stringify(extracted.extraction, null, options.pretty === true ? 2 : undefined)}\n`);
      if (options.verbose === true) process.stderr.write(report(extracted, context));
      read++;
      if (isFailure(extracted.outcome)) failed++;
    }
  }
  exitWith(codeFor(read, failed));
}

export function addExtract(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('extract')
    .description(t('extract.about'))
    .argument('<file...>', t('extract.file'))
    .option('--pretty', t('extract.pretty'))
    .option('--name <name>', t('extract.name'))
    .option('--verbose', t('extract.verbose'))
    .addHelpText('after', `\n${t('extract.help')}`)
    .action((files: string[], options: Options) => run(files, options, context));
}
