/** Reports as a whole: totals, goals, findings, and what there is of whom. */
import { standingRows } from '../corrected-tables.js';
import { between, computed, taken, type View, type ViewColumn } from '../view.js';
import { asItStands, asRead, confidence, isCorrected, place, source, subject, subjectOf } from './columns.js';

const counted = (name: string, table: string, zh: string, meaning: string, where = ''): ViewColumn =>
  computed(name, 'INTEGER', `(SELECT count(*) FROM ${table} x WHERE x.report_id = r.id${where})`, zh, meaning, {
    example: 8,
    origin: `computed: rows of ${table}`,
  });

const summed = (name: string, column: string, zh: string, meaning: string): ViewColumn =>
  computed(
    name,
    'REAL',
    `(SELECT sum(x.${column}) FROM ${standingRows('indicator')} x WHERE x.report_id = r.id)`,
    zh,
    meaning,
    { unit: '分', example: 90, origin: `computed: sum of indicator.${column}` },
  );

/** A total is that of the first row of funding that names itself one: a second form may repeat or split it. */
const firstTotal = (name: string, column: string, zh: string, meaning: string): ViewColumn =>
  computed(
    name,
    'REAL',
    `(SELECT x.${column} FROM ${standingRows('funding')} x WHERE x.report_id = r.id AND x.source = 'total' ORDER BY x.form IS NULL, x.form, x.ordinal LIMIT 1)`,
    zh,
    `${meaning}, of the first row of funding that is a total`,
    { unit: '元', example: 1200000, origin: `funding.${column}` },
  );

export const V_REPORT: View = {
  name: 'v_report',
  twin: 'v_报告',
  meaning: 'one report with its totals and what was found in it',
  zh: '自评报告（合计与核查结果）',
  columns: [
    ...taken('report', 'r', [['id', 'report_id'], 'source_id', ['ordinal', 'report_ordinal']]),
    ...subject,
    ...asItStands('report', 'r', 'k', ['title', 'project_code', 'reporting_unit', 'period_start', 'period_end', 'report_date', 'self_score', 'grade']), // prettier-ignore
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
    counted('findings_warning', 'finding', '疑点数', 'number of findings that are warnings', ` AND x.severity = 'warning'`), // prettier-ignore
    counted('findings_info', 'finding', '提示数', 'number of findings that are hints', ` AND x.severity = 'info'`),
    computed(
      'warnings',
      'INTEGER',
      '(SELECT count(*) FROM warning x WHERE x.source_id = r.source_id)',
      '读取警告数',
      'number of warnings about its file',
      { example: 0, origin: 'computed: rows of warning' },
    ),
    ...confidence,
    isCorrected('k'),
    ...asRead('report', 'r', [['fiscal_year', 'year'], 'region_name', ['project_name', 'project'], 'self_score']),
    ...source,
    ...taken('source', 's', ['reader_version']),
  ],
  from: `FROM report r
LEFT JOIN report_corrected k ON k.id = r.id
${subjectOf('r.id')}`,
};

export const V_GOAL: View = {
  name: 'v_goal',
  twin: 'v_目标',
  meaning: 'the overall goals of one form beside what became of them',
  zh: '年度总体目标与完成情况',
  columns: [
    ...taken('form', 'f', [['id', 'form_id'], 'report_id', ['ordinal', 'form']]),
    ...subject,
    ...asItStands('form', 'f', 'k', ['title', 'goal_expected', 'goal_actual', 'total_weight', 'total_score']),
    ...confidence,
    isCorrected('k'),
    ...source,
    place('f'),
  ],
  from: `FROM form f
LEFT JOIN form_corrected k ON k.id = f.id
${subjectOf('f.report_id')}`,
};

export const V_FINDING: View = {
  name: 'v_finding',
  twin: 'v_核查',
  meaning: 'one finding with its report: a check that the document does not pass',
  zh: '核查发现（含地区、年度、项目）',
  columns: [
    ...taken('finding', 'f', [['id', 'finding_id'], 'report_id']),
    ...subject,
    ...taken('finding', 'f', ['rule', 'severity', 'message', 'expected', 'actual']),
    ...confidence,
    ...source,
    place('f'),
    ...taken('finding', 'f', between('finding', 'at_page', 'at_box')),
  ],
  from: `FROM finding f
${subjectOf('f.report_id')}`,
};

export const V_COVERAGE: View = {
  name: 'v_coverage',
  twin: 'v_覆盖',
  meaning: 'what there is of one region, year, kind and department',
  zh: '数据覆盖情况（地区、年度、类型、部门）',
  columns: [
    ...subject.filter(({ name }) => name !== 'unit' && name !== 'project'),
    computed('reports', 'INTEGER', 'count(*)', '报告数', 'reports', { example: 3 }),
    computed('projects', 'INTEGER', 'count(DISTINCT q.project)', '项目数', 'projects that are named', { example: 2 }),
    computed('sources', 'INTEGER', 'count(DISTINCT q.source_id)', '文件数', 'files', { example: 2 }),
    computed(
      'indicators',
      'INTEGER',
      'sum((SELECT count(*) FROM indicator i WHERE i.report_id = q.report_id))',
      '指标数',
      'indicators',
      { example: 24 },
    ),
    computed('least_confidence', 'REAL', 'min(q.confidence)', '最低可信度', 'lowest confidence of its reports', {
      unit: '1',
      example: 0.93,
    }),
  ],
  from: `FROM report_subject q
GROUP BY q.province_code, q.region_code, q.region_name, q.year, q.kind, q.department`,
};

/** Files, read or not. */
export const V_SOURCE: View = {
  name: 'v_source',
  twin: 'v_文件',
  meaning: 'one file: how reading it ended and what came out',
  zh: '来源文件（读取结果）',
  columns: [
    ...taken('source', 's', [['id', 'source_id'], 'path', 'entry', 'format', 'outcome', 'bytes', 'pages', 'url', 'published_at', 'title']), // prettier-ignore
    computed('reports', 'INTEGER', '(SELECT count(*) FROM report r WHERE r.source_id = s.id)', '报告数', 'reports', {
      example: 1,
    }),
    computed(
      'indicators',
      'INTEGER',
      '(SELECT count(*) FROM report r JOIN indicator i ON i.report_id = r.id WHERE r.source_id = s.id)',
      '指标数',
      'indicators',
      { example: 8 },
    ),
    computed('warnings', 'INTEGER', '(SELECT count(*) FROM warning w WHERE w.source_id = s.id)', '警告数', 'warnings', {
      example: 0,
    }),
    computed(
      'said',
      'TEXT',
      `(SELECT w.message FROM warning w WHERE w.source_id = s.id AND (w.code LIKE 'file.%' OR w.code LIKE 'report.%') ORDER BY w.ordinal LIMIT 1)`,
      '说明',
      'why it could not be read, or what it seems to be',
      { example: 'the zip directory is cut short' },
    ),
    ...taken('source', 's', ['reader_version', 'seconds', 'sha256']),
  ],
  from: 'FROM source s',
};
