/** `jixiao cite`: what a database holds, for the appendix of a paper. */
import type { Command } from 'commander';
import { EXIT, exitWith, type Context } from './context.js';
import { DEFAULT_DB } from './options.js';
import { write } from './output.js';

interface Options {
  readonly db?: string;
  readonly json?: boolean;
}

async function run(options: Options, { t }: Context): Promise<void> {
  const { bibtex, citationText, cite } = await import('../diff/cite.js');
  const { textTable } = await import('../export/table.js');
  const found = await cite(options.db ?? DEFAULT_DB);
  exitWith(EXIT.read);
  if (options.json === true) return write(`${JSON.stringify(found, null, 2)}\n`);
  const { years, ingested } = found;
  const rows: [string, string][] = [
    [t('cite.files'), `${found.sources} (${t('cite.read', { count: found.sourcesRead })})`],
    [t('ingest.reports'), String(found.reports)],
    [t('ingest.indicators'), String(found.indicators)],
    [t('cite.counties'), `${found.counties} (${t('cite.provinces', { count: found.provinces })})`],
    [t('cite.years'), years === null ? '–' : years.join('–')],
    [t('cite.versions'), found.readerVersions.join(', ')],
    [t('cite.ingested'), ingested === null ? '–' : [...new Set(ingested)].join(' – ')],
    [t('cite.corrections'), String(found.corrections)],
    [t('cite.content'), found.contentSha256],
    [t('cite.file'), found.fileSha256],
  ];
  const table = textTable(['', ''], rows, { maxWidth: 80 }).split('\n').slice(2).join('\n');
  await write(`${table}\n${citationText(found, 'zh')}\n\n${citationText(found, 'en')}\n\n${bibtex(found)}\n`);
}

export function addCite(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('cite')
    .description(t('cite.about'))
    .option('--db <file>', t('option.db'))
    .option('--json', t('cite.json'))
    .addHelpText('after', `\n${t('cite.help')}`)
    .action((options: Options) => run(options, context));
}
