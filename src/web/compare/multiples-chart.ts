/** Small multiples as one drawing, for files: a little chart a place, all to the same scale, four beside one another. */
import { isDoubtful, type ComparedTable, type Row } from '../../compare/index.js';
import { rowLabel } from '../../export/chart/dot-plot.js';
import { axisText, pointText } from '../../export/chart/numbers.js';
import { frame, labelled, paletteOf, widthOf, type Chart, type ChartLook } from '../../export/chart/parts.js';
import { spanOf, subtitleOf, titleOf } from '../../export/chart/titles.js';
import { scaleRange, shownRows } from './multiples.js';

const COLUMNS = 4;
const EACH = 150;
const TOP = 76;
const GAP = 18;
const EDGE = 52;

/** A line, its points, and the dashed median of all places. */
function seriesOf(row: Row, at: number, table: ComparedTable, look: ChartLook, middle: readonly (number | null)[]): object[] {
  const p = paletteOf(look);
  const [low, high] = scaleRange(table);
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  const axes = { xAxisIndex: at, yAxisIndex: at };
  const data = row.cells.map((cell) => {
    if (cell === null || cell.value === null) return null;
    const colour = cell.outlier ? p.odd : p.main;
    const itemStyle = isDoubtful(cell.doubts) ? { color: p.back, borderColor: colour, borderWidth: 2 } : { color: colour };
    return { value: within(cell.value), itemStyle };
  });
  return [
    { type: 'line', ...axes, data: middle.map((value) => (value === null ? null : within(value))), symbol: 'none', lineStyle: { color: p.soft, width: 1, type: 'dashed' } },
    { type: 'line', ...axes, data, symbol: 'circle', symbolSize: 6, showAllSymbol: true, connectNulls: false, lineStyle: { color: p.main, width: 2 } },
  ];
} // prettier-ignore

/** Places beyond those that the page shows are left out, and the subtitle says so. */
export function multiplesChart(table: ComparedTable, look: ChartLook): Chart {
  const p = paletteOf(look);
  const { unit, years } = table;
  const { rows, all } = shownRows(table);
  const [low, high] = scaleRange(table);
  const width = widthOf(look);
  const each = (width - EDGE - GAP * COLUMNS) / COLUMNS;
  const left = (at: number): number => EDGE + (at % COLUMNS) * (each + GAP);
  const top = (at: number): number => TOP + Math.floor(at / COLUMNS) * EACH;
  const middle = years.map((year) => table.spread.find((one) => one.year === year)?.median ?? null);
  const title = titleOf(table, look.lang, spanOf(years));
  const { labels } = labelled(rows.map(rowLabel));
  const base = frame(look, title, subtitleOf(table, look.lang, rows.length, all)) as Readonly<Record<string, unknown>>;
  const names = rows.map((row, at) => {
    const last = row.cells.findLast((cell) => cell !== null && cell.value !== null)?.value;
    const said = last === null || last === undefined ? '' : `  ${pointText(last, unit)}`;
    return { text: `${labels[at] ?? ''}${said}`, left: left(at), top: top(at), padding: 0, textStyle: { fontSize: 12, fontWeight: 600, color: p.ink } }; // prettier-ignore
  });
  return {
    title,
    width,
    height: TOP + Math.ceil(rows.length / COLUMNS) * EACH,
    option: {
      ...base,
      title: [base['title'], ...names],
      grid: rows.map((_, at) => ({ left: left(at), top: top(at) + 22, width: each, height: EACH - 62 })),
      xAxis: rows.map((_, at) => ({
        type: 'category',
        gridIndex: at,
        data: years.map(String),
        boundaryGap: years.length < 3,
        axisLine: { lineStyle: { color: p.line } },
        axisTick: { show: false },
        axisLabel: { color: p.soft, fontSize: 10, hideOverlap: true, ...(years.length < 3 ? {} : { alignMinLabel: 'left', alignMaxLabel: 'right' }) }, // prettier-ignore
      })),
      yAxis: rows.map((_, at) => ({
        type: 'value',
        gridIndex: at,
        ...(high > low ? { min: low, max: high } : { scale: true }),
        splitNumber: 2,
        axisLabel: { show: at % COLUMNS === 0, color: p.soft, fontSize: 10, formatter: (v: number) => axisText(v, unit), hideOverlap: true }, // prettier-ignore
        splitLine: { lineStyle: { color: p.line } },
      })),
      series: rows.flatMap((row, at) => seriesOf(row, at, table, look, middle)),
    },
  };
}
