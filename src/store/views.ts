/** The views that a researcher reads: indicators, funding and reports, each with its county, year, project and source. */
import { ACHIEVED, ACHIEVED_BY, ACHIEVEMENT, JUDGED_INDICATOR } from './achievement.js';
import { between, computed, taken, type View, type ViewColumn } from './view.js';

const SUBJECT_FROM = `JOIN source s ON s.id = r.source_id
LEFT JOIN region g ON g.code = r.region_code AND g.name = r.region_name`;

/** Who, where and when: the same columns in every view. */
const subject: readonly ViewColumn[] = [
  ...taken('report', 'r', [['fiscal_year', 'year'], 'region_code', 'region_name']),
  ...taken('region', 'g', ['province_code', 'province', 'prefecture_code', 'prefecture', 'county']),
  ...taken('report', 'r', ['kind']),
  computed(
    'department',
    'TEXT',
    `coalesce(r.supervising_department, CASE WHEN r.kind = 'department' THEN coalesce(r.reporting_unit, r.implementing_unit) END)`,
    '部门',
    'supervising department; for the report of a department itself the unit that reports, if no other is named',
    { example: '临湘市医疗保障局' },
  ),
  computed(
    'unit',
    'TEXT',
    'coalesce(r.implementing_unit, r.reporting_unit)',
    '单位',
    'unit that carries the project out, else the one that reports',
    { example: '临湘市医疗保障事务中心' },
  ),
  ...taken('report', 'r', [['project_name', 'project'], 'confidence']),
];

const source: readonly ViewColumn[] = taken('source', 's', ['path', 'entry', 'sha256', ['url', 'source_url']]);

/** A place in words that a person can look up: 第2页 表1 行12 列4. */
const place = (alias: string): ViewColumn => {
  const part = (before: string, column: string, after: string): string =>
    `coalesce('${before}' || ${alias}.${column} || '${after} ', '')`;
  // no concat_ws: the views also have to work in SQLite 3.37, as older Python and R bring it
  const parts = [
    part('第', 'at_page', '页'),
    part('表', 'at_table', ''),
    part('行', 'at_row', ''),
    part('列', 'at_column', ''),
    part('段', 'at_paragraph', ''),
  ];
  return computed(
    'place',
    'TEXT',
    `nullif(trim(${parts.join(' || ')}), '')`,
    '出处',
    'where it stands in the source: page, table, row, column, paragraph',
    { example: '表1 行12 列4' },
  );
};

// no outer join for the concept: an index would not be used to find one. The loader writes an indicator and its concept
// in one transaction, so no indicator is left out
const V_INDICATOR: View = {
  name: 'v_indicator',
  meaning: 'one indicator with its region, year, project, base values and whether the target was met',
  zh: '绩效指标（含地区、年度、项目、可比值与完成情况）',
  columns: [
    ...taken('indicator', 'i', [['id', 'indicator_id'], 'report_id']),
    ...subject,
    ...taken('concept', 'c', [
      ['label', 'concept'],
      ['family', 'concept_family'],
    ]),
    ...taken('indicator', 'i', between('indicator', 'form', 'reason')),
    computed('score_rate', 'REAL', 'i.score / nullif(i.weight, 0)', '得分率', 'score ÷ weight', {
      unit: '1',
      example: 0.95,
      origin: 'computed: score ÷ weight',
    }),
    computed(
      'achieved',
      'TEXT',
      ACHIEVED,
      '是否完成',
      'whether the result meets the target: yes, no, or null where it cannot be told; a target without a comparator is a least value, but for cost and time only equality counts',
      { example: 'yes', origin: 'computed from target_* and actual_*, where their units agree' },
    ),
    computed(
      'achieved_by',
      'TEXT',
      ACHIEVED_BY,
      '完成情况依据',
      'what achieved rests on: number, date, or words (the result repeats the target)',
      { example: 'number' },
    ),
    computed(
      'achievement',
      'REAL',
      ACHIEVEMENT,
      '完成率',
      'result ÷ target; for a target that is an upper limit less than 1 is better',
      { unit: '1', example: 1.02, origin: 'computed: actual ÷ target, where their units agree' },
    ),
    ...source,
    place('i'),
    ...taken('indicator', 'i', between('indicator', 'at_page', 'at_box')),
  ],
  from: `FROM ${JUDGED_INDICATOR}
JOIN report r ON r.id = i.report_id
${SUBJECT_FROM}
JOIN indicator_concept ic ON ic.indicator_id = i.id
JOIN concept c ON c.id = ic.concept_id`,
};

const AMOUNTS = ['initial_budget', 'budget', 'received', 'executed', 'balance'] as const;

const inWan = (name: string): ViewColumn[] =>
  taken('funding', 'f', [name]).map((column) => ({
    ...column,
    name: `${name}_wan`,
    sql: `f.${name} / 10000`,
    unit: '万元',
    example: 12,
    meaning: `${column.meaning}, in 万元`,
    origin: `computed: ${name} ÷ 10000`,
  }));

