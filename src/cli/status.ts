/** `jixiao status`: what became of every file that was met, what is left, and how to go on. */
import type { Command } from 'commander';
import { textTable } from '../export/table.js';
import type { RunRow } from '../store/runs.js';
import type { StateCount } from '../store/ledger.js';
import { EXIT, exitWith, type Context } from './context.js';
import { DEFAULT_DB } from './options.js';
import { outcomeWords } from './outcome-words.js';
import { printable, write } from './output.js';

interface Options {
  readonly db?: string;
  readonly json?: boolean;
  readonly list?: string;
}

const RUNS = 5;
const OPEN_LISTED = 10;

function countRows(counts: readonly StateCount[], { t, lang }: Context): (string | number)[][] {
  return counts.map(({ state, outcome, files }) => {
    if (outcome === null) return [t(`state.${state}`), '', files, ''];
    const { meaning, advice } = outcomeWords(outcome, lang);
    return [t(`state.${state}`), outcome, files, state === 'failed' ? `${meaning}${lang === 'zh' ? '。' : '. '}${advice}` : meaning]; // prettier-ignore
  });
}

function runRows(runs: readonly RunRow[], { t }: Context): (string | number)[][] {
  return runs.map(({ id, startedAt, finishedAt, files, inserted, replaced, unchanged }) => [
    id,
    startedAt.slice(0, 19).replace('T', ' '),
    finishedAt === null ? t('status.unfinished') : finishedAt.slice(0, 19).replace('T', ' '),
    ...(finishedAt === null ? ['', '', '', ''] : [files, inserted, replaced, unchanged]),
  ]);
}

/** Outcomes that another try with other limits may change. */
const TRIED_AGAIN = ['timeout', 'memory', 'crash'] as const;

async function run(options: Options, context: Context): Promise<void> {
  const { t } = context;
  const path = options.db ?? DEFAULT_DB;
  const { openStore } = await import('../store/open.js');
  const store = openStore(path, { readonly: true });
  try {
    const counts = store.ledger.counts();
    const runs = store.lastRuns(RUNS);
    const open = store.ledger.paths({ state: 'open' });
    if (options.json === true) {
      await write(`${JSON.stringify({ files: counts, open: open.length, runs })}\n`);
      return exitWith(EXIT.read);
    }
    if (options.list !== undefined) {
      const listed = store.ledger.paths({ outcomes: options.list.split(',') });
      await write(listed.map((one) => `${one}\n`).join(''));
      return exitWith(EXIT.read);
    }
    const lines = [
      textTable([t('status.state'), t('status.outcome'), t('ingest.files'), ''], countRows(counts, context), {
        maxWidth: 90,
      }),
    ];
    if (runs.length > 0) {
      const heads = [t('status.run'), t('status.began'), t('status.ended'), t('ingest.files'), t('ingest.new'), t('ingest.again'), t('ingest.unchanged')]; // prettier-ignore
      lines.push('', textTable(heads, runRows(runs, context), { maxWidth: 60 }));
    }
    if (open.length > 0) {
      const last = runs[0]?.arguments.map((one) => printable(one)).join(' ') ?? '';
      lines.push('', t('status.open', { count: open.length }));
      lines.push(...open.slice(0, OPEN_LISTED).map((one) => `  ${printable(one)}`));
      if (open.length > OPEN_LISTED) lines.push(`  ${t('status.more', { count: open.length - OPEN_LISTED })}`);
      lines.push(t('status.goOn', { command: `jixiao ingest ${last} --db ${printable(path)}` }));
    }
    for (const outcome of TRIED_AGAIN) {
      const count = counts.filter((one) => one.outcome === outcome && one.state === 'failed').reduce((n, { files }) => n + files, 0); // prettier-ignore
      if (count > 0) lines.push('', t('status.retry', { count, outcome, db: printable(path) }));
    }
    await write(`${lines.map((line) => line.trimEnd()).join('\n')}\n`);
    exitWith(EXIT.read);
  } finally {
    store.close();
  }
}

export function addStatus(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('status')
    .description(t('status.about'))
    .option('--db <file>', t('option.db'))
    .option('--json', t('status.json'))
    .option('--list <outcomes>', t('status.list'))
    .addHelpText('after', `\n${t('status.help')}`)
    .action((options: Options) => run(options, context));
}
