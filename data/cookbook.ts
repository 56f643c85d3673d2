/**
 * Questions that researchers bring, each answered by one SELECT over the views or by one command. `jixiao cookbook` lists
 * and runs them, Datasette offers them as canned queries, and the README shows some.
 *
 * The questions name what they ask for in their conditions (a concept, a year): change it there. Counties are told apart
 * by `region_code`, since names repeat.
 */
export interface Recipe {
  readonly id: string;
  readonly title: string;
  readonly titleZh: string;
  readonly question: string;
  readonly questionZh: string;
  /** What to mind when the answer is read. */
  readonly note: string;
  readonly noteZh: string;
}

export interface SqlRecipe extends Recipe {
  readonly sql: string;
}

/** A question that a command answers; `arguments` are those after `jixiao`, without `--db`. */
export interface CommandRecipe extends Recipe {
  readonly arguments: readonly string[];
}

export const SQL_RECIPES: readonly SqlRecipe[] = [
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
    id: 'full-marks-unspent',
    title: 'Full marks for execution below 80 %',
    titleZh: '执行率低于 80% 却得满分',
    question: 'Who spent less than 80 % of the money and still has full marks for execution?',
    questionZh: '哪些项目预算执行率低于 80%，预算执行仍得满分？',
    note: 'The rate is computed from the amounts; what the form prints is execution_rate.',
    noteZh: '执行率按金额计算；表中所填执行率见 execution_rate。',
    sql: `SELECT province, county, year, project, budget_wan, executed_wan, round(computed_rate, 4) AS rate, score, weight, place
FROM v_funding
WHERE source = 'total' AND computed_rate < 0.8 AND weight > 0 AND score >= weight
ORDER BY computed_rate`,
  },
  {
    id: 'funding-structure',
    title: 'Shares of the levels of government',
    titleZh: '各级财政出资比例',
    question: 'What share of the budget comes from the centre, the province, the prefecture and the county itself?',
    questionZh: '项目预算中，中央、省、市、县各占多少？',
    note: 'Forms that name no sources have no shares and are left out.',
    noteZh: '未分列资金来源的表不计入。',
    sql: `SELECT province, county, project,
       round(100 * budget_central / budget_total, 1) AS central,
       round(100 * budget_province / budget_total, 1) AS province_share,
       round(100 * budget_prefecture / budget_total, 1) AS prefecture,
       round(100 * budget_county / budget_total, 1) AS own
FROM v_funding_wide
WHERE year = 2022 AND kind = 'project' AND budget_total > 0 AND budget_central IS NOT NULL
ORDER BY central DESC, region_code`,
  },
  {
    id: 'unmet-without-reason',
    title: 'Targets missed without a reason',
    titleZh: '未达标且未说明原因',
    question: 'Where does the result miss the target, and nothing says why?',
    questionZh: '哪些指标未完成，却没有填写偏差原因？',
    note: 'achieved is null where target and result cannot be compared; such rows are not here.',
    noteZh: '无法比较的指标 achieved 为空，不在其中。',
    sql: `SELECT province, county, year, project, level3, target_raw, actual_raw, score, weight, place
FROM v_indicator
WHERE achieved = 'no' AND reason IS NULL
ORDER BY region_code, year, project, indicator_id`,
  },
  {
    id: 'recurring-problems',
    title: 'Problems that recur',
    titleZh: '反复出现的问题',
    question: 'Which problems do the reports name most often, over how many counties?',
    questionZh: '各县报告中哪些问题反复出现，涉及多少个县？',
    note: 'The words are a list of your own; look through v_problem first.',
    noteZh: '词表请按需修改，可先浏览 v_problem。',
    sql: `WITH word (word) AS (
  VALUES ('外出务工'), ('宣传'), ('专业人员不足'), ('信息系统'), ('绩效目标'), ('拨付进度'), ('配套资金'), ('财力')
)
SELECT word, count(DISTINCT p.region_code) AS counties, count(*) AS sections,
       group_concat(DISTINCT p.county) AS which
FROM word JOIN v_problem p ON p.type = 'problems' AND instr(p.text, word) > 0
GROUP BY word
ORDER BY counties DESC, word`,
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
    id: 'scores-by-province',
    title: 'Self-scores by province',
    titleZh: '各省自评得分分布',
    question: 'How are the points that units give themselves distributed over the provinces?',
    questionZh: '各省项目自评得分的最低、平均、最高分是多少？',
    note: 'Most units give themselves over 95; compare the lowest.',
    noteZh: '自评得分普遍偏高，宜看最低分。',
    sql: `SELECT province, count(*) AS reports, min(self_score) AS lowest, round(avg(self_score), 2) AS average,
       max(self_score) AS highest, sum(self_score = 100) AS full_marks
FROM v_report
WHERE kind = 'project' AND self_score IS NOT NULL
GROUP BY province
ORDER BY average DESC, province`,
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
    id: 'money-per-person',
    title: 'Money for each insured person',
    titleZh: '人均支出',
    question: 'How much was spent for each insured person?',
    questionZh: '平均每名参保人员支出多少元？',
    note: 'Amounts are in 元 and people in 人 whatever the form uses.',
    noteZh: '金额统一为元，人数统一为人。',
    sql: `SELECT i.province, i.county, i.year, i.actual_base_number AS people, f.executed_total AS yuan,
       round(f.executed_total / i.actual_base_number, 1) AS yuan_per_person
FROM v_indicator i JOIN v_funding_wide f ON f.report_id = i.report_id AND f.form IS i.form
WHERE i.concept IN ('城乡居民参保人数', '参保人数') AND i.actual_base_unit = '人' AND i.year = 2023
ORDER BY yuan_per_person DESC, i.region_code`,
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
    id: 'grade-though-unmet',
    title: 'Top grades though targets were missed',
    titleZh: '未达标却评为“优”',
    question: 'Which reports call themselves 优 although targets were missed?',
    questionZh: '哪些报告存在未完成指标，自评等级仍为“优”？',
    note: 'Only reports that state a grade and have comparable indicators.',
    noteZh: '仅限填有等级且指标可比的报告。',
    sql: `SELECT r.province, r.county, r.year, r.self_score, r.grade,
       sum(i.achieved = 'no') AS missed, count(i.achieved) AS compared
FROM v_report r JOIN v_indicator i USING (report_id)
WHERE r.grade = '优'
GROUP BY r.report_id
HAVING missed > 0
ORDER BY r.region_code, r.year`,
  },
  {
    id: 'reasons-by-kind',
    title: 'Reasons for deviations by kind',
    titleZh: '偏差原因分类',
    question: 'What do units give as reasons: the epidemic, migration, unwillingness …?',
    questionZh: '偏差原因主要有哪几类（疫情、人口流动、参保意愿等）？',
    note: 'The first kind that fits counts; put your own words in.',
    noteZh: '按先后顺序归类，关键词请按需修改。',
    sql: `SELECT CASE
         WHEN reason LIKE '%疫情%' THEN '疫情'
         WHEN reason LIKE '%外出%' OR reason LIKE '%外流%' OR reason LIKE '%跨县%' THEN '人口流动'
         WHEN reason LIKE '%意识%' OR reason LIKE '%意愿%' THEN '参保意愿'
         ELSE '其他'
       END AS kind_of_reason,
       count(*) AS indicators, count(DISTINCT region_code) AS counties, min(reason) AS example
FROM v_indicator
WHERE reason IS NOT NULL
GROUP BY kind_of_reason
ORDER BY indicators DESC, kind_of_reason`,
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
    id: 'carry-over',
    title: 'Money carried over, beside what was left the year before',
    titleZh: '上年结转与上年结余',
    question: 'How much was carried over, and does it agree with what was unspent the year before?',
    questionZh: '上年结转资金有多少，与上年未执行数是否一致？',
    note: 'unspent_before is null where there is no report of the year before.',
    noteZh: '没有上年报告时 unspent_before 为空。',
    sql: `SELECT f.province, f.county, f.year, f.project, f.budget_carryover / 10000 AS carried_wan,
       f.executed_carryover / 10000 AS spent_wan, (b.budget_total - b.executed_total) / 10000 AS unspent_before_wan
FROM v_funding_wide f
LEFT JOIN v_funding_wide b ON b.region_code = f.region_code AND b.project = f.project AND b.year = f.year - 1
WHERE f.budget_carryover > 0
ORDER BY f.region_code, f.year`,
  },
  {
    id: 'points-lost',
    title: 'Where points are lost',
    titleZh: '失分最多的指标',
    question: 'Which indicators cost most points?',
    questionZh: '哪类指标失分最多？',
    note: 'A family holds related concepts; group by concept or level3 to look closer.',
    noteZh: '按指标家族汇总，可改按 concept 或 level3 细看。',
    sql: `SELECT concept_family, count(*) AS indicators, count(DISTINCT region_code) AS counties,
       round(sum(weight - score), 2) AS points_lost
FROM v_indicator
WHERE score < weight
GROUP BY concept_family
ORDER BY points_lost DESC, concept_family`,
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
    id: 'money-not-spent',
    title: 'Money that was not spent; amounts in 万元, the stated rate beside the computed one',
    titleZh: '执行率低于 95% 的资金',
    question: 'Where was less than 95 % of the money spent?',
    questionZh: '哪些资金的执行率低于 95%？',
    note: 'Where no budget of the year is stated, that at its start counts.',
    noteZh: '未填全年预算数的，按年初预算数计算。',
    sql: `SELECT county, year, coalesce(project, department) AS subject,
       coalesce(budget_wan, initial_budget_wan) AS budget, executed_wan,
       round(computed_rate, 4) AS rate, execution_rate AS stated
FROM v_funding
WHERE source = 'total' AND computed_rate < 0.95
ORDER BY computed_rate`,
  },
  {
    id: 'funding-by-level',
    title: 'Who paid, by level of government',
    titleZh: '各级财政资金构成',
    question: 'How much did each level of government pay?',
    questionZh: '各级财政实际支出多少万元？',
    note: 'In 万元; funding-structure gives shares.',
    noteZh: '单位万元；比例见 funding-structure。',
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

export const COMMAND_RECIPES: readonly CommandRecipe[] = [
  {
    id: 'compare-rate',
    title: 'A table of counties and years for one concept',
    titleZh: '一个指标的各县历年对比表',
    question: 'How do the counties stand to one another in the rate of insured residents, and who stands out?',
    questionZh: '各县参保率历年对比如何，排名与异常值有哪些？',
    note: 'Units are brought together or the comparison is refused; --chart FILE.svg draws it.',
    noteZh: '单位不一致时先换算，不能换算则拒绝比较；--chart 文件.svg 可作图。',
    arguments: ['compare', '城乡居民参保率', '--years', '2021-2023'],
  },
  {
    id: 'coverage-table',
    title: 'What there is of whom',
    titleZh: '数据覆盖一览',
    question: 'Of which county and year are there how many reports?',
    questionZh: '各县各年有多少份报告？',
    note: 'missing-years lists the gaps alone.',
    noteZh: '只看缺口用 missing-years。',
    arguments: ['coverage'],
  },
  {
    id: 'profile-of-county',
    title: 'Everything of one county',
    titleZh: '一个县的全部情况',
    question: 'Which projects, money, scores, problems and findings are there of one county?',
    questionZh: '一个县历年有哪些项目、资金、得分、问题和核查发现？',
    note: 'Where several counties share the name, add the prefecture.',
    noteZh: '县名有重复时请加上市名。',
    arguments: ['profile', '石泉县'],
  },
  {
    id: 'search-words',
    title: 'Where words occur',
    titleZh: '按词查找',
    question: 'Which indicators and which passages speak of people working away from home?',
    questionZh: '哪些指标和段落提到外出务工？',
    note: 'Names come first, then passages with their places.',
    noteZh: '先列名称，再列段落及出处。',
    arguments: ['search', '外出务工'],
  },
];

/** All questions, in the order in which they are listed. */
export const COOKBOOK: readonly (SqlRecipe | CommandRecipe)[] = [...SQL_RECIPES, ...COMMAND_RECIPES];
