/** What `compare`, `coverage` and `profile` say beside their figures, in English and Chinese. */
import type { Basis, Doubt, LeftOutReason } from '../compare/answer.js';
import type { Lang } from './locale.js';

const en = {
  place: 'place',
  part: 'part',
  target: 'target',
  achieved: 'achieved',
  yes: 'yes',
  no: 'no',
  scoreRate: 'score rate',
  change: 'change',
  rank: 'rank',
  z: 'z',
  year: 'year',
  values: 'values',
  doubtful: 'doubtful',
  min: 'lowest',
  q1: '25%',
  median: 'median',
  q3: '75%',
  max: 'highest',
  outliers: 'outliers',
  points: ' pp',
  'outliers.few': 'too few values (8 are needed)',
  'outliers.same': 'none: all values are equal',
  'outliers.mean': '{count} (by the mean distance: more than half of the values are equal)',
  'outliers.mad': '{count}',
  unit: 'Unit: {unit}.',
  noUnit: 'No unit is stated.',
  ranked: 'Rank 1 is the highest value.',
  rankedLow: 'Rank 1 is the lowest value.',
  'by.prefecture':
    'Each value is the median of the counties of a prefecture, and of the prefecture’s own figure where it has one.',
  'by.province': 'Each value is the median of the places of a province that report.',
  'mark.doubtful': '* doubtful: {list}. Leave them out with --confidence.',
  'mark.corrected': '† corrected by a reviewer.',
  'mark.several':
    '{count} cells hold several different figures (lowest–highest, their number in brackets): they have no rank. Tell them apart with --split project, or choose with --pick.',
  'mark.outlier': '! outlier: more than 3.5 robust standard deviations from the median of its year.',
  copies: '{count} figures repeat another file of the same report and count once.',
  leftOut: 'Not compared: {list}.',
  names: 'Names put together: {list}.',
  more: '… and {count} more',
  moreRows: '… {count} more rows; --csv, --xlsx and --json have all, --limit sets how many are shown.',
  near: 'Not in the table, but of a like name: {list}.',
  unknown: 'No concept is called “{words}”. Near it are: {list}.',
  unknownNone:
    'No concept is called “{words}”, and none is like it. `jixiao query "SELECT concept, sum(indicators) FROM v_concept GROUP BY 1 ORDER BY 2 DESC LIMIT 30"` lists the most frequent.',
  units: '“{subject}” is stated in {count} units between which there is no way. Choose one with --unit:',
  'units.unit': 'unit',
  'units.figures': 'figures',
  'units.places': 'places',
  'units.names': 'names',
  'units.none': '(none) --unit ""',
  nothing: 'No figure of “{subject}” can be compared here.',
  'error.no-region': 'The database has no report of a region “{asked}”.{near}',
  'error.near': ' Near it are: {list}.',
  'error.no-subject': 'Say what to compare: an indicator in words, or --concept, or --family; one of them.',
  'error.bad-value': '{message}',
  written: 'Wrote {path}.',
  noFont:
    'A PNG needs a font with Chinese letters, and none is installed. Install one (Debian, Ubuntu: `apt install fonts-noto-cjk`; Fedora: `dnf install google-noto-sans-cjk-fonts`), or write .svg or .html.',
  figures: 'Figures and their sources',
  total: 'total',
  table: 'Table',
  spread: 'Spread',
  and: ', ',
};

