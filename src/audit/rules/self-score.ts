import type { Rule } from '../rule.js';
import { pointsSlack } from '../arithmetic.js';
import { executionScores, fits } from '../rows.js';

/** One of the two may be rounded to fewer places. */
const rounding = (a: number, b: number): number => Math.max(pointsSlack(a, [b]), pointsSlack(b, [a]));

export const selfScore: Rule = {
  id: 'score.stated',
  needs: 'selfScore',
  severity: 'error',
  explain: 'The self score stated for the report is the total of its form (which may leave budget execution out).',
  titleZh: '自评得分与表中总分不符',
  explainZh: '封面或文字所述自评得分应与表中总分一致。',
  check: (report) =>
    report.forms
      .filter(
        (form) =>
          form.totalScore !== null &&
          report.selfScore !== null &&
          report.forms.filter((other) => other.totalScore !== null).length === 1 &&
          Math.abs(form.totalScore - report.selfScore) > rounding(form.totalScore, report.selfScore) &&
          !(form.totalWeight !== 100 && fits(report.selfScore, form.totalScore, executionScores(report, form), 0.006)),
      )
      .map((form) => ({
        message: `the report states a score of ${report.selfScore ?? ''}, its form a total of ${form.totalScore ?? ''}`,
        expected: form.totalScore,
        actual: report.selfScore,
        at: form.at,
      })),
};

const BANDS: Readonly<Record<string, readonly [number, number]>> = {
  优: [90, 100.001],
  良: [80, 90],
  中: [60, 80],
  差: [0, 60],
};

export const gradeBand: Rule = {
  id: 'grade.band',
  needs: 'selfScore',
  severity: 'info',
  explain:
    'The grade is the one that the usual bands (优 from 90, 良 from 80, 中 from 60) give for the score; local rules may differ.',
  titleZh: '评价等次与得分区间不符',
  explainZh: '按通行分档（90分以上为优，80—90为良，60—80为中，60以下为差）判断，评价等次与得分不符；各地分档可能不同。',
  check: (report) => {
    const band = report.grade === null ? undefined : BANDS[report.grade];
    const at = report.forms[0]?.at ?? report.sections[0]?.at;
    if (!band || report.selfScore === null || !at || report.selfScore > 100) return [];
    if (report.selfScore >= band[0] && report.selfScore < band[1]) return [];
    const due =
      Object.entries(BANDS).find(
        ([, [low, high]]) => (report.selfScore ?? 0) >= low && (report.selfScore ?? 0) < high,
      )?.[0] ?? null;
    return [
      {
        message: `a score of ${report.selfScore} is usually graded ${due ?? '?'}, the report says ${report.grade ?? ''}`,
        expected: due,
        actual: report.grade,
        at,
      },
    ];
  },
};
