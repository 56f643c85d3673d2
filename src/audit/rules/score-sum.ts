import { pointsSlack, round, sum } from '../arithmetic.js';
import { executionScores, fits, formsOf, indicatorsOf } from '../rows.js';
import type { Rule } from '../rule.js';

export const scoreSum: Rule = {
  id: 'score.sum',
  needs: 'scores',
  severity: 'error',
  explain: 'Where a form prints no total, its scores add up to the self score that the report states.',
  explainZh: '表中未印总分时，各项得分之和应等于报告所述自评得分。',
  titleZh: '各项得分之和与自评得分不符',
  check: (report) => {
    const stated = report.selfScore;
    const scored = formsOf(report).filter((form) => indicatorsOf(report, form).some((row) => row.score !== null));
    const [only] = scored;
    const form = report.forms.find((one) => one.ordinal === only);
    if (stated === null || scored.length !== 1 || !form || form.totalScore !== null) return [];
    const rows = indicatorsOf(report, form.ordinal);
    const scores = rows.map((row) => row.score);
    if (scores.includes(null) || rows.length < 3) return [];
    const indicators = sum(scores);
    const execution = executionScores(report, form);
    // a table that holds but a part of the hundred points says nothing of the whole
    const weights = rows.map((row) => row.weight);
    if (weights.includes(null) || sum(weights) < 80) return [];
    if (fits(stated, indicators, execution, pointsSlack(stated, scores))) return [];
    const all = round(indicators + (execution[0]?.[0] ?? 0));
    return [
      {
        message: `the scores of form ${form.ordinal} add up to ${all}, the report states ${stated}`,
        expected: all,
        actual: stated,
        at: form.at,
      },
    ];
  },
};
