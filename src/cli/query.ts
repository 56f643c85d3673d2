/** `jixiao query`: one reading statement against the database. */
import type { Command } from 'commander';
import { exitWith, EXIT, type Context } from './context.js';
import { DEFAULT_DB, oneOf, standardInput, wholeNumber } from './options.js';
import { writeAll } from './output.js';

interface Options {
  readonly db?: string;
  readonly csv?: boolean;
  readonly excel?: boolean;
  readonly json?: boolean;
  readonly table?: boolean;
  readonly limit?: string;
  readonly timeout?: string;
}

async function run(statement: string, options: Options, { t }: Context): Promise<void> {
  const form = oneOf(options, ['table', 'csv', 'excel', 'json'] as const, 'table', t);
  const maxRows = wholeNumber('--limit', options.limit, 1, t);
  const seconds = wholeNumber('--timeout', options.timeout, 1, t);
  const sql = statement === '-' ? Buffer.from(await standardInput()).toString('utf8') : statement;
  const { query } = await import('../store/query.js');
  const { csv, jsonLines, textTable } = await import('../export/table.js');
  const { columns, rows, truncated } = await query(options.db ?? DEFAULT_DB, sql, {
    ...(maxRows === undefined ? {} : { maxRows }),
    ...(seconds === undefined ? {} : { maxMilliseconds: seconds * 1000 }),
  });
  if (form === 'json') await writeAll(jsonLines(columns, rows));
  else if (form === 'csv') await writeAll(csv(columns, rows));
  else if (form === 'excel') await writeAll(csv(columns, rows, { bom: true, safe: true }));
  else await writeAll([textTable(columns, rows)]);
  if (truncated) process.stderr.write(`jixiao: ${t('query.truncated', { count: rows.length })}\n`);
  exitWith(EXIT.read);
}

export function addQuery(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('query')
    .description(t('query.about'))
    .argument('<sql>', t('query.sql'))
    .option('--db <file>', t('option.db'))
    .option('--table', t('query.table'))
    .option('--csv', t('query.csv'))
    .option('--excel', t('query.excel'))
    .option('--json', t('query.json'))
    .option('--limit <rows>', t('query.limit'))
    .option('--timeout <seconds>', t('query.timeout'))
    .addHelpText('after', `\n${t('query.help')}`)
    .action((sql: string, options: Options) => run(sql, options, context));
}
