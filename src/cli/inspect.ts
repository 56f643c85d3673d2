/** `jixiao inspect`: what stands in a file and what each cell was taken for. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { LIMITS } from '../model/limits.js';
import type { Found } from '../run/expand.js';
import type { Extracted } from '../run/extract.js';
import { boundsOf, withBounds, type BoundOptions } from './bounds.js';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { wholeNumber } from './options.js';
import { outcomeWords } from './outcome-words.js';
import { printable, write } from './output.js';

interface Options extends BoundOptions {
  readonly entry?: string;
  readonly html?: string;
  readonly json?: boolean;
  readonly overlay?: string;
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

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly extracted: Extracted;
}

/** The document to show; null where the files of an archive were listed instead. */
async function choose(file: string, options: Options, context: Context): Promise<Chosen | null> {
  const { t } = context;
  const { openFile, extractBytes } = await import('../run/extract.js');
  const { documentsIn, entryHint } = await import('../run/expand.js');
  const none = new Uint8Array();
  const opened = await openFile(file);
  if (!opened.ok) return { name: file, bytes: none, extracted: opened.extracted };
  const found: Found[] = [];
  for await (const one of documentsIn(opened.bytes, file)) found.push(one);
  const path = printable(file);
  const only = found.length === 1 ? found[0] : undefined;
  const whole = only?.entry === null;
  if (options.entry !== undefined && whole && 'bytes' in only) throw new UsageError(t('inspect.noArchive', { path }));
  const one = options.entry === undefined || whole ? only : found.find(({ entry }) => entry === options.entry);
  if (one !== undefined) {
    const name = one.entry === null ? file : `${file}/${one.entry}`;
    if ('failed' in one) return { name, bytes: none, extracted: one.failed };
    return { name, bytes: one.bytes, extracted: await extractBytes(one.bytes, file, entryHint(one.entry)) };
  }
  if (options.entry !== undefined)
    throw new UsageError(t('inspect.noEntry', { path, entry: printable(options.entry) }));
  if (options.json === true || options.html !== undefined || options.overlay !== undefined)
    throw new UsageError(t('inspect.manyEntries', { path, count: found.length }));
  await write(entryList(found, context));
  return null;
}

/** The files of an archive a line each; behind one that cannot be unpacked stands why. */
function entryList(found: readonly Found[], { t, lang }: Context): string {
  const lines = found.map((one) => {
    const why = 'failed' in one ? `: ${outcomeWords(one.failed.outcome, lang).meaning}` : '';
    return `  ${printable(one.entry ?? '–')}${why}`;
  });
  return `${[t('inspect.archive', { count: found.length }), ...lines].join('\n')}\n`;
}

async function run(file: string, options: Options, context: Context): Promise<void> {
  const { t, lang } = context;
  const wanted = [options.html, options.overlay, options.json].filter((option) => option !== undefined);
  if (wanted.length > 1) throw new UsageError(t('use.oneOf', { options: '--html --json --overlay' }));
  boundsOf(options, t);
  const width = wholeNumber('--width', options.width, NARROWEST, t) ?? Math.max(process.stdout.columns || 120, 60);
  const chosen = await choose(file, options, context);
  if (chosen === null) return exitWith(EXIT.read);
  const { bytes, name } = chosen;
  const { doc, extraction, outcome, uses } = chosen.extracted;
  if (doc === null) {
    const { meaning, advice } = outcomeWords(outcome, lang);
    const detail = extraction.warnings[0]?.message ?? '';
    process.stderr.write(`jixiao: ${printable(`${name}: ${meaning} (${detail}). ${advice}`)}\n`);
    return exitWith(EXIT.none);
  }
  const seen = { doc, extraction, uses };
  if (options.json === true) await write(`${JSON.stringify(doc, null, 2)}\n`);
  else if (options.html !== undefined) {
    const { inspectPage } = await import('./inspect-page.js');
    const { renderWordHtml } = await import('../../extractors/rendition.js');
    const rendition = doc.source.format === 'docx' ? await renderWordHtml(bytes) : null;
    await save(options.html, inspectPage({ ...seen, outcome, rendition }, context), context);
  } else if (options.overlay !== undefined) {
    const { viewPages } = await import('../../extractors/page-view.js');
    const { overlay } = await import('./overlay.js');
    const pages = await viewPages(bytes, doc.source.format, LIMITS);
    if (pages === null)
      throw new UsageError(t('inspect.noPages', { path: printable(name), format: doc.source.format }));
    await save(options.overlay, overlay(pages, seen, context), context);
  } else await write((await import('./inspect-text.js')).inspectText(seen, context, width));
  exitWith(EXIT.read);
}

export function addInspect(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('inspect')
    .description(t('inspect.about'))
    .argument('<file>', t('inspect.file'))
    .option('--entry <path>', t('inspect.entry'))
    .option('--html <file>', t('inspect.html'))
    .option('--json', t('inspect.json'))
    .option('--overlay <file>', t('inspect.overlay'))
    .option('--width <columns>', t('inspect.width'));
  withBounds(command, t, ['--timeout', '--memory'])
    .addHelpText('after', `\n${t('inspect.help')}`)
    .action((file: string, options: Options) => run(file, options, context));
}
