/** Several years: a line a place. Where there are many places the median and the outlying ones stand out of a grey crowd. */
import { isDoubtful, type ComparedTable, type Row } from '../../compare/answer.js';
import { displayWidth, fit } from '../width.js';
import { rowLabel } from './dot-plot.js';
import { axisText } from './numbers.js';
import { frame, legend, nameAxis, paletteOf, valueAxis, widthOf, type Chart, type ChartLook } from './parts.js';
import { spanOf, subtitleOf, titleOf } from './titles.js';
import { chartWords } from './words.js';

export interface LineOptions {
  /** Places that are drawn with a name each; with more all are grey but outliers. Default 12. */
  readonly named?: number;
  /** Lines that are drawn at most; default 400. */
  readonly most?: number;
}

const END = 22;

export function lineChart(table: ComparedTable, look: ChartLook, options: LineOptions = {}): Chart {
  const words = chartWords(look.lang);
  const p = paletteOf(look);
  const { unit, years } = table;
  const all = table.rows.filter((row) => row.cells.some((cell) => cell !== null && cell.value !== null));
  const named = all.length <= (options.named ?? 12);
  const odd = (row: Row): boolean => row.cells.some((cell) => cell?.outlier === true);
  // outliers are never among those that are not drawn
  const rows = [...all].sort((a, b) => Number(odd(b)) - Number(odd(a))).slice(0, options.most ?? 400);
  const oddNames = new Set(named ? [] : rows.filter(odd).slice(0, 8));
  const colourOf = (row: Row, i: number): string =>
    named ? (p.lines[i % p.lines.length] ?? p.main) : oddNames.has(row) ? p.odd : p.soft;
  const lineOf = (row: Row, i: number): Record<string, unknown> => {
    const colour = colourOf(row, i);
    const loud = named || oddNames.has(row);
    return {
      name: rowLabel(row),
      type: 'line',
      z: loud ? 4 : 2,
      symbol: 'circle',
      symbolSize: loud ? 8 : 4,
      showAllSymbol: true,
      lineStyle: { color: colour, width: loud ? 2 : 1, opacity: loud ? 1 : 0.28 },
      itemStyle: { color: colour, opacity: loud ? 1 : 0.4 },
      endLabel: { show: loud, formatter: fit(rowLabel(row), END), color: colour, fontSize: 12, distance: 8 },
      labelLayout: { moveOverlap: 'shiftY' },
      // a year without a value is a gap, not a straight line through it
      connectNulls: false,
      data: years.map((year, at) => {
        const cell = row.cells[at];
        if (cell === null || cell === undefined || cell.value === null) return null;
        const hollow = isDoubtful(cell.doubts) ? { itemStyle: { color: p.back, borderColor: colour, borderWidth: 2 } } : {}; // prettier-ignore
        return { value: cell.value, name: String(year), ...hollow };
      }),
    };
  };
  const middle = {
    name: words.median,
    type: 'line',
    z: 6,
    symbol: 'diamond',
    symbolSize: 9,
    lineStyle: { color: p.ink, width: 2.5, type: named ? 'dashed' : 'solid' },
    itemStyle: { color: p.ink },
    endLabel: { show: true, formatter: words.median, color: p.ink, fontSize: 12, fontWeight: 600, distance: 8 },
    labelLayout: { moveOverlap: 'shiftY' },
    data: years.map((year) => table.spread.find((one) => one.year === year)?.median ?? null),
  };
  const series = [...rows.map(lineOf), ...(all.length >= 4 ? [middle] : [])];
  const loud = named ? rows : [...oddNames];
  const widest = loud.reduce((most, row) => Math.max(most, displayWidth(fit(rowLabel(row), END))), displayWidth(words.median)); // prettier-ignore
  const title = titleOf(table, look.lang, spanOf(years));
  const doubtful = all.some((row) => row.cells.some((cell) => cell !== null && isDoubtful(cell.doubts)));
  const hint = doubtful
    ? [{ name: words.doubtful, type: 'scatter', data: [], itemStyle: { color: p.back, borderColor: p.soft, borderWidth: 2 } }] // prettier-ignore
    : [];
  return {
    title,
    width: widthOf(look),
    height: 480,
    option: {
      ...frame(look, title, subtitleOf(table, look.lang, rows.length, all.length)),
      ...(doubtful ? { legend: legend(look, 56, [{ name: words.doubtful, icon: 'circle' }]) } : {}),
      grid: { left: 72, right: Math.ceil(widest * 6.6) + 36, top: 96, bottom: 44 },
      xAxis: { ...nameAxis(look, years.map(String)), boundaryGap: years.length < 3 },
      yAxis: { ...valueAxis(look, (v) => axisText(v, unit)) },
      series: [...series, ...hint],
    },
  };
}
