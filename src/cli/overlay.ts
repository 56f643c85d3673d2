/**
 * The pages of a PDF or an OFD as one SVG, one below the other: the page's own characters and lines, the edges that were
 * found, and on top each cell in the colour of what it was taken for, with the name of its role; paragraphs outside of
 * tables in dashed frames with what was made of them. Everything from the document is escaped.
 */
import type { Box, Glyph, PageView } from '../../extractors/page-view.js';
import type { Cell, Table } from '../model/doc.js';
import type { Context } from './context.js';
import type { Inspected } from './inspect-text.js';
import { paragraphUses, roleOf, type RoleKind } from './roles.js';

const COLOURS: Readonly<Record<RoleKind, string>> = {
  heading: '#3b74d6', label: '#7a828e', field: '#0b95a3', value: '#2f9e44', money: '#d18b00', text: '#9650c4', unread: '#e03131', empty: '#adb5bd',
}; // prettier-ignore

const LEGEND: readonly Exclude<RoleKind, 'empty'>[] = ['heading', 'label', 'field', 'value', 'money', 'text', 'unread'];
/** Height of the strip with the page's number above each page, and the space around pages. Points. */
const [STRIP, GAP] = [16, 14];
const MARK = 4.4;

const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/g, (c) => (/[\ud800-\udfff]/.test(c) ? c : '·'))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A number as short as it can be drawn. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

const rect = ([x0, y0, x1, y1]: Box, attributes: string): string =>
  `<rect x="${n(x0)}" y="${n(y0)}" width="${n(x1 - x0)}" height="${n(y1 - y0)}" ${attributes}/>`;

const path = (boxes: readonly Box[]): string =>
  boxes.map(([x0, y0, x1, y1]) => `M${n(x0)} ${n(y0)}L${n(x1)} ${n(y1)}`).join('');

/** Whether a character stands behind the other, on the same line and near. */
const follows = (last: Glyph, g: Glyph): boolean =>
  Math.abs(last.y1 - g.y1) < 0.1 && last.size === g.size && g.x0 > last.x0 && g.x0 - last.x1 < 0.5 * g.size;

/** Characters of one line as one element, each at its own place; characters that are turned stand alone. */
function textElements(glyphs: readonly Glyph[]): string[] {
  const out: string[] = [];
  let run: Glyph[] = [];
  const close = (): void => {
    const [first] = run;
    if (first === undefined) return;
    // the em box ends about an eighth below the baseline
    const baseline = n(first.y1 - 0.12 * first.size);
    const xs = run.flatMap((g) => [...g.text].map((_, i, all) => n(g.x0 + ((g.x1 - g.x0) * i) / all.length)));
    out.push(`<text x="${xs.join(' ')}" y="${baseline}" font-size="${n(first.size)}">${escape(run.map((g) => g.text).join(''))}</text>`); // prettier-ignore
    run = [];
  };
  for (const g of glyphs) {
    const [last] = run.slice(-1);
    if (g.turn !== 0) {
      const turn = g.turn === 'oblique' ? 0 : g.turn;
      const [x, y] = [(g.x0 + g.x1) / 2, (g.y0 + g.y1) / 2];
      out.push(`<text class="m" transform="translate(${n(x)} ${n(y)}) rotate(${turn})" font-size="${n(g.size)}">${escape(g.text)}</text>`); // prettier-ignore
      continue;
    }
    if (last !== undefined && !follows(last, g)) close();
    run.push(g);
  }
  close();
  return out;
}

/** A name on the upper edge of a box, at its right end, where it hides least; shortened to the room there is. */
function mark(box: Box, name: string, colour: string): string {
  const room = Math.max(2, Math.floor((box[2] - box[0] - 2) / (MARK * 0.56)));
  const words = name.length > room ? `${name.slice(0, Math.max(1, room - 1))}…` : name;
  return `<text class="mark" x="${n(box[2] - 1.5)}" y="${n(box[1] + 0.36 * MARK)}" fill="${colour}">${escape(words)}</text>`;
}

/** Names are drawn after all shapes, so that no shape covers them. */
interface Drawn {
  readonly shape: string;
  readonly label: string;
}

