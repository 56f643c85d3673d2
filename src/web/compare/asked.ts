/** A comparison as an address asks for it. */
import { COMPARED, LEVELS, PICKS, SPLITS, type CompareQuestion } from '../../compare/index.js';

export const CHARTS = ['line', 'dots', 'spread', 'multiples'] as const;
export type ChartName = (typeof CHARTS)[number];

export interface AskedComparison {
  /** What to compare, as it was typed or chosen; empty: nothing yet. */
  readonly subject: string;
  readonly family: boolean;
  readonly question: CompareQuestion;
  /** Null: whichever fits. */
  readonly chart: ChartName | null;
  /** The year of a dot plot; null: the last one. */
  readonly year: number | null;
}

const MOST_REGIONS = 60;

function oneOf<T extends string>(all: readonly T[], given: string | null): T | undefined {
  return all.find((one) => one === given);
}

const yearOf = (given: string | null): number | null => (/^\d{4}$/.test(given ?? '') ? Number(given) : null);

/** What there is no sense in is left out. `add` is a region that was typed, beside those that were chosen. */
export function askedComparison(query: URLSearchParams): AskedComparison {
  const text = (name: string): string => (query.get(name) ?? '').trim().slice(0, 200);
  const family = text('family');
  const concept = text('concept');
  const regions = [...query.getAll('region'), text('add')].map((one) => one.trim()).filter((one) => one !== '');
  const [from, to] = [yearOf(query.get('from')), yearOf(query.get('to'))];
  const subject = concept === '' ? family : concept;
  const department = text('department');
  const by = oneOf(LEVELS, query.get('by'));
  const split = oneOf(SPLITS, query.get('split'));
  const value = oneOf(COMPARED, query.get('value'));
  const pick = oneOf(PICKS, query.get('pick'));
  const unit = query.get('unit');
  return {
    subject,
    family: concept === '' && family !== '',
    chart: oneOf(CHARTS, query.get('chart')) ?? null,
    year: yearOf(query.get('year')),
    question: {
      ...(concept === '' ? { family: subject } : { words: subject }),
      regions: [...new Set(regions)].slice(0, MOST_REGIONS),
      ...(from === null && to === null ? {} : { years: { from: from ?? 0, to: Math.max(to ?? 9999, from ?? 0) } }),
      ...(department === '' ? {} : { department }),
      ...(query.get('sure') === '1' ? { confidence: 0.8 } : {}),
      ...(by === undefined ? {} : { by }),
      ...(split === undefined ? {} : { split }),
      ...(value === undefined ? {} : { value }),
      ...(pick === undefined ? {} : { pick }),
      ...(unit === null || unit === '' ? {} : { unit }),
      ...(query.get('first') === 'lowest' ? { first: 'lowest' as const } : {}),
    },
  };
}
