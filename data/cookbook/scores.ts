/** Questions about scores, grades and the reasons and problems that reports give. */
import type { SqlRecipe } from './recipe.js';

export const SCORES: readonly SqlRecipe[] = [
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
];
