/** The table of a comparison: each value leads to the cell of the report that states it. */
import { isDoubtful, type Cell, type ComparedTable, type Figure, type Row } from '../../compare/index.js';
import { cellText, rowLabel } from '../../export/chart/dot-plot.js';
import { pointText } from '../../export/chart/numbers.js';
import { html, NOTHING, type Html } from '../html.js';
import type { Viewer } from '../context.js';
import { number, percent, reportPath } from '../show.js';

/** Rows on a page; the file holds all. */
export const MOST_ROWS = 300;

const figureHref = ({ reportId, indicatorId }: Figure): string => reportPath(reportId, `i${indicatorId}`);

function titleOf(cell: Cell, unit: string): string {
  const [first] = cell.figures;
  return [first?.name, first?.actualRaw, first?.targetRaw === null ? null : `← ${first?.targetRaw ?? ''}`, first?.place, unit]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' · '); // prettier-ignore
}

function cellHtml(cell: Cell | null, table: ComparedTable, { w }: Viewer): Html {
  if (cell === null) return html`<td class="n none">—</td>`;
  const kind = `n${cell.outlier ? ' odd' : ''}${isDoubtful(cell.doubts) ? ' doubtful' : ''}`;
  const marks = [
    cell.outlier ? html` <span class="tag missed">${w('compare.odd')}</span>` : '',
    cell.achieved === 'no' ? html` <span class="missed" title="${w('achieved.no')}">✗<span class="hidden">${w('achieved.no')}</span></span>` : '', // prettier-ignore
  ];
  if (cell.value === null) {
    const each = cell.figures.slice(0, 6).map((figure) => html`<a href="${figureHref(figure)}" title="${[figure.project, figure.name, figure.place].filter((part) => part !== null).join(' · ')}">${figure.value === null ? '' : pointText(figure.value, table.unit)}</a>`); // prettier-ignore
    const more = cell.figures.length > 6 ? html` …${number(cell.figures.length)}` : '';
    return html`<td class="${kind}"><span class="several">${each.map((link, i) => html`${i === 0 ? '' : ' / '}${link}`)}${more}</span></td>`; // prettier-ignore
  }
  const [first] = cell.figures;
  const text = cellText(cell, table.unit);
  const linked = first === undefined ? text : html`<a href="${figureHref(first)}" title="${titleOf(cell, table.unit)}">${text}</a>`; // prettier-ignore
  return html`<td class="${kind}">${linked}${marks}</td>`;
}

const place = ({ code, county, prefecture, province }: Row): string => [province, prefecture, county].filter((part) => part !== null).join('') || (code ?? ''); // prettier-ignore

export function comparisonTable(table: ComparedTable, viewer: Viewer): Html {
  const { w } = viewer;
  const { years, rows, spread, unit } = table;
  const at = years.length - 1;
  const rank = (row: Row): number => row.cells[at]?.rank ?? Infinity;
  const sorted = [...rows].sort((a, b) => rank(a) - rank(b));
  const change = (row: Row): string => {
    if (row.change === null) return '';
    const { difference, ratio } = row.change;
    const sign = difference > 0 ? '+' : '';
    return unit === '%' || ratio === null ? `${sign}${number(difference)}` : `${sign}${percent(ratio)}`;
  };
  const lines = sorted.slice(0, MOST_ROWS).map((row) => {
    const head = row.code !== null && table.by === 'county' ? html`<a href="/counties/${row.code}" title="${place(row)}">${rowLabel(row)}</a>` : html`<span title="${place(row)}">${rowLabel(row)}</span>`; // prettier-ignore
    return html`<tr><td class="n soft">${row.cells[at]?.rank ?? ''}</td><th scope="row">${head}</th>${row.cells.map((cell) => cellHtml(cell, table, viewer))}<td class="n">${change(row)}</td></tr>`; // prettier-ignore
  });
  const middle = html`<tr class="sum">
    <td></td>
    <th scope="row">${w('compare.median')}</th>
    ${years.map((year) => {
      const one = spread.find((s) => s.year === year);
      return html`<td class="n">${one === undefined ? '' : html`${pointText(one.median, unit)} <span class="soft">n=${one.count}</span>`}</td>`; // prettier-ignore
    })}
    <td></td>
  </tr>`;
  const points = unit === '%' ? w('compare.change.points') : w('compare.change');
  const more = rows.length > MOST_ROWS ? html`<p class="note">${w('compare.rows', { shown: MOST_ROWS, all: number(rows.length) })}</p>` : NOTHING; // prettier-ignore
  return html`<p class="soft">${w('compare.table.note')}</p><div class="scroll" tabindex="0" role="region" aria-label="${w('compare.table')}"><table class="list compared"><thead><tr><th scope="col" class="n">${w('compare.rank', { year: years[at] ?? '' })}</th><th scope="col">${w('col.region')}</th>${years.map((year) => html`<th scope="col" class="n">${year}</th>`)}<th scope="col" class="n">${points}</th></tr></thead><tbody>${lines}${middle}</tbody></table></div>${more}`; // prettier-ignore
}

