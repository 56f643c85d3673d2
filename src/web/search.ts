/** Words in names and sections, and suggestions while a name is typed. */
import type { NameHit, SearchResult, SectionHit } from '../store/search.js';
import { StoreError, type Connection } from '../store/sqlite.js';
import { html, NOTHING, type Html } from './html.js';
import { address } from './address.js';
import type { App, WebContext } from './context.js';
import { page } from './layout.js';
import type { Words } from './words/index.js';
import { holding } from './lists/filters.js';
import { number, reportPath } from './show.js';

/** Names and sections that are shown at most. */
const LIMIT = 100;
const MOST_WORDS = 100;

const hrefOf = ({ kind, text, concept }: NameHit): string =>
  kind === 'project'
    ? address('/projects', { name: text })
    : kind === 'department'
      ? address('/reports', { department: text })
      : concept === null
        ? address('/indicators', { q: text })
        : address('/compare', { concept });

/** A snippet with its words marked; the marks of the index are no letters of a document that count. */
function snippet(text: string): Html {
  const parts = text.split(/⟦([^⟧]*)⟧/u);
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<mark>${part}</mark>` : part))}`;
}

/** Hits that say the same under the same heading, as the files of one report do and reports of several years. */
function grouped(hits: readonly SectionHit[]): [SectionHit, ...SectionHit[]][] {
  const groups = new Map<string, [SectionHit, ...SectionHit[]]>();
  for (const hit of hits) {
    const key = `${hit.heading}|${hit.snippet}`;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [hit]);
    else own.push(hit);
  }
  return [...groups.values()];
}

function sectionHtml(hit: SectionHit, more: readonly SectionHit[], w: Words): Html {
  const where = ({ county, year, project, path }: SectionHit): string => [county, year, project ?? path.split(/[/\\]/).at(-1)].filter((part) => part !== null).join(' · '); // prettier-ignore
  const to = (one: SectionHit): string => reportPath(one.reportId, `s${one.sectionId}`);
  const others = more.length === 0 ? NOTHING : html`<details><summary>${w('search.alike', { count: more.length })}</summary><ul class="plain">${more.map((one) => html`<li><a href="${to(one)}">${where(one)}</a></li>`)}</ul></details>`; // prettier-ignore
  return html`<article class="quote"><h3><a href="${to(hit)}">${where(hit)}</a> <span class="soft">${hit.heading}</span></h3><p class="prose">${snippet(hit.snippet)}</p>${others}</article>`; // prettier-ignore
}

interface Suggestion {
  /** What is put into the field. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

const CONCEPTS = `SELECT c.label AS value, c.label, (SELECT count(*) FROM indicator_derived d WHERE d.concept_id = c.id) AS count
FROM concept c WHERE c.label LIKE :like ESCAPE '\\'
   OR c.id IN (SELECT d.concept_id FROM search_name n JOIN indicator_derived d ON d.level3 = n.text
     WHERE n.kind = 'indicator' AND n.text LIKE :like ESCAPE '\\' LIMIT 2000)
ORDER BY count DESC, length(c.label), c.label LIMIT 12`;

const REGIONS = `SELECT g.code AS value, g.name AS label, (SELECT count(*) FROM report_subject q WHERE q.region_code = g.code) AS count
FROM region g WHERE g.name LIKE :like ESCAPE '\\' OR g.code LIKE :like ESCAPE '\\' GROUP BY g.code
ORDER BY count DESC, g.code LIMIT 12`;
const ABOVE = `SELECT province AS value, province AS label, count(*) AS count FROM report_subject WHERE province LIKE :like ESCAPE '\\' GROUP BY province
UNION ALL SELECT prefecture, province || prefecture, count(*) FROM report_subject WHERE prefecture LIKE :like ESCAPE '\\' GROUP BY province, prefecture LIMIT 4`;

function suggest(db: Connection, kind: string, words: string): Suggestion[] {
  if ([...words].length < 2) return [];
  const like = { like: holding(words) };
  const all = (sql: string): Suggestion[] => db.prepare<[{ like: string }], Suggestion>(sql).all(like);
  return kind === 'region' ? [...all(ABOVE), ...all(REGIONS)] : all(CONCEPTS);
}

export function registerSearch(app: App, { db, search, cached }: WebContext): void {
  const asked = (words: string): SearchResult | StoreError => {
    try {
      return words === '' ? { names: [], sections: [] } : search(words, { limit: LIMIT });
    } catch (error) {
      if (error instanceof StoreError) return error;
      throw error;
    }
  };
  app.get('/search', (c) => {
    const { w } = c.get('viewer');
    const words = (c.req.query('q') ?? '').trim().slice(0, MOST_WORDS);
    const found = asked(words);
    const result = found instanceof StoreError ? { names: [], sections: [] } : found;
    const names = result.names.map((hit) => {
      const years = hit.firstYear === null ? '' : hit.firstYear === hit.lastYear ? String(hit.firstYear) : `${hit.firstYear}–${hit.lastYear ?? ''}`; // prettier-ignore
      return html`<tr><td>${w(`search.${hit.kind}`)}</td><th scope="row"><a href="${hrefOf(hit)}">${hit.text}</a></th><td>${hit.concept ?? ''}</td><td class="n">${number(hit.rows)}</td><td>${years}</td></tr>`; // prettier-ignore
    });
    const sections = grouped(result.sections).map(([hit, ...more]) => sectionHtml(hit, more, w));
    const cutOff = result.names.length >= LIMIT || result.sections.length >= LIMIT;
    const nothing = words !== '' && names.length + sections.length === 0;
    return page(c, {
      title: w('nav.search'),
      body: html`<h1>${w('nav.search')}</h1>
        <form action="/search" class="ask">
          <label for="words">${w('search.words')}</label> <input id="words" name="q" type="search" value="${words}" />
          <button>${w('nav.search')}</button>
        </form>
        ${found instanceof StoreError ? html`<p class="note">${found.message}</p>` : nothing ? html`<p class="empty">${w('search.nothing', { words })}</p>` : NOTHING}
        ${cutOff ? html`<p class="note">${w('search.first', { most: LIMIT })}</p>` : NOTHING}
        ${
          names.length === 0
            ? NOTHING
            : html`<section>
                <h2>${w('search.names')}</h2>
                <div class="scroll">
                  <table class="list">
                    <caption class="hidden">
                      ${w('search.names')}
                    </caption>
                    <thead>
                      <tr>
                        <th scope="col">${w('col.kind')}</th>
                        <th scope="col">${w('search.name')}</th>
                        <th scope="col">${w('col.concept')}</th>
                        <th scope="col" class="n">${w('search.rows')}</th>
                        <th scope="col">${w('col.year')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      ${names}
                    </tbody>
                  </table>
                </div>
              </section>`
        }
        ${
          sections.length === 0
            ? NOTHING
            : html`<section>
                <h2>${w('report.text')}</h2>
                ${sections}
              </section>`
        }`,
    });
  });
  app.get('/search.json', (c) => {
    const found = asked((c.req.query('q') ?? '').trim().slice(0, MOST_WORDS));
    return found instanceof StoreError ? c.json({ error: found.message }, 422) : c.json(found);
  });
  app.get('/suggest.json', (c) => {
    const kind = c.req.query('kind') === 'region' ? 'region' : 'concept';
    const words = (c.req.query('q') ?? '').trim().slice(0, MOST_WORDS);
    return c.json(cached(`suggest ${kind} ${words}`, () => suggest(db, kind, words)));
  });
}
