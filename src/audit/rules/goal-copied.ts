import type { Rule } from '../rule.js';

export const goalCopied: Rule = {
  id: 'goal.copied',
  needs: 'results',
  severity: 'info',
  explain: 'What was achieved is stated in the very words of the goal.',
  titleZh: '实际完成情况照抄预期目标',
  explainZh: '总体目标的实际完成情况与预期目标文字完全相同。',
  check: (report) =>
    report.forms
      .filter(
        (form) =>
          form.goal?.expected != null && form.goal.expected.length > 8 && form.goal.expected === form.goal.actual,
      )
      .map((form) => ({
        message: `form ${form.ordinal} states its result in the words of its goal`,
        expected: null,
        actual: null,
        at: form.at,
      })),
};