/** Cells far from the others of their year, with what they state: an error of reading, of writing, or news. */
export function outlierList({ rows, unit }: ComparedTable, { w }: Viewer): Html {
  const found = rows.flatMap((row) => row.cells.flatMap((cell) => (cell?.outlier === true ? [{ row, cell }] : [])));
  if (found.length === 0) return NOTHING;
  found.sort((a, b) => Math.abs(b.cell.z ?? 0) - Math.abs(a.cell.z ?? 0));
  const items = found.slice(0, 20).map(({ row, cell }) => {
    const [first] = cell.figures;
    return html`<li><a href="${first === undefined ? '#' : figureHref(first)}">${rowLabel(row)} ${cell.year}: ${cellText(cell, unit)}</a> <span class="soft">${first?.name ?? ''} ${w('compare.stated', { target: first?.targetRaw ?? '—', actual: first?.actualRaw ?? '—' })} ${first?.place ?? ''}</span></li>`; // prettier-ignore
  });
  return html`<section><h2>${w('compare.outliers', { count: found.length })}</h2><p class="soft">${w('compare.outliers.note')}</p><ul class="plain">${items}</ul></section>`; // prettier-ignore
}

export function namesAndRest(
  { names, leftOut, near, copies }: ComparedTable,
  { w }: Viewer,
  conceptHref: (concept: string) => string,
): Html {
  // prettier-ignore
  const left = leftOut.map(({ reason, figures, examples }) => {
    const each = examples.slice(0, 3).map((figure) => html` <a href="${figureHref(figure)}">${figure.county ?? figure.regionName ?? '?'} ${figure.year}: ${figure.actualRaw ?? '—'}</a>`); // prettier-ignore
    return html`<li><b>${number(figures)}</b> ${w(`compare.left.${reason}`)} <span class="soft">${each}</span></li>`;
  });
  const nearby = near.map(({ concept, indicators }) => html`<li><a href="${conceptHref(concept)}">${concept}</a> (${number(indicators)})</li>`); // prettier-ignore
  return html`<div class="columns">
    <section>
      <h2>${w('compare.names')}</h2>
      <ul class="chips">
        ${names.slice(0, 30).map(({ name, figures }) => html`<li>${name} (${number(figures)})</li>`)}
      </ul>
      ${copies === 0 ? NOTHING : html`<p class="soft">${w('compare.copies', { count: copies })}</p>`}
    </section>
    ${
      left.length === 0
        ? NOTHING
        : html`<section>
            <h2>${w('compare.left')}</h2>
            <ul class="plain">
              ${left}
            </ul>
          </section>`
    }
    ${
      nearby.length === 0
        ? NOTHING
        : html`<section>
            <h2>${w('compare.near')}</h2>
            <ul class="chips">
              ${nearby}
            </ul>
          </section>`
    }
  </div>`;
}
