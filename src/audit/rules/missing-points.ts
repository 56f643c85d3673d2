import type { Indicator, Report } from '../../model/record.js';
import { formsOf, indicatorsOf } from '../rows.js';
import type { Hit, Rule } from '../rule.js';

/** Rows that lack one of the two columns, in forms where nearly all rows that have the other fill it. */
function lacking(report: Report, has: 'weight' | 'score', lacks: 'weight' | 'score', say: (row: Indicator) => string) {
  return formsOf(report).flatMap((form): Hit[] => {
    const rows = indicatorsOf(report, form).filter((row) => row[has] !== null);
    const gaps = rows.filter((row) => row[lacks] === null);
    // a column that is empty for many rows is merged over them or was never there
    if (gaps.length === 0 || gaps.length * 4 > rows.length) return [];
    return gaps.map((row) => ({ message: say(row), expected: lacks === 'score' ? row.weight : null, actual: lacks === 'score' ? null : row.score, at: row.at })); // prettier-ignore
  });
}

export const scoreMissing: Rule = {
  id: 'score.missing',
  needs: 'unscored',
  severity: 'warning',
  explain: 'An indicator has a weight and no score, in a form that scores its other indicators.',
  explainZh: '同表其他指标均有得分，该指标有分值而未填得分。',
  titleZh: '有分值而无得分',
  check: (report) =>
    lacking(report, 'weight', 'score', (row) => `“${row.level3}” has a weight of ${row.weight ?? ''} and no score`),
};

export const weightMissing: Rule = {
  id: 'weight.missing',
  needs: 'unweighted',
  severity: 'warning',
  explain: 'An indicator has a score and no weight, in a form that weights its other indicators.',
  explainZh: '同表其他指标均有分值，该指标有得分而未列分值。',
  titleZh: '有得分而无分值',
  check: (report) =>
    lacking(report, 'score', 'weight', (row) => `“${row.level3}” scores ${row.score ?? ''} points and has no weight`),
};
