/** `jixiao forms`: the layouts that are known, and those that a database holds beside them. */
import type { Command } from 'commander';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { DEFAULT_DB, oneOf } from './options.js';
import { placeWords } from './place-words.js';
import { printRows, ROW_FORMS, type RowForm } from './rows.js';

interface Options {
  readonly db?: string;
  readonly unknown?: boolean;
  readonly table?: boolean;
  readonly csv?: boolean;
  readonly excel?: boolean;
  readonly json?: boolean;
}

/** Longest cell of a table: the headings of a form are many. */
const WIDEST = 160;

async function printKnown(form: RowForm, { lang }: Context): Promise<void> {
  const { FORM_VARIANTS } = await import('../../data/forms.js');
  const rows = FORM_VARIANTS.map(({ id, region, description, zh, indicator, funding }) => [
    id,
    lang === 'zh' ? zh : description,
    region,
    indicator,
    funding === null ? null : funding.join(' / '),
  ]);
  await printRows(['form', 'description', 'region', 'indicators', 'funding'], rows, form, WIDEST);
}

async function printUnknown(path: string, form: RowForm, { t }: Context): Promise<void> {
  const { openStore } = await import('../store/open.js');
  const store = openStore(path, { readonly: true });
  try {
    const groups = store.warningGroups('form.unknown');
    const rows = groups.map(({ message, warnings, files, path, entry, at }) => [
      warnings,
      files,
      message,
      entry === null ? path : `${path}/${entry}`,
      placeWords(at, t),
    ]);
    if (form !== 'table' || rows.length > 0)
      await printRows(['forms', 'files', 'headings', 'example', 'place'], rows, form, WIDEST);
    else process.stderr.write(`${t('forms.none')}\n`);
  } finally {
    store.close();
  }
}

async function run(options: Options, context: Context): Promise<void> {
  const { t } = context;
  const form = oneOf(options, ROW_FORMS, 'table', t);
  if (options.unknown === true) await printUnknown(options.db ?? DEFAULT_DB, form, context);
  else if (options.db !== undefined) throw new UsageError(t('forms.db.unused'));
  else await printKnown(form, context);
  exitWith(EXIT.read);
}

export function addForms(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('forms')
    .description(t('forms.about'))
    .option('--unknown', t('forms.unknown'))
    .option('--db <file>', t('option.db'))
    .option('--table', t('query.table'))
    .option('--csv', t('query.csv'))
    .option('--excel', t('query.excel'))
    .option('--json', t('query.json'))
    .addHelpText('after', `\n${t('forms.help')}`)
    .action((options: Options) => run(options, context));
}
