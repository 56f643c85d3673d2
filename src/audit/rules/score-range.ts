import type { Rule } from '../rule.js';

export const scoreRange: Rule = {
  id: 'score.range',
  severity: 'error',
  explain: 'No row scores more points than its weight, and none scores less than nothing.',
  titleZh: '得分超过分值或为负',
  explainZh: '任何一项的得分不应高于其分值，也不应低于零分。',
  check: (report) =>
    [
      ...report.indicators.map((row) => ({ ...row, name: row.level3 })),
      ...report.funding.map((row) => ({ ...row, name: row.label })),
    ]
      .filter((row) => row.score !== null && ((row.weight !== null && row.score > row.weight + 1e-9) || row.score < 0))
      .map((row) => ({
        message: `“${row.name}” scores ${row.score} of ${row.weight ?? '?'} points`,
        expected: row.weight,
        actual: row.score,
        at: row.at,
      })),
};
