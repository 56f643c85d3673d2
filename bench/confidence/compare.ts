/** The numbers of a reading held against the gold: how many are wrong, how many of the gold's are not there. */
import type { Extraction, Report } from '../../src/index.js';

type Row = Readonly<Record<string, unknown>>;

export interface Gold {
  readonly reports: readonly Row[];
}

export interface Count {
  /** Numbers read; those that the gold does not have there. */
  readonly read: number;
  readonly wrong: number;
  /** Numbers of the gold; those that were not read. */
  readonly stated: number;
  readonly missing: number;
}

const AMOUNTS = ['initialBudget', 'budget', 'received', 'executed', 'balance', 'weight', 'executionRate', 'score'];
const LOST = '\ufffd';
const POINTS = ['weight', 'score', 'level1Weight', 'level2Weight'];

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.filter(isRow) : []);
const bare = (value: unknown): string => (typeof value === 'string' ? value.replace(/[\s：:]/g, '') : '');
const part = (row: Row, key: string): Row => (isRow(row[key]) ? row[key] : {});

/** The numbers of a row by their field; undefined: the gold does not judge it. */
function numbers(row: Row, kind: 'funding' | 'indicators'): Map<string, unknown> {
  const fields = kind === 'funding' ? AMOUNTS : POINTS;
  const found = new Map<string, unknown>(fields.map((field) => [field, row[field]]));
  if (kind === 'indicators')
    for (const field of ['target', 'actual'])
      for (const inner of ['number', 'numberTo'])
        found.set(`${field}.${inner}`, row[field] === null ? null : part(row, field)[inner]);
  return found;
}

const same = (gold: unknown, got: unknown): boolean =>
  isRow(gold) && Array.isArray(gold['anyOf'])
    ? gold['anyOf'].some((one) => same(one, got))
    : typeof gold === 'number' && typeof got === 'number'
      ? Math.abs(gold - got) <= 1e-6 * Math.max(1, Math.abs(gold))
      : gold === (got ?? null);

const NOTHING: Count = { read: 0, wrong: 0, stated: 0, missing: 0 };
const add = (a: Count, b: Count): Count => ({ read: a.read + b.read, wrong: a.wrong + b.wrong, stated: a.stated + b.stated, missing: a.missing + b.missing }); // prettier-ignore

/** A row read against the row of the gold it stands for; against none, every number in it is invented. */
function compareRow(gold: Row | null, got: Row | null, kind: 'funding' | 'indicators'): Count {
  const [stated, read] = [numbers(gold ?? {}, kind), numbers(got ?? {}, kind)];
  let count = NOTHING;
  for (const [field, value] of read) {
    const wanted = gold === null ? null : stated.get(field);
    if (wanted === undefined) continue;
    const is = typeof value === 'number';
    const due = wanted !== null && wanted !== undefined;
    const wrong = is && !same(wanted, value);
    count = add(count, { read: is ? 1 : 0, wrong: wrong ? 1 : 0, stated: due ? 1 : 0, missing: due && !is ? 1 : 0 });
  }
  return count;
}

/** The names that a row may go by: a gold may state several right ones. */
function namesOf(row: Row, key: string): string[] {
  const value = row[key];
  return (isRow(value) && Array.isArray(value['anyOf']) ? value['anyOf'] : [value]).map(bare);
}

/** Characters that were lost on the way stand for any. */
const equal = (gold: string, got: string): boolean =>
  gold === got || (got.includes(LOST) && gold.length === got.length && [...got].every((char, i) => char === LOST || char === gold[i])); // prettier-ignore
const near = (a: string, b: string): boolean => (a.length >= 4 && b.includes(a)) || (b.length >= 4 && a.includes(b));

/** Pairs rows by rules that are tried one after the other; what is left stands alone. */
function pair(gold: readonly Row[], got: readonly Row[], fits: readonly ((a: Row, b: Row) => boolean)[]): [Row | null, Row | null][] {
  const [left, rest] = [[...gold], [...got]];
  const pairs: [Row | null, Row | null][] = [];
  for (const fit of fits) {
    for (const one of [...rest]) {
      const index = left.findIndex((row) => fit(row, one));
      if (index < 0) continue;
      pairs.push([left[index] ?? null, one]);
      left.splice(index, 1);
      rest.splice(rest.indexOf(one), 1);
    }
  }
  return [...pairs, ...left.map((row): [Row, null] => [row, null]), ...rest.map((row): [null, Row] => [null, row])];
} // prettier-ignore

const named = (key: string, fit: (a: string, b: string) => boolean) => (gold: Row, got: Row) => namesOf(gold, key).some((name) => fit(name, bare(got[key]))); // prettier-ignore
const level = named('level2', equal);

const FITS = {
  indicators: [(a: Row, b: Row) => named('level3', equal)(a, b) && level(a, b), named('level3', equal), named('level3', near)],
  funding: [named('label', equal), named('label', near), (a: Row, b: Row) => a['source'] === b['source']],
}; // prettier-ignore

/** One report against one of the gold; null: against none. Lists that the gold leaves out are not judged. */
export function compareReport(gold: Row | null, report: Report): Count {
  const got = report as unknown as Row;
  let count = NOTHING;
  for (const kind of ['indicators', 'funding'] as const) {
    if (gold !== null && gold[kind] === undefined) continue;
    const pairs = pair(list(gold?.[kind]), list(got[kind]), FITS[kind]);
    for (const [a, b] of pairs) count = add(count, compareRow(a, b, kind));
  }
  return count;
}

/** Each report read with its count, held against the report of the gold that it meets best. */
export function compare(gold: Gold, { reports }: Extraction): Count[] {
  const left = [...gold.reports];
  return reports.map((report) => {
    let [best, count]: [number, Count] = [-1, compareReport(null, report)];
    left.forEach((one, i) => {
      const other = compareReport(one, report);
      if (best < 0 || other.read - other.wrong > count.read - count.wrong) [best, count] = [i, other];
    });
    if (best >= 0) left.splice(best, 1);
    return count;
  });
}
