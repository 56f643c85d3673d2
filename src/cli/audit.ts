/** `jixiao audit`: what does not hold in reports, from files or from a database. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { CellValue } from '../export/table.js';
import type { Finding, Report } from '../model/record.js';
import type { ListedFinding } from '../store/listings.js';
import { boundsOf, withBounds, type BoundOptions } from './bounds.js';
import { codeFor, EXIT, exitWith, UsageError, type Context, type ExitCode } from './context.js';
import { oneOf } from './options.js';
import { outcomeWords } from './outcome-words.js';
import { printable, writeAll } from './output.js';
import { placeWords } from './place-words.js';
import { printRows, ROW_FORMS, type RowForm } from './rows.js';

interface Options extends BoundOptions {
  readonly db?: string;
  readonly rules?: boolean;
  readonly table?: boolean;
  readonly csv?: boolean;
  readonly excel?: boolean;
  readonly json?: boolean;
}

const COLUMNS = ['file', 'report', 'subject', 'rule', 'severity', 'message', 'expected', 'actual', 'place'];

/** Longest cell of a table on the terminal: messages are sentences. */
const WIDEST = 72;

/** Terminal columns from which on the table is readable. */
const WIDE_ENOUGH = 200;

/** The columns of a terminal that a table of sentences would overflow; null where a table is to be printed. */
function narrow(form: RowForm): number | null {
  const { columns = 0, isTTY } = process.stdout;
  return form === 'table' && isTTY && columns > 0 && columns < WIDE_ENOUGH ? Math.max(columns - 1, 40) : null;
}

/** What findings say, in the language of the user. */
type Say = (finding: Finding) => string;

async function sayer({ lang }: Context): Promise<Say> {
  if (lang !== 'zh') return (finding) => finding.message;
  return (await import('../audit/message-zh.js')).messageZh;
}

const fileOf = ({ path, entry }: ListedFinding): string => (entry === null ? path : `${path}/${entry}`);

const rowOf = (one: ListedFinding, say: Say, { t }: Context): CellValue[] => [
  fileOf(one),
  one.report,
  one.subject,
  one.finding.rule,
  one.finding.severity,
  say(one.finding),
  one.finding.expected,
  one.finding.actual,
  placeWords(one.finding.at, t),
];

/** A terminal that a table of sentences would overflow gets blocks; what is piped or saved is always a table. */
async function printFound(found: readonly ListedFinding[], form: RowForm, context: Context): Promise<void> {
  const say = await sayer(context);
  const width = narrow(form);
  if (width !== null) {
    const { auditList } = await import('./audit-list.js');
    const lines = found.map((one) => ({
      file: fileOf(one),
      report: one.report,
      subject: one.subject,
      severity: one.finding.severity,
      rule: one.finding.rule,
      message: say(one.finding),
      place: placeWords(one.finding.at, context.t),
    }));
    return writeAll([auditList(lines, width)]);
  }
  await printRows(
    COLUMNS,
    found.map((one) => rowOf(one, say, context)),
    form,
    WIDEST,
  );
}

async function printRules(form: RowForm, { lang }: Context): Promise<void> {
  const { RULES } = await import('../audit/index.js');
  const columns = ['rule', 'severity', 'explanation'];
  const rows = RULES.map(({ id, severity, explain, explainZh }): [string, string, string] => [
    id,
    severity,
    lang === 'zh' ? explainZh : explain,
  ]);
  const width = narrow(form);
  if (width !== null) {
    const { ruleList } = await import('./audit-list.js');
    return writeAll([ruleList(rows, width)]);
  }
  await printRows(columns, rows, form, 300);
}

const subjectOf = (report: Report): string | null => report.projectName ?? report.title ?? report.reportingUnit;

interface Audited {
  readonly found: ListedFinding[];
  readonly reports: number;
  readonly code: ExitCode;
}

/** Files in their order; what cannot be read is said on standard error. */
async function fromFiles(paths: readonly string[], options: Options, { t, lang }: Context): Promise<Audited> {
  const { isLoss, walk } = await import('../run/walk.js');
  const { makePool } = await import('../run/pool/pool.js');
  const { readInOrder, recordOf } = await import('../run/pool/read-in-order.js');
  const { isFailure } = await import('../model/failure.js');
  const say = (path: string, why: string): void =>
    void process.stderr.write(`jixiao: ${printable(`${path}: ${why}`)}\n`);
  const { files, skipped, raw } = await walk(paths);
  const lost = skipped.filter(({ reason }) => isLoss(reason));
  for (const { path, reason } of lost) say(path, t(`skip.${reason}`, { count: 1 }));
  const found: ListedFinding[] = [];
  let [records, failed, reports] = [0, 0, 0];
  const toRead = files.map((path) => {
    const name = raw.get(path);
    return { path, open: name === undefined ? null : { name }, hints: {}, limits: {} };
  });
  const workers = Math.max(1, Math.min(files.length, availableParallelism()));
  const pool = makePool({ workers, bounds: boundsOf(options, t), advice: 'same' });
  try {
    for await (const one of readInOrder(pool, toRead, workers)) {
      const { path, outcome } = one;
      const { source, reports: read, warnings } = recordOf(one);
      const { entry } = source;
      records++;
      reports += read.length;
      if (isFailure(outcome)) {
        failed++;
        const { meaning } = outcomeWords(outcome, lang);
        say(entry === null ? path : `${path}/${entry}`, `${meaning} (${warnings[0]?.message ?? ''})`);
      }
      for (const report of read)
        for (const finding of report.findings)
          found.push({ path, entry, report: report.ordinal, subject: subjectOf(report), finding });
    }
  } finally {
    pool.close();
  }
  return { found, reports, code: records === 0 ? EXIT.none : codeFor(records, failed, lost.length) };
}

async function fromDatabase(path: string): Promise<Audited> {
  const { openStore } = await import('../store/open.js');
  const store = openStore(path, { readonly: true });
  try {
    return { found: [...store.findings()], reports: store.totals().reports, code: EXIT.read };
  } finally {
    store.close();
  }
}

async function run(paths: readonly string[], options: Options, context: Context): Promise<void> {
  const { t } = context;
  const form = oneOf(options, ROW_FORMS, 'table', t);
  const sources = [paths.length > 0, options.db !== undefined, options.rules === true].filter(Boolean).length;
  if (sources !== 1) throw new UsageError(t('audit.source'));
  if (options.rules === true) {
    await printRules(form, context);
    return exitWith(EXIT.read);
  }
  const { found, reports, code } = await (options.db === undefined
    ? fromFiles(paths, options, context)
    : fromDatabase(options.db));
  if (form !== 'table' || found.length > 0) {
    await printFound(found, form, context);
  }
  if (form === 'table') {
    const count = (severity: Finding['severity']): number =>
      found.filter((f) => f.finding.severity === severity).length;
    const errors = count('error');
    const warnings = count('warning');
    process.stderr.write(
      `${t('audit.count', { reports, errors, warnings, hints: found.length - errors - warnings })}\n`,
    );
  }
  exitWith(code);
}

export function addAudit(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('audit')
    .description(t('audit.about'))
    .argument('[path...]', t('audit.path'))
    .option('--db <file>', t('audit.db'))
    .option('--rules', t('audit.rules'))
    .option('--table', t('query.table'))
    .option('--csv', t('query.csv'))
    .option('--excel', t('query.excel'))
    .option('--json', t('query.json'));
  withBounds(command, t)
    .addHelpText('after', `\n${t('audit.help')}`)
    .action((paths: string[], options: Options) => run(paths, options, context));
}
