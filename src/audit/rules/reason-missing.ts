import type { Rule } from '../rule.js';

export const reasonMissing: Rule = {
  id: 'reason.missing',
  severity: 'warning',
  explain: 'An indicator that scores less than its weight gives a reason, where the form has a column for it.',
  zh: '未得满分而未说明原因',
  check: (report) => {
    // a form without a single reason has no such column, or nobody filled it: that is one remark, not one a row
    return report.indicators
      .filter(
        (row) => row.weight !== null && row.score !== null && row.score < row.weight - 1e-9 && row.reason === null,
      )
      .map((row) => ({
        message: `“${row.level3}” scores ${row.score} of ${row.weight} points without a reason`,
        expected: row.weight,
        actual: row.score,
        at: row.at,
      }));
  },
};
