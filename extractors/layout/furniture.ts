/** Page numbers and running heads, told from the text by their place and by coming back on other pages. */
import type { Line } from './lines.js';
import { lineText } from './lines.js';
import type { PageLayout } from './page-layout.js';

const NUMBER = '(?:\\d{1,4}|[一二三四五六七八九十百]{1,5}|[ivxlcIVXLC]{1,6})';
const PAGE_NUMBER = new RegExp(
  `^[-－—–─·•~～\\s]*第?\\s*${NUMBER}\\s*页?(?:\\s*[/／,，、]?\\s*共?\\s*${NUMBER}\\s*页?)?[-－—–─·•~～\\s]*$`,
);

/** Parts of the page's height in which furniture stands. */
const HEAD = 0.08;
const FOOT = 0.9;
/** Running heads are set small; a title that comes back on each page is not one. Points. */
const HEAD_SIZE = 10.6;

/** What a line says, page numbers aside. */
const shape = (line: Line): string => lineText(line).replace(/\d+/g, '#');

/** Finds the lines that are no part of the text. */
export function findFurniture(pages: readonly PageLayout[]): Map<Line, 'header' | 'footer'> {
  const out = new Map<Line, 'header' | 'footer'>();
  const seen = new Map<string, { line: Line; page: number; role: 'header' | 'footer' }[]>();
  for (const page of pages)
    for (const item of page.items) {
      if (item.kind !== 'line') continue;
      const { line } = item;
      const [, y0, , y1] = line.box;
      const role = y0 >= FOOT * page.height ? 'footer' : y1 <= HEAD * page.height ? 'header' : null;
      if (role === null) continue;
      if (PAGE_NUMBER.test(lineText(line))) {
        out.set(line, role);
        continue;
      }
      if (role === 'header' && line.size > HEAD_SIZE) continue;
      const key = `${role} ${shape(line)}`;
      const list = seen.get(key) ?? [];
      list.push({ line, page: page.number, role });
      seen.set(key, list);
    }
  for (const list of seen.values()) {
    const first = list[0];
    if (first === undefined) continue;
    const same = list.filter((o) => Math.abs(o.line.middle - first.line.middle) < 4);
    if (new Set(same.map((o) => o.page)).size >= 2) for (const o of same) out.set(o.line, o.role);
  }
  return out;
}
