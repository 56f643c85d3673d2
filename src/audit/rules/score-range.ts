import type { At } from '../../model/record.js';
import type { Hit, Rule } from '../rule.js';

interface Scored {
  readonly weight: number | null;
  readonly score: number | null;
  readonly at: At;
}

const isOff = ({ weight, score }: Scored): boolean =>
  score !== null && ((weight !== null && score > weight + 1e-9) || score < 0);

const hit = ({ weight, score, at }: Scored, name: string): Hit => ({
  message: `“${name}” scores ${score ?? ''} of ${weight ?? '?'} points`,
  expected: weight,
  actual: score,
  at,
});

export const scoreRange: Rule = {
  id: 'score.range',
  severity: 'error',
  explain: 'No row scores more points than its weight, and none scores less than nothing.',
  titleZh: '得分超过分值或为负',
  explainZh: '任何一项的得分不应高于其分值，也不应低于零分。',
  check: (report) => [
    ...report.indicators.filter(isOff).map((row) => hit(row, row.level3)),
    ...report.funding.filter(isOff).map((row) => hit(row, row.label)),
  ],
};
