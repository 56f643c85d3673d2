import type { Indicator } from '../../model/record.js';
import { achieved } from '../achieved.js';
import type { Hit, Rule } from '../rule.js';

const hit = (row: Indicator, message: string): Hit => ({
  message,
  expected: row.target?.raw ?? null,
  actual: row.actual?.raw ?? null,
  at: row.at,
});

export const targetUnmet: Rule = {
  id: 'target.unmet',
  needs: 'unmet',
  severity: 'info',
  explain: 'The result does not reach the target, by number and comparator (or by date).',
  titleZh: '实际完成值未达到指标值',
  explainZh: '按数值和比较符（或日期）判断，实际完成值未达到指标值。',
  check: (report) =>
    report.indicators
      .filter(
        (row) => achieved(row) === false && !(row.weight !== null && row.score !== null && row.score >= row.weight),
      )
      .map((row) =>
        hit(
          row,
          `“${row.level3}”: the result ${row.actual?.raw ?? ''} does not reach the target ${row.target?.raw ?? ''}`,
        ),
      ),
};

export const fullMarksUnmet: Rule = {
  id: 'target.unmet-full-marks',
  needs: 'unmet',
  severity: 'warning',
  explain: 'An indicator has full marks although its result does not reach its target.',
  titleZh: '未达到指标值却得满分',
  explainZh: '实际完成值未达到指标值，自评仍给满分。',
  check: (report) =>
    report.indicators
      .filter(
        (row) =>
          achieved(row) === false &&
          row.weight !== null &&
          row.weight > 0 &&
          row.score !== null &&
          row.score >= row.weight,
      )
      .map((row) =>
        hit(
          row,
          `“${row.level3}” has full marks, but its result ${row.actual?.raw ?? ''} does not reach the target ${row.target?.raw ?? ''}`,
        ),
      ),
};

export const fullMarksEmpty: Rule = {
  id: 'actual.empty-full-marks',
  needs: 'unanswered',
  severity: 'warning',
  explain: 'An indicator has full marks although no result is stated.',
  titleZh: '未填实际完成值却得满分',
  explainZh: '未填写实际完成值，自评却给满分。',
  check: (report) =>
    report.indicators
      .filter(
        (row) =>
          row.actual === null &&
          row.target !== null &&
          row.weight !== null &&
          row.weight > 0 &&
          row.score !== null &&
          row.score >= row.weight,
      )
      .map((row) => hit(row, `“${row.level3}” has full marks without a result`)),
};

export const targetDirection: Rule = {
  id: 'target.direction',
  needs: 'ceilings',
  severity: 'info',
  explain: 'A rate of satisfaction or coverage has an upper limit as its target; ≥ was probably meant.',
  titleZh: '越高越好的指标却写成上限，比较符疑有误',
  explainZh: '满意度、覆盖率等越高越好的指标，指标值却写成上限（≤），疑为≥之误。',
  check: (report) =>
    report.indicators
      .filter(
        (row) =>
          (row.target?.comparator === '<=' || row.target?.comparator === '<') &&
          row.target.unit === '%' &&
          /满意|覆盖率|参保率|合格率|完成率|到位率|及时率/.test(row.level3) &&
          !/不满意|未|投诉/.test(row.level3),
      )
      .map((row) => hit(row, `“${row.level3}” has the target ${row.target?.raw ?? ''}; ≥ was probably meant`)),
};
