/** Files that comparisons are written to: charts by the ending of the name, tables as CSV or XLSX. */
import type { Tabular } from '../compare/tabular.js';
import type { Chart } from '../export/chart/parts.js';
import type { PageParts, PageTable } from '../export/chart/page.js';
import { ExportError, writeText, writeWhole } from '../export/sink.js';
import { compareWords, filled } from './compare-words.js';
import { UsageError, type Context } from './context.js';
import { printable, writeAll } from './output.js';

/** A file that cannot be written is told as a mistake of the call. */
async function guarded<T>(work: () => Promise<T>, { t }: Context): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    const key = error.code === 'database' || error.code === 'folder' ? (`export.${error.code}` as const) : null;
    throw new UsageError(key === null ? t('export.cannotWrite', { why: printable(error.message) }) : t(key, { path: printable(error.path) })); // prettier-ignore
  }
}

export function told(path: string, { lang }: Context): void {
  process.stderr.write(`${filled(compareWords(lang).written, { path: printable(path) })}\n`);
}

export interface Drawn {
  /** The chart for some fonts; without them for those of the reader's system. */
  readonly make: (fonts?: string) => Chart;
  readonly tables: () => readonly PageTable[];
  readonly lines: () => readonly string[];
}

/** Checks the ending before the work is done. */
export function checkChart(path: string | undefined, { t }: Context): void {
  if (path === undefined || /\.(?:svg|png|html?)$/i.test(path)) return;
  throw new UsageError(t('use.choice', { option: '--chart', choices: 'FILE.svg | FILE.png | FILE.html', given: printable(path) })); // prettier-ignore
}

export async function writeChart(path: string, { make, tables, lines }: Drawn, context: Context): Promise<void> {
  const { chartPng, chartSvg, NoChineseFont } = await import('../export/chart/render.js');
  const { pageOf } = await import('../export/chart/page.js');
  await guarded(async () => {
    if (/\.svg$/i.test(path)) return void (await writeText(path, [chartSvg(make()), '\n']));
    if (/\.html?$/i.test(path)) {
      const chart = make();
      const page = {
        lang: context.lang,
        title: chart.title,
        lines: lines(),
        charts: [chartSvg(chart)],
        tables: tables(),
      };
      return void (await writeText(path, [pageOf(page)]));
    }
    try {
      const png = await chartPng(make);
      await writeWhole(path, (file) => file.writeFile(png));
    } catch (error) {
      throw error instanceof NoChineseFont ? new UsageError(compareWords(context.lang).noFont) : error;
    }
  }, context);
  told(path, context);
}

/** A table as CSV: to a file with the mark by which Excel knows UTF-8, or to standard output. */
export async function writeCsv(to: string | true, { columns, rows }: Tabular, context: Context): Promise<void> {
  const { csv } = await import('../export/csv.js');
  if (to === true || to === '-') return writeAll(csv(columns, rows));
  await guarded(() => writeText(to, csv(columns, rows, { bom: true })), context);
  told(to, context);
}

export async function writeSheets(
  path: string,
  sheets: readonly Tabular[],
  notes: readonly string[],
  context: Context,
): Promise<void> {
  // prettier-ignore
  const { writeXlsx } = await import('../export/xlsx/workbook.js');
  const source = ({ name, columns, rows }: Tabular) => ({
    name,
    columns: columns.map((column) => ({ name: column, dated: false })),
    rows,
  });
  const remarks: Tabular = { name: 'remarks', columns: ['remark'], rows: notes.map((note) => [note]) };
  await guarded(() => writeXlsx(path, sheets.map(source), source(remarks)), context);
  told(path, context);
}

export async function writePage(path: string, parts: PageParts, context: Context): Promise<void> {
  const { pageOf } = await import('../export/chart/page.js');
  await guarded(() => writeText(path, [pageOf(parts)]), context);
  told(path, context);
}
