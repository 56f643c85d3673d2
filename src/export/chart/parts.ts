/** What the charts have in common. Pure: no renderer, no file, no clock. */
import type { EChartsCoreOption } from 'echarts/core';
import { displayWidth, fit } from '../width.js';
import { FONTS, LIGHT, type Palette } from './palette.js';
import type { ChartLang } from './words.js';

/** An option of echarts with the size that it is made for, in CSS pixels. */
export interface Chart {
  readonly option: EChartsCoreOption;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

export interface ChartLook {
  readonly lang: ChartLang;
  readonly palette?: Palette;
  /** Default 900. */
  readonly width?: number;
  /** Font families; default those that hold Chinese on the usual systems. */
  readonly fonts?: string;
}

export const WIDTH = 900;
const LONGEST_LABEL = 36;
const PER_COLUMN = 6.4;

export const paletteOf = (look: ChartLook): Palette => look.palette ?? LIGHT;
export const widthOf = (look: ChartLook): number => look.width ?? WIDTH;

/** Labels cut to a width that leaves room for the chart, and the pixels that the longest takes. */
export function labelled(labels: readonly string[]): { readonly labels: string[]; readonly pixels: number } {
  const cut = labels.map((label) => fit(label, LONGEST_LABEL));
  const widest = cut.reduce((most, label) => Math.max(most, displayWidth(label)), 0);
  return { labels: cut, pixels: Math.ceil(widest * PER_COLUMN) };
}

/** Title, background and font; nothing moves. */
export function frame(look: ChartLook, title: string, subtitle: string): EChartsCoreOption {
  const p = paletteOf(look);
  const columns = Math.floor((widthOf(look) - 40) / 8.6);
  return {
    animation: false,
    backgroundColor: p.back,
    textStyle: { fontFamily: look.fonts ?? FONTS, color: p.ink },
    title: {
      text: fit(title, columns),
      subtext: fit(subtitle, Math.floor((widthOf(look) - 40) / 6.3)),
      left: 16,
      top: 12,
      itemGap: 6,
      textStyle: { fontSize: 16, fontWeight: 600, color: p.ink },
      subtextStyle: { fontSize: 12, color: p.soft },
    },
  };
}

export const legend = (look: ChartLook, top: number, data: readonly unknown[]): Record<string, unknown> => ({
  show: true,
  left: 14,
  top,
  itemGap: 16,
  itemWidth: 14,
  itemHeight: 10,
  selectedMode: false,
  textStyle: { color: paletteOf(look).soft, fontSize: 12 },
  data,
});

/** A value axis with few, thin lines. */
export function valueAxis(look: ChartLook, format: (value: number) => string): Record<string, unknown> {
  const p = paletteOf(look);
  return {
    type: 'value',
    scale: true,
    boundaryGap: ['4%', '4%'],
    splitNumber: 6,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: p.soft, fontSize: 12, formatter: format, hideOverlap: true },
    splitLine: { lineStyle: { color: p.line } },
  };
}

export function nameAxis(look: ChartLook, data: readonly string[]): Record<string, unknown> {
  const p = paletteOf(look);
  return {
    type: 'category',
    data,
    axisLine: { lineStyle: { color: p.line } },
    axisTick: { show: false },
    axisLabel: { color: p.ink, fontSize: 12, interval: 0 },
  };
}
