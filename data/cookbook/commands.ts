/** Questions that a command answers. */
import type { CommandRecipe } from './recipe.js';

export const COMMAND_RECIPES: readonly CommandRecipe[] = [
  {
    id: 'compare-rate',
    title: 'A table of counties and years for one concept',
    titleZh: '一个指标的各县历年对比表',
    question: 'How do the counties stand to one another in the rate of insured residents, and who stands out?',
    questionZh: '各县参保率历年对比如何，排名与异常值有哪些？',
    note: 'Units are brought together or the comparison is refused; --chart FILE.svg draws it.',
    noteZh: '单位不一致时先换算，不能换算则拒绝比较；--chart 文件.svg 可作图。',
    arguments: ['compare', '城乡居民参保率', '--years', '2021-2023'],
  },
  {
    id: 'coverage-table',
    title: 'What there is of whom',
    titleZh: '数据覆盖一览',
    question: 'Of which county and year are there how many reports?',
    questionZh: '各县各年有多少份报告？',
    note: 'missing-years lists the gaps alone.',
    noteZh: '只看缺口用 missing-years。',
    arguments: ['coverage'],
  },
  {
    id: 'profile-of-county',
    title: 'Everything of one county',
    titleZh: '一个县的全部情况',
    question: 'Which projects, money, scores, problems and findings are there of one county?',
    questionZh: '一个县历年有哪些项目、资金、得分、问题和核查发现？',
    note: 'Where several counties share the name, add the prefecture.',
    noteZh: '县名有重复时请加上市名。',
    arguments: ['profile', '石泉县'],
  },
  {
    id: 'search-words',
    title: 'Where words occur',
    titleZh: '按词查找',
    question: 'Which indicators and which passages speak of people working away from home?',
    questionZh: '哪些指标和段落提到外出务工？',
    note: 'Names come first, then passages with their places.',
    noteZh: '先列名称，再列段落及出处。',
    arguments: ['search', '外出务工'],
  },
];

/** All questions, in the order in which they are listed. */
