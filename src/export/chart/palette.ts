/** Colours and sizes of charts: readable in print, and apart from one another for those who see red and green alike. */
export interface Palette {
  readonly back: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly band: string;
  readonly main: string;
  readonly target: string;
  readonly odd: string;
  /** Lines of several places. */
  readonly lines: readonly string[];
  /** From few to many, in a heat map. */
  readonly ramp: readonly string[];
}

export const LIGHT: Palette = {
  back: '#ffffff',
  ink: '#1d2127',
  soft: '#59616d',
  line: '#e1e5ea',
  band: '#eef3f9',
  main: '#2f5d9b',
  target: '#59616d',
  odd: '#c4510a',
  lines: ['#2f5d9b', '#c4510a', '#1b7f79', '#8d3f97', '#96770a', '#b3261e', '#4b7d2c', '#3c3f8f', '#a8577e', '#5f6b7a', '#00688b', '#7a5230'], // prettier-ignore
  ramp: ['#e6eef7', '#a9c5e3', '#6795c8', '#2f5d9b', '#173a68'],
};

export const DARK: Palette = {
  ...LIGHT,
  back: '#1c2026',
  ink: '#e4e7eb',
  soft: '#a3abb6',
  line: '#363c45',
  band: '#262e39',
  main: '#8db8f0',
  target: '#a3abb6',
  odd: '#f2a065',
  lines: ['#8db8f0', '#f2a065', '#5fc7bf', '#d79ae0', '#d9b84a', '#f0857d', '#96c878', '#a3a7ef', '#e5a0c3', '#b1bac6', '#62bede', '#cfa27c'], // prettier-ignore
  ramp: ['#243040', '#335078', '#4a77b5', '#8db8f0', '#d3e5fb'],
};

// single quotes: the list stands in attributes of SVG
export const FONTS = `'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif`;
