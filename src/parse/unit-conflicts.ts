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
  for (const role of UNIT_ROLES) {
    const own = taken[role];
    if (own === null) continue;
    const other = units.find((unit) => unit.role === role && differs(unit, own));
    if (other) warnings.push(conflict(role, own, other));
  }
  const foreign = titleUnits.find((unit) => isForeign(unit, taken));
  const role = UNIT_ROLES.find((one) => taken[one] !== null && taken[one] !== foreign?.value);
  if (foreign && role) warnings.push(conflict(role, taken[role] ?? '', foreign));
  return warnings;
}

const UNIT_ROLES = ['reportingUnit', 'implementingUnit', 'supervisingDepartment'] as const;
const AUTHORITY = /(?:局|(?<!村民|居民)委员会|委|办公室|厅)$/;

/**
 * Whether a title's unit has no part in the report. The title's own unit may stand as the reporting one for want of a
 * better; then an authority in the title and others in the form do not go together. A town or school in the title is
 * below the authority that the form names.
 */
function isForeign(unit: Stated<string>, taken: Readonly<Record<UnitRole, string | null>>): boolean {
  const { reportingUnit: reporting, implementingUnit: implementing, supervisingDepartment: supervising } = taken;
  if (reporting !== null && reporting !== unit.value)
    return [reporting, implementing, supervising].every((own) => own === null || differs(unit, own));
  if (implementing === null || supervising === null) return false;
  const authorities = AUTHORITY.test(bare(unit.value)) && AUTHORITY.test(bare(supervising));
  return authorities && differs(unit, supervising) && differs(unit, implementing);
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
