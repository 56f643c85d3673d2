/**
 * Whether a target was met, and by how much, as SQL over a row of `indicator` (alias `i`) as it stands.
 *
 * Only what can be told for certain is told: both numbers must be in one unit, a range or a bound must decide the
 * question whole, and a bare number for something that is better when it is less (cost, time) is met only by equality.
 */
import { DOWN_TO, FALLS, LESS_IS_BETTER } from '../model/direction.js';
import { standingRows } from './corrected-tables.js';

const sameBase = 'i.target_base_unit = i.actual_base_unit';
const sameUnit = 'i.target_base_unit IS NULL AND i.actual_base_unit IS NULL AND i.target_unit IS i.actual_unit';
const inOneUnit = (base: string, stated: string): string =>
  `CASE WHEN ${sameBase} THEN ${base} WHEN ${sameUnit} THEN ${stated} END`;

/** Target and result in one unit, else null. */
const target = inOneUnit('i.target_base_number', 'i.target_number');
const actual = inOneUnit('i.actual_base_number', 'i.actual_number');

const says = (words: readonly string[], text: string): string =>
  `(${words.map((word) => `instr(${text}, '${word}') > 0`).join(' OR ')})`;

/** Less is better there, so that a bare number does not say which way it binds. */
const lessIsBetter = `coalesce(i.level1_type = 'cost', 0) OR coalesce(i.level2_type IN ('cost', 'economic_cost', 'social_cost', 'ecological_cost', 'timeliness'), 0) OR i.t < 0 OR ${says(LESS_IS_BETTER, 'i.level3')} OR ${says(DOWN_TO, `i.level3 || coalesce(i.target_raw, '')`)}`;

/** A fall printed as a size on one side and with a sign on the other, or with signs on both. */
const fall = `(i.t < 0 OR i.a < 0) AND ${says(FALLS, `i.level3 || coalesce(i.target_raw, '') || coalesce(i.actual_raw, '')`)}`;
const outwards = `(i.target_comparator IS NULL OR (i.t < 0) = (i.target_comparator IN ('<=', '<')))`;

const range = 'i.target_number_to IS NOT NULL';
const exact = `coalesce(i.actual_comparator, '=') = '='`;
/** Numbers are decimal fractions reduced by factors: equal means equal to nine digits. */
const slack = '1e-9 * max(1.0, abs(i.t))';
const least = `i.a >= i.t - ${slack}`;
const most = `i.a <= i.t + ${slack}`;
const above = `i.a > i.t + ${slack}`;
const below = `i.a < i.t - ${slack}`;

function verdict(...cases: readonly (readonly [string, 'yes' | 'no'])[]): string {
  return `CASE ${cases.map(([when, then]) => `WHEN ${when} THEN '${then}'`).join(' ')} END`;
}

const lower = `i.actual_comparator IN ('>=', '>')`;
const upper = `i.actual_comparator IN ('<=', '<')`;
// a result stated as a bound of its own decides only where the whole side of the bound does
const strictlyUpper = `(${below} OR i.actual_comparator = '<' AND ${most})`;
const strictlyLower = `(${above} OR i.actual_comparator = '>' AND ${least})`;

