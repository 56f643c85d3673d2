/** The words of trying a file, in both languages. */
import type { Lang } from '../words/index.js';

const en = {
  notStored: 'This file is not stored.',
  drop: 'or drop it anywhere on this page',
  reading: 'Reading…',
  most: 'At most {size} MiB.',
  add: 'Add to the database',
  adding: 'Puts the file into {folder} and reads it into the database.',
  gone: 'This file is no longer in memory',
  goneWhat: 'Only the last few files that were tried are kept. Choose it again.',
  another: 'Try another file',
  other: 'Documents and reports in this file',
  noReport: 'No report was read in it.',
};
type TryWord = keyof typeof en;
const zh: Readonly<Record<TryWord, string>> = {
  notStored: '此文件尚未保存。',
  drop: '或将文件拖放到本页任意位置',
  reading: '正在读取…',
  most: '最大 {size} MiB。',
  add: '添加到数据库',
  adding: '文件将存入 {folder} 并读入数据库。',
  gone: '该文件已不在内存中',
  goneWhat: '只保留最近试读的几个文件，请重新选择。',
  another: '试读其他文件',
  other: '文件中的文档与报告',
  noReport: '未读到报告。',
};

export const tryWords =
  (lang: Lang) =>
  (word: TryWord, values: Readonly<Record<string, string | number>> = {}): string =>
    (lang === 'zh' ? zh : en)[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
