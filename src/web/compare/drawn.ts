/** The chart of a comparison: as a file, and as part of a page, where each point leads to the report that it was read from. */
import type { Cell, ComparedTable, Row } from '../../compare/index.js';
import { cellText, dotPlot, rowLabel } from '../../export/chart/dot-plot.js';
import { lineChart } from '../../export/chart/line-chart.js';
import { DARK, LIGHT } from '../../export/chart/palette.js';
import type { Chart, ChartLook } from '../../export/chart/parts.js';
import { chartSvg } from '../../export/chart/render.js';
import { stripChart } from '../../export/chart/strip-chart.js';
import { labelled } from '../../export/chart/parts.js';
import { escape, trusted, type Html } from '../html.js';
import type { ChartName } from './asked.js';
import { cellHref } from './cell-href.js';
import { multiplesChart } from './multiples-chart.js';

export type DrawnName = Exclude<ChartName, 'multiples'>;

/** Lines for several years of not too many places; dots for one year; else how values are spread. */
export function fitting(table: ComparedTable): ChartName {
  if (table.years.length < 2) return table.rows.length <= 60 ? 'dots' : 'spread';
  return table.rows.length <= 12 ? 'line' : 'spread';
}

export function chartOf(table: ComparedTable, name: ChartName, year: number | null, look: ChartLook): Chart {
  if (name === 'multiples') return multiplesChart(table, look);
  if (name === 'line') return lineChart(table, look);
  if (name === 'spread') return stripChart(table, look);
  return dotPlot(table, look, year !== null && table.years.includes(year) ? { year } : {});
}

interface Point {
  readonly row: Row;
  readonly cell: Cell;
}

type Series = Readonly<Record<string, unknown>>;

/** Both numbers of a point; none of what is no point, such as a line across the chart. */
function pairOf(series: Series | undefined, index: number): readonly (number | undefined)[] {
  const item = (series?.['data'] as readonly unknown[] | undefined)?.[index];
  const value = typeof item === 'object' && item !== null && 'value' in item ? item.value : item;
  return Array.isArray(value) ? value.map(Number) : [];
}

/** The place and year that a point of a chart stands for, where that can be told. */
function finder(table: ComparedTable, name: DrawnName, chart: Chart): (series: number, index: number) => Point | null {
  const all = (chart.option as { series?: readonly Series[] }).series ?? [];
  const { years, rows } = table;
  const pointOf = (row: Row | undefined, at: number): Point | null => {
    const cell = row?.cells[at];
    return row === undefined || cell === null || cell === undefined ? null : { row, cell };
  };
  if (name === 'line') {
    const byLabel = new Map(rows.map((row) => [rowLabel(row), row]));
    return (series, index) => pointOf(byLabel.get(String(all[series]?.['name'])), index);
  }
  if (name === 'dots') {
    const [axis] = (chart.option as { yAxis?: readonly { data: readonly string[] }[] }).yAxis ?? [];
    const at = years.findIndex((year) => chart.title.endsWith(String(year)));
    const { labels } = labelled(rows.map(rowLabel));
    const byLabel = new Map(rows.map((row, i) => [labels[i], row]));
    return (series, index) => {
      const [, line] = pairOf(all[series], index);
      return pointOf(byLabel.get(axis?.data[line ?? -1]), at);
    };
  }
  // a value that several places share stands for none of them
  const byValue = new Map<string, Point | null>();
  for (const row of rows)
    row.cells.forEach((cell, at) => {
      if (cell === null || cell.value === null) return;
      const key = `${at} ${cell.value}`;
      byValue.set(key, byValue.has(key) ? null : { row, cell });
    });
  return (series, index) => {
    if (all[series]?.['type'] === 'boxplot') return null;
    const [at, value] = pairOf(all[series], index);
    return byValue.get(`${at ?? ''} ${value ?? ''}`) ?? null;
  };
}

/** Colours of the light palette by the name of the style that stands for them. */
const NAMES: ReadonlyMap<string, string> = new Map(
  (['back', 'ink', 'soft', 'line', 'band', 'main', 'odd'] as const)
    .map((name): [string, string] => [LIGHT[name], `--chart-${name}`])
    .concat(LIGHT.lines.map((colour, i): [string, string] => [colour, `--chart-line-${i}`]))
    .reverse(),
);

/** The styles that stand for the colours of the charts, in a palette. */
export const chartVariables = (dark: boolean): string =>
  [...NAMES].map(([colour, name]) => {
    const palette = dark ? DARK : LIGHT;
    const [, line] = /-line-(\d+)$/.exec(name) ?? [];
    const own = line === undefined ? palette[name.replace('--chart-', '') as 'back'] : palette.lines[Number(line)];
    return `${name}: ${own ?? colour};`;
  }).join(' '); // prettier-ignore

const STYLE = / style="([^"]*)"/g;

/** Without styles in attributes, which the policy of the page forbids, and in colours that follow the theme. */
function forPage(svg: string): string {
  return svg
    .replace('role="img"', 'role="group"')
    .replace(/^<svg ([^>]*) width="(\d+)" height="(\d+)"/, '<svg $1 class="chart" width="$2" height="$3"')
    .replace(STYLE, (_, rules: string) =>
      rules
        .split(';')
        .filter((rule) => rule.trim() !== '')
        .map((rule) => {
          const [name = '', ...value] = rule.split(':');
          return name.trim() === 'font-family' ? '' : ` ${name.trim()}="${value.join(':').trim()}"`;
        })
        .join(''),
    )
    .replace(/="(#[0-9a-f]{6})"/g, (whole, colour: string) => {
      const name = NAMES.get(colour);
      return name === undefined ? whole : `="var(${name})"`;
    });
}

const MARK = /<(path|circle|rect)\b([^>]*?) ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)" ecmeta_ssr_type="chart"([^>]*)>(<\/\1>)?/g; // prettier-ignore

/** A chart as part of a page. */
export function chartHtml(table: ComparedTable, name: DrawnName, year: number | null, look: ChartLook): Html {
  const chart = chartOf(table, name, year, look);
  const find = finder(table, name, chart);
  const svg = forPage(chartSvg(chart)).replace(MARK, (whole, tag: string, before: string, series: string, index: string, after: string) => {
    const point = find(Number(series), Number(index));
    if (point === null) return whole;
    const { row, cell } = point;
    const href = cellHref(cell);
    const words = `${rowLabel(row)} ${cell.year}: ${cellText(cell, table.unit)}`;
    const shape = `<${tag}${before}${after}></${tag}>`;
    return href === null ? shape : `<a href="${escape(href)}"${cell.outlier ? '' : ' tabindex="-1"'} aria-label="${escape(words)}"><title>${escape(words)}</title>${shape}</a>`;
  }); // prettier-ignore
  // of the marks that are no links nothing is left
  return trusted(svg.replace(/ ecmeta_\w+="[^"]*"/g, ''));
}
