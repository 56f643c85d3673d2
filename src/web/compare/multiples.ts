/** Small multiples: a little chart a place, all to the same scale, so that shapes compare at a glance. */
import { isDoubtful, type ComparedTable, type Row } from '../../compare/index.js';
import { pointText } from '../../export/chart/numbers.js';
import { rowLabel } from '../../export/chart/dot-plot.js';
import { html, type Html } from '../html.js';
import type { Words } from '../words/index.js';
import { cellHref } from './cell-href.js';

const WIDTH = 180;
const HEIGHT = 90;
const EDGE = 10;
const MOST = 120;

interface Scale {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

/** From the lowest to the highest value that is no outlier. */
export function scaleRange({ rows, spread }: ComparedTable): readonly [low: number, high: number] {
  const usual = rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell === null || cell.value === null || cell.outlier ? [] : [cell.value]))); // prettier-ignore
  const all = usual.length > 0 ? usual : spread.flatMap(({ min, max }) => [min, max]);
  const low = all.reduce((a, b) => Math.min(a, b), Infinity);
  const high = all.reduce((a, b) => Math.max(a, b), -Infinity);
  return [low, high];
}

function scaleOf(table: ComparedTable): Scale {
  const { years } = table;
  const [low, high] = scaleRange(table);
  // one outlying place is not to make all others flat: it stands at the edge
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  const round = (n: number): number => Number(n.toFixed(2));
  return {
    x: (at) => round(years.length < 2 ? WIDTH / 2 : EDGE + (at / (years.length - 1)) * (WIDTH - 2 * EDGE)),
    y: (value) => round(high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((within(value) - low) / (high - low)) * (HEIGHT - 2 * EDGE)), // prettier-ignore
  };
}

/** A line through neighbouring years; a year without a value is a gap. */
function pathOf(values: readonly (number | null)[], { x, y }: Scale): string {
  let open = false;
  return values
    .map((value, at) => {
      if (value === null) return ((open = false), '');
      const step = `${open ? 'L' : 'M'}${x(at)} ${y(value)}`;
      open = true;
      return step;
    })
    .join('');
}

function one(row: Row, table: ComparedTable, scale: Scale, middle: string): Html {
  const { years, unit } = table;
  const values = row.cells.map((cell) => cell?.value ?? null);
  const points = row.cells.map((cell, at) => {
    if (cell === null || cell.value === null) return '';
    const words = `${rowLabel(row)} ${cell.year}: ${pointText(cell.value, unit)}`;
    const kind = `${cell.outlier ? 'odd' : 'usual'}${isDoubtful(cell.doubts) ? ' doubtful' : ''}`;
    return html`<a href="${cellHref(cell) ?? '#'}" aria-label="${words}"><title>${words}</title><circle class="${kind}" cx="${scale.x(at)}" cy="${scale.y(cell.value)}" r="4"/></a>`; // prettier-ignore
  });
  const last = row.cells.findLast((cell) => cell !== null && cell.value !== null);
  const said = last?.value === null || last?.value === undefined ? '' : pointText(last.value, unit);
  return html`<figure class="small">
    <figcaption><b>${rowLabel(row)}</b> <span>${said}</span></figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${rowLabel(row)}">
      <path class="middle" d="${middle}" />
      <path class="own" d="${pathOf(values, scale)}" />
      ${points}
    </svg>
    <p class="soft"><span>${years[0] ?? ''}</span><span>${years.length > 1 ? years.at(-1) : ''}</span></p>
  </figure>`;
}

/** Places beyond `MOST` are left out; outlying ones come first then. */
export function shownRows({ rows }: ComparedTable): { readonly rows: readonly Row[]; readonly all: number } {
  const valued = rows.filter((row) => row.cells.some((cell) => cell !== null && cell.value !== null));
  const odd = (row: Row): number => Number(row.cells.some((cell) => cell?.outlier === true));
  const sorted = valued.length > MOST ? [...valued].sort((a, b) => odd(b) - odd(a)) : valued;
  return { rows: sorted.slice(0, MOST), all: valued.length };
}

/** The dashed line in each is the median of all. */
export function multiples(
  table: ComparedTable,
  w: Words,
): { readonly body: Html; readonly shown: number; readonly all: number } {
  const { rows, all } = shownRows(table);
  const scale = scaleOf(table);
  const middle = pathOf(table.years.map((year) => table.spread.find((s) => s.year === year)?.median ?? null), scale); // prettier-ignore
  const [low, high] = scaleRange(table);
  const note = w('compare.multiples', { low: pointText(low, table.unit), high: pointText(high, table.unit) });
  return { body: html`<p class="soft">${note}</p><div class="multiples">${rows.map((row) => one(row, table, scale, middle))}</div>`, shown: rows.length, all }; // prettier-ignore
}
