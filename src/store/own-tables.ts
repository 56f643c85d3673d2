/** The tables that the database adds to the contract: runs, paths, regions and the dictionary itself. */
import { belongsTo, names, own, type Table } from './table.js';

const optional = { notNull: false } as const;
const counted = (name: string, zh: string, meaning: string, example: number) =>
  own(name, 'INTEGER', zh, meaning, { check: `${name} >= 0`, example });

export const RUN: Table = {
  name: 'run',
  meaning: 'one call of ingest',
  zh: '入库批次',
  columns: [
    own('id', 'INTEGER', '主键', 'key of the row in this database', { example: 1 }),
    own('started_at', 'TEXT', '开始时间', 'when it began, UTC', { example: '2026-01-05T08:30:00.000Z' }),
    own('finished_at', 'TEXT', '结束时间', 'when it ended, UTC; null: it is running or was stopped', {
      ...optional,
      example: '2026-01-05T08:31:10.000Z',
    }),
    own('version', 'TEXT', '程序版本', 'version of jixiao', { example: '0.1.0' }),
    own('arguments', 'TEXT', '调用参数', 'what it was called with, a JSON list', {
      check: 'json_valid(arguments)',
      example: '["crawl/2023"]',
    }),
    counted('files', '文件数', 'files that were met', 120),
    counted('inserted', '新增文件数', 'files that were new', 100),
    counted('replaced', '替换文件数', 'files that were read anew', 5),
    counted('unchanged', '未变文件数', 'files that were known already', 15),
    own('outcomes', 'TEXT', '各结果文件数', 'files by outcome, a JSON object', {
      check: 'json_valid(outcomes)',
      example: '{"ok":118,"scanned":2}',
    }),
  ],
  checks: [],
  primaryKey: ['id'],
  unique: [],
  indexes: [],
  foreignKeys: [],
};

export const SOURCE_PATH: Table = {
  name: 'source_path',
  meaning: 'one place at which the bytes of a source were met; the same file can lie at several',
  zh: '文件位置',
  columns: [
    own('source_id', 'INTEGER', '所属文件', 'the file that was met', { example: 1 }),
    own('path', 'TEXT', '路径', 'the path as it was given', {
      origin: 'Source.path',
      example: 'crawl/2023/report.docx',
    }),
    own('entry', 'TEXT', '包内路径', 'path inside an archive, else empty', { origin: 'Source.entry' }),
    own('url', 'TEXT', '网址', 'address that belongs to this path', { ...optional, origin: 'Source.url' }),
    own('first_run', 'INTEGER', '首次入库批次', 'the run that met it there first', { ...optional, example: 1 }),
  ],
  checks: [],
  primaryKey: ['source_id', 'path', 'entry'],
  unique: [],
  indexes: [['path']],
  foreignKeys: [belongsTo('source_id', 'source'), names('first_run', 'run')],
};

const part = (name: string, zh: string, meaning: string, example: string) =>
  own(name, 'TEXT', zh, meaning, { ...optional, example, origin: 'computed: split from Report.region' });

export const REGION: Table = {
  name: 'region',
  meaning: 'one region as reports name it, split into its levels',
  zh: '地区',
  columns: [
    own('code', 'TEXT', '行政区划代码', 'GB/T 2260 code', { example: '430212', origin: 'Report.region.code' }),
    own('name', 'TEXT', '行政区划名称', 'name from the province down', {
      example: '湖南省株洲市渌口区',
      origin: 'Report.region.name',
    }),
    part('province_code', '省级代码', 'code of the province', '430000'),
    part('province', '省', 'name of the province', '湖南省'),
    part('prefecture_code', '地级代码', 'code of the prefecture; null where there is none', '430200'),
    part('prefecture', '地级市（州、盟）', 'name of the prefecture; null where there is none', '株洲市'),
    part('county', '县（市、区）', 'name of the county or district; null for a higher level', '渌口区'),
  ],
  checks: [],
  primaryKey: ['code', 'name'],
  unique: [],
  indexes: [['county'], ['prefecture'], ['province']],
  foreignKeys: [],
};

export const DICTIONARY: Table = {
  name: 'dictionary',
  meaning: 'one column of a table or view, explained; the row with the column * explains the table itself',
  zh: '数据字典',
  columns: [
    own('table_name', 'TEXT', '表或视图', 'name of the table or view', { example: 'indicator' }),
    own('kind', 'TEXT', '种类', 'table or view', { check: "kind IN ('table', 'view')", example: 'table' }),
    own('column_name', 'TEXT', '列', 'name of the column; * for the table itself', { example: 'weight' }),
    own('type', 'TEXT', '类型', 'SQL type', { example: 'REAL' }),
    own('meaning', 'TEXT', '英文含义', 'meaning in English', { example: 'points of the indicator' }),
    own('meaning_zh', 'TEXT', '中文含义', 'meaning in Chinese', { example: '分值' }),
    own('unit', 'TEXT', '单位', 'unit of the number', { ...optional, example: '分' }),
    own('example', 'TEXT', '示例', 'a value as it may stand there', { ...optional, example: '10' }),
    own('origin', 'TEXT', '取值来源', 'a field of the record, the database itself, or a computation', {
      example: 'Indicator.weight',
    }),
  ],
  checks: [],
  primaryKey: ['table_name', 'column_name'],
  unique: [],
  indexes: [],
  foreignKeys: [],
};
