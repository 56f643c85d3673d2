/**
 * What is computed of a report and of its indicators, kept beside them so that a question by county, concept or year
 * needs one index. It is computed from the rows as they stand, corrections included, and can be computed anew.
 */
import { REGION } from './own-tables.js';
import { REPORT } from './record-tables.js';
import { belongsTo, names, own, type Table } from './table.js';
import type { Column } from './columns.js';

function column(table: Table, name: string): Column {
  const found = table.columns.find((c) => c.name === name);
  if (found === undefined) throw new Error(`There is no column ${table.name}.${name}.`);
  return { ...found, origin: `${table.name}.${name}` };
}

const optional = { notNull: false } as const;
const ofRegion = ['province_code', 'province', 'prefecture_code', 'prefecture', 'county'].map((name) => column(REGION, name)); // prettier-ignore

export const REPORT_SUBJECT: Table = {
  name: 'report_subject',
  meaning: 'who, where and when of one report, corrections included',
  zh: '报告的主体、地区与年度',
  columns: [
    own('report_id', 'INTEGER', '报告', 'the report', { example: 1 }),
    own('source_id', 'INTEGER', '所属文件', 'the file it was read from', { example: 1 }),
    { ...column(REPORT, 'fiscal_year'), name: 'year' },
    column(REPORT, 'region_code'),
    column(REPORT, 'region_name'),
    ...ofRegion,
    column(REPORT, 'kind'),
    own('department', 'TEXT', '部门', 'supervising department; for the report of a department itself the unit that reports, if no other is named', {
      ...optional,
      example: '临湘市医疗保障局',
      origin: 'computed',
    }), // prettier-ignore
    own('unit', 'TEXT', '单位', 'unit that carries the project out, else the one that reports', {
      ...optional,
      example: '临湘市医疗保障事务中心',
      origin: 'computed',
    }),
    { ...column(REPORT, 'project_name'), name: 'project' },
    column(REPORT, 'confidence'),
  ].map((c) => (c.name === 'report_id' || c.name === 'source_id' || c.name === 'kind' ? c : { ...c, notNull: false })),
  checks: [],
  primaryKey: ['report_id'],
  unique: [],
  indexes: [['county', 'year'], ['region_code', 'year'], ['prefecture', 'year'], ['province', 'year'], ['year'], ['project'], ['department']], // prettier-ignore
  foreignKeys: [belongsTo('report_id', 'report'), belongsTo('source_id', 'source')],
};

export const INDICATOR_DERIVED: Table = {
  name: 'indicator_derived',
  meaning: 'what is computed of one indicator: its concept, and whether its target was met',
  zh: '指标的概念与完成情况',
  columns: [
    own('indicator_id', 'INTEGER', '指标', 'the indicator', { example: 1 }),
    own('report_id', 'INTEGER', '所属报告', 'the report it belongs to', { example: 1 }),
    own('concept_id', 'INTEGER', '概念', 'its concept', { example: 1 }),
    own('year', 'INTEGER', '年度', 'fiscal year of its report', { ...optional, example: 2022 }),
    own('level3', 'TEXT', '三级指标', 'its name, corrections included', { example: '城乡居民参保率' }),
    own('achieved', 'TEXT', '是否完成', 'whether the result meets the target: yes, no, or null where it cannot be told; a target without a comparator is a least value, but for cost and time only equality counts', {
      ...optional,
      check: "achieved = 'yes' OR achieved = 'no'",
      example: 'yes',
      origin: 'computed from target_* and actual_*, where their units agree',
    }), // prettier-ignore
    own('achieved_by', 'TEXT', '完成情况依据', 'what achieved rests on: number, date, or words (the result repeats the target)', {
      ...optional,
      example: 'number',
      origin: 'computed',
    }), // prettier-ignore
    own('achievement', 'REAL', '完成率', 'result ÷ target; for a target that is an upper limit less than 1 is better', {
      ...optional,
      unit: '1',
      example: 1.02,
      origin: 'computed: actual ÷ target, where their units agree',
    }), // prettier-ignore
    own('score_rate', 'REAL', '得分率', 'score ÷ weight', {
      ...optional,
      unit: '1',
      example: 0.95,
      origin: 'computed: score ÷ weight',
    }),
  ],
  checks: [],
  primaryKey: ['indicator_id'],
  unique: [],
  indexes: [['concept_id', 'year'], ['level3', 'year'], ['report_id']],
  foreignKeys: [belongsTo('indicator_id', 'indicator'), names('concept_id', 'concept')],
};
