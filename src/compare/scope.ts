/** Years, regions, departments and kinds as a condition on a view, or on `report_subject`, under an alias. */
import type { MatchedRegion } from './answer.js';
import type { Scope } from './question.js';

export interface Condition {
  readonly sql: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Letters that LIKE takes for others. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export function inScope(alias: string, scope: Scope, regions: readonly MatchedRegion[]): Condition {
  const { years, department, kind } = scope;
  const conditions: string[] = [];
  const params: Record<string, string | number> = {};
  if (years !== undefined) {
    conditions.push(`${alias}.year BETWEEN :from AND :to`);
    params['from'] = years.from;
    params['to'] = years.to;
  }
  if (regions.length > 0) {
    conditions.push(`${alias}.region_code IN (SELECT value FROM json_each(:regions))`);
    params['regions'] = JSON.stringify([...new Set(regions.flatMap(({ matched }) => matched.map(({ code }) => code)))]);
  }
  if (department !== undefined) {
    conditions.push(`(${alias}.department LIKE :department ESCAPE '\\' OR ${alias}.unit LIKE :department ESCAPE '\\')`);
    params['department'] = `%${literally(department.trim())}%`;
  }
  if (kind !== undefined) {
    conditions.push(`${alias}.kind = :kind`);
    params['kind'] = kind;
  }
  return { sql: conditions.map((condition) => ` AND ${condition}`).join(''), params };
}
