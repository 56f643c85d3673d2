/** The table of corrections: every one that was ever made, with what became of it. */
import { oneOf } from './columns.js';
import { own, type Table } from './table.js';

const optional = { notNull: false } as const;

/** What became of a correction. */
export const CORRECTION_STATES = {
  applied: { zh: '已生效', meaning: 'holds: views show its value' },
  replaced: { zh: '已被取代', meaning: 'a later correction of the same field holds' },
  confirmed: { zh: '已一致', meaning: 'the reader now reads this value itself, so nothing is laid over it' },
  lost: { zh: '未能定位', meaning: 'its row was not found in what the reader reads now, so it does not hold' },
  waiting: { zh: '待入库', meaning: 'its file is not in the database yet' },
  undone: { zh: '已撤销', meaning: 'taken back' },
} as const;

export type CorrectionState = keyof typeof CORRECTION_STATES;

/** The kinds of rows that can be corrected; the names are those of their tables. */
export const CORRECTABLE_RECORDS = ['report', 'form', 'funding', 'indicator', 'expenditure'] as const;
export type CorrectableRecord = (typeof CORRECTABLE_RECORDS)[number];

const place = (name: string, zh: string, meaning: string, example: number) =>
  own(`at_${name}`, 'INTEGER', zh, meaning, { ...optional, check: `at_${name} >= 1`, example });

export const CORRECTION: Table = {
  name: 'correction',
  meaning: 'one correction by a reviewer of one field; rows are never deleted',
  zh: '人工更正记录',
  columns: [
    own('id', 'INTEGER', '主键', 'key of the row in this database', { example: 1 }),
    own('sha256', 'TEXT', '文件指纹', "SHA-256 of the bytes of the file that was corrected; it need not be in the database", {
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    }), // prettier-ignore
    own('path', 'TEXT', '路径', 'where the file lay when it was corrected', {
      ...optional,
      example: 'crawl/2023/report.docx',
    }),
    own('report', 'INTEGER', '报告序号', 'ordinal of the report in the file', { check: 'report >= 1', example: 1 }),
    own('record', 'TEXT', '记录', 'the table of the corrected row', {
      check: oneOf('record', CORRECTABLE_RECORDS),
      example: 'indicator',
    }),
    own('ordinal', 'INTEGER', '记录序号', 'ordinal of the row in its report', { check: 'ordinal >= 1', example: 3 }),
    own('anchor', 'TEXT', '记录名称', 'the name of the row as it was read: indicator, label of funding, item, title', {
      ...optional,
      example: '城乡居民参保率',
    }), // prettier-ignore
    place('page', '页', 'page of the row', 2),
    place('table', '表', 'table of the row', 1),
    place('row', '行', "row of the table's grid", 12),
    place('column', '列', "column of the table's grid", 4),
    place('paragraph', '段', 'paragraph of the row', 31),
    own('field', 'TEXT', '字段', 'field of the contract', { example: 'score' }),
    own('value_as_read', 'TEXT', '原读取值', 'the value as it was read when it was corrected, JSON', {
      check: 'json_valid(value_as_read)',
      example: '9.5',
    }),
    own('value', 'TEXT', '更正值', 'the value that a reviewer found in the source, JSON', {
      check: 'json_valid(value)',
      example: '9.0',
    }),
    own('reason', 'TEXT', '更正理由', 'why, in the words of the reviewer', { example: '原表为9分' }),
    own('who', 'TEXT', '更正人', 'who made it', { example: '张某' }),
    own('made_at', 'TEXT', '更正时间', 'when it was made, UTC', { example: '2026-01-05T08:30:00.000Z' }),
    own('reader_version', 'TEXT', '读取程序版本', 'version of jixiao that had read the file when it was corrected', {
      ...optional,
      example: '0.1.0',
    }), // prettier-ignore
    own('undone_at', 'TEXT', '撤销时间', 'when it was taken back, UTC', { ...optional }),
    own('state', 'TEXT', '状态', Object.entries(CORRECTION_STATES).map(([state, { meaning }]) => `${state}: ${meaning}`).join('; '), {
      check: oneOf('state', Object.keys(CORRECTION_STATES)),
      example: 'applied',
    }), // prettier-ignore
    own('note', 'TEXT', '状态说明', 'why it is in this state, where that is not plain', {
      ...optional,
      example: 'no row with this name and place',
    }),
    own('row_id', 'INTEGER', '当前行', 'key of the row in the table that record names; null where there is none', {
      ...optional,
      example: 12,
      origin: 'computed',
    }),
  ],
  checks: [],
  primaryKey: ['id'],
  unique: [],
  indexes: [['sha256'], ['record', 'row_id'], ['state']],
  foreignKeys: [],
};
