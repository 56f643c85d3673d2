/** Filters of lists: from the address to conditions. What is asked stands in the address and nowhere else. */
import { matchRegions } from '../../compare/regions.js';
import { OUTCOMES } from '../../model/codes.js';
import type { WebContext } from '../context.js';
import { BEST_COPY } from '../copies.js';
import type { Condition } from './listing.js';

export const FILTERS = ['q', 'region', 'year', 'department', 'kind', 'outcome', 'confidence', 'finding', 'severity', 'concept', 'achieved', 'money', 'format', 'copies'] as const; // prettier-ignore
export type FilterName = (typeof FILTERS)[number];

/** What is asked of a list; a filter that asks nothing is not there. */
export type Asked = Readonly<Partial<Record<FilterName, string>>>;

const MOST = 200;

export const KINDS = ['project', 'department', 'transfer'] as const;
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export const MONEY = ['total', 'fiscal', 'central', 'province', 'prefecture', 'county', 'township', 'local', 'carryover', 'government_fund', 'self_raised', 'other'] as const; // prettier-ignore
/** Ranges of the confidence of reports: from, and up to but not including. */
export const CONFIDENCE = { low: [0, 0.8], middle: [0.8, 0.95], high: [0.95, 1.01] } as const;

const CHOICES: Readonly<Partial<Record<FilterName, readonly string[]>>> = {
  kind: KINDS,
  severity: SEVERITIES,
  money: MONEY,
  outcome: Object.keys(OUTCOMES),
  confidence: [...Object.keys(CONFIDENCE), 'none'],
  achieved: ['yes', 'no'],
  copies: ['once'],
};

export const YEARS = /^(\d{4})(?:\s*[-–—~]\s*(\d{4}))?$/;

/** The filters of an address that a list knows and that make sense; `ignored` names the others that have a value. */
export function askedOf(query: URLSearchParams, known: readonly FilterName[]): { asked: Asked; ignored: string[] } {
  const asked: Partial<Record<FilterName, string>> = {};
  const ignored: string[] = [];
  for (const name of known) {
    const value = (query.get(name) ?? '').trim().slice(0, MOST);
    if (value === '') continue;
    const choices = CHOICES[name];
    const sound = choices === undefined ? name !== 'year' || YEARS.test(value) : choices.includes(value);
    if (sound) asked[name] = value;
    else ignored.push(value);
  }
  return { asked, ignored };
}

/** The codes of the regions that are asked for, as a JSON list; throws a CompareError if there is no such region. */
export function regionsOf({ db, cached }: WebContext, asked: Asked): string | null {
  const { region } = asked;
  if (region === undefined) return null;
  return cached(`regions ${region}`, () =>
    JSON.stringify(matchRegions(db, [region]).flatMap(({ matched }) => matched.map(({ code }) => code))),
  );
}

/** Letters that LIKE takes for others. */
export const holding = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export const condition = (sql: string, params: Condition['params'] = {}): Condition => ({ sql, params });

/** Conditions on `report_subject q`: region, year, department, kind, confidence and copies. */
export function ofSubject(asked: Asked, regions: string | null): Condition[] {
  const found: Condition[] = [];
  const { year, department, kind, confidence, copies } = asked;
  if (regions !== null) found.push(condition('q.region_code IN (SELECT value FROM json_each(:regions))', { regions }));
  const [, from, to = from] = YEARS.exec(year ?? '') ?? [];
  if (from !== undefined && to !== undefined)
    found.push(from === to ? condition('q.year = :from', { from: Number(from) }) : condition('q.year BETWEEN :from AND :to', { from: Number(from), to: Number(to) })); // prettier-ignore
  if (department !== undefined)
    found.push(condition(`(q.department LIKE :department ESCAPE '\\' OR q.unit LIKE :department ESCAPE '\\')`, { department: holding(department) })); // prettier-ignore
  if (kind !== undefined) found.push(condition('q.kind = :kind', { kind }));
  if (copies !== undefined) found.push(condition(BEST_COPY));
  if (confidence === 'none') found.push(condition('q.confidence IS NULL'));
  else if (confidence !== undefined) {
    const [least, below] = CONFIDENCE[confidence as keyof typeof CONFIDENCE];
    found.push(condition('q.confidence >= :least AND q.confidence < :below', { least, below }));
  }
  return found;
}

/** Words that a project, department or unit holds. */
export const inSubject = (q: string | undefined): Condition[] =>
  q === undefined
    ? []
    : [condition(`(q.project LIKE :q ESCAPE '\\' OR q.department LIKE :q ESCAPE '\\' OR q.unit LIKE :q ESCAPE '\\' OR q.region_name LIKE :q ESCAPE '\\')`, { q: holding(q) })]; // prettier-ignore
