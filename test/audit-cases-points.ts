/** Cases of audit rules on weights, scores and reasons. */
import { EXECUTION, fact, form, money, row, type Cases } from './audit-making.js';

export const POINTS: Cases = {
  'score.total': {
    bad: {
      forms: [form({ totalScore: 97, totalWeight: 100 })],
      funding: [EXECUTION],
      indicators: [row('甲', 50, 50), row('乙', 40, 38)],
    },
    says: [{ expected: 98, actual: 97 }],
    good: {
      forms: [form({ totalScore: 98, totalWeight: 100 })],
      funding: [EXECUTION],
      indicators: [row('甲', 50, 50), row('乙', 40, 38)],
    },
  },
  'weight.total': {
    bad: { forms: [form({ totalWeight: 100 })], indicators: [row('甲', 50, 50), row('乙', 40, 38)] },
    says: [{ expected: 90, actual: 100 }],
    good: {
      forms: [form({ totalWeight: 100 })],
      funding: [EXECUTION],
      indicators: [row('甲', 50, 50), row('乙', 40, 38)],
    },
  },
  'score.range': {
    bad: { indicators: [row('甲', 10, 12)] },
    says: [{ expected: 10, actual: 12 }],
    good: { indicators: [row('甲', 10, 10)], funding: [EXECUTION] },
  },
  'level.weight': {
    bad: {
      indicators: [
        { ...row('甲', 20, 20), level1Weight: 50 },
        { ...row('乙', 20, 20), level1Weight: 50 },
      ],
    },
    says: [{ expected: 50, actual: 40 }],
    good: {
      indicators: [
        { ...row('甲', 30, 20), level1Weight: 50 },
        { ...row('乙', 20, 20), level1Weight: 50 },
      ],
    },
  },
  'reason.missing': {
    bad: { indicators: [row('甲', 10, 9, '≥90%', '85%')] },
    says: [{ expected: 10, actual: 9 }],
    good: { indicators: [{ ...row('甲', 10, 9), reason: '宣传不够' }, row('乙', 10, 10)] },
  },
  'score.stated': {
    bad: { selfScore: 98, forms: [form({ totalScore: 97 })] },
    says: [{ expected: 97, actual: 98 }],
    good: { selfScore: 97, forms: [form({ totalScore: 97 })] },
  },
  'grade.band': {
    bad: { selfScore: 85, grade: '优' },
    says: [{ expected: '良', actual: '优' }],
    good: { selfScore: 90, grade: '优' },
  },
  'weight.hundred': {
    bad: { funding: [EXECUTION], indicators: [row('甲', 50, 50), row('乙', 20, 20), row('丙', 10, 10)] },
    says: [{ expected: 100, actual: 90 }],
    good: [
      { funding: [EXECUTION], indicators: [row('甲', 50, 50), row('乙', 30, 30), row('丙', 10, 10)] },
      { indicators: [row('甲', 50, 50), row('乙', 30, 30), row('丙', 10, 10)] },
      { indicators: [row('甲', 50, 50), row('乙', null, null), row('丙', 10, 10)] },
    ],
  },
  'score.sum': {
    bad: { selfScore: 97, funding: [EXECUTION], indicators: [row('甲', 50, 50), row('乙', 30, 28), row('丙', 10, 10)] },
    says: [{ expected: 98, actual: 97 }],
    good: [
      { selfScore: 98, funding: [EXECUTION], indicators: [row('甲', 50, 50), row('乙', 30, 28), row('丙', 10, 10)] },
      { selfScore: 98, indicators: [row('甲', 30, 30), row('乙', 20, 18), row('丙', 10, 10)] },
      // the points of execution are not printed, its rate is
      {
        selfScore: 97.5,
        funding: [money({ executionRate: 0.95 })],
        indicators: [row('甲', 50, 50), row('乙', 30, 28), row('丙', 10, 10)],
      },
    ],
  },
  'score.missing': {
    bad: { indicators: [row('甲', 10, 10), row('乙', 10, 9), row('丙', 10, 10), row('丁', 10, null)] },
    says: [{ expected: 10, actual: null }],
    good: { indicators: [row('甲', 10, 10), row('乙', 10, null), row('丙', 10, null), row('丁', null, null)] },
  },
  'weight.missing': {
    bad: { indicators: [row('甲', 10, 10), row('乙', 10, 9), row('丙', 10, 10), row('丁', null, 8)] },
    says: [{ expected: null, actual: 8 }],
    good: { indicators: [row('甲', null, 10), row('乙', null, 9), row('丙', null, 10), row('丁', 10, 8)] },
  },
  'level.total': {
    bad: {
      funding: [EXECUTION],
      indicators: [
        row('甲', null, 10, '100%', '100%', { level1Weight: 50 }),
        row('乙', null, 9, '100%', '100%', { level1: '效益指标', level1Weight: 30 }),
      ],
    },
    says: [{ expected: 100, actual: 90 }],
    good: [
      {
        funding: [EXECUTION],
        indicators: [
          row('甲', null, 10, '100%', '100%', { level1Weight: 50 }),
          row('乙', null, 9, '100%', '100%', { level1: '效益指标', level1Weight: 40 }),
        ],
      },
      // a level without a weight may hold what is missing
      {
        funding: [EXECUTION],
        indicators: [
          row('甲', null, 10, '100%', '100%', { level1Weight: 50 }),
          row('乙', null, 9, '100%', '100%', { level1: '效益指标' }),
        ],
      },
      {
        indicators: [
          row('甲', 20, 20, '100%', '100%', { level1Weight: 50, level2Weight: 20 }),
          row('乙', 30, 29, '100%', '100%', { level1Weight: 50, level2: '质量指标', level2Weight: 30 }),
        ],
      },
    ],
  },
  'score.deducted': {
    bad: { indicators: [row('甲', 10, 9, '≥90%', '95%')] },
    says: [{ expected: 10, actual: 9 }],
    good: { indicators: [row('甲', 10, 9, '≥90%', '85%'), row('乙', 10, 9, '≥90%', '95%', { reason: '资料不全' })] },
  },
  'reason.same': {
    bad: {
      indicators: ['甲', '乙', '丙'].map((name) => row(name, 10, 9, '≥90%', '85%', { reason: '部分工程跨年实施' })),
    },
    says: [{ expected: null, actual: '部分工程跨年实施' }],
    good: {
      indicators: [
        ...['甲', '乙'].map((name) => row(name, 10, 9, '≥90%', '85%', { reason: '部分工程跨年实施' })),
        row('丙', 10, 8, '≥90%', '80%', { reason: '征地未完成' }),
      ],
    },
  },
  'text.score': {
    bad: {
      forms: [form({ totalScore: 97, totalWeight: 100 })],
      facts: [fact('score', '自评得分', '98分', '经自评，自评得分98分，等级为“优”。')],
    },
    says: [{ expected: 97, actual: 98 }],
    good: [
      {
        forms: [form({ totalScore: 97, totalWeight: 100 })],
        facts: [fact('score', '自评得分', '97分', '自评得分97分。')],
      },
      {
        forms: [form({ totalScore: 97.6, totalWeight: 100 })],
        facts: [fact('score', '自评得分', '98分', '自评得分98分。')],
      },
      {
        forms: [form({ totalScore: 97, totalWeight: 100 })],
        facts: [fact('score', '自评得分', '46.5分', '整体效能分值50分，自评得分46.5分。')],
      },
      {
        forms: [form({ totalScore: 97, totalWeight: 100 })],
        facts: [
          fact('score', '自评得分', '98分', '甲项目自评得分98分。'),
          fact('score', '自评得分', '95分', '乙项目自评得分95分。'),
        ],
      },
    ],
  },
  'text.level-score': {
    bad: {
      indicators: [row('甲', 30, 30), row('乙', 30, 27)],
      facts: [fact('score', '自评', '60分', '产出指标共60分，自评得60分。')],
    },
    says: [{ expected: 57, actual: 60 }],
    good: [
      {
        indicators: [row('甲', 30, 30), row('乙', 30, 27)],
        facts: [fact('score', '自评', '57分', '产出指标共60分，自评得57分。')],
      },
      {
        indicators: [row('甲', 30, 30), row('乙', 30, 27)],
        facts: [fact('score', '自评', '9分', '项目决策共10分，自评得9分。')],
      },
    ],
  },
};
