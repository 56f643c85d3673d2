/** The question that concepts are for: one of them over counties and years. */

export interface ConceptQuestion {
  readonly concept?: string;
  /** In place of a concept: all concepts of a family. */
  readonly family?: string;
  readonly years?: { readonly from: number; readonly to: number };
}

export interface PreparedQuestion {
  readonly sql: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * Target and result of a concept by county and year, one row an indicator, for `query`:
 *
 *     SELECT province, prefecture, county, year, concept, indicator, target, actual, unit, achieved, place …
 *     FROM v_indicator WHERE concept = '城乡居民参保率' ORDER BY county, year
 *
 * `target_base` and `actual_base` are in `base_unit`, so that 23.45万人 and 234500人 compare; where `base_unit` differs
 * between rows, or is null, the rows must not be put on one scale.
 *
 * @example
 * const { sql, params } = indicatorsOfConcept({ concept: '群众满意度', years: { from: 2021, to: 2023 } });
 * const { rows } = await query('jixiao.db', sql, { params });
 */
export function indicatorsOfConcept(question: ConceptQuestion): PreparedQuestion {
  const { concept, family, years } = question;
  const conditions = [
    ...(concept === undefined ? [] : ['concept = :concept']),
    ...(family === undefined ? [] : ['concept_family = :family']),
    ...(years === undefined ? [] : ['year BETWEEN :from AND :to']),
  ];
  const params = {
    ...(concept === undefined ? {} : { concept }),
    ...(family === undefined ? {} : { family }),
    ...(years === undefined ? {} : { from: years.from, to: years.to }),
  };
  const where = conditions.length === 0 ? '' : `\nWHERE ${conditions.join(' AND ')}`;
  const sql = `SELECT province, prefecture, county, region_code, year, concept, level3 AS indicator,
  target_raw AS target, actual_raw AS actual,
  target_base_number AS target_base, actual_base_number AS actual_base,
  CASE WHEN target_base_unit IS NULL OR actual_base_unit IS NULL OR target_base_unit = actual_base_unit
    THEN coalesce(actual_base_unit, target_base_unit) END AS base_unit,
  achieved, score_rate, project, path, place, indicator_id
FROM v_indicator${where}
ORDER BY region_code IS NULL, region_code, year, concept, indicator_id`;
  return { sql, params };
}