function cellElement(cell: Cell, box: Box, seen: Inspected, { t }: Context): Drawn {
  const { kind, name } = roleOf(cell, seen.uses);
  const role = kind === 'unread' ? t('inspect.unused') : name;
  const colour = COLOURS[kind];
  const filled = kind === 'empty' ? 'fill="none"' : `fill="${colour}" fill-opacity="${kind === 'unread' ? 0.3 : 0.16}"`;
  const inset: Box = [
    box[0] + 0.6,
    box[1] + 0.6,
    Math.max(box[0] + 0.8, box[2] - 0.6),
    Math.max(box[1] + 0.8, box[3] - 0.6),
  ];
  const spans = cell.rowSpan * cell.colSpan === 1 ? '' : ` ${cell.rowSpan}×${cell.colSpan}`;
  const tip = `${role} r${cell.at.row ?? '?'} c${cell.at.column ?? '?'}${spans} ${cell.basis}\n${cell.text.slice(0, 300)}`;
  const label = role === '' ? '' : mark(box, role, colour);
  return {
    shape: `<g>${rect(inset, `${filled} stroke="${colour}" stroke-width="0.7"`)}<title>${escape(tip)}</title></g>`,
    label,
  };
}

const cellsOf = (table: Table): Cell[] => table.cells.flatMap((cell) => [cell, ...cell.tables.flatMap(cellsOf)]);

function pageElement(page: PageView, seen: Inspected, context: Context): string {
  const uses = paragraphUses(seen.extraction);
  const boxes: Drawn[] = [];
  for (const block of seen.doc.blocks) {
    if (block.kind === 'table') {
      for (const cell of cellsOf(block))
        if (cell.at.page === page.number && cell.at.box !== null)
          boxes.push(cellElement(cell, cell.at.box, seen, context));
    } else if (block.at.page === page.number && block.at.box !== null) {
      const made = uses.get(block.at.paragraph ?? -1) ?? (block.role === 'body' ? [] : [block.role]);
      const colour = made.length > 0 && block.role === 'body' ? COLOURS.value : COLOURS.label;
      const label = made.length === 0 ? '' : mark(block.at.box, made.join(' '), colour);
      const frame = rect(block.at.box, `fill="none" stroke="${colour}" stroke-width="0.5" stroke-dasharray="2 1.5"`);
      boxes.push({ shape: `<g>${frame}<title>${escape(block.text.slice(0, 300))}</title></g>`, label });
    }
  }
  return [
    rect([0, 0, page.width, page.height], 'fill="#fff" stroke="#868e96"'),
    ...page.images.map((box) => rect(box, 'fill="#dee2e6"')),
    `<path d="${path(page.drawn.map(middle))}" stroke="#ced4da" stroke-width="1.4"/>`,
    `<g fill="#212529">${textElements(page.glyphs).join('')}</g>`,
    `<path d="${path(page.edges)}" stroke="#e8590c" stroke-width="0.45"/>`,
    ...boxes.map((box) => box.shape),
    ...boxes.map((box) => box.label),
  ].join('\n');
}

/** The middle line of a thin box. */
function middle([x0, y0, x1, y1]: Box): Box {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x1 - x0 >= y1 - y0 ? [x0, y, x1, y] : [x, y0, x, y1];
}

function legendElement(width: number, { t }: Context): string {
  let x = GAP;
  const chips = LEGEND.map((kind) => {
    const words = t(`role.${kind}`);
    const chip = `<rect x="${n(x)}" y="5" width="8" height="8" fill="${COLOURS[kind]}" fill-opacity="0.35" stroke="${COLOURS[kind]}"/><text x="${n(x + 11)}" y="12" font-size="8">${escape(words)}</text>`;
    x += 22 + [...words].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e80 ? 8 : 4.6), 0);
    return chip;
  });
  return `<g fill="#343a40"><rect width="${n(width)}" height="18" fill="#f1f3f5"/>${chips.join('')}</g>`;
}

/** One SVG of all pages. Lengths in points. */
export function overlay(pages: readonly PageView[], seen: Inspected, context: Context): string {
  const width = Math.max(360, ...pages.map((page) => page.width)) + 2 * GAP;
  const parts: string[] = [];
  let top = 18 + GAP;
  for (const page of pages) {
    const words = escape(context.t('inspect.pageNumber', { page: page.number }));
    parts.push(`<text x="${GAP}" y="${n(top + 9)}" font-size="9" fill="#495057">${words}</text>`);
    parts.push(`<g id="page-${page.number}" transform="translate(${GAP} ${n(top + STRIP)})">\n${pageElement(page, seen, context)}\n</g>`); // prettier-ignore
    top += STRIP + page.height + GAP;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(top)}" width="${n(width)}pt" height="${n(top)}pt" fill="none">
<title>${escape(seen.extraction.source.path)}</title>
<style>text{font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei","Source Han Sans SC",sans-serif;white-space:pre}.m{text-anchor:middle;dominant-baseline:central}.mark{font-size:${MARK}px;font-family:sans-serif;text-anchor:end;paint-order:stroke;stroke:#fff;stroke-width:1.1px;stroke-linejoin:round}</style>
<rect width="100%" height="100%" fill="#e9ecef"/>
${legendElement(width, context)}
${parts.join('\n')}
</svg>
`;
}
