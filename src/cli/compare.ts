/** `jixiao compare`: one indicator over counties and years. */
import type { Command } from 'commander';
import type { ComparedTable, Comparison } from '../compare/answer.js';
import { COMPARED, PICKS, SPLITS, type CompareQuestion } from '../compare/question.js';
import type { Chart } from '../export/chart/parts.js';
import { comparisonTable, nearText, notesOf, spreadText } from './compare-text.js';
import { compareWords, filled } from './compare-words.js';
import { EXIT, exitWith, UsageError, type Context } from './context.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { printable, writeAll } from './output.js';
import { addScopeOptions, choiceOf, questionError, scopeOf, type ScopeOptions } from './scope-options.js';
import { checkChart, writeChart, writeCsv, writeSheets, type Drawn } from './write-out.js';

interface Options extends ScopeOptions {
  readonly concept?: string;
  readonly family?: string;
  readonly confidence?: string;
  readonly value?: string;
  readonly split?: string;
  readonly unit?: string;
  readonly pick?: string;
  readonly lowestFirst?: boolean;
  readonly chart?: string;
  readonly chartKind?: string;
  readonly csv?: string | true;
  readonly figures?: boolean;
  readonly xlsx?: string;
  readonly json?: boolean;
  readonly limit?: string;
}

const CHARTS = ['dots', 'lines', 'spread'] as const;
type ChartKind = (typeof CHARTS)[number];
const SHOWN = 200;

function confidenceOf(given: string | undefined, { t }: Context): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (/^\d*\.?\d+$/.test(given) && number <= 1) return number;
  throw new UsageError(t('use.choice', { option: '--confidence', choices: '0…1', given: printable(given) }));
}

