/** Questions about what can be trusted: findings, units, what is missing or was not read. */
import type { SqlRecipe } from './recipe.js';

export const CHECKS: readonly SqlRecipe[] = [
  {
    id: 'findings-by-department',
    title: 'Departments with most findings',
    titleZh: '核查发现最多的部门',
    question: 'Whose reports do not hold together most often?',
    questionZh: '哪些部门的自评表问题最多？',
    note: 'Hints (info) are left out. Reports without findings count in reports.',
    noteZh: '不含提示（info）。',
    sql: `SELECT r.province, r.department, count(*) AS reports, sum(r.findings_error) AS errors,
       sum(r.findings_warning) AS warnings, sum(r.findings_error + r.findings_warning) AS found
FROM v_report r
WHERE r.department IS NOT NULL
GROUP BY r.region_code, r.department
HAVING found > 0
ORDER BY found DESC, errors DESC, r.region_code`,
  },
  {
    id: 'arithmetic',
    title: 'Reports whose own arithmetic does not hold',
    titleZh: '自身不成立的报告',
    question: 'Which reports contradict themselves in their sums?',
    questionZh: '哪些报告的合计、得分自相矛盾？',
    note: 'The data stay as printed.',
    noteZh: '数据保持原样。',
    sql: `SELECT r.county, r.year, r.project, f.rule, f.message, r.path, f.at_table, f.at_row
FROM finding f JOIN v_report r USING (report_id)
WHERE f.severity = 'error'
ORDER BY r.path, f.rule`,
  },
  {
    id: 'unit-slips',
    title: 'Probable slips of a unit',
    titleZh: '疑似单位填错',
    question: 'Where is a number a hundred times too large or too small: 元 for 万元, 人 for 万人?',
    questionZh: '哪些数值与目标值或次年预算相差百倍以上，疑似单位填错？',
    note: 'Nothing is repaired: leave these rows out or look at the source.',
    noteZh: '数据保持原样，请核对原文或剔除。',
    sql: `SELECT 'result to target' AS compared, province, county, year, level3 AS what, target_raw AS one, actual_raw AS other,
       round(achievement) AS times
FROM v_indicator
WHERE achievement >= 100 OR achievement <= 0.01 AND achievement > 0
UNION ALL
SELECT 'budget to the next year', a.province, a.county, a.year, a.project, a.budget_wan, b.budget_wan,
       round(a.budget / b.budget)
FROM v_funding a JOIN v_funding b ON b.region_code = a.region_code AND b.project = a.project AND b.year = a.year + 1
WHERE a.source = 'total' AND b.source = 'total' AND (a.budget > 100 * b.budget OR a.budget * 100 < b.budget)
ORDER BY 3, 4`,
  },
  {
    id: 'missing-years',
    title: 'Years that are missing',
    titleZh: '缺少的年度',
    question: 'Which counties lack a year that others have?',
    questionZh: '哪些县缺少某一年度的项目自评？',
    note: 'Missing here does not mean unpublished: files-by-outcome tells what could not be read.',
    noteZh: '库中没有不等于未公开，未能读取的文件见 files-by-outcome。',
    sql: `WITH place AS (SELECT DISTINCT region_code, region_name FROM v_coverage WHERE kind = 'project'),
     span AS (SELECT DISTINCT year FROM v_coverage WHERE kind = 'project' AND year IS NOT NULL)
SELECT region_name, year
FROM place CROSS JOIN span
WHERE NOT EXISTS (
  SELECT 1 FROM v_coverage c
  WHERE c.region_code = place.region_code AND c.year = span.year AND c.kind = 'project'
)
ORDER BY region_code, year`,
  },
  {
    id: 'low-confidence',
    title: 'Reports to look at before they are used',
    titleZh: '需人工复核的报告',
    question: 'Which readings rest on the weakest evidence, and what speaks against them most?',
    questionZh: '哪些报告的读取可信度较低，主要依据是什么？',
    note: 'Nothing may speak against a report that has just little to speak for it. Confidence says nothing of the document itself.',
    noteZh: 'against 为空表示只是缺少佐证。可信度用于排定复核顺序，不评价文件本身。',
    sql: `SELECT r.county, r.year, coalesce(r.project, r.department) AS subject, round(r.confidence, 3) AS confidence,
       (SELECT e.code FROM report_evidence e WHERE e.report_id = r.report_id AND e.effect < 0
        ORDER BY e.effect LIMIT 1) AS against,
       r.path
FROM v_report r
WHERE r.indicators > 0
ORDER BY r.confidence, r.path
LIMIT 10`,
  },
  {
    id: 'files-by-outcome',
    title: 'Who publishes in which format, and what can be read',
    titleZh: '文件格式与读取结果',
    question: 'In which formats are reports published, and how does reading them end?',
    questionZh: '各种格式的文件各有多少，读取结果如何？',
    note: 'not-read names the files and says why.',
    noteZh: '具体文件与原因见 not-read。',
    sql: `SELECT format, outcome, count(*) AS files, sum(reports) AS reports, sum(indicators) AS indicators
FROM v_source
GROUP BY format, outcome
ORDER BY files DESC, format, outcome`,
  },
  {
    id: 'not-read',
    title: 'Files that were not read, and parts of others that were left out',
    titleZh: '未读取的文件与遗漏',
    question: 'What could not be read, and why?',
    questionZh: '哪些文件或内容没有读到，原因是什么？',
    note: 'jixiao status tells what to do about each outcome.',
    noteZh: '各种结果的处理办法见 jixiao status。',
    sql: `SELECT s.path, s.outcome, w.code, count(*) AS times, min(w.message) AS example
FROM source s JOIN warning w ON w.source_id = s.id
GROUP BY s.id, w.code
ORDER BY s.outcome, times DESC`,
  },
];