const V_FUNDING: View = {
  name: 'v_funding',
  meaning: 'one row of funding with its region, year and project, in 元 and 万元',
  zh: '项目资金（含地区、年度、项目；元与万元）',
  columns: [
    ...taken('funding', 'f', [['id', 'funding_id'], 'report_id']),
    ...subject,
    ...taken('funding', 'f', ['form', 'ordinal', 'label', 'source', ...AMOUNTS]),
    ...AMOUNTS.flatMap(inWan),
    ...taken('funding', 'f', ['execution_rate']),
    computed(
      'computed_rate',
      'REAL',
      'f.executed / nullif(coalesce(f.budget, f.initial_budget), 0)',
      '计算执行率',
      'funds spent ÷ budget of the year, or ÷ budget at its start where no other is stated; beside execution_rate, which is as stated',
      { unit: '1', example: 0.9808, origin: 'computed: executed ÷ coalesce(budget, initial_budget)' },
    ),
    ...taken('funding', 'f', ['weight', 'score', 'reason']),
    ...source,
    place('f'),
    ...taken('funding', 'f', between('funding', 'at_page', 'at_box')),
  ],
  from: `FROM funding f
JOIN report r ON r.id = f.report_id
${SUBJECT_FROM}`,
};

const counted = (name: string, table: string, zh: string, meaning: string, where = ''): ViewColumn =>
  computed(name, 'INTEGER', `(SELECT count(*) FROM ${table} x WHERE x.report_id = r.id${where})`, zh, meaning, {
    example: 8,
    origin: `computed: rows of ${table}`,
  });

const summed = (name: string, column: string, zh: string, meaning: string): ViewColumn =>
  computed(name, 'REAL', `(SELECT sum(x.${column}) FROM indicator x WHERE x.report_id = r.id)`, zh, meaning, {
    unit: '分',
    example: 90,
    origin: `computed: sum of indicator.${column}`,
  });

/** A total is that of the first row of funding that names itself one: a second form may repeat or split it. */
const firstTotal = (name: string, column: string, zh: string, meaning: string): ViewColumn =>
  computed(
    name,
    'REAL',
    `(SELECT x.${column} FROM funding x WHERE x.report_id = r.id AND x.source = 'total' ORDER BY x.form IS NULL, x.form, x.ordinal LIMIT 1)`,
    zh,
    `${meaning}, of the first row of funding that is a total`,
    { unit: '元', example: 1200000, origin: `funding.${column}` },
  );

const V_REPORT: View = {
  name: 'v_report',
  meaning: 'one report with its totals and what was found in it',
  zh: '自评报告（合计与核查结果）',
  columns: [
    ...taken('report', 'r', [['id', 'report_id'], 'source_id', ['ordinal', 'report_ordinal']]),
    ...subject,
    ...taken('report', 'r', ['title', 'project_code', 'reporting_unit', 'period_start', 'period_end', 'report_date']),
    ...taken('report', 'r', ['self_score', 'grade']),
    counted('forms', 'form', '自评表数', 'number of forms'),
    counted('indicators', 'indicator', '指标数', 'number of indicators'),
    summed('indicator_weight', 'weight', '指标分值合计', 'sum of the points of its indicators'),
    summed('indicator_score', 'score', '指标得分合计', 'sum of the scores of its indicators'),
    firstTotal('budget', 'budget', '全年预算数', 'budget of the year'),
    firstTotal('initial_budget', 'initial_budget', '年初预算数', 'budget at the start of the year'),
    firstTotal('executed', 'executed', '全年执行数', 'funds spent'),
    counted('expenditures', 'expenditure', '支出明细数', 'number of items of spending', ' AND x.is_total = 0'),
    counted('sections', 'section', '章节数', 'number of sections'),
    counted('facts', 'fact', '文中数据数', 'number of quantities in its text'),
    counted('findings', 'finding', '核查发现数', 'number of findings'),
    counted('findings_error', 'finding', '错误数', 'number of findings that are errors', ` AND x.severity = 'error'`),
    counted(
      'findings_warning',
      'finding',
      '疑点数',
      'number of findings that are warnings',
      ` AND x.severity = 'warning'`,
    ),
    counted('findings_info', 'finding', '提示数', 'number of findings that are hints', ` AND x.severity = 'info'`),
    computed(
      'warnings',
      'INTEGER',
      '(SELECT count(*) FROM warning x WHERE x.source_id = r.source_id)',
      '读取警告数',
      'number of warnings about its file',
      { example: 0, origin: 'computed: rows of warning' },
    ),
    ...source,
  ],
  from: `FROM report r
${SUBJECT_FROM}`,
};

export const VIEWS: readonly View[] = [V_INDICATOR, V_FUNDING, V_REPORT];
