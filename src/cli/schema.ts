/** `jixiao schema`: the shape of records and of the database. */
import type { Command } from 'commander';
import { exitWith, EXIT, type Context } from './context.js';
import { oneOf } from './options.js';
import { write } from './output.js';

interface Options {
  readonly json?: boolean;
  readonly sql?: boolean;
  readonly dictionary?: boolean;
}

async function dictionary(): Promise<string> {
  const { dictionaryRows } = await import('../store/dictionary.js');
  const { textTable } = await import('../export/table.js');
  const rows = dictionaryRows().map((row) => [
    row.table,
    row.column,
    row.type,
    row.unit,
    row.meaningZh,
    row.meaning,
    row.example,
    row.origin,
  ]);
  const columns = ['table', 'column', 'type', 'unit', 'meaning_zh', 'meaning', 'example', 'origin'];
  return textTable(columns, rows, { maxWidth: 200 });
}

async function run(options: Options, { t }: Context): Promise<void> {
  const form = oneOf(options, ['json', 'sql', 'dictionary'] as const, 'dictionary', t);
  if (form === 'dictionary') await write(await dictionary());
  else if (form === 'sql') await write((await import('../store/schema-sql.js')).schemaSql());
  else await write(`${JSON.stringify((await import('../store/schema-json.js')).jsonSchema(), null, 2)}\n`);
  exitWith(EXIT.read);
}

export function addSchema(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('schema')
    .description(t('schema.about'))
    .option('--json', t('schema.json'))
    .option('--sql', t('schema.sql'))
    .option('--dictionary', t('schema.dictionary'))
    .addHelpText('after', `\n${t('schema.help')}`)
    .action((options: Options) => run(options, context));
}
