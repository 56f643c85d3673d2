/** `jixiao ingest`: files and folders into the database. */
import type { Command } from 'commander';
import type { Outcome } from '../model/codes.js';
import type { NoteEvent, SummaryEvent } from '../run/events.js';
import type { Candidate, InputOptions } from '../run/inputs/index.js';
import type { Bounds } from '../run/pool/bounds.js';
import { boundsOf, withBounds, type BoundOptions } from './bounds.js';
import { codeFor, EXIT, exitWith, UsageError, type Context } from './context.js';
import { inputsOf, withInputs, type InputFlags } from './ingest-inputs.js';
import { tellLost } from './lost-corrections.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { printable, write } from './output.js';

interface Options extends BoundOptions, InputFlags {
  readonly db?: string;
  readonly jobs?: string;
  readonly log?: string;
  readonly force?: boolean;
  readonly report?: string;
}

/** The first Ctrl-C lets the run end in order, the second ends it at once. */
export function stopOnInterrupt(say: () => void): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    say();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const release = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  return { signal: controller.signal, release };
}

export interface IngestCall {
  readonly paths: readonly string[];
  readonly db: string;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly force?: boolean;
  readonly bounds?: Partial<Bounds>;
  readonly inputs?: InputOptions;
  /** The files to read, in place of looking for them. */
  readonly candidates?: readonly Candidate[];
  /** Reads files again whose reading ended so. */
  readonly again?: readonly Outcome[];
  /** Where the account of the run is written. */
  readonly report?: string;
}

/** Runs an ingest with progress and summary; sets the exit code. Null if it was given nothing to read. */
export async function runIngest(call: IngestCall, context: Context): Promise<SummaryEvent | null> {
  const { t } = context;
  const { paths, db } = call;
  const { ingest } = await import('../run/ingest.js');
  const { openStore } = await import('../store/open.js');
  const { progressOn } = await import('./progress.js');
  const { makeAccount } = await import('./summary.js');
  const { noteLines } = await import('./ingest-notes.js');
  const { reportTo } = await import('./ingest-report.js');
  const report = call.report === undefined ? null : reportTo(call.report, { db, inputs: paths }, context);
  const notes: NoteEvent[] = [];
  const store = openStore(db);
  const progress = progressOn(process.stderr, t);
  const account = makeAccount(context);
  const interrupt = stopOnInterrupt(() => {
    progress.clear();
    process.stderr.write(`jixiao: ${t('ingest.stopping')}\n`);
  });
  let summary: SummaryEvent | null = null;
  try {
    const options = {
      store,
      alone: true,
      signal: interrupt.signal,
      ...(call.jobs === undefined ? {} : { jobs: call.jobs }),
      ...(call.force === true ? { force: true } : {}),
      ...(call.bounds === undefined ? {} : { bounds: call.bounds }),
      ...(call.inputs === undefined ? {} : { inputs: call.inputs }),
      ...(call.candidates === undefined ? {} : { candidates: call.candidates }),
      ...(call.again === undefined ? {} : { again: call.again }),
    };
    for await (const event of ingest(paths, options)) {
      progress.see(event);
      account.see(event);
      report?.see(event);
      if (event.kind === 'note') notes.push(event);
      if (call.json === true) await write(`${JSON.stringify(event)}\n`);
      if (event.kind === 'summary') summary = event;
    }
    progress.clear();
    for (const line of noteLines(notes, context)) process.stderr.write(`jixiao: ${line}\n`);
    if (summary !== null && call.json !== true && summary.files > 0)
      await write(account.text(summary, store.totals(), printable(db)));
    tellLost(store, t);
  } finally {
    progress.clear();
    interrupt.release();
    store.close();
  }
  if (summary === null) return null;
  await report?.write(summary);
  const { files, records, failed, lost, interrupted, left } = summary;
  if (interrupted) {
    process.stderr.write(`jixiao: ${t('ingest.interrupted', { left })}\n`);
    exitWith(EXIT.interrupted);
    return summary;
  }
  if (files === 0) process.stderr.write(`jixiao: ${t('ingest.nothing', { paths: printable(paths.join(' ')) })}\n`);
  exitWith(files === 0 ? EXIT.none : codeFor(records, failed, lost));
  return summary;
}

async function run(paths: readonly string[], options: Options, context: Context): Promise<void> {
  const { t } = context;
  const jobs = wholeNumber('--jobs', options.jobs, 1, t);
  if (paths.length === 0 && options.manifest === undefined && options.list === undefined)
    throw new UsageError(t('use.missingArgument', { name: 'path' }));
  if (options.log !== undefined && options.log !== 'json')
    throw new UsageError(t('use.choice', { option: '--log', choices: 'json', given: printable(options.log) }));
  const call: IngestCall = {
    paths,
    db: options.db ?? DEFAULT_DB,
    json: options.log === 'json',
    force: options.force === true,
    bounds: boundsOf(options, t),
    inputs: await inputsOf(options, context),
    ...(options.report === undefined ? {} : { report: options.report }),
    ...(jobs === undefined ? {} : { jobs }),
  };
  await runIngest(call, context);
}

export function addIngest(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('ingest')
    .description(t('ingest.about'))
    .argument('[path...]', t('ingest.path'))
    .option('--db <file>', t('option.db'))
    .option('--jobs <n>', t('ingest.jobs'))
    .option('--force', t('ingest.force'))
    .option('--report <file>', t('ingest.report'))
    .option('--log <format>', t('ingest.log'));
  withBounds(withInputs(command, context), t)
    .addHelpText('after', `\n${t('ingest.help')}`)
    .action((paths: string[], options: Options) => run(paths, options, context));
}
