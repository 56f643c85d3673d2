/** Coverage: a row a place, a column a year, darker the more there is. */
import type { Coverage, Measure } from '../../compare/coverage.js';
import { frame, labelled, nameAxis, paletteOf, widthOf, type Chart, type ChartLook } from './parts.js';
import { chartWords, filled } from './words.js';

export interface HeatOptions {
  /** Default `reports`. */
  readonly measure?: Measure;
  /** Rows that are drawn at most; default 80. */
  readonly most?: number;
}

const LINE = 22;

export function heatMap(coverage: Coverage, look: ChartLook, options: HeatOptions = {}): Chart {
  const words = chartWords(look.lang);
  const p = paletteOf(look);
  const measure = options.measure ?? 'reports';
  const rows = coverage.rows.slice(0, options.most ?? 80);
  const names = rows.map((row) => [row.label === '' ? '?' : row.label, row.part ?? ''].filter((part) => part !== '').join(' ')); // prettier-ignore
  const { labels, pixels } = labelled(names);
  const data = rows.flatMap((row, y) =>
    row.cells.flatMap((cell, x): [number, number, number][] => (cell === null ? [] : [[x, y, cell[measure]]])),
  );
  const most = data.reduce((a, [, , count]) => Math.max(a, count), 1);
  const all = coverage.rows.length;
  const years = coverage.years.map((year) => (year === null ? words.noYear : String(year)));
  const width = widthOf(look);
  // few years need no wide cells
  const right = Math.max(24, width - 24 - pixels - years.length * 130);
  const title = `${words.coverage} · ${words[measure]}`;
  const regions = coverage.regions.map(({ name }) => name).join(look.lang === 'zh' ? '、' : ', ');
  const shown = rows.length < all ? filled(words.shown, { shown: rows.length, all }).replace(/[；;].*$/, '') : '';
  return {
    title,
    width,
    height: 96 + rows.length * LINE + 24,
    option: {
      ...frame(look, title, [regions, shown].filter((part) => part !== '').join(look.lang === 'zh' ? '；' : '; ')),
      grid: { left: 24 + pixels, right, top: 96, bottom: 24 },
      xAxis: { ...nameAxis(look, years), position: 'top', axisLine: { show: false } },
      yAxis: { ...nameAxis(look, labels), inverse: true, axisLine: { show: false } },
      series: [
        {
          // squares of a scatter: a heat map of echarts needs canvases beside the one that a PNG has
          type: 'scatter',
          symbol: 'rect',
          symbolSize: [Math.max(8, (width - 24 - pixels - right) / Math.max(1, years.length) - 3), LINE - 3],
          label: { show: true, position: 'inside', fontSize: 12, formatter: ({ value }: { value: number[] }) => String(value[2]) }, // prettier-ignore
          data: data.map(([x, y, count]) => {
            const shade = Math.min(p.ramp.length - 1, Math.floor((count / most) * p.ramp.length));
            const label = { color: shade * 2 >= p.ramp.length ? p.back : p.ink };
            return { value: [x, y, count], itemStyle: { color: p.ramp[shade], opacity: 1 }, label };
          }),
        },
      ],
    },
  };
}
