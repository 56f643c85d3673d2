/** `jixiao profile`: everything that the database holds of one county. */
import type { Command } from 'commander';
import type { Profile } from '../compare/profile.js';
import { compareWords } from './compare-words.js';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { DEFAULT_DB } from './options.js';
import { writeAll } from './output.js';
import { questionError, yearsOf } from './scope-options.js';
import { writePage } from './write-out.js';

interface Options {
  readonly db?: string;
  readonly years?: string;
  readonly html?: string;
  readonly json?: boolean;
}

async function run(region: string, options: Options, context: Context): Promise<void> {
  const { t, lang } = context;
  const years = yearsOf(options.years, t);
  if (region.trim() === '') throw new UsageError(compareWords(lang)['error.no-subject']);
  const { profile: ask } = await import('../compare/profile.js');
  const { CompareError } = await import('../compare/question.js');
  let profile: Profile;
  try {
    profile = ask(options.db ?? DEFAULT_DB, { region, ...(years === undefined ? {} : { years }) });
  } catch (error) {
    throw error instanceof CompareError ? questionError(error, context) : error;
  }
  if (options.json === true) await writeAll([`${JSON.stringify(profile)}\n`]);
  if (options.json !== true || options.html !== undefined) {
    const { profileTables } = await import('./profile-text.js');
    const tables = profileTables(profile, lang);
    const title = `${profile.name} ${profile.code}`;
    if (options.html !== undefined) await writePage(options.html, { lang, title, tables }, context);
    else {
      const { textTable } = await import('../export/table.js');
      const parts = tables.map(({ title: heading, columns, rows, note }) => `\n${heading} (${rows.length})\n${textTable(columns, rows, { maxWidth: 48 })}${note === undefined ? '' : `${note}\n`}`); // prettier-ignore
      await writeAll([`${title}\n`, ...parts]);
    }
  }
  exitWith(EXIT.read);
}

export function addProfile(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('profile')
    .description(t('profile.about'))
    .argument('<county>', t('profile.county'))
    .option('--db <file>', t('option.db'))
    .option('--years <years>', t('scope.years'))
    .option('--html <file>', t('profile.html'))
    .option('--json', t('compare.json'))
    .addHelpText('after', `\n${t('profile.help')}`)
    .action((region: string, options: Options) => run(region, options, context));
}
