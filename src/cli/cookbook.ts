/** `jixiao cookbook`: questions that are asked again and again, with their answers from the database. */
import type { Command } from 'commander';
import { COOKBOOK, type CommandRecipe, type SqlRecipe } from '../../data/cookbook.js';
import { exitWith, EXIT, UsageError, type Context } from './context.js';
import { DEFAULT_DB, oneOf } from './options.js';
import { printable, write } from './output.js';
import { printRows, ROW_FORMS } from './rows.js';

interface Options {
  readonly db?: string;
  readonly sql?: boolean;
  readonly table?: boolean;
  readonly csv?: boolean;
  readonly excel?: boolean;
  readonly json?: boolean;
}

type Recipe = SqlRecipe | CommandRecipe;
const WIDEST = 40;

/** A command as it is typed. */
const typed = (recipe: CommandRecipe): string =>
  ['jixiao', ...recipe.arguments.map((word) => (/^[\p{L}\p{N}-]+$/u.test(word) ? word : `"${word}"`))].join(' ');

function found(id: string, { t }: Context): Recipe {
  const recipe = COOKBOOK.find((one) => one.id === id);
  if (recipe !== undefined) return recipe;
  const words = id.split('-').filter((word) => word.length > 2);
  const near = COOKBOOK.filter((one) => words.some((word) => one.id.includes(word))).map((one) => one.id);
  const list = near.length === 0 ? '' : t('cookbook.near', { list: near.join(', ') });
  throw new UsageError(t('cookbook.unknown', { id: printable(id), near: list }));
}

async function listAll(options: Options, { lang, t }: Context): Promise<void> {
  const form = oneOf(options, ROW_FORMS, 'table', t);
  const rows = COOKBOOK.map((one) => [one.id, lang === 'zh' ? one.questionZh : one.question]);
  await printRows(['id', 'question'], rows, form, 200);
}

async function answer(recipe: SqlRecipe, options: Options, { lang, t }: Context): Promise<void> {
  const form = oneOf(options, ROW_FORMS, 'table', t);
  const { query } = await import('../store/query.js');
  const { columns, rows, truncated } = await query(options.db ?? DEFAULT_DB, recipe.sql);
  // programs that read CSV or JSON get the rows alone
  const told = form === 'table';
  if (told) await write(`${lang === 'zh' ? recipe.questionZh : recipe.question}\n\n${recipe.sql}\n\n`);
  await printRows(columns, rows, form, WIDEST);
  if (told) await write(`\n${t('cookbook.note', { note: lang === 'zh' ? recipe.noteZh : recipe.note })}\n`);
  if (truncated) process.stderr.write(`jixiao: ${t('query.truncated', { count: rows.length })}\n`);
}

async function run(id: string | undefined, options: Options, program: Command, context: Context): Promise<void> {
  const { lang, t } = context;
  exitWith(EXIT.read);
  if (id === undefined) return listAll(options, context);
  const recipe = found(id, context);
  if (options.sql === true) return write('sql' in recipe ? `${recipe.sql}\n` : `${typed(recipe)}\n`);
  if ('sql' in recipe) return answer(recipe, options, context);
  const forms = ROW_FORMS.filter((form) => options[form] === true).map((form) => `--${form}`);
  if (forms.length > 0) throw new UsageError(t('cookbook.form', { options: forms.join(' ') }));
  await write(`${lang === 'zh' ? recipe.questionZh : recipe.question}\n\n$ ${typed(recipe)}\n\n`);
  await program.parseAsync([...recipe.arguments, '--db', options.db ?? DEFAULT_DB], { from: 'user' });
  await write(`\n${t('cookbook.note', { note: lang === 'zh' ? recipe.noteZh : recipe.note })}\n`);
}

export function addCookbook(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('cookbook')
    .description(t('cookbook.about'))
    .argument('[id]', t('cookbook.id'))
    .option('--db <file>', t('option.db'))
    .option('--sql', t('cookbook.sql'))
    .option('--table', t('query.table'))
    .option('--csv', t('query.csv'))
    .option('--excel', t('query.excel'))
    .option('--json', t('query.json'))
    .addHelpText('after', `\n${t('cookbook.help')}`)
    .action((id: string | undefined, options: Options) => run(id, options, program, context));
}