function questionOf(words: readonly string[], options: Options, context: Context): CompareQuestion {
  const { t } = context;
  const confidence = confidenceOf(options.confidence, context);
  const value = choiceOf('--value', options.value, COMPARED, t);
  const split = choiceOf('--split', options.split, SPLITS, t);
  const pick = choiceOf('--pick', options.pick, PICKS, t);
  return {
    ...scopeOf(options, t),
    ...(words.length === 0 ? {} : { words: words.join(' ') }),
    ...(options.concept === undefined ? {} : { concept: options.concept }),
    ...(options.family === undefined ? {} : { family: options.family }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(value === undefined ? {} : { value }),
    ...(split === undefined ? {} : { split }),
    ...(options.unit === undefined ? {} : { unit: options.unit }),
    ...(pick === undefined ? {} : { pick }),
    ...(options.lowestFirst === true ? { first: 'lowest' as const } : {}),
  };
}

/** Several years as lines, one year as dots; where neither could be read, how values are spread. */
function chartKindOf(table: ComparedTable): ChartKind {
  if (table.years.length > 1) return table.rows.length > 60 ? 'spread' : 'lines';
  return table.rows.length > 120 ? 'spread' : 'dots';
}

async function drawnOf(table: ComparedTable, kind: ChartKind, { lang }: Context): Promise<Drawn> {
  const { dotPlot } = await import('../export/chart/dot-plot.js');
  const { lineChart } = await import('../export/chart/line-chart.js');
  const { stripChart } = await import('../export/chart/strip-chart.js');
  const { sourceOf } = await import('../compare/tabular.js');
  const w = compareWords(lang);
  const charts: Readonly<Record<ChartKind, (look: Parameters<typeof dotPlot>[1]) => Chart>> = {
    dots: (look) => dotPlot(table, look),
    lines: (look) => lineChart(table, look),
    spread: (look) => stripChart(table, look),
  };
  return {
    make: (fonts) => charts[kind]({ lang, ...(fonts === undefined ? {} : { fonts }) }),
    lines: () => notesOf(table, lang),
    tables: () => [
      { title: w.table, ...comparisonTable(table, lang) },
      { title: w.spread, ...spreadText(table, lang) },
      {
        title: w.figures,
        columns: [w.place, w.year, w.indicator, w.project, w.target, w.actual, w.source],
        rows: table.rows.flatMap((row) => row.cells.flatMap((cell) => (cell?.figures ?? []).map((f) => [row.label, f.year, f.name, f.project, f.targetRaw, f.actualRaw, sourceOf(f)]))), // prettier-ignore
      },
    ],
  };
}

async function printTable(table: ComparedTable, limit: number, { lang }: Context): Promise<void> {
  const { textTable } = await import('../export/table.js');
  const w = compareWords(lang);
  const { columns, rows } = comparisonTable(table, lang);
  const spread = spreadText(table, lang);
  const more = rows.length > limit ? [`${filled(w.moreRows, { count: rows.length - limit })}\n`] : [];
  await writeAll([
    textTable(columns, rows.slice(0, limit)),
    ...more,
    ...(spread.rows.length === 0 ? [] : ['\n', textTable(spread.columns, spread.rows)]),
    '\n',
    ...notesOf(table, lang).map((note) => `${printable(note)}\n`),
  ]);
}

/** What stands in the way of a table, on standard error. */
async function tellRefusal(answer: Exclude<Comparison, ComparedTable>, { lang }: Context): Promise<void> {
  const { textTable } = await import('../export/table.js');
  const w = compareWords(lang);
  if (answer.outcome === 'unknown') {
    const text = answer.near.length === 0 ? w.unknownNone : w.unknown;
    process.stderr.write(`jixiao: ${printable(filled(text, { words: answer.subject, list: nearText(answer.near, lang) }))}\n`); // prettier-ignore
    return;
  }
  const stated = answer.units.filter(({ unit }) => unit !== '').length;
  const rows = answer.units.map((group) => [
    group.unit === '' ? w['units.none'] : group.unit,
    group.figures,
    group.places,
    group.lowest,
    group.highest,
    group.names.slice(0, 3).map(({ name }) => name).join(w.and),
  ]); // prettier-ignore
  const columns = [w['units.unit'], w['units.figures'], w['units.places'], w.min, w.max, w['units.names']];
  process.stderr.write(`jixiao: ${printable(filled(w.units, { subject: answer.subject, count: stated }))}\n${textTable(columns, rows)}`); // prettier-ignore
}

async function show(table: ComparedTable, options: Options, limit: number, context: Context): Promise<void> {
  const { cellsTable, figuresTable, namesTable, spreadTable, wideTable } = await import('../compare/tabular.js');
  const { lang } = context;
  if (options.chart !== undefined) {
    const kind = choiceOf('--chart-kind', options.chartKind, CHARTS, context.t) ?? chartKindOf(table);
    await writeChart(options.chart, await drawnOf(table, kind, context), context);
  }
  if (options.xlsx !== undefined) {
    const sheets = [wideTable(table), cellsTable(table), figuresTable(table), spreadTable(table), namesTable(table)];
    await writeSheets(options.xlsx, sheets, notesOf(table, lang), context);
  }
  if (options.csv !== undefined) {
    const rows = options.figures === true ? figuresTable(table) : cellsTable(table);
    await writeCsv(options.csv, rows, context);
    if (options.csv === true || options.csv === '-') {
      for (const note of notesOf(table, lang)) process.stderr.write(`${printable(note)}\n`);
    }
  } else if (options.chart === undefined && options.xlsx === undefined) await printTable(table, limit, context);
}

async function run(words: readonly string[], options: Options, context: Context): Promise<void> {
  const question = questionOf(words, options, context);
  const limit = wholeNumber('--limit', options.limit, 1, context.t) ?? SHOWN;
  choiceOf('--chart-kind', options.chartKind, CHARTS, context.t);
  checkChart(options.chart, context);
  const { compare } = await import('../compare/compare.js');
  const { CompareError } = await import('../compare/question.js');
  let answer: Comparison;
  try {
    answer = compare(options.db ?? DEFAULT_DB, question);
  } catch (error) {
    throw error instanceof CompareError ? questionError(error, context) : error;
  }
  if (options.json === true) await writeAll([`${JSON.stringify(answer)}\n`]);
  if (answer.outcome !== 'compared') {
    if (options.json !== true) await tellRefusal(answer, context);
    return exitWith(EXIT.usage);
  }
  if (answer.rows.length === 0) {
    process.stderr.write(
      `jixiao: ${printable(filled(compareWords(context.lang).nothing, { subject: answer.subject }))}\n`,
    );
  }
  const asked = options.chart !== undefined || options.xlsx !== undefined || options.csv !== undefined;
  if (options.json !== true || asked) await show(answer, options, limit, context);
  exitWith(EXIT.read);
}

export function addCompare(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('compare')
    .description(t('compare.about'))
    .argument('[words...]', t('compare.words'))
    .option('--concept <name>', t('compare.concept'))
    .option('--family <name>', t('compare.family'));
  addScopeOptions(command, context)
    .option('--by <county|prefecture|province>', t('compare.by'))
    .option('--split <project|department|name|concept>', t('compare.split'))
    .option('--value <actual|target|achievement|score_rate>', t('compare.value'))
    .option('--unit <unit>', t('compare.unit'))
    .option('--pick <list|lowest|median|highest>', t('compare.pick'))
    .option('--confidence <0-1>', t('compare.confidence'))
    .option('--lowest-first', t('compare.lowestFirst'))
    .option('--chart <file>', t('compare.chart'))
    .option('--chart-kind <dots|lines|spread>', t('compare.chartKind'))
    .option('--csv [file]', t('compare.csv'))
    .option('--figures', t('compare.figures'))
    .option('--xlsx <file>', t('compare.xlsx'))
    .option('--json', t('compare.json'))
    .option('--limit <rows>', t('compare.limit'))
    .addHelpText('after', `\n${t('compare.help')}`)
    .action((words: string[], options: Options) => run(words, options, context));
}
