/** Cases of audit rules on targets, results, goals, years and what the text says. */
import { anExpenditure, fact, form, row, type Cases } from './audit-making.js';

export const VALUES: Cases = {
  'target.unmet': {
    bad: { indicators: [row('甲', 10, 9, '≥95%', '94%')] },
    says: [{ expected: '≥95%', actual: '94%' }],
    good: { indicators: [row('甲', 10, 9, '≥95%', '95%'), row('乙', 10, 9, '≥95%', '良好')] },
  },
  'target.unmet-full-marks': {
    bad: { indicators: [row('甲', 10, 10, '23.45万人', '22.51万人')] },
    says: [{ expected: '23.45万人', actual: '22.51万人' }],
    good: {
      indicators: [
        row('甲', 10, 10, '2023年10月31日前', '2023年4月24日'),
        row('乙', 10, 9, '≥95%', '94%'),
        row('火灾起数', 10, 10, '下降20%以上', '-23.5%'),
        row('单位能耗', 10, 10, '≤-3%', '下降4.2%'),
        row('化肥用量减少', 10, 10, '≥3%', '-3.4%'),
        row('发病人数', 10, 10, '降至5%', '3%'),
        row('群众投诉率', 10, 10, '5%', '2%'),
        row('三公经费', 10, 10, '-5%', '-8%'),
      ],
    },
  },
  'actual.empty-full-marks': {
    bad: { indicators: [row('甲', 10, 10, '≥95%', null)] },
    says: [{ expected: '≥95%', actual: null }],
    good: { indicators: [row('甲', 10, 0, '≥95%', null)] },
  },
  'target.direction': {
    bad: { indicators: [row('群众满意度', 10, 10, '≤95%', '94%')] },
    says: [{ expected: '≤95%', actual: '94%' }],
    good: { indicators: [row('群众投诉率', 10, 10, '≤1%', '0%'), row('群众满意度', 10, 10)] },
  },
  'indicator.duplicate': {
    bad: { indicators: [row('甲', 10, 10), row('甲', 10, 10)] },
    says: [{ expected: null, actual: '甲' }],
    good: { indicators: [row('甲', 10, 10), { ...row('甲', 10, 10), form: 2 }] },
  },
  'year.mismatch': {
    bad: { fiscalYear: 2023, reportDate: '2022-08-16' },
    says: [{ expected: 2024, actual: '2022-08-16' }],
    good: { fiscalYear: 2023, reportDate: '2024-03-16', period: { start: '2023-01', end: '2023-12' } },
  },
  'goal.copied': {
    bad: { forms: [form({ goal: { expected: '确保全县群众病有所医', actual: '确保全县群众病有所医' } })] },
    says: [{ expected: null, actual: null }],
    good: { forms: [form({ goal: { expected: '确保全县群众病有所医', actual: '参保率达到96%' } })] },
  },
  'target.unmet-unexplained': {
    bad: { indicators: [row('甲', null, null, '≥95%', '94%')] },
    says: [{ expected: '≥95%', actual: '94%' }],
    good: {
      indicators: [row('甲', null, null, '≥95%', '95%'), row('乙', null, null, '≥95%', '94%', { reason: '宣传不够' })],
    },
  },
  'value.slip': {
    bad: { indicators: [row('参保人数', 10, 10, '23.45万人', '23.45人'), row('参保率', 10, 10, '95%', '0.95%')] },
    says: [
      { expected: '23.45万人', actual: '23.45人' },
      { expected: '95%', actual: '0.95%' },
    ],
    good: {
      indicators: [
        row('参保人数', 10, 10, '23.45万人', '234500人'),
        row('培训', 10, 10, '1万人次', '1人次'),
        row('投诉率', 10, 10, '≤1%', '0.01%'),
      ],
    },
  },
  'percent.over': {
    bad: { indicators: [row('群众满意度', 10, 10, '≥90%', '950%')], expenditures: [anExpenditure({ share: 1.2 })] },
    says: [
      { expected: '100%', actual: '950%' },
      { expected: 1, actual: 1.2 },
    ],
    good: { indicators: [row('群众满意度', 10, 10, '≥90%', '100%'), row('任务完成率', 10, 10, '100%', '120%')] },
  },
  'target.swapped': {
    bad: { indicators: ['甲', '乙', '丙'].map((name) => row(name, 10, 10, '95%', '≥90%')) },
    says: [{ expected: null, actual: null }],
    good: {
      indicators: [
        row('甲', 10, 10),
        row('乙', 10, 10, '95%', '≥90%'),
        row('丙', 10, 10, '95%', '≥90%'),
        row('丁', 10, 10, '95%', '≥90%'),
      ],
    },
  },
  'actual.comparator': {
    bad: { indicators: [row('甲', 10, 10), row('乙', 10, 10, '≥90%', '≥90%')] },
    says: [{ expected: null, actual: null }],
    good: { indicators: [row('甲', 10, 10), row('乙', 10, 10, '2023年10月底前', '2023年10月底前')] },
  },
  'actual.copied': {
    bad: { indicators: ['甲', '乙', '丙', '丁'].map((name) => row(name, 10, 10, '完成', '完成')) },
    says: [{ expected: null, actual: null }],
    good: { indicators: [...['甲', '乙', '丙'].map((name) => row(name, 10, 10, '完成', '完成')), row('丁', 10, 10)] },
  },
  'actual.future': {
    bad: { indicators: [row('甲', 10, 10, '100%', '预计2024年完成')] },
    says: [{ expected: null, actual: '预计2024年完成' }],
    good: { indicators: [row('甲', 10, 10, '完成', '预期目标已完成'), row('乙', 10, 10, '完成', '计划内完成')] },
  },
  'actual.empty': {
    bad: { indicators: [row('甲', 10, 10), row('乙', 10, 10), row('丙', 10, 0, '≥90%', null)] },
    says: [{ expected: '≥90%', actual: null }],
    good: { indicators: [row('甲', 10, 0, '≥90%', null), row('乙', 10, 0, '≥90%', null), row('丙', 10, 0)] },
  },
  'indicator.forms': {
    bad: { indicators: [row('参保率', 10, 10), row('参保率', 10, 10, '≥90%', '96%', { form: 2 })] },
    says: [{ expected: '95%', actual: '96%' }],
    good: {
      indicators: [
        row('参保率', 10, 10),
        row('参保率', 10, 10, '90%以上', '95%', { form: 2 }),
        row('满意度', 10, 10, '≥90%', '96%', { form: 2 }),
      ],
    },
  },
  'text.actual': {
    bad: {
      indicators: [row('城乡居民参保率', 10, 10, '≥95%', '96%')],
      facts: [fact('percent', '城乡居民参保率', '93.92%', '2023年城乡居民参保率93.92%。')],
    },
    says: [{ expected: '96%', actual: '93.92%' }],
    good: [
      {
        indicators: [row('城乡居民参保率', 10, 10, '≥95%', '96%')],
        facts: [fact('percent', '城乡居民参保率', '96%', '城乡居民参保率96%。')],
      },
      {
        indicators: [row('城乡居民参保率', 10, 10, '≥95%', '96%')],
        facts: [fact('percent', '城乡居民参保率', '93%', '上年城乡居民参保率93%。')],
      },
      {
        indicators: [row('参保人数', 10, 10, '23万人', '234512人')],
        facts: [fact('count', '参保人数', '23.45万人', '参保人数23.45万人。')],
      },
      {
        indicators: [row('参保率', 10, 10), row('参保率', 10, 10, '≥90%', '96%', { level2: '社会效益指标' })],
        facts: [fact('percent', '参保率', '93%', '参保率93%。')],
      },
    ],
  },
  'year.target': {
    bad: { indicators: [row('甲', 10, 10, '2024年10月底前', '2023年9月')] },
    says: [{ expected: 2023, actual: '2024年10月底前' }],
    good: [
      { indicators: [row('甲', 10, 10, '2023年10月底前', '2023年9月')] },
      { period: { start: '2022-03', end: '2024-12' }, indicators: [row('甲', 10, 10, '2024年10月底前', '2023年9月')] },
    ],
  },
  'year.actual': {
    bad: { indicators: [row('甲', 10, 10, '2023年10月底前', '2022年9月20日')] },
    says: [{ expected: 2023, actual: '2022年9月20日' }],
    good: { indicators: [row('甲', 10, 10, '2023年10月底前', '2023年9月20日'), row('乙', 10, 10)] },
  },
  'report.early': {
    bad: { reportDate: '2023-08-16' },
    says: [{ expected: '2023-12', actual: '2023-08-16' }],
    good: [
      { reportDate: '2023-12-20' },
      { reportDate: '2024-03-01' },
      { reportDate: '2023-09-10', period: { start: '2023-01', end: '2023-08' } },
      { reportDate: '2023' },
    ],
  },
  'year.title': {
    bad: { title: '2022年度项目支出绩效自评报告', fiscalYear: 2023 },
    says: [{ expected: 2023, actual: 2022 }],
    good: [
      { title: '2023年度项目支出绩效自评报告', fiscalYear: 2023 },
      { title: '2024年公开2023年度项目支出绩效自评报告', fiscalYear: 2023 },
    ],
  },
  'goal.swapped': {
    bad: {
      forms: [
        form({
          goal: { expected: '已完成改造38公里，群众出行条件改善。', actual: '计划改造40公里，改善群众出行条件。' },
        }),
      ],
    },
    says: [{ expected: '已完成改造38公里，群众出行条件改善。', actual: '计划改造40公里，改善群众出行条件。' }],
    good: { forms: [form({ goal: { expected: '计划改造40公里。', actual: '已完成改造38公里。' } })] },
  },
  'goal.future': {
    bad: { forms: [form({ goal: { expected: '提高群众满意度。', actual: '将进一步提高群众满意度。' } })] },
    says: [{ expected: null, actual: '将进一步提高群众满意度。' }],
    good: { forms: [form({ goal: { expected: '提高群众满意度。', actual: '群众满意度达到96%，将继续提高。' } })] },
  },
};
