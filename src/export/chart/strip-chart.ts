/** How values are spread: a box a year, and a point for each place beside it. */
import { isDoubtful, type Cell, type ComparedTable } from '../../compare/answer.js';
import { axisText, pointText } from './numbers.js';
import { frame, legend, nameAxis, paletteOf, valueAxis, widthOf, type Chart, type ChartLook } from './parts.js';
import { spanOf, subtitleOf, titleOf } from './titles.js';
import { chartWords, wordOf } from './words.js';

/** Points lie beside one another, not over: a fixed pattern by their order, the same each time. */
const aside = (i: number, room: number): number => (((i * 0.618034) % 1) - 0.5) * room;

export function stripChart(table: ComparedTable, look: ChartLook): Chart {
  const words = chartWords(look.lang);
  const p = paletteOf(look);
  const { unit, years, rows } = table;
  const width = widthOf(look);
  const room = Math.min(90, (width - 120) / Math.max(1, years.length) / 2.6);
  const points = (is: (cell: Cell) => boolean): Record<string, unknown>[] =>
    years.flatMap((_, at) => {
      const cells = rows.flatMap(({ cells: own }) => own[at] ?? []).filter((cell) => cell.value !== null);
      return cells
        .map((cell, i) => ({ cell, i }))
        .filter(({ cell }) => is(cell))
        .map(({ cell, i }) => ({ value: [at, cell.value], symbolOffset: [room * 0.85 + aside(i, room), 0] }));
    });
  const many = rows.length > 300;
  const dots = (
    name: string,
    data: Record<string, unknown>[],
    colour: string,
    hollow: boolean,
  ): Record<string, unknown> => ({
    // prettier-ignore
    name,
    type: 'scatter',
    symbolSize: many ? 4 : 7,
    z: 4,
    itemStyle: { color: hollow ? p.back : colour, borderColor: colour, borderWidth: hollow ? 1.5 : 0, opacity: many && !hollow ? 0.45 : 0.85 }, // prettier-ignore
    data,
  });
  const box = {
    name: words.middle,
    type: 'boxplot',
    z: 2,
    boxWidth: [12, room * 0.7],
    itemStyle: { color: p.band, borderColor: p.soft, borderWidth: 1.2 },
    data: years.map((year) => {
      const s = table.spread.find((one) => one.year === year);
      return s === undefined ? [] : [s.min, s.q1, s.median, s.q3, s.max];
    }),
  };
  const series = [
    dots(
      wordOf(words, table.value),
      points((c) => !c.outlier && !isDoubtful(c.doubts)),
      p.main,
      false,
    ),
    dots(
      words.doubtful,
      points((c) => !c.outlier && isDoubtful(c.doubts)),
      p.main,
      true,
    ),
    dots(
      words.odd,
      points((c) => c.outlier && !isDoubtful(c.doubts)),
      p.odd,
      false,
    ),
    dots(
      words.oddDoubtful,
      points((c) => c.outlier && isDoubtful(c.doubts)),
      p.odd,
      true,
    ),
  ].filter((one) => (one['data'] as unknown[]).length > 0);
  const underYear = (year: number): string => {
    const s = table.spread.find((one) => one.year === year);
    return s === undefined ? String(year) : `${year}\n${words.median} ${pointText(s.median, unit)}  n=${s.count}`;
  };
  const title = titleOf(table, look.lang, spanOf(years)); // prettier-ignore
  const said = subtitleOf(table, look.lang, 0, 0);
  return {
    title,
    width,
    height: 480,
    option: {
      ...frame(
        look,
        title,
        [said, rows.length === 0 ? '' : words.box].filter((part) => part !== '').join(look.lang === 'zh' ? '；' : '; '),
      ),
      legend: legend(
        look,
        56,
        series.map((one) => ({ name: one['name'], icon: 'circle' })),
      ),
      grid: { left: 72, right: 24, top: 96, bottom: 56 },
      xAxis: nameAxis(look, years.map(underYear)),
      yAxis: valueAxis(look, (v) => axisText(v, unit)),
      series: [box, ...series],
    },
  };
}
