/** `jixiao evidence`: a report beside its source, each value tied to its cells, as one page. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { EvidencePage } from '../evidence/page.js';
import type { Extraction, Report } from '../model/record.js';
import type { CorrectableRow } from '../store/correction-rows.js';
import type { Store } from '../store/open.js';
import { VERSION } from '../version.js';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { oneSource, pathOf } from './one-source.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { outcomeWords } from './outcome-words.js';
import { printable, write } from './output.js';

interface Options {
  readonly db?: string;
  readonly file?: string;
  readonly report?: string;
  readonly out?: string;
}

type Parts = Omit<EvidencePage, 'lang'>;

/** The report of a file with this ordinal; the only one if none is named. */
function reportIn({ reports, source }: Extraction, ordinal: number | undefined, { t }: Context): Report {
  const found = ordinal === undefined ? (reports.length === 1 ? reports[0] : undefined) : reports.find((one) => one.ordinal === ordinal); // prettier-ignore
  if (found !== undefined) return found;
  throw new UsageError(t(reports.length === 0 ? 'evidence.noReport' : 'evidence.which', { path: printable(source.path), count: reports.length })); // prettier-ignore
}

/** A file read now, without a database. */
async function ofFile(file: string, ordinal: number | undefined, context: Context): Promise<Parts> {
  const { extractFile } = await import('../run/extract.js');
  const { extraction, doc, uses, outcome } = await extractFile(file);
  if (doc === null) {
    const { meaning, advice } = outcomeWords(outcome, context.lang);
    throw new UsageError(printable(`${file}: ${meaning} (${extraction.warnings[0]?.message ?? ''}). ${advice}`));
  }
  const report = reportIn(extraction, ordinal, context);
  const { source, warnings, reports } = extraction;
  return { source, warnings, report, asRead: report, reports: reports.length, readerVersion: VERSION, corrections: [], read: { doc, uses }, notice: null }; // prettier-ignore
}

const LISTS = { form: 'forms', funding: 'funding', indicator: 'indicators', expenditure: 'expenditures' } as const;

/** The report with its rows as they stand. */
function standingReport(asRead: Report, rows: readonly CorrectableRow[]): Report {
  const own = rows.filter((row) => row.report === asRead.ordinal);
  const itself = own.find(({ record }) => record === 'report');
  const lists = Object.entries(LISTS).map(([record, list]) => [list, own.filter((row) => row.record === record).map((row) => row.standing)]); // prettier-ignore
  return { ...asRead, ...itself?.standing, ...Object.fromEntries(lists) } as Report;
}

async function ofDatabase(store: Store, wanted: { readonly id: number | undefined; readonly file: string | undefined; readonly ordinal: number | undefined }, context: Context): Promise<Parts> {
  const { t } = context;
  const row = wanted.id === undefined ? null : store.sources.ofRow('report', wanted.id);
  if (wanted.id !== undefined && row === null) throw new UsageError(t('evidence.noId', { id: wanted.id }));
  const stored = row?.source ?? oneSource(store, wanted.file ?? '', context);
  const extraction = store.read(stored.sha256);
  if (extraction === null) throw new Error(`The rows of ${stored.sha256} are gone.`);
  const asRead = reportIn(extraction, row?.report ?? wanted.ordinal, context);
  const { findOriginal } = await import('../run/original.js');
  const { extractBytes } = await import('../run/extract.js');
  const original = await findOriginal(stored.sha256, stored.places);
  const again = original.found ? await extractBytes(original.bytes, original.met.path, original.met.entry === null ? {} : { entry: original.met.entry }) : null;
  const read = again === null || again.doc === null ? null : { doc: again.doc, uses: again.uses };
  const path = printable(pathOf(stored));
  const notice = !original.found ? t(`original.${original.why}`, { path })
    : read === null ? t('evidence.unread', { path })
    : stored.readerVersion === VERSION ? null : t('evidence.version', { then: stored.readerVersion, now: VERSION });
  return {
    source: extraction.source,
    warnings: extraction.warnings,
    reports: extraction.reports.length,
    asRead,
    report: standingReport(asRead, store.corrections.rows(stored.sha256) ?? []),
    readerVersion: stored.readerVersion,
    corrections: store.corrections.list({ sha256: stored.sha256, state: 'applied' }).filter((one) => one.report === asRead.ordinal),
    read,
    notice,
  };
} // prettier-ignore

async function collect(given: string | undefined, options: Options, context: Context): Promise<Parts> {
  const { t } = context;
  if ((given === undefined) === (options.file === undefined)) throw new UsageError(t('evidence.oneOf'));
  const id = wholeNumber('REPORT_ID', given, 1, t);
  const ordinal = wholeNumber('--report', options.report, 1, t);
  if (options.file !== undefined && options.db === undefined) return ofFile(options.file, ordinal, context);
  const { openStore } = await import('../store/open.js');
  const store = openStore(options.db ?? DEFAULT_DB, { readonly: true });
  try {
    return await ofDatabase(store, { id, file: options.file, ordinal }, context);
  } finally {
    store.close();
  }
}

async function run(given: string | undefined, options: Options, context: Context): Promise<void> {
  const { t, lang } = context;
  const { evidencePage } = await import('../evidence/page.js');
  const parts = await collect(given, options, context);
  const html = evidencePage({ ...parts, lang });
  exitWith(EXIT.read);
  if (parts.notice !== null) process.stderr.write(`jixiao: ${parts.notice}\n`);
  if (options.out === undefined || options.out === '-') return write(html);
  try {
    await writeFile(options.out, html);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(t('inspect.cannotWrite', { path: printable(options.out), why: printable(why) }));
  }
  process.stderr.write(`${t('inspect.written', { path: printable(options.out) })}\n`);
}

export function addEvidence(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('evidence')
    .description(t('evidence.about'))
    .argument('[report]', t('evidence.id'))
    .option('--db <file>', t('option.db'))
    .option('--file <file>', t('evidence.file'))
    .option('--report <number>', t('correct.report'))
    .option('--out <file>', t('evidence.out'))
    .addHelpText('after', `\n${t('evidence.help')}`)
    .action((given: string | undefined, options: Options) => run(given, options, context));
}
