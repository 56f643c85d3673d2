/** The filters of a list as a form: it asks by GET, so that each question has an address. */
import { RULES } from '../../audit/index.js';
import { OUTCOMES } from '../../model/codes.js';
import { html, NOTHING, type Html } from '../html.js';
import { changed } from '../address.js';
import type { PageContext, Viewer, WebContext } from '../context.js';
import { KINDS, MONEY, SEVERITIES, type Asked, type FilterName } from './filters.js';
import { ruleWords } from './findings.js';
import type { Listing } from './listing.js';

type Choice = readonly [value: string, words: string];

function choicesOf(name: FilterName, { db, cached }: WebContext, { lang, w }: Viewer): readonly Choice[] | null {
  switch (name) {
    case 'kind':
      return KINDS.map((kind) => [kind, w(`kind.${kind}`)]);
    case 'severity':
      return SEVERITIES.map((severity) => [severity, w(`severity.${severity}`)]);
    case 'money':
      return MONEY.map((money) => [money, w(`money.${money}`)]);
    case 'achieved':
      return [
        ['yes', w('achieved.yes')],
        ['no', w('achieved.no')],
      ];
    case 'confidence':
      return (['high', 'middle', 'low', 'none'] as const).map((level) => [level, w(`confidence.${level}`)]);
    case 'copies':
      return [['once', w('copies.once')]];
    case 'outcome':
      return Object.entries(OUTCOMES).map(([outcome, { meaning, zh }]) => [outcome, lang === 'zh' ? zh : meaning]);
    case 'finding':
      return RULES.map(({ id }) => [id, ruleWords(id, lang).title]);
    case 'format':
      return cached('formats', () =>
        db.prepare<[], string>('SELECT DISTINCT format FROM source WHERE format IS NOT NULL ORDER BY format').pluck().all(),
      ).map((format) => [format, format]); // prettier-ignore
    case 'q':
    case 'region':
    case 'year':
    case 'department':
    case 'concept':
      return null;
  }
}

/** Filters that only some questions need are folded away until one of them is used. */
const FOLDED: readonly FilterName[] = ['department', 'kind', 'confidence', 'outcome', 'format', 'severity', 'copies'];

function field(name: FilterName, c: PageContext, context: WebContext, asked: Asked): Html {
  const viewer = c.get('viewer');
  const { w } = viewer;
  const id = `f-${name}`;
  const value = asked[name] ?? '';
  const choices = choicesOf(name, context, viewer);
  const label = html`<label for="${id}">${w(`filter.${name}`)}</label>`;
  if (choices !== null) {
    const options = choices.map(([key, words]) => html`<option value="${key}"${key === value ? html` selected` : ''}>${words}</option>`); // prettier-ignore
    return html`<div class="field">${label}<select id="${id}" name="${name}"><option value="">${w(name === 'copies' ? 'copies.all' : 'filter.any')}</option>${options}</select></div>`; // prettier-ignore
  }
  const suggest = name === 'region' || name === 'concept' ? html` data-suggest="${name}"` : '';
  return html`<div class="field">${label}<input id="${id}" name="${name}" value="${value}"${suggest} autocomplete="off" placeholder="${w(`filter.${name}.hint` as 'filter.q.hint')}"></div>`; // prettier-ignore
}

export function filterForm(c: PageContext, context: WebContext, listing: Listing, asked: Asked): Html {
  const { w } = c.get('viewer');
  const url = new URL(c.req.url);
  const folded = listing.filters.filter((name) => FOLDED.includes(name));
  const shown = listing.filters.filter((name) => !FOLDED.includes(name));
  const open = folded.some((name) => asked[name] !== undefined);
  const kept = ['sort', 'dir'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}" />`];
  });
  const of = (names: readonly FilterName[]): Html[] => names.map((name) => field(name, c, context, asked));
  return html`<form class="filters" method="get" action="${listing.path}" data-live="result" aria-label="${w('filter.form')}">
<div class="fields">${of(shown)}<div class="field go"><button>${w('filter.apply')}</button></div></div>
<details${open ? html` open` : ''}><summary>${w('filter.further')}</summary><div class="fields">${of(folded)}</div></details>
${kept}</form>`;
}

/** What is asked, each to be taken away by itself. */
export function askedChips(c: PageContext, context: WebContext, asked: Asked): Html {
  const viewer = c.get('viewer');
  const { w } = viewer;
  const url = new URL(c.req.url);
  const chips = Object.entries(asked).map(([name, value]) => {
    const choice = choicesOf(name as FilterName, context, viewer)?.find(([key]) => key === value);
    return html`<li>${w(`filter.${name as FilterName}`)}: ${choice?.[1] ?? value} <a href="${changed(url, { [name]: null, page: null })}" aria-label="${w('filter.remove', { name: w(`filter.${name as FilterName}`) })}">×</a></li>`; // prettier-ignore
  });
  if (chips.length === 0) return NOTHING;
  return html`<div class="asked">
    <ul class="chips">
      ${chips}
    </ul>
    <a href="${url.pathname}">${w('filter.clear')}</a>
  </div>`;
}
