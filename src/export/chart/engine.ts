/** The parts of echarts that the charts need, and nothing else. Loaded only when a chart is drawn. */
import { BoxplotChart, LineChart, LinesChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TitleComponent } from 'echarts/components'; // prettier-ignore
import { init, setPlatformAPI, use, type EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { displayWidth } from '../width.js';
import type { Chart } from './parts.js';

use([BoxplotChart, LineChart, LinesChart, ScatterChart, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TitleComponent, LabelLayout, CanvasRenderer, SVGRenderer]); // prettier-ignore

/** Text is measured by its letters alone, so that a chart is the same wherever it is drawn. */
function measureText(text: string, font?: string): { width: number } {
  const size = Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12);
  return { width: displayWidth(text) * size * 0.52 };
}

/** Draws and gives what `take` makes of it; nothing of the chart stays behind. */
export function drawing<T>(chart: Chart, start: () => EChartsType, take: (echarts: EChartsType) => T): T {
  setPlatformAPI({ measureText });
  const echarts = start();
  try {
    echarts.setOption(chart.option);
    return take(echarts);
  } finally {
    echarts.dispose();
  }
}

export { init };
