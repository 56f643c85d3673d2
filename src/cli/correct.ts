/** `jixiao correct`: a reviewer's fix of one field, kept beside what was read. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { CorrectableRow } from '../store/correction-rows.js';
import type { CorrectableRecord } from '../store/correction-table.js';
import type { NewCorrection } from '../store/corrections.js';
import type { StoredSource } from '../store/find-source.js';
import type { Store } from '../store/open.js';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { tellLost } from './lost-corrections.js';
import { oneSource } from './one-source.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { printable, write } from './output.js';

export interface CorrectOptions {
  readonly db?: string;
  readonly place?: string;
  readonly name?: string;
  readonly indicator?: string;
  readonly report?: string;
  readonly record?: string;
  readonly field?: string;
  readonly value?: string;
  readonly none?: boolean;
  readonly unit?: string;
  readonly reason?: string;
  readonly who?: string;
  readonly list?: boolean;
  readonly state?: string;
  readonly json?: boolean;
  readonly undo?: string;
  readonly export?: string;
  readonly import?: string;
  readonly fixture?: string;
}

const ACTIONS = ['list', 'undo', 'export', 'import', 'fixture'] as const;

function required<K extends 'field' | 'reason' | 'who'>(options: CorrectOptions, name: K, { t }: Context): string {
  const given = options[name]?.trim() ?? '';
  if (given === '') throw new UsageError(t('correct.needs', { option: `--${name}` }));
  return given;
}

/** The file and row that the options name. */
async function chosenRow(store: Store, file: string | undefined, field: string, options: CorrectOptions, context: Context): Promise<{ source: StoredSource; row: CorrectableRow }> {
  const { t } = context;
  const { CORRECTABLE_RECORDS } = await import('../store/correction-table.js');
  const { correctableField, correctableFields } = await import('../store/correctable-fields.js');
  const { chooseRows } = await import('../correct/choose.js');
  const { parsePlace, placeText } = await import('../correct/place.js');
  const record = options.record as CorrectableRecord | undefined;
  if (record !== undefined && !CORRECTABLE_RECORDS.includes(record))
    throw new UsageError(t('use.choice', { option: '--record', choices: CORRECTABLE_RECORDS.join(' | '), given: printable(record) })); // prettier-ignore
  const able = CORRECTABLE_RECORDS.filter((one) => (record === undefined || one === record) && correctableField(one, field) !== null); // prettier-ignore
  if (able.length === 0) {
    const fields = (record === undefined ? CORRECTABLE_RECORDS : [record]).map((one) => `  ${one}: ${correctableFields(one).map(({ path }) => path).join(' ')}`); // prettier-ignore
    throw new UsageError(t('correct.noField', { field: printable(field), fields: `\n${fields.join('\n')}` }));
  }
  const id = wholeNumber('--indicator', options.indicator, 1, t);
  if (id !== undefined) {
    const of = store.sources.ofRow('indicator', id);
    const row = of === null ? undefined : store.corrections.rows(of.source.sha256)?.find((one) => one.record === 'indicator' && one.id === id); // prettier-ignore
    if (of === null || row === undefined) throw new UsageError(t('correct.noIndicator', { id }));
    if (!able.includes('indicator')) throw new UsageError(t('correct.noField', { field: printable(field), fields: correctableFields('indicator').map(({ path }) => path).join(' ') })); // prettier-ignore
    return { source: of.source, row };
  }
  if (file === undefined) throw new UsageError(t('correct.needsFile'));
  const source = oneSource(store, file, context);
  const place = options.place === undefined ? undefined : parsePlace(options.place);
  if (place === null) throw new UsageError(t('correct.badPlace', { place: printable(options.place ?? '') }));
  const found = chooseRows(store.corrections.rows(source.sha256) ?? [], {
    field,
    record,
    report: wholeNumber('--report', options.report, 1, t),
    place,
    name: options.name,
  });
  const [row, second] = found;
  if (row === undefined) throw new UsageError(t('correct.noRow', { path: printable(source.path) }));
  if (second !== undefined) {
    const rows = found.slice(0, 12).map((one) => `  ${one.record} --report ${one.report} --place "${one.at === null ? '' : placeText(one.at)}" --name "${printable(one.anchor ?? '')}"`); // prettier-ignore
    throw new UsageError(t('correct.severalRows', { rows: `\n${rows.join('\n')}` }));
  }
  return { source, row };
} // prettier-ignore

