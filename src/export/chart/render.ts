/** Charts as SVG or PNG, without a browser. The same chart gives the same bytes. */
import { drawing, init } from './engine.js';
import type { Chart } from './parts.js';

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An SVG document with its title; text stays text. `prefix` keeps names apart where several stand on one page. */
export function chartSvg(chart: Chart, prefix = 'c'): string {
  const { width, height, title } = chart;
  const svg = drawing(
    chart,
    () => init(null, null, { renderer: 'svg', ssr: true, width, height }),
    (echarts) => echarts.renderToSVGString(),
  );
  // what only a pointer needs goes; the names that echarts gives count on from chart to chart of a process
  const named = svg
    .replace(/<style >[\s\S]*?<\/style>\s*/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${prefix}-`);
  const label = attribute(title);
  return named.replace(/^<svg /, `<svg role="img" aria-label="${label}" `).replace(/^(<svg [^>]*>)/, `$1\n<title>${label}</title>`); // prettier-ignore
}

/** Families that hold Chinese, as Linux, macOS and Windows bring them. */
const CHINESE = [/^Noto Sans (?:Mono )?CJK SC$/, /^Source Han Sans (?:SC|CN)$/, /^PingFang SC$/, /^Microsoft YaHei(?: UI)?$/, /^(?:Noto|Source Han) Sans.*(?:CJK|SC|Han)/, /^WenQuanYi/, /^(?:Sarasa|LXGW|HarmonyOS Sans SC|MiSans)/, /^(?:SimHei|SimSun|DengXian|STHeiti|Heiti SC|Hiragino Sans GB|Songti SC|STSong|FangSong|KaiTi)/, /^(?:Noto|Source Han) Serif.*(?:CJK|SC|CN)/, /CJK|Droid Sans Fallback|Unifont/]; // prettier-ignore

/** No font that can show Chinese is installed. */
export class NoChineseFont extends Error {
  override readonly name = 'NoChineseFont';
  constructor() {
    super('A PNG needs a font with Chinese letters, and none is installed. Install one (Debian, Ubuntu: `apt install fonts-noto-cjk`; Fedora: `dnf install google-noto-sans-cjk-fonts`), or write SVG or HTML.'); // prettier-ignore
  }
}

export function chineseFont(families: readonly string[]): string | null {
  for (const pattern of CHINESE) {
    const found = [...families].sort().find((family) => pattern.test(family));
    if (found !== undefined) return found;
  }
  return null;
}

/** A PNG at twice the size in pixels. `make` is given the font to use. Rejects with NoChineseFont rather than draw boxes. */
export async function chartPng(make: (fonts: string) => Chart): Promise<Uint8Array> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  const family = chineseFont(GlobalFonts.families.map((one) => one.family));
  if (family === null) throw new NoChineseFont();
  const chart = make(`"${family}"`);
  const { width, height } = chart;
  const canvas = createCanvas(width, height);
  type Dom = Parameters<typeof init>[0];
  return drawing(
    chart,
    () => init(canvas as unknown as Dom, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 }),
    () => canvas.toBuffer('image/png'),
  );
}
