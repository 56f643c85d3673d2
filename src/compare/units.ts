/** Units: the figures of a comparison have to be in one. */
import type { Figure, NameUse, UnitGroup } from './answer.js';

/** The names of figures, the most frequent first. */
export function namesOf(figures: readonly Figure[]): NameUse[] {
  const uses = new Map<string, { name: string; concept: string; figures: number }>();
  for (const { name, concept } of figures) {
    const key = `${concept}\u0000${name}`;
    const use = uses.get(key);
    if (use === undefined) uses.set(key, { name, concept, figures: 1 });
    else use.figures++;
  }
  return [...uses.values()].sort((a, b) => b.figures - a.figures || (a.name < b.name ? -1 : 1));
}

/** Figures that can be compared by their base unit, the largest group first; those without a unit are the last. */
export function unitGroups(figures: readonly Figure[]): UnitGroup[] {
  const byUnit = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.why !== null || figure.unit === null) continue;
    const own = byUnit.get(figure.unit);
    if (own === undefined) byUnit.set(figure.unit, [figure]);
    else own.push(figure);
  }
  return [...byUnit]
    .map(([unit, own]) => ({
      unit,
      figures: own.length,
      places: new Set(own.map((figure) => figure.regionCode ?? figure.regionName)).size,
      lowest: own.reduce((least, { value }) => Math.min(least, value ?? least), Infinity),
      highest: own.reduce((most, { value }) => Math.max(most, value ?? most), -Infinity),
      names: namesOf(own).slice(0, 5),
    }))
    .sort((a, b) => Number(a.unit === '') - Number(b.unit === '') || b.figures - a.figures || (a.unit < b.unit ? -1 : 1)); // prettier-ignore
}

/** The unit to compare in: the one asked for, or the only one that is stated; null if there are several. */
export function chooseUnit(groups: readonly UnitGroup[], asked: string | undefined): string | null {
  if (asked !== undefined) return asked === '1' || asked === '％' ? '%' : asked;
  const stated = groups.filter(({ unit }) => unit !== '');
  if (stated.length > 1) return null;
  return stated[0]?.unit ?? '';
}