const zh: Readonly<Record<keyof typeof en, string>> = {
  place: '地区',
  part: '分组',
  target: '指标值',
  achieved: '是否完成',
  yes: '是',
  no: '否',
  scoreRate: '得分率',
  change: '变化',
  rank: '排名',
  z: 'z',
  year: '年度',
  values: '数值个数',
  doubtful: '存疑',
  min: '最低',
  q1: '25%',
  median: '中位数',
  q3: '75%',
  max: '最高',
  outliers: '离群值',
  points: ' 个百分点',
  'outliers.few': '数值过少（至少需 8 个）',
  'outliers.same': '无：所有数值相同',
  'outliers.mean': '{count}（半数以上数值相同，按平均偏差判断）',
  'outliers.mad': '{count}',
  unit: '单位：{unit}。',
  noUnit: '未注明单位。',
  ranked: '排名 1 为最高值。',
  rankedLow: '排名 1 为最低值。',
  'by.prefecture': '每个数值为所辖各县（市、区）的中位数；市本级有数据的一并计入。',
  'by.province': '每个数值为该省各填报地区的中位数。',
  'mark.doubtful': '* 存疑：{list}。可用 --confidence 排除。',
  'mark.corrected': '† 经人工更正。',
  'mark.several':
    '{count} 个单元格含多个不同数值（最低–最高，括号内为个数），不参与排名。可用 --split project 分开，或用 --pick 指定取值。',
  'mark.outlier': '! 离群值：偏离当年中位数超过 3.5 个稳健标准差。',
  copies: '{count} 个数值与同一报告的其他文件重复，只计一次。',
  leftOut: '未参与比较：{list}。',
  names: '合并的指标名称：{list}。',
  more: '……另有 {count} 个',
  moreRows: '……另有 {count} 行；--csv、--xlsx、--json 包含全部，--limit 可设显示行数。',
  near: '名称相近但未列入：{list}。',
  unknown: '没有名为“{words}”的指标概念。相近的有：{list}。',
  unknownNone:
    '没有名为“{words}”的指标概念，也没有相近的。可用 `jixiao query "SELECT concept, sum(indicators) FROM v_concept GROUP BY 1 ORDER BY 2 DESC LIMIT 30"` 查看最常见的概念。',
  units: '“{subject}”使用了 {count} 种无法换算的单位，请用 --unit 选择其一：',
  'units.unit': '单位',
  'units.figures': '数值个数',
  'units.places': '地区数',
  'units.names': '指标名称',
  'units.none': '（无）--unit ""',
  nothing: '“{subject}”没有可比较的数值。',
  'error.no-region': '数据库中没有“{asked}”的报告。{near}',
  'error.near': '相近的有：{list}。',
  'error.no-subject': '请指明比较对象：指标名称，或 --concept，或 --family，三者选一。',
  'error.bad-value': '取值有误（{message}）',
  written: '已写入 {path}。',
  noFont:
    '生成 PNG 需要中文字体，系统中未找到。请安装（Debian、Ubuntu：`apt install fonts-noto-cjk`；Fedora：`dnf install google-noto-sans-cjk-fonts`），或改用 .svg、.html。',
  figures: '数值及出处',
  total: '合计',
  table: '比较表',
  spread: '分布',
  and: '、',
};

export type CompareWords = Readonly<Record<keyof typeof en, string>>;
export const compareWords = (lang: Lang): CompareWords => (lang === 'zh' ? zh : en);

export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

type Both = readonly [en: string, zh: string];

export const DOUBT_WORDS: Readonly<Record<Doubt, Both>> = {
  inferred: ['something in the row was inferred', '该行有推断所得'],
  unsure: ['a value of the row was not certain', '该行有不确定的数值'],
  confidence: ['the report’s confidence is below 0.8', '报告可信度低于 0.8'],
  conflict: ['another file states something else of the same project', '同一项目在其他文件中数值不同'],
  corrected: ['corrected by a reviewer', '经人工更正'],
};

export const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, Both>> = {
  empty: ['nothing is stated', '未填写'],
  words: ['words or a date', '为文字或日期'],
  inexact: ['a range or a bound', '为区间或界限'],
  'no-unit': ['no unit is stated', '未注明单位'],
  'other-unit': ['another unit', '单位不同'],
  'no-year': ['the year is not known', '年度不明'],
  'no-region': ['the region is not known', '地区不明'],
  above: ['of a region above the rows', '属于更高级别地区'],
  doubtful: ['inferred, unsure or contested by another file', '推断、不确定或与其他文件不一致'],
  'low-confidence': ['confidence too low', '可信度过低'],
  'not-weighed': ['confidence not weighed', '未评定可信度'],
};

export const BASIS_WORDS: Readonly<Record<Basis, Both>> = {
  one: ['one figure', '单一数值'],
  agree: ['several that agree', '多个相同数值'],
  several: ['several different ones', '多个不同数值'],
  lowest: ['the lowest of several', '取最低值'],
  median: ['the median of several', '取中位数'],
  highest: ['the highest of several', '取最高值'],
  places: ['the median of its places', '所辖地区中位数'],
};

export const inLang = ([english, chinese]: Both, lang: Lang): string => (lang === 'zh' ? chinese : english);
