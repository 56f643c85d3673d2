/** Money: a row a source of funds, and a row a form. */
import { standingRows } from '../corrected-tables.js';
import { between, computed, taken, type View, type ViewColumn } from '../view.js';
import { asItStands, asRead, confidence, isCorrected, place, source, subject, subjectOf } from './columns.js';

const AMOUNTS = ['initial_budget', 'budget', 'received', 'executed', 'balance'] as const;

const inWan = (name: string): ViewColumn[] =>
  asItStands('funding', 'f', 'k', [name]).map((column) => ({
    ...column,
    name: `${name}_wan`,
    sql: `(${column.sql}) / 10000`,
    unit: '万元',
    zh: `${column.zh}_万元`,
    example: 12,
    meaning: `${column.meaning}, in 万元`,
    origin: `computed: ${name} ÷ 10000`,
  }));

const rate = (executed: string, budget: string): ViewColumn =>
  computed(
    'computed_rate',
    'REAL',
    `${executed} / nullif(${budget}, 0)`,
    '计算执行率',
    'funds spent ÷ budget of the year, or ÷ budget at its start where no other is stated; beside execution_rate, which is as stated',
    { unit: '1', example: 0.9808, origin: 'computed: executed ÷ coalesce(budget, initial_budget)' },
  );

const standingOf = (name: string): string => `(${asItStands('funding', 'f', 'k', [name])[0]?.sql ?? ''})`;

export const V_FUNDING: View = {
  name: 'v_funding',
  twin: 'v_资金',
  meaning: 'one row of funding with its region, year and project, in 元 and 万元',
  zh: '项目资金（含地区、年度、项目；元与万元）',
  columns: [
    ...taken('funding', 'f', [['id', 'funding_id'], 'report_id']),
    ...subject,
    ...asItStands('funding', 'f', 'k', ['form', 'ordinal', 'label', 'source', ...AMOUNTS]),
    ...AMOUNTS.flatMap(inWan),
    ...asItStands('funding', 'f', 'k', ['execution_rate']),
    rate(standingOf('executed'), `coalesce(${standingOf('budget')}, ${standingOf('initial_budget')})`),
    ...asItStands('funding', 'f', 'k', ['weight', 'score', 'reason']),
    ...confidence,
    isCorrected('k'),
    ...asRead('funding', 'f', ['initial_budget', 'budget', 'received', 'executed', 'score']),
    ...source,
    place('f'),
    ...taken('funding', 'f', between('funding', 'at_page', 'at_box')),
  ],
  from: `FROM funding f
LEFT JOIN funding_corrected k ON k.id = f.id
${subjectOf('f.report_id')}`,
};

const LEVELS: readonly (readonly [source: string, zh: string, words: string])[] = [
  ['total', '合计', 'all sources together'],
  ['central', '中央', 'the centre'],
  ['province', '省级', 'the province'],
  ['prefecture', '市级', 'the prefecture'],
  ['county', '县级', 'the county'],
  ['township', '乡镇', 'townships'],
  ['local', '地方', 'local governments, not told apart'],
  ['fiscal', '财政拨款', 'the budget, level not told'],
  ['carryover', '上年结转', 'funds carried over from the year before'],
  ['government_fund', '政府性基金', 'government-managed funds'],
  ['self_raised', '自筹', 'own funds'],
  ['other', '其他', 'other sources'],
];

/** A total is that of the first row that names itself one; of the other sources several rows may stand in a form. */
const wide = (column: 'budget' | 'executed', zh: string): ViewColumn[] =>
  LEVELS.map(([kind, level, words]) => {
    const amount = column === 'budget' ? 'coalesce(f.budget, f.initial_budget)' : 'f.executed';
    const first = `(SELECT ${column === 'budget' ? 'coalesce(x.budget, x.initial_budget)' : 'x.executed'} FROM ${standingRows('funding')} x
      WHERE x.report_id = f.report_id AND x.form IS f.form AND x.source = 'total' ORDER BY x.ordinal LIMIT 1)`;
    const sql = kind === 'total' ? first : `sum(${amount}) FILTER (WHERE f.source = '${kind}')`;
    return computed(
      `${column}_${kind}`,
      'REAL',
      sql,
      `${zh}_${level}`,
      `${column === 'budget' ? 'budget of the year, or at its start where no other is stated' : 'funds spent'}: ${words}`,
      { unit: '元', example: 1200000, origin: 'computed from funding' },
    );
  });

export const V_FUNDING_WIDE: View = {
  name: 'v_funding_wide',
  twin: 'v_资金结构',
  meaning: 'the money of one form, or of the text of one report: a column for each source',
  zh: '项目资金结构（每表一行，按来源分列）',
  columns: [
    ...taken('funding', 'f', ['report_id', 'form']),
    ...subject,
    ...wide('budget', '预算数'),
    ...wide('executed', '执行数'),
    computed('rows', 'INTEGER', 'count(*)', '资金行数', 'rows of funding that it is made of', { example: 4 }),
    ...confidence,
    ...source,
  ],
  from: `FROM ${standingRows('funding')} f
${subjectOf('f.report_id')}
GROUP BY f.report_id, f.form`,
};
