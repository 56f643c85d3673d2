/** Names and codes of regions to those that the database holds. */
import type { Connection } from '../store/sqlite.js';
import type { MatchedRegion } from './answer.js';
import { CompareError } from './question.js';

interface Known {
  readonly code: string;
  readonly name: string;
  readonly province_code: string | null;
  readonly province: string | null;
  readonly prefecture_code: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
}

/** 湖南 is 湖南省, 渌口 is 渌口区. */
const ENDS = /(?:特别行政区|[^县市区]*自治[区州县旗]|地区|省|市|县|区|旗|盟)$/u;

const short = (name: string): string => (name.length > 2 ? name.replace(ENDS, '') : name);

function isCalled(given: string, name: string | null): boolean {
  return name !== null && (name === given || (given.length >= 2 && short(name) === given));
}

/** A code, the whole name, or the name of one level; of a name without its ending the higher level wins. */
function matching(known: readonly Known[], given: string): Known[] {
  if (/^\d{6}$/.test(given)) {
    return known.filter((r) => r.code === given || r.province_code === given || r.prefecture_code === given);
  }
  const whole = known.filter((r) => r.name === given);
  const first = whole[0];
  // 湖南省株洲市 stands for what is in it
  if (first !== undefined) {
    if (first.county !== null) return whole;
    const { prefecture, prefecture_code: code, province_code: above } = first;
    return known.filter((r) => (prefecture === null ? r.province_code === above : r.prefecture_code === code));
  }
  for (const level of ['province', 'prefecture', 'county'] as const) {
    const exact = known.filter((r) => r[level] === given);
    if (exact.length > 0) return exact;
  }
  for (const level of ['province', 'prefecture', 'county'] as const) {
    const called = known.filter((r) => isCalled(given, r[level]));
    if (called.length > 0) return called;
  }
  // several levels in one word: 株洲市渌口区, 湖南株洲
  return known.filter((r) => r.name.endsWith(given) || `${short(r.province ?? '')}${r.prefecture ?? ''}${r.county ?? ''}` === given); // prettier-ignore
}

function alike(known: readonly Known[], given: string): string[] {
  const names = new Set(known.flatMap((r) => [r.province, r.prefecture, r.county]).filter((name) => name !== null));
  const shared = (name: string): number => [...new Set(given)].filter((letter) => name.includes(letter) && !/[省市县区]/.test(letter)).length; // prettier-ignore
  return [...names]
    .map((name) => [name, shared(name)] as const)
    .filter(([, n]) => n > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 5)
    .map(([name]) => name);
}

/** The name that a code stands for; what is no code is a name already. */
function nameOf(matched: readonly Known[], given: string): string {
  const own = matched.find(({ code }) => code === given);
  if (own !== undefined) return own.county ?? own.prefecture ?? own.province ?? given;
  const below = matched[0];
  if (below?.prefecture_code === given) return below.prefecture ?? given;
  return below?.province_code === given ? (below.province ?? given) : given;
}

/** The regions of the database that are meant. Throws a CompareError for one that it does not hold. */
export function matchRegions(db: Connection, asked: readonly string[]): MatchedRegion[] {
  if (asked.length === 0) return [];
  const known = db
    .prepare<[], Known>(
      'SELECT code, name, province_code, province, prefecture_code, prefecture, county FROM region ORDER BY code, name',
    ) // prettier-ignore
    .all();
  return asked.map((given) => {
    const matched = matching(known, given.trim());
    if (matched.length === 0) {
      const near = alike(known, given.trim());
      const hint = near.length === 0 ? '' : ` Near it are: ${near.join(', ')}.`;
      throw new CompareError('no-region', given, `The database has no report of a region “${given}”.${hint}`, near);
    }
    return {
      asked: given,
      name: nameOf(matched, given.trim()),
      matched: matched.map(({ code, name }) => ({ code, name })),
    };
  });
}