const byNumber = `CASE
    WHEN i.t IS NULL OR i.a IS NULL OR i.actual_number_to IS NOT NULL THEN NULL
    WHEN ${range} THEN CASE WHEN NOT (${exact}) THEN NULL
      WHEN i.target_unit IS NOT i.actual_unit OR i.target_comparator IS NOT NULL THEN NULL
      WHEN i.actual_number BETWEEN i.target_number AND i.target_number_to THEN 'yes'
      WHEN i.actual_number < i.target_number AND NOT (${lessIsBetter}) THEN 'no' END
    WHEN ${fall} THEN CASE WHEN NOT (${exact}) THEN NULL
      WHEN i.t < 0 AND i.a < 0 THEN CASE WHEN ${least} AND ${most} THEN 'yes'
        WHEN i.target_comparator IN ('<=', '<') THEN ${verdict([below, 'yes'], [above, 'no'])} END
      WHEN i.target_comparator = '=' OR NOT ${outwards} THEN NULL
      WHEN abs(i.a) >= abs(i.t) - 1e-9 * max(1.0, abs(i.t)) THEN 'yes' ELSE 'no' END
    WHEN i.target_comparator IS NULL AND (${lessIsBetter}) THEN CASE WHEN ${exact} AND ${least} AND ${most} THEN 'yes' END
    WHEN i.target_comparator = '=' THEN CASE WHEN ${exact} THEN ${verdict([`${least} AND ${most}`, 'yes'], [below, 'no'])} END
    WHEN coalesce(i.target_comparator, '>=') = '>=' THEN CASE
      WHEN ${exact} THEN ${verdict([least, 'yes'], [below, 'no'])}
      WHEN ${lower} THEN ${verdict([least, 'yes'])}
      WHEN ${upper} THEN ${verdict([strictlyUpper, 'no'])} END
    WHEN i.target_comparator = '>' THEN CASE
      WHEN ${exact} THEN ${verdict([above, 'yes'], [most, 'no'])}
      WHEN ${lower} THEN ${verdict([strictlyLower, 'yes'])}
      WHEN ${upper} THEN ${verdict([most, 'no'])} END
    WHEN i.target_comparator = '<=' THEN CASE
      WHEN ${exact} THEN ${verdict([most, 'yes'], [above, 'no'])}
      WHEN ${upper} THEN ${verdict([most, 'yes'])}
      WHEN ${lower} THEN ${verdict([strictlyLower, 'no'])} END
    WHEN i.target_comparator = '<' THEN CASE
      WHEN ${exact} THEN ${verdict([below, 'yes'], [least, 'no'])}
      WHEN ${upper} THEN ${verdict([strictlyUpper, 'yes'])}
      WHEN ${lower} THEN ${verdict([least, 'no'])} END
  END`;

// dates are ISO texts of four, seven or ten characters, compared to the precision of the coarser one
const width = 'min(length(i.target_date), length(i.actual_date))';
const targetDate = `substr(i.target_date, 1, ${width})`;
const actualDate = `substr(i.actual_date, 1, ${width})`;
const coarser = 'length(i.actual_date) < length(i.target_date)';
const byDate = `CASE
    WHEN i.target_date IS NULL OR i.actual_date IS NULL THEN NULL
    WHEN NOT (${exact}) AND i.actual_comparator NOT IN ('<=', '<') THEN NULL
    WHEN coalesce(i.target_comparator, '<=') = '<=' THEN CASE
      WHEN ${actualDate} < ${targetDate} THEN 'yes'
      WHEN ${actualDate} = ${targetDate} AND NOT (${coarser}) THEN 'yes'
      WHEN ${actualDate} > ${targetDate} AND ${exact} THEN 'no' END
    WHEN NOT (${exact}) THEN NULL
    WHEN i.target_comparator = '<' THEN CASE
      WHEN ${actualDate} < ${targetDate} THEN 'yes'
      WHEN ${actualDate} > ${targetDate} OR NOT (${coarser}) THEN 'no' END
    WHEN i.target_comparator = '>=' THEN CASE
      WHEN ${actualDate} > ${targetDate} THEN 'yes'
      WHEN ${actualDate} = ${targetDate} AND NOT (${coarser}) THEN 'yes'
      WHEN ${actualDate} < ${targetDate} THEN 'no' END
    WHEN i.target_comparator = '=' THEN CASE
      WHEN i.actual_date = i.target_date THEN 'yes'
      WHEN ${actualDate} > ${targetDate} THEN 'no' END
  END`;

const inWords = 'i.target_number IS NULL AND i.target_date IS NULL AND i.target_raw = i.actual_raw';

/** Every indicator as it stands with what is compared (t, a) and the verdicts; for a FROM clause under the alias `i`. */
export const JUDGED_INDICATOR = `(
  SELECT i.*,
    ${byNumber} AS by_number,
    ${byDate} AS by_date,
    CASE WHEN ${inWords} THEN 'yes' END AS by_words
  FROM (
    SELECT i.*,
      ${target} AS t,
      ${actual} AS a
    FROM ${standingRows('indicator')} i
  ) i
) i`;

/** 'yes', 'no', or null where it cannot be told. */
export const ACHIEVED = 'coalesce(i.by_number, i.by_date, i.by_words)';

/** What `achieved` rests on: 'number', 'date', 'words' (the result repeats the words of the target), or null. */
export const ACHIEVED_BY = `CASE WHEN i.by_number IS NOT NULL THEN 'number' WHEN i.by_date IS NOT NULL THEN 'date' WHEN i.by_words IS NOT NULL THEN 'words' END`;

/** Result ÷ target in one unit; null for ranges, bounds, and a target of zero. */
export const ACHIEVEMENT = `CASE WHEN ${exact} AND i.actual_number_to IS NULL AND i.target_number_to IS NULL THEN i.a / nullif(i.t, 0) END`;
