/** Names of units that differ between a form's cells, its cover and its titles. */
import type { Warning } from '../model/record.js';
import { warn } from '../model/warn.js';
import { looksLikeUnit } from './prose/title.js';
import type { Statements, UnitRole } from './statements.js';
import { wordsFor, type Stated } from './trust.js';
import { sameUnit } from './unit-names.js';

const ROLE_WORDS: Readonly<Record<UnitRole, string>> = {
  reportingUnit: 'reporting unit',
  implementingUnit: 'implementing unit',
  supervisingDepartment: 'supervising department',
};

/** One warning for each role that is given to two bodies, and one for a title whose unit has no role at all. */
export function unitConflicts(
  taken: Readonly<Record<UnitRole, string | null>>,
  { units, titleUnits }: Statements,
): Warning[] {
  const warnings: Warning[] = [];
  for (const role of ['reportingUnit', 'implementingUnit', 'supervisingDepartment'] as const) {
    const own = taken[role];
    if (own === null) continue;
    const other = units.find((unit) => unit.role === role && differs(unit, own));
    if (other) warnings.push(conflict(role, own, other));
  }
  // without the unit that reports or does the work, nobody can say that the title's is neither
  if (taken.reportingUnit === null && taken.implementingUnit === null) return warnings;
  const known = Object.values(taken).filter((unit) => unit !== null);
  const foreign = titleUnits.find((unit) => known.every((own) => differs(unit, own)));
  const role = taken.reportingUnit === null ? 'implementingUnit' : 'reportingUnit';
  if (foreign) warnings.push(conflict(role, taken[role] ?? '', foreign));
  return warnings;
}

const differs = (unit: Stated<string>, own: string): boolean =>
  looksLikeUnit(bare(unit.value)) && looksLikeUnit(bare(own)) && !sameUnit(unit.value, own);

// names of bodies hold no digits; codes and seals around them are none of theirs
const bare = (value: string): string => value.replace(/[（(【[][^)）\]】]*[)）\]】]/g, '').replace(/[\d\s_-]/g, '');

const conflict = (role: UnitRole, own: string, other: Stated<string>): Warning =>
  warn(
    'subject.conflict',
    `the ${ROLE_WORDS[role]} is ${own}, but ${wordsFor(other.ground)} names “${other.value}”; the first was taken`,
    other.at,
  );
