/** `jixiao inspect`: what stands in a file and what each cell was taken for. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { wholeNumber } from './options.js';
import { outcomeWords } from './outcome-words.js';
import { printable, write } from './output.js';

interface Options {
  readonly html?: string;
  readonly json?: boolean;
  readonly width?: string;
}

const NARROWEST = 40;

async function save(path: string, text: string, { t }: Context): Promise<void> {
  if (path === '-') return write(text);
  try {
    await writeFile(path, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(t('inspect.cannotWrite', { path: printable(path), why: printable(why) }));
  }
  process.stderr.write(`${t('inspect.written', { path: printable(path) })}\n`);
}

async function run(file: string, options: Options, context: Context): Promise<void> {
  const { t, lang } = context;
  if (options.html !== undefined && options.json === true)
    throw new UsageError(t('use.oneOf', { options: '--html --json' }));
  const width = wholeNumber('--width', options.width, NARROWEST, t) ?? Math.max(process.stdout.columns || 120, 60);
  const { extractFile } = await import('../run/extract.js');
  const { doc, extraction, outcome, uses } = await extractFile(file);
  if (doc === null) {
    const { meaning, advice } = outcomeWords(outcome, lang);
    const detail = extraction.warnings[0]?.message ?? '';
    process.stderr.write(`jixiao: ${printable(`${file}: ${meaning} (${detail}). ${advice}`)}\n`);
    return exitWith(EXIT.none);
  }
  const seen = { doc, extraction, uses };
  if (options.json === true) await write(`${JSON.stringify(doc, null, 2)}\n`);
  else if (options.html !== undefined) {
    const { inspectPage } = await import('./inspect-page.js');
    const { renderWordHtml } = await import('../../extractors/rendition.js');
    const rendition = doc.source.format === 'docx' ? await renderWordHtml(await readFile(file)) : null;
    await save(options.html, inspectPage({ ...seen, outcome, rendition }, context), context);
  } else await write((await import('./inspect-text.js')).inspectText(seen, context, width));
  exitWith(EXIT.read);
}

export function addInspect(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('inspect')
    .description(t('inspect.about'))
    .argument('<file>', t('inspect.file'))
    .option('--html <file>', t('inspect.html'))
    .option('--json', t('inspect.json'))
    .option('--width <columns>', t('inspect.width'))
    .addHelpText('after', `\n${t('inspect.help')}`)
    .action((file: string, options: Options) => run(file, options, context));
}
