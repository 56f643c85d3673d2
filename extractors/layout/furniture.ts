/** Page numbers and running heads, told from the text by their place and by coming back on other pages. */
import type { Line } from './lines.js';
import { lineText } from './lines.js';
import type { PageLayout } from './page-layout.js';

const NUMBER = '(?:\\d{1,4}|[一二三四五六七八九十百]{1,5}|[ivxlcIVXLC]{1,6})';
const PAGE_NUMBER = new RegExp(
  `^[-－—–─·•~～\\s]*第?\\s*${NUMBER}\\s*页?(?:\\s*[/／,，、]?\\s*共?\\s*${NUMBER}\\s*页?)?[-－—–─·•~～\\s]*$`,
);

/** Height of the strips at the top and at the bottom in which furniture stands: an inch, and a little more. Points. */
const HEAD = 72;
const FOOT = 84;
/** Running heads are set small; a title that comes back on each page is not one. Points. */
const HEAD_SIZE = 10.6;

/** What a line says, page numbers aside. */
const shape = (line: Line): string => lineText(line).replace(/\d+/g, '#');

interface Candidate {
  readonly line: Line;
  readonly page: number;
  readonly role: 'header' | 'footer';
}

/** Lines in the top and bottom strips with nothing but such lines between them and the page's edge. */
function candidatesOf(page: PageLayout): Candidate[] {
  const out: Candidate[] = [];
  for (const item of page.items) {
    if (item.kind !== 'line' || item.line.box[3] > HEAD || item.line.size > HEAD_SIZE) break;
    out.push({ line: item.line, page: page.number, role: 'header' });
  }
  for (const item of [...page.items].reverse()) {
    if (item.kind !== 'line' || item.line.box[1] < page.height - FOOT) break;
    out.push({ line: item.line, page: page.number, role: 'footer' });
  }
  return out;
}

/** Finds the lines that are no part of the text. */
export function findFurniture(pages: readonly PageLayout[]): Map<Line, 'header' | 'footer'> {
  const out = new Map<Line, 'header' | 'footer'>();
  const seen = new Map<string, Candidate[]>();
  for (const candidate of pages.flatMap(candidatesOf)) {
    const { line, role } = candidate;
    if (PAGE_NUMBER.test(lineText(line))) {
      out.set(line, role);
      continue;
    }
    const key = `${role} ${shape(line)}`;
    const list = seen.get(key);
    if (list === undefined) seen.set(key, [candidate]);
    else list.push(candidate);
  }
  for (const list of seen.values()) {
    const first = list[0];
    if (first === undefined) continue;
    const same = list.filter((o) => Math.abs(o.line.middle - first.line.middle) < 4);
    if (new Set(same.map((o) => o.page)).size >= 2) for (const o of same) out.set(o.line, o.role);
  }
  return out;
}
