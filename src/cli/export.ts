/** `jixiao export`: the database, or parts of it, in the formats of other programs. */
import type { Command } from 'commander';
import type { ExportFormat, ExportOptions, ExportResult } from '../export/index.js';
import type { ExportError } from '../export/sink.js';
import { exitWith, EXIT, UsageError, type Context } from './context.js';
import type { Texts } from './messages.js';
import { DEFAULT_DB } from './options.js';
import { printable, write } from './output.js';

interface Options {
  readonly db?: string;
  readonly format?: string;
  readonly table?: readonly string[];
  readonly query?: string;
  readonly where?: string;
  readonly out?: string;
  readonly bom?: boolean;
  readonly excel?: boolean;
  readonly stata?: boolean;
  readonly headers?: string;
  readonly licence?: string;
}

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'jsonl', 'parquet', 'datapackage', 'datasette'];
const HEADERS = ['names', 'zh'] as const;

function choice<T extends string>(option: string, given: string, known: readonly T[], t: Texts): T {
  const found = known.find((name) => name === given);
  if (found !== undefined) return found;
  throw new UsageError(t('use.choice', { option, choices: known.join(' | '), given: printable(given) }));
}

/** Refuses what would be left out of account, and asks for what is missing. */
function checked(options: Options, t: Texts): ExportOptions & { readonly format: ExportFormat } {
  const format = choice('--format', options.format ?? 'csv', FORMATS, t);
  const headers = options.stata === true ? 'stata' : choice('--headers', options.headers ?? 'names', HEADERS, t);
  const out = options.out === '-' ? undefined : options.out;
  if (options.query !== undefined && (options.table !== undefined || options.where !== undefined)) {
    throw new UsageError(t('export.queryAlone'));
  }
  if (options.stata === true && options.headers !== undefined) {
    throw new UsageError(t('use.oneOf', { options: '--stata --headers' }));
  }
  if (options.excel === true && format !== 'csv') throw new UsageError(t('export.onlyCsv', { option: '--excel' }));
  if (options.bom === false && format !== 'csv') throw new UsageError(t('export.onlyCsv', { option: '--no-bom' }));
  const several = options.query === undefined && options.table?.length !== 1;
  if (out === undefined && ['xlsx', 'parquet', 'datapackage'].includes(format)) {
    throw new UsageError(t('export.needsOut', { format }));
  }
  if (out === undefined && several && ['csv', 'jsonl'].includes(format)) throw new UsageError(t('export.needsFolder'));
  return {
    format,
    headers,
    print: (text) => write(text),
    ...(options.table === undefined ? {} : { tables: options.table }),
    ...(options.query === undefined ? {} : { query: options.query }),
    ...(options.where === undefined ? {} : { where: options.where }),
    ...(out === undefined ? {} : { out }),
    ...(format === 'csv' ? { bom: options.bom ?? true } : {}),
    ...(options.excel === true ? { excel: true } : {}),
    ...(options.licence === undefined ? {} : { licence: { name: options.licence } }),
  };
}

function tell({ files, renamed, leftOut, cuts }: ExportResult, t: Texts): void {
  const say = (text: string): void => void process.stderr.write(`${printable(text)}\n`);
  for (const { table, column, name } of renamed) say(`${table}.${column} → ${name}`);
  for (const { path, table, rows } of files) {
    if (path !== '-') say(table === null ? path : `${path}  ${table}  ${t('query.rows', { count: rows })}`);
  }
  if (leftOut.length > 0) say(`jixiao: ${t('export.leftOut', { tables: leftOut.join(', ') })}`);
  if (cuts > 0) say(`jixiao: ${t('export.cuts', { count: cuts })}`);
}

function inWords(error: ExportError, t: Texts): UsageError {
  const { code, path, message } = error;
  if (code === 'database') return new UsageError(t('export.database', { path: printable(path) }));
  if (code === 'folder') return new UsageError(t('export.folder', { path: printable(path) }));
  if (code === 'too-big') return new UsageError(t('export.tooBig', { path: printable(path) }));
  return new UsageError(t('export.cannotWrite', { why: printable(message) }));
}

async function run(options: Options, { t }: Context): Promise<void> {
  const wanted = checked(options, t);
  const { exportDatabase } = await import('../export/index.js');
  const { ExportError: Fault } = await import('../export/sink.js');
  try {
    tell(await exportDatabase(options.db ?? DEFAULT_DB, wanted), t);
  } catch (error) {
    throw error instanceof Fault ? inWords(error, t) : error;
  }
  exitWith(EXIT.read);
}

export function addExport(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('export')
    .description(t('export.about'))
    .option('--db <file>', t('option.db'))
    .option('--format <format>', t('export.format'))
    .option('--table <name...>', t('export.table'))
    .option('--query <sql>', t('export.query'))
    .option('--where <condition>', t('export.where'))
    .option('--out <path>', t('export.out'))
    .option('--no-bom', t('export.noBom'))
    .option('--excel', t('export.excel'))
    .option('--stata', t('export.stata'))
    .option('--headers <names|zh>', t('export.headers'))
    .option('--licence <id>', t('export.licence'))
    .addHelpText('after', `\n${t('export.help')}`)
    .action((options: Options) => run(options, context));
}
