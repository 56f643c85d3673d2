/** One year: a line a place, its result as a dot and its target as a tick, the first on top. */
import { isDoubtful, type Cell, type ComparedTable, type Row } from '../../compare/answer.js';
import { pointText, axisText } from './numbers.js';
import { frame, labelled, legend, nameAxis, paletteOf, valueAxis, widthOf, type Chart, type ChartLook } from './parts.js'; // prettier-ignore
import { titleOf, subtitleOf } from './titles.js';
import { chartWords, wordOf } from './words.js';

export interface DotOptions {
  /** Default: the last year of the table. */
  readonly year?: number;
  /** Places that are drawn at most, the first by rank; default 60. */
  readonly most?: number;
}

interface Line {
  readonly label: string;
  readonly cell: Cell;
}

const LINE = 22;
const TOP = 100;

/** By rank; places with several different figures, which have none, come last by their highest. */
function order(a: Line, b: Line): number {
  return (
    (a.cell.rank ?? Infinity) - (b.cell.rank ?? Infinity) || b.cell.high - a.cell.high || (a.label < b.label ? -1 : 1)
  );
}

export const rowLabel = (row: Row): string =>
  row.part === null || row.part === '' ? row.label : `${row.label} ${row.part}`;

/** The value beside the place: 93.92%; of several figures their ends; * where it is doubtful, † where it was corrected. */
export function cellText(cell: Cell, unit: string): string {
  const marks = `${isDoubtful(cell.doubts) ? '*' : ''}${cell.doubts.includes('corrected') ? '†' : ''}`;
  if (cell.value !== null) return `${pointText(cell.value, unit)}${marks}`;
  return `${axisText(cell.low, unit)}–${pointText(cell.high, unit)}${marks}`;
}

export function dotPlot(table: ComparedTable, look: ChartLook, options: DotOptions = {}): Chart {
  const words = chartWords(look.lang);
  const p = paletteOf(look);
  const { unit, years } = table;
  const year = options.year ?? years.at(-1) ?? 0;
  const column = years.indexOf(year);
  const all = table.rows.flatMap((row): Line[] => {
    const cell = row.cells[column];
    return cell === null || cell === undefined ? [] : [{ label: rowLabel(row), cell }];
  });
  const lines = all.sort(order).slice(0, options.most ?? 60);
  const { labels, pixels } = labelled(lines.map(({ label }) => label));
  const texts = lines.map(({ cell }) => cellText(cell, unit));
  const right = labelled(texts).pixels;
  const showTarget = table.value === 'actual';
  const points = (is: (cell: Cell) => boolean): [number, number][] =>
    lines.flatMap(({ cell }, i): [number, number][] => (cell.value !== null && is(cell) ? [[cell.value, i]] : []));
  const dot = (name: string, data: [number, number][], colour: string, hollow: boolean): Record<string, unknown> => ({
    name,
    type: 'scatter',
    clip: false,
    symbolSize: 10,
    z: 4,
    itemStyle: { color: hollow ? p.back : colour, borderColor: colour, borderWidth: 2, opacity: 1 },
    data,
  });
  const spread = table.spread.find((one) => one.year === year);
  const series: Record<string, unknown>[] = [
    {
      name: words.several,
      type: 'lines',
      coordinateSystem: 'cartesian2d',
      z: 2,
      silent: true,
      lineStyle: { color: p.main, width: 5, opacity: 0.3, curveness: 0 },
      data: lines.flatMap(({ cell }, i) => (cell.value === null ? [{ coords: [[cell.low, i], [cell.high, i]] }] : [])), // prettier-ignore
    },
    {
      name: words.target,
      type: 'scatter',
      symbol: 'rect',
      symbolSize: [2.5, 14],
      z: 3,
      itemStyle: { color: p.target, opacity: 1 },
      data: showTarget ? lines.flatMap(({ cell }, i): [number, number][] => (cell.target === null ? [] : [[cell.target, i]])) : [], // prettier-ignore
    },
    {
      ...dot(
        wordOf(words, table.value),
        points((c) => !c.outlier && !isDoubtful(c.doubts)),
        p.main,
        false,
      ),
      ...(spread === undefined || spread.count < 4
        ? {}
        : {
            markArea: {
              silent: true,
              itemStyle: { color: p.band },
              data: [[{ xAxis: spread.q1 }, { xAxis: spread.q3 }]],
            },
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: p.soft, type: 'dashed', width: 1 },
              label: { formatter: `${words.median} ${pointText(spread.median, unit)}`, color: p.soft, position: 'start', distance: 6 }, // prettier-ignore
              data: [{ xAxis: spread.median }],
            },
          }),
    },
    dot(
      words.doubtful,
      points((c) => !c.outlier && isDoubtful(c.doubts)),
      p.main,
      true,
    ),
    dot(
      words.odd,
      points((c) => c.outlier && !isDoubtful(c.doubts)),
      p.odd,
      false,
    ),
    dot(
      words.oddDoubtful,
      points((c) => c.outlier && isDoubtful(c.doubts)),
      p.odd,
      true,
    ),
  ];
  const drawn = series.filter((one, i) => i === 2 || (one['data'] as readonly unknown[]).length > 0);
  const height = TOP + lines.length * LINE + 48;
  const title = titleOf(table, look.lang, year === 0 ? '' : String(year));
  return {
    title,
    width: widthOf(look),
    height,
    option: {
      ...frame(look, title, subtitleOf(table, look.lang, lines.length, all.length)),
      legend: legend(look, 56, legendOf(drawn, look)),
      grid: { left: 24 + pixels, right: 24 + right, top: TOP, bottom: 40, containLabel: false },
      xAxis: { ...valueAxis(look, (v) => axisText(v, unit)) },
      yAxis: [
        {
          ...nameAxis(look, labels),
          inverse: true,
          splitLine: { show: true, lineStyle: { color: p.line, opacity: 0.6 } },
        },
        { ...nameAxis(look, texts), inverse: true, position: 'right', axisLine: { show: false } },
      ],
      series: drawn,
    },
  };
}

/** Names of the series that are drawn, hollow where their points are. */
function legendOf(series: readonly Record<string, unknown>[], look: ChartLook): unknown[] {
  const p = paletteOf(look);
  return series
    .filter((one) => (one['data'] as readonly unknown[]).length > 0)
    .map((one) => {
      if (one['type'] === 'lines')
        return { name: one['name'], icon: 'roundRect', itemStyle: { color: p.main, opacity: 0.3 } };
      return { name: one['name'], icon: one['symbol'] === 'rect' ? 'path://M3,0L5,0L5,10L3,10Z' : 'circle' };
    });
}
