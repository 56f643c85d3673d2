/** `jixiao coverage`: which county, department and year the database has what of. */
import type { Command } from 'commander';
import type { Coverage, Measure } from '../compare/coverage.js';
import { chartWords } from '../export/chart/words.js';
import { compareWords, filled } from './compare-words.js';
import { EXIT, exitWith, type Context } from './context.js';
import { DEFAULT_DB, wholeNumber } from './options.js';
import { writeAll } from './output.js';
import { addScopeOptions, choiceOf, questionError, scopeOf, type ScopeOptions } from './scope-options.js';
import { checkChart, writeChart, writeCsv, writeSheets } from './write-out.js';

interface Options extends ScopeOptions {
  readonly split?: string;
  readonly count?: string;
  readonly chart?: string;
  readonly csv?: string | true;
  readonly xlsx?: string;
  readonly json?: boolean;
  readonly limit?: string;
}

const COUNTS: readonly Measure[] = ['reports', 'projects', 'indicators', 'files'];
const SHOWN = 200;

function matrix(coverage: Coverage, measure: Measure, { lang }: Context) {
  const w = compareWords(lang);
  const split = coverage.split !== null;
  const years = coverage.years.map((year) => (year === null ? chartWords(lang).noYear : String(year)));
  return {
    columns: [w.place, ...(split ? [w.part] : []), ...years, w.total],
    rows: coverage.rows.map((row) => [
      row.label === '' ? '?' : row.label,
      ...(split ? [row.part === '' ? '?' : row.part] : []),
      ...row.cells.map((cell) => cell?.[measure] ?? null),
      row.total[measure],
    ]),
  };
}

async function run(options: Options, context: Context): Promise<void> {
  const { t, lang } = context;
  const measure = choiceOf('--count', options.count, COUNTS, t) ?? 'reports';
  const split = choiceOf('--split', options.split, ['department', 'kind'] as const, t);
  const limit = wholeNumber('--limit', options.limit, 1, t) ?? SHOWN;
  checkChart(options.chart, context);
  const { coverage: ask } = await import('../compare/coverage.js');
  const { coverageTable } = await import('../compare/tabular.js');
  const { CompareError } = await import('../compare/question.js');
  let coverage: Coverage;
  try {
    coverage = ask(options.db ?? DEFAULT_DB, { ...scopeOf(options, t), ...(split === undefined ? {} : { split }) });
  } catch (error) {
    throw error instanceof CompareError ? questionError(error, context) : error;
  }
  const table = matrix(coverage, measure, context);
  const w = chartWords(lang);
  if (options.chart !== undefined) {
    const { heatMap } = await import('../export/chart/heat-map.js');
    const make = (fonts?: string) =>
      heatMap(coverage, { lang, ...(fonts === undefined ? {} : { fonts }) }, { measure });
    const tables = () => [{ title: `${w.coverage} · ${w[measure]}`, ...table }];
    await writeChart(options.chart, { make, tables, lines: () => [] }, context);
  }
  if (options.xlsx !== undefined) await writeSheets(options.xlsx, [coverageTable(coverage)], [], context);
  if (options.csv !== undefined) await writeCsv(options.csv, coverageTable(coverage), context);
  else if (options.json === true) await writeAll([`${JSON.stringify(coverage)}\n`]);
  else if (options.chart === undefined && options.xlsx === undefined) {
    const { textTable } = await import('../export/table.js');
    const more = table.rows.length > limit ? [`${filled(compareWords(lang).moreRows, { count: table.rows.length - limit })}\n`] : []; // prettier-ignore
    const { reports, projects, indicators, files } = coverage.total;
    const total = t('coverage.total', { reports, projects, indicators, files });
    await writeAll([textTable(table.columns, table.rows.slice(0, limit)), ...more, `\n${w[measure]}. ${total}\n`]);
  }
  exitWith(EXIT.read);
}

export function addCoverage(program: Command, context: Context): void {
  const { t } = context;
  addScopeOptions(program.command('coverage').description(t('coverage.about')), context)
    .option('--by <county|prefecture|province>', t('coverage.by'))
    .option('--split <department|kind>', t('coverage.split'))
    .option('--count <reports|projects|indicators|files>', t('coverage.count'))
    .option('--chart <file>', t('coverage.chart'))
    .option('--csv [file]', t('compare.csv'))
    .option('--xlsx <file>', t('compare.xlsx'))
    .option('--json', t('compare.json'))
    .option('--limit <rows>', t('compare.limit'))
    .addHelpText('after', `\n${t('coverage.help')}`)
    .action((options: Options) => run(options, context));
}
