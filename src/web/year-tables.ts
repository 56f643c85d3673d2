/** Tables of a project by year. */
import { html, type Html } from './html.js';
import type { Viewer } from './context.js';
import type { Row } from './lists/listing.js';
import type { YearMoney } from './over-years.js';
import { bar, num, number, percent, wan } from './show.js';

export function moneyTable(rows: readonly YearMoney[], { w }: Viewer): Html {
  const lines = rows.map(({ year, reports, budget, executed, counted }) => {
    const rate = budget === null || executed === null || budget === 0 ? null : executed / budget;
    return html`<tr><th scope="row">${year ?? w('coverage.noYear')}</th><td class="n">${number(reports)}</td><td class="n">${number(counted)}</td><td class="n">${wan(budget)}</td><td class="n">${wan(executed)}</td><td class="n">${percent(rate)} ${rate === null ? '' : bar(rate)}</td></tr>`; // prettier-ignore
  });
  return html`<p class="soft">${w('county.money.note')}</p><div class="scroll" tabindex="0" role="region" aria-label="${w('county.money')}"><table class="list"><thead><tr><th scope="col">${w('col.year')}</th><th scope="col" class="n">${w('nav.reports')}</th><th scope="col" class="n">${w('county.counted')}</th><th scope="col" class="n">${w('col.budget')}</th><th scope="col" class="n">${w('col.executed')}</th><th scope="col" class="n">${w('col.rate')}</th></tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}

export function targetsTable(rows: readonly Row[], { w }: Viewer): Html {
  const lines = rows.map((row) => {
    const [met = 0, missed = 0, open = 0] = [num(row['met']) ?? 0, num(row['missed']) ?? 0, num(row['open']) ?? 0];
    const told = met + missed;
    return html`<tr><th scope="row">${num(row['year']) ?? w('coverage.noYear')}</th><td class="n">${number(met)}</td><td class="n">${number(missed)}</td><td class="n">${number(open)}</td><td class="n">${told === 0 ? '' : html`${percent(met / told)} ${bar(met / told)}`}</td><td class="n">${percent(num(row['rate']))}</td><td class="n">${number(num(row['score']))}</td></tr>`; // prettier-ignore
  });
  return html`<p class="soft">${w('county.targets.note')}</p><div class="scroll" tabindex="0" role="region" aria-label="${w('project.scores')}"><table class="list"><thead><tr><th scope="col">${w('col.year')}</th><th scope="col" class="n">${w('achieved.yes')}</th><th scope="col" class="n">${w('achieved.no')}</th><th scope="col" class="n">${w('county.open')}</th><th scope="col" class="n">${w('county.met')}</th><th scope="col" class="n">${w('county.scoreRate')}</th><th scope="col" class="n">${w('county.selfScore')}</th></tr></thead><tbody>${lines}</tbody></table></div>`; // prettier-ignore
}
