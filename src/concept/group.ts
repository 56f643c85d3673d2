/** Names of indicators, grouped into concepts. */
import type { Level2Type } from '../model/record.js';
import { conceptKey, familyOf, type Concept, type ConceptContext } from './concept-key.js';
import { overrideName, type Overrides } from './overrides.js';

export interface NamedIndicator {
  readonly name: string;
  readonly unit: string | null;
  readonly level2Type: Level2Type | null;
  /** How often the name occurs with this unit and type. */
  readonly count: number;
}

/** The concept of a name, unless the overrides name another: for these words, or for the concept as a whole. */
export function conceptOf(name: string, context: ConceptContext = {}, overrides?: Pick<Overrides, 'get'>): Concept {
  const own = overrides?.get(overrideName(name));
  const found = conceptKey(name, context);
  const label = own ?? overrides?.get(overrideName(found.label));
  if (label === undefined) return found;
  const family = familyOf(label);
  return { key: `${family}/${label}`, label, family };
}

/**
 * Groups names: the map gives each its concept's label. Names fall into one group if they are one name after places,
 * years, filler, order and synonyms are taken out, and never because they only look alike: 参保率 and 未参保率 do.
 * So the grouping depends neither on the order of the input nor on what else is in it. A name that occurs with
 * several units is grouped by the commonest (of equally common ones the first in code order).
 */
export function groupConcepts(names: readonly NamedIndicator[], overrides?: Overrides): Map<string, string> {
  const commonest = new Map<string, NamedIndicator>();
  const rank = (n: NamedIndicator): string => JSON.stringify([n.unit, n.level2Type]);
  for (const entry of names) {
    const known = commonest.get(entry.name);
    const better =
      known === undefined || entry.count > known.count || (entry.count === known.count && rank(entry) < rank(known));
    if (better) commonest.set(entry.name, entry);
  }
  const sorted = [...commonest.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(sorted.map(({ name, unit, level2Type }) => [name, conceptOf(name, { unit, level2Type }, overrides).label])); // prettier-ignore
}
