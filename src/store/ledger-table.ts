/** The table of the ledger: every file that a run has met, and what became of it. */
import { names, own, type Table } from './table.js';

const optional = { notNull: false } as const;
const counted = (name: string, zh: string, meaning: string, example: number) =>
  own(name, 'INTEGER', zh, meaning, { check: `${name} >= 0`, example });

/** `open`: to be read; `skipped`: not a document, by its name or kind; `gone`: no longer where it was, its rows stay. */
export const STATES = ['open', 'done', 'failed', 'skipped', 'gone'] as const;
export type CandidateState = (typeof STATES)[number];

export const CANDIDATE: Table = {
  name: 'candidate',
  meaning: 'one file, or file of an archive, that a run has met, and what became of it; its rows are those of the source with the same sha256', // prettier-ignore
  zh: '候选文件台账',
  columns: [
    own('path', 'TEXT', '路径', 'the path as it was given', { example: 'crawl/2023/report.docx' }),
    own('entry', 'TEXT', '包内路径', 'path inside an archive, else empty', { example: '2023/report.docx' }),
    own('ordinal', 'INTEGER', '包内序号', 'its number in the archive, from 1; 0 for the file itself', {
      check: 'ordinal >= 0',
      example: 0,
    }),
    own('state', 'TEXT', '状态', 'open, done, failed, skipped (not a document by its name or kind) or gone (no longer there; its rows stay)', {
      check: STATES.map((state) => `state = '${state}'`).join(' OR '),
      example: 'done',
    }), // prettier-ignore
    own('outcome', 'TEXT', '读取结果', 'how reading it ended; null for what was not read and for an archive that could be opened', {
      ...optional,
      example: 'ok',
    }), // prettier-ignore
    own('code', 'TEXT', '原因代码', 'warning that says why it was not read or is no report; for skipped files the reason', {
      ...optional,
      example: 'file.damaged',
    }), // prettier-ignore
    own('message', 'TEXT', '原因', 'the same in words', { ...optional, example: 'the zip directory is cut short' }),
    own('bytes', 'INTEGER', '字节数', 'size in bytes; null where it is not known', { ...optional, example: 40960 }),
    own('modified', 'INTEGER', '修改时间', 'when the file was changed last, microseconds since 1970 UTC; null inside archives', {
      ...optional,
      unit: 'µs',
      example: 1767225600000000,
    }), // prettier-ignore
    own('sha256', 'TEXT', '内容散列', 'of the bytes, as in source; null for a file that has none', {
      ...optional,
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    }),
    own('hints', 'TEXT', '外部提示', 'what was said of it from outside, a JSON object', {
      ...optional,
      check: 'json_valid(hints)',
      example: '{"url":"https://www.example.gov.cn/1.html"}',
    }),
    own('reader_version', 'TEXT', '读取程序版本', 'version of jixiao that read it', { ...optional, example: '0.1.0' }),
    own('seconds', 'REAL', '读取用时', 'time that reading took', { ...optional, unit: 's', example: 0.02 }),
    own('pages', 'INTEGER', '页数', 'number of pages', { ...optional, example: 6 }),
    own('entries', 'INTEGER', '包内文件数', 'for an archive that could be opened the number of files in it', {
      ...optional,
      example: 12,
    }),
    counted('attempts', '尝试次数', 'how often reading it was begun', 1),
    counted('reports', '报告数', 'reports in it', 1),
    counted('indicators', '指标数', 'indicators in it', 12),
    counted('findings', '核查发现数', 'findings about it', 0),
    own('run', 'INTEGER', '批次', 'the run that changed this row last', { example: 1 }),
  ],
  checks: [],
  primaryKey: ['path', 'entry'],
  unique: [],
  indexes: [['sha256']],
  foreignKeys: [names('run', 'run')],
};