async function make(store: Store, file: string | undefined, options: CorrectOptions, context: Context): Promise<void> {
  const { t } = context;
  const path = required(options, 'field', context);
  const [reason, who] = [required(options, 'reason', context), required(options, 'who', context)];
  if ((options.value === undefined) === (options.none !== true)) throw new UsageError(t('correct.needsValue'));
  const { source, row } = await chosenRow(store, file, path, options, context);
  const { correctableField, saysTheSame, valueAt } = await import('../store/correctable-fields.js');
  const { fromWords, NULL_WORD, unitBeside, wordsOf } = await import('../correct/value.js');
  const { NOWHERE, placeText } = await import('../correct/place.js');
  const field = correctableField(row.record, path);
  if (field === null) throw new UsageError(t('correct.noField', { field: printable(path), fields: '' }));
  const asRead = valueAt(row.asRead, path);
  const words = options.none === true || options.value?.trim() === '' ? NULL_WORD : (options.value ?? '');
  const parsed = fromWords(field, words, options.unit ?? unitBeside(asRead));
  if (!parsed.ok)
    throw new UsageError(t(`correct.bad.${parsed.fault}`, { given: printable(words), field: path, choices: field.choices.join(' ') })); // prettier-ignore
  const before = wordsOf(field, valueAt(row.standing, path));
  if (saysTheSame(valueAt(row.standing, path), parsed.value))
    throw new UsageError(t('correct.same', { field: path, value: printable(before) }));
  const correction: NewCorrection = {
    sha256: source.sha256,
    path: source.entry === null ? source.path : `${source.path}/${source.entry}`,
    report: row.report,
    record: row.record,
    ordinal: row.ordinal,
    anchor: row.anchor,
    at: row.at ?? NOWHERE,
    field: path,
    valueAsRead: asRead,
    value: parsed.value,
    reason,
    who,
    readerVersion: source.readerVersion,
  };
  const [made] = store.corrections.add([correction]);
  if (made === undefined) throw new UsageError(t('correct.same', { field: path, value: printable(words) }));
  const where = [row.anchor, row.at === null ? '' : placeText(row.at)].filter((part) => part !== null && part !== '').join(', '); // prettier-ignore
  await write(`${printable(t('correct.made', { id: made.id, where: where === '' ? row.record : where, field: path, before, after: JSON.stringify(made.value) }))}\n`); // prettier-ignore
}

async function undo(store: Store, given: string, { t }: Context): Promise<void> {
  const id = wholeNumber('--undo', given, 1, t) ?? 0;
  const { sha256, record, rowId, field } = store.corrections.undo(id);
  const holds = store.corrections.list({ sha256, state: 'applied' }).find((one) => one.record === record && one.rowId === rowId && one.field === field); // prettier-ignore
  await write(
    `${holds === undefined ? t('correct.undone', { id }) : t('correct.undoneTo', { id, other: holds.id })}\n`,
  );
}

async function bringIn(store: Store, file: string, { t }: Context): Promise<void> {
  const { readCorrectionsCsv } = await import('../correct/exchange.js');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(t('correct.unread', { path: printable(file), why: printable(error instanceof Error ? error.message : String(error)) })); // prettier-ignore
  }
  const { corrections, bad } = readCorrectionsCsv(text, store.corrections.rows);
  const made = store.corrections.add(corrections);
  const known = corrections.length - made.length;
  await write(`${t('correct.imported', { made: made.length, known, bad: bad.length })}\n`);
  for (const { line, fault, given } of bad) {
    const why = t(`correct.bad.${fault}`, { given: printable(given), field: '', choices: '' });
    process.stderr.write(`${printable(t('correct.badLine', { path: file, line, why }))}\n`);
  }
  tellLost(store, t);
  exitWith(bad.length === 0 ? EXIT.read : corrections.length === 0 ? EXIT.none : EXIT.some);
}

async function run(file: string | undefined, options: CorrectOptions, context: Context): Promise<void> {
  const { t } = context;
  const actions = ACTIONS.filter((name) => options[name] !== undefined);
  if (actions.length > 1) throw new UsageError(t('use.oneOf', { options: ACTIONS.map((name) => `--${name}`).join(' ') })); // prettier-ignore
  const [action] = actions;
  const readonly = action === 'list' || action === 'export' || action === 'fixture';
  const { existsSync } = await import('node:fs');
  const db = options.db ?? DEFAULT_DB;
  // a correction is of something: a database that is not there is a slip, not one to be made
  if (!existsSync(db)) throw new UsageError(t('correct.noDatabase', { path: printable(db) }));
  const { openStore } = await import('../store/open.js');
  const store = openStore(db, { readonly });
  exitWith(EXIT.read);
  try {
    if (action === 'list') await (await import('./correct-list.js')).listCorrections(store, options, context);
    else if (options.undo !== undefined) await undo(store, options.undo, context);
    else if (options.import !== undefined) await bringIn(store, options.import, context);
    else if (options.export !== undefined)
      await (await import('./correct-out.js')).exportCorrections(store, options.export, context); // prettier-ignore
    else if (options.fixture !== undefined)
      await (await import('./correct-out.js')).makeFixture(store, file, options.fixture, context); // prettier-ignore
    else await make(store, file, options, context);
  } finally {
    store.close();
  }
}

export function addCorrect(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('correct')
    .description(t('correct.about'))
    .argument('[file]', t('correct.file'))
    .option('--db <file>', t('option.db'))
    .option('--place <place>', t('correct.place'))
    .option('--name <name>', t('correct.name'))
    .option('--indicator <id>', t('correct.indicator'))
    .option('--report <number>', t('correct.report'))
    .option('--record <kind>', t('correct.record'))
    .option('--field <field>', t('correct.field'))
    .option('--value <text>', t('correct.value'))
    .option('--none', t('correct.none'))
    .option('--unit <unit>', t('correct.unit'))
    .option('--reason <text>', t('correct.reason'))
    .option('--who <name>', t('correct.who'))
    .option('--list', t('correct.list'))
    .option('--state <state>', t('correct.state'))
    .option('--json', t('correct.json'))
    .option('--undo <id>', t('correct.undo'))
    .option('--export <file>', t('correct.export'))
    .option('--import <file>', t('correct.import'))
    .option('--fixture <folder>', t('correct.fixture'))
    .addHelpText('after', `\n${t('correct.help')}`)
    .action((file: string | undefined, options: CorrectOptions) => run(file, options, context));
}
