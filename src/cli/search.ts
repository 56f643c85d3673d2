/** `jixiao search`: names and sections that hold some words. */
import type { Command } from 'commander';
import type { SearchResult } from '../store/search.js';
import { EXIT, exitWith, type Context } from './context.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { printable, write } from './output.js';
import type { Texts } from './messages.js';

interface Options {
  readonly db?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

const years = (first: number | null, last: number | null): string =>
  first === null ? '' : first === last ? String(first) : `${first}–${last ?? ''}`;

async function show(result: SearchResult, t: Texts): Promise<void> {
  const { textTable } = await import('../export/table.js');
  const { default: colors } = await import('picocolors');
  const { names, sections } = result;
  if (names.length > 0) {
    const rows = names.map((hit) => [t(`search.${hit.kind}`), hit.text, hit.concept ?? '', hit.rows, years(hit.firstYear, hit.lastYear)]); // prettier-ignore
    await write(textTable(['kind', 'name', 'concept', 'rows', 'years'].map((name) => t(`search.head.${name}` as 'search.head.kind')), rows)); // prettier-ignore
  }
  for (const [i, hit] of sections.entries()) {
    const subject = [hit.county, hit.year, hit.project].filter((part) => part !== null).join(' ');
    const marked = printable(hit.snippet.replaceAll(/\s+/gu, ' ')).replaceAll(/⟦([^⟧]*)⟧/gu, (_, words: string) =>
      colors.isColorSupported && process.stdout.isTTY ? colors.bold(words) : `【${words}】`,
    );
    const where = [hit.path, hit.place].filter((part) => part !== null).join(', ');
    const gap = i > 0 || names.length > 0 ? '\n' : '';
    await write(`${gap}${subject} · ${printable(hit.heading)}\n  ${marked}\n  ${printable(where)}\n`);
  }
}

async function run(words: readonly string[], options: Options, { t }: Context): Promise<void> {
  const limit = wholeNumber('--limit', options.limit, 1, t);
  const { openStore } = await import('../store/open.js');
  const store = openStore(options.db ?? DEFAULT_DB, { readonly: true });
  try {
    const result = store.search(words.join(' '), limit === undefined ? {} : { limit });
    if (options.json === true) await write(`${JSON.stringify(result)}\n`);
    else await show(result, t);
    if (result.names.length + result.sections.length === 0)
      process.stderr.write(`jixiao: ${t('search.nothing', { words: printable(words.join(' ')) })}\n`);
    exitWith(EXIT.read);
  } finally {
    store.close();
  }
}

export function addSearch(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('search')
    .description(t('search.about'))
    .argument('<word...>', t('search.word'))
    .option('--db <file>', t('option.db'))
    .option('--limit <n>', t('search.limit'))
    .option('--json', t('search.json'))
    .action((words: string[], options: Options) => run(words, options, context));
}
