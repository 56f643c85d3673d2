/**
 * Scores an extraction against a gold, field by field: equal is a hit; what differs counts as invented and as missed.
 * What a gold leaves out is not judged. Rows of a list are paired in order, so that the most fields agree.
 */
import type { Extraction } from '../src/model/record.js';

export interface Tally {
  readonly hits: number;
  readonly invented: number;
  readonly missed: number;
}

export const NONE: Tally = { hits: 0, invented: 0, missed: 0 };

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (a, b) => ({ hits: a.hits + b.hits, invented: a.invented + b.invented, missed: a.missed + b.missed }),
    NONE,
  );

/** 1 where there is nothing to be right or wrong about. */
export function f1({ hits, invented, missed }: Tally): number {
  const all = 2 * hits + invented + missed;
  return all === 0 ? 1 : (2 * hits) / all;
}

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.filter(isRow) : []);
const absent = (value: unknown): boolean => value === null || value === undefined || value === '';
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^其中:/, '')
    .replace(/[。.;,、:]+$/, '');

function same(gold: unknown, got: unknown): boolean {
  if (typeof gold === 'string' && typeof got === 'string') return bare(gold) === bare(got);
  if (typeof gold === 'number' && typeof got === 'number')
    return Math.abs(gold - got) <= 1e-6 * Math.max(1, Math.abs(gold));
  return gold === got;
}

/** One judged value: a field, or an object of fields. */
function compare(gold: unknown, got: unknown): Tally {
  if (gold === undefined) return NONE;
  if (isRow(gold) && Array.isArray(gold['anyOf'])) {
    const each = gold['anyOf'].map((one: unknown) => compare(one, got));
    return each.find(({ invented, missed }) => invented + missed === 0) ?? each[0] ?? NONE;
  }
  if (isRow(gold)) {
    const inner: Row = isRow(got) ? got : {};
    return sum(Object.keys(gold).map((key) => compare(gold[key], inner[key])));
  }
  if (absent(gold)) return { ...NONE, invented: absent(got) ? 0 : 1 };
  if (absent(got)) return { ...NONE, missed: 1 };
  return same(gold, got) ? { hits: 1, invented: 0, missed: 0 } : { hits: 0, invented: 1, missed: 1 };
}

const likeness = (gold: Row, got: Row): number => f1(compare(gold, got));

/** Rows in pairs, in the order of both lists; a row that is like none stays alone. */
function pairs(gold: readonly Row[], got: readonly Row[]): (readonly [gold: Row | null, got: Row | null])[] {
  const like = gold.map((g) => got.map((q) => likeness(g, q)));
  const best = Array.from({ length: gold.length + 1 }, () => new Float64Array(got.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number): number => {
    const own = like[i]?.[j] ?? 0;
    return own >= 0.3 ? own + at(i + 1, j + 1) : -1;
  };
  for (let i = gold.length - 1; i >= 0; i--) {
    const line = best[i];
    for (let j = got.length - 1; line && j >= 0; j--)
      line[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j)); // prettier-ignore
  }
  const out: (readonly [Row | null, Row | null])[] = [];
  let [i, j] = [0, 0];
  while (i < gold.length || j < got.length) {
    const [g, q] = [gold[i] ?? null, got[j] ?? null];
    if (g && q && paired(i, j) === at(i, j)) {
      out.push([g, q]);
      i++;
      j++;
    } else if (g && (!q || at(i + 1, j) === at(i, j))) {
      out.push([g, null]);
      i++;
    } else {
      out.push([null, q]);
      j++;
    }
  }
  return out;
}

/** A row too many: each field that says something and that the golds of its list judge is invented. */
function extra(row: Row, keys: readonly string[]): Tally {
  return { ...NONE, invented: keys.filter((key) => !isRow(row[key]) && !absent(row[key])).length };
}

const AMOUNTS = ['initialBudget', 'budget', 'received', 'executed', 'balance', 'weight', 'score', 'executionRate'];
const states = (row: Row): boolean => AMOUNTS.some((key) => !absent(row[key]));

function compareLists(name: string, gold: readonly Row[], got: readonly Row[]): Tally {
  // a funding row without a figure says nothing, and how its label is worded is left to the reader
  const kept = (rows: readonly Row[]): readonly Row[] =>
    name === 'funding' ? rows.filter(states).map((row) => ({ ...row, label: undefined })) : rows;
  const keys = [...new Set(gold.flatMap(Object.keys))].filter((key) => key !== 'form' && key !== 'ordinal');
  const judged = keys.length > 0 ? keys : ['level3', 'label', 'item', ...AMOUNTS, 'amount'];
  return sum(
    pairs(kept(gold), kept(got)).map(([g, q]) => {
      if (g) return compare(g, q ?? {});
      return q ? extra(q, judged) : NONE;
    }),
  );
}

/** People, sections, facts and findings of a gold are some of those that the document has. */
function compareSome(name: string, gold: readonly Row[], got: readonly Row[]): Tally {
  const rest = [...got];
  const text = (value: unknown): string => bare(typeof value === 'string' ? value : '');
  const fits = (g: Row, q: Row): boolean =>
    Object.keys(g).every((key) => {
      if (key === 'contains') return text(q['text']).includes(text(g[key]));
      if (key === 'label') return text(q[key]).includes(text(g[key])) || text(g[key]).includes(text(q[key]));
      return isRow(g[key]) || same(g[key], q[key]);
    });
  return sum(
    gold.map((g) => {
      const index = rest.findIndex((q) => fits(g, q));
      if (index < 0) return { ...NONE, missed: name === 'sections' ? Object.keys(g).length : 1 };
      rest.splice(index, 1);
      return { ...NONE, hits: name === 'sections' ? Object.keys(g).length : 1 };
    }),
  );
}

const WHOLE = ['forms', 'funding', 'indicators', 'expenditures'];
const SOME = ['people', 'sections', 'facts', 'findings'];

function compareReport(gold: Row, got: Row): Tally {
  return sum(
    Object.entries(gold).map(([key, value]) => {
      if (WHOLE.includes(key)) return compareLists(key, rowsOf(value), rowsOf(got[key]));
      if (SOME.includes(key)) return compareSome(key, rowsOf(value), rowsOf(got[key]));
      return compare(value, got[key]);
    }),
  );
}

/** The reports of a document against those of its gold; both in the order of the document. */
export function score(gold: { readonly reports: readonly Row[] }, extraction: Extraction): Tally {
  const got = extraction.reports as unknown as readonly Row[];
  const paired = pairs(gold.reports, got).map(([g, q]) => {
    if (g) return compareReport(g, q ?? {});
    return q ? compareReport({ funding: [], indicators: [], expenditures: [] }, q) : NONE;
  });
  return sum(paired);
}
