/** What charts say, in English and Chinese. */
import type { Compared } from '../../compare/question.js';
import type { Measure } from '../../compare/coverage.js';

export type ChartLang = 'en' | 'zh';

const en = {
  actual: 'result',
  target: 'target',
  achievement: 'result ÷ target',
  score_rate: 'score ÷ weight',
  doubtful: 'doubtful (inferred, unsure or low confidence)',
  odd: 'outlier',
  oddDoubtful: 'outlier, doubtful',
  corrected: 'corrected',
  several: 'several different figures',
  median: 'median',
  middle: 'middle half',
  others: 'the others',
  shown: '{shown} of {all} places are drawn; quartiles are those of all',
  places: 'each point is the median of the places in it',
  box: 'box: middle half; whiskers: lowest and highest; points: places',
  reports: 'reports',
  projects: 'projects',
  indicators: 'indicators',
  files: 'files',
  noYear: 'no year',
  coverage: 'What the database holds',
  none: 'There is nothing to draw',
};

const zh: Readonly<Record<keyof typeof en, string>> = {
  actual: '完成值',
  target: '指标值',
  achievement: '完成值 ÷ 指标值',
  score_rate: '得分率',
  doubtful: '存疑（推断、不确定或可信度低）',
  odd: '离群值',
  oddDoubtful: '离群值，存疑',
  corrected: '经人工更正',
  several: '多个不同数值',
  median: '中位数',
  middle: '中间一半',
  others: '其他',
  shown: '图中为 {all} 个地区中的 {shown} 个；四分位数按全部地区计算',
  places: '每点为所辖地区的中位数',
  box: '箱体：中间一半；须线：最低与最高；点：各地区',
  reports: '报告数',
  projects: '项目数',
  indicators: '指标数',
  files: '文件数',
  noYear: '年度不明',
  coverage: '数据覆盖情况',
  none: '没有可绘制的数据',
};

export type ChartWords = Readonly<Record<keyof typeof en, string>>;

export const chartWords = (lang: ChartLang): ChartWords => (lang === 'zh' ? zh : en);

/** What is compared, or counted, in words. */
export const wordOf = (words: ChartWords, what: Compared | Measure): string => words[what];

export const filled = (text: string, values: Readonly<Record<string, number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
