/** Questions about targets, results and what indicators are called. */
import type { SqlRecipe } from './recipe.js';

export const RESULTS: readonly SqlRecipe[] = [
  {
    id: 'rate-raised',
    title: 'Counties that raised their rate of insured residents',
    titleZh: '参保率提高的县',
    question: 'Which counties raised the rate of insured residents between their first and last year, and by how much?',
    questionZh: '哪些县的城乡居民参保率有所提高，提高了多少个百分点？',
    note: 'Names differ: names-of-concept shows what is put together under a concept.',
    noteZh: '各县指标名称不同，归并情况见 names-of-concept。',
    sql: `WITH rates AS (
  SELECT region_code, province, county, year, actual_number AS rate,
         row_number() OVER (PARTITION BY region_code ORDER BY year) AS from_first,
         row_number() OVER (PARTITION BY region_code ORDER BY year DESC) AS from_last
  FROM v_indicator
  WHERE concept IN ('城乡居民参保率', '参保率') AND actual_unit = '%'
)
SELECT a.province, a.county, a.year AS first_year, a.rate AS first_rate,
       z.year AS last_year, z.rate AS last_rate, round(z.rate - a.rate, 2) AS points
FROM rates a JOIN rates z USING (region_code)
WHERE a.from_first = 1 AND z.from_last = 1 AND z.rate > a.rate
ORDER BY points DESC, region_code`,
  },
  {
    id: 'concept-over-counties',
    title: 'One concept over counties and years',
    titleZh: '一个指标在各县各年的目标与结果',
    question: 'What did each county aim at and reach for one concept?',
    questionZh: '同一指标在各县各年的目标值和完成值是多少？',
    note: 'path and place lead to the cell that each value was read from.',
    noteZh: 'path 与 place 指明出处。',
    sql: `SELECT county, year, level3, target_raw, actual_raw, achieved, path, place
FROM v_indicator
WHERE concept = '群众满意度'
ORDER BY year, actual_number DESC`,
  },
  {
    id: 'satisfaction-over-years',
    title: 'Satisfaction by county over the years',
    titleZh: '各县历年满意度',
    question: 'How satisfied were people in each county, year by year?',
    questionZh: '各县历年满意度是多少，有何变化？',
    note: 'The family holds all kinds of those who were asked; fix a concept to compare strictly.',
    noteZh: '满意度家族包含不同对象，严格比较请限定 concept。',
    sql: `SELECT province, county,
       max(actual_number) FILTER (WHERE year = 2021) AS y2021,
       max(actual_number) FILTER (WHERE year = 2022) AS y2022,
       max(actual_number) FILTER (WHERE year = 2023) AS y2023
FROM v_indicator
WHERE concept_family = '满意度' AND kind = 'project' AND actual_unit = '%'
GROUP BY region_code
ORDER BY y2023 DESC, region_code`,
  },
  {
    id: 'target-changes',
    title: 'Targets that were raised or lowered',
    titleZh: '目标值的调整',
    question: 'Where did the target of a concept change from one year to the next?',
    questionZh: '哪些县调整了参保率目标值，是调高还是调低？',
    note: 'A target that falls after a missed year deserves a look.',
    noteZh: '未完成之后调低目标的，值得关注。',
    sql: `WITH targets AS (
  SELECT region_code, province, county, year, target_number,
         lag(target_number) OVER (PARTITION BY region_code ORDER BY year) AS before,
         lag(achieved) OVER (PARTITION BY region_code ORDER BY year) AS met_before
  FROM v_indicator
  WHERE concept IN ('城乡居民参保率', '参保率') AND target_unit = '%'
)
SELECT province, county, year, before, target_number AS target, target_number - before AS change, met_before
FROM targets
WHERE target_number <> before
ORDER BY change, region_code, year`,
  },
  {
    id: 'targets-too-low',
    title: 'Targets set too low',
    titleZh: '目标值偏低',
    question: 'Which results exceed their target by more than half, so that the target asked too little?',
    questionZh: '哪些指标的完成值超过目标值 150%，目标可能定得过低？',
    note: 'Above 100 times a wrong unit is likelier: see unit-slips.',
    noteZh: '超过百倍的多为单位填错，见 unit-slips。',
    sql: `SELECT province, county, year, level3, target_raw, actual_raw, round(achievement, 3) AS achievement
FROM v_indicator
WHERE achievement > 1.5 AND achievement < 100 AND target_comparator IN ('>=', '>')
ORDER BY achievement DESC`,
  },
  {
    id: 'results-copied',
    title: 'Reports whose results repeat their targets',
    titleZh: '完成值照抄目标值',
    question: 'In which reports is every single result just the number of its target?',
    questionZh: '哪些报告的完成值与目标值完全相同？',
    note: 'Reports with less than three comparable indicators are left out.',
    noteZh: '可比指标少于三项的报告不计入。',
    sql: `SELECT province, county, year, project, count(*) AS indicators
FROM v_indicator
WHERE target_number IS NOT NULL AND actual_number IS NOT NULL
GROUP BY report_id
HAVING count(*) >= 3 AND min(actual_number = target_number) = 1
ORDER BY region_code, year, project`,
  },
  {
    id: 'project-over-years',
    title: 'One project over the years',
    titleZh: '同一项目历年情况',
    question: 'How did budget, spending and score of one project develop, under whatever name?',
    questionZh: '同一项目历年（含更名）的预算、执行数和得分如何变化？',
    note: 'Names of projects change: ask for a word of theirs in one county.',
    noteZh: '项目名称常有变动，可在一个县内按关键词查找。',
    sql: `SELECT year, project, budget / 10000 AS budget_wan, executed / 10000 AS executed_wan,
       round(100 * (budget / lag(budget) OVER (ORDER BY year) - 1), 1) AS change_percent, self_score
FROM v_report
WHERE county = '栾川县' AND project LIKE '%医疗保险%'
ORDER BY year`,
  },
  {
    id: 'names-of-concept',
    title: 'Names that are put together',
    titleZh: '归入同一概念的名称',
    question: 'Which names of indicators are compared as one concept, and how often does each occur?',
    questionZh: '哪些指标名称被归为同一概念，各出现多少次？',
    note: 'Where two should not be one, jixiao takes decisions of your own.',
    noteZh: '不应归并的名称可自行改定。',
    sql: `SELECT concept, level3, reports, first_year, last_year
FROM v_concept
WHERE concept_family = '参保率'
ORDER BY concept, reports DESC, level3`,
  },
  {
    id: 'same-names',
    title: 'Counties of one name',
    titleZh: '同名的县区',
    question: 'Which names of counties stand for several places, so that grouping by name would mix them?',
    questionZh: '哪些县区同名，不能按名称汇总？',
    note: 'Group by region_code.',
    noteZh: '请按 region_code 汇总。',
    sql: `SELECT county, count(DISTINCT region_code) AS places, group_concat(DISTINCT region_name) AS which
FROM v_coverage
WHERE county IS NOT NULL
GROUP BY county
HAVING places > 1
ORDER BY county`,
  },
];
