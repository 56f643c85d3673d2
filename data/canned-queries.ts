/**
 * Questions that are asked again and again, as one SELECT each: the README shows them, and Datasette offers them as canned
 * queries.
 */
export interface CannedQuery {
  readonly name: string;
  readonly title: string;
  readonly zh: string;
  readonly sql: string;
}

export const CANNED_QUERIES: readonly CannedQuery[] = [
  {
    name: 'concept-over-counties',
    title: 'One concept over counties and years',
    zh: '一个指标在各县各年的目标与结果',
    sql: `SELECT county, year, level3, target_raw, actual_raw, achieved, path, place
FROM v_indicator
WHERE concept = '群众满意度'
ORDER BY year, actual_number DESC`,
  },
  {
    name: 'money-not-spent',
    title: 'Money that was not spent; amounts in 万元, the stated rate beside the computed one',
    zh: '执行率低于 95% 的资金',
    sql: `SELECT county, year, coalesce(project, department) AS subject,
       coalesce(budget_wan, initial_budget_wan) AS budget, executed_wan,
       round(computed_rate, 4) AS rate, execution_rate AS stated
FROM v_funding
WHERE source = 'total' AND computed_rate < 0.95
ORDER BY computed_rate`,
  },
  {
    name: 'funding-by-level',
    title: 'Who paid, by level of government',
    zh: '各级财政资金构成',
    sql: `SELECT county, year, project,
       sum(executed_wan) FILTER (WHERE source = 'central') AS central,
       sum(executed_wan) FILTER (WHERE source = 'province') AS province,
       sum(executed_wan) FILTER (WHERE source = 'prefecture') AS prefecture,
       sum(executed_wan) FILTER (WHERE source = 'county') AS own
FROM v_funding
WHERE source IN ('central', 'province', 'prefecture', 'county')
GROUP BY report_id, form
ORDER BY county, year`,
  },
  {
    name: 'arithmetic',
    title: 'Reports whose own arithmetic does not hold',
    zh: '自身不成立的报告',
    sql: `SELECT r.county, r.year, r.project, f.rule, f.message, r.path, f.at_table, f.at_row
FROM finding f JOIN v_report r USING (report_id)
WHERE f.severity = 'error'
ORDER BY r.path, f.rule`,
  },
  {
    name: 'not-read',
    title: 'Files that were not read, and parts of others that were left out',
    zh: '未读取的文件与遗漏',
    sql: `SELECT s.path, s.outcome, w.code, count(*) AS times, min(w.message) AS example
FROM source s JOIN warning w ON w.source_id = s.id
GROUP BY s.id, w.code
ORDER BY s.outcome, times DESC`,
  },
];
