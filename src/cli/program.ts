/** The program of all commands, its language and how errors are told. */
import { Command, CommanderError } from 'commander';
import { StoreError } from '../store/sqlite.js';
import { VERSION } from '../version.js';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { addAudit } from './audit.js';
import { addCite } from './cite.js';
import { addCorrect } from './correct.js';
import { addDiff } from './diff.js';
import { addEvidence } from './evidence.js';
import { addCookbook } from './cookbook.js';
import { addDb } from './db.js';
import { addCompare } from './compare.js';
import { addCoverage } from './coverage.js';
import { addExport } from './export.js';
import { addExtract } from './extract.js';
import { addForms } from './forms.js';
import { addIngest } from './ingest.js';
import { addInspect } from './inspect.js';
import { langOf, type Lang } from './locale.js';
import { textsIn, type Texts } from './messages.js';
import { endOnClosedPipe, printable } from './output.js';
import { addProfile } from './profile.js';
import { addQuery } from './query.js';
import { addRetry } from './retry.js';
import { addSchema } from './schema.js';
import { addSearch } from './search.js';
import { addServe } from './serve.js';
import { addStatus } from './status.js';
import { storeMessage } from './store-message.js';
import { usageMessage } from './usage-message.js';
import { addWatch } from './watch.js';

interface Called {
  readonly args: readonly string[];
  readonly lang: Lang;
  readonly debug: boolean;
}

/** Takes out what holds for every command and may stand anywhere; texts depend on it before any command is known. */
function takeGlobals(argv: readonly string[], lang: Lang): Called {
  const args: string[] = [];
  let debug = false;
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    const value = /^--lang=(.*)$/s.exec(arg)?.[1] ?? (arg === '--lang' && i < end ? (argv[++i] ?? '') : null);
    if (i >= end || (value === null && arg !== '--debug')) args.push(arg);
    else if (value === null) debug = true;
    else if (value === 'zh' || value === 'en') lang = value;
    else
      throw new UsageError(
        textsIn(lang)('use.choice', { option: '--lang', choices: 'zh | en', given: printable(value) }),
      );
  }
  return { args, lang, debug };
}

function build(context: Context): Command {
  const { t } = context;
  const titles = new Map([
    ['Usage:', t('help.usage')],
    ['Arguments:', t('help.arguments')],
    ['Options:', t('help.options')],
    ['Global Options:', t('help.globalOptions')],
    ['Commands:', t('help.commands')],
  ]);
  const program = new Command('jixiao')
    .description(t('program.about'))
    .version(VERSION, '-V, --version', t('option.version'))
    .option('--lang <zh|en>', t('option.lang'))
    .option('--debug', t('option.debug'))
    .helpOption('-h, --help', t('option.help'))
    .helpCommand('help [command]', t('help.command'))
    .addHelpText('after', `\n${t('program.help')}`)
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => titles.get(title) ?? title })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  for (const add of [
    addIngest,
    addWatch,
    addStatus,
    addRetry,
    addExtract,
    addInspect,
    addQuery,
    addCookbook,
    addSearch,
    addServe,
    addCompare,
    addCoverage,
    addProfile,
    addExport,
    addAudit,
    addCorrect,
    addEvidence,
    addDiff,
    addCite,
    addForms,
    addSchema,
    addDb,
  ]) {
    add(program, context);
  }
  return program;
}

/** Tells an error in one or two lines and returns the exit code for it. */
function tell(error: unknown, t: Texts, debug: boolean): (typeof EXIT)[keyof typeof EXIT] {
  const say = (...lines: string[]): void => void process.stderr.write(`jixiao: ${lines.join('\n')}\n`);
  if (error instanceof CommanderError) {
    // help and the version are not errors; without a command the help was printed, which is wrong use
    if (error.exitCode === 0) return EXIT.read;
    if (error.code !== 'commander.help') say(usageMessage(error, t));
    return EXIT.usage;
  }
  if (error instanceof UsageError) {
    say(error.message);
    return EXIT.usage;
  }
  if (error instanceof StoreError) {
    say(storeMessage(error, t));
    return ['locked', 'full', 'damaged', 'unusable'].includes(error.code) ? EXIT.internal : EXIT.usage;
  }
  say(
    t('error.internal', { message: printable(error instanceof Error ? error.message : String(error)) }),
    t('error.report'),
  );
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return EXIT.internal;
}

/** Runs the command line; sets the exit code of the process and never rejects. */
export async function main(argv: readonly string[]): Promise<void> {
  endOnClosedPipe();
  let lang = langOf(process.env);
  let debug = argv.includes('--debug');
  try {
    const called = takeGlobals(argv, lang);
    ({ lang, debug } = called);
    await build({ lang, t: textsIn(lang) }).parseAsync(called.args, { from: 'user' });
  } catch (error) {
    exitWith(tell(error, textsIn(lang), debug));
  }
}
