/** Questions about money. */
import type { SqlRecipe } from './recipe.js';

export const MONEY: readonly SqlRecipe[] = [
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
];
