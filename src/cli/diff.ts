/** `jixiao diff`: what changed from one database to another. */
import type { Command } from 'commander';
import { csv } from '../export/csv.js';
import { textTable } from '../export/table.js';
import { placeText } from '../correct/place.js';
import { NOWHERE } from '../correct/place.js';
import type { Cause, Change } from '../diff/diff.js';
import type { Place } from '../store/correction-rows.js';
import { EXIT, exitWith, type Context } from './context.js';
import { oneOf } from './options.js';
import { printable, write, writeAll } from './output.js';

interface Options {
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly field?: string;
  readonly exitCode?: boolean;
}

const COLUMNS = [
  'cause',
  'change',
  'path',
  'old_sha256',
  'new_sha256',
  'report',
  'record',
  'name',
  'place',
  'field',
  'old',
  'new',
];

/** Changes that are listed for a person; the rest is in --csv. */
const LISTED = 40;

const worded = (value: unknown): string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);

const placeOf = (at: unknown): string => (at === null ? '' : placeText({ ...NOWHERE, ...(at as Partial<Place>) }));

const lineOf = (c: Change): (string | number | null)[] => [
  c.cause,
  c.change,
  c.path,
  c.oldSha256,
  c.newSha256,
  c.report,
  c.record,
  c.name,
  placeOf(c.at),
  c.field,
  worded(c.old),
  worded(c.new),
];

interface Summary {
  changes: number;
  readonly files: Set<string>;
  readonly causes: Map<Cause, number>;
  readonly fields: Map<string, number>;
  readonly outcomes: Map<string, number>;
  readonly listed: Change[];
}

const count = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1);

function* counted(changes: Iterable<Change>, into: Summary): Generator<Change> {
  for (const change of changes) {
    into.changes++;
    // files come one after the other: of each a path is enough
    into.files.add(change.path);
    count(into.causes, change.cause);
    count(into.fields, `${change.record} ${change.field === '' ? change.change : change.field.replace(/\..*/, '')}`);
    if (change.field === 'outcome') count(into.outcomes, `${String(change.old)} → ${String(change.new)}`);
    if (into.listed.length < LISTED) into.listed.push(change);
    yield change;
  }
}

function summaryText(summary: Summary, { t }: Context): string {
  const { changes, files, causes, fields, outcomes, listed } = summary;
  if (changes === 0) return `${t('diff.none')}\n`;
  const most = (map: ReadonlyMap<string, number>): [string, number][] => [...map].sort((a, b) => b[1] - a[1]);
  const list = listed.map((c) => [
    t(`diff.${c.cause}`),
    c.path.split('/').at(-1) ?? c.path,
    c.record,
    c.name,
    placeOf(c.at),
    c.field === '' ? t(`diff.${c.change}`) : c.field,
    worded(c.old),
    worded(c.new),
  ]);
  return [
    textTable(
      [
        t('diff.cause'),
        t('diff.file'),
        t('diff.record'),
        t('diff.name'),
        t('correct.h.place'),
        t('correct.h.field'),
        t('diff.old'),
        t('diff.new'),
      ],
      list,
      { maxWidth: 28 },
    ).trimEnd(),
    ...(changes > listed.length ? [t('diff.more', { count: changes - listed.length })] : []),
    '',
    textTable(
      [t('diff.cause'), t('diff.changes')],
      [...causes].map(([cause, n]) => [t(`diff.${cause}`), n]),
    ).trimEnd(),
    '',
    textTable([t('correct.h.field'), t('diff.changes')], most(fields).slice(0, 20), { maxWidth: 60 }).trimEnd(),
    ...(outcomes.size === 0 ? [] : ['', textTable([t('diff.outcome'), t('ingest.files')], most(outcomes)).trimEnd()]),
    '',
    t('diff.total', { changes, files: files.size }),
    '',
  ].join('\n');
}

async function run(old: string, fresh: string, options: Options, context: Context): Promise<void> {
  const form = oneOf(options, ['csv', 'json'] as const, 'csv', context.t);
  const { diffDatabases } = await import('../diff/diff.js');
  const summary: Summary = {
    changes: 0,
    files: new Set(),
    causes: new Map(),
    fields: new Map(),
    outcomes: new Map(),
    listed: [],
  };
  const changes = counted(
    diffDatabases(old, fresh, options.field === undefined ? {} : { field: options.field }),
    summary,
  );
  if (options.json === true) await writeAll(lines(changes));
  else if (form === 'csv' && options.csv === true) await writeAll(csv(COLUMNS, rowsOf(changes), { bom: true }));
  else {
    for (const _change of changes) void _change;
    await write(summaryText(summary, context));
  }
  if (options.csv === true || options.json === true)
    process.stderr.write(
      `${printable(context.t('diff.total', { changes: summary.changes, files: summary.files.size }))}\n`,
    );
  exitWith(options.exitCode === true && summary.changes > 0 ? EXIT.some : EXIT.read);
}

function* lines(changes: Iterable<Change>): Generator<string> {
  for (const change of changes) yield `${JSON.stringify(change)}\n`;
}

function* rowsOf(changes: Iterable<Change>): Generator<(string | number | null)[]> {
  for (const change of changes) yield lineOf(change);
}

export function addDiff(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('diff')
    .description(t('diff.about'))
    .argument('<old>', t('diff.oldDb'))
    .argument('<new>', t('diff.newDb'))
    .option('--field <field>', t('diff.fieldOption'))
    .option('--csv', t('diff.csv'))
    .option('--json', t('diff.json'))
    .option('--exit-code', t('diff.exitCode'))
    .addHelpText('after', `\n${t('diff.help')}`)
    .action((old: string, fresh: string, options: Options) => run(old, fresh, options, context));
}
