/** Every sentence of the command line, in English and Chinese. A key that is missing in one of them does not compile. */
import type { Outcome } from '../model/codes.js';
import type { Lang } from './locale.js';
import * as common from './messages/common.js';
import * as corrections from './messages/corrections.js';
import * as databases from './messages/databases.js';
import * as questions from './messages/questions.js';
import * as reading from './messages/reading.js';
import * as runs from './messages/runs.js';

export type MessageKey =
  | keyof typeof common.en
  | keyof typeof corrections.en
  | keyof typeof databases.en
  | keyof typeof questions.en
  | keyof typeof reading.en
  | keyof typeof runs.en;

/** What to do about an outcome, in Chinese; the English stands with the outcome itself. */
export const ADVICE_ZH: Readonly<Record<Outcome, string>> = {
  ok: '',
  partial: '请查看警告。',
  'not-a-report': '',
  empty: '请重新下载。',
  scanned: '请先做文字识别（OCR），或查找文字版。',
  garbled: '请查找其他版本。',
  encrypted: '请去除密码后重新读取。',
  unsupported: '请另存为 docx、pdf、xlsx、html 或 txt。',
  damaged: '请重新下载。',
  'too-big': '请拆分文件，或调高上限。',
  bomb: '请勿打开，并核实文件来源。',
  timeout: '请延长时限后重试。',
  memory: '请调高内存上限后重试。',
  crash: '请附上该文件反馈问题。',
  unreadable: '请检查文件是否存在、是否有读取权限。',
};

const TEXTS: Readonly<Record<Lang, Readonly<Record<MessageKey, string>>>> = {
  en: { ...common.en, ...corrections.en, ...databases.en, ...questions.en, ...reading.en, ...runs.en },
  zh: { ...common.zh, ...corrections.zh, ...databases.zh, ...questions.zh, ...reading.zh, ...runs.zh },
};

/** Gives a message with its {values} filled in. */
export type Texts = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

export function textsIn(lang: Lang): Texts {
  return (key, values = {}) =>
    TEXTS[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
