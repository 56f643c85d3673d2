/** Cases of audit rules on funding, execution and spending. */
import { aFunding } from './helpers/extraction.js';
import { anExpenditure, at, EXECUTION, fact, money, row, type Cases } from './audit-making.js';

export const MONEY: Cases = {
  'funding.parts': {
    bad: {
      funding: [
        aFunding({ source: 'total', initialBudget: 0, budget: null, received: null, executed: null, balance: null }),
        aFunding({
          source: 'fiscal',
          initialBudget: 500_000,
          budget: null,
          received: null,
          executed: null,
          balance: null,
        }),
      ],
    },
    says: [{ expected: 500_000, actual: 0 }],
    good: {
      funding: [
        aFunding({
          source: 'total',
          budget: 3_000_000,
          initialBudget: null,
          received: null,
          executed: null,
          balance: null,
        }),
        aFunding({
          source: 'central',
          budget: 2_000_000,
          initialBudget: null,
          received: null,
          executed: null,
          balance: null,
        }),
        aFunding({
          source: 'county',
          budget: 1_000_000,
          initialBudget: null,
          received: null,
          executed: null,
          balance: null,
        }),
      ],
    },
  },
  'execution.rate': {
    bad: { funding: [{ ...EXECUTION, budget: 200, initialBudget: 200, executed: 100, executionRate: 0.98 }] },
    says: [{ expected: 0.5, actual: 0.98 }],
    good: { funding: [{ ...EXECUTION, budget: 726.61, initialBudget: 600, executed: 712.08, executionRate: 0.98 }] },
  },
  'execution.over': {
    bad: { funding: [{ ...EXECUTION, budget: 100, executed: 120 }] },
    says: [{ expected: 100, actual: 120 }],
    good: { funding: [EXECUTION] },
  },
  'execution.points': {
    bad: { funding: [{ ...EXECUTION, executed: 50, executionRate: 0.5, score: 10 }] },
    says: [{ expected: 5, actual: 10 }],
    good: { funding: [{ ...EXECUTION, executionRate: 0.981, score: 9.8 }] },
  },
  'share.base': {
    bad: {
      funding: [aFunding({ form: null, label: '基本支出', source: 'other', executed: 2000, at: at({ paragraph: 9 }) })],
      expenditures: [
        anExpenditure({ item: '工资福利支出', amount: 750, share: 0.75, at: at({ paragraph: 9 }) }),
        anExpenditure({ item: '商品和服务支出', amount: 250, share: 0.25, at: at({ paragraph: 9 }) }),
      ],
    },
    says: [{ expected: 2000, actual: 1000 }],
    good: {
      funding: [aFunding({ form: null, label: '基本支出', source: 'other', executed: 1000, at: at({ paragraph: 9 }) })],
      expenditures: [
        anExpenditure({ item: '工资福利支出', amount: 750, share: 0.75, at: at({ paragraph: 9 }) }),
        anExpenditure({ item: '商品和服务支出', amount: 250, share: 0.25, at: at({ paragraph: 9 }) }),
      ],
    },
  },
  'expenditure.total': {
    bad: {
      expenditures: [
        anExpenditure({ amount: 26_000_000, share: null, at: at({ table: 2, row: 2 }) }),
        anExpenditure({
          item: '支出合计',
          amount: 28_000_000,
          share: null,
          isTotal: true,
          at: at({ table: 2, row: 3 }),
        }),
      ],
    },
    says: [{ expected: 26_000_000, actual: 28_000_000 }],
    good: {
      expenditures: [
        anExpenditure({ amount: 28_000_000, share: null, at: at({ table: 2, row: 2 }) }),
        anExpenditure({
          item: '支出合计',
          amount: 28_000_000,
          share: null,
          isTotal: true,
          at: at({ table: 2, row: 3 }),
        }),
      ],
    },
  },
  'execution.base': {
    bad: { funding: [money({ budget: 1_000_000, received: 800_000, executed: 720_000, executionRate: 0.9 })] },
    says: [{ expected: 0.72, actual: 0.9 }],
    good: { funding: [money({ budget: 1_000_000, received: 800_000, executed: 720_000, executionRate: 0.72 })] },
  },
  'execution.steps': {
    bad: { funding: [money({ weight: 10, score: 10, executionRate: 0.95 })] },
    says: [{ expected: 9.5, actual: 10 }],
    good: [
      { funding: [money({ weight: 10, score: 9.5, executionRate: 0.95 })] },
      { funding: [money({ weight: 10, score: 10, executionRate: 0.5 })] },
    ],
  },
  'funding.balance': {
    bad: { funding: [money({ budget: 1_000_000, executed: 900_000, balance: 200_000 })] },
    says: [{ expected: 100_000, actual: 200_000 }],
    good: [
      { funding: [money({ budget: 1_000_000, executed: 900_000, balance: 100_000 })] },
      { funding: [money({ budget: 1_000_000, received: 950_000, executed: 900_000, balance: 50_000 })] },
      { funding: [money({ budget: 12_345_600, executed: 11_111_150, balance: 1_234_400 })] },
    ],
  },
  'funding.received': {
    bad: { funding: [money({ budget: 1_000_000, received: 1_200_000 })] },
    says: [{ expected: 1_000_000, actual: 1_200_000 }],
    good: { funding: [money({ budget: 1_000_000, received: 1_000_000 })] },
  },
  'execution.unfunded': {
    bad: { funding: [money({ received: 800_000, executed: 900_000 })] },
    says: [{ expected: 800_000, actual: 900_000 }],
    good: { funding: [money({ received: 900_000, executed: 900_000 })] },
  },
  'amount.negative': {
    bad: { funding: [money({ executed: -5000 })], indicators: [row('甲', -10, null)] },
    says: [
      { expected: null, actual: -5000 },
      { expected: null, actual: -10 },
    ],
    good: { funding: [money({ executed: 0, balance: -5000 })] },
  },
  'funding.unit-slip': {
    bad: {
      funding: [
        money({ budget: 1_250_000, executed: 125 }),
        money({ budget: 3_600_000, executed: 352.8, executionRate: 0.98 }),
      ],
    },
    says: [
      { expected: 1_250_000, actual: 125 },
      { expected: 3_528_000, actual: 352.8 },
    ],
    good: { funding: [money({ budget: 1_250_000, executed: 124 }), money({ budget: 1_250_000, executed: 1_250_000 })] },
  },
  'share.sum': {
    bad: {
      expenditures: [0.6, 0.5, 0.2].map((share, i) => anExpenditure({ item: `第${i + 1}项`, amount: null, share })),
    },
    says: [{ expected: 1, actual: 1.3 }],
    good: [
      { expenditures: [0.6, 0.3, 0.1].map((share, i) => anExpenditure({ item: `第${i + 1}项`, amount: null, share })) },
      // two lists in one paragraph, each of them a whole
      {
        expenditures: [0.6, 0.4, 0.7, 0.3].map((share, i) =>
          anExpenditure({ item: `第${i + 1}项`, amount: null, share }),
        ),
      },
    ],
  },
  'expenditure.executed': {
    bad: {
      funding: [money({ executed: 2_500_000 })],
      expenditures: [anExpenditure({ form: 1, item: '支出合计', amount: 2_400_000, isTotal: true })],
    },
    says: [{ expected: 2_500_000, actual: 2_400_000 }],
    good: [
      {
        funding: [money({ executed: 2_500_000 })],
        expenditures: [anExpenditure({ form: 1, amount: 2_500_000, isTotal: true })],
      },
      // printed in 万元 without decimals
      {
        funding: [money({ executed: 2_503_812.5 })],
        expenditures: [anExpenditure({ form: 1, amount: 2_500_000, isTotal: true })],
      },
    ],
  },
  'text.funding': {
    bad: {
      funding: [
        money({ budget: 2_500_000, executed: 2_400_000 }),
        money({ form: null, budget: 2_500_000, executed: 2_300_000 }),
      ],
    },
    says: [{ expected: 2_400_000, actual: 2_300_000 }],
    good: [
      {
        funding: [
          money({ budget: 2_500_000, executed: 2_400_000 }),
          money({ form: null, budget: 2_500_000, executed: 2_400_000 }),
        ],
      },
      { funding: [money({ initialBudget: 2_000_000, budget: 2_500_000 }), money({ form: null, budget: 2_000_000 })] },
      {
        funding: [
          money({ budget: 2_500_000 }),
          money({ form: null, budget: 900_000 }),
          money({ form: null, budget: 1_600_000 }),
        ],
      },
    ],
  },
  'text.unit-slip': {
    bad: {
      funding: [money({ budget: 2_514_000 })],
      facts: [fact('money', '项目预算', '251.4元', '项目预算251.4元。')],
    },
    says: [{ expected: 2_514_000, actual: 251.4 }],
    good: [
      {
        funding: [money({ budget: 2_514_000 })],
        facts: [fact('money', '项目预算', '251.4万元', '项目预算251.4万元。')],
      },
      { funding: [money({ budget: 3_000_000 })], facts: [fact('money', '项目资金', '300元', '项目资金每户300元。')] },
    ],
  },
};
